"""Lines that part a plan by who leads what stands below them: "Lead: Head of Service" as a heading, or over a table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extractors.model import Block, Paragraph
from pipeline.plan.document.objectives import says_who_or_when
from pipeline.plan.table.label_rows import labelled_line

OWNERS = ("owners", "accountable")


def lead_lines(blocks: Sequence[Block], plans: Collection[int]) -> frozenset[int]:
    """The ids of the lines that tell who leads the actions below them, or when: several headings, or several lines
    right over plan tables, which stand at `plans`; one alone may speak of the whole document."""
    headings = [block for block in blocks if isinstance(block, Paragraph) and block.level and says_who_or_when(block)]
    groups = [group for at in plans if (group := list(_lines_over(blocks, at)))]
    lines = [line for group in groups if any(map(_says_who, group)) for line in group]
    return frozenset(id(line) for found in (headings, lines) if _several(found) for line in found)


def _several(lines: Sequence[Paragraph]) -> bool:
    return len({line.text for line in lines}) > 1


def _lines_over(blocks: Sequence[Block], at: int) -> Iterator[Paragraph]:
    """The lines that say who or when, one over the other, right over the block at `at`."""
    for block in reversed(blocks[:at]):
        if not isinstance(block, Paragraph) or block.level or not says_who_or_when(block):
            return
        yield block


def _says_who(line: Paragraph) -> bool:
    return any(pair.field in OWNERS for pair in labelled_line(line))
