"""Lists that a conversion to text ran together in one cell, taken apart where their numbers or marks show it."""

from __future__ import annotations

import re
from collections.abc import Sequence

# "1.1", "2.1.", "13." and "4)" before a word; a number without a point is none ("12 Children").
NUMBER = re.compile(
    r"(?<![\d,£$(/–-])(?<!\d\.)(\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}[.)])\s*(?=[\"“‘'%(]{0,2}\s?[^\W\d_a-z]|%)"
)
LABEL = re.compile(r"\d{1,3}(?:\.\d{1,3})+[a-z]?[.)]?|\d{1,3}[.)]|\(?[a-z][.)]")
SENTENCE_END = re.compile(r"[.!?;:%][\"”’')\]]*\s*$")
# Where a list without marks may be cut: after a sentence, after a bracket that ends one, and amid a word set twice.
BETWEEN_ITEMS = re.compile(
    r"(?<=[^\s.][.!?])\s+(?=[\"“‘']?[A-Z\d])(?<!\be\.g\.\s)(?<!\bi\.e\.\s)(?<!\betc\.\s)"
    r"|(?<=\))\s+(?=[A-Z][a-z]+\s)|(?<=\s)(?P<before>[A-Z\d]\S*)\s+(?=(?P=before)\s)"
)
# Words that name another place by its number, which begins no item.
POINTS_AT = re.compile(
    r"\b(?:actions?|sections?|para(?:graph)?s?|pages?|points?|see|and|to|or|in|of|from|with|by|at)\W*$", re.I
)
MOST_SKIPPED = 2  # numbers left out between one item and the next

Numbers = tuple[int, ...]


def split_list(texts: Sequence[str]) -> list[str]:
    """The cells of one column, from the top, with a newline before each number that goes on with the one before it.

    "1.1 Train. 1.1.1 Coach. 1.2 Audit." are three lines; a number that follows none, or is pointed at from a sentence
    ("see 1.2"), begins no line.
    """
    last: Numbers = ()
    out = []
    for text in texts:
        cuts, last = _cuts(text, last)
        ends = [*cuts[1:], len(text)]
        out.append("\n".join(text[a:b].strip() for a, b in zip(cuts, ends, strict=True)))
    return out


def items(text: str) -> str:
    """A cell whose list lost its marks, each item on a line with a bullet: a sentence, or words that begin alike."""
    if "\n" in text or LABEL.match(text):
        return text
    cut = BETWEEN_ITEMS.sub(lambda found: f"{found['before'] or ''}\n", text)
    return "\n".join(f"• {item}" for sentence in cut.split("\n") for item in _alike(sentence))


def _alike(text: str) -> list[str]:
    """A text cut where its first two words come again."""
    opening = " ".join(text.split()[:2])
    at = text.find(f" {opening} ", 1) if opening[:1].isupper() and " " in opening else -1
    return [text] if at < 0 else [text[:at], text[at + 1 :]]


def is_label(text: str) -> bool:
    """Whether a cell holds nothing but the number or letter of the words beside it."""
    return bool(LABEL.fullmatch(text))


def last_number(texts: Sequence[str]) -> Numbers:
    """The last number that the list in a column has come to; () where it holds no list."""
    last: Numbers = ()
    for text in texts:
        last = _cuts(text, last)[1]
    return last


def numbering_goes_on(last: Numbers, text: str) -> bool:
    """Whether a text opens with the number that comes next, or ends one item and goes on with the next."""
    if is_label(text):
        return bool(last) and _follows(last, _numbers(text))
    opens = NUMBER.match(text)
    if opens:
        return bool(last) and _follows(last, _numbers(opens.group(1)))
    return len(_cuts(text, last)[0]) > 1


def _cuts(text: str, last: Numbers) -> tuple[list[int], Numbers]:
    """Where the items of a text begin, 0 first, and the last number met."""
    cuts = [0]
    is_list = False
    for found in NUMBER.finditer(text):
        numbers, at = _numbers(found.group(1)), found.start()
        if at == 0:
            is_list, last = True, numbers
            continue
        before = text[:at]
        begins = SENTENCE_END.search(before) or before[-1] == "\n" or (is_list and not POINTS_AT.search(before))
        if begins and last and _follows(last, numbers):
            cuts.append(at)
            is_list, last = True, numbers
    return cuts, last


def _numbers(label: str) -> Numbers:
    return tuple(map(int, re.findall(r"\d+", label)))


def _follows(one: Numbers, other: Numbers) -> bool:
    """Whether `other` comes right after `one`, be it deeper or less deep in the list."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    if shared == len(other):
        return False
    if shared == len(one):
        return len(other) == len(one) + 1 and other[-1] <= MOST_SKIPPED
    step = other[shared] - one[shared]
    return (
        0 < step <= MOST_SKIPPED
        and len(other) <= shared + 2
        and (len(other) == shared + 1 or other[-1] <= MOST_SKIPPED)
    )
