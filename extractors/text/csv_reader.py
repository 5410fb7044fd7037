"""Reads a table of values set apart by commas (.csv), as Microsoft Lists and trackers of tasks give it out."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import dropwhile, islice, takewhile
from pathlib import Path

from extractors import sniff
from extractors.labels import split_label
from extractors.model import Block, Cell, Document, Line, Paragraph, Place, Row, Table, Unreadable
from extractors.symbols import shown
from extractors.word_count import count_words

MOST_CSV_BYTES = 50_000_000
MOST_CSV_CHARACTERS = 1_000_000  # of one value
SEPARATORS = ",;\t|"
FIRST_RECORDS = 10  # by which the separator is told


def read_csv(path: Path) -> Document:
    """The document: the lines over the table, which hold one value, as words, then the table.

    Places are rows of values and columns, from 1. Raises Unreadable: `too_large`, `empty`, `unsupported`, `corrupt`.
    """
    if path.stat().st_size > MOST_CSV_BYTES:
        raise Unreadable("too_large", f"a text of {path.stat().st_size:,} bytes")
    text = sniff.decoded(path.read_bytes()) or ""
    csv.field_size_limit(MOST_CSV_CHARACTERS)
    try:
        records = [[*map(str.strip, record)] for record in csv.reader(text.splitlines(True), delimiter=separator(text))]
    except csv.Error as error:
        raise Unreadable("corrupt", f"its values do not end: {error}") from error
    return Document(
        sniff.CSV,
        tuple(_blocks(list(enumerate(records, 1)))),
        words={0: sum(count_words(value) for record in records for value in record)},
        extractor="csv",
    )


def separator(text: str) -> str:
    """The sign that sets values apart: the one that parts most of the first records, and of those alike the one that
    gives most values to the shortest of them; a comma where none does."""
    return max(SEPARATORS, key=lambda sign: _parted(text, sign))


def _parted(text: str, sign: str) -> tuple[int, int]:
    """How many of the first records a sign parts, and into how many values at least."""
    try:
        records = list(islice(csv.reader(text.splitlines(True), delimiter=sign), FIRST_RECORDS))
    except csv.Error:
        return 0, 0
    counts = [len(record) for record in records if len(record) > 1]
    return len(counts), min(counts, default=0)


def _blocks(records: Sequence[tuple[int, list[str]]]) -> Iterator[Block]:
    filled = [(number, record) for number, record in records if any(record)]
    for place, (_, record) in enumerate(takewhile(_is_alone, filled)):
        yield Paragraph(tuple(_lines("".join(record), None)), level=1 if place == 0 else 0)
    rows = list(dropwhile(_is_alone, filled))
    width = max((len(record) for _, record in rows), default=0)
    if rows:
        yield Table(tuple(_row(number, record, width) for number, record in rows), (Place(table=1),))


def _is_alone(record: tuple[int, list[str]]) -> bool:
    return sum(map(bool, record[1])) == 1


def _row(number: int, record: Sequence[str], width: int) -> Row:
    padded = [*record, *[""] * (width - len(record))]
    places = (Place(table=1, row=number, column=column) for column in range(1, width + 1))
    return tuple(
        Cell(tuple(_lines(value, place)), places=(place,)) for value, place in zip(padded, places, strict=True)
    )


def _lines(value: str, place: Place | None) -> Iterator[Line]:
    for text in value.splitlines():
        label, words = split_label(shown(" ".join(text.split())))
        yield Line(words, label=label, place=place)
