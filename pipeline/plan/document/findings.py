"""What the inspection found, from the prose and from the objectives that repeat its recommendations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extractors.model import Document, Paragraph
from pipeline.plan.document.finding_lists import Finding
from pipeline.plan.records.normalise import identity
from pipeline.plan.rows.unfold import PlanRow
from pipeline.plan.table.plan_tables import PlanTable
from schema.contract import Record
from schema.document.finding_phrases import finding_kind
from schema.vocabulary import fold

CODE = re.compile(r"\W*\d.*")  # what follows the letters of a reference: "AFI 3"
OPENS_POINTS = re.compile(r"(?:,? includ\w+|,? in particular)?[\s:,;.–-]*\Z")  # "..., including:"


def findings_of_objectives(
    pairs: Sequence[tuple[PlanRow, Record]], plans: Sequence[PlanTable], document: Document
) -> Iterator[Finding]:
    """The objectives of the plan as findings, where its headings or its prose say that they are the inspection's own
    words."""
    by_table = {plan.number: plan for plan in plans}
    prose = _kind_of_prose(document) if pairs else None
    seen = set()
    for row, action in pairs:
        objective = row.objective
        if objective is None or not objective.text or fold(objective.text) in seen:
            continue
        label = objective.label or CODE.sub("", objective.ref or "")
        labelled = finding_kind(label) or finding_kind(f"{label}s") if label else None
        kind = labelled or _kind_of_headings(by_table[row.table], action) or prose
        if kind is None or (row.from_prose and not labelled):
            continue
        seen.add(fold(objective.text))
        yield Finding(kind, objective.text, objective.ref, objective.inspection_refs, page=action["page_first"])


def _kind_of_headings(plan: PlanTable, action: Record) -> str | None:
    headings = [c.heading for c in plan.columns if c.field == "objective"] + [action["section"] or ""]
    return next((kind for heading in headings if (kind := finding_kind(heading))), None)


def _kind_of_prose(document: Document) -> str | None:
    """What the document most often calls the points it answers."""
    kinds = Counter(
        kind for block in document.blocks if isinstance(block, Paragraph) and (kind := finding_kind(block.text))
    )
    return kinds.most_common(1)[0][0] if kinds else None


def finding_records(document_id: str, findings: Iterable[Finding]) -> list[Record]:
    """The findings as rows; one that is told again, in full or without its points, lends the first its number."""
    records: dict[str, Record] = {}
    known: dict[tuple[str, str], Record] = {}
    for finding in findings:
        record_id = identity(document_id, finding.kind, fold(finding.text))
        record = {
            "finding_id": record_id,
            "document_id": document_id,
            "kind": finding.kind,
            "ref": finding.ref,
            "text": finding.text,
            "inspection_refs": list(finding.inspection_refs),
            "page": finding.page,
            "addressee": finding.addressee,
        }
        if first := records.get(record_id) or known.get((finding.kind, fold(finding.text))):
            first["ref"] = first["ref"] or finding.ref
            continue
        records[record_id] = record
        opening, end, _ = finding.text.partition("\n")
        if end:
            known.setdefault((finding.kind, fold(OPENS_POINTS.sub("", opening))), record)
    return list(records.values())
