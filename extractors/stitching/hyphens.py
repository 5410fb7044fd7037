"""Words hyphenated at the end of a printed line, mended where the document itself shows how they are spelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from extractors.model import HYPHENS, SOFT_HYPHEN, Block, Cell, Document, Line, Paragraph, Table

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SET_HYPHEN = "\u2010"
WITHIN = re.compile(rf"\w{SET_HYPHEN}\w")
BROKEN = re.compile(r"(?:.*[^\w-])?([^\W\d_]+(?:-[^\W\d_]+)*)-")


def mend_hyphens(document: Document) -> Document:
    """The document with a soft hyphen for each hyphen that was printed for the end of its line alone.

    It was where the document has the word in one piece elsewhere ("safe-" + "guarding", and "safeguarding" in some
    line) and nowhere with that hyphen inside a line. Any other stays: "multi-" + "agency" may be spelled so. A browser
    sets a hyphen of its own where it divides a word (U+2010), which hardly anybody types: it goes wherever it ends a
    line, unless the document has that hyphen inside lines, or the word with a hyphen.
    """
    ends = [
        (line, below)
        for lines in _texts(document, plain=False)
        for line, below in pairwise(lines)
        if below.wraps and line.text.endswith(HYPHENS)
    ]
    broken = {parts for pair in ends if (parts := _parts(*pair))}
    if not broken:
        return document
    words = "\n".join(line.text for lines in _texts(document) for line in lines).casefold()
    set_ends = (pair for pair in ends if pair[0].text.endswith(SET_HYPHEN) and not WITHIN.search(words))
    by_program = {parts for pair in set_ends if (parts := _parts(*pair))}
    words = words.replace(SET_HYPHEN, "-")
    whole = {parts for parts in broken - by_program if _stands("".join(parts), words)}
    known = {parts for parts in whole | by_program if not _stands("-".join(parts), words)}
    if not known:
        return document
    return replace(document, blocks=tuple(_mended_block(block, known) for block in document.blocks))


def _texts(document: Document, plain: bool = True) -> Iterator[Sequence[Line]]:
    """The lines of each paragraph and cell; without the `plain` cells of one line where they are not asked
    for."""
    for block in document.blocks:
        yield from (block.lines,) if isinstance(block, Paragraph) else _cell_texts(block, plain)


def _cell_texts(table: Table, plain: bool) -> Iterator[Sequence[Line]]:
    for cell in chain.from_iterable(table.rows):  # a merged one again and again, which tells nothing new
        if plain or (cell.look is None and (len(cell.lines) > 1 or cell.tables)):
            yield cell.lines
            if cell.tables:
                yield from chain.from_iterable(_cell_texts(nested, plain) for nested in cell.tables)


def _stands(word: str, words: str) -> bool:
    """Whether the word is among them, as a whole."""
    return word in words and re.search(rf"(?<![\w-]){word}(?![\w-])", words) is not None


def _parts(above: Line, below: Line) -> tuple[str, str] | None:
    """What stands before and after a hyphen at a line's end; None where there is no such hyphen."""
    if not below.wraps or not above.text.endswith(HYPHENS):
        return None
    one, other = BROKEN.fullmatch(f"{above.text[:-1]}-"), WORD.match(below.text)
    if not one or not other or not other.group()[0].islower():
        return None
    return one.group(1).casefold(), other.group().casefold()


def _mended_block(block: Block, known: set[tuple[str, str]]) -> Block:
    if isinstance(block, Table):
        return _mended_table(block, known)
    lines = _mended(block.lines, known)
    return block if lines is block.lines else replace(block, lines=lines)


def _mended_table(table: Table, known: set[tuple[str, str]]) -> Table:
    """The table with its cells mended; a merged cell stays one object."""
    cells = {id(cell): _mended_cell(cell, known) for _, _, cell in table.cells()}
    if all(id(cell) == old for old, cell in cells.items()):
        return table
    return replace(table, rows=tuple(tuple(cells[id(cell)] for cell in row) for row in table.rows))


def _mended_cell(cell: Cell, known: set[tuple[str, str]]) -> Cell:
    lines = _mended(cell.lines, known)
    tables = tuple(_mended_table(table, known) for table in cell.tables)
    if lines is cell.lines and all(one is other for one, other in zip(tables, cell.tables, strict=True)):
        return cell
    return replace(cell, lines=lines, tables=tables)


def _mended(lines: tuple[Line, ...], known: set[tuple[str, str]]) -> tuple[Line, ...]:
    """The lines, as the same object where nothing is to be mended."""
    mended = list(lines)
    for i, (above, below) in enumerate(pairwise(lines)):
        if _parts(above, below) in known:
            mended[i] = above._replace(text=above.text[:-1] + SOFT_HYPHEN)
    return lines if all(a is b for a, b in zip(mended, lines, strict=True)) else tuple(mended)
