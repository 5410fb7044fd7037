"""Recognise: a stitched table as the rows of a plan with a field for each column, or as another kind of table that is
named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from extractors.model import Table
from pipeline.plan.table.aside_rows import rows_aside
from pipeline.plan.table.going_on import goes_on, why_goes_on
from pipeline.plan.table.header_rows import joined_headings
from pipeline.plan.table.openings import Contents, Opening, Words, contents_of, opening_of, texts_of
from pipeline.plan.table.plan_tables import OtherTable, PlanTable
from pipeline.plan.table.rating_fills import paint_of
from pipeline.plan.table.segments import segments_of
from schema.columns.column import Column
from schema.columns.known_headings import heading_words, read_heading
from schema.columns.map_columns import by_headings
from schema.columns.match_columns import TableMapping, match_columns
from schema.columns.table_kinds import said_kind
from schema.vocabulary import fold

LONGEST_HEADING = 8  # words
FEWEST_SAME = 3  # headings that must say the same as those above for a blank one to be lent


class Recogniser:
    """Says of each table of a document what it is. Tables under the same headings have one mapping, which all their
    rows together decide; `in_plan` says that the document calls itself a plan."""

    def __init__(self, openings: Sequence[Opening], card: Mapping[str, str], in_plan: bool = False) -> None:
        self.card = card
        self.in_plan = in_plan
        self.contents = contents_of(openings)
        self.mappings: dict[tuple[Words, str], TableMapping] = {}

    def recognise(
        self, opening: Opening, number: int, before: PlanTable | None = None, apart: bool = False
    ) -> list[PlanTable] | OtherTable:
        """What a table is. `before` is the plan table above, with whose columns one without headings may go on; `apart`
        says that a heading stands between the two.

        A table whose header row comes again with other words in a column (a new judgement area) gives one PlanTable for
        each.
        """
        table = opening.table
        placed = {} if opening.headers else _placed(self.card, number)
        kind = None if opening.headers or placed else _kind_by_words_of_row(table)
        why = why_goes_on(before, opening, apart, kind) if before and not placed else ()
        if before and goes_on(why):
            return [PlanTable(number, table, before.columns, tuple(range(len(table.rows))), going_on=why)]
        if kind:
            return OtherTable(number, table, kind)
        headings = _with_lent(opening.headings, before) if opening.said and before else opening.headings
        mapping = self._mapping(opening, headings, placed)
        if mapping.kind != "actions":
            return OtherTable(number, table, mapping.kind, mapping.columns, mapping)
        if _counts_actions(mapping.columns, opening.texts):
            return OtherTable(number, table, "performance", mapping.columns, mapping)
        return self._plan(opening, number, headings, mapping)

    def _mapping(self, opening: Opening, headings: Words, placed: Mapping[str, str]) -> TableMapping:
        key = tuple(map(fold, headings))
        if (key, opening.table.caption) not in self.mappings or not opening.headers:
            below = self.contents.get(key) or next(
                iter(contents_of([opening]).values()), Contents(opening.cells, opening.texts)
            )
            self.mappings[key, opening.table.caption] = match_columns(
                headings,
                below.texts,
                opening.table.caption,
                {**self.card, **placed},
                below.shown,
                paint_of(below.cells),
                self.in_plan,
            )
        return self.mappings[key, opening.table.caption]

    def _plan(self, opening: Opening, number: int, headings: Words, mapping: TableMapping) -> list[PlanTable]:
        table, headers = opening.table, opening.headers
        aside = rows_aside(table, mapping.columns, opening.body) if headers else ()
        kept = tuple(r for r in opening.body if r not in aside)
        above = tuple(range(headers[0])) if headers else ()
        plan = PlanTable(number, table, mapping.columns, kept, (*aside, *headers), above, mapping)
        return segments_of(plan, headings, self.card)


def recognise(
    table: Table, number: int, before: PlanTable | None = None, card: Mapping[str, str] | None = None
) -> list[PlanTable] | OtherTable:
    """What a table by itself is, below the plan table `before`."""
    opening = opening_of(table, card)
    return Recogniser([opening], card or {}).recognise(opening, number, before)


@lru_cache(maxsize=1024)  # cards and lists say the same few labels over and over
def kind_by_labels(labels: tuple[str, ...]) -> str | None:
    """The kind of table that labels of cards or lines name by themselves ("Likelihood", "Impact"), whatever stands
    under them; None where they name none."""
    return said_kind(by_headings(labels, ((),) * len(labels)), ((),) * len(labels)) if labels else None


def _counts_actions(columns: Sequence[Column], contents: Sequence[Sequence[str]]) -> bool:
    """Whether what stands under the heading of actions is how many there are: figures, and no word."""
    said = [text for column, texts in zip(columns, contents, strict=True) if column.field == "action" for text in texts]
    return any(said) and not any(letter.isalpha() for text in said for letter in text)


def _with_lent(headings: Words, before: PlanTable) -> Words:
    """The headings, where all but one at most say what those of the plan table above say, with its own where one is
    blank here: a part of a log ("Actions completed") repeats the headings of the first."""
    pairs = list(zip(headings, before.columns, strict=False))
    same = [_says_same(heading, column) for heading, column in pairs if heading and column.heading]
    if sum(same) < FEWEST_SAME or same.count(False) > 1:
        return headings
    return (*(heading or column.heading for heading, column in pairs), *headings[len(pairs) :])


def _says_same(heading: str, column: Column) -> bool:
    return fold(heading) == fold(column.heading) or read_heading(heading).field == column.field


def _placed(card: Mapping[str, str], number: int) -> dict[str, str]:
    """What a card says of the columns of a table without headings, by their places: "table 2 column 1" -> field."""
    table = f"table {number} "
    words = {heading_words(place): field for place, field in card.items()}
    return {place.removeprefix(table): field for place, field in words.items() if place.startswith(f"{table}column ")}


def _kind_by_words_of_row(table: Table) -> str | None:
    """What a table without headings of a plan is by the words of its first row, where they are as few as headings are;
    None where they name nothing."""
    if any(len(cell.text.split()) > LONGEST_HEADING for cell in table.rows[0]):
        return None
    below = texts_of(table, range(1, len(table.rows)))
    return said_kind(by_headings(joined_headings(table, [0]), below), below, table.caption)
