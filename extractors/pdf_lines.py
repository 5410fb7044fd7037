"""Words put together as printed lines: in a cell, or across the page outside of tables."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from extractors.labels import split_label
from extractors.pdf_raw import Bools, Floats, Ints
from extractors.pdf_words import Words

SAME_LINE = 0.35  # em: baselines no further apart are one line
SPACE = 0.1  # em: a gap no wider does not part two words
WIDE = 1.5  # em: outside of tables a wider gap begins another line, of the next text column
INITIAL = re.compile(r"[A-Z]\.")  # of a person far more often than of a list


class Printed(NamedTuple):
    """One printed line. `start`, `end` and `base` lie along and across its own direction (see `Words`).

    `label` is a bullet or number it opens with; `lead` is how wide its first word is, up to a hyphen at which it might have
    been broken.
    """

    group: int
    text: str
    label: str
    box: tuple[float, float, float, float]
    start: float
    end: float
    base: float
    size: float
    turn: int
    bold: bool
    colour: str | None
    lead: float
    struck: str = ""
    marks: str = ""


def printed_lines(words: Words, group: Ints, gap: float | None = None) -> list[Printed]:
    """The lines of each group of words (a cell, or 0 for all), from the top down; words of group -1 are left out.

    Where `gap` is given, in em, a wider one begins another line.
    """
    index = np.flatnonzero(group >= 0)
    if not len(index):
        return []
    order, begins = line_order(words, group, index)
    size = words.size[order]
    space = words.start[order][1:] - words.end[order][:-1]
    if gap is not None:
        apart = np.flatnonzero(space > gap * np.minimum(size[1:], size[:-1])) + 1
        apart = apart[~follows_label(words, order, begins, apart)]
        begins = np.union1d(begins, apart)
    glue = np.concatenate([[False], space < SPACE * size[1:]])
    return lines_of(words, group, order, begins, glue)


def line_order(words: Words, group: Ints, index: Ints) -> tuple[Ints, Ints]:
    """The words in reading order and where each line begins."""
    order = index[np.lexsort((words.base[index], words.turn[index], group[index]))]
    base, size = words.base[order], words.size[order]
    new = np.ones(len(order), bool)
    new[1:] = (np.diff(group[order]) != 0) | (np.diff(words.turn[order]) != 0)
    new[1:] |= np.diff(base) > SAME_LINE * np.minimum(size[1:], size[:-1])
    line = np.cumsum(new)
    return order[np.lexsort((words.start[order], line))], np.flatnonzero(new)


def follows_label(words: Words, order: Ints, begins: Ints, at: Ints) -> Bools:
    """Whether all that stands on the line before each of these words is a bullet or number."""
    first = begins[np.searchsorted(begins, at, side="right") - 1]
    return np.array(
        [
            a - f == 1 and bool(labelled(words.text[order[f]] + " x")[0])
            for a, f in zip(at.tolist(), first.tolist(), strict=True)
        ],
        bool,
    )


def lines_of(words: Words, group: Ints, order: Ints, begins: Ints, glue: Bools) -> list[Printed]:
    low, high = np.minimum.reduceat, np.maximum.reduceat
    box = words.box[order].round(2)
    sides = zip(*(f(box[:, c], begins).tolist() for f, c in ((low, 0), (low, 1), (high, 2), (high, 3))), strict=True)
    start, end = low(words.start[order], begins).tolist(), high(words.end[order], begins).tolist()
    first = order[begins]
    main = order[longest(words.end[order] - words.start[order], begins)]
    base, size = words.base[main].tolist(), words.size[main].tolist()
    bold = np.logical_and.reduceat(words.bold[order], begins).tolist()
    plain = not (words.struck[order].any() or words.mark[order].any())
    ends = [*begins[1:].tolist(), len(order)]
    texts, glued, indices = words.text, glue.tolist(), order.tolist()
    out: list[Printed] = []
    for i, (a, b, side) in enumerate(zip(begins.tolist(), ends, sides, strict=True)):
        row = indices[a:b]
        struck = marks = ""
        if not plain:
            struck = " ".join(texts[k] for k in row if words.struck[k])
            marks = " ".join(texts[k] for k in row if words.mark[k])
        kept = [(glued[j], texts[k]) for j, k in enumerate(row, a) if plain or not (words.struck[k] or words.mark[k])]
        label, text = labelled("".join([word if glued else " " + word for glued, word in kept]).strip())
        head = int(first[i])
        colour = int(words.colour[head])
        out.append(
            Printed(
                int(group[head]),
                text,
                label,
                side,
                start[i],
                end[i],
                base[i],
                size[i],
                int(words.turn[head]),
                bool(bold[i]),
                f"{colour:06X}" if colour else None,
                lead_of(words, head),
                struck,
                marks,
            )  # fmt: skip
        )
    return out


def longest(length: Floats, begins: Ints) -> Ints:
    """The index of the longest word of each line: its size and baseline are the line's, whatever bullets stand there."""
    top = np.repeat(np.maximum.reduceat(length, begins), np.diff(np.append(begins, len(length))))
    hits = np.flatnonzero(length >= top)
    return hits[np.searchsorted(hits, begins)]


def labelled(text: str) -> tuple[str, str]:
    """The bullet or number a line opens with, and the rest; an initial is no number."""
    label, rest = split_label(text)
    return ("", text) if INITIAL.fullmatch(label) else (label, rest)


def lead_of(words: Words, word: int) -> float:
    """How wide the first word is, up to a hyphen inside."""
    text = words.text[word]
    end = text.find(" ") if " " in text else len(text)
    hyphen = text.find("-", 1, end - 1) + 1
    return float(words.end[word] - words.start[word]) * (hyphen or end) / len(text)
