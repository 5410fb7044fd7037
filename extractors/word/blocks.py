"""Walks the body of a Word document in reading order: paragraphs, tables as layout grids, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from extractors.model import LARGE_PICTURE, Block, Cell, Issue, Line, Paragraph, Place, Row, Table, Unread
from extractors.word.numbering import Numbering
from extractors.word.paragraph_lines import boxes, is_blank, lines, paragraph_pieces, word_art
from extractors.word.pictures import pictures
from extractors.word.shading import TableStyle
from extractors.word.styles import RunStyle, Styles
from extractors.word.table_grid import Span, header_rows, table_grid
from extractors.word.theme_colours import shading, shape_fill
from extractors.word.xml import Element, child, value, w


@dataclass(slots=True)
class Walk:
    """One reading of a document from its start to its end: list counters, table and note numbers go on as it reads.

    `notes` maps ("footnote", id) to the note's number, in the order the text refers to them.
    """

    styles: Styles
    numbering: Numbering
    theme: Mapping[str, str]
    tables: int = 0
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    page_area: float = 1.0  # square points

    def blocks(self, container: Element | None) -> Iterator[Block]:
        """The paragraphs with words and the tables in an element, in reading order; a text box after its paragraph."""
        for element in container if container is not None else ():
            if element.tag == w("p"):
                yield from self._paragraph(element)
            elif element.tag == w("tbl"):
                yield from self._table(element)
            elif element.tag == w("altChunk"):
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
        self._pictures(element)
        found = tuple(line for line in self._lines(element, self.styles.plain, None) if not is_blank(line))
        if found:
            yield Paragraph(found, self.styles.level(element))
        for text in word_art(element):
            yield Paragraph((Line(text),))
        for box in boxes(element):
            yield from self.blocks(box)

    def _lines(self, element: Element, base: RunStyle, place: Place | None) -> list[Line]:
        style = self.styles.paragraph_run(value(element, "pPr", "pStyle"), base)
        label, level = self.numbering.label(element)
        found = lines(paragraph_pieces(element, self.styles, style, self._note_mark), label, level, place)
        painted = shading(child(element, "pPr", "shd"), self.theme)
        if painted is None:
            return found
        return [line if line.highlight or is_blank(line) else line._replace(highlight=painted) for line in found]

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
        for index, spans in enumerate(grid):
            row: list[Cell] = []
            for column, span in enumerate(spans):
                place = Place(table=table, row=index + 1, column=column + 1)
                if span is None:
                    row.append(Cell(places=(place,)))
                    continue
                if span not in cells:
                    cells[span] = self._cell(span, place, style, rows[index])
                row.append(cells[span])
            found.append(tuple(row))
        header = header_rows(rows) or int(style.heads and len(rows) > 1)
        yield Table(tuple(found), (Place(table=table),), header)

    def _cell(self, span: Span, place: Place, style: TableStyle, row: Element) -> Cell:
        base = style.letters(style.regions(span))
        kept: list[Line] = []
        tables: list[Table] = []
        seen = [said for part in span.parts for p in part.iterchildren(w("p")) for said in self._pictures(p, place)]
        for index, part in enumerate(span.parts):
            found = list(self._cell_contents(part, base, place, tables))
            if index == 0 or not all(is_blank(line) for line in found):
                kept += found
        kept = _without_end_blanks(kept)
        fill = style.fill(span, row)
        if not kept and not tables:
            fill = shape_fill(span.parts[0], self.theme) or fill
        return Cell(tuple(kept), fill, (place,), tuple(tables), tuple(seen))

    def _cell_contents(self, part: Element, base: RunStyle, place: Place, tables: list[Table]) -> Iterator[Line]:
        for element in part:
            if element.tag == w("tbl"):
                tables += self._table(element)
            elif element.tag == w("p"):
                yield from self._lines(element, base, place)
                for box in boxes(element):
                    yield from self._cell_contents(box, base, place, tables)


def _without_end_blanks(found: list[Line]) -> list[Line]:
    """The lines without blank ones at the end; those before and between words keep what stands beside what."""
    end = len(found)
    while end and is_blank(found[end - 1]):
        end -= 1
    return found[:end]
