"""Choices printed in a cell, of which one is ticked: "☐ Red ☒ Amber ☐ Green" says amber."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

TICKED, EMPTY = "☒☑✓✔✅🗹⊠🗵◉⦿🔘", "☐□○◯❑❏▢⬜🔲"
_BOX = re.compile(rf"(?P<yes>[{TICKED}]|[\[(][ ]?[xX×✓✔•*][ ]?[\])])|(?P<no>[{EMPTY}]|\[[ _]?\]|\([ _]\))")

_FILLED = dict(zip("●■◼▪◆⬛★", ("○◯", "□▢", "◻▢", "▫", "◇", "⬜", "☆"), strict=True))  # each with its empty signs
_CHOICE = re.compile(rf"(?P<yes>[{''.join(_FILLED)}])|(?P<no>[{''.join(_FILLED.values())}])")
LONGEST_CHOICE = 3  # words; longer ones behind discs and circles are a list with lists in it


@lru_cache(maxsize=4096)
def chosen(text: str) -> str | None:
    """The words beside the ticked box of a cell that prints its choices; "" where none is ticked, or several are.

    None where the cell prints no choices: they are two or more words or phrases, each with a box of its own, at least
    one of them empty, all before their boxes or all after them. One filled sign among empty ones of its kind is a tick
    ("○ Red ● Amber"), unless it may be the sign of a list.
    """
    if text.isascii() and "[" not in text and "(" not in text:
        return None
    signs = list(_CHOICE.finditer(text))
    if any(sign["yes"] for sign in signs):
        return _filled(text, signs)
    boxes = list(_BOX.finditer(text))
    if len(boxes) < 2 or all(box["yes"] for box in boxes):
        return None
    if not (words := _words_beside(text, boxes)):
        return None
    ticked = [choice for box, choice in zip(boxes, words, strict=True) if box["yes"]]
    return ticked[0] if len(ticked) == 1 else ""


def _filled(text: str, signs: Sequence[re.Match[str]]) -> str | None:
    """The words beside the one filled sign, the others being empty ones of its kind; None for signs of lists."""
    filled = [sign for sign in signs if sign["yes"]]
    if len(filled) > 1 or len(signs) < 2 or any(sign[0] not in _FILLED[filled[0][0]] for sign in signs if sign["no"]):
        return None
    opens_list = filled[0] is signs[0] and "\n" in text.strip() and not text[: filled[0].start()].strip()
    words = _words_beside(text, signs)
    if opens_list or not words or any(len(choice.split()) > LONGEST_CHOICE for choice in words):
        return None
    return words[signs.index(filled[0])]


def _words_beside(text: str, boxes: Sequence[re.Match[str]]) -> list[str]:
    """The words of each box, all before their boxes or all after them; [] where one has none."""
    ends = [*(box.start() for box in boxes[1:]), len(text)]
    said = [text[box.end() : end] for box, end in zip(boxes, ends, strict=True)]
    lead = text[: boxes[0].start()]
    if lead.strip(" :\n") and not said[-1].strip() and not lead.rstrip().endswith(":"):
        said = [lead, *said[:-1]]
    said = [" ".join(words.split()).strip(" /|,;") for words in said]
    return said if all(said) else []


def has_several(text: str) -> bool:
    """Whether more than one of the boxes of a cell that prints its choices is ticked."""
    return chosen(text) == "" and sum(bool(box["yes"]) for box in _BOX.finditer(text)) > 1
