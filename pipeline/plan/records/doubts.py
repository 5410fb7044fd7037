"""Doubts: tables that look like a plan and are not read as one or hardly, rows joined over a page's end, documents that
call themselves a plan and give none or do not say whose they are; each with what settles it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from extractors.model import Document, Table
from pipeline.plan.document.walk import Walk
from pipeline.plan.records.normalise import issue
from pipeline.plan.table.plan_tables import OtherTable, PlanTable
from pipeline.sources import Source
from schema.columns.claims import totals
from schema.columns.content_types import shows
from schema.contract import Record
from schema.vocabulary import fold, load

HEADINGS_LOOKED_AT = 3  # of the first headings or lines of a document, which say what it is
LONGEST_TITLE_ACTION = 16  # words
FEWEST_PLAN_ROWS = 2


def doubts(source: Source, document: Document, walk: Walk, actions: Sequence[Record]) -> Iterator[Record]:
    """The issues of a document about what was not read, or read in doubt."""
    yield from _headings(source.document_id, walk)
    yield from _rejoined(source.document_id, walk, actions)
    if actions and actions[0]["authority"] is None:
        message = "The document names no council on the list of authorities; its card can: authority"
        yield issue(source.document_id, "council_not_known", message, field="authority")
    for other in walk.others:
        if other.mapping and other.mapping.looks_like_plan and len(other.table.rows) >= FEWEST_PLAN_ROWS:
            yield _table_issue(source.document_id, other)
    for plan in walk.plans:
        yield from _column_issues(source.document_id, plan)
    if not walk.rows and (title := said_plan(source, document)):
        message = (
            "This document calls itself a plan or log, and no action was read from it. See what its tables are taken "
            f"for with: actionplans explain {source.path.name}; name its headings in a card ({source.path.name}.yml)."
        )
        yield issue(source.document_id, "plan_without_actions", message, text=title)


def _headings(document_id: str, walk: Walk) -> Iterator[Record]:
    """One issue for each heading that nothing knows, however many tables have it."""
    pages: dict[str, list[tuple[str, int | None]]] = {}
    for plan in walk.plans:
        for column in plan.columns:
            if column.how == "refused" and column.heading:
                pages.setdefault(fold(column.heading), []).append((column.heading, _page(plan.table)))
    for met in pages.values():
        more = f" {len(met)} tables have it." if len(met) > 1 else ""
        message = f"This heading is not known; its column is kept in extras.{more}"
        yield issue(document_id, "unread_heading", message, text=met[0][0], page=met[0][1])


def _rejoined(document_id: str, walk: Walk, actions: Sequence[Record]) -> Iterator[Record]:
    """One issue for each row that a page's end cut and that was made whole, however many actions stand in it."""
    reasons = {(p.number, row + 1): reason for p in walk.plans for row, reason in p.table.joins.items()}
    rejoined = (action for action in actions if "rejoined" in action["flags"])
    for place, group in groupby(rejoined, lambda action: (action["table"], action["row"])):
        first, *others = group
        words = "\n".join(action["action"] for action in (first, *others) if action["action"])
        why = reasons.get(place, "its words go on")
        message = f"The row is cut by a page's end in print and was joined again: {why}."
        yield issue(
            document_id,
            "rejoined_row",
            message,
            record_id=first["action_id"],
            page=first["page_first"],
            text=words or None,
        )


def said_plan(source: Source, document: Document) -> str | None:
    """The words by which a document says that it is a plan or log: its file's name, own title or first lines; or
    None."""
    first = [p.text for p in document.paragraphs if p.text.strip()][:HEADINGS_LOOKED_AT]
    names = re.sub(r"[-_.]+", " ", source.path.stem)
    return next(
        (words for words in (*first, document.properties.get("title", ""), names) if _is_plan_title(words)), None
    )


def _is_plan_title(words: str) -> bool:
    if len(words.split()) > LONGEST_TITLE_ACTION:
        return False
    return any(re.search(expression, fold(words)) for expression in load("claims")["plan_titles"])


def _table_issue(document_id: str, other: OtherTable) -> Record:
    table, rows = other.table, other.table.rows
    dated = sum(any(shows("date", cell.text) for cell in row) for row in rows)
    read = ", ".join(column.heading for column in other.columns if column.field and column.heading) or "no heading"
    message = (
        f"Looks like a plan: {len(rows)} rows, {dated} with dates; read: {read}. If it is one, name its headings "
        "in the document's card, as in: headings: {'" + (table.rows[0][0].words or "heading") + "': action}"
    )
    words = " | ".join(cell.words for cell in rows[0])
    return issue(document_id, "looks_like_plan", message, text=words, page=_page(table))


def _column_issues(document_id: str, plan: PlanTable) -> Iterator[Record]:
    """Columns that were given their field by what they show alone, where that is little more than for the next best."""
    if plan.mapping is None:
        return
    sums = totals(plan.mapping.claims)
    for i, column in enumerate(plan.columns):
        ranked = sorted(((w, f) for (at, f), w in sums.items() if at == i and w > 0), reverse=True)
        if column.how != "contents" or len(ranked) < 2 or not column.heading:
            continue
        (best, field), (next_best, other) = ranked[:2]
        if field == column.field and best - next_best < float(load("claims")["margin"]):
            message = (
                f"Read as {field} ({best:.1f}); {other} is nearly as likely ({next_best:.1f}). A card settles it: "
            )
            message += "headings: {'" + column.heading + f"': {field}" + "}"
            yield issue(document_id, "doubtful_heading", message, text=column.heading, page=_page(plan.table))


def _page(table: Table) -> int | None:
    return table.pages[0] if table.pages else None
