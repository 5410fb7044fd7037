"""Bullets, which text recognisers pass over: round blobs that stand before a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2

from extractors.scan.letters import Look
from extractors.scan.ocr import OcrLine
from extractors.scan.page_image import Pixels

NARROWEST_BLOB, WIDEST_BLOB = 0.13, 0.6  # of the em, across
ROUND = 1.7  # times higher than wide or wider than high, at most
FULL = 0.5  # of its box that a blob fills; a ring or a letter fills less
DOTS = set("·●∙⋅•◦")  # what recognisers read for a bullet
ROUND_LETTERS = set("oO0")  # what they read for one that stands alone
DISC_FULL = 0.66  # of its box that such a blob fills, as a disc does; a ring, however bold, fills less
BULLET_ROOM = 4.0  # ems between a bullet and its line, at most


@dataclass(frozen=True)
class Bullet:
    """The line (by index) it stands before, and where it begins and ends, in pixels."""

    line: int
    x0: float
    x1: float


def bullets_of(ink: Pixels, lines: Sequence[OcrLine], looks: Sequence[Look]) -> list[Bullet]:
    """The bullets of a page. `ink` is without rules."""
    left = ink.copy()
    for line in lines:
        x0, top, x1, bottom = line.box
        left[top:bottom, x0:x1] = 0
    count, _, stats, middle = cv2.connectedComponentsWithStats(left, connectivity=8)
    out = []
    for i in range(1, count):
        x, _, wide, high, area = stats[i].tolist()
        if max(wide, high) > ROUND * min(wide, high) or area < FULL * wide * high or wide < 3:
            continue
        found = _line_behind(x + wide, float(middle[i][1]), max(wide, high), lines, looks)
        if found is not None:
            out.append(Bullet(found, float(x), float(x + wide)))
    return out


def with_dots(lines: Sequence[OcrLine], ink: Pixels) -> list[OcrLine]:
    """The lines, a disc that was read as a round letter made the bullet it is."""
    return [
        replace(line, words=(("•", *line.words[0][1:]),), score=1.0)
        if line.text in ROUND_LETTERS and is_disc(ink, line)
        else line
        for line in lines
    ]


def is_disc(ink: Pixels, line: OcrLine) -> bool:
    x0, top, x1, bottom = line.box
    wide, high = x1 - x0, bottom - top
    return max(wide, high) <= ROUND * min(wide, high) and ink[top:bottom, x0:x1].mean() > DISC_FULL


def _line_behind(right: float, y: float, across: float, lines: Sequence[OcrLine], looks: Sequence[Look]) -> int | None:
    """The nearest line that begins right of a blob of this size, beside whose small letters it stands."""
    best: tuple[float, int] | None = None
    for i, (line, look) in enumerate(zip(lines, looks, strict=True)):
        room = line.box[0] - right
        beside = 0.05 * look.size < look.baseline - y < 0.6 * look.size
        if (
            beside
            and 0 < room < BULLET_ROOM * look.size
            and NARROWEST_BLOB * look.size < across < WIDEST_BLOB * look.size
        ):
            best = min(best or (room, i), (room, i))
    return best[1] if best else None


def as_before(lines: Sequence[OcrLine], looks: Sequence[Look]) -> list[Look]:
    """The looks of lines; a bullet that was read as a line of its own has that of the line it stands before."""
    out = []
    for line, look in zip(lines, looks, strict=True):
        x0, top, x1, bottom = line.box
        is_dot = line.text.strip() in DOTS
        behind = _line_behind(x1, (top + bottom) / 2, x1 - x0, lines, looks) if is_dot else None
        out.append(look if behind is None else looks[behind])
    return out


def as_label(text: str) -> str:
    """A line whose bullet was read as some other dot, with the bullet itself."""
    return f"• {text[1:].lstrip()}" if text[:1] in DOTS and text[1:2].strip() == text[1:2] else text
