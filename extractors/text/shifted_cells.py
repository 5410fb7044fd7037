"""Rows of a text rendition that lost columns where a page was cut: cells put back where their words go on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.continuation.line_breaks import is_finished, is_unfinished
from extractors.text.run_together_lists import is_label, last_number, numbering_goes_on

ROWS_IN_SIGHT = 40  # above, by whose words those of a page's end are put back into columns
FIRST = re.compile(r"\(?[a1i][.)]\s")  # label of the first item of a list


def labels_joined(rows: Sequence[Sequence[str]], usual: int) -> list[list[str]]:
    """The rows with a column of bare numbers or letters ("4.1.", "a)") as labels of the words right of them.

    Only where the column has no heading and is lettered, or is one more than the last table had (`usual`): a column of
    references stays.
    """
    width = max(map(len, rows))
    out = [list(row) for row in rows]
    for column in range(width - 2, -1, -1):
        labels = [(row[column], row[column + 1]) for row in out if column + 1 < len(row) and row[column].strip()]
        texts = [label.strip() for label, _ in labels]
        if len(labels) < 2 or not all(map(is_label, texts)) or not all(words.strip() for _, words in labels):
            continue
        if not all(text[:1].isalpha() for text in texts) and not (column and width == usual + 1):
            continue
        out = [
            [*row[:column], " ".join(filter(None, map(str.strip, row[column : column + 2]))), *row[column + 2 :]]
            for row in out
        ]
        width -= 1
    return out


def _words(texts: Sequence[str]) -> str:
    return " ".join(filter(None, map(str.strip, texts)))


def moved_back(rows: Sequence[Sequence[str]], above: Sequence[Sequence[str]], width: int) -> list[list[str]]:
    """The rows, those with fewer than `width` cells moved to the right as far as their words go on with the rows above.

    A cell goes on with a column where its number comes next there or its sentence does. Cells that go on with none
    stay beside the one at their left, or move as those of the row above did.
    """
    met = [list(row) for row in above]
    shifts: dict[int, int] = {}
    out = []
    for row in rows:
        whole = list(row)
        if 1 < len(row) < width:
            shifts = _shifts(row, met, width, shifts)
            whole = [""] * width
            for index, text in enumerate(row):
                whole[index + shifts[index]] = text
        out.append(whole)
        met = [*met, whole][-ROWS_IN_SIGHT:]
    return out


def _shifts(row: Sequence[str], above: Sequence[Sequence[str]], width: int, usual: dict[int, int]) -> dict[int, int]:
    """By how many columns each cell moves; `usual` is by how many those of the row above did."""
    spare = width - len(row)
    found = [_shift(text, index, spare, above) for index, text in enumerate(row)]
    shift = next((by for by in found if by is not None), 0)
    out = {}
    for index, own in enumerate(found):
        shift = max(shift, usual.get(index, 0) if own is None else own)
        out[index] = shift = min(shift, spare)
    return out


def _shift(text: str, index: int, most: int, above: Sequence[Sequence[str]]) -> int | None:
    """By how many columns a cell is to move to stand where its words go on; None where they go on nowhere."""
    best = max(range(most + 1), key=lambda by: _evidence(above, index + by, text.strip()))
    return best if _evidence(above, index + best, text.strip()) else None


def _evidence(above: Sequence[Sequence[str]], column: int, text: str) -> int:
    """How surely a text goes on with a column; 0 where nothing says so."""
    texts = [row[column].strip() for row in above if column < len(row) and row[column].strip()]
    if not text or not texts or not texts[-1].count(" "):
        return 0
    if numbering_goes_on(last_number(texts), text) or (FIRST.match(text) and texts[-1].endswith(":")):
        return 3
    if not text[:1].islower() or is_label(text.split()[0]) or is_finished(texts[-1]):
        return 0
    return 2 if is_unfinished(texts[-1]) else 1
