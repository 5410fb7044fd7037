"""How a scan was turned to be read, and the words that tell it in the issue of its page."""

from __future__ import annotations

import re
from dataclasses import dataclass

TURNED, STRAIGHTENED = "turned by {} degrees", "straightened by {:.2f} degrees"
TOLD = {words: re.compile(re.sub(r"\{.*?\}", r"(-?[\\d.]+)", words)) for words in (TURNED, STRAIGHTENED)}


@dataclass(frozen=True)
class Turn:
    """`quarters` are the quarter turns anticlockwise that made a page upright, `skew` the degrees anticlockwise that it
    then lay askew. Boxes lie on the page so turned and then turned back by its skew."""

    quarters: int = 0
    skew: float = 0.0

    def __str__(self) -> str:
        """What was done, each after a comma; nothing for a page that lay upright and straight."""
        done = [TURNED.format(self.quarters * 90)] if self.quarters else []
        done += [STRAIGHTENED.format(self.skew)] if round(self.skew, 2) else []
        return "".join(f", {words}" for words in done)


UNTURNED = Turn()


def told_turn(message: str) -> Turn:
    """The turn that the message of a page's issue tells."""
    turned, skew = (float(met[1]) if (met := pattern.search(message)) else 0.0 for pattern in TOLD.values())
    return Turn(round(turned / 90), skew)
