"""Read a card: each of its lines by itself, so that one that cannot be used costs no more than itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml

from pipeline.card import CORRECTED, Card, Correction
from schema.columns import known_headings as headings
from schema.dates.parse_date import read_date
from schema.ratings.legends import legend_of_words
from schema.vocabulary import fold

QUOTED = 80  # characters of a value that a message repeats
QUARTERS = ("financial", "calendar")
NAME_OF_COUNCIL, WHAT_I_SAW = "Name of the council", "What I saw on the page"
PLACEHOLDERS = {fold(words) for words in (NAME_OF_COUNCIL, WHAT_I_SAW)}  # stand in cards that are offered, to be edited
WANTED: dict[type, str] = {list: "a list", dict: "`key: value` lines", str: "one line of words"}


class _Fault(Exception):  # noqa: N818 - never leaves this module
    """A line that cannot be used; the message names its key and says what would be right."""


def read_card(path: Path) -> Card:
    """The card in a file; what cannot be used of it is left out and told in `faults`."""
    try:
        raw = _lines_of(path)
    except _Fault as fault:
        return Card(faults=(str(fault),))
    faults: list[str] = []
    values: dict[str, Any] = {}
    for key, value in raw.items():
        try:
            values[key] = _value(key, value, faults)
        except _Fault as fault:
            faults.append(f"{key if key in KEYS else 'key'}: {fault}")
    return Card(**values, faults=tuple(faults))


def _lines_of(path: Path) -> dict[str, Any]:
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        where = getattr(error, "problem_mark", None)
        raise _Fault(f"it is not YAML{f' from line {where.line + 1} on' if where else ''}") from error
    except RecursionError as error:
        raise _Fault("it is nested too deep") from error
    except OSError as error:
        raise _Fault(f"it cannot be opened: {error.strerror}") from error
    if not isinstance(raw, dict):
        raise _Fault("it must hold `key: value` lines")
    return raw


def _value(key: str, value: Any, faults: list[str]) -> Any:
    """What stands under a key. Entries below it that cannot be used are left out and told in `faults`."""
    if key not in KEYS:
        raise _Fault(f"there is no {_said(key)}; there are {', '.join(KEYS)}")
    if key in ENTRIES:
        return _usable(key, _of_type(value, dict), ENTRIES[key], faults)
    if key in ("corrections", "apart"):
        each = _correction if key == "corrections" else _page
        found = _usable(key, dict(enumerate(_of_type(value, list), start=1)), lambda _, item: each(item), faults)
        return tuple(found.values()) if key == "corrections" else frozenset(found.values())
    if key == "pages":
        return _pages(value)
    if key == "quarters" and value not in QUARTERS:
        raise _Fault(f"must be financial or calendar, not {_said(value)}")
    words: str = _of_type(value, str)
    if fold(words) in PLACEHOLDERS:
        raise _Fault(f"{_said(words)} is to be replaced by what it asks for")
    if key in ("published", "dated") and read_date(words).first is None:
        raise _Fault(f"must be a day, like 8 May 2019, not {_said(words)}")
    return words


def _usable(key: str, entries: Mapping[Any, Any], read: Callable[[Any, Any], Any], faults: list[str]) -> dict[Any, Any]:
    """The entries below a key as they are read, without those that cannot be."""
    found = {}
    for name, value in entries.items():
        try:
            found[name] = read(name, value)
        except _Fault as fault:
            faults.append(f"{key}: {name}: {fault}")
    return found


def _heading(_: str, given: Any) -> str:
    field: str = _of_type(given, str)
    if field not in headings.fields():
        raise _Fault(f"no field {_said(field)}; fields are {', '.join(sorted(headings.fields()))}")
    return field


def _colour(colour: str, given: Any) -> str:
    meaning: str = _of_type(given, str)
    try:
        legend_of_words({colour: meaning})
    except ValueError as error:
        raise _Fault(str(error)) from error
    return meaning


def _response(_: str, given: Any) -> str:
    words: str = _of_type(given, str)
    if not re.fullmatch(r"[0-9a-f]{16}|none", words):
        raise _Fault(f"must be a finding_id or none, not {_said(words)}")
    return words


def _seen(_: str, given: Any) -> str:
    words: str = _of_type(given, str)
    if not words.strip() or fold(words) in PLACEHOLDERS:
        raise _Fault("say what you saw")
    return words


ENTRIES: dict[str, Callable[[str, Any], str]] = {
    "headings": _heading,
    "legend": _colour,
    "responds": _response,
    "looked_at": _seen,
}
KEYS = tuple(field.name for field in fields(Card) if field.name != "faults")


def _of_type(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise _Fault(f"must be {WANTED[kind]}")
    return value


def _said(value: Any) -> str:
    """A value as a message quotes it; lists and mappings are not, since aliases may make a small card endless."""
    if not isinstance(value, str):
        return "a list" if isinstance(value, list) else "a nested value"
    return repr(value if len(value) <= QUOTED else value[:QUOTED] + "...")


def _pages(value: Any) -> tuple[int, int]:
    words = value if isinstance(value, str) else ""
    found = re.fullmatch(r"\s*([0-9]{1,6})\s*(?:-\s*([0-9]{1,6})\s*)?", words)
    if not found or int(found[2] or found[1]) < int(found[1]):
        raise _Fault(f"must be like 3-12, not {_said(value)}")
    return int(found[1]), int(found[2] or found[1])


def _page(value: Any) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,6}", value):
        raise _Fault(f"must be the number of a page, not {_said(value)}")
    return int(value)


def _correction(item: Any) -> Correction:
    wanted = {f.name for f in fields(Correction)}
    if not isinstance(item, dict) or set(item) != wanted:
        raise _Fault(f"each correction needs {', '.join(sorted(wanted))} and nothing else")
    for key, value in item.items():
        if not isinstance(value, str):
            raise _Fault(f"{key} must be {WANTED[str]}")
    if item["field"] not in CORRECTED:
        raise _Fault(f"{_said(item['field'])} is none of {', '.join(CORRECTED)}")
    if not item["reason"].strip():
        raise _Fault("the reason must be given")
    return Correction(**item)
