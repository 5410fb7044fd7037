"""Forms that are lines: "label: value" over and over, with the lists below them, and titles between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

from extractors.model import Block, Cell, Paragraph
from extractors.stitching.forms import FEWEST_LABELS, Form, Item, Stack, compared, cycles, labelled

LONGEST_BARE_LABEL = 40  # characters of a label without a colon

Entry = tuple[list[Paragraph], list[Item]]  # a labelled paragraph with the list under it, and what they say


def labelled_lines(blocks: Sequence[Block]) -> list[list[Item]]:
    """What each block says under labels: paragraphs "label: value", and headings that come again as labels without a
    colon, each over a list with such a paragraph right below it."""
    found = [labelled(block) if isinstance(block, Paragraph) else [] for block in blocks]
    if not any(found):
        return found
    bare = {i: block for i, block in enumerate(blocks) if _is_bare_label(block) and _labels_list(blocks, found, i)}
    often = Counter(compared(block.text) for block in blocks if _is_bare_label(block)) if bare else Counter[str]()
    over = Counter(compared(block.text) for block in bare.values())
    for i, block in bare.items():
        if not found[i] and 1 < over[key := compared(block.text)] == often[key]:
            found[i] = [(key, Cell(block.lines), Cell())]
    return found


def _is_bare_label(block: Block) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and bool(block.level) and len(block.text) <= LONGEST_BARE_LABEL


def _labels_list(blocks: Sequence[Block], found: Sequence[list[Item]], i: int) -> bool:
    """Whether a list stands right below a block, and a labelled paragraph below that."""
    end = next((j for j in range(i + 1, len(blocks)) if not _is_listed(blocks[j])), len(blocks))
    return i + 1 < end < len(blocks) and bool(found[end])


def _is_listed(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and bool(block.label) and not block.level


def are_lines(blocks: Sequence[Block], said: Sequence[list[Item]]) -> list[bool]:
    """Which blocks may be lines of forms: plain paragraphs, and headings whose label comes again and that stand right
    over another label, or over the list that is their value: labels are often set in bold. `said` is what each block
    says under labels."""
    labels = [items[:1] for items in said]
    counts = Counter(found[0][0] for found in labels if found)

    def is_line(i: int) -> bool:
        block, found, after = blocks[i], labels[i], [*labels[i + 1 : i + 2], []][0]
        if not isinstance(block, Paragraph) or not block.level:
            return isinstance(block, Paragraph)
        if not found or counts[found[0][0]] == 1:
            return False
        over_label = bool(after) and found[0][0] != after[0][0]
        return over_label or (not found[0][2].text and i + 1 < len(blocks) and _is_listed(blocks[i + 1]))

    return [is_line(i) for i in range(len(blocks))]


def in_lines(lines: Sequence[tuple[Paragraph, list[Item]]]) -> Iterator[Block | Stack]:
    """Paragraphs with what they say under labels, those that are "label: value" over and over as forms; a list under a
    label is its value."""
    entries: list[Entry] = []
    is_below_item = False  # whether the first of the lines gathered stands right below an item of a list
    before: Paragraph | None = None
    for (paragraph, found), (_, after) in zip(lines, [*lines, (None, [])][1:], strict=True):
        if found and _heads_others(paragraph, found, entries):
            yield from _between_titles(entries)
            entries = []
        is_below_item = _is_listed(before) if found and not entries else is_below_item
        before = paragraph
        if found:
            entries.append(([paragraph], found))
        elif entries and paragraph.label and not (is_below_item and _opens_form(entries, after)):
            held, items = entries[-1]
            key, label, value = items[-1]
            entries[-1] = (
                [*held, paragraph],
                [*items[:-1], (key, label, replace(value, lines=value.lines + paragraph.lines))],
            )
        else:
            yield from _between_titles(entries)
            entries = []
            yield paragraph
    yield from _between_titles(entries)


def _opens_form(entries: Sequence[Entry], after: Sequence[Item]) -> bool:
    """Whether an item of a list stands between the last line of a form, its value there, and the first of the next."""
    return bool(after) and after[0][0] == entries[0][1][0][0] and bool(entries[-1][1][-1][2].text)


def _heads_others(paragraph: Paragraph, found: Sequence[Item], entries: Sequence[Entry]) -> bool:
    """Whether a line is a heading with words of its own, above all lines gathered so far, whose label does not open
    these: it heads what comes."""
    if not paragraph.level or not entries or not found[0][2].text or found[0][0] == entries[0][1][0][0]:
        return False
    return all(not held[0].level or held[0].level > paragraph.level for held, _ in entries)


def _between_titles(entries: Sequence[Entry]) -> Iterator[Block | Stack]:
    """Labelled paragraphs as forms, cut at those that stand over forms and are none of their lines ("Priority 2: ..."):
    their label comes before the one that opens a form, and less often."""
    if not entries:
        return
    counts = Counter(key for _, items in entries for key, _, _ in items)
    opening = next((key for key, count in counts.items() if count == max(counts.values())), "")
    run: list[Entry] = []
    for entry, after in zip(entries, [*entries, None][1:], strict=True):
        held, items = entry
        before_a_form = after is not None and after[1][0][0] == opening
        if len(items) == 1 and before_a_form and counts[items[0][0]] < counts[opening] and _opens(run, opening):
            yield from _stacked(run)
            run = []
            yield from held
        else:
            run.append(entry)
    yield from _stacked(run)


def _opens(run: Sequence[Entry], opening: str) -> bool:
    """Whether the labelled paragraphs gathered so far are forms from the first on, or none."""
    return not run or run[0][1][0][0] == opening


def _stacked(entries: Sequence[Entry]) -> Iterator[Block | Stack]:
    """The paragraphs as forms, as they were where they make none."""
    held = tuple(paragraph for paragraphs, _ in entries for paragraph in paragraphs)
    groups = cycles([item for _, items in entries for item in items])
    if not groups or not all(len({key for key, _, _ in group}) == len(group) >= FEWEST_LABELS for group in groups):
        yield from held
        return
    forms = (
        Form({key: (a, b) for key, a, b in group}, tuple(place for _, a, b in group for place in b.places))
        for group in groups
    )
    yield Stack(held, tuple(forms))
