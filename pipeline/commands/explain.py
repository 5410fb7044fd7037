"""`actionplans explain`: what each table of one document is taken for and why, what was refused, and the outline of its
actions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands.answer import reading, say

if TYPE_CHECKING:
    from pipeline.plan.document.walk import Walk
    from pipeline.plan.table.plan_tables import OtherTable, PlanTable
    from schema.columns.claims import Claim
    from schema.columns.column import Column

EXAMPLES = """[bold]Examples[/bold]

  actionplans explain data/raw/harbourside-2024.pdf

  actionplans explain data/raw/harbourside-2024.pdf --page 3

[bold]Exit status[/bold]: 0 done, also where there is no table; 1 the file cannot be read; 2 wrong use.
"""


def explain(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="A PDF, Word or text document.")
    ],
    page: Annotated[int | None, typer.Option(min=1, help="Only tables that stand on this page.")] = None,
) -> None:
    """Print what each table of a document is taken for, what speaks for and against it, and the outline of its
    actions."""
    from extractors import read
    from extractors.stitching.stitch import stitch
    from pipeline.card import Card
    from pipeline.plan.document.outline_lines import outline_lines
    from pipeline.plan.document.walk import Walk
    from pipeline.plan.table.framing_tables import laid_out
    from pipeline.read import within
    from pipeline.read_card import read_card
    from pipeline.sources import source_of

    with reading("explain", file):
        source = source_of(file, file.parent)
        card = read_card(source.card) if source.card else Card()
        walk = Walk(laid_out(stitch(within(read(file), card.pages), card.apart), card.headings), card)
    faults = [f"Left out of the card: {fault}" for fault in card.faults]
    say([*faults, *lines(walk, page), *outline_lines(walk, page)])


def lines(walk: Walk, page: int | None = None) -> Iterator[str]:
    """The explanation in words: the tables in the order of their numbers, of one page where given."""
    tables: list[PlanTable | OtherTable] = sorted((*walk.plans, *walk.others), key=lambda found: found.number)
    told = [found for found in tables if page is None or page in found.table.pages]
    if not told:
        yield "no tables"
    for found in told:
        yield from _table(found, getattr(found, "kind", "actions"))


def _table(found: PlanTable | OtherTable, kind: str) -> Iterator[str]:
    pages = ", ".join(map(str, found.table.pages))
    mapping = found.mapping
    score = f", evidence of a plan {mapping.score:.1f}" if mapping else ""
    yield f"Table {found.number}{f' (page {pages})' if pages else ''}: {kind}{score}"
    if not mapping:
        yield (
            "  no headings of its own: those of a plan above or below" if kind == "actions" else "  told by its words"
        )
    yield from (f"       {claim.weight:+.1f} {claim.field}: {claim.reason}" for claim in getattr(found, "going_on", ()))
    for i, column in enumerate(found.columns):
        claims = [claim for claim in mapping.claims if claim.subject == i] if mapping else []
        yield from _column(i, column, claims)
    if mapping and mapping.looks_like_plan:
        why = "the document calls itself minutes" if kind == "minutes" else "nothing says which column holds actions"
        yield f"  refused as a plan: {why}; likeliest {mapping.likeliest[0] + 1}"


def _column(i: int, column: Column, claims: list[Claim]) -> Iterator[str]:
    yield f"  {i + 1}. {column.heading or '(no heading)'}: {column.field or 'refused'} ({column.how})"
    for claim in sorted(claims, key=lambda claim: -claim.weight):
        yield f"       {claim.weight:+.1f} {claim.field}: {claim.reason}"
