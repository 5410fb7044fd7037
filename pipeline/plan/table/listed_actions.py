"""Listed actions: a document in which the lines of a list that end in who does what they say, and by when, are the rows
of a table: "Review each file (Lead: Head of Service, by May 2024)"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TypeAlias

from extractors.model import Block, Document, Paragraph, Table
from extractors.stitching.form_layouts import one_a_page
from pipeline.plan.table.action_tails import (
    Entry,
    entry_of,
    label_before_dash,
    labelled_entry,
    labels_again,
    labels_in,
    labels_of,
    rows_of,
    with_tail_below,
)
from pipeline.plan.table.recognise import kind_by_labels, recognise
from schema.columns.claims import HALF
from schema.columns.column import fields_of
from schema.columns.deeds import deeds
from schema.columns.prose_kinds import is_undertaken
from schema.vocabulary import fold

LEVEL_OF_HEADS = 9  # of the lines of a list that head others
FEWEST_TAILS = 2  # lines of a document with owner and date
FURTHER_IN = 6.0  # points by which a list within another stands in from it
MOST_BARE = 0.5  # share of the lines of one list that may end in neither

Look: TypeAlias = tuple[int, bool, bool]  # level, whether it has a label, whether bold


def with_lists_read(document: Document, card: Mapping[str, str]) -> Document:
    """The document with each list of actions as a table; its own labels head the columns, and where they come again
    they are furniture."""
    lists = list(_runs(document.blocks))
    runs = [_run(part) for run in lists for part in _below_heads(run)]
    entries = [entry for run in runs for entry in run]
    if sum(bool(entry.told) for entry in entries) < FEWEST_TAILS or not _are_actions(entries, card):
        return document
    first = {id(run[0].blocks[0]): run for run in runs if run}
    taken = {id(block) for entry in entries for block in entry.blocks}
    heads = {id(entry.blocks[0]) for run in lists for entry in _heads(run)}
    blocks = [
        table_of(first[id(block)]) if id(block) in first else _headed(block, heads)
        for block in document.blocks
        if id(block) in first or id(block) not in taken
    ]
    labels = tuple(label for run in runs for label in labels_again(run))
    return replace(document, blocks=tuple(blocks), furniture=(*document.furniture, *labels))


def _runs(blocks: Sequence[Block]) -> Iterator[list[Entry]]:
    """The lines of each list, and other lines with such a tail, that stand one below the other."""
    run: list[Entry] = []
    units: list[tuple[Paragraph, ...] | None] = [*_units(blocks), None, None]
    looks = _looks_of_deeds(units)
    for unit, below, after in zip(units, units[1:], units[2:], strict=False):
        entry = (labelled_entry(*unit) or entry_of(*unit)) if unit else None
        if entry and run and (longer := _with_labels_below(run[-1], entry.blocks)):
            run[-1] = longer
        elif entry and _is_listed(entry, below, after, looks):
            run.append(entry)
        else:
            yield run
            run = []
    yield run


def _below_heads(run: list[Entry]) -> Iterator[list[Entry]]:
    """The lines of a list, parted at those that only head the others: numbered ones without a tail, where all lines
    with one have bullets."""
    heads = [entry for entry in run if not entry.told]
    if not heads or not all(_is_over_bullets(entry, after) for entry, after in zip(run, [*run[1:], None], strict=True)):
        yield run
        return
    for is_head, part in groupby(run, lambda entry: not entry.told):
        yield [] if is_head else list(part)


def _heads(run: list[Entry]) -> list[Entry]:
    """The lines of a list that only head others."""
    told = {id(entry) for part in _below_heads(run) for entry in part}
    return [entry for entry in run if id(entry) not in told]


def _headed(block: Block, heads: set[int]) -> Block:
    return replace(block, level=LEVEL_OF_HEADS) if isinstance(block, Paragraph) and id(block) in heads else block


def _is_over_bullets(entry: Entry, after: Entry | None) -> bool:
    """Whether a line with a tail has a bullet, and one without a number and a line with a tail right below it."""
    label = entry.blocks[0].label
    if entry.told:
        return bool(label) and not label[:1].isalnum()
    return label[:1].isalnum() and after is not None and bool(after.told)


def _units(blocks: Sequence[Block]) -> Iterator[tuple[Paragraph, ...]]:
    """The paragraphs, each alone but for those that open with a label one below the other; () for a table."""
    labelled: tuple[Paragraph, ...] = ()
    above = None
    for block in blocks:
        if isinstance(block, Paragraph) and _is_part(block, above) and not labelled_entry(block):
            if labelled and _label(block) == _label(labelled[0]):
                yield labelled
                labelled = ()
            labelled = (*labelled, block)
            continue
        yield from filter(None, [labelled])
        labelled, above = (), block
        yield (block,) if isinstance(block, Paragraph) else ()
    yield from filter(None, [labelled])


def _label(paragraph: Paragraph) -> str:
    return fold(paragraph.text.partition(":")[0])


def _is_part(paragraph: Paragraph, above: Block | None) -> bool:
    """Whether a line may tell, under a label, one thing of the action above it."""
    return _opens_with_label(paragraph) or _opens_before_dash(paragraph) or _is_inner_label(paragraph, above)


def _opens_with_label(paragraph: Paragraph) -> bool:
    return not paragraph.level and not paragraph.label and next(labels_in(paragraph.text), 1) == 0


def _opens_before_dash(paragraph: Paragraph) -> bool:
    """Whether a line opens with a label before a dash, known as a whole ("Who – Team Manager")."""
    return not paragraph.level and not paragraph.label and label_before_dash(paragraph.text) is not None


def _is_inner_label(paragraph: Paragraph, above: Block | None) -> bool:
    """Whether a line with a bullet opens with a label, below a line that is none of a list or further in than one that
    is."""
    if not isinstance(above, Paragraph) or not paragraph.label or paragraph.label[:1].isalnum():
        return False
    is_inner = above.level or not above.label or _stands_further_in(paragraph, above)
    return bool(is_inner) and (next(labels_in(paragraph.text), 1) == 0 or label_before_dash(paragraph.text) is not None)


def _stands_further_in(paragraph: Paragraph, above: Paragraph) -> bool:
    """Whether a line of a list stands further in than another one, by its level or on the page."""
    if paragraph.place and above.place and paragraph.place.page:
        return paragraph.place.x0 > above.place.x0 + FURTHER_IN
    return above.lines[0].level < paragraph.lines[0].level


def _looks_of_deeds(units: Sequence[tuple[Paragraph, ...] | None]) -> Set[Look]:
    """How lines over labels that tell who and when look, where half of those that look so say what is to be done."""
    over: Counter[Look] = Counter()
    deeds: Counter[Look] = Counter()
    for unit, below in pairwise(units):
        if (
            unit
            and below
            and len(unit) == 1
            and _is_part(below[0], unit[0])
            and _with_labels_below(entry_of(*unit), below)
        ):
            over[_look(unit[0])] += 1
            deeds[_look(unit[0])] += is_undertaken(unit[0].text)
    return {look for look, count in deeds.items() if count >= max(FEWEST_TAILS, HALF * over[look])}


def _look(paragraph: Paragraph) -> Look:
    return paragraph.level, bool(paragraph.label), paragraph.bold


def _is_listed(
    entry: Entry, below: tuple[Paragraph, ...] | None, after: tuple[Paragraph, ...] | None, looks: Set[Look]
) -> bool:
    """Whether a line is of a list, or tells who and when, or says what is to be done over the labels that tell it, as
    those of its look do: a heading where nothing else stands below these, any other where neither table nor list
    does."""
    first = entry.blocks[0]
    if not first.level and (entry.told or first.label):
        return True
    longer = _with_labels_below(entry, below)
    is_deed = _look(first) in looks or is_undertaken(entry.paragraph.text)
    if longer is None or not (longer.end < entry.end or is_deed):
        return False
    return after is None or (bool(after) and bool(after[0].level or (not first.level and not after[0].label)))


def _with_labels_below(entry: Entry, below: tuple[Paragraph, ...] | None) -> Entry | None:
    """A line that tells nothing else with the lines below it, where these open with labels or go on with a tail that
    begins in the line."""
    if entry.told or not below or not all(_goes_below(paragraph, entry.blocks[0]) for paragraph in below):
        return None
    told = with_tail_below(entry.paragraph, below[0]) if len(below) == 1 and not entry.blocks[0].level else None
    if told and is_undertaken(entry.paragraph.text):
        return told
    longer = entry_of(*entry.blocks, *below)
    is_labelled = all(_opens_with_label(paragraph) or paragraph.label for paragraph in below)
    is_labelled = is_labelled or (len(below) > 1 and all(map(_opens_before_dash, below)))  # one dash may part anything
    is_tail = longer.end < entry.end or (longer.end == entry.end and is_labelled)
    return longer if longer.told and is_tail else None


def _goes_below(paragraph: Paragraph, above: Paragraph) -> bool:
    """Whether a line is no heading and no other line of the list."""
    return not paragraph.level and (not paragraph.label or _is_inner_label(paragraph, above))


def _run(run: list[Entry]) -> list[Entry]:
    """The lines, where enough of them end in owner and date, and their labels name no other kind of table; [] for any
    other list."""
    bare = sum(not entry.told for entry in run)
    return run if bare <= MOST_BARE * len(run) and not kind_by_labels(tuple(labels_of(run))) else []


def _are_actions(entries: Sequence[Entry], card: Mapping[str, str]) -> bool:
    """Whether all lists of a document together make a plan, with people and dates, in which labels name the people or
    verbs say what is to be done."""
    table = table_of(entries)
    found = recognise(table, 0, card=card)
    if not isinstance(found, list) or not found:
        return False
    said = any("owners" in column.fields and column.heading for column in found[0].columns)
    is_said = said or deeds([entry.paragraph.text[: entry.end] for entry in entries]) >= HALF
    return is_said and {"action", "owners", "due"} <= fields_of(found[0].columns)


def table_of(entries: Sequence[Entry]) -> Table:
    """Lines as a table, their labels over what they tell."""
    head, *rows = rows_of(entries)
    places = one_a_page([place for row in rows for cell in row for place in cell.places])
    return Table((head, *rows), places, header=1)  # also over nothing: lists under the same heads are read together
