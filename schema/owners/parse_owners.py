"""Owners: the cell that says who does an action, taken apart into single posts, people, initials, teams and bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from schema.owners.cell_words import mended, nobody
from schema.owners.glossary import fits
from schema.owners.glossary import glossary_of as glossary_of
from schema.owners.lexicon import abbreviations, key, known_words, lexicon, listed
from schema.owners.owner_items import NOUNS, POSTS, Item, is_initials, is_shouted, items_of
from schema.owners.segment import OWNERS, cut
from schema.owners.surnames_first import with_surnames_first
from schema.vocabulary import fold

_WORD = re.compile(r"[^\W\d_][\w&.'’]*")
_PART = re.compile(r"[^/;\n]+")


@dataclass(frozen=True, slots=True)
class Owner:
    """One owner, `name` as printed (look-alike letters and broken words mended).

    `kind`: role | person | initials | team | body; None where nothing says. `role`: the post or body for comparison
    (director, assistant director, head of service ... board, partner agency); None where unknown. `expanded`: the name
    with its abbreviations written out, by the plan's own glossary before the well-known ones; None where it has none.
    `initials`: those the cell gives a person ("Sally Allen (SA)").
    """

    name: str
    kind: str | None = None
    role: str | None = None
    expanded: str | None = None
    initials: str | None = None


def read_owners(lines: Sequence[str], glossary: Mapping[str, str] = {}) -> list[Owner]:
    """The owners named in a cell, in order; [] where it names nobody ("TBC", "As above").

    `lines` are the cell's lines as the author began them, `glossary` what the plan itself defines (`glossary_of`).
    """
    return [_expanded(owner, glossary) for owner in named_owners(lines)]


def named_owners(lines: Sequence[str]) -> Sequence[Owner]:
    """The owners of `read_owners`, no abbreviation written out."""
    return _owners(mended(tuple(lines)))


def written_out(name: str, glossary: Mapping[str, str] = {}, well_known: bool = True) -> str:
    """`name` with its abbreviations in words, those of `glossary` before the well-known ones."""
    defined = _defined(frozenset(glossary.items()))
    known = abbreviations() if well_known else {}

    def in_words(match: re.Match[str]) -> str:
        word = match[0]
        if word.islower():
            return word
        meaning = known.get(key(word))
        words = defined.get(key(word.replace(".", "")), meaning.expansion if meaning else word)
        return word if words == word or fold(words) in fold(name) else words

    return _WORD.sub(in_words, name)


@lru_cache(maxsize=8)  # each owner of a document is asked with the same glossary
def _defined(glossary: frozenset[tuple[str, str]]) -> Mapping[str, str]:
    return {key(short.replace(".", "")): words for short, words in glossary}


@lru_cache(maxsize=4096)
def _owners(text: str) -> tuple[Owner, ...]:
    runs = _known(text)
    if runs is None:
        runs = cut(with_surnames_first(text, items_of(text)))
    owners = [owner for run in runs if (owner := _owner(run, text)) is not None and fold(owner.name) not in nobody()]
    return tuple(_without_guesses(owners))


def _known(text: str) -> list[list[Item]] | None:
    """The cell read without spaCy where it is nothing but known names and initials; None where it is more."""
    runs: list[list[Item]] = []
    shouted = is_shouted(text)
    for match in _PART.finditer(text):
        words = match[0].strip()
        start = match.start() + match[0].index(words)
        label, role = lexicon().get(key(words), ("", None))
        label = {"service": "team", "partner": "body"}.get(label, label)
        is_whole = label in ("head", "role", "team", "body") and not key(words).endswith((" of", " for"))
        if not is_whole and not is_initials(words, shouted):
            return None
        runs.append([Item(label or "initials", start, start + len(words), key(words), role)])
    return runs


def _owner(run: Sequence[Item], text: str) -> Owner | None:
    """The owner that `run` names; None where it is all punctuation."""
    first, last = run[0], run[-1]
    person = text[first.start : first.end]
    initials = text[last.start + 1 : last.end - 1].strip()
    if first.label == "person" and len(run) == 2 and last.label == "group" and fits(initials, person):
        return Owner(person, "person", first.role, None, initials)
    name = " ".join(text[first.start : last.end].split()).strip(" .,;:/&-–—")
    name = name.strip("()[] ") if len(run) == 1 and first.label == "group" else name
    return Owner(name, *_kind(run)) if any(c.isalnum() for c in name) else None


def _kind(run: Sequence[Item]) -> tuple[str | None, str | None]:
    owners = [item for item in run if item.label in OWNERS]
    if not owners:
        return _kind_of_words(run), None
    first = owners[0]
    is_prefix = first.label == "initials" and len(run) > 1 and run[1].label in ("word", *POSTS)
    if first.label == "person" or (first.label == "initials" and not is_prefix):
        posts = [item for owner in run for item in (owner, *owner.inner) if item.label in POSTS]
        return first.label, posts[0].role if posts else first.role
    first = owners[1] if is_prefix and len(owners) > 1 else first
    is_whole_post = first.label == "role" and (len(run) == 1 or run[1].label not in NOUNS)
    deciding = first if first.label == "head" or is_whole_post else owners[-1]
    kind = "role" if deciding.label in POSTS else deciding.label.removesuffix("_noun")
    return kind, deciding.role


def _kind_of_words(run: Sequence[Item]) -> str | None:
    """The kind of an owner without a post, a noun or a known name: by what its words are about."""
    if [item.label for item in run[0].inner] == ["initials"]:
        return "initials"
    if run[0].key in listed("given_names"):
        return "person"
    return "team" if any(item.key in known_words() for item in run) else None


def _without_guesses(owners: Sequence[Owner]) -> list[Owner]:
    """Letters that may be a post or a person ("TM") are a post only where another owner of the cell is one."""
    known = abbreviations()
    doubtful = {o.name for o in owners if o.name.isupper() and key(o.name) in known and known[key(o.name)].initials}
    if not doubtful or any(owner.kind == "role" and owner.name not in doubtful for owner in owners):
        return list(owners)
    return [replace(o, kind="initials", role=None) if o.name in doubtful else o for o in owners]


def _expanded(owner: Owner, glossary: Mapping[str, str]) -> Owner:
    words = written_out(owner.name, glossary, owner.kind != "initials")
    return owner if words == owner.name else replace(owner, expanded=words)
