"""What a table is: a plan's actions, or one of the tables that stand beside a plan and are never actions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from schema.any_of import AnyOf, any_of
from schema.columns.claims import HALF
from schema.columns.column import SURE, Column, fields_of
from schema.columns.content_types import ENOUGH_CELLS, read_contents, share_of
from schema.columns.date_columns import FEWEST_TIMES
from schema.columns.deeds import deeds
from schema.columns.known_headings import heading_words, singular
from schema.columns.prose_kinds import undertakings
from schema.vocabulary import fold, load

NOT_A_KIND = "beside_an_action"
NOT_FOLLOWED = "also_beside_duties"
OF_ANY_TABLE = "heads_any_table"
TAKEN_ON = {"owners", "accountable", "partners", "start", "due", "completed"}  # fields of who does it, and when
WHO_AND_WHEN = {"owners", "due"}
DEADLINES = ("by ", "within ")  # what opens the headings of columns that say what is to be done by then
LONG_ENTRY = 25  # words; an entry of a key or list is shorter
_ABBREVIATION = re.compile(r"^[A-Z][A-Za-z&/-]*[A-Z][A-Za-z0-9&/-]*s?$")
_PAGE = re.compile(r"^\d{1,3}([-–]\d{1,3})?$")
_KEYWORD = re.compile(
    r"^(rag|[bragypw](?![.)])|(dark |light )?(red|amber|green|blue|yellow|grey|purple|black|white))\b"
)


Expressions = tuple[str, ...]  # one of which is asked for


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign as kinds.yml states it."""

    headings: tuple[Expressions, ...]
    first: Expressions
    contents: Mapping[str, int]
    without: frozenset[str]
    most_columns: int | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What signs are looked for in: the fields that headings say, the words of the first heading, those of all that
    say what some sign asks for, and the cells."""

    said: frozenset[str | None]
    first: str
    headings: tuple[str, ...]
    columns: Sequence[Sequence[str]]


def said_kind(row: Sequence[Column], columns: Sequence[Sequence[str]], caption: str = "") -> str | None:
    """The kind of kinds.yml (risk_register, budget, glossary ...) that a table is, None where it is none of them, or
    its card names its actions.

    `columns` holds the cells below the headings, or all of them where there is no header row.
    """
    if any(column.how == "card" and column.field == "action" for column in row):
        return None
    words = [singular(heading_words(c.heading)) + (" £" if "£" in c.heading else "") for c in row]
    headings = tuple(w for w in words if w and _of_any_sign().found_in(w))
    said = _said(row)
    seen = Seen(said, _first(row, words), headings, columns)
    may_be_captioned = bool(caption) and all(column.field != "action" for column in row)
    return next(
        (
            kind
            for kind, (captions, signs) in _kinds().items()
            if (
                (may_be_captioned and any_of(captions).found_in(fold(caption)))
                or any(_shows(sign, seen) for sign in signs)
            )
            and not _is_plan(kind, said, columns)
        ),
        None,
    )


def _said(row: Sequence[Column]) -> frozenset[str | None]:
    """Fields that headings name; "What", which heads the entries of any table, names actions beside who and when."""
    said = frozenset(column.field for column in row if column.how not in ("contents", "refused"))
    words = next((heading_words(c.heading) for c in row if c.field == "action"), "")
    return said if said >= WHO_AND_WHEN or words not in load("kinds")[OF_ANY_TABLE] else said - {"action"}


def _is_plan(kind: str, said: frozenset[str | None], columns: Sequence[Sequence[str]]) -> bool:
    """Whether what looks like that kind says what is to be done: a plan may name who attends and who signs off."""
    if kind == "legend":
        return _says_deeds(columns) or any(map(_rates_again, columns))
    return (kind == "attendance" or (kind == "signatures" and "owners" in said)) and _says_deeds_by_date(columns)


def _says_deeds(columns: Sequence[Sequence[str]]) -> bool:
    """Whether a column says what is to be done, and the ratings beside it are no key: a key has two columns, and each
    rating once."""
    if not any(deeds(values) >= SURE for values in columns):
        return False
    again = any(share_of("rating", v) >= SURE and len(set(v)) < len(v) for v in columns)
    return again or _filled(columns) > 2


def _rates_again(values: Sequence[str]) -> bool:
    """Whether a column gives a rating, then another, then the first again, which no key does."""
    runs = [value for value, _ in groupby(value.strip() for value in values if value.strip())]
    return len(set(runs)) < len(runs) and share_of("rating", values) >= SURE


def _says_deeds_by_date(columns: Sequence[Sequence[str]], dated: float = SURE) -> bool:
    """Whether a column says what is to be done and another by when, in this share of its cells: no register of people
    does, and no table of a procedure, whose steps take hours or days."""
    return any(undertakings(v) >= SURE for v in columns) and any(share_of("date", v) >= dated for v in columns)


def kind_of(row: Sequence[Column], columns: Sequence[Sequence[str]]) -> str:
    """What a table of no named kind is: actions, prose (one column) or other.

    One without headings is actions where it has one column of prose and one of dates.
    """
    if _is_actions(row, columns):
        return "actions"
    return "prose" if _filled(columns) < 2 else "other"


def _is_actions(row: Sequence[Column], columns: Sequence[Sequence[str]]) -> bool:
    fields = {column.field for column in row}
    if "action" not in fields:
        return False
    if any(column.field == "action" and column.how == "card" for column in row):
        return True
    if not any(column.heading.strip() for column in row):
        return {"action", "due"} <= fields
    if _reports_milestones(row, columns):
        return False
    beside = fields & set(load("kinds")[NOT_A_KIND])
    if next(c for c in row if c.field == "action").how != "contents":
        return bool(beside) or any(c.field == "action" and (c.dated or "").startswith("by ") for c in row)
    if sum(c.field == "action" and heading_words(c.heading).startswith(DEADLINES) for c in row) >= FEWEST_TIMES:
        return True
    if any(column.field == "due" and column.mark for column in row):  # what is to be done, with its steps under months
        return True
    said = {column.field for column in row if column.how != "contents"}
    is_followed = len(beside & said) > 1 and bool((beside & said) - set(load("kinds")[NOT_FOLLOWED]))
    return is_followed or ("due" in said and _says_deeds_by_date(columns, HALF))


def _reports_milestones(row: Sequence[Column], columns: Sequence[Sequence[str]]) -> bool:
    """Whether the table of a highlight report says how milestones stand that are things ("Dashboard live"), none of
    them to be done by somebody or a time."""
    i = next(i for i, column in enumerate(row) if column.field == "action")
    is_of_milestones = heading_words(row[i].heading).rstrip("s").endswith("milestone")
    return is_of_milestones and not fields_of(row) & TAKEN_ON and undertakings(columns[i]) < HALF


@cache
def _kinds() -> dict[str, tuple[Expressions, tuple[Sign, ...]]]:
    """The kinds in the order they are tried, each with what its captions say and its signs."""
    return {
        kind: (tuple(rules.get("caption", ())), tuple(map(_sign, rules["signs"])))
        for kind, rules in load("kinds").items()
        if kind not in (NOT_A_KIND, NOT_FOLLOWED, OF_ANY_TABLE)
    }


def _sign(stated: Mapping[str, Any]) -> Sign:
    return Sign(
        headings=tuple(map(tuple, stated.get("headings", ()))),
        first=tuple(stated.get("first", ())),
        contents={kind: int(count) for kind, count in stated.get("contents", {}).items()},
        without=frozenset(stated.get("without", ())),
        most_columns=int(stated["columns"]) if "columns" in stated else None,
    )


@cache
def _of_any_sign() -> AnyOf:
    """What the signs of all kinds ask of headings: those of a plan say little of it."""
    asked = (expressions for _, signs in _kinds().values() for sign in signs for expressions in sign.headings)
    return AnyOf({e: None for expressions in asked for e in expressions})


def _shows(sign: Sign, seen: Seen) -> bool:
    """Whether all that a sign asks for is there. What a column holds counts against it where its heading says so."""
    if len(sign.headings) > len(seen.headings) or not sign.without.isdisjoint(seen.said):  # as most signs
        return False
    if sign.first and not any_of(sign.first).found_in(seen.first):
        return False
    if sign.most_columns is not None and _filled(seen.columns) > sign.most_columns:
        return False
    return _each_found(sign.headings, seen.headings) and all(
        sum(_column_shows(kind, values) for values in seen.columns[kind == "page" :]) >= count  # titles come before
        for kind, count in sign.contents.items()
    )


def _first(row: Sequence[Column], words: Sequence[str]) -> str:
    return next(
        (w for c, w in zip(row, words, strict=True) if w and c.field not in ("action_ref", "objective_ref")), ""
    )


def _each_found(wanted: Sequence[Expressions], words: Sequence[str]) -> bool:
    """Whether each list of expressions is found in a heading of its own, taken in order."""
    left = list(words)
    for expressions in wanted:
        match = next((w for w in left if _says(expressions, w)), None)
        if match is None:
            return False
        left.remove(match)
    return True


@lru_cache(maxsize=1 << 14)  # tables, cards and lists have the same few headings over and over
def _says(expressions: Expressions, words: str) -> bool:
    """Whether one of the expressions is found in the words of a heading."""
    return any_of(expressions).found_in(words)


def _column_shows(kind: str, values: Sequence[str]) -> bool:
    filled = [value.strip() for value in values if value.strip()]
    if not filled:
        return False
    if kind == "page":
        return len(filled) > 2 and sum(bool(_PAGE.match(v)) for v in filled) >= SURE * len(filled) and _rising(filled)
    if kind == "abbreviation":
        return len(filled) > 2 and sum(bool(_ABBREVIATION.match(v)) for v in filled) >= SURE * len(filled)
    if kind == "rating_key":
        short = all(len(value.split()) <= LONG_ENTRY for value in filled)
        key = [v for v in filled if _KEYWORD.match(fold(v)) or read_contents([v]) == ("rag", 1.0)]
        return short and 2 <= len(key) <= 8 and len(key) >= ENOUGH_CELLS * len(filled) and len(filled) <= 10
    return share_of(kind, values) >= ENOUGH_CELLS


def _rising(pages: Sequence[str]) -> bool:
    numbers = [int(re.split(r"[-–]", page)[0]) for page in pages if _PAGE.match(page)]
    return numbers == sorted(numbers) and len(set(numbers)) > 1


def _filled(columns: Sequence[Sequence[str]]) -> int:
    return sum(any(value.strip() for value in values) for values in columns)
