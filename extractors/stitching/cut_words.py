"""Words that a narrow column cut between two letters ("Performanc" over "e"), told by how the document spells them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.model import SOFT_HYPHEN, Document, Line
from extractors.stitching.line_ends import first_word, texts_of, with_ends

ALONE = re.compile(rf"([^\W\d_]+){SOFT_HYPHEN}?")  # one word on its line, with what says that it goes on
WORDS = re.compile(r"[^\W\d_]+")
LONE_LETTER = re.compile(r"[b-z]")  # which is no word of its own
MOST_CUT_PARTS = 4  # of one word
NEVER = 1000  # letters, more than any word has

Run = tuple[tuple[str, ...], str]  # lines of one word each, and the word that begins the line below them


def mend_cut_words(document: Document) -> Document:
    """The document with a soft hyphen after each line of one word that goes on in the next, and after no other.

    Lines of one word below each other are read as the words, each on one line or over several, by which the fewest
    letters are in words that the document has nowhere else; where that tells nothing, as the reader took them, by
    whether a space was drawn. A program draws none where a whole word leaves no room for it.
    """
    runs = {run for lines in texts_of(document, plain=False) for run, _ in _runs(lines)}
    if not runs:
        return document
    words = _words_beside(document)
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for texts, rest in runs:
        parts = [*(text.removesuffix(SOFT_HYPHEN) for text in texts), rest]
        joined = _joined(parts, [text.endswith(SOFT_HYPHEN) for text in texts], words)
        for text, part, below, goes_on in zip(texts, parts, parts[1:], joined, strict=False):
            told[text, below].add(part + SOFT_HYPHEN * goes_on)
    ends = {end: next(iter(said)) for end, said in told.items() if len(said) == 1 and end[0] not in said}
    return with_ends(document, ends)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[Run, int]]:
    """The runs of lines of one word, each with a line that goes on below it in small letters, and where they begin."""
    texts: list[str] = []
    for i, (above, below) in enumerate(pairwise(lines)):
        rest = first_word(below) if below.wraps and ALONE.fullmatch(above.text) else ""
        if rest:
            texts.append(above.text)
        if texts and not (rest and ALONE.fullmatch(below.text) and i + 2 < len(lines) and lines[i + 2].wraps):
            yield (tuple(texts), rest), i + 1 - len(texts)
            texts = []


def _joined(parts: Sequence[str], as_read: Sequence[bool], words: set[str]) -> list[bool]:
    """Which of the parts go on in the next: by the fewest unknown letters, then as nearly as the reader took them."""
    parts = [part.casefold() for part in parts]
    best: list[tuple[int, int, list[bool]]] = [(0, 0, [])]
    for end in range(1, len(parts) + 1):
        found = []
        for start in range(max(end - MOST_CUT_PARTS, 0), end):
            unknown, changed, before = best[start]
            goes_on = [False] * (start > 0) + [True] * (end - start - 1)
            read = as_read[max(start - 1, 0) : end - 1]
            differs = sum(a != b for a, b in zip(goes_on, read, strict=True))
            found.append((unknown + _unknown("".join(parts[start:end]), words), changed + differs, before + goes_on))
        best.append(min(found))
    return best[-1][2]


def _unknown(word: str, words: set[str]) -> int:
    """How many letters are in a word that the document has nowhere else."""
    if LONE_LETTER.fullmatch(word):
        return NEVER
    return 0 if word in words else len(word)


def _words_beside(document: Document) -> set[str]:
    """The words of the document but those that may be parts of others."""
    out: list[str] = []
    for lines in texts_of(document):
        texts = [line.text for line in lines]
        if len(lines) > 1:
            for (alone, rest), start in _runs(lines):
                end = start + len(alone)
                texts[start : end + 1] = [*[""] * len(alone), texts[end].removeprefix(rest)]
        out += texts
    return set(WORDS.findall("\n".join(out).casefold()))
