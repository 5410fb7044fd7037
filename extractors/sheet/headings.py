"""Tells lines set bold for a list from headings: a heading has more below it than others of its look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extractors.model import Block, Paragraph

SHEET = 1  # level of a sheet's name
FEWEST_LISTED = 3


def without_listed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, three and more headings of one level right below each other made plain lines."""
    return tuple(block for _, group in groupby(blocks, _level) for block in _plain(list(group)))


def _level(block: Block) -> int:
    return block.level if isinstance(block, Paragraph) else 0


def _plain(group: Sequence[Block]) -> Iterator[Block]:
    is_list = _level(group[0]) > SHEET and len(group) >= FEWEST_LISTED
    for block in group:
        yield replace(block, level=0) if is_list and isinstance(block, Paragraph) else block
