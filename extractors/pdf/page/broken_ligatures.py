"""Ligatures that a rewriter broke: letters of Latin-1 in the places of "ff", "fi", "fl", "ffi" and "ffl", mended."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.model import Issue
from extractors.pdf.page.content import Geometry

# Rewriters have written the ligatures U+FB00 to U+FB04 with their high byte for a low one, counted on from there.
LIGATURES = {"û": "ff", "ü": "fi", "ý": "fl", "þ": "ffi", "ÿ": "ffl"}
FOREIGN = frozenset("ýþÿ")  # none of German, French or Welsh, as ü and û are
FEWEST_KINDS = 2
BROKEN = re.compile(r"[A-Za-zûüýþÿ]*[ûüýþÿ][A-Za-zûüýþÿ]*")
OTHER_LETTERS = re.compile("[ðæøåäößáéíóúàèìòùâêîôñç]")  # of languages that have such letters of their own
UNBROKEN = re.compile("ff|fi|fl")
MENDED = "letters stood in the places of ligatures ({}) and were mended"
DOUBTFUL = "words hold letters that may stand in the places of ligatures (ff, fi, fl, ffi)"


def with_ligatures(geometry: Geometry) -> tuple[Geometry, tuple[Issue, ...]]:
    """The page with broken ligatures mended where its words tell that they are, and an issue; one alone where those
    words may as well be of another language."""
    if not any(letter in geometry.text for letter in LIGATURES):
        return geometry, ()
    broken = [word for text in geometry.words.text for word in BROKEN.findall(text)]
    kinds = {letter for word in broken for letter in word if letter in LIGATURES}
    if not kinds & FOREIGN:
        return geometry, ()
    said = ", ".join(dict.fromkeys(broken))
    if not is_told(geometry.words.text, kinds, len(broken)):
        return geometry, (Issue("broken_ligatures", DOUBTFUL, geometry.number, said),)
    texts = [mended(text) for text in geometry.words.text]
    message = MENDED.format(", ".join(f"{letter} for {LIGATURES[letter]}" for letter in sorted(kinds)))
    words = replace(geometry.words, text=texts)
    return replace(geometry, words=words), (Issue("broken_ligatures", message, geometry.number, said, "info"),)


def is_told(texts: list[str], kinds: set[str], broken: int) -> bool:
    """Whether such letters of two kinds stand on a page without a word of a language that has them, and fewer words
    have such a pair of letters whole, in a font without ligatures, than are broken."""
    said = " ".join(texts)
    return len(kinds) >= FEWEST_KINDS and not OTHER_LETTERS.search(said) and len(UNBROKEN.findall(said)) < broken


def mended(text: str) -> str:
    return BROKEN.sub(lambda found: "".join(LIGATURES.get(letter, letter) for letter in found.group()), text)
