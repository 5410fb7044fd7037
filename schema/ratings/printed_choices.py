"""Choices printed in a cell, of which one is ticked: "☐ Red ☒ Amber ☐ Green" says amber."""

from __future__ import annotations

import re
from functools import lru_cache

TICKED, EMPTY = "☒☑✓✔✅🗹⊠🗵◉⦿🔘", "☐□○◯❑❏▢⬜🔲"
_BOX = re.compile(rf"(?P<yes>[{TICKED}]|[\[(][ ]?[xX×✓✔•*][ ]?[\])])|(?P<no>[{EMPTY}]|\[[ _]?\]|\([ _]\))")


@lru_cache(maxsize=4096)
def chosen(text: str) -> str | None:
    """The words beside the ticked box of a cell that prints its choices; "" where none is ticked, or several are.

    None where the cell prints no choices: they are two or more words or phrases, each with a box of its own, at least
    one of them empty, all before their boxes or all after them.
    """
    boxes = list(_BOX.finditer(text))
    if len(boxes) < 2 or all(box["yes"] for box in boxes):
        return None
    ends = [*(box.start() for box in boxes[1:]), len(text)]
    said = [text[box.end() : end] for box, end in zip(boxes, ends, strict=True)]
    lead = text[: boxes[0].start()]
    if lead.strip(" :\n") and not said[-1].strip() and not lead.rstrip().endswith(":"):
        said = [lead, *said[:-1]]
    said = [" ".join(words.split()).strip(" /|,;") for words in said]
    if not all(said):
        return None
    ticked = [words for box, words in zip(boxes, said, strict=True) if box["yes"]]
    return ticked[0] if len(ticked) == 1 else ""


def has_several(text: str) -> bool:
    """Whether more than one of the boxes of a cell that prints its choices is ticked."""
    return chosen(text) == "" and sum(bool(box["yes"]) for box in _BOX.finditer(text)) > 1
