"""Paragraphs that are no headings and yet say what the plan table below each answers."""

from __future__ import annotations

import pytest

from extractors.model import Block, Cell, Line, Paragraph, Table
from pipeline.plan.document.objective_lines import with_objective_lines

PLAN = Table(((Cell((Line("Action"),)),),))
BOX = Paragraph((Line("It was good to meet so many of you."),))
HEADING = Paragraph((Line("Leadership"),), level=1)
LEAD = Paragraph((Line("Lead: Head of Service"),))


def plain(words: str) -> Paragraph:
    return Paragraph((Line(words),))


def bold(words: str) -> Paragraph:
    return Paragraph((Line(words, bold=True),))


def headings(*blocks: Block) -> list[str]:
    plans = [i for i, block in enumerate(blocks) if block is PLAN]
    found = with_objective_lines(blocks, plans)
    return [block.text for block in found if isinstance(block, Paragraph) and block.level == 9]


@pytest.mark.parametrize(
    "blocks",
    [
        (plain("Recommendation 1: Hold visits."), PLAN, plain("Recommendation 2: Keep records."), PLAN),
        (HEADING, plain("Recommendation 1: Hold visits."), PLAN, HEADING, plain("Recommendation 2: Keep."), PLAN),
        (plain("Recommendation 1: Hold visits."), LEAD, PLAN, plain("Recommendation 2: Keep records."), LEAD, PLAN),
        (bold("Recommendation 1: Hold visits."), BOX, PLAN, bold("Recommendation 2: Keep records."), BOX, PLAN),
        (HEADING, BOX, bold("Hold all visits in time."), BOX, PLAN, bold("Keep all records well."), PLAN),
    ],
)
def test_the_one_paragraph_over_each_table_heads_it(blocks: tuple[Block, ...]) -> None:
    assert headings(*blocks) == [b.text for b in blocks if b not in (PLAN, HEADING, LEAD, BOX)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "blocks",
    [
        (plain("Recommendation 1: Hold visits."), PLAN),  # once is no habit
        (plain("Recommendation 1: Hold visits."), plain("Recommendation 2: Keep."), PLAN, bold("Next"), PLAN),  # a list
        (plain("Recommendation 1: Hold visits."), BOX, PLAN, plain("Recommendation 2: Keep records."), BOX, PLAN),
        (plain("Hold all visits in time."), PLAN, plain("Keep all records well."), PLAN),
        (HEADING, bold("Hold all visits in time."), PLAN, HEADING, bold("Keep all records well."), PLAN),  # its words
        (bold("Please read first."), PLAN, bold("Please read first."), PLAN),
        (bold("Lead: Head of Service"), PLAN, bold("Lead: Team Manager"), PLAN),
    ],
)
def test_other_paragraphs_stay_what_they_are(blocks: tuple[Block, ...]) -> None:
    assert headings(*blocks) == []
