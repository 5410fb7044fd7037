"""The doubts of a document: issues that do not only inform, each with its place and the card's lines that settle it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from pipeline.card import CORRECTED
from pipeline.outputs.site.dataset import DocumentData
from pipeline.outputs.site.document_rows import Row
from pipeline.outputs.site.doubt_questions import question
from pipeline.outputs.site.pictures import Box, Pictures, boxes_of
from pipeline.outputs.site.value_words import plain
from pipeline.read_card import NAME_OF_COUNCIL, WHAT_I_SAW
from schema.columns.known_headings import propose_headings

REASON = "read by eye from the page"
AS_READ = "looked at on the page; right as it was read"
KINDS = {
    "cards": "Cards to mend",
    "facts": "Council not known",
    "headings": "Headings not known",
    "ratings": "Words and colour differ",
    "values": "Values not read",
    "rows": "Rows joined over a page break",
    "reading": "Notes of the reading",
}
CODES = {
    "card_line": "cards",
    "council_not_known": "facts",
    "unread_heading": "headings",
    "doubtful_heading": "headings",
    "rating_disagrees": "ratings",
    "rejoined_row": "rows",
}
PASSING = ("card_line", "not_seen")  # settled by mending what they tell of, not by a line of a card


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a doubt, and what the document's card would say for it."""

    says: str
    card: dict[str, Any]

    @property
    def lines(self) -> str:
        """The card's lines as YAML."""
        return yaml.dump(self.card, sort_keys=False, allow_unicode=True, width=10**6, default_style=None)

    @property
    def entry(self) -> tuple[str, str, str]:
        """What a form over the lines needs: the card's key, the entry below it or "action field", and the value."""
        key, value = next(iter(self.card.items()))
        if key == "corrections":
            return key, f"{value[0]['action']} {value[0]['field']}", value[0]["read_as"]
        if isinstance(value, dict):
            return key, *next(iter(value.items()))
        return key, "", ", ".join(map(str, value)) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at, as a question. `answers` are yes and no, none where no card can settle it; `boxes` are its
    places on pages, `cells` those in a workbook, `where` its place in words."""

    kind: str
    question: str
    title: str
    message: str
    printed: str
    where: str
    action: Row | None = None
    boxes: tuple[Box, ...] = ()
    cells: tuple[Row, ...] = ()  # rows of provenance that name cells of a sheet
    answers: tuple[Answer, ...] = ()


def doubts(data: DocumentData, pictures: Pictures) -> list[Doubt]:
    """The doubts of a document, in the order of its issues."""
    about = _About(pictures, data)
    return [about.doubt(issue) for issue in data.issues if issue["severity"] != "info"]


class _About:
    """What the issues of one document are about: its columns, its actions, their places."""

    def __init__(self, pictures: Pictures, data: DocumentData) -> None:
        self.pictures, self.document, self.columns, self.places = pictures, data.document, data.columns, data.provenance
        self.actions = {action["action_id"]: action for action in data.actions}
        self.first = {action["table"]: action for action in reversed(data.actions)}

    def doubt(self, issue: Row) -> Doubt:
        action, kind = self.actions.get(issue["record_id"]), CODES.get(issue["code"])
        places = self._places(issue, action)
        boxes = tuple(boxes_of([issue])) or tuple(boxes_of(places))
        where = _where(issue, places)
        if kind == "headings" and (column := self._column(issue["text"])):
            action = self.first.get(column["table"])
            boxes = tuple(self._heading_boxes(issue["text"], action))
            where = f"table {column['table']}, column {column['column']}"
        field = issue["field"]
        correctable = action is not None and field in CORRECTED
        return Doubt(
            kind or ("values" if correctable else "reading"),
            question(issue["code"]),
            plain(issue["code"]) + (f": {plain(field).lower()}" if field and action else ""),
            issue["message"],
            issue["text"] or "",
            where,
            action,
            boxes,
            tuple(row for row in places if row["cell"]),
            tuple(_answers(issue, action if correctable else None, sorted({box.page for box in boxes}))),
        )

    def _places(self, issue: Row, action: Row | None) -> list[Row]:
        """The provenance of what an issue concerns: of one field, or of the whole row."""
        rows = self.places.get(action["action_id"], ()) if action else ()
        return [row for row in rows if issue["field"] is None or row["field"] == issue["field"]]

    def _column(self, heading: str | None) -> Row | None:
        return next((column for column in self.columns if heading and column["heading"] == heading), None)

    def _heading_boxes(self, heading: str, action: Row | None) -> Iterator[Box]:
        """The heading's first line on the page of the table's first action; that action where it is not found."""
        rows = list(boxes_of(self.places.get(action["action_id"], ()) if action else ()))
        if not rows:
            return
        page = min(row.page for row in rows)
        found = self.pictures.find(self.document, page, heading.splitlines()[0])
        yield found or min((row for row in rows if row.page == page), key=lambda row: row.top)


def _answers(issue: Row, corrected: Row | None, pages: Sequence[int]) -> Iterator[Answer]:
    """Yes, and no: with the line that sets it right where there is one, else with what the person saw."""
    if issue["code"] in PASSING:
        return
    key, kind = issue["issue_id"], CODES.get(issue["code"])
    yield Answer("Yes", {"looked_at": {key: AS_READ}})
    if kind == "facts":
        yield Answer("No, it is the plan of", {"authority": NAME_OF_COUNCIL})
    elif kind == "headings":
        proposed = propose_headings(issue["text"], 1)
        yield Answer("No, it is the field", {"headings": {issue["text"]: proposed[0][0] if proposed else "other"}})
    elif kind == "rows" and len(pages) > 1:
        yield Answer("No, they are rows of their own", {"apart": list(pages[:-1])})
    elif corrected:
        yield Answer("No, read it as", _correction(corrected, issue["field"], issue["text"]))
    else:
        yield Answer("No, and this is what I saw", {"looked_at": {key: WHAT_I_SAW}})


def _correction(action: Row, field: str, printed: str | None) -> dict[str, Any]:
    read_as = " ".join((printed or action.get(field) or "").split())
    return {"corrections": [{"action": action["action_id"], "field": field, "read_as": read_as, "reason": REASON}]}


def _where(issue: Row, places: Sequence[Row]) -> str:
    pages = sorted({row["page"] for row in places if row["page"]} | ({issue["page"]} if issue["page"] else set()))
    if pages:
        return f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} and {pages[-1]}"
    for row in places:
        if row["cell"]:
            return f"sheet {row['sheet']}, cell {row['cell']}"
        if row["word_table"]:
            column = f", column {row['word_column']}" if row["word_column"] and len(places) == 1 else ""
            return f"table {row['word_table']}, row {row['word_row']}{column}"
    return "the document as a whole"
