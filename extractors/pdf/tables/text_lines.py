"""Lines of upright words and the columns they keep to: gutters that no line with several pieces runs through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import inf
from statistics import median

import numpy as np

from extractors.pdf.page.few_values import some
from extractors.pdf.page.pdfium import Bools, Floats
from extractors.pdf.page.printed_lines import labelled
from extractors.pdf.page.type_metrics import ASCENT, RUN_GAP
from extractors.pdf.page.words import Words
from extractors.pdf.tables.column_gaps import CELL_MARGIN, FEWEST_REFERENCES, may_be_reference

LEAST_GUTTER = 3.0  # points: the least room between two columns that no line runs through
GAP_STEP = 0.5  # points by which the room between words is measured
SHOWN_BY_LINES = 0.3  # share of the lines with words on both sides of a gutter that show a wide gap there
WORD_SPACE = 0.36  # em: the space between two words of a line that is not justified is narrower
AT_START = 2.0  # points by which words may stand off the start of their column
OFTEN = 3  # lines that begin at one place and so show a margin


Edge = tuple[float, tuple[float, float]]  # an inner edge of columns, and the white space there


@dataclass(frozen=True)
class TextLine:
    """The words of one line from the left: where each begins and ends, and how they look."""

    x0: Floats
    x1: Floats
    base: float
    size: float
    bold: bool
    texts: tuple[str, ...]
    is_crossing: bool = False  # it runs over the columns of the table that it stands in or beside

    @property
    def top(self) -> float:
        return self.base - ASCENT * self.size

    @property
    def foot(self) -> float:
        return self.base + 0.25 * self.size

    @cached_property
    def wide_gaps(self) -> Bools:
        """After which of its words the next piece begins."""
        gaps: Bools = self.x0[1:] - self.x1[:-1] > RUN_GAP * self.size
        return gaps

    @cached_property
    def has_gap(self) -> bool:
        return some(self.wide_gaps)

    def first_after(self, x: float) -> float:
        """Where the first of its words begins that begins right of x; inf where none does."""
        begins = self.ends[0]
        at = bisect_right(begins, x)
        return begins[at] if at < len(begins) else inf

    @cached_property
    def ends(self) -> tuple[list[float], list[float]]:
        """Where its words begin and where they end, as lists: a line has too few of them for arrays to be quicker."""
        return self.x0.tolist(), self.x1.tolist()


@dataclass(frozen=True)
class Columns:
    """Column edges, the white space at each inner one as (from, to), and where the words of each column begin.

    Tables of one page on the same edges may keep other margins: `margins` are all the places where words often begin.
    """

    xs: Floats
    gutters: tuple[tuple[float, float], ...]
    starts: tuple[float, ...]
    margins: tuple[tuple[float, ...], ...]

    def filled(self, line: TextLine) -> frozenset[int]:
        """The columns that words of a line begin in."""
        inner = self.inner
        return frozenset([bisect_right(inner, x + 0.5) for x in line.ends[0]])

    @cached_property
    def inner(self) -> list[float]:
        """The edges between two columns."""
        edges: list[float] = self.xs[1:-1].tolist()
        return edges

    def is_crossed_by(self, line: TextLine) -> bool:
        """Whether words of a line run over an inner edge, with no more than a space there.

        A line with wide gaps at half of the edges is no run of text: more than a space parts its words at the others.
        """
        words = list(zip(*line.ends, strict=True))
        is_row = 2 * np.count_nonzero(line.wide_gaps) >= len(self.gutters)
        for edge, (a, b) in enumerate(self.gutters, start=1):
            left, right = -inf, inf  # where the words before the gutter end, and those after it begin
            for x0, x1 in words:
                if x0 < a and x1 > b:
                    return True
                if x0 + x1 <= a + b:
                    left = max(left, x1)
                else:
                    right = min(right, x0)
            if right - left < RUN_GAP * line.size:  # inf where words stand at one side alone
                is_start = is_row or any(abs(right - x) < AT_START for x in self.margins[edge])
                if not (is_start and right - left > WORD_SPACE * line.size):
                    return True
        return False


def text_lines(words: Words) -> list[TextLine]:
    """The lines of the words, from the top down."""
    order, begins = words.lines
    if not len(order):
        return []
    x0, x1, texts = words.box[order, 0], words.box[order, 2], [words.text[i] for i in order.tolist()]
    base, size = (np.maximum.reduceat(values[order], begins).tolist() for values in (words.base, words.size))
    bold = np.logical_and.reduceat(words.bold[order], begins).tolist()
    ends = [*begins[1:].tolist(), len(order)]
    found = [
        TextLine(x0[a:b], x1[a:b], *look, tuple(texts[a:b]))
        for a, b, look in zip(begins.tolist(), ends, zip(base, size, bold, strict=True), strict=True)
    ]
    return sorted(found, key=lambda line: line.base)


def label_alone(text: str) -> str:
    """The bullet or number that is all of a word, "" where it is another."""
    label, rest = labelled(f"{text} x")
    return label if rest == "x" else ""


def columns_by_gutters(
    lines: Sequence[TextLine], left: float, right: float, painted: Sequence[tuple[float, float]] = (), fewest: int = 2
) -> Columns | None:
    """The columns of these lines between `left` and `right`; None where gutters part no `fewest` of them.

    A line of one piece has no say: it may be a heading that runs across. `painted` are the sides of cells painted alone
    in their rows, which are columns too.
    """
    said = [line for line in lines if line.has_gap]
    if not said:
        return None
    rooms = bare(said)
    following = [*(a for a, _ in rooms), np.inf][1:]
    gutters = [
        room
        for room, after in zip(rooms, following, strict=True)
        if is_shown(said, *room, after) or is_behind_references(said, *room)
    ]
    xs = [b - min(CELL_MARGIN, (b - a) / 2) for a, b in gutters]
    low, high = min(line.x0[0] for line in said), max(line.x1.max() for line in said)
    xs = [min(left, float(low) - 1), *xs, max(right, float(high) + 1)]
    joined = {k for k in range(len(xs) - 2) if is_of_labels(lines, *xs[k : k + 2]) or is_beside(said, *xs[k : k + 3])}
    edges = [(xs[k + 1], room) for k, room in enumerate(gutters) if k not in joined]
    if edges and painted:
        edges = with_painted(lines, at_paint(said, edges, rooms, painted), painted)
    if len(edges) + 1 < fewest:
        return None
    return columns_at(lines, [xs[0], *(x for x, _ in edges), xs[-1]], [room for _, room in edges])


def at_paint(
    lines: Sequence[TextLine],
    edges: Sequence[Edge],
    rooms: Sequence[tuple[float, float]],
    sides: Sequence[tuple[float, float]],
) -> list[Edge]:
    """The inner edges, each that cuts painted cells between words of no line at the left side of these, where there is
    room: a heading set left may end before words below it that are centred begin."""
    moved = list(edges)
    for x0, x1 in sides:
        within = [i for i, (x, _) in enumerate(moved) if x0 + AT_START < x < x1 - AT_START]
        room = next(((a, b) for a, b in rooms if a - AT_START < x0 < b + AT_START), None)
        is_new = all(abs(x - x0) > AT_START for x, _ in moved)
        if len(within) != 1 or room is None or not is_new:
            continue
        (i,) = within
        if not any(_has_both(line, x0, moved[i][0], x1) for line in lines):
            moved[i] = (x0, room)
    return moved


def _has_both(line: TextLine, left: float, edge: float, right: float) -> bool:
    """Whether words of a line begin between `left` and an edge, and others between that and `right`."""
    return line.first_after(left - AT_START) < edge and line.first_after(edge) < right


def with_painted(lines: Sequence[TextLine], edges: Sequence[Edge], sides: Sequence[tuple[float, float]]) -> list[Edge]:
    """The inner edges with those of one more column for painted cells between these sides, where no words stand."""
    low, high = min(float(line.x0[0]) for line in lines), max(float(line.x1.max()) for line in lines)
    edges = list(edges)
    for x0, x1 in sides:
        room = next((i for i, (_, (a, b)) in enumerate(edges) if a < x0 + AT_START and x1 - AT_START < b), None)
        if room is not None:
            _, (a, b) = edges[room]
            edges[room : room + 1] = [(x0, (a, x0)), (x1, (x1, b))]
        elif high < x0 + AT_START:
            edges.append((x0, (high, x0)))
        elif x1 - AT_START < low:
            edges.insert(0, (x1, (x1, low)))
    return edges


def columns_at(
    lines: Sequence[TextLine], xs: Sequence[float], gutters: Sequence[tuple[float, float]]
) -> Columns | None:
    """The columns with these edges, None where there are no two of them."""
    if len(xs) < 3:
        return None
    starts, margins = [], []
    for a, b in pairwise(xs):
        begun = [x for line in lines if (x := line.first_after(a - 1)) < b]
        often = Counter(map(round, begun)).most_common()
        near = [x for x in begun if often and abs(x - often[0][0]) <= 1]
        starts.append(median(near) if near else a)
        margins.append((starts[-1], *(float(x) for x, count in often if count >= OFTEN)))
    return Columns(np.array(xs), tuple(gutters), tuple(starts), tuple(margins))


def bare(lines: Sequence[TextLine]) -> list[tuple[float, float]]:
    """The ranges of x that no word of these lines covers, between the first word and the last, wide enough for one."""
    x0, x1 = np.concatenate([line.x0 for line in lines]), np.concatenate([line.x1 for line in lines])
    order = np.argsort(x0, kind="stable")
    reach = np.maximum.accumulate(x1[order])
    rooms = zip(reach[:-1].tolist(), x0[order][1:].tolist(), strict=True)
    return [(a, b) for a, b in rooms if b - a >= LEAST_GUTTER]


def is_shown(lines: Sequence[TextLine], a: float, b: float, following: float) -> bool:
    """Whether lines with words on both sides of a room show a wide gap there often: words' spaces may line up.

    A gap over several rooms, as behind a short text, shows the last of them alone: the next room begins at `following`.
    """
    both = wide = 0
    for line in lines:
        begins, ends = line.ends
        left = max((x for x in ends if x <= a + GAP_STEP), default=inf)
        at = bisect_left(begins, b - GAP_STEP)
        if left < inf and at < len(begins):
            is_wide = begins[at] - left > RUN_GAP * line.size
            is_last = begins[at] < following + GAP_STEP
            both += is_last or not is_wide
            wide += is_last and is_wide
    return wide >= max(1, SHOWN_BY_LINES * both)


def is_behind_references(lines: Sequence[TextLine], a: float, b: float) -> bool:
    """Whether nothing but references, one a line and each another, stands left of a room below its heading, further
    than a space from the words at its right."""
    beside = [line for line in lines if line.ends[1][0] <= a + GAP_STEP and line.first_after(b - GAP_STEP) < inf]
    found = [line.texts[0] for line in beside if may_be_reference(line.texts[0])]
    is_alone = all(line.first_after(line.ends[0][0]) >= b - GAP_STEP for line in beside)
    is_apart = all(line.first_after(b - GAP_STEP) - line.ends[1][0] > WORD_SPACE * line.size for line in beside)
    is_headed = len(found) + 1 >= len(beside) and len(set(found)) == len(found) >= FEWEST_REFERENCES
    return is_alone and is_apart and is_headed


def is_of_labels(lines: Sequence[TextLine], left: float, right: float) -> bool:
    """Whether a column holds bullets or the numbers of lists alone, which belong to the text at its right.

    References stand alone too: they are numbers at the left of all, and other columns begin beside them.
    """
    found = [
        (row, label_alone(text))
        for row, line in enumerate(lines)
        for x, text in zip(line.x0.tolist(), line.texts, strict=True)
        if left <= x < right
    ]
    if not found or not all(label for _, label in found):
        return False
    is_numbered = all(any(map(str.isalnum, label)) for _, label in found)
    return not (is_numbered and len({row for row, _ in found}) == len(found) >= FEWEST_REFERENCES)


def is_beside(rows: Sequence[TextLine], left: float, middle: float, right: float) -> bool:
    """Whether the headings, which are bold, stand on one side of `middle` and all else on the other, as where a heading
    is set left and the words below it centred."""
    sides = [
        {row.bold for row in rows if some((row.x0 >= begin) & (row.x0 < end))}
        for begin, end in ((left, middle), (middle, right))
    ]
    return sides in ([{True}, {False}], [{False}, {True}])
