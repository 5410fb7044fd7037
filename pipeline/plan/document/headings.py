"""Headings: all that may stand above the actions of a document, prose and bands within tables, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import median
from typing import Literal

from extractors.model import Block, Cell, Line, Paragraph, Table
from pipeline.plan.document.objectives import names_document, names_plan_alone, names_sheet, says_who_or_when
from pipeline.plan.document.outline import BAND, Form, Heading
from pipeline.plan.rows.bands import band_cell, band_parts, is_band, is_band_above
from pipeline.plan.rows.group_rows import is_labelled
from pipeline.plan.table.label_rows import labelled
from pipeline.plan.table.plan_tables import OtherTable, PlanTable
from schema.document.finding_phrases import lead_in
from schema.document.titles import names_any_sheet
from schema.references import split_labelled
from schema.vocabulary import fold

LOWEST_LEVEL = 9  # of a heading, as Word counts them


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a plan that stand together, or a table that is none."""

    kind: Literal["plan", "table"]
    own: bool = False


Look = tuple[int, bool, str | None]  # size in points, whether bold, colour


def headings_of(blocks: Sequence[Block], tables: Mapping[int, Sequence[PlanTable] | OtherTable]) -> list[Heading]:
    """The headings of a document with what stands below each; `tables` says by the position of its block what a table
    is."""
    out: list[Heading] = []
    close = True
    for met in _met(blocks, tables):
        if met is None:
            close = False
        elif isinstance(met, Heading):
            if out and out[-1].below == "end":
                out[-1] = replace(out[-1], below="heading", close=close)
            out.append(met)
            close = True
        elif out:
            below = met.kind if out[-1].below == "end" else out[-1].below
            plan = met.kind == "plan"
            out[-1] = replace(out[-1], below=below, plans=out[-1].plans + plan, own=out[-1].own or met.own)
    return out


def with_bands_outside(
    blocks: Sequence[Block], tables: Mapping[int, Sequence[PlanTable] | OtherTable]
) -> tuple[Block, ...]:
    """The blocks with plain lines right above a plan as headings where bands within the tables have their name and
    other numbers: a page's end may part a band from its table."""
    bands = cache(lambda: _numbers_of_bands(tables.values()))  # asked for where a line with a number stands so
    out: list[Block] = []
    above = False  # whether a plan follows, or such a line over one
    for i, block in reversed(list(enumerate(blocks))):
        if isinstance(block, Table):
            above = not isinstance(tables[i], OtherTable)
        elif above:
            name, number, _ = split_labelled(block.text)
            above = not block.level and bool(number) and number not in bands().get(fold(name), {number})
        out.append(replace(block, level=LOWEST_LEVEL) if above and isinstance(block, Paragraph) else block)
    return tuple(reversed(out))


def _numbers_of_bands(tables: Iterable[Sequence[PlanTable] | OtherTable]) -> dict[str, set[str]]:
    """The numbers of the bands in the plans, by the name before them."""
    numbers: dict[str, set[str]] = {}
    for found in tables:
        for met in (met for plan in (() if isinstance(found, OtherTable) else found) for met in _in_plan(plan, {})):
            name, number, _ = split_labelled(met.words if isinstance(met, Heading) else "")
            numbers.setdefault(fold(name), set()).add(number)
    return numbers


def _met(
    blocks: Sequence[Block], tables: Mapping[int, Sequence[PlanTable] | OtherTable]
) -> Iterator[Heading | Rows | None]:
    """Headings and rows from top to bottom; None for plain prose."""
    looks = {_look(b.lines[0]): b.level for b in blocks if isinstance(b, Paragraph) and b.level and b.lines[0].size}
    for i, block in enumerate(blocks):
        if isinstance(block, Table):
            found = tables[i]
            if isinstance(found, OtherTable):
                yield Rows("table")
            else:
                for plan in found:
                    yield from _in_plan(plan, looks)
        elif block.level and not lead_in(block.text) and not says_who_or_when(block):
            words = " ".join(f"{block.label} {block.text}".split())
            form, title, plain = Form(block.level), names_document(words), names_plan_alone(words)
            sheet = names_sheet(block)
            any_sheet = sheet and names_any_sheet(words)
            yield Heading(id(block), words, form, title=title, plain=plain, sheet=sheet, any_sheet=any_sheet)
        else:
            yield None


def _in_plan(plan: PlanTable, looks: Mapping[Look, int]) -> Iterator[Heading | Rows]:
    own = bool(plan.indices("objective"))
    rows = False
    for index in (*plan.above, *plan.rows):
        row = plan.table.rows[index]
        if index in plan.plain_rows:
            rows = True
            continue
        if is_labelled(plan, row):
            own = own or any(pair.field == "objective" for pair in labelled(row))
            continue
        if is_band_above(plan, row, index) if index in plan.above else is_band(plan, row):
            if rows:
                yield Rows("plan", own)
            rows, cell = False, band_cell(plan, row)
            fill = cell.fill
            for key, words, bold in band_parts(plan, row):
                level = looks.get(_look(cell.lines[0])) if not fill and _is_larger(plan, cell) else None
                band = Form(BAND + (plan.depth_of(row) or 0), f"{fill} {bold}")
                yield Heading(key, words, Form(level) if level else band)
        else:
            rows = rows or any(cell.words for cell in row)
    if rows:
        yield Rows("plan", own)


def _look(line: Line) -> Look:
    return round(line.size), line.bold, line.colour


def _is_larger(plan: PlanTable, cell: Cell) -> bool:
    """Whether a band is set larger than the words of its table, as a heading is that was drawn into it."""
    sizes = [line.size for r in plan.rows for c in plan.table.rows[r] if c is not cell for line in c.lines if line.size]
    return bool(sizes) and cell.lines[0].size > median(sizes)


def objective_columns(plans: Sequence[PlanTable]) -> list[list[str]]:
    """The words of the columns of objectives, those of all tables with as many columns as one; and those of all
    objectives that stand beside a label."""
    found: dict[tuple[int, int], list[str]] = {}
    for plan in plans:
        for column in plan.indices("objective"):
            words = (plan.table.rows[r][column].words for r in plan.rows)
            found.setdefault((plan.table.width, column), []).extend(w for w in words if w)
    return [*found.values(), [words for plan in plans for words in _beside_labels(plan)]]


def _beside_labels(plan: PlanTable) -> Iterator[str]:
    """The objectives that rows of labels and values name ("Objective | 2 Safe homes")."""
    for index in (*plan.above, *plan.rows):
        row = plan.table.rows[index]
        if index not in plan.plain_rows and (index in plan.above or is_labelled(plan, row)):
            yield from (pair.value.words for pair in labelled(row) if pair.field == "objective")
