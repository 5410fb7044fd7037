"""Paragraphs right above several plan tables that say what the table below answers, though none is a heading."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from extractors.model import Block, Paragraph, Table
from pipeline.plan.document.objectives import says_who_or_when
from schema.document.finding_phrases import lead_in
from schema.references import split_labelled
from schema.vocabulary import fold

LEVEL_OF_OBJECTIVES = 9  # below all headings, as Word counts them


@dataclass(frozen=True, slots=True)
class OverPlan:
    """The paragraph that may say what a plan table answers: where it stands, the name it opens with before a number,
    and whether nothing but a table parts it from what came before."""

    at: int
    name: str
    text: str
    after_table: bool


def with_objective_lines(blocks: Sequence[Block], plans: Collection[int]) -> tuple[Block, ...]:
    """The blocks with those paragraphs as headings; the plan tables stand at `plans`.

    Each is the only one of its kind between its table and what came before: one that opens with the name and number of
    an objective and stands right over the table ("Recommendation 2: Leaders should ..."), or one wholly bold. Bold
    words that always follow a heading are the words of that; and one paragraph over one table tells no habit.
    """
    found = [over for plan in plans if (over := _over(blocks, plan))]
    said: set[int] = set()
    for name in {over.name for over in found}:
        alike = [over for over in found if over.name == name]
        if len({over.text for over in alike}) > 1 and (name or any(over.after_table for over in alike)):
            said.update(over.at for over in alike)
    return tuple(
        replace(block, level=LEVEL_OF_OBJECTIVES) if i in said and isinstance(block, Paragraph) else block
        for i, block in enumerate(blocks)
    )


def _over(blocks: Sequence[Block], plan: int) -> OverPlan | None:
    """The paragraph over one plan table that may say what it answers."""
    lines: list[tuple[int, Paragraph]] = []
    before: Block | None = None
    for i in range(plan - 1, -1, -1):
        before = blocks[i]
        if not isinstance(before, Paragraph) or before.level:
            break
        if not says_who_or_when(before):
            lines.append((i, before))
    named = [(i, line) for i, line in lines if _name(line)]
    bold = [(i, line) for i, line in lines if line.bold and not lead_in(line.text)]
    alone = named or bold
    if len(alone) != 1 or not (alone[0] in bold or alone[0] == lines[0]):
        return None
    ((at, line),) = alone
    return OverPlan(at, fold(_name(line)), line.text, isinstance(before, Table))


def _name(line: Paragraph) -> str:
    """What an objective is called before its number, where a paragraph opens so."""
    name, number, words = split_labelled(line.text)
    return name if number and words else ""
