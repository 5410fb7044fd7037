"""What a sheet says around its cells: merges, tables, headings, notes, links, lists to choose from, drawn words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from openpyxl.utils import range_boundaries

from extractors.sheet.package import Package
from extractors.sheet.texts import text_of
from extractors.sheet.xml import R_NS, X14_NS, XM_NS, Element, is_true, s

THREADED = "Comment:\n"  # what a reply's older copy says its words behind, below advice to update Excel
A_P, A_T = (f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{name}" for name in ("p", "t"))


class Area(NamedTuple):
    """A rectangle of cells, its ends included, from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table object or a filtered range: its area, how many of its rows are headings, and how many sums."""

    area: Area
    headers: int = 1
    totals: int = 0


class Choice(NamedTuple):
    """Cells whose words are chosen from a list, and the formula that names it."""

    area: Area
    formula: str


@dataclass
class SheetParts:
    """`frozen` counts the rows at the top that stay in sight or come again on each printed page; `notes` are (address,
    words) of comments and links, and words drawn over the sheet under ""."""

    merges: list[Area] = field(default_factory=list)
    tables: list[NamedTable] = field(default_factory=list)
    frozen: int = 0
    widths: dict[int, float] = field(default_factory=dict)
    hidden_columns: list[Area] = field(default_factory=list)
    chosen: list[Choice] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)


def sheet_parts(package: Package, part: str, root: Element) -> SheetParts:
    """What surrounds the cells of a sheet, whose XML without rows is `root`."""
    found = SheetParts()
    found.merges = [area for e in root.iter(s("mergeCell")) for area in areas(e.get("ref", ""))]
    found.frozen = max((int(float(e.get("ySplit", "0"))) for e in root.iter(s("pane")) if _freezes(e)), default=0)
    for column in root.iter(s("col")):
        left, right = int(column.get("min", "1")), int(column.get("max", "1"))
        width = 0.0 if is_true(column.get("hidden")) else float(column.get("width", "9"))
        found.widths |= dict.fromkeys(range(left, min(right, left + 1000) + 1), width)
        if not width:
            found.hidden_columns.append(Area(1, left, 1, right))
    found.tables += [NamedTable(a) for e in root.iterchildren(s("autoFilter")) for a in areas(e.get("ref", ""))]
    for choice in root.iter(s("dataValidation"), f"{{{X14_NS}}}dataValidation"):
        if choice.get("type") == "list":
            formula = choice.findtext(s("formula1")) or choice.findtext(f"{{{X14_NS}}}formula1/{{{XM_NS}}}f") or ""
            where = areas(choice.get("sqref") or choice.findtext(f"{{{XM_NS}}}sqref") or "")
            found.chosen += [Choice(area, formula) for area in where]
    relations = {r.id: r for r in package.relations(part)}
    for link in root.iter(s("hyperlink")):
        relation = relations.get(link.get(f"{{{R_NS}}}id", ""))
        if relation and relation.outside:
            found.notes.append((link.get("ref", ""), relation.target))
    for relation in relations.values():
        _take(package, relation.kind, relation.target, found)
    found.furniture = [text for e in root.iter(s("headerFooter")) for e in e for text in _printed(e.text or "")]
    return found


def formatting_rules(root: Element) -> Iterator[tuple[Element, tuple[Area, ...]]]:
    """The rules of a sheet that paint or draw by what its cells say, and where each counts."""
    for format_ in root.iterchildren(s("conditionalFormatting")):
        where = tuple(areas(format_.get("sqref", "")))
        yield from ((rule, where) for rule in format_.iterchildren(s("cfRule")))


def cells_in(where: Iterable[Area], rows: Sequence[int], last_column: int) -> Iterator[tuple[int, int]]:
    """The addresses, row and column, of areas in these rows, which are in order, up to a column."""
    for area in where:
        right = min(area.right, last_column)
        for row in rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]:
            yield from ((row, column) for column in range(area.left, right + 1))


def areas(sqref: str) -> list[Area]:
    """The rectangles of a list of addresses: "B2:B9 D4"; those that are none are left out."""
    found = []
    for one in sqref.replace("$", "").split():
        try:
            left, top, right, bottom = range_boundaries(one)
        except (ValueError, TypeError):
            continue
        found.append(Area(top or 1, left or 1, bottom or 1_048_576, right or 16_384))
    return found


def _freezes(pane: Element) -> bool:
    return (pane.get("state") or "").startswith("frozen")


def _take(package: Package, kind: str, part: str, found: SheetParts) -> None:
    root = package.root(part) if kind in ("comments", "table", "drawing") else None
    if root is None:
        return
    if kind == "comments":
        found.notes += list(_comments(root))
    elif kind == "drawing":
        texts = ("".join(t.text or "" for t in p.iter(A_T)).strip() for p in root.iter(A_P))
        found.notes += [("", text) for text in texts if text]
    else:
        headers, totals = int(root.get("headerRowCount", "1")), int(root.get("totalsRowCount", "0"))
        found.tables += [NamedTable(area, headers, totals) for area in areas(root.get("ref", ""))]


def _comments(root: Element) -> Iterator[tuple[str, str]]:
    for comment in root.iter(s("comment")):
        text = comment.find(s("text"))
        words = "" if text is None else text_of(text).plain
        words = words.partition(THREADED)[2] if words.startswith("[Threaded comment]") else words
        if words.strip():
            yield comment.get("ref", ""), words.strip()


def _printed(code: str) -> list[str]:
    """The words of a printed header or footer, whose codes name its three parts, fonts and page numbers."""
    parts = re.split(r"&[LCR]", re.sub(r'&"[^"]*"|&K[0-9A-F+]{6}|&\d+|&[^LCR]', "", code))
    return [part.strip() for part in parts if part.strip()]
