"""Deadlines that a heading gives to all that stands below it: "Quick wins (by 31 March 2026)"."""

from __future__ import annotations

import re

from extractors.model import Cell, Paragraph, cell_of_lines
from schema.dates.parse_date import leading_time, read_date

BY = re.compile(
    r"\((?:(?:all )?(?:due|done|complete|completed|to be \w+|for completion) )?by (?:the )?(?P<when>[^()]+)\)\W*\Z",
    re.I,
)


def deadline(heading: Paragraph) -> Cell | None:
    """By when a heading says in brackets at its end that what stands below is due; None where it gives no day. The
    words stay those of the heading and count there."""
    match = BY.search(heading.text) if "by " in heading.text.lower() else None
    if match is None or leading_time(match["when"])[0] != match["when"] or read_date(match["when"]).kind != "dated":
        return None
    return cell_of_lines([heading.lines[-1]._replace(text=match["when"], label="", is_again=True)])
