"""Walk a document from top to bottom once: its plan tables, its other tables, and what the prose between them says."""

from __future__ import annotations

from extractors.model import Document
from pipeline.card import Card
from pipeline.plan.document.context import Reader
from pipeline.plan.document.headings import headings_of, objective_columns
from pipeline.plan.document.outline import outline_of
from pipeline.plan.rows.unfold import PlanRow, unfold
from pipeline.plan.table.document_tables import document_tables
from pipeline.plan.table.plan_tables import OtherTable


class Walk:
    """A document walked from top to bottom once: its plan tables, other tables, rows and what the prose between them
    says."""

    def __init__(self, document: Document, card: Card) -> None:
        self.tables = document_tables(document.blocks, card.headings)
        self.plans, self.others = self.tables.plans, self.tables.others
        self.rows: list[PlanRow] = []
        self.headings = headings_of(document.blocks, self.tables.found)
        self.outline = outline_of(self.headings, objective_columns(self.plans))
        reader = Reader(self.outline)
        for i, block in enumerate(document.blocks):
            found = self.tables.found.get(i)
            reader.read(block, plan=isinstance(found, list))
            if found is None or isinstance(found, OtherTable):
                continue
            context = reader.answer()
            for plan in found:
                self.rows += unfold(plan, context)
        self.findings = reader.finish()
        self.prose_found = reader.used
