"""A page for each of the twelve questions: its answer for the whole data set, whose names and numbers lead on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.outputs.site import charts
from pipeline.outputs.site.document_rows import Row
from pipeline.outputs.site.pages import Contents
from pipeline.outputs.site.render import Pages
from pipeline.outputs.site.searches import Searches
from pipeline.outputs.site.value_words import day, plain, rating
from pipeline.questions.councils import NOT_KNOWN
from pipeline.questions.twelve_questions import HEADINGS, QUESTIONS, Answer, Question

FOLDER = "questions"
MOST_ANSWERED = 300  # rows of an answer on its page
MOST_SIDE_BY_SIDE = 4  # columns that a telephone shows side by side; a row of more becomes a record
SHARES = ("share",)


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell of an answer: words, the address they lead to ("" for none) from the root of the site, and whether they
    are a number."""

    words: str
    address: str = ""
    number: bool = False


Count = Callable[[Searches, Row], str]  # the address of the actions that a number of a row counts
COUNTS: Mapping[tuple[str, str], Count] = {
    ("themes", "actions"): lambda searches, row: searches.theme(row["theme"]),
    ("missing", "actions"): lambda searches, row: searches.theme(row["theme"]),
    ("how-soon", "actions"): lambda searches, row: searches.council(row["authority"]),
    ("overdue", "actions"): lambda searches, row: searches.council(row["authority"]),
    ("overdue", "overdue"): lambda searches, row: searches.overdue(row["as_at"], row["authority"]),
    ("roles", "actions"): lambda searches, row: searches.role(row["role"]),
    ("colours", "rag"): lambda searches, row: searches.rated(row["rag"]),
}
NAMES = {  # the column that a hidden identifier leads on from
    "action_id": "action",
    "other_action_id": "other_action",
    "record_id": "text",
}


def write_questions(
    pages: Pages, contents: Contents, reports: Mapping[str, str], answers: Mapping[str, Answer]
) -> None:
    """`reports` are the addresses of recommendations, by finding_id; `answers` those of the questions, by their
    slugs."""
    leads = _Leads(contents, contents.searches, reports)
    for number, question in enumerate(QUESTIONS, start=1):
        rows, whole = answers[question.slug]
        some = rows[:MOST_ANSWERED]
        pages.write(
            f"{FOLDER}/{question.slug}.html",
            "question.html",
            number=number,
            question=question,
            columns=[_heading(column) for column in (some[0] if some else ()) if not column.endswith("_id")],
            records=MOST_SIDE_BY_SIDE,
            rows=[list(leads.cells(question, row)) for row in some],
            left=whole - len(some),
            drawing=charts.slips(some, leads.action) if question.slug == "slipped" else "",
        )
    pages.write(f"{FOLDER}/index.html", "questions.html", questions=QUESTIONS)


@dataclass(frozen=True, slots=True)
class _Leads:
    """Where the names and numbers of answers lead to."""

    contents: Contents
    searches: Searches
    reports: Mapping[str, str]

    def cells(self, question: Question, row: Row) -> Iterator[Shown]:
        hidden = {NAMES[name]: row[name] for name in row if name in NAMES}
        for column, value in row.items():
            if not column.endswith("_id"):
                yield Shown(self._words(column, value), self._address(question, column, row, hidden), _counts(value))

    def action(self, action_id: str) -> str:
        return self.contents.gathered.address(action_id)

    def _words(self, column: str, value: Any) -> str:
        if column == "theme":
            return self.contents.themes[value].label if value in self.contents.themes else plain(value)
        if column == "rag":
            return rating(value)
        if column in SHARES:
            return f"{value:.0%}" if value is not None else ""
        return _in_words(value) or (NOT_KNOWN if column.endswith("authority") else "")

    def _address(self, question: Question, column: str, row: Row, hidden: Mapping[str, str]) -> str:
        value = row[column]
        if column in hidden:
            return self.reports.get(hidden[column]) or self.action(hidden[column])
        if column.endswith("authority"):
            return f"authorities/{self.searches.slug(value)}.html" if self.searches.slug(value) else ""
        if column == "theme":
            return f"themes/{value}.html" if value in self.contents.themes else ""
        known = row.get("authority", "") is None or row.get("theme") not in (None, *self.contents.themes)
        count = None if known else COUNTS.get((question.slug, column))
        return count(self.searches, row) if count and value else ""


def _heading(column: str) -> str:
    return HEADINGS.get(column) or plain(column)


def _counts(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)
