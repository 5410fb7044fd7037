"""Surnames first: "Hart, Jo", as address books and lists of tasks name people, is one person and not two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from schema.owners.lexicon import known_words, listed
from schema.owners.owner_items import Item

_SURNAME = re.compile(r"[A-Z][^\W\d_]*(?:['’-][A-Z]?[^\W\d_]+)*(?<=\w\w)")
_SHORT_CAPITALS = re.compile(r"[A-Z]{1,3}")  # initials sooner than a surname
BETWEEN_PEOPLE = (";", "/", "\n")


def with_surnames_first(text: str, items: Sequence[Item]) -> list[Item]:
    """The items of a cell with each surname that stands before a comma and a given name, alone between other
    separators, as one person with that."""
    if "," not in text:
        return list(items)
    out: list[Item] = []
    at = 0
    while at < len(items):
        if _is_person(text, items, at):
            last = items[at + 2]
            out.append(replace(last, label="person", start=items[at].start, key=f"{last.key} {items[at].key}"))
            at += 3
        else:
            out.append(items[at])
            at += 1
    return out


def _is_person(text: str, items: Sequence[Item], at: int) -> bool:
    if at + 2 >= len(items) or items[at + 1].key != "," or items[at + 2].key not in listed("given_names"):
        return False
    before, after = items[at - 1] if at else None, items[at + 3] if at + 3 < len(items) else None
    return _is_surname(text, items[at]) and _parts(before) and (_parts(after) or (after and after.label) == "group")


def _is_surname(text: str, item: Item) -> bool:
    word = text[item.start : item.end]
    is_name = item.label in ("word", "initials") and _SURNAME.fullmatch(word) and not _SHORT_CAPITALS.fullmatch(word)
    return bool(is_name) and item.key not in known_words() and item.key not in listed("given_names")


def _parts(item: Item | None) -> bool:
    return item is None or (item.label == "separator" and item.key in BETWEEN_PEOPLE)
