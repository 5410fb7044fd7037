"""Tables of a document: what each is and what its columns hold, decided once, for whoever asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.model import Block, Table
from pipeline.plan.table.legend_tables import legend_of_table
from pipeline.plan.table.recognise import OtherTable, PlanTable, contents_alike, recognise

Found = list[PlanTable] | OtherTable


@dataclass(frozen=True)
class DocumentTables:
    """What each table of a document is, by the position of its block."""

    found: Mapping[int, Found]

    @cached_property
    def plans(self) -> list[PlanTable]:
        return [plan for found in self.found.values() if not isinstance(found, OtherTable) for plan in found]

    @cached_property
    def others(self) -> list[OtherTable]:
        return [found for found in self.found.values() if isinstance(found, OtherTable)]


def document_tables(blocks: Sequence[Block], card: Mapping[str, str]) -> DocumentTables:
    """What the tables among the blocks of a document are; `card` maps headings to fields as its card says."""
    return DocumentTables(dict(_found(blocks, card)))


def _found(blocks: Sequence[Block], card: Mapping[str, str]) -> Iterator[tuple[int, Found]]:
    alike = contents_alike([block for block in blocks if isinstance(block, Table)])
    before: PlanTable | None = None
    apart = False  # whether a heading stands between the plan table before and here
    number = 1
    for i, block in enumerate(blocks):
        if not isinstance(block, Table):
            apart = apart or bool(block.level)
            continue
        is_key = legend_of_table(block)
        found = OtherTable(number, block, "legend") if is_key else recognise(block, number, before, card, apart, alike)
        yield i, found
        number += bool(found)
        if isinstance(found, list) and found:
            before, apart = found[-1], False
