"""One document from its tables and paragraphs to rows: recognise, unfold, normalise and describe, in the order
printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractors.model import Cell, Document, Table
from pipeline.card import Card, Corrections
from pipeline.context import Reader
from pipeline.describe import Description, describe, document_record, legend_of_table
from pipeline.findings import finding_records, findings_of_objectives
from pipeline.ledger import Ledger
from pipeline.measures import measure_records
from pipeline.normalise import Normaliser, Plan, issue
from pipeline.recognise import OtherTable, PlanTable, recognise
from pipeline.sources import Source
from pipeline.themes import theme_records
from pipeline.unfold import PlanRow, unfold
from schema.contract import Record, Records, contract
from schema.dates import read_date
from schema.legends import legend_of_words
from schema.period import Period


def plan_records(source: Source, document: Document, card: Card) -> Records:
    """The rows of every table that a readable document gives. Raises CardFault where a correction matches nothing."""
    description = describe(document, source)
    walk = Walk(document, card)
    corrections = Corrections(card)
    normaliser = Normaliser(_plan(source, description, card), corrections)
    pairs = [(row, normaliser.add(row)) for row in walk.rows]
    corrections.check()
    findings = [*walk.findings, *findings_of_objectives(pairs, walk.plans, document)]
    records: Records = {name: [] for name in contract()}
    records.update(normaliser.records)
    records["findings"] = finding_records(source.document_id, findings)
    records["measures"] = measure_records(source.document_id, pairs)
    records["themes"] = theme_records(records)
    records["columns"] = list(_column_records(source.document_id, walk))
    records["ledger"] = list(_ledger(source.document_id, document, walk).rows(document))
    records["issues"] += _issues(source.document_id, document, walk)
    row = document_record(source, document, description, card)
    row["state"] = "extracted" if records["actions"] else "no_action_table"
    row["actions"], row["issues"] = len(records["actions"]), len(records["issues"])
    records["documents"] = [row]
    return records


class Walk:
    """A document walked from top to bottom once: its plan tables, other tables, rows and what the prose between them
    says."""

    def __init__(self, document: Document, card: Card) -> None:
        self.plans: list[PlanTable] = []
        self.others: list[OtherTable] = []
        self.rows: list[PlanRow] = []
        reader = Reader()
        before: PlanTable | None = None
        for block in document.blocks:
            reader.read(block)
            if not isinstance(block, Table):
                before = None if block.level else before
                continue
            found = self._table(block, before, card.headings)
            if isinstance(found, OtherTable):
                continue
            context = reader.answer()
            for plan in found:
                self.rows += unfold(plan, context)
                before = plan
        self.findings = reader.finish()
        self.prose_found = reader.used

    def _table(self, table: Table, before: PlanTable | None, extra: Mapping[str, str]) -> list[PlanTable] | OtherTable:
        number = 1 + len({p.number for p in self.plans}) + len(self.others)
        if legend_of_table(table):
            found: list[PlanTable] | OtherTable = OtherTable(number, table, "legend")
        else:
            found = recognise(table, number, before, extra)
        if isinstance(found, OtherTable):
            self.others.append(found)
        else:
            self.plans += found
        return found


def _plan(source: Source, description: Description, card: Card) -> Plan:
    facts, authority = description.facts, description.authority
    period = Period(facts.plan_first, facts.plan_last) if facts.plan_first or facts.plan_last else None
    return Plan(
        source.document_id,
        card.authority or (authority.name if authority else None),
        authority.gss if authority else None,
        period,
        "calendar" if card.quarters == "calendar" else "financial",
        read_date(card.published).first if card.published else None,
        description.glossary,
        legend_of_words(card.legend) if card.legend else description.legend,
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


def _issues(document_id: str, document: Document, walk: Walk) -> Iterator[Record]:
    for met in document.issues:
        yield issue(document_id, met.code, met.message, severity=met.severity, page=met.page, text=met.text or None)
    for plan in walk.plans:
        for column in plan.columns:
            if column.how == "refused" and column.heading:
                message = "This heading is not known; its column is kept in extras."
                page = plan.table.pages[0] if plan.table.pages else None
                yield issue(document_id, "unread_heading", message, text=column.heading, page=page)


def _ledger(document_id: str, document: Document, walk: Walk) -> Ledger:
    ledger = Ledger(document_id)
    used = _used_lines(walk)
    plans = {id(plan.table): plan for plan in walk.plans}
    kinds = {id(other.table): other.kind for other in walk.others}
    for block in document.blocks:
        if not isinstance(block, Table):
            place = "finding" if id(block) in walk.prose_found else "heading" if block.level else "prose"
            ledger.paragraph(block, place)
        elif id(block) in plans:
            ledger.plan_table(plans[id(block)].number, block, used)
        else:
            ledger.other_table(block, kinds[id(block)])
    for paragraph in document.furniture:
        ledger.paragraph(paragraph, "furniture")
    for paragraph in document.notes:
        ledger.paragraph(paragraph, "prose")
    return ledger


def _used_lines(walk: Walk) -> set[int]:
    """Ids of the lines of plan tables that reached a row, a band or a header."""
    cells: list[Cell] = [c for row in walk.rows for c in (*row.cells.values(), *(c for _, _, c in row.dated))]
    cells += [c for row in walk.rows for _, c in row.extras]
    cells += [c for row in walk.rows for c in row.bands]
    cells += [c for plan in walk.plans for r in plan.headers for c in plan.table.rows[r]]
    cells += _divided_cells(walk)
    return {id(line) for cell in cells for line in cell.lines}


def _divided_cells(walk: Walk) -> Iterator[Cell]:
    """Cells of two fields in the rows that became actions: their lines were cut, so the parts are lines of their own."""
    rows = {(row.table, row.row) for row in walk.rows}
    for plan in walk.plans:
        columns = [i for i, column in enumerate(plan.columns) if "+" in (column.field or "")]
        for r in plan.rows:
            if (plan.number, r) in rows:
                yield from (plan.table.rows[r][i] for i in columns)
