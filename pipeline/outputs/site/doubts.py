"""What a person should look at in a document: each doubt with its place, and the card's lines that would settle it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import yaml

from pipeline.card import CORRECTED
from pipeline.outputs.site.dataset import DataSet, grouped
from pipeline.outputs.site.document_rows import Row
from pipeline.outputs.site.pictures import Box, Pictures, boxes_of
from pipeline.outputs.site.value_words import count, plain
from schema.columns.known_headings import propose_headings

Places = Mapping[str, Sequence[Row]]  # provenance of a document by action_id

SETTLED = "corrected"  # flag and issue of what a person has looked at, as the document's card says
REASON = "read by eye from the page"
KINDS = {
    "facts": "Council not known",
    "headings": "Headings not known",
    "ratings": "Words and colour differ",
    "values": "Values not read",
    "rows": "Rows joined over a page break",
    "reading": "Notes of the reading",
}
CODES = {"rating_disagrees": "ratings", "unread_heading": "headings"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at. `card` is what the document's card would say, None where no card can settle it; `boxes` are
    its places on pages, `cells` those in a workbook, `where` its place in words."""

    kind: str
    title: str
    message: str
    printed: str
    where: str
    action: Row | None = None
    boxes: tuple[Box, ...] = ()
    cells: tuple[Row, ...] = ()  # rows of provenance that name cells of a sheet
    card: dict[str, Any] | None = None

    @property
    def lines(self) -> str:
        """The card's lines as YAML; "" without."""
        return card_lines(self.card) if self.card else ""

    @property
    def entry(self) -> tuple[str, str, str]:
        """What a form over the lines needs: the card's key, the heading or "action field", and the value."""
        if not self.card:
            return "", "", ""
        key, value = next(iter(self.card.items()))
        if key == "headings":
            return key, *next(iter(value.items()))
        if key == "corrections":
            return key, f"{value[0]['action']} {value[0]['field']}", value[0]["read_as"]
        return key, "", value


def card_lines(card: dict[str, Any]) -> str:
    return yaml.dump(card, sort_keys=False, allow_unicode=True, width=10**6, default_style=None)


def doubts(data: DataSet, pictures: Pictures) -> dict[str, list[Doubt]]:
    """The doubts of each document that has any, by document_id, in the order of the documents and of their pages."""
    issues = grouped(data.issues, "document_id")
    found = {}
    for document in data.documents:
        key = document["document_id"]
        rows, places = data.whole.of(key), data.provenance(key)
        mine = [
            *_facts(document),
            *_headings(places, pictures, document, data.columns.of(key), rows),
            *_issues(places, issues.get(key, ()), {row["action_id"]: row for row in rows}),
            *_rejoined(places, rows),
        ]
        if mine:
            found[key] = mine
    return found


def _facts(document: Row) -> Iterator[Doubt]:
    if document["authority"] is None and document["state"] == "extracted":
        yield Doubt(
            "facts",
            "Whose plan is it?",
            "The document names no council on the list of authorities. Write its name on the card.",
            document["title"] or "",
            "the document as a whole",
            card={"authority": "Name of the council"},
        )


def _headings(
    places: Places, pictures: Pictures, document: Row, columns: Sequence[Row], actions: Sequence[Row]
) -> Iterator[Doubt]:
    first = {action["table"]: action for action in reversed(actions)}
    for column in columns:
        if column["how"] != "refused" or not column["heading"]:
            continue
        heading, action = column["heading"], first.get(column["table"])
        proposed = propose_headings(heading, 1)
        boxes = tuple(_heading_boxes(places, pictures, document, heading, action))
        yield Doubt(
            "headings",
            f"What does the column “{' '.join(heading.split())}” hold?",
            "This heading is not known. Its column is kept under its own name in extras; the card can say which field "
            "it is, or “other” to leave it there.",
            heading,
            f"table {column['table']}, column {column['column']}",
            action,
            boxes,
            card={"headings": {heading: proposed[0][0] if proposed else "other"}},
        )


def _heading_boxes(
    places: Places, pictures: Pictures, document: Row, heading: str, action: Row | None
) -> Iterator[Box]:
    """The heading's first line on the page of the table's first action; that action where the heading is not found."""
    rows = list(boxes_of(places.get(action["action_id"], ()) if action else ()))
    if not rows:
        return
    page = min(row.page for row in rows)
    found = pictures.find(document, page, heading.splitlines()[0])
    yield found or min((row for row in rows if row.page == page), key=lambda row: row.top)


def _issues(places: Places, issues: Sequence[Row], actions: dict[str, Row]) -> Iterator[Doubt]:
    for issue in issues:
        if issue["code"] in ("unread_heading", SETTLED):
            continue  # the one is told by its column, which knows its table; the other is in doubt no more
        action = actions.get(issue["record_id"])
        mine = places.get(action["action_id"], ()) if action else ()
        named = [row for row in mine if row["field"] == issue["field"]]
        field = issue["field"]
        correctable = action is not None and field in CORRECTED
        yield Doubt(
            CODES.get(issue["code"], "values" if correctable else "reading"),
            plain(issue["code"]) + (f": {plain(field).lower()}" if field else ""),
            issue["message"],
            issue["text"] or "",
            _where(issue, named),
            action,
            tuple(boxes_of([issue])) or tuple(boxes_of(named)),
            tuple(row for row in named if row["cell"]),
            _correction(action, field, issue["text"]) if action and correctable else None,
        )


def _rejoined(places: Places, actions: Sequence[Row]) -> Iterator[Doubt]:
    """Rows that were cut by a page break, each once however many actions stand in it, until a card's correction of one
    of its values shows that a person has looked: best of one that stands on both pages."""
    rejoined = [action for action in actions if "rejoined" in action["flags"]]
    for _, group in groupby(rejoined, lambda action: (action["table"], action["row"])):
        action, *others = group
        if any(SETTLED in one["flags"] for one in (action, *others)):
            continue
        rows = [row for one in (action, *others) for row in places.get(one["action_id"], ())]
        mine = places.get(action["action_id"], ())
        both = [f for f in CORRECTED if len({row["page"] for row in mine if row["field"] == f and row["page"]}) > 1]
        field = both[0] if both else next((f for f in CORRECTED if any(row["field"] == f for row in mine)), None)
        more = f" {count(len(others) + 1, 'action')} stand in it." if others else ""
        yield Doubt(
            "rows",
            "Do these parts make one row?",
            f"The row is cut by a page break in print and was joined again.{more} A value of it that the card "
            "confirms or corrects says that a person has looked.",
            "\n".join(filter(None, (one["action"] for one in (action, *others)))),
            _where({"page": None}, rows),
            action,
            tuple(boxes_of(rows)),
            card=_correction(action, field, _printed(action, field)) if field else None,
        )


def _correction(action: Row, field: str, printed: str | None) -> dict[str, Any]:
    read_as = " ".join((printed or action.get(field) or "").split())
    return {"corrections": [{"action": action["action_id"], "field": field, "read_as": read_as, "reason": REASON}]}


def _printed(action: Row, field: str) -> str:
    printed = action.get("owner_text" if field == "owners" else f"{field}_text") or action.get(field) or ""
    return "; ".join(printed) if isinstance(printed, list) else str(printed)


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
