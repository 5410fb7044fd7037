"""The card that may stand beside a document (`plan.pdf.yml`): what the document does not say, and corrections with a
reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

from schema.columns import known_headings as headings
from schema.dates.parse_date import read_date
from schema.ratings.legends import legend_of_words

QUOTED = 80  # characters of a value that a message repeats
QUARTERS = ("financial", "calendar")
CORRECTED = ("owners", "accountable", "partners", "start", "due", "completed", "rag", "status")


class CardFault(Exception):  # noqa: N818 - a fault of the card, told to its writer
    """A card that cannot be used; the message names the card's key and says what would be right."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of one action read as other words than are printed: `action` is its id or its reference."""

    action: str
    field: str
    read_as: str
    reason: str


@dataclass(frozen=True, slots=True)
class Card:
    """All keys a card may have; every one may be left out."""

    authority: str | None = None
    url: str | None = None
    title: str | None = None
    licence: str | None = None
    pages: tuple[int, int] | None = None  # first and last page that are read
    published: str | None = None  # the day from which "within three months" counts
    quarters: str = "financial"
    headings: Mapping[str, str] = field(default_factory=dict)  # heading as printed -> field
    legend: Mapping[str, str] = field(default_factory=dict)  # colour or letter -> what it means in this plan
    answers: str | None = None  # file name or document_id of the inspection report the plan answers
    responds: Mapping[str, str] = field(default_factory=dict)  # id of an action or finding -> finding_id, or none
    same_as: str | None = None  # file name or document_id of the document that is the same plan and counts, or none
    version_of: str | None = None  # file name or document_id of another version of the same plan, or none
    dated: str | None = None  # the day the plan was written or brought up to date
    corrections: tuple[Correction, ...] = ()


def read_card(path: Path) -> Card:
    """The card in a file. Raises CardFault where it cannot be read, a key is unknown or a value cannot be used."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CardFault(f"{path.name} is not YAML: {error}") from error
    except RecursionError as error:
        raise CardFault(f"{path.name} is nested too deep") from error
    except OSError as error:
        raise CardFault(f"{path.name} cannot be opened: {error.strerror}") from error
    if not isinstance(raw, dict):
        raise CardFault(f"{path.name} must hold `key: value` lines")
    known = {f.name for f in fields(Card)}
    if stray := [key for key in raw if key not in known]:
        raise CardFault(f"{path.name}: unknown key {_said(stray[0])}; known are {', '.join(sorted(known))}")
    return Card(**{key: _value(path.name, key, value) for key, value in raw.items()})


def _value(name: str, key: str, value: Any) -> Any:
    if key == "corrections":
        return tuple(_correction(name, item) for item in _of_type(name, key, value, list))
    if key == "pages":
        return _pages(name, value)
    if key == "headings":
        return _headings(name, value)
    if key == "legend":
        return _legend(name, value)
    if key == "responds":
        return _responds(name, value)
    if key == "quarters" and value not in QUARTERS:
        raise CardFault(f"{name}: quarters must be financial or calendar, not {_said(value)}")
    words = _of_type(name, key, value, str)
    if key in ("published", "dated") and read_date(words).first is None:
        raise CardFault(f"{name}: {key} must be a day, like 8 May 2019, not {_said(words)}")
    return words


def _headings(name: str, value: Any) -> dict[str, str]:
    mapping: dict[str, str] = _of_type(name, "headings", value, dict)
    for heading, given in mapping.items():
        if _of_type(name, f"headings: {heading}", given, str) not in headings.fields():
            known = ", ".join(sorted(headings.fields()))
            raise CardFault(f"{name}: headings: no field {_said(given)}; fields are {known}")
    return mapping


def _legend(name: str, value: Any) -> dict[str, str]:
    mapping: dict[str, str] = _of_type(name, "legend", value, dict)
    for colour, meaning in mapping.items():
        _of_type(name, f"legend: {colour}", meaning, str)
    try:
        legend_of_words(mapping)
    except ValueError as error:
        raise CardFault(f"{name}: legend: {error}") from error
    return mapping


def _responds(name: str, value: Any) -> dict[str, str]:
    mapping: dict[str, str] = _of_type(name, "responds", value, dict)
    for record, finding in mapping.items():
        words = _of_type(name, f"responds: {record}", finding, str)
        if not re.fullmatch(r"[0-9a-f]{16}|none", words):
            raise CardFault(f"{name}: responds: {record} must be a finding_id or none, not {_said(words)}")
    return mapping


def _of_type(name: str, key: str, value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        wanted = {"list": "a list", "dict": "`key: value` lines", "str": "one line of words"}
        raise CardFault(f"{name}: {key} must be {wanted[kind.__name__]}")
    return value


def _said(value: Any) -> str:
    """A value as a message quotes it; lists and mappings are not, since aliases may make a small card endless."""
    if not isinstance(value, str):
        return "a list" if isinstance(value, list) else "a nested value"
    return repr(value if len(value) <= QUOTED else value[:QUOTED] + "...")


def _pages(name: str, value: Any) -> tuple[int, int]:
    words = value if isinstance(value, str) else ""
    found = re.fullmatch(r"\s*([0-9]{1,6})\s*(?:-\s*([0-9]{1,6})\s*)?", words)
    if not found or int(found[2] or found[1]) < int(found[1]):
        raise CardFault(f"{name}: pages must be like 3-12, not {_said(value)}")
    return int(found[1]), int(found[2] or found[1])


def _correction(name: str, item: Any) -> Correction:
    wanted = {f.name for f in fields(Correction)}
    if not isinstance(item, dict) or set(item) != wanted:
        raise CardFault(f"{name}: each correction needs {', '.join(sorted(wanted))} and nothing else")
    for key, value in item.items():
        _of_type(name, f"corrections: {key}", value, str)
    if item["field"] not in CORRECTED:
        raise CardFault(f"{name}: corrections: {_said(item['field'])} is none of {', '.join(CORRECTED)}")
    if not item["reason"].strip():
        raise CardFault(f"{name}: corrections: the reason must be given")
    return Correction(**item)


class Corrections:
    """The corrections of a card, with account of those that were asked for: one that matches nothing is a fault."""

    def __init__(self, card: Card) -> None:
        self._by_key = {(c.action, c.field): c for c in card.corrections}
        self._used: set[tuple[str, str]] = set()

    def of(self, action_id: str, action_ref: str | None, field: str) -> Correction | None:
        """What the field of an action is to be read as, by the action's id or its reference."""
        for name in (action_id, action_ref or ""):
            if correction := self._by_key.get((name, field)):
                self._used.add((name, field))
                return correction
        return None

    def check(self) -> None:
        """Raises CardFault where a correction matched no action."""
        for action, name in sorted(set(self._by_key) - self._used):
            raise CardFault(f"corrections: no action {action!r} has a field {name} to correct")
