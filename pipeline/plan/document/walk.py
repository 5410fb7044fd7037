"""Walk a document from top to bottom once: its plan tables, its other tables, and what the prose between them says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractors.model import Document, Table
from pipeline.card import Card
from pipeline.plan.document.context import Reader
from pipeline.plan.document.describe import legend_of_table
from pipeline.plan.document.headings import headings_of, objective_columns
from pipeline.plan.document.outline import outline_of
from pipeline.plan.rows.unfold import PlanRow, unfold
from pipeline.plan.table.recognise import OtherTable, PlanTable, contents_alike, recognise


class Walk:
    """A document walked from top to bottom once: its plan tables, other tables, rows and what the prose between them
    says."""

    def __init__(self, document: Document, card: Card) -> None:
        self.plans: list[PlanTable] = []
        self.others: list[OtherTable] = []
        self.rows: list[PlanRow] = []
        self._alike = contents_alike(document.tables)
        tables = dict(self._tables(document, card.headings))
        self.outline = outline_of(headings_of(document.blocks, tables), objective_columns(self.plans))
        reader = Reader(self.outline)
        for i, block in enumerate(document.blocks):
            found = tables.get(i)
            reader.read(block, plan=isinstance(found, list))
            if found is None or isinstance(found, OtherTable):
                continue
            context = reader.answer()
            for plan in found:
                self.rows += unfold(plan, context)
        self.findings = reader.finish()
        self.prose_found = reader.used

    def _tables(
        self, document: Document, extra: Mapping[str, str]
    ) -> Iterator[tuple[int, list[PlanTable] | OtherTable]]:
        """What each table of the document is, by the position of its block."""
        before: PlanTable | None = None
        apart = False  # whether a heading stands between the plan table before and here
        for i, block in enumerate(document.blocks):
            if not isinstance(block, Table):
                apart = apart or bool(block.level)
                continue
            found = self._table(block, before, extra, apart)
            yield i, found
            if not isinstance(found, OtherTable) and found:
                before, apart = found[-1], False

    def _table(
        self, table: Table, before: PlanTable | None, extra: Mapping[str, str], apart: bool
    ) -> list[PlanTable] | OtherTable:
        number = 1 + len({p.number for p in self.plans}) + len(self.others)
        if legend_of_table(table):
            found: list[PlanTable] | OtherTable = OtherTable(number, table, "legend")
        else:
            found = recognise(table, number, before, extra, apart, self._alike)
        if isinstance(found, OtherTable):
            self.others.append(found)
        else:
            self.plans += found
        return found
