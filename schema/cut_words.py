"""Words that a narrow column cut between two letters ("Complet" over "ed"), where it looks like a space."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CUT = re.compile(r"(?<=[^\W\d_]) (?=[a-z])")
_CUT_YEAR = re.compile(r"(?<=[./-])(?:2 0\d\d|20 \d\d|20\d \d)$")


def joined_words(text: str, most: int) -> Iterator[str]:
    """A text of at most so many words that says nothing as it stands, each time with two of them as one."""
    if len(text.split()) <= most:
        for cut in _CUT.finditer(text):
            yield text[: cut.start()] + text[cut.end() :]


def with_whole_year(text: str) -> str:
    """A date in figures whose year was cut ("31/03/20 25") with the year as one, so that it is not read as 2020."""
    return _CUT_YEAR.sub(lambda year: year[0].replace(" ", ""), text) if text[-1:].isdigit() else text
