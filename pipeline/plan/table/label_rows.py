"""Labelled rows: a label and its value for the rows below them ("Lead officer: | Assistant Director")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from extractors.model import Cell, Paragraph, Row
from schema.columns.competing_columns import names_theme
from schema.columns.known_headings import read_heading
from schema.references import names_part, split_labelled

LONGEST_LABEL = 6  # words
LOOSE_HEADING = 4  # words of a heading that is known by a part of them
COLON = re.compile(r":(?=\s)")
FIGURE = re.compile(r"\d[\d./-]*")
NUMBER = re.compile(r"\s+(?:no\.?\s*)?\d+[a-z]?$")  # "What needs to improve 2"


class Labelled(NamedTuple):
    """A value with its label as printed, and the field that the label names; None where nothing reads it."""

    label: str
    field: str | None
    value: Cell


def labelled(row: Row) -> tuple[Labelled, ...]:
    """The labels of a row with their values, from left to right; () where the row holds anything else.

    A label is a known heading, or numbers an objective ("Recommendation 1"), or ends in a colon. Its value stands in
    the next cell with words, or behind its colon where each line of the cell has a label of its own.
    """
    first = next((cell.words for cell in row if cell.words), "")
    if ":" not in first and not field_of_label(first):  # as most rows open
        return ()
    return tuple(_pairs([cell for cell in {id(cell): cell for cell in row}.values() if cell.words]))


def labelled_line(paragraph: Paragraph) -> tuple[Labelled, ...]:
    """The labels and values of a line without a label of its own, as those of a row of one cell; () for most."""
    if ":" not in paragraph.text and len(paragraph.text.split(maxsplit=LONGEST_LABEL)) > LONGEST_LABEL:
        return ()
    return labelled((Cell(paragraph.lines),))


def _pairs(cells: Sequence[Cell]) -> Iterator[Labelled]:
    """Nothing where a cell is neither label nor value."""
    found: list[Labelled] = []
    at = 0
    while at < len(cells):
        inside = _inside(cells[at])
        pair = None if inside or at + 1 == len(cells) else _pair(cells[at], cells[at + 1])
        if not inside and not pair:
            return
        found += inside or ([pair] if pair else [])
        at += 1 if inside else 2
    yield from found


def _inside(cell: Cell) -> list[Labelled]:
    """The labels and values of a cell each line of which is "Label: value", or several of them; [] for any other
    cell."""
    found: list[Labelled] = []
    if ":" not in cell.text:
        return found
    for item in cell.items:
        *before, last = _labels_apart(item.lines[0].text)
        for said, further in (*((words, ()) for words in before), (last, item.lines[1:])):
            label, _, rest = said.partition(":")
            if not rest.strip() or not (field := field_of_label(label)):
                return []
            lines = (item.lines[0]._replace(text=rest.strip()), *further)
            found.append(Labelled(label.strip(), field, replace(cell, lines=lines)))
    return found


def _labels_apart(text: str) -> list[str]:
    """A line cut before each further label in it ("Lead: Head of Service Target date: May 2024"): the longest known
    heading before a colon that begins with a capital."""
    starts = [0]
    for colon in COLON.finditer(text):
        words = [word.start() for word in re.finditer(r"\S+", text[: colon.start()])][-LONGEST_LABEL:]
        labels = (i for i in words if text[i].isupper() and i > starts[-1])
        at = next((i for i in labels if read_heading(text[i : colon.start()]).how == "exact"), None)
        if at is not None and ":" in text[:at]:
            starts.append(at)
    return [text[a:b].rstrip(" ;|,") for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def _pair(label: Cell, value: Cell) -> Labelled | None:
    words = label.words
    field = field_of_label(words)
    if not words.endswith(":") and (not field or _is_heading(value.words)):
        return None
    return Labelled(words, field, value)


def _is_heading(words: str) -> bool:
    """Whether words head a column; those that number an objective and name it ("Area for improvement 1: Visits") do
    not, nor do many in which a heading's word only occurs ("Children in care achieve well at school")."""
    _, ref, rest = split_labelled(words)
    reading = read_heading(words)
    known = reading.how == "exact" or len(words.split()) <= LOOSE_HEADING
    return reading.field is not None and known and not (ref and rest)


@lru_cache(maxsize=1 << 14)  # each row of a long tracker is asked several times
def field_of_label(words: str) -> str | None:
    """The field that a label stands for; "section" for a theme, None where nothing reads it, as a bare number."""
    words = words.rstrip(": ")
    if not words or len(words.split()) > LONGEST_LABEL or FIGURE.fullmatch(words):
        return None
    label, ref, rest = split_labelled(words)
    if ref and not rest:
        return "section" if names_part(label) else "objective"
    field = read_heading(NUMBER.sub("", words)).field
    return "section" if field == "objective" and names_theme(words) else field
