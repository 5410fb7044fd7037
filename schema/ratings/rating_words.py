"""Colours and states in words: which phrases of ratings.yml a text holds, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from schema.vocabulary import alternatives, fold, load

_OPENING_WORDS = 6
_GRADE = re.compile(r"\s*\d\s*")
_OPENING = re.compile(r"\.(?!\d)|[;:(\n!,]| [-–—] ")  # no stop in a number or date
_ALL_OF_IT = re.compile(r"100 ?% ")
_OR = re.compile(r"\bor\b")
_WORD = re.compile(r"\w+")


@cache
def words(name: str) -> Mapping[str, Any]:
    """A list or mapping of ratings.yml by folded word: to its colour or state, for a plain list to itself.

    Raises ValueError where a word has two meanings.
    """
    section = load("ratings")[name]
    if isinstance(section, list):
        return {fold(word): fold(word) for word in section}
    meanings: dict[str, str] = {}
    for meaning, entries in section.items():
        if isinstance(entries, str):
            meanings[fold(meaning)] = entries
            continue
        for word in map(fold, entries):
            if meanings.setdefault(word, meaning) != meaning:
                raise ValueError(f"ratings.yml: {word!r} is {meanings[word]} and {meaning}")
    return meanings


@cache
def letters() -> Mapping[str, str]:
    """Capital letters and the colours they stand for."""
    return {letter.upper(): colour for letter, colour in words("letters").items()}


@cache
def colour_words() -> re.Pattern[str]:
    """Colours written out, in folded text."""
    return re.compile(rf"\b(?:{alternatives(words('colours'))})\b")


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w%-])(?:{alternatives(words('status'))})(?![\w-])")


@cache
def _hedges() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d])(?:{alternatives(words('hedges'))})(?!\w)")


@lru_cache(maxsize=4096)
def status_of_opening(text: str) -> str | None:
    """The state that a cell opens with ("Completed. Next phase begun"); None where it opens with something else."""
    text = " ".join(text.split())
    if any(tick in text for tick in words("ticks")) and not any(c.isalnum() for c in text):
        return "complete"
    if alone := words("status_alone").get(fold(text.rstrip(" ."))):
        return str(alone)
    if _is_phrase(fold(text)):
        return status_of(text)
    opening = _OPENING.split(text, maxsplit=1)[0]
    if len(opening.split()) > _OPENING_WORDS:
        opening = _phrase_apart(text)
    if _ALL_OF_IT.match(opening):
        opening = opening.split("%", 1)[1]
    is_grade = bool(_GRADE.fullmatch(opening))  # "3 - on track"
    if is_grade or colour_words().fullmatch(fold(opening)) or opening.strip() in letters():
        return status_of_opening(text[len(opening) :].lstrip(" -–—:;,.()"))
    if len(opening) < len(text.rstrip(" .")) and not _is_phrase(fold(opening)):
        return None
    status = status_of(opening)
    if status and _is_hedged(fold(opening)):
        phrase = _phrase_apart(opening)
        return status_of(phrase) if phrase and not _is_done(phrase) else None
    return status


def _phrase_apart(text: str) -> str:
    """The phrase a long text opens with, before a reason, an aim or a sentence that a full stop was left out before.

    "Completed for ..." may be done in part only: an aim goes with the other states ("On track for completion in May").
    """
    match = _phrases().match(fold(text))
    if match is None or match[0] in words("orders"):
        return ""
    after = text[match.end() :].lstrip()
    follows = {**words("reasons"), **({} if _is_done(match[0]) else words("aims"))}
    return text[: match.end()] if after[:1].isupper() or after.split(" ")[0] in follows else ""


def _is_done(phrase: str) -> bool:
    return words("status").get(fold(phrase)) in ("complete", "embedded")


def status_of(meaning: str) -> str | None:
    """The state that a meaning in a legend names; None where it names none, or one or another.

    "In progress" says less than any other state beside it; of others the first counts.
    """
    folded = fold(meaning)
    found = [match for match in _phrases().finditer(folded) if not _is_order(match, folded)]
    telling = [m for m in found if words("status")[m[0]] != "in_progress"] or found
    if not telling:
        return None
    states = [words("status")[match[0]] for match in telling]
    if set(states) == {"complete", "embedded"}:
        return "embedded"
    between = folded[telling[0].end() : telling[-1].start()]
    if len(set(states)) > 1 and _OR.search(between):
        return None
    return str(states[0])


def _is_order(match: re.Match[str], folded: str) -> bool:
    """Whether a phrase that is also an order tells somebody to do something: "Complete the audit"."""
    if match[0] not in words("orders") or match.start() > 0:
        return False
    after = folded[match.end() :].split()
    return bool(after) and after[0][0].isalpha() and after[0] not in words("after_orders")


def _is_phrase(folded: str) -> bool:
    """Whether a text that more follows is about the whole action: "Completed. ...", not "Audit completed. ..."."""
    return set(_WORD.findall(_phrases().sub(" ", folded))) <= words("fillers").keys()


def tells_state(folded: str) -> bool:
    """Whether words are of a state and of nothing else ("in progress (", "- complete")."""
    return bool(_phrases().search(folded)) and _is_phrase(folded)


def _is_hedged(folded: str) -> bool:
    """Whether words beside the phrases take back what they say."""
    return bool(_hedges().search(_phrases().sub(" ", folded)))
