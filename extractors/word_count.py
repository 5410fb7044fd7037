"""How many words a text has, alike for every format."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W\d_]+|\d+")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
SHORT, FEW_SIGNS = 1000, 60  # characters: a text for which the pattern is the faster way


def count_words(text: str) -> int:
    """How many runs of letters and runs of digits there are: 2 in "co-ordinator", "10.The" and "board1".

    So counted, a page has as many words as what was read of it, wherever a hyphen at a line's end, a label or a
    footnote mark was taken from its word. Bullets and dashes are no words.
    """
    if not text.isascii():
        signs = set("".join(BEYOND_ASCII.findall(text))) if len(text) > SHORT else ()
        if not 0 < len(signs) <= FEW_SIGNS:
            return len(WORD.findall(text))
        for sign in signs:
            text = text.replace(sign, _kind(sign))
    kinds = b" " + text.encode().translate(KINDS)
    return kinds.count(b" a") + kinds.count(b" 1") + kinds.count(b"a1") + kinds.count(b"1a")


def _kind(sign: str) -> str:
    """A letter, a digit or a blank that counts as this one does."""
    if not WORD.match(sign):
        return " "
    return "1" if sign.isdecimal() else "a"


KINDS = "".join(map(_kind, map(chr, range(128)))).encode().ljust(256)
