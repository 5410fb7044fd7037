"""Forms: labels, each with its value, that tell one action: how they are told, counted and compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.model import Block, Cell, Paragraph, Place

FEWEST_LABELS = 3
NUMBER = r"[A-Z]{0,4}\d+(?:[.\-/]\d+|\(?[a-z]\)?)*\.?"  # "1.2", "3/1", "ACT07", "2(b)"
NUMBERED = re.compile(rf"([^\W\d][^\d:]{{1,40}}?)\s+(?:[Nn]o\.?\s*)?({NUMBER})\s*[.:]?")
LABELLED = re.compile(rf"([A-Z][^:.?!]{{1,40}}?)(?:\s+({NUMBER}))?\s*:(?!//)\s*(.*)", re.DOTALL)

Item = tuple[str, Cell, Cell]  # a label as it is compared, and the cells of label and value


@dataclass(frozen=True)
class Form:
    """One action, say: its labels (as they are compared) with the cells of label and value, and where it stands."""

    pairs: dict[str, tuple[Cell, Cell]]
    places: tuple[Place, ...] = ()
    reason: str = ""  # why a page break in it was mended


@dataclass(frozen=True)
class Stack:
    """Blocks that hold nothing but forms."""

    blocks: tuple[Block, ...]
    forms: tuple[Form, ...]


def labelled(paragraph: Paragraph) -> list[Item]:
    """The labels and values of a paragraph, one an author's line; [] where one of them has no label."""
    found: list[Item] = []
    if not any(":" in line.text for line in paragraph.lines):
        return found
    for item in Cell(paragraph.lines).items:
        first = item.lines[0]
        match = LABELLED.fullmatch(first.text)
        if not match or (first.label and not first.label[:1].isalnum()):
            return []
        label, number, value = (group or "" for group in match.groups())
        lines = (first._replace(text=value, label=_counted(number), wraps=False), *item.lines[1:])
        place = (first.place,) if first.place else ()
        found.append((compared(label), Cell((first._replace(text=label),), places=place), Cell(lines, places=place)))
    return found


def cycles(labelled: Sequence[Item]) -> list[list[Item]]:
    """The labels cut into forms where the first of them comes again."""
    groups: list[list[Item]] = []
    for item in labelled:
        if item[0] == labelled[0][0]:
            groups.append([])
        groups[-1].append(item)
    return groups


def numbered(items: Sequence[Item]) -> list[Item]:
    """The labels with the number of the first, and of those that only differ from it in theirs ("Action 1", "Action
    2"), at the values."""
    opening = _without_number(items[0])[0]
    apart = [(item, _without_number(item)) for item in items]
    return [bare if bare[0] == opening else item for item, bare in apart]


def _without_number(item: Item) -> Item:
    _, label, value = item
    match = NUMBERED.fullmatch(label.words)
    if not match or not value.lines or value.lines[0].label:
        return item
    first = label.lines[0]._replace(text=match[1])
    lines = (value.lines[0]._replace(label=_counted(match[2])), *value.lines[1:])
    return compared(match[1]), replace(label, lines=(first,)), replace(value, lines=lines)


def _counted(number: str) -> str:
    """A number as the label of words: a bare figure before them might be one of theirs ("3 visits")."""
    return f"{number}." if number.isdigit() else number


def compared(label: str) -> str:
    return "".join(filter(str.isalnum, label)).casefold()
