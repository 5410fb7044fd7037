"""Walks the body of a Word document in reading order: paragraphs, tables as layout grids, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from extractors.model import LARGE_PICTURE, Block, Cell, Issue, Line, Paragraph, Place, Row, Table, Unread, placed_cell
from extractors.word.numbering import Numbering
from extractors.word.paragraph_lines import Piece, boxes, is_blank, lines, paragraph_pieces, word_art
from extractors.word.pictures import pictures
from extractors.word.shading import TableStyle
from extractors.word.styles import P_STYLE, Base, Properties, Styles
from extractors.word.tabbed_rows import FEWEST_PARAGRAPHS, FEWEST_PLACES, cells_between_tabs, is_entry
from extractors.word.table_grid import SHD, Span, header_rows, table_grid
from extractors.word.theme_colours import shading, shape_fill
from extractors.word.xml import P_PR, TBL, Element, P, properties, value, w

ALT_CHUNK = w("altChunk")


@dataclass(slots=True)
class Walk:
    """One reading of a document from its start to its end: list counters, table and note numbers go on as it reads.

    `notes` maps ("footnote", id) to the note's number, in the order the text refers to them.
    """

    styles: Styles
    numbering: Numbering
    theme: Mapping[str, str]
    drawn: frozenset[Element]  # the paragraphs with pictures, text boxes or drawn words
    tabbed: frozenset[Element]  # those with tabs
    tables: int = 0
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    page_area: float = 1.0  # square points

    def blocks(self, container: Element | None) -> Iterator[Block]:
        """The paragraphs with words and the tables in an element, in reading order; a text box after its paragraph."""
        for places, group in groupby(container if container is not None else (), self._places):
            elements = list(group)
            if places >= FEWEST_PLACES and len(elements) >= FEWEST_PARAGRAPHS:
                yield self._tabbed_table(elements)
            else:
                yield from self._each(elements)

    def _places(self, element: Element) -> int:
        """In how many places the words of a paragraph with tabs stand; 0 where it is no row of a table."""
        if element not in self.tabbed or element in self.drawn:
            return 0
        cells = self._cells_of(element)
        return 0 if is_entry(cells) else len(cells)

    def _cells_of(self, paragraph: Element) -> list[list[Piece]]:
        content = list(paragraph)
        return cells_between_tabs(self._pieces(content, _style_id(properties(content, P_PR)), self.styles.plain))

    def _each(self, elements: Iterable[Element]) -> Iterator[Block]:
        for element in elements:
            tag = element.tag
            if tag == P:
                yield from self._paragraph(element)
            elif tag == TBL:
                yield from self._table(element)
            elif tag == ALT_CHUNK:
                self.unread.append(Unread("embedded"))
                self.issues.append(Issue("embedded_not_read", "a document embedded in this one was not read"))

    def _pictures(self, element: Element, place: Place | None = None) -> list[str]:
        """What the file says of each picture in a paragraph; all of them are told as not read, large ones as issues."""
        said = []
        for picture in pictures(element):
            share = min(picture.area / self.page_area, 1.0) or None
            kind: Literal["embedded", "picture"] = "embedded" if picture.is_embedded else "picture"
            self.unread.append(Unread(kind, place, share and round(share, 4), picture.words))
            if picture.is_embedded:
                message = "a chart, diagram or object was not read; give its words as text"
                self.issues.append(Issue("embedded_not_read", message, text=picture.words))
            elif (share or 0) > LARGE_PICTURE:
                message = f"a picture as large as {share:.0%} of a page was not read; give a table in it as a table"
                self.issues.append(Issue("picture_not_read", message, text=picture.words))
            said += [] if picture.is_embedded else [picture.words]
        return said

    def _paragraph(self, element: Element) -> Iterator[Block]:
        is_drawn = element in self.drawn
        if is_drawn:
            self._pictures(element)
        content = list(element)
        stated = properties(content, P_PR)
        found = tuple(line for line in self._lines(content, stated, self.styles.plain, None) if not is_blank(line))
        if found:
            level = self.styles.level(stated)
            yield Paragraph(found, level, is_title=level > 0 and self.styles.is_title(stated))
        if is_drawn:
            for text in word_art(element):
                yield Paragraph((Line(text),))
            for box in boxes(element):
                yield from self.blocks(box)

    def _lines(self, content: Sequence[Element], stated: Properties, base: Base, place: Place | None) -> list[Line]:
        """The lines of a paragraph that holds `content`."""
        style_id = _style_id(stated)
        label, level = self.numbering.label(stated, style_id)
        found = lines(self._pieces(content, style_id, base), label, level, place)
        painted = shading(stated[SHD], self.theme) if SHD in stated else None
        if painted is None:
            return found
        return [line if line.highlight or is_blank(line) else line._replace(highlight=painted) for line in found]

    def _pieces(self, content: Sequence[Element], style_id: str | None, base: Base) -> list[Piece]:
        return paragraph_pieces(content, self.styles, self.styles.paragraph_run(style_id, base), self._note_mark)

    def _tabbed_table(self, paragraphs: Sequence[Element]) -> Table:
        """The table that paragraphs with tabs make; their labels stand in its first column."""
        self.tables += 1
        rows: list[Row] = []
        for row, paragraph in enumerate(paragraphs, 1):
            stated = properties(paragraph, P_PR)
            label, level = self.numbering.label(stated, _style_id(stated))
            cells: list[Cell] = []
            for column, pieces in enumerate(self._cells_of(paragraph), 1):
                place = Place(None, 0.0, 0.0, 0.0, 0.0, self.tables, row, column)
                cells.append(Cell(tuple(lines(pieces, "" if cells else label, level, place)), places=(place,)))
            rows.append(tuple(cells))
        return Table(tuple(rows), (Place(table=self.tables),))

    def _note_mark(self, reference: Element) -> str:
        kind = "footnote" if reference.tag == w("footnoteReference") else "endnote"
        if reference.get(w("customMarkFollows")) in ("1", "true", "on"):
            return ""
        key = (kind, reference.get(w("id"), ""))
        return self.notes.setdefault(key, str(sum(1 for known, _ in self.notes if known == kind) + 1))

    def _table(self, element: Element) -> Iterator[Table]:
        """The table, if it has a cell."""
        grid, rows = table_grid(element)
        if not grid or not grid[0]:
            return
        self.tables += 1
        table = self.tables
        style = TableStyle(element, self.styles, self.theme, len(grid), len(grid[0]))
        cells: dict[Span, Cell] = {}
        found: list[Row] = []
        for number, marks in enumerate(rows, 1):
            spans, grid[number - 1] = grid[number - 1], []  # read, and let go: a large table stands in memory once
            exception = marks.exceptions.get(SHD)
            row: list[Cell] = []
            for column, span in enumerate(spans):
                cell = cells.get(span) if span else None
                if cell is None:
                    place = Place(None, 0.0, 0.0, 0.0, 0.0, table, number, column + 1)
                    cell = self._cell(span, place, style, exception) if span else Cell(places=(place,))
                    if span and (span.width > 1 or span.height > 1):
                        cells[span] = cell
                row.append(cell)
            found.append(tuple(row))
        if self.tables > table and (held := _side_by_side(found)):
            yield from held
            return
        header = header_rows(rows) or int(style.heads and len(rows) > 1)
        yield Table(tuple(found), (Place(table=table),), header)

    def _cell(self, span: Span, place: Place, style: TableStyle, exception: Element | None) -> Cell:
        base, painted = style.looks(span)
        kept: list[Line] = []
        tables: list[Table] = []
        drawn = [p for part in span.parts for p in part.iterchildren(P) if p in self.drawn] if self.drawn else ()
        seen = [said for p in drawn for said in self._pictures(p, place)] if drawn else ()
        for part in span.parts:
            found = self._cell_contents(part, base, place, tables)
            if not kept:
                kept = found
            elif not all(map(is_blank, found)):
                kept += found
        if kept and is_blank(kept[-1]):
            kept = _without_end_blanks(kept)
        stated = exception if span.shd is None else span.shd
        fill = painted if stated is None else shading(stated, self.theme)
        if drawn and not kept and not tables:
            fill = shape_fill(span.parts[0], self.theme) or fill
        return placed_cell(tuple(kept), fill, place, tuple(tables), tuple(seen))

    def _cell_contents(self, part: Iterable[Element], base: Base, place: Place, tables: list[Table]) -> list[Line]:
        found: list[Line] = []
        for element in part:
            tag = element.tag
            if tag == P:
                content = list(element)
                found += self._lines(content, properties(content, P_PR), base, place)
                if self.drawn and element in self.drawn:
                    for box in boxes(element):
                        found += self._cell_contents(box, base, place, tables)
            elif tag == TBL:
                tables += self._table(element)
        return found


def _side_by_side(rows: Sequence[Row]) -> list[Table]:
    """The tables that a table without words of its own sets side by side, in reading order; [] for any other."""
    cells = list({id(cell): cell for row in rows for cell in row}.values())
    if any(cell.lines or cell.pictures for cell in cells):
        return []
    are_beside = any(len({id(cell) for cell in row if cell.tables}) > 1 for row in rows)
    return [table for cell in cells for table in cell.tables] if are_beside else []


def _style_id(stated: Properties) -> str | None:
    return value(stated[P_STYLE]) if P_STYLE in stated else None


def _without_end_blanks(found: list[Line]) -> list[Line]:
    """The lines without blank ones at the end; those before and between words keep what stands beside what."""
    end = len(found)
    while end and is_blank(found[end - 1]):
        end -= 1
    return found[:end]
