"""Forms that are lines: "label: value" over and over, with the lists below them, and titles between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model import Block, Paragraph
from extractors.stitching.forms import FEWEST_LABELS, Form, Item, Stack, cycles, labelled

Entry = tuple[list[Paragraph], list[Item]]  # a labelled paragraph with the list under it, and what they say


def are_lines(blocks: Sequence[Block]) -> list[bool]:
    """Which blocks may be lines of forms: plain paragraphs, and headings whose label comes again and that stand right
    over another label: the first line of a form is often set in bold."""
    labels = [labelled(b)[:1] if isinstance(b, Paragraph) else [] for b in blocks]
    counts = Counter(found[0][0] for found in labels if found)
    return [
        isinstance(block, Paragraph)
        and (not block.level or bool(found and after and counts[found[0][0]] > 1 and found[0][0] != after[0][0]))
        for block, found, after in zip(blocks, labels, [*labels, []][1:], strict=True)
    ]


def in_lines(paragraphs: Sequence[Paragraph]) -> Iterator[Block | Stack]:
    """Paragraphs, with those that are "label: value" over and over as forms; a list under a label is its value, but no
    numbered line over a form, where such a one stands over the form before."""
    entries: list[Entry] = []
    above: Paragraph | None = None
    for paragraph, below in zip(paragraphs, [*paragraphs, None][1:], strict=True):
        found = labelled(paragraph)
        is_title = bool(entries) and _are_titles(above, paragraph) and _opens_with(below, entries[0])
        if found:
            entries.append(([paragraph], found))
        elif entries and paragraph.label and not is_title:
            held, items = entries[-1]
            key, label, value = items[-1]
            entries[-1] = (
                [*held, paragraph],
                [*items[:-1], (key, label, replace(value, lines=value.lines + paragraph.lines))],
            )
        else:
            yield from _between_titles(entries)
            entries = []
            above = paragraph
            yield paragraph
    yield from _between_titles(entries)


def _are_titles(one: Paragraph | None, other: Paragraph) -> bool:
    """Whether both lines are numbered, as the titles of forms are."""
    return one is not None and one.label[:1].isalnum() and other.label[:1].isalnum()


def _opens_with(paragraph: Paragraph | None, entry: Entry) -> bool:
    """Whether a line has the label that opens a form."""
    found = labelled(paragraph) if paragraph else []
    return bool(found) and found[0][0] == entry[1][0][0]


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
