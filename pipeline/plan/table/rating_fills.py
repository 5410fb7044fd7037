"""Painted: what the fills of a column say together: the colours it is painted in, and which one a pale tint is."""

from __future__ import annotations

import colorsys
from collections.abc import Collection, Mapping, Sequence

from extractors.colour import colour_name
from extractors.model import Cell
from schema.columns.claims import Paint
from schema.columns.column import FEW_WORDS

GREYEST = 0.07  # saturation (HSV) up to which a fill is a grey: Word's own blue-grey D6DCE4 has 0.06, E2EFD9 0.09
PALEST = 0.35  # saturation of a tint, whose orange may stand for red; Word's lighter half of each accent is below
ORANGE, GOLD = (18, 33), (33, 70)  # degrees of hue
FULL = {
    "red": "FF0000",
    "amber": "FFC000",
    "yellow": "FFFF00",
    "green": "00B050",
    "blue": "0070C0",
    "purple": "7030A0",
}


def paint_of(columns: Sequence[Sequence[Cell]]) -> tuple[Paint, ...]:
    """What the fills of each column's empty cells, and of those of a word or two, tell together."""
    return tuple(map(_paint, columns))


def _paint(cells: Sequence[Cell]) -> Paint:
    fills = [cell.fill for cell in cells if cell.fill and len(cell.text.split()) < FEW_WORDS]
    full = full_colours(set(fills))
    return Paint(frozenset(colour_name(full.get(fill, fill)) for fill in fills), 2 * len(fills) > len(cells))


def full_colours(fills: Collection[str]) -> Mapping[str, str]:
    """The full colour that each pale tint among the fills of one rating column stands for.

    Empty where the fills are of one colour and so only shade. An orange tint is red where gold is there for amber
    and no other red is: Word's own tints have no red.
    """
    names = {fill: _name(fill) for fill in fills}
    if len(set(names.values()) & FULL.keys()) < 2:
        return {}
    if "red" not in names.values() and any(GOLD[0] < _hue_and_saturation(fill)[0] <= GOLD[1] for fill in fills):
        names |= {fill: "red" for fill in fills if _is_pale_orange(fill)}
    return {fill: FULL[name] for fill, name in names.items() if name in FULL and name != colour_name(fill)}


def _name(fill: str) -> str:
    """The name of a colour; of one that is nearly grey that of its hue."""
    hue, saturation = _hue_and_saturation(fill)
    if colour_name(fill) != "grey" or saturation <= GREYEST:
        return colour_name(fill)
    return colour_name("".join(f"{round(255 * part):02X}" for part in colorsys.hsv_to_rgb(hue / 360, 1, 1)))


def _is_pale_orange(fill: str) -> bool:
    hue, saturation = _hue_and_saturation(fill)
    return ORANGE[0] < hue <= ORANGE[1] and saturation <= PALEST


def _hue_and_saturation(fill: str) -> tuple[float, float]:
    """Hue in degrees and saturation of HSV."""
    red, green, blue = (int(fill[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, saturation, _ = colorsys.rgb_to_hsv(red, green, blue)
    return hue * 360, saturation
