"""Tells lines set bold for a list from headings: a heading has more below it than others of its look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extractors.model import Block, Paragraph

SHEET = 1  # level of a sheet's name
FEWEST_LISTED = 3
COUNTED = re.compile(r"\d+|[A-Za-z]+")


def without_listed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, three and more lines that stand out in one way, or are numbered in one way, right below each other
    made plain lines."""
    for alike in (_numbering, _look):
        blocks = [block for key, group in groupby(blocks, alike) for block in _plain(list(group), bool(key))]
    return tuple(blocks)


def _look(block: Block) -> tuple[float, bool] | None:
    """Size and weight of a line that stands out, heading or too long for one; None for any other block, and for the
    name of a sheet."""
    if not isinstance(block, Paragraph) or block.level == SHEET or not (block.level or block.bold):
        return None
    return block.lines[0].size, block.bold


def _numbering(block: Block) -> str:
    """How a line is numbered, "a)" and "b)" alike; "" where it is not."""
    return COUNTED.sub("1", block.label) if isinstance(block, Paragraph) else ""


def _plain(group: Sequence[Block], alike: bool) -> Iterator[Block]:
    is_list = alike and len(group) >= FEWEST_LISTED
    for block in group:
        yield replace(block, level=0) if is_list and isinstance(block, Paragraph) else block
