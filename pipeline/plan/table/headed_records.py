"""Headed records: a document in which the same lines head, again and again, what is to be done, who does it and when,
as the rows of a table: "What we will do" over a paragraph, "Who leads" over the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extractors.model import Block, Cell, Document, Paragraph, Table, cell_of_lines
from extractors.stitching.form_layouts import one_a_page
from pipeline.plan.table.recognise import recognise
from schema.columns.column import fields_of
from schema.columns.known_headings import heading_words

LONGEST_HEAD = 8  # words of a line that heads a part of a record
FEWEST_RECORDS = 2
FEWEST_HEADS = 2  # of a record

Record = dict[str, "Part"]  # parts by the words of their heads


class Part(NamedTuple):
    """A head and the paragraphs under it."""

    head: Paragraph
    told: tuple[Paragraph, ...]


def with_records_read(document: Document, card: Mapping[str, str]) -> Document:
    """The document with records that stand one below the other as a table; heads that come again in it are
    furniture."""
    pieces = list(_pieces(document.blocks, _heads(document.blocks)))
    records = [piece for piece in pieces if isinstance(piece, dict)]
    if len(records) < FEWEST_RECORDS or not _are_actions(records, card):
        return document
    blocks: list[Block] = []
    again: list[Paragraph] = []
    run: list[Record] = []
    for piece in (*pieces, None):
        if isinstance(piece, dict):
            run.append(piece)
            continue
        blocks += [_table(run)] if run else []
        again += _heads_again(run)
        run = []
        blocks += [piece] if piece else []
    return replace(document, blocks=tuple(blocks), furniture=(*document.furniture, *again))


def _heads(blocks: Sequence[Block]) -> frozenset[str]:
    """The words of short lines that stand out over plain text several times."""
    found = Counter(_words(one) for one, below in pairwise(blocks) if _stands_out(one) and _is_plain(below))
    return frozenset(words for words, count in found.items() if words and count >= FEWEST_RECORDS)


def _stands_out(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.label:
        return False
    if not 0 < len(block.text.split(maxsplit=LONGEST_HEAD)) <= LONGEST_HEAD:
        return False
    return bool(block.level) or block.bold or block.text.endswith(":")


def _is_plain(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.level and not _stands_out(block)


def _words(block: Block) -> str:
    return heading_words(block.text) if isinstance(block, Paragraph) else ""


def _pieces(blocks: Sequence[Block], heads: frozenset[str]) -> Iterator[Record | Block]:
    """Records of as many parts as they need, and the blocks around them; the last part of a record is one paragraph, or
    that and the list below it."""
    record: Record = {}
    at = 0
    while at < len(blocks):
        block, until = blocks[at], _end(blocks, at, heads)
        if until == at or not isinstance(block, Paragraph):
            yield from _whole(record)
            record = {}
            yield block
            at += 1
            continue
        if _words(block) in record:
            yield from _whole(record)
            record = {}
        told = tuple(b for b in blocks[at + 1 : until] if isinstance(b, Paragraph))
        record = {**record, _words(block): Part(block, told)}
        at = until
    yield from _whole(record)


def _end(blocks: Sequence[Block], at: int, heads: frozenset[str]) -> int:
    """Where the part ends whose head stands `at` a place; the same place where none does."""
    if not (_stands_out(blocks[at]) and _words(blocks[at]) in heads and at + 1 < len(blocks)):
        return at
    until = at + 1
    while until < len(blocks) and _is_plain(blocks[until]) and (until == at + 1 or _is_listed(blocks[until])):
        until += 1
    return until if until > at + 1 else at


def _is_listed(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(block.label)


def _whole(record: Record) -> Iterator[Record | Block]:
    """A record, or the blocks of one that has too few parts."""
    if len(record) >= FEWEST_HEADS:
        yield record
        return
    for part in record.values():
        yield from (part.head, *part.told)


def _are_actions(records: Sequence[Record], card: Mapping[str, str]) -> bool:
    """Whether all records of a document together make a plan, in which a head says what is to be done, with people or
    dates."""
    found = recognise(_table(records), 0, card=card)
    columns = found[0].columns if isinstance(found, list) and found else ()
    is_said = any(column.field == "action" and column.how != "contents" for column in columns)
    return is_said and bool(fields_of(columns) & {"owners", "due"})


def _table(records: Sequence[Record]) -> Table:
    heads = {words: part.head for record in reversed(records) for words, part in record.items()}
    order = dict.fromkeys(words for record in records for words in record)
    rows = [tuple(_cell(*record[words].told) if words in record else Cell() for words in order) for record in records]
    head = tuple(_cell(heads[words]) for words in order)
    places = one_a_page([place for row in (head, *rows) for cell in row for place in cell.places])
    return Table((head, *rows), places, header=1)


def _cell(*paragraphs: Paragraph) -> Cell:
    return cell_of_lines(line for paragraph in paragraphs for line in paragraph.lines)


def _heads_again(run: Sequence[Record]) -> Iterator[Paragraph]:
    """The heads of the records of one table that others had before them."""
    seen: set[str] = set()
    for record in run:
        yield from (part.head for words, part in record.items() if words in seen)
        seen.update(record)
