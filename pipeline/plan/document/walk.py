"""Walk a document from top to bottom once: its plan tables, its other tables, and what the prose between them says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model import Document
from pipeline.card import Card
from pipeline.plan.document.context import Reader
from pipeline.plan.document.headings import headings_of, objective_columns, with_bands_outside
from pipeline.plan.document.lead_lines import lead_lines
from pipeline.plan.document.objective_lines import with_objective_lines
from pipeline.plan.document.outline import outline_of
from pipeline.plan.rows.unfold import PlanRow, unfold
from pipeline.plan.table.document_tables import document_tables
from pipeline.plan.table.plan_tables import OtherTable
from schema.running_numbers import running_numbers


class Walk:
    """A document walked from top to bottom once: its plan tables, other tables, rows and what the prose between them
    says."""

    def __init__(self, document: Document, card: Card) -> None:
        self.tables = document_tables(document.blocks, card.headings)
        self.plans, self.others = self.tables.plans, self.tables.others
        self.rows: list[PlanRow] = []
        plans = [i for i, found in self.tables.found.items() if isinstance(found, list)]
        blocks = with_objective_lines(with_bands_outside(document.blocks, self.tables.found), plans)
        self.headings = headings_of(blocks, self.tables.found)
        self.outline = outline_of(self.headings, objective_columns(self.plans))
        reader = Reader(self.outline, leads=lead_lines(blocks, plans))
        for i, block in enumerate(blocks):
            found = self.tables.found.get(i)
            reader.read(block, plan=isinstance(found, list))
            if found is None or isinstance(found, OtherTable):
                continue
            context = reader.answer()
            for plan in found:
                self.rows += unfold(plan, context)
        self.rows = list(_numbered(self.rows))
        self.findings = reader.finish()
        self.prose_found = reader.used


def _numbered(rows: Sequence[PlanRow]) -> Iterator[PlanRow]:
    """The rows, those without a number of their own with the one that opens their words and runs on from action to
    action ("1-1 Train", "1-2 Audit")."""
    numbers = running_numbers(row.cell("action").text for row in rows if not row.cell("action_ref").words)
    for row in rows:
        words = row.cell("action").text
        ref = "" if row.cell("action_ref").words else numbers.get(words, ("", ""))[0]
        yield replace(row, lent={**row.lent, "action_ref": ref}) if ref and words.startswith(ref) else row
