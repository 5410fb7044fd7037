"""The ends of printed lines over which a word goes on, and a document with them written otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from extractors.model import Block, Cell, Document, Line, Paragraph, Table

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!\w)")
Ends = Mapping[tuple[str, str], str]  # what a line says, and the word that begins the next -> what it is to say


def texts_of(document: Document, plain: bool = True) -> Iterator[Sequence[Line]]:
    """The lines of each paragraph and cell; without the `plain` cells of one line where they are not asked for."""
    for block in document.blocks:
        yield from (block.lines,) if isinstance(block, Paragraph) else _cell_texts(block, plain)


def wrapped_pairs(document: Document) -> Iterator[tuple[Line, Line]]:
    """The lines that the next of the same paragraph or cell goes on with."""
    for lines in texts_of(document, plain=False):
        yield from (pair for pair in pairwise(lines) if pair[1].wraps)


def first_word(line: Line) -> str:
    """The word of small letters a line begins with; nothing where there is none."""
    found = WORD.match(line.text)
    return found.group() if found and found.group()[0].islower() else ""


def stands(word: str, words: str) -> bool:
    """Whether the word is among them, as a whole."""
    return word in words and re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", words) is not None


def with_ends(document: Document, ends: Ends) -> Document:
    """The document with those line ends written otherwise, the same object where there are none."""
    return replace(document, blocks=tuple(_block(block, ends) for block in document.blocks)) if ends else document


def _cell_texts(table: Table, plain: bool) -> Iterator[Sequence[Line]]:
    for cell in chain.from_iterable(table.rows):  # a merged one again and again, which tells nothing new
        if plain or (cell.look is None and (len(cell.lines) > 1 or cell.tables)):
            yield cell.lines
            if cell.tables:
                yield from chain.from_iterable(_cell_texts(nested, plain) for nested in cell.tables)


def _block(block: Block, ends: Ends) -> Block:
    if isinstance(block, Table):
        return _table(block, ends)
    lines = _lines(block.lines, ends)
    return block if lines is block.lines else replace(block, lines=lines)


def _table(table: Table, ends: Ends) -> Table:
    """The table with its cells written otherwise; a merged cell stays one object."""
    cells = {id(cell): _cell(cell, ends) for _, _, cell in table.cells()}
    if all(id(cell) == old for old, cell in cells.items()):
        return table
    return replace(table, rows=tuple(tuple(cells[id(cell)] for cell in row) for row in table.rows))


def _cell(cell: Cell, ends: Ends) -> Cell:
    lines = _lines(cell.lines, ends)
    tables = tuple(_table(table, ends) for table in cell.tables)
    if lines is cell.lines and all(one is other for one, other in zip(tables, cell.tables, strict=True)):
        return cell
    return replace(cell, lines=lines, tables=tables)


def _lines(lines: tuple[Line, ...], ends: Ends) -> tuple[Line, ...]:
    """The lines, as the same object where nothing is to be written otherwise."""
    out = list(lines)
    for i, (above, below) in enumerate(pairwise(lines)):
        text = ends.get((above.text, first_word(below))) if below.wraps else None
        if text is not None:
            out[i] = above._replace(text=text)
    return lines if all(a is b for a, b in zip(out, lines, strict=True)) else tuple(out)
