"""One document from its tables and paragraphs to rows: recognise, unfold, normalise and describe, in the order
printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from extractors.model import Document
from pipeline.card import Card, Corrections
from pipeline.plan.document.describe import Description, describe, document_record, fact_records
from pipeline.plan.document.findings import finding_records, findings_of_objectives
from pipeline.plan.document.ledger import ledger_of
from pipeline.plan.document.legend_records import legend_records
from pipeline.plan.document.measures import measure_records
from pipeline.plan.document.unread_records import unread_records
from pipeline.plan.document.walk import Walk
from pipeline.plan.records.doubts import doubts, no_council
from pipeline.plan.records.normalise import DATE_KEYS, Normaliser, PlanFacts, issue
from pipeline.plan.records.owners_alone import owners_alone
from pipeline.plan.records.provenance import box_of
from pipeline.plan.records.scanned_references import doubtful_references
from pipeline.plan.records.settle import settled, unmatched
from pipeline.plan.records.ticked_actions import boxes_tell, is_ticked
from pipeline.plan.records.without_actions import why_no_action
from pipeline.plan.rows.action_rows import PlanRow
from pipeline.plan.rows.number_gaps import flag_numbering
from pipeline.plan.rows.sheet_extracts import without_extracts
from pipeline.plan.rows.sheet_versions import joined_versions
from pipeline.plan.table.framing_tables import laid_out
from pipeline.report.judgements import judgement_records
from pipeline.report.paragraphs import paragraph_records
from pipeline.report.recommendations import recommendations
from pipeline.sources import Source
from schema.contract import Record, Records, contract
from schema.dates.month_first import months_stand_first
from schema.dates.parse_date import read_date
from schema.dates.period import Period
from schema.ratings.legends import legend_of_words


def plan_records(source: Source, document: Document, card: Card) -> Records:
    """The rows of every table that a readable document gives, but for its themes, which are read of these rows; lines
    of the card that match nothing are issues."""
    document = laid_out(document, card.headings)
    walk = Walk(document, card)
    description = describe(document, source, walk.tables)
    walk.rows = without_extracts(joined_versions(walk.rows))
    corrections = Corrections(card)
    plan = _plan(source, description, card, walk.rows)
    records: Records = {name: [] for name in contract()}
    findings = walk.findings
    report = description.facts.document_type == "inspection_report" and not walk.rows
    if report:
        findings, walk.prose_found = recommendations(document, description.facts.framework)
        records["paragraphs"] = paragraph_records(source.document_id, document)
        records["judgements"] = judgement_records(source.document_id, document)
    records["ledger"] = list(ledger_of(source.document_id, document, walk))  # first, while there are no records of rows
    normaliser = Normaliser(plan, corrections, owners_alone(walk.rows))
    pairs = list(_pairs(walk.rows, normaliser))
    flag_numbering(normaliser.records["actions"])
    records.update(normaliser.records, **cast("Records", normaliser.packed))  # for who asks their rows
    findings = [*findings, *findings_of_objectives(pairs, walk.plans, document)]
    records["facts"] = list(fact_records(source.document_id, description, card))
    records["findings"] = finding_records(source.document_id, findings)
    records["measures"] = measure_records(source.document_id, pairs)
    records["columns"] = list(_column_records(source.document_id, walk))
    records["unread"] = list(unread_records(source.document_id, document, records["ledger"]))
    page = None if card.legend else description.legend_page
    records["legends"] = list(legend_records(source.document_id, plan.legend, page))
    records["issues"] += _issues(source.document_id, document)
    if plan.authority is None and (report or records["actions"]):
        records["issues"].append(no_council(source.document_id))
    records["issues"] += doubts(source, document, walk, records["actions"])
    records["issues"] += doubtful_references(document, records["actions"])
    stale = [*corrections.unused(), *unmatched(card, document, walk)]
    records["issues"] = settled(source, records["issues"], card, stale)
    row = document_record(source, document, description, card)
    row["state"] = "extracted" if records["actions"] else "no_action_table"
    if any(found["code"] == "plan_without_actions" for found in records["issues"]):
        row["reason"], row["detail"] = "plan_without_actions", why_no_action(document, walk)
    row["actions"], row["issues"] = len(records["actions"]), len(records["issues"])
    row["unread"] = len(records["unread"])
    records["documents"] = [row]
    return records


def _pairs(rows: list[PlanRow], normaliser: Normaliser) -> Iterator[tuple[PlanRow, Record]]:
    """The rows with their records, but for those that tell of objectives and measures what the row before told. Each
    row is taken from the list as it is read: very many would fill the memory beside their records."""
    are_ticked = boxes_tell(rows)
    rows.reverse()
    before = None
    while rows:
        row = rows.pop()
        action = normaliser.add(row)
        if are_ticked and action["status"] is None and is_ticked(row):
            action["status"] = "complete"
        told = (row.table, row.section, row.objective, row.from_prose)
        if told != before or row.cell("measures").text:
            yield row, action
        before = told


def _plan(source: Source, description: Description, card: Card, rows: list[PlanRow]) -> PlanFacts:
    facts, authority = description.facts, description.authority
    period = Period(facts.plan_first, facts.plan_last) if facts.plan_first or facts.plan_last else None
    return PlanFacts(
        source.document_id,
        authority=card.authority or (authority.name if authority else None),
        authority_code=authority.gss if authority else None,
        period=period,
        inspected=facts.inspection_first,
        quarters="calendar" if card.quarters == "calendar" else "financial",
        published=read_date(card.published).first if card.published else None,
        glossary=description.glossary,
        legend=legend_of_words(card.legend) if card.legend else description.legend,
        months_first=months_stand_first(row.cell(name).text for row in rows for name in DATE_KEYS),
    )


def _column_records(document_id: str, walk: Walk) -> Iterator[Record]:
    seen = set()
    for plan in walk.plans:
        for i, column in enumerate(plan.columns, start=1):
            if (plan.number, i) in seen:
                continue
            seen.add((plan.number, i))
            yield {
                "document_id": document_id,
                "table": plan.number,
                "column": i,
                "heading": column.heading or None,
                "field": column.field,
                "how": column.how,
                "score": float(column.score),
            }
    for other in walk.others:
        yield {"document_id": document_id, "table": other.number, "column": 0, "field": other.kind, "how": "pattern"}


def _issues(document_id: str, document: Document) -> Iterator[Record]:
    for met in document.issues:
        box = box_of(met.place) if met.place else {}
        yield issue(
            document_id, met.code, met.message, severity=met.severity, page=met.page, text=met.text or None, **box
        )
