"""The card that may stand beside a document (`plan.pdf.yml`): what the document does not say, and corrections with a
reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

from schema import headings

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
    corrections: tuple[Correction, ...] = ()


def read_card(path: Path) -> Card:
    """The card in a file. Raises CardFault where a key is unknown, a value cannot be used, or it is not YAML."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CardFault(f"{path.name} is not YAML: {error}") from error
    if not isinstance(raw, dict):
        raise CardFault(f"{path.name} must hold `key: value` lines")
    known = {f.name for f in fields(Card)}
    if stray := set(raw) - known:
        raise CardFault(f"{path.name}: unknown key {sorted(stray)[0]!r}; known are {', '.join(sorted(known))}")
    return Card(**{key: _value(path.name, key, value) for key, value in raw.items()})


def _value(name: str, key: str, value: Any) -> Any:
    if key == "corrections":
        return tuple(_correction(name, item) for item in _of_type(name, key, value, list))
    if key == "pages":
        return _pages(name, value)
    if key in ("headings", "legend"):
        mapping = _of_type(name, key, value, dict)
        wrong = [f for f in mapping.values() if key == "headings" and f not in headings.fields()]
        if wrong:
            known = ", ".join(sorted(headings.fields()))
            raise CardFault(f"{name}: headings: no field {wrong[0]!r}; fields are {known}")
        return mapping
    if key == "quarters" and value not in QUARTERS:
        raise CardFault(f"{name}: quarters must be financial or calendar, not {value!r}")
    return _of_type(name, key, value, str)


def _of_type(name: str, key: str, value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        wanted = {"list": "a list", "dict": "`key: value` lines", "str": "one line of words"}
        raise CardFault(f"{name}: {key} must be {wanted[kind.__name__]}")
    return value


def _pages(name: str, value: Any) -> tuple[int, int]:
    first, _, last = str(value).partition("-")
    if not first.strip().isdigit() or (last and not last.strip().isdigit()):
        raise CardFault(f"{name}: pages must be like 3-12, not {value!r}")
    return int(first), int(last or first)


def _correction(name: str, item: Any) -> Correction:
    wanted = {f.name for f in fields(Correction)}
    if not isinstance(item, dict) or set(item) != wanted:
        raise CardFault(f"{name}: each correction needs {', '.join(sorted(wanted))} and nothing else")
    if item["field"] not in CORRECTED:
        raise CardFault(f"{name}: corrections: {item['field']!r} is none of {', '.join(CORRECTED)}")
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
