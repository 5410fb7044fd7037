"""Labels printed beside their values without a rule: short words of a look of their own, one below the other, each with
what it names at its right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.model import Line, Table, cell_of_lines
from extractors.pdf.flow.printed_sheets import around
from extractors.pdf.flow.text_columns import Item, box

LONGEST_LABEL_BESIDE = 4  # words
FEWEST_PAIRS_BELOW = 2  # of a label and a value
LABELS_ALIGNED = 1.5  # points by which words of one column begin apart at most
STEP_TO_VALUE = 0.9  # of a line's height: white below it before what goes on
WIDEST_GAP = 200.0  # points from a label's end to its value


@dataclass
class Pair:
    """A label and the lines of its value."""

    label: Line
    value: list[Line] = field(default_factory=list)


def with_labels_beside(items: Sequence[Item]) -> list[Item]:
    """The items of a page with labels and their values as tables of two columns, each where its first label stands."""
    lines = [item for item in items if isinstance(item, Line)]
    pairs = list(_pairs(lines)) if any(map(_may_label, lines)) else []
    if len(pairs) < FEWEST_PAIRS_BELOW:
        return list(items)
    out: list[Item] = list(items)
    for run in _runs(pairs, lines):
        taken = {id(line) for pair in run for line in (pair.label, *pair.value)}
        rows = [(cell_of_lines([pair.label]), cell_of_lines(_told(pair.value))) for pair in run]
        out = [item for item in out if id(item) not in taken]
        out.append(Table(tuple(rows), around(rows)))
    return out


def _may_label(line: Line) -> bool:
    """Whether a line looks like a label; one with a colon is read with its value as "label: value" without a table."""
    few = 0 < len(line.text.split()) <= LONGEST_LABEL_BESIDE
    return bool(line.bold or line.colour) and not line.label and few and not line.text.endswith(":")


def _pairs(lines: Sequence[Line]) -> Iterator[Pair]:
    """Each label with the words right beside it, from the top."""
    for label in filter(_may_label, lines):
        at = box(label)
        beside = [line for line in lines if box(line).x0 > at.x1 and abs(box(line).bottom - at.bottom) < LABELS_ALIGNED]
        value = min(beside, key=lambda line: box(line).x0, default=None)
        if value and not value.bold and box(value).x0 - at.x1 < WIDEST_GAP and value.text[:1].isalnum():
            yield Pair(label, [value])


def _runs(pairs: Sequence[Pair], lines: Sequence[Line]) -> Iterator[list[Pair]]:
    """Pairs right below one another on the same two columns, with the further lines of their values."""
    left = sorted(pairs, key=lambda pair: (round(box(pair.label).x0), box(pair.label).top))
    run: list[Pair] = []
    for pair in left:
        _lengthen(pair, lines)
        if run and not _is_below(run[-1], pair):
            yield from [run] if len(run) >= FEWEST_PAIRS_BELOW else []
            run = []
        run.append(pair)
    yield from [run] if len(run) >= FEWEST_PAIRS_BELOW else []


def _lengthen(pair: Pair, lines: Sequence[Line]) -> None:
    """Adds the lines that go on below the value, down to the next with words at its left."""
    x0 = box(pair.value[0]).x0
    labels = [box(line).top for line in lines if abs(box(line).x0 - box(pair.label).x0) < LABELS_ALIGNED]
    until = min((top for top in labels if top > box(pair.label).top + LABELS_ALIGNED), default=float("inf"))
    for line in sorted(lines, key=lambda line: box(line).top):
        foot, at = box(pair.value[-1]), box(line)
        is_next = foot.top + LABELS_ALIGNED < at.top < foot.bottom + STEP_TO_VALUE * (foot.bottom - foot.top)
        if is_next and abs(at.x0 - x0) < LABELS_ALIGNED and at.bottom < until + LABELS_ALIGNED and not line.bold:
            pair.value.append(line)


def _is_below(above: Pair, pair: Pair) -> bool:
    one, other, foot = box(above.label), box(pair.label), box(above.value[-1])
    same = (
        abs(one.x0 - other.x0) < LABELS_ALIGNED and abs(box(above.value[0]).x0 - box(pair.value[0]).x0) < LABELS_ALIGNED
    )
    return same and -LABELS_ALIGNED < other.top - foot.bottom < STEP_TO_VALUE * (one.bottom - one.top)


def _told(lines: Sequence[Line]) -> Iterator[Line]:
    yield lines[0]._replace(wraps=False)
    for _, line in pairwise(lines):
        yield line._replace(wraps=not line.label)
