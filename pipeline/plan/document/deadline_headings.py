"""Deadlines that a heading or band gives to all below it: "Quick wins (by 31 March 2026)", "Within 30 days"."""

from __future__ import annotations

import re

from extractors.model import Cell, Paragraph, cell_of_lines
from schema.dates.parse_date import leading_time, read_date

BY = re.compile(
    r"\((?:(?:all )?(?:due|done|complete|completed|to be \w+|for completion) )?by (?:the )?(?P<when>[^()]+)\)\W*\Z",
    re.I,
)
IN_BRACKETS = re.compile(r"\(([^()]+)\)\W*\Z")
HEAD = re.compile(r"([^:]+?)(?::| [–—-] ).+")
UNITS = ("day", "week", "month", "year")  # one of which a time after the plan begins is told in


def deadline(heading: Paragraph | Cell) -> Cell | None:
    """By when a heading or band says that what stands below is due, None where it does not: by a day in brackets at
    its end ("by 31 May"), or by a time after the plan begins ("Within 30 days"), in such brackets, before a colon or
    dash, or as all of its words. A day or month alone may say of when that part of the plan is.

    The words stay those of the heading and count there.
    """
    when = _when(" ".join(heading.text.split()))
    return cell_of_lines([heading.lines[-1]._replace(text=when, label="", is_again=True)]) if when else None


def _when(words: str) -> str:
    by = BY.search(words) if "by " in words.lower() else None
    if by:
        return by["when"] if _is_time(by["when"], "dated", "relative") else ""
    if not any(unit in words.lower() for unit in UNITS):  # as in most headings
        return ""
    inside, head = IN_BRACKETS.search(words), HEAD.fullmatch(words)
    parts = (words, inside[1] if inside else "", head[1] if head else "")
    return next((part for part in parts if part and _is_time(part, "relative")), "")


def _is_time(words: str, *kinds: str) -> bool:
    """Whether words are nothing but a time of one of these kinds."""
    return leading_time(words)[0] == words and read_date(words).kind in kinds
