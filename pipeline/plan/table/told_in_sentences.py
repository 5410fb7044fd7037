"""Told in sentences: a plan without tables whose lists say in sentences who will do what, and by when ("The Head of
Service will set up a daily meeting by 30 April 2025", or "Head of Service: set up a daily meeting by ...", or below
"By May 2025 we will:"), as the rows of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from extractors.model import Block, Cell, Document, Paragraph, Table, cell_of_lines
from extractors.stitching.form_layouts import one_a_page
from pipeline.plan.table.action_tails import action_of, led_by, value_of
from pipeline.plan.table.recognise import recognise
from schema.columns.claims import HALF
from schema.columns.content_types import shows
from schema.columns.prose_kinds import is_undertaken
from schema.document.titles import calls_itself_plan

FEWEST_DATED = 2  # sentences of a document
LONGEST_OWNER, LONGEST_DATE = 8, 6  # words
WHO = re.compile(r"(?:[Tt]he |[Oo]ur |[Ee]ach )?(?P<who>[A-Z][^.:;]*?) (?:will|shall|must|is to|are to)\b")
NAMED_FIRST = re.compile(r"(?P<who>[A-Z][^.:;]*?):\s+(?=\S)")
WHEN = re.compile(r"\b(?:by|before|from|during|within|in)\s+(?P<when>(?:the )?[^\s].*?)[.;]?\s*\Z")
OPENING = re.compile(
    r"(?:By|Before|From|During|In) (?P<when>(?:the )?[^\s,][^,]{1,40}?),? (?=(?:the|our|each|we|all)\b)"
)
LIMIT = re.compile(
    r"By (?P<when>[^:]+?)(?:,? (?:we|the \w+|partners|leaders) (?:will|shall)(?: have)?)?\s*:?\s*\Z", re.IGNORECASE
)


class Sentence(NamedTuple):
    """An item of a list, and in cells what is to be done, who does it and by when; blank where nothing tells."""

    item: Paragraph
    said: Cell
    who: Cell
    when: Cell


def with_sentences_read(document: Document, card: Mapping[str, str]) -> Document:
    """The document with its lists of such sentences as tables, where it calls itself a plan and has no plan in a
    table."""
    runs = [run for above, items in _lists(document.blocks) if (run := _sentences(items, _limit(above)))]
    dated = sum(bool(sentence.when.lines) for run in runs for sentence in run)
    if dated < FEWEST_DATED or not calls_itself_plan(paragraph.text for paragraph in document.paragraphs):
        return document
    if any(isinstance(recognise(block, 0, card=card), list) for block in document.blocks if isinstance(block, Table)):
        return document
    first = {id(run[0].item): run for run in runs}
    taken = {id(sentence.item) for run in runs for sentence in run}
    blocks = (
        _table(first[id(block)]) if id(block) in first else block
        for block in document.blocks
        if id(block) in first or id(block) not in taken
    )
    return replace(document, blocks=tuple(blocks))


def _lists(blocks: Sequence[Block]) -> Iterator[tuple[Block | None, list[Paragraph]]]:
    """Each list, and what stands right above it."""
    runs = ((is_item, list(run)) for is_item, run in groupby(blocks, _is_item))
    for (_, above), (is_item, items) in pairwise([(False, []), *runs]):
        if is_item:
            yield above[-1] if above else None, [item for item in items if isinstance(item, Paragraph)]


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(block.label) and not block.level


def _sentences(items: Sequence[Paragraph], limit: Cell) -> list[Sentence]:
    """The items of a list, where all say what is to be done and half of them by whom or when; else []. `limit` is by
    when those are due that do not say it."""
    named = [_named_first(item) for item in items]
    if not all(is_undertaken(Paragraph(said.lines).text) for said, _ in named):
        return []
    found = [
        _with_brackets_apart(Sentence(item, said, who or _told(item, _who(item.text)), _told(item, _when(item.text))))
        for item, (said, who) in zip(items, named, strict=True)
    ]
    found = [one if one.when.lines else one._replace(when=limit) for one in found]
    told = sum(bool(sentence.when.lines or sentence.who.lines) for sentence in found)
    return found if told >= HALF * len(found) else []


def _with_brackets_apart(sentence: Sentence) -> Sentence:
    """The sentence with who does it out of the brackets at its end, where nothing else says that."""
    entry = led_by(Paragraph(sentence.said.lines))
    if sentence.who.lines or not entry.told:
        return sentence
    return sentence._replace(said=action_of(entry), who=value_of(entry, "owner"))


def _named_first(item: Paragraph) -> tuple[Cell, Cell | None]:
    """What an item says is to be done, and who does it where that stands before a colon."""
    first, *further = item.lines
    found = NAMED_FIRST.match(first.text) if ":" in first.text else None
    if not found or len(found["who"].split()) > LONGEST_OWNER or not shows("owner", found["who"]):
        return cell_of_lines(item.lines), None
    who = first._replace(text=found["who"], label="", struck="", marks="", wraps=False)
    return cell_of_lines((first._replace(text=first.text[found.end() :]), *further)), cell_of_lines((who,))


def _limit(above: Block | None) -> Cell:
    """By when a line says that the list below it is due; blank where it says anything else."""
    if not isinstance(above, Paragraph):
        return Cell()
    match = LIMIT.match(above.text)
    return _told(above, match) if match and shows("date", match["when"]) else Cell()


def _who(text: str) -> re.Match[str] | None:
    opening = _opening(text)
    match = WHO.match(text, opening.end() if opening else 0)
    is_owner = match and len(match["who"].split()) <= LONGEST_OWNER and shows("owner", match["who"])
    return match if is_owner else None


def _when(text: str) -> re.Match[str] | None:
    """The words that tell a date behind "by" or the like, at the opening of a sentence or else at its end."""
    if opening := _opening(text):
        return opening
    starts = [match.start() for match in re.finditer(r"\b(?:by|before|from|during|within|in)\b", text)]
    found = (WHEN.match(text, start) for start in reversed(starts))
    dates = (m for m in found if m and len(m["when"].split()) <= LONGEST_DATE and shows("date", m["when"]))
    return next(dates, None)


def _opening(text: str) -> re.Match[str] | None:
    """By when, where a sentence opens with it: "By May 2025 the Head of Service will ..."."""
    match = OPENING.match(text)
    return match if match and shows("date", match["when"]) else None


def _table(run: Sequence[Sentence]) -> Table:
    rows = [(one.said, one.who, one.when) for one in run]
    places = one_a_page([place for row in rows for place in row[0].places])
    return Table(((Cell(),) * 3, *rows), places, header=1)


def _told(item: Paragraph, found: re.Match[str] | None) -> Cell:
    """What words of a paragraph tell, as a cell of its own; they stay words of the paragraph and count there."""
    if found is None:
        return Cell()
    line = item.lines[0]._replace(text=found[1], label="", struck="", marks="", wraps=False, is_again=True)
    return Cell((line,), places=(line.place,) if line.place else ())
