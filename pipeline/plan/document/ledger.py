"""The ledger: where every word of a document went, page by page, against an independent count of its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from extractors.model import Cell, Document, Line, Place, Table
from extractors.word_count import count_words
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.plan_tables import PlanTable
from schema.columns.date_columns import DATES
from schema.contract import Record

COUNTED_AT_ONCE = 100  # texts; all words of a long tracker together would need much room

Where = tuple[int, str, str]  # page (0 without pages), place, detail
Counts = Counter[Where]  # words


class Placed:
    """The words of each place of a page, counted many texts together: to count those of each alone takes longer."""

    def __init__(self) -> None:
        self.counts: Counts = Counter()
        self._met: dict[Where, list[str]] = {}

    def add(self, lines: Iterable[Line], place: str, stands: Place | None = None) -> None:
        """Puts the words of lines there, each to its page, or to that of the cell that they are of where it `stands`;
        none of lines that others count."""
        page, texts = 0, list[str]()
        for line in lines:
            if line.is_again:
                continue
            if (here := _page(line.place or stands)) != page and texts:
                self.add_texts(texts, (page, place, ""))
                texts = []
            page = here
            texts += _said(line)
        if texts:
            self.add_texts(texts, (page, place, ""))

    def add_texts(self, texts: Iterable[str], where: Where) -> None:
        met = self._met.get(where)
        if met is None:
            met = self._met[where] = []
        met += texts
        if len(met) >= COUNTED_AT_ONCE:
            self._count(where)

    def counted(self) -> Counts:
        for where in [*self._met]:
            self._count(where)
        return self.counts

    def _count(self, where: Where) -> None:
        self.counts[where] += count_words("\n".join(self._met.pop(where)))


def ledger_of(document_id: str, document: Document, walk: Walk) -> Iterator[Record]:
    """The rows of the table `ledger` for one document.

    Words of a page that no part of the reading holds are unplaced; words of an action that stand in two actions have a
    row of their own with their number below zero, so that the sum of a page stays the number of its words.
    """
    counts = _placed(document, walk).counted()
    read: Counter[int] = Counter()
    for (page, _, _), words in counts.items():
        read[page] += words
    for page, words in document.words.items():
        counts[page, "unplaced", "not in the reading"] += max(words - read[page], 0)
    for line, page, number in _placed_twice(walk):
        if not line.is_again:
            counts[page, "unplaced", f"table {number}: {line.text}"] -= count_words("\n".join(_said(line)))
    for (page, place, detail), words in sorted(counts.items()):
        if words:
            yield {
                "document_id": document_id,
                "page": page,
                "place": place,
                "detail": detail or None,
                "words": words,
            }


def _said(line: Line) -> Iterable[str]:
    """The words of a line, its label and what is struck through or raised."""
    return filter(None, (line.label, line.text, line.struck, line.marks))


def _placed(document: Document, walk: Walk) -> Placed:
    """The words of each line of the document with its page, its place and the detail."""
    placed = Placed()
    used = _used(walk)
    plans = {id(plan.table): plan for plan in walk.plans}
    kinds = {id(other.table): other.kind for other in walk.others}
    for block in document.blocks:
        if isinstance(block, Table):
            texts, others = _parted(block, used)
            for at in range(0, len(texts), COUNTED_AT_ONCE):
                placed.add_texts(texts[at : at + COUNTED_AT_ONCE], (0, "action", ""))
            for line, page, nested in _lines(_not_whole(others, used, placed)):
                if id(line) in used:
                    where = page, "action", ""
                elif id(block) in walk.prose_found:
                    where = page, "finding", ""
                elif nested or id(block) in kinds:
                    where = page, "other_table", kinds.get(id(block), "nested")
                else:
                    where = page, "unplaced", f"table {plans[id(block)].number}: {line.text}"
                if not line.is_again:
                    placed.add_texts(_said(line), where)
            continue
        place = "finding" if id(block) in walk.prose_found else "heading" if block.level else "prose"
        placed.add(block.lines, place)
    for place, paragraphs in (("furniture", document.furniture), ("prose", document.notes)):
        placed.add((line for paragraph in paragraphs for line in paragraph.lines), place)
    return placed


def _not_whole(cells: Iterable[Cell], used: Collection[int], placed: Placed) -> Iterator[Cell]:
    """The cells that were not used whole, as most of a plan were; the words of those go to its actions."""
    for cell in cells:
        if id(cell) in used and not cell.tables:
            placed.add(cell.lines, "action", cell.places[0] if cell.places else None)
        else:
            yield cell


def _parted(table: Table, used: Collection[int]) -> tuple[list[str], list[Cell]]:
    """The words of the plain cells of a table that were used as they are, and all its other cells."""
    texts: list[str] = []
    others: list[Cell] = []
    for _, _, cell in table.cells():
        if cell.look is not None and id(cell) in used:  # a plain cell
            texts.append(cell.text)
        else:
            others.append(cell)
    return texts, others


def _lines(cells: Iterable[Cell]) -> Iterator[tuple[Line, int, bool]]:
    """Each line of the cells with its page, and of the tables in them, told by a third value that is true."""
    for cell in cells:
        for line in cell.lines:
            yield line, _page(line.place or (cell.places[0] if cell.places else None)), False
        for nested in cell.tables:
            yield from ((line, page, True) for line, page, _ in _lines(cell for _, _, cell in nested.cells()))


def _used(walk: Walk) -> set[int]:
    """The ids of cells that reached a row, a band or a header, and of the lines of those that are not plain."""
    cells = _cells_used(walk)
    used = {*map(id, cells)}
    for cell in cells:
        if cell.look is None:
            used.update(map(id, cell.lines))
    return used


def _cells_used(walk: Walk) -> list[Cell]:
    """Cells of plan tables that reached a row, a band or a header, and those over the header."""
    cells = [cell for row in walk.rows for cell in row.cells.values()]
    cells += [cell for row in walk.rows for cell in (*row.bands, *row.dittos)]
    cells += [cell for row in walk.rows for _, _, cell in row.dated]
    cells += [cell for row in walk.rows for _, cell in row.extras]
    for plan in walk.plans:
        cells += [cell for r in (*plan.above, *plan.headers) for cell in plan.table.rows[r]]
        cells += _made_anew(plan, {row.row for row in walk.rows if row.table == plan.number})
    return cells


def _made_anew(plan: PlanTable, rows: Iterable[int]) -> Iterator[Cell]:
    """Cells of two fields, and of a date in two columns, in rows that became actions: their lines were cut or joined
    and are new ones."""
    fields = [column.field or "" for column in plan.columns]
    columns = [i for i, name in enumerate(fields) if "+" in name or (name in DATES and fields.count(name) > 1)]
    for r in set(rows) & set(plan.rows):
        yield from (plan.table.rows[r][i] for i in columns)


def _placed_twice(walk: Walk) -> Iterator[tuple[Line, int, int]]:
    """Lines that are words of two actions, with page and table; what stands beside several may be of them all."""
    cells = [row.cell("action") for row in walk.rows]
    if all(cell.is_plain for cell in cells) and len({*map(id, cells)}) == len(cells):
        return  # as in most trackers, whose cells have no lines until somebody asks
    seen: set[int] = set()
    for row, cell in zip(walk.rows, cells, strict=True):
        for line in cell.lines:
            if id(line) in seen:
                yield line, _page(line.place or (cell.places[0] if cell.places else None)), row.table
            seen.add(id(line))


def _page(place: Place | None) -> int:
    return place.page or 0 if place else 0
