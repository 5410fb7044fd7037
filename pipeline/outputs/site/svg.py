"""Shapes of the charts as inline SVG: words and how wide they are, lines, boxes, links, and axes with their figures.

A whole drawing library would be most of what a site costs: to start altair and vl-convert takes two seconds and 100 MB.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from pipeline.outputs.rating_colours import INK

LABEL_SIZE, FIGURE_SIZE = 14, 13  # pixels: the size of words beside a chart, and of figures in it
CHART_FONT = "Arial, Helvetica, sans-serif"
NAME_GAP, DRAWN_MARGIN = 7, 5  # pixels between an axis and its words, and round a drawing
NAMES_TURNED = 50  # degrees by which words are turned that stand side by side
TICKS_APART = 40  # pixels for a figure of an axis
AXIS_BELOW, AXIS_BESIDE = 38, 32  # pixels that an axis takes below a chart and right of it
LEAST_SCALE = 0.75  # of its size, below which its words are too small; a narrow screen scrolls
AXIS_INK, GRID_INK, TICK_INK = "#505a5f", "#ddd", "#888"
ROUND_PARTS = ((math.sqrt(50), 10), (math.sqrt(10), 5), (math.sqrt(2), 2))
# Thousandths of the size that a character of Arial takes; other characters are about as wide as a digit.
ARIAL_WIDTHS = {
    character: width
    for width, characters in {
        222: "ijl'’‘",
        278: " !,./:;[\\]ftI",
        333: "()-r`“”",
        500: "ckvsxyzJ",
        556: "0123456789",
        611: "FTZ",
        667: "ABEKPSVXY&",
        722: "CDHNRUw",
        778: "GOQ",
        833: "mM",
        944: "W",
        1000: "…—@%",
    }.items()
    for character in characters
}


@dataclass(frozen=True, slots=True)
class Scale:
    """Figures from nought to `end` along `length` pixels, with a tick every `step`; both ends are round."""

    end: int
    length: float
    step: int

    def at(self, value: float) -> float:
        return value * self.length / self.end

    @property
    def ticks(self) -> dict[str, float]:
        """The figures of the ticks, with their places."""
        return {f"{figure:,}": self.at(figure) for figure in range(0, self.end + 1, self.step)}


def scale_to(most: int, length: float) -> Scale:
    """The scale that has room for counts up to `most`."""
    step = _round_step(most / 10)
    end = step * max(math.ceil(most / step), 1)
    return Scale(end, length, _round_step(end / math.ceil(length / TICKS_APART)))


def _round_step(exact: float) -> int:
    """The one of 1, 2, 5, 10, 20 ... that is nearest, as the difference of their logarithms tells."""
    power = 10 ** math.floor(math.log10(max(exact, 1)))
    return int(power * next((factor for least, factor in ROUND_PARTS if exact / power >= least), 1))


def width_of(words: str, size: int = LABEL_SIZE) -> float:
    """Pixels that words take in one line."""
    return sum(ARIAL_WIDTHS.get(character, 556) for character in words) * size / 1000


def cut_to(words: str, most: float) -> str:
    """The words, cut where they take more pixels."""
    if width_of(words) <= most:
        return words
    while width_of(f"{words}…") > most:
        words = words[:-1]
    return f"{words}…"


def text(x: float, y: float, words: str, *, anchor: str = "middle", size: int = LABEL_SIZE, ink: str = INK) -> str:
    """Words whose middle, start or end is at `x`, and their middle line at `y`."""
    return (
        f'<text x="{_told(x)}" y="{_told(y + size * 0.36)}" text-anchor="{anchor}"'
        f' font-size="{size}" fill="{ink}">{escape(words)}</text>'
    )


def turned(x: float, y: float, words: str, *, anchor: str, degrees: float = NAMES_TURNED) -> str:
    """Words that rise from, or to, a place."""
    return f'<g transform="translate({_told(x)},{_told(y)}) rotate({-degrees})">{text(0, 0, words, anchor=anchor)}</g>'


def line(x: float, y: float, x2: float, y2: float, ink: str, width: float = 1) -> str:
    return f'<path d="M{_told(x)},{_told(y)}L{_told(x2)},{_told(y2)}" stroke="{ink}" stroke-width="{width}"/>'


def box(x: float, y: float, width: float, height: float, fill: str, edge: str = "none", edge_width: float = 1) -> str:
    return (
        f'<path d="M{_told(x)},{_told(y)}h{_told(width)}v{_told(height)}h{_told(-width)}Z"'
        f' fill="{fill}" stroke="{edge}" stroke-width="{edge_width}"/>'
    )


def disc(x: float, y: float, radius: float, fill: str, edge: str, edge_width: float = 1) -> str:
    half = f"a{radius},{radius},0,1,1,{{}}{2 * radius},0"
    return (
        f'<path d="M{_told(x - radius)},{_told(y)}{half.format("")}{half.format("-")}Z"'
        f' fill="{fill}" stroke="{edge}" stroke-width="{edge_width}"/>'
    )


def link(shape: str, address: str, words: str) -> str:
    """A shape that leads to an address, for those who do not see it in words; without an address the shape alone."""
    if not address:
        return shape
    return f'<a href="{escape(address)}" aria-label="{escape(words, quote=True)}">{shape}</a>'


def names_left(names: Sequence[str], step: float) -> list[str]:
    """Names one below the other, left of an axis that is drawn with them."""
    words = [text(-NAME_GAP, (i + 0.5) * step, name, anchor="end") for i, name in enumerate(names)]
    ticks = [line(-5, (i + 0.5) * step, 0, (i + 0.5) * step, TICK_INK) for i in range(len(names))]
    return [*words, *ticks, line(0, 0, 0, len(names) * step, AXIS_INK)]


def axis_below(places: dict[str, float], length: float, height: float, title: str) -> list[str]:
    """An axis below a chart with lines that rise from its ticks; `places` are those by their words, of which as many
    are told as fit. It takes AXIS_BELOW pixels below the chart and AXIS_BESIDE right of it."""
    drawn = [line(x, 0, x, height, GRID_INK) + line(x, height, x, height + 5, TICK_INK) for x in places.values()]
    widest = max(map(width_of, places), default=0)
    gap = length / max(len(places) - 1, 1)
    every = math.ceil((widest + NAME_GAP) / gap)
    drawn += [text(x, height + 13, words) for words, x in list(places.items())[::every]]
    return [*drawn, line(0, height, length, height, AXIS_INK), text(length / 2, height + 31, title)]


def drawing(shapes: Iterable[str], title: str, left: float, top: float, right: float, bottom: float) -> str:
    """The shapes within these edges as one SVG, as wide as there is room: a group with a name, in which links are."""
    left, top = math.floor(left - DRAWN_MARGIN), math.floor(top - DRAWN_MARGIN)
    width, height = math.ceil(right + DRAWN_MARGIN - left), math.ceil(bottom + DRAWN_MARGIN - top)
    return (
        f'<svg role="group" aria-label="{escape(title, quote=True)}"'
        f' style="width:{width}px;min-width:{LEAST_SCALE * width:.0f}px" xmlns="http://www.w3.org/2000/svg"'
        f' width="{width}" height="{height}" viewBox="{left} {top} {width} {height}"'
        f' font-family="{CHART_FONT}" fill="none">{"".join(shapes)}</svg>'
    )


def _told(pixels: float) -> str:
    return f"{pixels:.1f}".removesuffix(".0")
