"""Tables of a document: what each is and what its columns hold, decided once, for whoever asks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extractors.model import Block, Paragraph, Table
from pipeline.plan.table.going_on import columns_stand_alike
from pipeline.plan.table.legend_tables import legend_of_table
from pipeline.plan.table.openings import Opening, first_rows_again, opening_of
from pipeline.plan.table.parts_in_headings import with_parts_told
from pipeline.plan.table.plan_tables import Found, OtherTable, PlanTable
from pipeline.plan.table.recognise import Recogniser
from schema.document.titles import calls_itself_plan, names_minutes, names_plan
from schema.ratings.legends import Legend
from schema.references import opens_attachment


@dataclass(frozen=True)
class DocumentTables:
    """How each table of a document begins and what it is, by the position of its block, and the keys among them."""

    openings: Mapping[int, Opening]
    found: Mapping[int, Found]
    legends: Mapping[int, Legend]

    @cached_property
    def plans(self) -> list[PlanTable]:
        return [plan for found in self.found.values() if not isinstance(found, OtherTable) for plan in found]

    @cached_property
    def others(self) -> list[OtherTable]:
        return [found for found in self.found.values() if isinstance(found, OtherTable)]


def document_tables(blocks: Sequence[Block], card: Mapping[str, str]) -> DocumentTables:
    """What the tables among the blocks of a document are; `card` maps headings to fields as its card says."""
    tables = {i: block for i, block in enumerate(blocks) if isinstance(block, Table)}
    again = first_rows_again(tables.values())
    openings = {i: opening_of(table, card, again) for i, table in tables.items()}
    recogniser = Recogniser([*openings.values()], card, _calls_itself_a_plan(blocks))
    legends = {i: legend for i, table in tables.items() if (legend := legend_of_table(table))}
    found = _with_headings_below(dict(_found(blocks, openings, recogniser, legends)), openings, recogniser)
    found = with_parts_told(found)
    title = next((block.text for block in blocks if isinstance(block, Paragraph) and block.text.strip()), "")
    if names_minutes(title) and "action" not in card.values():
        attached = _plan_attached(blocks)
        found = {i: one if i > attached else _in_minutes(one) for i, one in found.items()}
    return DocumentTables(openings, found, legends)


def _with_headings_below(
    found: dict[int, Found], openings: Mapping[int, Opening], recogniser: Recogniser
) -> dict[int, Found]:
    """The tables, one without headings as a plan where it goes on with the columns of the plan below it, which stand at
    the same places: its own headings stayed behind at the foot of the page before."""
    out: dict[int, Found] = {}
    below: PlanTable | None = None
    for i, one in reversed(found.items()):
        if isinstance(one, OtherTable) and below and not openings[i].headers:
            if columns_stand_alike(one.table, below.table):
                one = recogniser.recognise(openings[i], one.number, below, apart=True)
        elif not isinstance(one, OtherTable) and one:
            below = one[0]
        out[i] = one
    return dict(reversed(out.items()))


def _calls_itself_a_plan(blocks: Sequence[Block]) -> bool:
    """Whether one of the first lines of a document, or a heading of it, names a plan."""
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    return calls_itself_plan(line.text for line in lines) or any(names_plan(line.text) for line in lines if line.level)


def _plan_attached(blocks: Sequence[Block]) -> int:
    """Where a plan begins that is attached to what stands before it ("Appendix 1: Improvement plan", in one heading or
    two); behind all blocks where none is."""
    headings = [(i, one.text) for i, one in enumerate(blocks) if isinstance(one, Paragraph) and one.level]
    for (at, words), (_, below) in zip(headings, [*headings[1:], (0, "")], strict=True):
        title = opens_attachment(words)
        if title is not None and names_plan(title or below):
            return at
    return len(blocks)


def _in_minutes(found: Found) -> Found:
    """A table of actions as what it is in the minutes of a meeting: what members are to do for the next."""
    if isinstance(found, OtherTable) or not found:
        return found
    plan = found[0]
    likeliest = tuple(plan.indices("action"))
    mapping = plan.mapping and replace(plan.mapping, kind="minutes", likeliest=likeliest)
    return OtherTable(plan.number, plan.table, "minutes", plan.columns, mapping)


def _found(
    blocks: Sequence[Block], openings: Mapping[int, Opening], recogniser: Recogniser, legends: Collection[int]
) -> Iterator[tuple[int, Found]]:
    before: PlanTable | None = None
    apart = False  # whether a heading stands between the plan table before and here
    number = 1
    for i, block in enumerate(blocks):
        if not isinstance(block, Table):
            apart = apart or bool(block.level)
            continue
        if i in legends:
            found: Found = OtherTable(number, block, "legend")
        else:
            found = recogniser.recognise(openings[i], number, before, apart)
        yield i, found
        number += bool(found)
        if isinstance(found, list) and found:
            before, apart = found[-1], False
