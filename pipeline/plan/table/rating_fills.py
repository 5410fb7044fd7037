"""Painted: what the fills of rating columns say together: that a column rates, and which colour a pale tint is."""

from __future__ import annotations

import colorsys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extractors.colour import colour_name
from extractors.model import Cell, Table
from schema.columns.column import BY_CONTENTS, FEW_WORDS, Column

TRAFFIC_LIGHTS = {"red", "amber", "yellow", "green"}
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


def rated_by_fill(columns: Sequence[Column], table: Table, body: Sequence[int]) -> tuple[Column, ...]:
    """The columns of a table, those painted in two colours of traffic lights at least as ratings: all under a bare time
    ("Q1"), which as the bars of a time line are not painted so, and of two that tell progress the one in few words."""
    bare = [i for i, column in enumerate(columns) if column.dated and column.field == "other"]
    if _are_painted(bare, table, body):
        rating = {i: replace(columns[i], field="rag", how="contents", score=BY_CONTENTS) for i in bare}
        columns = [rating.get(i, column) for i, column in enumerate(columns)]
    told = [i for i, column in enumerate(columns) if column.field == "progress" and not column.dated]
    if len(told) > 1 and not any(column.field in ("rag", "status") for column in columns):
        words = {i: sum(len(table.rows[r][i].text.split()) for r in body) for i in told}
        short = min(told, key=words.__getitem__)
        if words[short] < FEW_WORDS * len(body) and _are_painted([short], table, body):
            state = replace(columns[short], field="status", how="contents", score=BY_CONTENTS)
            columns = [state if i == short else column for i, column in enumerate(columns)]
    return tuple(columns)


def _are_painted(which: Sequence[int], table: Table, body: Sequence[int]) -> bool:
    """Whether the short cells of these columns are painted in two colours of traffic lights at least."""
    cells = [table.rows[r][i] for r in body for i in which]
    fills = {cell.fill for cell in cells if cell.fill and len(cell.text.split()) < FEW_WORDS}
    full = full_colours(fills)
    return len({colour_name(full.get(fill, fill)) for fill in fills} & TRAFFIC_LIGHTS) > 1


def painted_columns(table: Table, body: Sequence[int]) -> tuple[int, ...]:
    """The columns of empty cells, or of a word or two, that are painted in strong colours."""
    return tuple(c for c in range(table.width) if _is_painted([table.rows[r][c] for r in body]))


def _is_painted(cells: Sequence[Cell]) -> bool:
    """Whether most cells are painted, hardly any holds prose, and the fills are two strong colours at least, one of
    them of traffic lights."""
    fills = [cell.fill for cell in cells if cell.fill and len(cell.text.split()) < FEW_WORDS]
    if 2 * len(fills) <= len(cells):
        return False
    full = full_colours(set(fills))
    named = {colour_name(full.get(fill, fill)) for fill in fills}
    return len(named & FULL.keys()) >= 2 and bool(named & TRAFFIC_LIGHTS)


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
