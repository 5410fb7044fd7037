"""What initials and abbreviations a document itself defines, each checked against the words it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from schema.vocabulary import fold

_SHORT = r"[A-Z](?:[A-Za-z&.]{0,8}[A-Z&]|[A-Za-z&]{0,6}[A-Z][a-z])\.?"
_IN_BRACKETS = re.compile(rf"[(\[]\s*['\"“]?({_SHORT})s?['\"”]?\s*[)\]]")
_BEFORE_BRACKETS = re.compile(rf"(?<![\w.])({_SHORT})\s*[(\[]([^()\[\]\n]+)[)\]]")
_BEFORE_SIGN = re.compile(rf"(?<![\w.])({_SHORT})(?:\s*[=:]\s*|\s+[-–—]\s+|\t)(?=[A-Z])")
_INITIALS = re.compile(r"[A-Z][A-Za-z&.]{0,8}[A-Z&]")  # most cells of a long tracker hold none
_DEFINES = re.compile(r"[(\[=:\t–—-]")  # and few of the others one of these
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_SMALL = frozenset(("and", "of", "the", "for", "in", "to", "on", "a", "with", "at", "s", "by"))


def glossary_of(texts: Iterable[str]) -> dict[str, str]:
    """Initials and abbreviations defined in `texts`, each with the words it stands for, both as printed.

    Read from "Jane Doe (JD)", "MASH (Multi Agency Safeguarding Hub)", "JD - Jane Doe" and "JD = Jane Doe", only where
    the letters are those the words begin with; one defined twice, differently, is left out.
    """
    found: dict[str, str | None] = {}
    lettered = filter(_INITIALS.search, dict.fromkeys(texts))  # the cells of a tracker often say the same
    for text in filter(_DEFINES.search, lettered):
        for short, words in _definitions(text):
            if found.setdefault(short, words) is None or _same(found[short], words):
                continue
            found[short] = None
    return {short: words for short, words in found.items() if words is not None}


def fits(short: str, words: str) -> bool:
    """Whether `words` are what the letters of `short` stand for: "SA", "Sally Allen"."""
    matches = list(_WORD.finditer(words))
    return bool(matches) and _forward(_letters(short), matches) == len(matches)


def _definitions(text: str) -> Iterable[tuple[str, str]]:
    if "(" in text or "[" in text:
        for match in _IN_BRACKETS.finditer(text):
            if (words := _ending(match[1], text[: match.start()])) is not None:
                yield match[1].rstrip("."), words
        for match in _BEFORE_BRACKETS.finditer(text):
            if fits(match[1], match[2]):
                yield match[1].rstrip("."), match[2].strip()
    for match in _BEFORE_SIGN.finditer(text):
        line = text[match.end() :].split("\n", 1)[0]
        matches = list(_WORD.finditer(line))[: 2 * len(match[1]) + 2]
        if (count := _forward(_letters(match[1]), matches)) is not None:
            yield match[1].rstrip("."), line[: matches[count - 1].end()]


def _ending(short: str, text: str) -> str | None:
    """The fewest words at the end of `text` that `short` stands for; None where it fits none."""
    line = text.rsplit("\n", 1)[-1]
    matches = list(_WORD.finditer(line))[-(2 * len(short) + 2) :]
    if not matches or line[matches[-1].end() :].strip(" ,'\"’”"):
        return None
    for start in range(len(matches) - 1, -1, -1):
        is_whole = matches[start][0].casefold() not in _SMALL
        if is_whole and _forward(_letters(short), matches[start:]) == len(matches) - start:
            return line[matches[start].start() :].rstrip(" ,'\"’”")
    return None


def _forward(letters: str, words: Sequence[re.Match[str]]) -> int | None:
    """How many of `words` the `letters` stand for, every letter opening one word; None where they do not fit."""
    if not letters:
        return 0
    if not words:
        return None
    word = words[0][0].casefold()
    if word[0] == letters[0].casefold():
        for taken in range(1, len(letters) + 1):
            begun = letters[:taken]
            if not word.startswith(begun.casefold()) or not (taken == 1 or begun[1:].islower()):
                break
            if (rest := _forward(letters[taken:], words[1:])) is not None:
                return rest + 1
    if word in _SMALL and (rest := _forward(letters, words[1:])) is not None:
        return rest + 1
    return None


def _letters(short: str) -> str:
    return "".join(letter for letter in short if letter.isalnum())


def _same(known: str | None, words: str) -> bool:
    return known is not None and fold(known).rstrip("s") == fold(words).rstrip("s")
