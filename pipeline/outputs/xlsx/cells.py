"""A cell as XML: an address, a style, and text or a number. ECMA-376, part 1, 18.3.1.4."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from html import escape

Value = str | float | dt.date
MOST_CHARACTERS = 32_767  # of a cell, in UTF-16
DAY_NOUGHT, AFTER_NO_LEAP_DAY = dt.date(1899, 12, 30), dt.date(1900, 3, 1)  # a sheet counts a 29 February 1900 too
# What XML or its reader would not take as it stands: 22.9.2.19 has _x0009_ for a character by its number.
SPECIAL = re.compile("[&<>]|[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_|^\\s|\\s$")
CONTROL, LITERAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]"), re.compile("_(x[0-9a-fA-F]{4}_)")


def cell(address: str, style: int, value: Value) -> str:
    """A cell with a value. Text is text whatever it begins with."""
    if isinstance(value, str):
        return f'<c r="{address}" s="{style}" t="inlineStr"><is>{_text(value)}</is></c>'
    if isinstance(value, dt.date):
        value = (value - DAY_NOUGHT).days - (value < AFTER_NO_LEAP_DAY)
    return f'<c r="{address}" s="{style}"><v>{value:.16G}</v></c>'


def _text(words: str) -> str:
    if len(words) > MOST_CHARACTERS // 2:
        words = words.encode("utf-16-le")[: 2 * MOST_CHARACTERS].decode("utf-16-le", "ignore")
    if not SPECIAL.search(words):
        return f"<t>{words}</t>"
    words = CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", LITERAL.sub(r"_x005F_\1", words))
    kept = ' xml:space="preserve"' if words != words.strip() else ""
    return f"<t{kept}>{escape(words, quote=False)}</t>"


@cache
def letters(column: int) -> str:
    """The letters of a column, which is counted from nought: A to Z, then AA."""
    before, last = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)
