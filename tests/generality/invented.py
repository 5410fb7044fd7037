"""Plans invented for the tests, as strategies for hypothesis, and what one must say whatever it is drawn as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import yaml
from hypothesis import strategies as st

from schema.contract import Records

FIELDS = ("ref", "action", "owner", "due", "rag")
HEADINGS = {"ref": "Ref", "action": "Action", "owner": "Lead", "due": "Due date", "rag": "RAG"}
IN_VOCABULARY = {"action": "action", "owner": "owners", "due": "due"}
VERBS = ("Review", "Publish", "Agree", "Train staff in", "Audit", "Set up", "Strengthen", "Update")
THINGS = (
    "the handover between duty desk and locality teams",
    "a single format for chronologies",
    "the offer of early help to families in the north",
    "how supervision is recorded and sampled",
    "the protocol for children missing from care",
    "a panel for placements at short notice",
    "the pathway from assessment to plan",
    "letters to children in words they use",
)
ENDS = (
    "",
    " and report to the board",
    " with partners in health",
    ", testing it with two teams before it is used by all",
)
OWNERS = ("Head of Service", "Service Manager", "Principal Social Worker", "Team Manager", "Assistant Director")
MONTHS = ("January", "March", "April", "June", "September", "November")
AIMS = (
    "Children are seen in good time",
    "Plans are clear and change lives",
    "Leaders know what practice is like",
    "Care leavers have a home they can keep",
)


@dataclass(frozen=True)
class Row:
    """An action as printed, by field."""

    ref: str
    action: str
    owner: str
    due: str
    rag: str


@dataclass(frozen=True)
class Plan:
    """Objectives with their rows, and the columns in the order they are printed: field (or "") and heading."""

    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    columns: tuple[tuple[str, str], ...] = tuple(HEADINGS.items())

    @property
    def headings(self) -> list[str]:
        return [heading for _, heading in self.columns]

    def cells(self, row: Row) -> list[str]:
        return [getattr(row, field) if field else f"Noted at item {row.ref}" for field, _ in self.columns]

    def renamed(self, wordings: Mapping[str, str]) -> Plan:
        return replace(self, columns=tuple((f, wordings.get(f, heading)) for f, heading in self.columns))

    @property
    def says(self) -> list[tuple[object, ...]]:
        """What is read of it: reference, what stands above, action, owners, last day, rating."""
        return [
            (row.ref, aim, row.action, (row.owner,), last_day(row.due), row.rag.lower())
            for aim, rows in self.groups
            for row in rows
        ]


def last_day(due: str) -> str:
    month, year = due.split()
    days = {"January": "01-31", "March": "03-31", "April": "04-30", "June": "06-30", "September": "09-30"}
    return f"{year}-{days.get(month, '11-30')}"


def read(records: Records) -> list[tuple[object, ...]]:
    """The same of the rows of the contract."""
    return [
        (
            action.get("action_ref"),
            action.get("objective") or action.get("section"),
            " ".join(action["action"].split()),
            tuple(action.get("owners") or ()),
            str(action.get("due_last")),
            action.get("rag"),
        )
        for action in records["actions"]
    ]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Two or three objectives of two to four actions each, numbered 1.1, 1.2, 2.1 ..."""
    aims = draw(st.lists(st.sampled_from(AIMS), min_size=2, max_size=3, unique=True))
    deeds = draw(st.permutations([f"{verb} {thing}" for verb in VERBS for thing in THINGS]))
    groups = []
    for number, aim in enumerate(aims, start=1):
        rows = [
            Row(
                f"{number}.{i}",
                deeds[4 * number + i] + draw(st.sampled_from(ENDS)),
                draw(st.sampled_from(OWNERS)),
                f"{draw(st.sampled_from(MONTHS))} {draw(st.integers(2029, 2032))}",
                draw(st.sampled_from(("Red", "Amber", "Green"))),
            )
            for i in range(1, draw(st.integers(2, 4)) + 1)
        ]
        groups.append((aim, tuple(rows)))
    return Plan(tuple(groups))


@cache
def wordings(field: str) -> tuple[str, ...]:
    """Headings the vocabulary lists under a field."""
    text = (files("schema") / "vocabularies" / "headings.yml").read_text("utf-8")
    return tuple(str(words).capitalize() for words in yaml.safe_load(text)["exact"][IN_VOCABULARY[field]])


def synonyms() -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({field: st.sampled_from(wordings(field)) for field in IN_VOCABULARY})
