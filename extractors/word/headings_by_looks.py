"""Finds the headings that an author made by looks alone, where no style says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.model import DEEPEST_HEADING, Block, Paragraph

MOST_HEADING_WORDS = 15
MUCH_LARGER = 1.2  # times the commonest size


def with_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, the paragraphs that look like headings given a level.

    A paragraph looks like one where it is short (one line of at most fifteen words, not ending as a sentence or list
    item does), carries no bullet, and is wholly bold or at least a fifth larger than the commonest size. One larger
    than the words is level with the highest style of heading that is no larger; others stand below all of those.
    """
    body = _commonest_size(blocks)
    styled = [block for block in blocks if isinstance(block, Paragraph) and block.level]
    found = {
        index: block for index, block in enumerate(blocks) if isinstance(block, Paragraph) and _looks_so(block, body)
    }
    levels: dict[float, int] = {}
    for size in sorted({_size(block) for block in found.values()}, reverse=True):
        no_larger = [block.level for block in styled if body < _size(block) <= size]
        deepest = max([block.level for block in styled] + list(levels.values()), default=0)
        levels[size] = min(no_larger, default=min(deepest + 1, DEEPEST_HEADING))
    return tuple(
        replace(found[index], level=levels[_size(found[index])]) if index in found else block
        for index, block in enumerate(blocks)
    )


def _looks_so(paragraph: Paragraph, body: float) -> bool:
    if paragraph.level or len(paragraph.lines) != 1 or not any(letter.isalpha() for letter in paragraph.text):
        return False
    if paragraph.label in ("•", "-", "–", "—", "o", "✓") or paragraph.text.endswith((".", ";", ",")):
        return False
    return len(paragraph.text.split()) <= MOST_HEADING_WORDS and (
        paragraph.bold or _size(paragraph) >= MUCH_LARGER * body > 0
    )


def _size(paragraph: Paragraph) -> float:
    return paragraph.lines[0].size


def _commonest_size(blocks: Sequence[Block]) -> float:
    letters: Counter[float] = Counter()
    for block in blocks:
        for line in block.lines if isinstance(block, Paragraph) else ():
            letters[line.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0
