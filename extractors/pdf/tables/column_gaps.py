"""Columns told by white space: the gutters that no word of any row crosses."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from extractors.pdf.page.array_runs import run_numbers
from extractors.pdf.page.few_values import distinct, some
from extractors.pdf.page.pdfium import Bools, Floats, Ints
from extractors.pdf.page.printed_lines import labelled
from extractors.pdf.page.type_metrics import RUN_GAP, SAME_LINE
from extractors.pdf.page.words import Words

FEWEST_REFERENCES = 3
LONGEST_WORD_REFERENCE = 6  # letters and figures: longer words with figures are dates and codes
NARROWEST_GAP = 4.0  # points: the narrowest white space between two columns
CELL_MARGIN = 5.4  # points between a column's edge and its words: what word processors give a cell


@dataclass(frozen=True)
class Pieces:
    """Runs of words on one line with no wide gap inside, by line and from the left; arrays with one entry a run."""

    x0: Floats
    x1: Floats
    base: Floats
    size: Floats
    line: Ints
    words: Ints  # how many
    bold: Bools
    label: Bools  # a bullet or number alone
    number: Bools  # of those, a number
    reference: Bools  # a short word alone that has a figure: "2b", "A1", "CS-03"
    small: Bools  # beginning with a small letter

    def __len__(self) -> int:
        return len(self.x0)

    def take(self, index: Ints | Bools) -> Pieces:
        return Pieces(*(getattr(self, each.name)[index] for each in fields(self)))


def pieces_of(words: Words, gap: float = RUN_GAP) -> Pieces:
    """The runs of the upright words; a gap of more than `gap` em ends a run."""
    order, lines = words.lines
    line = run_numbers(lines, len(order))
    x0, x1, size = words.box[order, 0], words.box[order, 2], words.size[order]
    new = np.ones(len(order), bool)
    new[1:] = (np.diff(line) != 0) | (x0[1:] - x1[:-1] > gap * np.minimum(size[1:], size[:-1]))
    begins = new.nonzero()[0]
    count = np.diff(np.append(begins, len(order)))
    spoken = np.array([words.text[i].count(" ") + 1 for i in order.tolist()], np.int64)
    firsts, alone = [words.text[i] for i in order[begins].tolist()], (count == 1).tolist()
    labels = [labelled(f"{first} x")[0] if one else "" for first, one in zip(firsts, alone, strict=True)]
    return Pieces(
        x0[begins], np.maximum.reduceat(x1, begins) if len(begins) else x1, words.base[order][begins], size[begins],
        line[begins], np.add.reduceat(spoken, begins) if len(begins) else count,
        np.logical_and.reduceat(words.bold[order], begins) if len(begins) else new,
        np.array([bool(label) for label in labels], bool),
        np.array([any(map(str.isalnum, label)) for label in labels], bool),
        np.array([one and may_be_reference(first) for first, one in zip(firsts, alone, strict=True)], bool),
        np.array([first[:1].islower() for first in firsts], bool),
    )  # fmt: skip


def may_be_reference(text: str) -> bool:
    """Whether a word may be the reference of a row. A row without headings above it begins so."""
    return len(text) <= LONGEST_WORD_REFERENCE and " " not in text and any(map(str.isdigit, text))


def lines_in_pieces(words: Words, gap: float, pieces: int) -> int:
    """How many lines fall into so many pieces or more; a quick look before `pieces_of`."""
    base = np.sort(words.base)
    abreast = base[pieces - 1 :] - base[: 1 - pieces] < pieces * SAME_LINE * words.size.max(initial=0)
    if not some(abreast):
        return 0
    order, begins = words.lines
    apart = np.zeros(len(order), np.int64)
    apart[1:] = words.start[order][1:] - words.end[order][:-1] > gap * words.size[order][1:]
    return int((np.add.reduceat(apart, begins) >= pieces - 1).sum()) if len(begins) else 0


def gutters(pieces: Pieces, row: Ints, left: float, right: float) -> Floats | None:
    """Column edges from `left` to `right`, None where there are not two columns. `row` is the row of each piece.

    A row of one single piece (a band across the table) has no say. A column of bullets or of a list's numbers belongs
    to the text at its right; references stand one a row.
    """
    alone = np.bincount(row, minlength=int(row.max()) + 1)[row] == 1
    said, said_row = pieces.take(~alone), row[~alone]
    if not len(said):
        return None
    order = np.argsort(said.x0, kind="stable")
    x0, reach, label = said.x0[order], np.maximum.accumulate(said.x1[order]), said.label[order]
    starts = np.concatenate([[True], x0[1:] - reach[:-1] > NARROWEST_GAP]).nonzero()[0]
    columns = np.diff(np.append(starts, len(x0)))
    only_labels = np.logical_and.reduceat(label, starts)
    for k in only_labels.nonzero()[0].tolist():
        column = order[starts[k] : starts[k] + columns[k]]
        rows = said_row[column]
        only_labels[k] = not (said.number[column].all() and len(distinct(rows)) == len(rows) >= FEWEST_REFERENCES)
    kept = [i for k, i in enumerate(starts.tolist()) if k == 0 or not (only_labels[k - 1] and columns[k - 1])]
    if len(kept) < 2:
        return None
    inner = [float(x0[i]) - min(CELL_MARGIN, float(x0[i] - reach[i - 1]) / 2) for i in kept[1:]]
    return np.array([min(left, float(x0[0]) - 1), *inner, max(right, float(reach[-1]) + 1)])


def columns_of(pieces: Pieces, xs: Floats) -> Ints:
    """The column each piece begins in, -1 where it runs over more than one."""
    first = xs.searchsorted(pieces.x0 + 0.5, side="right") - 1
    last = xs.searchsorted(pieces.x1 - 0.5, side="right") - 1
    return np.where(first == last, np.clip(first, 0, len(xs) - 2), -1)


def band_walls(pieces: Pieces, row: Ints, rows: int, xs: Floats) -> Bools:
    """(rows, columns + 1) walls between columns: everywhere, but where a lone piece in a row runs across."""
    walls = np.ones((rows, len(xs)), bool)
    count = np.bincount(row, minlength=rows)
    for i in (columns_of(pieces, xs) < 0).nonzero()[0].tolist():
        if count[row[i]] == 1 or pieces.x0[i] < xs[1]:
            walls[row[i], 1:-1] &= (xs[1:-1] < pieces.x0[i]) | (xs[1:-1] > pieces.x1[i])
            if count[row[i]] == 1:
                walls[row[i], 1:-1] = False
    return walls
