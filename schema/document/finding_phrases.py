"""Wordings that bring up what an inspection found: priority actions, areas for improvement, recommendations."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from schema.any_of import AnyOf, any_of
from schema.columns.known_headings import heading_words
from schema.vocabulary import fold, load

KINDS = ("priority_action", "area_for_improvement", "recommendation", "inspectors_found")  # in order of trial
LONGEST_FINDING_LABEL = 14  # words of a heading or label
LONGEST_LEAD_IN = 60  # words; what is longer tells of findings and opens no list of them
OPENING_LETTERS = 240  # characters by which a paragraph is soon told to have too many words for a heading
LAST_LETTERS = 20  # characters by which it is told not to end in a colon
_STOP = re.compile(r"[.!?] ")


def lead_in(text: str) -> str | None:
    """The kind of findings that `text`, a heading, label or sentence, opens a list of; None where it opens none.

    A sentence opens a list where it ends in a colon; a heading or label is the wording alone.
    """
    if kind := heading_kind(text):
        return kind
    if not fold(text.rstrip("*_ \n")[-LAST_LETTERS:]).rstrip("*_ ").endswith(":"):  # as most paragraphs
        return None
    if len(heading_words(text).split()) > LONGEST_LEAD_IN or leads_elsewhere(text):
        return None
    return _kind("mentions", _last_sentence(text))


def leads_elsewhere(text: str) -> bool:
    """Whether a sentence opens a list of something else: what members are asked to decide, what a plan covers.

    Such a sentence just below a lead-in ("Recommendations") takes it back.
    """
    return any_of(tuple(load("findings")["not_lead_ins"])).found_in(_last_sentence(text))


def _last_sentence(text: str) -> str:
    return heading_words(_STOP.split(fold(text).rstrip("*_ "))[-1])


def heading_kind(text: str) -> str | None:
    """The kind of findings whose name `text`, a heading of a column, is; None where it is none or more than that."""
    if len(text) > OPENING_LETTERS and heading_words(text[:OPENING_LETTERS]).count(" ") > LONGEST_FINDING_LABEL:
        return None
    words = heading_words(text)
    return _kind("headings", words) if words.count(" ") < LONGEST_FINDING_LABEL else None


@lru_cache(maxsize=4096)
def finding_kind(text: str) -> str | None:
    """The kind of findings that `text` speaks of, as heading of a column or section or within a sentence."""
    words = heading_words(text)
    return _kind("headings", words) or _kind("mentions", words)


def _kind(tier: str, words: str) -> str | None:
    if not _any_kind(tier).found_in(words):
        return None
    return next(kind for kind in KINDS if any_of(tuple(load("findings")[tier][kind])).found_in(words))


@cache
def _any_kind(tier: str) -> AnyOf:
    """All kinds as one: most texts speak of none."""
    if set(listed := load("findings")[tier]) != set(KINDS):
        raise ValueError(f"findings.yml: {tier} has the kinds {sorted(listed)}, not {sorted(KINDS)}")
    return AnyOf(e for kind in KINDS for e in listed[kind])
