"""Colours of Word as one sees them: theme colours with tint and shade, shading patterns, highlights."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Mapping

from extractors.word.xml import A_NS, V_NS, W_NS, Element, child, w

HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000",
    "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0", "black": "000000", "white": "FFFFFF",
}  # fmt: skip
# Share of the cell that a pattern's lines cover; pct patterns say theirs in their name.
PATTERNS = {"solid": 1.0, "horzStripe": 0.5, "vertStripe": 0.5, "diagStripe": 0.5, "reverseDiagStripe": 0.5,
            "horzCross": 0.5, "diagCross": 0.5, "thinHorzStripe": 0.25, "thinVertStripe": 0.25, "thinDiagStripe": 0.25,
            "thinReverseDiagStripe": 0.25, "thinHorzCross": 0.4375, "thinDiagCross": 0.4375}  # fmt: skip
# What themeColor calls a colour, and what the theme calls it; settings may map the first four otherwise.
SCHEME = {
    "text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2", "dark1": "dk1", "light1": "lt1",
    "dark2": "dk2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
MAPPED = {"t1": "text1", "bg1": "background1", "t2": "text2", "bg2": "background2"}
SHAPES = ("oval", "rect", "roundrect", "shape")
FILLED = (f"{{{A_NS}}}solidFill", *(f"{{{V_NS}}}{shape}" for shape in SHAPES))
VML_NAMES = {
    "red": "FF0000",
    "green": "008000",
    "lime": "00FF00",
    "yellow": "FFFF00",
    "blue": "0000FF",
    "gray": "808080",
}
HEX = re.compile(r"[0-9A-Fa-f]{6}")


def theme_colours(theme: Element | None, settings: Element | None) -> dict[str, str]:
    """Hex colour by the name documents use for it ("accent1", "background1"); empty without a theme."""
    found: dict[str, str] = {}
    scheme = None if theme is None else next(theme.iter(f"{{{A_NS}}}clrScheme"), None)
    for slot in scheme if scheme is not None else ():
        colour = next(iter(slot), None)
        code = None if colour is None else colour.get("lastClr") or colour.get("val")
        if code and HEX.fullmatch(code):
            found[slot.tag.rpartition("}")[2]] = code.upper()
    mapping = child(settings, "clrSchemeMapping")
    names = dict(SCHEME)
    for attribute, name in MAPPED.items():
        other = None if mapping is None else mapping.get(w(attribute))
        names[name] = SCHEME.get(other or name, other or name)
    return found | {name: found[slot] for name, slot in names.items() if slot in found}


def colour(element: Element | None, theme: Mapping[str, str], which: str = "color", plain: str = "val") -> str | None:
    """The colour an element names by theme or by number, six hex digits; None for "auto" or nothing.

    `which` is the stem of its attributes: "color" (themeColor, themeTint, themeShade) or "fill" (themeFill ...),
    `plain` the attribute with the number. The theme, where it is there, goes before the number.
    """
    if element is None:
        return None
    stem = "theme" if which == "color" else "themeFill"
    named = theme.get(element.get(w("themeColor" if which == "color" else "themeFill"), ""))
    if named:
        return _tinted(named, element.get(w(f"{stem}Tint")), element.get(w(f"{stem}Shade")))
    code = element.get(w(plain), "")
    return code.upper() if HEX.fullmatch(code) else None


def shading(shd: Element | None, theme: Mapping[str, str]) -> str | None:
    """The colour a w:shd paints, its pattern mixed in; None where it paints nothing."""
    if shd is None:
        return None
    pattern = shd.get(w("val"), "clear")
    back = colour(shd, theme, "fill", "fill")
    share = _share(pattern)
    if pattern == "nil" or share == 0:
        return back if pattern != "nil" else None
    front = colour(shd, theme, "color", "color") or "000000"
    return _mixed(front, back or "FFFFFF", share)


def highlight(element: Element | None) -> str | None:
    """The colour of a w:highlight, None for none."""
    return None if element is None else HIGHLIGHTS.get(element.get(f"{{{W_NS}}}val", ""))


def shape_fill(content: Iterable[Element], theme: Mapping[str, str]) -> str | None:
    """The colour of the first filled shape drawn in what a cell holds, such as a lamp of a traffic light; None for no
    shape."""
    for element in (found for one in content for found in one.iter(*FILLED)):
        if element.tag.startswith(f"{{{V_NS}}}"):
            code = element.get("fillcolor", "").partition(" ")[0].lstrip("#")
        elif element.getparent().tag.endswith("}spPr") and len(element):
            code = element[0].get("val", "")
        else:
            continue  # the colour of an outline or of letters
        code = theme.get(code, VML_NAMES.get(code.lower(), code))
        if HEX.fullmatch(code):
            return str(code).upper()
    return None


def _share(pattern: str) -> float:
    if pattern.startswith("pct") and pattern[3:].isdecimal():
        return min(int(pattern[3:]), 100) / 100
    return PATTERNS.get(pattern, 0.0)


def _mixed(front: str, back: str, share: float) -> str:
    pairs = zip(_channels(front), _channels(back), strict=True)
    return "".join(f"{round(255 * (f * share + b * (1 - share))):02X}" for f, b in pairs)


def _tinted(code: str, tint: str | None, shade: str | None) -> str:
    """Word lightens and darkens in the luminance of HSL: a tint of 0x33 keeps a fifth of the distance to white."""
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(code))
    if tint:
        light = 1 - (1 - light) * _fraction(tint)
    if shade:
        light *= _fraction(shade)
    return "".join(f"{round(255 * channel):02X}" for channel in colorsys.hls_to_rgb(hue, light, saturation))


def _fraction(text: str) -> float:
    try:
        return min(int(text, 16), 255) / 255
    except ValueError:
        return 1.0


def _channels(code: str) -> tuple[float, float, float]:
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
