"""Versions: sheets of one workbook that hold the same plan as of different times make one action with its updates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from extractors.model import Cell
from pipeline.plan.rows.action_rows import UPDATED, PlanRow
from schema.dates.parse_date import read_date, trailing_time
from schema.vocabulary import fold

AGREEING = 0.6  # of the references of the smaller sheet stand in the other
SAME_WORDS = 0.5  # of the actions under those references


class Version(NamedTuple):
    """A sheet that is named after a time: its words for it, its last day, and its rows by reference."""

    words: str
    last: date
    rows: dict[str, PlanRow]


def joined_versions(rows: Sequence[PlanRow]) -> list[PlanRow]:
    """The rows, those of earlier sheets put to the newest as what was said then, where references and words agree."""
    versions = sorted(_versions(rows), key=lambda version: version.last)
    if len(versions) < 2:
        return list(rows)
    *earlier, newest = versions
    older = [version for version in earlier if _agree(version, newest)]
    joined: set[int] = set()
    made: dict[int, PlanRow] = {}
    for ref, row in newest.rows.items() if older else ():
        told = [(version, version.rows[ref]) for version in older if ref in version.rows]
        joined.update(id(one) for _, one in told)
        timed = _with_updates(row, newest, told) if told else row
        made[id(row)] = replace(timed, section=None) if timed.section == sheet_of(row) else timed
    return [made.get(id(row), row) for row in rows if id(row) not in joined]


def _versions(rows: Sequence[PlanRow]) -> list[Version]:
    """The sheets of the rows that are named after a time, with those of their rows whose reference no other has."""
    sheets: dict[str, list[PlanRow]] = {}
    for row in rows:
        if sheet := sheet_of(row):
            sheets.setdefault(sheet, []).append(row)
    found = []
    for sheet, mine in sheets.items():
        words, last = _time(sheet)
        refs = [row.cell("action_ref").words for row in mine]
        met = Counter(refs)
        once = {ref: row for ref, row in zip(refs, mine, strict=True) if ref and met[ref] == 1}
        if last and once:
            found.append(Version(words, last, once))
    return found


def sheet_of(row: PlanRow) -> str | None:
    """The sheet on which its action stands; None outside workbooks."""
    cell = row.cell("action")
    return cell.look.sheet if cell.look else next((place.sheet for place in cell.places), None)


def _time(name: str) -> tuple[str, date | None]:
    """The words of a sheet's name that tell a time, and its last day."""
    for words in (name, trailing_time(name)[1]):
        reading = read_date(words) if words else None
        if reading and reading.last:
            return words, reading.last
    return name, None


def _agree(one: Version, other: Version) -> bool:
    shared = one.rows.keys() & other.rows.keys()
    same = sum(fold(one.rows[ref].cell("action").words) == fold(other.rows[ref].cell("action").words) for ref in shared)
    fewest = min(len(one.rows), len(other.rows))
    return len(shared) >= AGREEING * fewest and same >= SAME_WORDS * len(shared)


def _with_updates(row: PlanRow, newest: Version, told: Sequence[tuple[Version, PlanRow]]) -> PlanRow:
    """The newest row with what each version says of how the action stands; all other cells of the older rows are
    accounted for as said again."""
    dated = [
        (version.words, name, then.cells[name])
        for version, then in (*told, (newest, row))
        for name in UPDATED
        if name in then.cells and (then.cells[name].words or then.cells[name].fill)
    ]
    again = [cell for _, then in told for cell in printed_cells(then)]
    return replace(row, dated=(*row.dated, *dated), dittos=(*row.dittos, *again))


def printed_cells(row: PlanRow) -> Iterator[Cell]:
    """All cells of a row, and the bands above it."""
    yield from row.cells.values()
    yield from (cell for _, cell in row.extras)
    yield from row.bands
    yield from (cell for _, _, cell in row.dated)
