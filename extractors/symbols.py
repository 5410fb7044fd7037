"""What the characters of symbol fonts show: ticks, crosses, boxes, bullets, arrows and faces, as Unicode characters."""

from __future__ import annotations

import re
from functools import lru_cache

SYMBOLS: dict[str, dict[int, str]] = {  # by font in lower case and the low byte of the code
    "wingdings": {
        0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x73: "⬧", 0x75: "◆", 0x76: "❖",
        0x77: "⬥", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑",
        0xE2: "↓", 0xE8: "➔", 0xE9: "↑", 0xEA: "↓", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
        0xFE: "☑",
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "●", 0xA3: "☐"},
    "wingdings 3": {0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x70: "▲", 0x71: "▼", 0x7D: "▶"},
    "webdings": {0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗"},
    "symbol": {
        0x2D: "-", 0xA3: "≤", 0xA8: "♦", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
        0xB7: "•", 0xD6: "√", 0xDE: "⇒",
    },
}  # fmt: skip
PRIVATE = re.compile(r"[\uf000-\uf0ff]")
# A private-use character whose font is not named is one of these in practice: Symbol's bullet or a Wingdings sign.
UNNAMED = SYMBOLS["wingdings"] | {0xB7: "•"}


def symbol(font: str, code: int) -> str | None:
    """The Unicode character a symbol font shows for a code, given plain (0xFC) or in the private use area (0xF0FC).

    None where it is not known. Any other font, or none, has signs in the private use area alone.
    """
    table = SYMBOLS.get(font.strip().lower())
    private = 0xF000 <= code <= 0xF0FF
    if not private and (table is None or code > 0xFF):
        return None
    return " " if code & 0xFF == 0x20 else (UNNAMED if table is None else table).get(code & 0xFF)


@lru_cache(maxsize=1000)
def is_symbolic(font: str) -> bool:
    """Whether the letters of a font are shown as other signs."""
    return font.strip().lower() in SYMBOLS


def shown(text: str, font: str = "") -> str:
    """The text as it looks: letters of symbol fonts and the private use area as Unicode, unknown ones as they are."""
    is_plain = text.isascii() or not PRIVATE.search(text)
    if is_plain and (not font or not is_symbolic(font)):
        return text
    return "".join(symbol(font, ord(character)) or character for character in text)
