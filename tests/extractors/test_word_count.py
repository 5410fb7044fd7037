"""Counting words: however long a text is, and whatever signs are in it, the count is that of the pattern."""

from __future__ import annotations

import pytest

from extractors.word_count import SHORT, WORD, count_words

TEXTS = (
    "",
    "co-ordinator 10.The board1 1st_2nd",
    "naïve “Ärzte” – 12½ €5, x² m³",
    "٣ лет, 漢字 1٣ а́бв",
    "".join(map(chr, range(0x20, 0x2000))),
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("times", [1, SHORT])
def test_words_are_runs_of_letters_and_runs_of_digits(text: str, times: int) -> None:
    long = text[:200] * times
    assert count_words(long) == len(WORD.findall(long))
