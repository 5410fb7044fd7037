"""Names for the colours of ratings, as a person calls them."""

from __future__ import annotations

import colorsys
from functools import lru_cache

DARK, PALE = 0.16, 0.97  # lightness below which a colour is black, and above which it is white
DULL = 0.15  # saturation (HSV) below which a colour is a grey
HUES = ((18, "red"), (52, "amber"), (70, "yellow"), (170, "green"), (260, "blue"), (325, "purple"), (360, "red"))


@lru_cache(maxsize=4096)  # a document is painted in a few
def colour_name(code: str) -> str:
    """The rating's word for a colour of six hex digits: red, amber, yellow, green, blue, grey, purple, white or black.

    Hue in degrees decides: red from 325 over 0 to 18, amber to 52 (FFC000 at 45, FFCC00 at 48), yellow to 70 (FFFF00 at
    60), green to 170 (92D050 at 89), blue to 260, purple to 325. Before it: lightness under 0.16 is black; over
    0.97 and nearly without colour white; a saturation (of HSV) under 0.15 grey. Raises ValueError for anything else.
    """
    digits = code.lstrip("#")
    if len(digits) != 6:
        raise ValueError(f"not a colour of six hex digits: {code!r}")
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    _, lightness, _ = colorsys.rgb_to_hls(red, green, blue)
    hue, saturation, _ = colorsys.rgb_to_hsv(red, green, blue)
    if lightness < DARK and max(red, green, blue) < 0.35:
        return "black"
    if saturation < DULL:
        return "white" if lightness > PALE else "grey"
    return next(name for bound, name in HUES if hue * 360 <= bound)
