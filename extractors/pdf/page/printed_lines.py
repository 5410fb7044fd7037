"""Words put together as printed lines: in a cell, or across the page outside of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import repeat
from typing import NamedTuple

import numpy as np

from extractors.labels import ROMAN, split_label
from extractors.model import Place
from extractors.pdf.page.array_runs import run_ends
from extractors.pdf.page.content import Geometry
from extractors.pdf.page.few_values import shared, some
from extractors.pdf.page.line_extents import extents
from extractors.pdf.page.pdfium import Bools, Ints
from extractors.pdf.page.places import made, places_on
from extractors.pdf.page.type_metrics import CLEAR, COLUMN_GAP, GLUED
from extractors.pdf.page.words import Words, line_order

SEPARATORS = ("", " ", "\0")  # before a word: glued to the one before, after a space, on a new line
MARGIN_LINES = 3
SAME_MARGIN = 1.0  # points
LARGE_FIGURE = 1.3  # times the words beside it: a figure so set says that they head something
INITIAL = re.compile(r"[A-Z]\.")  # of a person far more often than of a list


class Printed(NamedTuple):
    """One printed line. `start`, `end` and `base` lie along and across its own direction (see `Words`).

    `label` is a bullet or number it opens with; `lead`, in a cell, is how wide its first word is, up to a hyphen at
    which it might have been broken; `spaced`, in a cell, says that a space was drawn at its end.
    """

    group: int
    text: str
    label: str
    place: Place
    start: float
    end: float
    base: float
    size: float
    turn: int
    bold: bool
    colour: str | None
    lead: float
    spaced: bool
    struck: str = ""
    marks: str = ""


def printed_lines(page: Geometry, group: Ints, outside: int | None = None) -> list[Printed]:
    """The lines of each group of words (those of a cell), from the top down; words of group -1 are left out.

    In the group `outside`, which is of no cell, a wide gap begins another line, and lines are not asked what tells
    whether they wrap.
    """
    words, index = page.words, (group >= 0).nonzero()[0]
    if not len(index):
        return []
    is_one = outside == 0 and len(index) == len(words) and not some(words.turn)  # a page without tables
    order, begins = words.lines if is_one else line_order(words, group, index)
    size, start, end = words.size[order], words.start[order], words.end[order]
    space = start[1:] - end[:-1]
    if outside is not None:
        room = np.where(group[order][1:] == outside, space / np.minimum(size[1:], size[:-1]), 0)
        apart = (room > CLEAR).nonzero()[0] + 1
        wide = room[apart - 1] > COLUMN_GAP
        begins, close = parted(words, order, begins, apart[wide]), apart[~wide]
        if len(close):
            begins = parted(words, order, begins, close[lines_beginning(words, order, begins, close) >= MARGIN_LINES])
    glue = np.zeros(len(order), bool)
    np.less(space, GLUED * size[1:], out=glue[1:])
    if some(glue):
        glue[1:] &= words.first[order][1:] - words.last[order][:-1] != 2  # a blank is between, though letters lean over
    return lines_of(page, group, order, begins, glue, outside)


def parted(words: Words, order: Ints, begins: Ints, at: Ints) -> Ints:
    """Where lines begin when they begin at these words too, but right after a label."""
    if not len(at):
        return begins
    new = np.zeros(len(order), bool)
    new[begins] = new[at[~follows_label(words, order, begins, at)]] = True
    return new.nonzero()[0]


def lines_beginning(words: Words, order: Ints, begins: Ints, at: Ints) -> Ints:
    """How many lines begin right where each of these words does: enough of them show a column's margin."""
    margin = np.sort(words.start[order[begins]])
    x = words.start[order[at]]
    return margin.searchsorted(x + SAME_MARGIN) - margin.searchsorted(x - SAME_MARGIN)


def follows_label(words: Words, order: Ints, begins: Ints, at: Ints) -> Bools:
    """Whether all that stands on the line before each of these words is a bullet or number."""
    first = begins[begins.searchsorted(at, side="right") - 1]
    return np.array(
        [
            a - f == 1 and bool(labelled(words.text[order[f]] + " x")[0])
            for a, f in zip(at.tolist(), first.tolist(), strict=True)
        ],
        bool,
    )


def lines_of(page: Geometry, group: Ints, order: Ints, begins: Ints, glue: Bools, outside: int | None) -> list[Printed]:
    """The lines of the words `order`, which begin at `begins` of these; `glue` tells which stick to the one before, and
    `group` whereto each word of the page belongs. Those of the group `outside` are not asked what tells whether they
    wrap."""
    words, of = page.words, extents(page.words, order, begins)
    head, tail = order[begins], order[run_ends(begins, len(order))]
    leads = words.end[head] - words.start[head]
    may_wrap = (group[head] != outside) & (words.turn[head] == 0)
    may_wrap[1:] &= group[head[1:]] == group[head[:-1]]
    spaced: Iterable[bool] = repeat(False)
    if some(may_wrap):
        leads[may_wrap] = page.first_words(head[may_wrap])
        spaced = page.ends_spaced(tail)
    texts, struck, marks = texts_of(words, order, begins, glue)
    for i, text in enumerate(texts):
        if "-" in text:
            leads[i] *= first_share(words.text[head[i]])
    labels = [""] * len(texts)
    for i, text in enumerate(texts):
        if not text[:2].isalpha() or text[0] in ROMAN:  # as in few lines: two other letters are no label
            labels[i], texts[i] = labelled(text)
    return list(
        made(
            Printed, group[head].tolist(), shared(texts), shared(labels),
            places_on(page.number, *map(shared, of.sides.tolist())),
            of.start.tolist(), of.end.tolist(), of.base.tolist(), shared(of.size.tolist()), words.turn[head].tolist(),
            of.bold.tolist(),
            [f"{colour:06X}" if colour else None for colour in words.colour[inked(words, head, of.longest)].tolist()],
            leads.tolist(), spaced, struck, marks,
        )
    )  # fmt: skip


def texts_of(words: Words, order: Ints, begins: Ints, glue: Bools) -> tuple[list[str], Iterable[str], Iterable[str]]:
    """The text of each line, what of it is struck through, and its footnote marks."""
    apart = words.struck[order] | words.mark[order]
    if not some(apart):
        return spelled(words, order, begins, glue), repeat(""), repeat("")
    struck, marks = (spelled(words, order, begins, glue, which[order]) for which in (words.struck, words.mark))
    return spelled(words, order, begins, glue, ~apart), struck, marks


def spelled(words: Words, order: Ints, begins: Ints, glue: Bools, keep: Bools | None = None) -> list[str]:
    """The text of each line, of the words to keep alone where that is said."""
    before = np.where(glue, 0, 1)
    before[begins] = 2
    texts = words.text
    if keep is None:
        pairs = zip(before.tolist(), order.tolist(), strict=True)
        return "".join([SEPARATORS[s] + texts[k] for s, k in pairs]).split("\0")[1:]
    kept = zip(before.tolist(), order.tolist(), keep.tolist(), strict=True)
    parts = [SEPARATORS[s] + (texts[k] if wanted else "") for s, k, wanted in kept]
    return [" ".join(line.split()) for line in "".join(parts).split("\0")[1:]]


def labelled(text: str) -> tuple[str, str]:
    """The bullet or number a line opens with, and the rest; an initial is no number."""
    label, rest = split_label(text)
    return ("", text) if label and INITIAL.fullmatch(label) else (label, rest)


def inked(words: Words, head: Ints, main: Ints) -> Ints:
    """The word of each line whose colour is the line's: the first, but where that is a large figure beside words."""
    larger = (words.size[head] > LARGE_FIGURE * words.size[main]).nonzero()[0]
    if not len(larger):
        return head
    inked = head.copy()
    figures = [i for i in larger.tolist() if words.text[head[i]].isdecimal()]
    inked[figures] = main[figures]
    return inked


def first_share(text: str) -> float:
    """Which share of its first word stands before a hyphen inside, at which it might have been broken."""
    end = text.find(" ") if " " in text else len(text)
    return (text.find("-", 1, end - 1) + 1 or end) / end
