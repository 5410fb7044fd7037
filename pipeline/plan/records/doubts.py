"""Doubts: tables that look like a plan and are not read as one or hardly, rows joined over a page's end, documents that
call themselves a plan and give none or do not say whose they are; each with what settles it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from extractors.model import Document, Table
from pipeline.plan.document.walk import Walk
from pipeline.plan.records.normalise import issue
from pipeline.plan.records.without_actions import said_plan, why_no_action
from pipeline.plan.table.plan_tables import OtherTable, PlanTable
from pipeline.sources import Source
from schema.columns.claims import totals
from schema.columns.content_types import shows
from schema.contract import Record
from schema.vocabulary import fold, load

FEWEST_PLAN_ROWS = 2
FEWEST_OTHER_FIELDS = 2  # in what may be the right-hand side of a plan


def no_council(document_id: str) -> Record:
    """The issue of a plan or report that tells of no council: it counts for itself and is linked to none."""
    message = "The document names no council on the list of authorities; its card can: authority"
    return issue(document_id, "council_not_known", message, field="authority")


def doubts(source: Source, document: Document, walk: Walk, actions: Sequence[Record]) -> Iterator[Record]:
    """The issues of a document about what was not read, or read in doubt."""
    yield from _headings(source.document_id, walk)
    yield from _rejoined(source.document_id, walk, actions)
    for other in walk.others:
        if other.mapping and other.mapping.looks_like_plan and len(other.table.rows) >= FEWEST_PLAN_ROWS:
            yield _table_issue(source.document_id, other)
        elif left := next((plan for plan in reversed(walk.plans) if _is_other_half(other, plan)), None):
            yield _half_issue(source.document_id, other, left)
    for plan in walk.plans:
        yield from _column_issues(source.document_id, plan)
    if not actions and (title := said_plan(source, document)):
        name, why = source.path.name, why_no_action(document, walk)
        message = (
            f"This document calls itself a plan or log, and no action was read from it: {why}. "
            f"See more with: actionplans explain {name}; name its headings in a card ({name}.yml)."
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


def _table_issue(document_id: str, other: OtherTable) -> Record:
    table, rows = other.table, other.table.rows
    dated = sum(any(shows("date", cell.text) for cell in row) for row in rows)
    read = ", ".join(column.heading for column in other.columns if column.field and column.heading) or "no heading"
    likeliest = other.mapping.likeliest if other.mapping else ()
    names = [_name(other, i) for i in likeliest[:2]] or [_name(other, 0)]
    where = ", in a document that calls itself minutes" if other.kind == "minutes" else ""
    message = (
        f"Looks like a plan{where}: {len(rows)} rows, {dated} with dates; read: {read}. Its actions may be those under "
        f"{' or '.join(map(repr, names))}. If it is a plan, its card says so: {_card_line(names[0], 'action')}"
    )
    words = " | ".join(cell.words for cell in rows[0])
    return issue(document_id, "looks_like_plan", message, text=words, page=_page(table))


def _is_other_half(other: OtherTable, plan: PlanTable) -> bool:
    """Whether a table may hold the right-hand columns of a plan that is wider than its pages: row for row as many, on
    another page, all under known headings, and none of them but the reference among the plan's own."""
    fields = {column.field for column in other.columns} - {"action_ref"}
    own = {column.field for column in plan.columns}
    is_apart = bool(other.table.pages) and max(plan.table.pages, default=0) < other.table.pages[0]
    is_known = None not in fields and len(fields) >= FEWEST_OTHER_FIELDS and not fields & own
    return is_apart and is_known and len(other.table.rows) - 1 == len(plan.rows)


def _half_issue(document_id: str, other: OtherTable, plan: PlanTable) -> Record:
    names = ", ".join(column.heading for column in other.columns)
    message = (
        f"This table has as many rows as the plan on page {_page(plan.table)} and may be its right-hand side, printed "
        f"on pages of its own: {names}. It was not read. The workbook, or a print one page wide, gives both sides."
    )
    return issue(document_id, "other_half", message, text=names, page=_page(other.table))


def _name(found: OtherTable | PlanTable, i: int) -> str:
    """How a card names a column: by its heading, else by its place."""
    heading = found.columns[i].heading if i < len(found.columns) else ""
    return heading or f"table {found.number} column {i + 1}"


def _card_line(name: str, field: str) -> str:
    return f"headings: {{{name!r}: {field}}}"


def _column_issues(document_id: str, plan: PlanTable) -> Iterator[Record]:
    """Columns that were given their field by what they show alone, where that is little, or little more than for the
    next best."""
    if plan.mapping is None:
        return
    sums = totals(plan.mapping.claims)
    for i, column in enumerate(plan.columns):
        ranked = sorted(((w, f) for (at, f), w in sums.items() if at == i and w > 0), reverse=True)
        if column.how != "contents" or not ranked or ranked[0][1] != column.field:
            continue
        (best, field), *others = ranked
        if doubt := _doubt(best, others):
            message = f"Read as {field} ({best:.1f}); {doubt}. A card settles it: {_card_line(_name(plan, i), field)}"
            text = column.heading or _name(plan, i)
            yield issue(document_id, "doubtful_heading", message, text=text, page=_page(plan.table))


def _doubt(best: float, others: Sequence[tuple[float, str]]) -> str:
    """What makes a reading of this weight doubtful beside the others, "" where nothing does."""
    limits = load("claims")
    if others and best - others[0][0] < float(limits["margin"]):
        return f"{others[0][1]} is nearly as likely ({others[0][0]:.1f})"
    if best >= float(limits["sure"]):
        return ""
    return "little speaks for it" + (f", next is {others[0][1]} ({others[0][0]:.1f})" if others else "")


def _page(table: Table) -> int | None:
    return table.pages[0] if table.pages else None
