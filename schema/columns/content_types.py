"""What a column holds, read from its cells where its heading says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from schema.any_of import AnyOf
from schema.vocabulary import fold, load

SHORT_CELL = 90  # characters; a longer cell is prose whatever it mentions
PROSE_WORDS = 6  # words of a cell from which on it is prose
ENOUGH_CELLS = 0.6  # share of the filled cells that must show a kind

# Kind of contents -> field it stands for. An order of trial: what is more particular comes first.
FIELD_OF = {"inspection_ref": "inspection_refs", "rating": "rag", "ref": "action_ref", "date": "due", "owner": "owners"}
_BETWEEN_NAMES = re.compile(r"\n|[,;/&]| and ")


def read_contents(values: Sequence[str]) -> tuple[str, float] | None:
    """The field that the cells of a column show, or "prose", with the share of filled cells that show it.

    Fields: inspection_refs, action_ref, rag, due, owners. None where no kind holds six cells of ten, or all are empty.
    """
    for kind, field in FIELD_OF.items():
        if (share := share_of(kind, values)) >= ENOUGH_CELLS:
            return field, share
    share = share_of("prose", values)
    return ("prose", share) if share >= ENOUGH_CELLS else None


def share_of(kind: str, values: Sequence[str]) -> float:
    """Share of the filled cells that show a kind of contents.yml, or "prose"; 0 where all are empty."""
    return _share_of(kind, tuple(values))


@lru_cache(maxsize=1 << 9)  # one rule after the other asks of the columns of a table
def _share_of(kind: str, values: tuple[str, ...]) -> float:
    filled = [value for value in values if value.strip()]
    showing = {value for value in set(filled) if shows(kind, value)}  # a column says the same again and again
    return sum(map(showing.__contains__, filled)) / len(filled) if filled else 0.0


@lru_cache(maxsize=1 << 14)  # columns say the same again and again, and are asked by several rules
def shows(kind: str, value: str) -> bool:
    """Whether one cell shows a kind."""
    if kind == "prose":
        return len(value.split(maxsplit=PROSE_WORDS)) >= PROSE_WORDS and not shows("date", value)
    if len(value) > SHORT_CELL:
        return kind == "inspection_ref" and _of_kind(kind).found_in(fold(value))
    if kind == "owner":
        return _names_owners(value)
    if kind == "date" and value.count(" ") > 2 * PROSE_WORDS and len(value.split()) > 2 * PROSE_WORDS:
        return False
    if kind in ("rating", "colour") and len(value.strip()) == 1 and value.strip().islower():
        return False  # a rating's letter is a capital; small ones count: a, b, c
    return _of_kind(kind).found_in(fold(value))


def _names_owners(value: str) -> bool:
    """Whether each part of a cell is short enough for a role or name, and one is one."""
    parts = [part for part in _BETWEEN_NAMES.split(value) if part.strip()]
    if not parts or max(len(part.split()) for part in parts) > PROSE_WORDS:
        return False
    return _of_kind("person").found_in(" ".join(value.split())) or _of_kind("owner").found_in(fold(value))


@cache
def _of_kind(kind: str) -> AnyOf:
    return AnyOf(load("contents")[kind])
