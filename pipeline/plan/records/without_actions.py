"""Without actions: whether a document calls itself a plan, and what in it was read instead of actions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.model import LARGE_PICTURE, Document, Table
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.plan_tables import OtherTable, PlanTable
from pipeline.sources import Source
from schema.document.titles import names_plan

HEADINGS_LOOKED_AT = 3  # of the first headings or lines of a document, which say what it is
TABLES_TOLD, HEADINGS_TOLD = 3, 6


def said_plan(source: Source, document: Document) -> str | None:
    """The words by which a document says that it is a plan or log: its file's name, own title or first lines; or
    None."""
    first = [p.text for p in document.paragraphs if p.text.strip()][:HEADINGS_LOOKED_AT]
    names = re.sub(r"[-_.]+", " ", source.path.stem)
    return next((words for words in (*first, document.properties.get("title", ""), names) if names_plan(words)), None)


def why_no_action(document: Document, walk: Walk) -> str:
    """Where the actions of a document without any may be: what each table was taken for, and pictures not read."""
    tables: list[PlanTable | OtherTable] = [*walk.plans, *walk.others]
    told = [*map(_table, sorted(tables, key=lambda found: found.number)), *_pictures(document)]
    more = f"; and {len(told) - TABLES_TOLD} more" if len(told) > TABLES_TOLD else ""
    return "; ".join(told[:TABLES_TOLD]) + more if told else "it has no table, and its text lists no actions"


def _table(found: PlanTable | OtherTable) -> str:
    headings = found.table.rows[found.headers[-1] if isinstance(found, PlanTable) and found.headers else 0]
    words = list(dict.fromkeys(cell.words for cell in headings if cell.words))
    shown = " | ".join([*words[:HEADINGS_TOLD], *(["..."] if len(words) > HEADINGS_TOLD else [])])
    return f"table {found.number}{_page(found.table)} ({shown}) {_taken_for(found)}"


def _taken_for(found: PlanTable | OtherTable) -> str:
    if isinstance(found, PlanTable):
        return "has no filled row under its headings"
    kind = found.kind.replace("_", " ")
    return "has no column of actions" if kind == "other" else f"was taken for: {kind}"


def _pictures(document: Document) -> Iterator[str]:
    for thing in document.unread:
        if thing.kind == "picture" and (thing.share or 0) > LARGE_PICTURE:
            yield f"a picture{f' on page {thing.place.page}' if thing.place else ''} was not read"


def _page(table: Table) -> str:
    return f" on page {table.pages[0]}" if table.pages else ""
