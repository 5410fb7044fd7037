"""The same plan told as a Word file, a PDF, a workbook and a page of Markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter
from reportlab.lib.utils import simpleSplit

from tests.draw_pdf import LEADING, Page
from tests.draw_word import p, tbl, tc, tr, write_word
from tests.generality.invented import Plan

Draw = Callable[[Plan, Path], Path]
TITLE = "Action plan after inspection"
OUTLINE_LEVEL = '<w:outlineLvl w:val="{}"/>'
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def word(plan: Plan, folder: Path) -> Path:
    """A table below each objective as a heading."""
    parts = [p(TITLE, OUTLINE_LEVEL.format(0))]
    for aim, rows in plan.groups:
        parts.append(p(escape(aim), OUTLINE_LEVEL.format(1)))
        parts.append(tbl(_row(plan.headings), *(_row(plan.cells(row)) for row in rows)))
    return write_word(folder / "plan.docx", "".join(parts))


def word_with_bands(plan: Plan, folder: Path) -> Path:
    """One table, each objective a row of one cell over its full width."""
    return write_word(folder / "plan.docx", p(TITLE, OUTLINE_LEVEL.format(0)) + tbl(*_banded(plan)))


def word_over_pages(plan: Plan, folder: Path) -> Path:
    """The table with bands cut by page breaks, its headings repeated on each page."""
    heading, *rows = _banded(plan)
    cut = len(rows) // 2
    parts = [tbl(heading, *rows[:cut]), PAGE_BREAK, tbl(heading, *rows[cut:])]
    return write_word(folder / "plan.docx", p(TITLE, OUTLINE_LEVEL.format(0)) + "".join(parts))


def workbook(plan: Plan, folder: Path) -> Path:
    """One sheet, each objective a merged row."""
    path = folder / "plan.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet, bold = book.add_worksheet("Plan"), book.add_format({"bold": True})
    sheet.write_row(0, 0, plan.headings, bold)
    at = 1
    for aim, rows in plan.groups:
        sheet.merge_range(at, 0, at, len(plan.columns) - 1, aim, bold)
        for i, row in enumerate(rows, start=at + 1):
            sheet.write_row(i, 0, plan.cells(row))
        at += len(rows) + 1
    book.close()
    return path


def markdown(plan: Plan, folder: Path) -> Path:
    lines = [f"# {TITLE}", ""]
    for aim, rows in plan.groups:
        table = [plan.headings, ["---"] * len(plan.columns), *(plan.cells(row) for row in rows)]
        lines += [f"## {aim}", "", *("| " + " | ".join(cells) + " |" for cells in table), ""]
    path = folder / "plan.md"
    path.write_text("\n".join(lines), "utf-8")
    return path


def pdf(plan: Plan, folder: Path) -> Path:
    """A ruled table with bands on as many pages as it needs, its headings on each."""
    path = folder / "plan.pdf"
    page = Page(path)
    wide = {"action": 260.0, "ref": 40.0}
    widths = [wide.get(field, 120.0) for field, _ in plan.columns]
    xs = [40.0 + sum(widths[:i]) for i in range(len(widths) + 1)]
    page.text(40, 30, TITLE, size=16, font="Helvetica-Bold")
    top = _drawn_row(page, xs, 70.0, plan.headings, "Helvetica-Bold")
    for aim, rows in plan.groups:
        for cells in ([aim], *(plan.cells(row) for row in rows)):
            if top > 330:
                page.canvas.showPage()
                top = _drawn_row(page, xs, 40.0, plan.headings, "Helvetica-Bold")
            band = len(cells) == 1
            top = _drawn_row(
                page, [xs[0], xs[-1]] if band else xs, top, cells, "Helvetica-Bold" if band else "Helvetica"
            )
    page.save()
    return path


def _drawn_row(page: Page, xs: list[float], top: float, cells: list[str], font: str) -> float:
    """Draws a row with rules around its cells; the y it ends at."""
    texts = [
        "\n".join(simpleSplit(text, font, 9, b - a - 10)) for a, b, text in zip(xs[:-1], xs[1:], cells, strict=True)
    ]
    bottom = top + 8 + LEADING * max(text.count("\n") + 1 for text in texts)
    page.grid(xs, [top, bottom])
    page.cells(xs, [top], [texts], font)
    return bottom


def _banded(plan: Plan) -> list[str]:
    rows = [_row(plan.headings)]
    for aim, deeds in plan.groups:
        rows.append(tr(tc(escape(aim), f'<w:gridSpan w:val="{len(plan.columns)}"/>')))
        rows += [_row(plan.cells(row)) for row in deeds]
    return rows


def _row(cells: list[str]) -> str:
    return tr(*map(escape, cells))


DRAWINGS: dict[str, Draw] = {f.__name__: f for f in (word, word_with_bands, word_over_pages, workbook, markdown, pdf)}
