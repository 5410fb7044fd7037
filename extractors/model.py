"""What every extractor gives: one `Document` of headings, paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

HYPHENS = ("-", "\u2010")
LONE = tuple(f" {hyphen}" for hyphen in HYPHENS)  # a dash
SOFT_HYPHEN = "\u00ad"  # ends a line whose last word goes on in the next, though no hyphen is printed
DEEPEST_HEADING = 9  # level of a paragraph, as Word has them
LARGE_PICTURE = 0.12  # of a page: it may well be of a table; a smaller one is a logo, a portrait or a sign


class Unreadable(Exception):  # noqa: N818 - a state a document ends in, not a fault of the program
    """A document that cannot be read.

    `reason` is a code of the contract (encrypted, not_a_pdf, corrupt, empty, no_text_layer, too_large,
    needs_libreoffice, unsupported ...); `detail` says in words what was met, and where it helps what to do next.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class Place(NamedTuple):
    """Where something stands: a page and box in a PDF; a table, row and column in Word and text, which have no pages; a
    sheet, with its own rows and columns, in a workbook.

    Pages, tables, rows and columns count from 1. Boxes are in points from the top left of the page as it is shown.
    """

    page: int | None = None
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None

    @property
    def address(self) -> str | None:
        """The cell of a sheet as a workbook names it: "E7"; None elsewhere."""
        if self.sheet is None or self.row is None or self.column is None:
            return None
        return address(self.row, self.column)


def address(row: int, column: int) -> str:
    """A cell of a sheet as a workbook names it: "E7"."""
    return f"{_letters(column)}{row}"


@cache  # each row asks for the same few
def _letters(column: int) -> str:
    """The letters of a sheet's column, from 1: "A", "AB"."""
    letters, left = "", column
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


class Line(NamedTuple):
    """One printed line, or one paragraph of Word up to a line break.

    `wraps` says that this line only goes on with the one above because the column was full; otherwise the author began
    a new line. A Word line never wraps. Blank lines between words are kept (text ""), for what stands beside what.
    `struck` holds words printed struck through, `marks` superscript footnote marks: neither is in `text`.
    """

    text: str
    label: str = ""  # bullet or number the line opens with, as displayed: "•", "1.1", "a)"
    wraps: bool = False
    bold: bool = False
    size: float = 0.0  # points; 0 where the format does not say
    colour: str | None = None  # of the letters, "FF0000", where it is not black
    highlight: str | None = None
    struck: str = ""
    marks: str = ""
    level: int = 0  # depth in a list, or indent of a sheet's cell, from 0
    place: Place | None = None
    is_again: bool = False  # whether its words are those of another line, which counts them


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together outside of tables, or one item of a cell. `level` 1 to 9 is a heading, 0 plain
    text; `is_title` says that it is set in the style a format has for the title of a document.

    `text` is worked out when it is first asked for: its words without the label, wrapped lines joined, line breaks of
    the author as a newline.
    """

    lines: tuple[Line, ...]
    level: int = 0
    is_title: bool = False
    text: str = field(init=False, repr=False, compare=False)

    if not TYPE_CHECKING:  # a checker would take any name for one of a paragraph

        def __getattr__(self, name: str) -> str:
            """Called for a slot that is still empty."""
            if name != "text":
                raise AttributeError(name)
            object.__setattr__(self, "text", join(self.lines))
            return self.text

    @property
    def label(self) -> str:
        return self.lines[0].label if self.lines else ""

    @property
    def bold(self) -> bool:
        """Whether all of its words are bold."""
        return any(line.text for line in self.lines) and all(line.bold for line in self.lines if line.text)

    @property
    def place(self) -> Place | None:
        return self.lines[0].place if self.lines else None

    @property
    def page(self) -> int | None:
        return self.place.page if self.place else None


class Look(NamedTuple):
    """How all letters of a sheet's cells look that have one style."""

    sheet: str
    bold: bool = False
    size: float = 0.0
    colour: str | None = None
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a layout grid. A cell cut by a page break has the lines of both parts and both places.

    `text`, `words` and `items` are worked out when they are first asked for, and kept in slots: in a workbook of half a
    million cells a dict each would take more room than what they hold. So would a line and a place each: a cell that
    `plain_cell` makes holds its words, their look and its address, of which lines and places are made when asked for.
    """

    lines: tuple[Line, ...] = ()
    fill: str | None = None  # as seen, six upper-case hex digits; None where nothing is painted
    places: tuple[Place, ...] = ()
    tables: tuple[Table, ...] = ()  # tables nested in the cell
    pictures: tuple[str, ...] = ()  # what the file says of each picture in the cell ("" where nothing)
    text: str = field(init=False, repr=False, compare=False)  # with labels, a newline where the author broke the line
    words: str = field(init=False, repr=False, compare=False)  # its text on one line, a space for each run of blanks
    items: tuple[Paragraph, ...] = field(init=False, repr=False, compare=False)  # its lines as the author began them
    look: Look | None = field(default=None, init=False, repr=False, compare=False)  # of a plain cell, as are these two
    row: int = field(init=False, repr=False, compare=False)
    column: int = field(init=False, repr=False, compare=False)

    if not TYPE_CHECKING:  # a checker would take any name for one of a cell

        def __getattr__(self, name: str) -> object:
            """Called for a slot that is still empty."""
            if name not in WORKED_OUT:
                raise AttributeError(name)
            value = WORKED_OUT[name](self)
            if self.look is None or name not in ("places", "items"):  # which cost more room than work
                object.__setattr__(self, name, value)
            return value

    @property
    def is_plain(self) -> bool:
        """Whether `plain_cell` made it."""
        return self.look is not None

    @property
    def ink(self) -> str | None:
        """The colour of its letters, or of what they are marked with, in the first line with words."""
        if self.look is not None:
            return self.look.colour if self.text else None
        return next((line.highlight or line.colour for line in self.lines if line.text), None)

    @property
    def level(self) -> int:
        """How far in its first line stands, as a list's or a sheet's."""
        return self.look.indent if self.look is not None else self.lines[0].level if self.lines else 0

    @property
    def is_blank(self) -> bool:
        """Whether no line stands in it, not even one struck through."""
        return not (self.text or self.lines)

    @property
    def bold(self) -> bool:
        return Paragraph(self.lines).bold


def plain_cell(text: str, fill: str | None, look: Look, row: int, column: int) -> Cell:
    """The cell of a sheet that shows `text`, one line without a label and with single blanks, or nothing."""
    cell: Any = object.__new__(_OpenCell)  # whose slots no checker lets anybody fill
    cell.fill = fill
    cell.tables = cell.pictures = ()
    cell.text = cell.words = text
    cell.look, cell.row, cell.column = look, row, column
    cell.__class__ = Cell
    made: Cell = cell
    return made


def placed_cell(
    lines: tuple[Line, ...],
    fill: str | None,
    place: Place,
    tables: tuple[Table, ...] = (),
    pictures: tuple[str, ...] = (),
) -> Cell:
    """The cell with these lines that stands at this place of a page, or of a table in Word."""
    cell: Any = object.__new__(_OpenCell)
    cell.lines, cell.fill, cell.places, cell.tables, cell.pictures = lines, fill, (place,), tables, pictures
    cell.look = None
    cell.__class__ = Cell
    made: Cell = cell
    return made


class _OpenCell(Cell):
    """A cell while it is made: to fill the slots of a frozen one takes four times as long, half a second of a workbook
    of half a million cells."""

    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__  # without it Python would look for the other each time


def cell_of_lines(lines: Iterable[Line]) -> Cell:
    """The cell that holds these lines, at the places where they stand."""
    lines = tuple(lines)
    return Cell(lines, places=tuple({line.place: None for line in lines if line.place}))


def _lines(cell: Cell) -> tuple[Line, ...]:
    assert cell.look is not None
    _, bold, size, colour, level = cell.look
    line = Line(cell.text, bold=bold, size=size, colour=colour, level=level, place=cell.places[0])
    return (line,) if cell.text else ()


def _places(cell: Cell) -> tuple[Place, ...]:
    assert cell.look is not None
    return (Place(row=cell.row, column=cell.column, sheet=cell.look.sheet),)


def _text(cell: Cell) -> str:
    """Its words with their labels, wrapped lines joined, line breaks of the author as a newline, blank lines
    dropped."""
    return join(cell.lines, labels=True)


def _words(cell: Cell) -> str:
    """Its text on one line; kept once where that is the same."""
    words = " ".join(cell.text.split())
    return cell.text if words == cell.text else words


def _items(cell: Cell) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(tuple(lines)) for lines in lines_by_item(cell))


def lines_by_item(cell: Cell) -> list[list[Line]]:
    """The lines of each of a cell's `items`, which are not kept for that. A line that wraps belongs to the one
    above; no item is blank."""
    groups: list[list[Line]] = []
    for line in cell.lines:
        if groups and line.wraps:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [lines for lines in groups if any(line.text or line.label or line.struck for line in lines)]


WORKED_OUT: Mapping[str, Callable[[Cell], object]] = {
    "text": _text,
    "words": _words,
    "items": _items,
    "lines": _lines,
    "places": _places,
}

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A layout grid (python-docx's idea): always a rectangle; a merged cell stands, as the same object, at every
    address it covers.

    `header` counts the rows at the top that are known to be headings (marked so in Word, repeated on later pages in a
    PDF); 0 where nothing says so. `joins` gives, by row index, why a row cut by a page break was made whole; `choices`,
    by column index, what its cells may say where the file lists it.
    """

    rows: tuple[Row, ...]
    places: tuple[Place, ...] = ()  # one a page it stands on
    header: int = 0
    joins: Mapping[int, str] = field(default_factory=dict, hash=False)
    choices: Mapping[int, tuple[str, ...]] = field(default_factory=dict, hash=False)
    caption: str = ""  # words printed as its title, inside its frame or in the format's own caption
    open_top: bool = False  # on a page: no rule closes it at the top, so its first row may go on from the page before
    open_bottom: bool = False  # on a page: no rule closes it at the foot, so its last row may go on overleaf

    @property
    def place(self) -> Place | None:
        """Where its first part stands."""
        return self.places[0] if self.places else None

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(sorted({p.page for p in self.places if p.page is not None}))

    def under(self, row: Row) -> Table:
        """The table with one more row at its top, which closes it there; its places and headings stay."""
        joins = {r + 1: why for r, why in self.joins.items()}
        return replace(self, rows=(row, *self.rows), joins=joins, open_top=False)

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        """Each cell once, with the row and column (from 0) of its top left corner."""
        seen: set[int] = set()  # not of plain cells, which are many and stand nowhere but beside themselves
        above: Row = ()
        for r, row in enumerate(self.rows):
            for c, cell in enumerate(row):
                if cell.look is not None:
                    if (c and row[c - 1] is cell) or (above and above[c] is cell):
                        continue
                elif id(cell) in seen:
                    continue
                else:
                    seen.add(id(cell))
                yield r, c, cell
            above = row


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Issue:
    """Something met while reading that a person should know of: `code` names it, `text` is what was printed there,
    `place` tells where on the page."""

    code: str
    message: str
    page: int | None = None
    text: str = ""
    severity: str = "warning"  # info | warning | error
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that is seen and was not read as words: a row of the second ledger.

    `share` is that of the page as drawn, None where the format does not tell. `words` is what the file itself says of
    it: the description of a picture, the name of a layer, what a form field asks for.
    """

    kind: Literal["picture", "form_field", "drawn_mark", "layer", "embedded", "outside"]
    place: Place | None = None
    share: float | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it was read, before anybody asks what it means.

    `words` is the number of words (see `count_words`) on each page (from 1; 0 for all of a format without pages),
    counted independently of the reading: in pdfium's own text of the page, or in all text elements of the XML and
    the labels its numbering makes.
    """

    media_type: str
    blocks: tuple[Block, ...] = ()
    furniture: tuple[Paragraph, ...] = ()  # running headers and footers, page numbers, headings repeated by tables
    running: tuple[Table, ...] = ()  # tables of the page header; their words are furniture too
    notes: tuple[Paragraph, ...] = ()  # footnotes and endnotes
    pages: int | None = None
    words: Mapping[int, int] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)  # title, author, created ... as the file itself says
    issues: tuple[Issue, ...] = ()
    extractor: str = ""  # "pdf", "word", "text", "sheet"
    is_paged: bool = False  # its tables are cut where a page ends: printed pages, or a text made of them
    unread: tuple[Unread, ...] = ()  # what is seen in it and was not read

    @property
    def has_positions(self) -> bool:
        """Whether its words have places on pages."""
        return any(place.page is not None for table in self.tables for place in table.places)

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(b for b in self.blocks if isinstance(b, Table))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(b for b in self.blocks if isinstance(b, Paragraph))


def join(lines: tuple[Line, ...], labels: bool = False) -> str:
    """Lines as running text: a wrapped line after a space, or after its hyphen; any other on a line of its own; blanks
    dropped. A soft hyphen at a line's end says that its last word goes on in the next, and is dropped.

    A hyphen at the end of a wrapped line stays ("co-" + "ordinator"): whether it was printed for the break alone the
    page does not say.
    """
    if len(lines) == 1:
        (line,) = lines
        return f"{line.label} {line.text}".strip() if labels and line.label else line.text.strip()
    out = ""
    for line in lines:
        text = f"{line.label} {line.text}".strip() if labels and line.label else line.text.strip()
        if not text:
            continue
        if not out:
            out = text
        elif line.wraps and out.endswith(SOFT_HYPHEN):
            out = out.removesuffix(SOFT_HYPHEN) + text
        elif line.wraps:
            out += text if out.endswith(HYPHENS) and not out.endswith(LONE) else " " + text
        else:
            out += "\n" + text
    return out
