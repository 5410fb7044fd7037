"""Listed actions: a document in which the lines of a list that end in who does what they say, and by when, are the rows
of a table: "Review each file (Lead: Head of Service, by May 2024)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.model import SOFT_HYPHEN, Block, Cell, Document, Line, Paragraph, Table
from extractors.stitching.form_layouts import one_a_page
from pipeline.plan.table.label_rows import field_of_label
from pipeline.plan.table.recognise import recognise
from schema.columns.claims import HALF
from schema.columns.column import fields_of
from schema.columns.content_types import shows
from schema.columns.deeds import deeds, is_deed
from schema.columns.known_headings import read_heading
from schema.columns.prose_kinds import prose_kind

FEWEST_TAILS = 2  # lines of a document with owner and date
MOST_BARE = 0.5  # share of the lines of one list that may end in neither
BRACKETS = re.compile(r"\s*[(\[](?P<tail>[^()\[\]]+(?:\([^()]*\)[^()\[\]]*)*)[)\]]\s*[.;]?\s*\Z")
DASH = re.compile(r"\s+[-–—|]\s+|;\s+")
STOP = re.compile(r"[,;|]|\s[-–—/]\s|\n")
BEFORE_COLON = re.compile(r"((?:[^\W\d]+ ){0,3}[^\W\d]+):(?=\s)")
LABEL = re.compile(r"\s*(?P<label>[^\W\d]+(?: [^\W\d]+){0,3}):\s*")
LED_BY = re.compile(r"\s*(?P<label>(?:led |owned |done |due |to be done )?by|due|deadline)\s+", re.IGNORECASE)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What the tail of a line tells: the words that name it, "" where none do, and where these and its own words
    stand in the line."""

    name: str
    label: Span
    words: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: its action up to `end`, and what its tail tells, by label or kind ("owner", "date").
    `paragraph` is that of `blocks`: one, or more where the labels stand in lines of their own."""

    blocks: tuple[Paragraph, ...]
    paragraph: Paragraph
    end: int
    told: Mapping[str, Told]


def with_lists_read(document: Document, card: Mapping[str, str]) -> Document:
    """The document with each list of actions as a table; its own labels head the columns, and where they come again
    they are furniture."""
    runs = [_run(run) for run in _runs(document.blocks)]
    entries = [entry for run in runs for entry in run]
    if sum(bool(entry.told) for entry in entries) < FEWEST_TAILS or not _are_actions(entries, card):
        return document
    first = {id(run[0].blocks[0]): run for run in runs if run}
    taken = {id(block) for entry in entries for block in entry.blocks}
    blocks = [
        _table(first[id(block)]) if id(block) in first else block
        for block in document.blocks
        if id(block) in first or id(block) not in taken
    ]
    labels = tuple(label for run in runs for label in _labels_again(run))
    return replace(document, blocks=tuple(blocks), furniture=(*document.furniture, *labels))


def _runs(blocks: Sequence[Block]) -> Iterator[list[Entry]]:
    """The lines of each list, and other lines with such a tail, that stand one below the other."""
    run: list[Entry] = []
    units: list[tuple[Paragraph, ...] | None] = [*_units(blocks), None, None]
    for unit, below, after in zip(units, units[1:], units[2:], strict=False):
        entry = entry_of(*unit) if unit else None
        if entry and run and (longer := _with_labels_below(run[-1], entry.blocks)):
            run[-1] = longer
        elif entry and _is_listed(entry, below, after):
            run.append(entry)
        else:
            yield run
            run = []
    yield run


def _units(blocks: Sequence[Block]) -> Iterator[tuple[Paragraph, ...]]:
    """The paragraphs, each alone but for those that open with a label one below the other; () for a table."""
    labelled: tuple[Paragraph, ...] = ()
    for block in blocks:
        if isinstance(block, Paragraph) and _opens_with_label(block):
            labelled = (*labelled, block)
            continue
        yield from filter(None, [labelled])
        labelled = ()
        yield (block,) if isinstance(block, Paragraph) else ()
    yield from filter(None, [labelled])


def _opens_with_label(paragraph: Paragraph) -> bool:
    return not paragraph.level and not paragraph.label and next(_labels(paragraph.text), 1) == 0


def _is_listed(entry: Entry, below: tuple[Paragraph, ...] | None, after: tuple[Paragraph, ...] | None) -> bool:
    """Whether a line is of a list, or tells who and when, or says what is to be done over the labels that tell it: a
    heading where nothing else stands below these, any other where neither table nor list does."""
    first = entry.blocks[0]
    if not first.level and (entry.told or first.label):
        return True
    longer = _with_labels_below(entry, below)
    if longer is None or not (longer.end < entry.end or _says_what_to_do(entry.paragraph.text)):
        return False
    return after is None or (bool(after) and bool(after[0].level or (not first.level and not after[0].label)))


def _says_what_to_do(text: str) -> bool:
    return is_deed(text) or prose_kind(text) == "undertaking"


def _with_labels_below(entry: Entry, below: tuple[Paragraph, ...] | None) -> Entry | None:
    """A line that tells nothing else with the lines below it, where these open with labels or go on with a tail that
    begins in the line."""
    if entry.told or not below or any(paragraph.level or paragraph.label for paragraph in below):
        return None
    longer = entry_of(*entry.blocks, *below)
    is_tail = longer.end < entry.end or (longer.end == entry.end and all(map(_opens_with_label, below)))
    return longer if longer.told and is_tail else None


def _run(run: list[Entry]) -> list[Entry]:
    """The lines, where enough of them end in owner and date; [] for any other list."""
    bare = sum(not entry.told for entry in run)
    return run if bare <= MOST_BARE * len(run) else []


def entry_of(*blocks: Paragraph) -> Entry:
    """The action that lines say, up to where their tail begins, and what that tells."""
    paragraph = Paragraph(tuple(line for block in blocks for line in block.lines))
    text = paragraph.text
    for start, chunks in _tails(text):
        told = _told(text, chunks)
        if len(told) > 1 and text[:start].strip():
            return Entry(blocks, paragraph, len(text[:start].rstrip()), told)
    return Entry(blocks, paragraph, len(text), {})


def _tails(text: str) -> Iterator[tuple[int, list[Span]]]:
    """Where the tail of a line may begin, and the parts of it: in brackets, behind dashes, or each with a label."""
    if match := BRACKETS.search(text):
        yield match.start(), list(_parts(text, STOP, *match.span("tail")))
    dashed = list(_parts(text, DASH, 0, len(text)))
    if len(dashed) > 2:
        yield dashed[-3][1], dashed[-2:]
    labels = [at for at in _labels(text) if at]
    if len(labels) > 1:
        yield labels[0], list(zip(labels, [*labels[1:], len(text)], strict=True))


def _labels(text: str) -> Iterator[int]:
    """Where the known labels of a line begin: the longest words before a colon, with a capital, that are one as such,
    else the longest that are read as one, and say nothing said before."""
    if ":" not in text:  # as most lines: the pattern tries each of their words
        return
    said: set[str] = set()
    for match in BEFORE_COLON.finditer(text):
        starts = (match.start() + word.start() for word in re.finditer(r"\w+", match[1]))
        fields = {at: field_of_label(text[at : match.end(1)]) for at in starts if text[at].isupper()}
        known = [(at, field) for at, field in fields.items() if field and field not in said]
        exact = (pair for pair in known if read_heading(text[pair[0] : match.end(1)]).how == "exact")
        if first := next(exact, next(iter(known), None)):
            said.add(first[1])
            yield first[0]


def _parts(text: str, stop: re.Pattern[str], start: int, end: int) -> Iterator[Span]:
    at = start
    for match in stop.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def _told(text: str, chunks: Sequence[Span]) -> dict[str, Told]:
    """What the parts of a tail tell, by label or kind; {} unless there is one date and one other, each once. What has
    neither label nor date goes on with the part before, as in "Assistant Director, Early Help"."""
    found: dict[str, Told] = {}
    dates = 0
    for start, end in chunks:
        one = _one_told(text, start, end)
        is_date = shows("date", text[slice(*one.words)].strip())
        key = one.name.casefold() or ("date" if is_date else "owner")
        last = list(found)[-1] if found else ""
        if key == "owner" and last and last != "date" and not shows("date", text[slice(*found[last].words)].strip()):
            found[last] = replace(found[last], words=(found[last].words[0], end))
            continue
        if key in found:
            return {}
        dates += is_date
        found[key] = one
    return found if dates == 1 < len(found) else {}


def _one_told(text: str, start: int, end: int) -> Told:
    match = LABEL.match(text, start, end) or LED_BY.match(text, start, end)
    if not match or not field_of_label(match["label"]):
        return Told("", (start, start), (start, end))
    return Told(match["label"], match.span("label"), (match.end(), end))


def _are_actions(entries: Sequence[Entry], card: Mapping[str, str]) -> bool:
    """Whether all lists of a document together make a plan, with people and dates, in which labels name the people or
    verbs say what is to be done."""
    table = _table(entries)
    found = recognise(table, 0, card=card)
    if not isinstance(found, list) or not found:
        return False
    said = any("owners" in column.fields and column.heading for column in found[0].columns)
    is_said = said or deeds([entry.paragraph.text[: entry.end] for entry in entries]) >= HALF
    return is_said and {"action", "owners", "due"} <= fields_of(found[0].columns)


def _table(entries: Sequence[Entry]) -> Table:
    names = list(dict.fromkeys(name for entry in entries for name in entry.told))
    rows = [
        (cell_of_words(entry.paragraph, (0, entry.end)), *(_value(entry, name) for name in names)) for entry in entries
    ]
    head = (Cell(), *(_heading(entries, name) for name in names))
    places = one_a_page([place for row in rows for cell in row for place in cell.places])
    return Table((head, *rows), places, header=1)  # also over nothing: lists under the same heads are read together


def _value(entry: Entry, name: str) -> Cell:
    return cell_of_words(entry.paragraph, entry.told[name].words) if name in entry.told else Cell()


def _heading(entries: Sequence[Entry], name: str) -> Cell:
    entry = next(entry for entry in entries if name in entry.told)
    return cell_of_words(entry.paragraph, entry.told[name].label)


def _labels_again(run: Sequence[Entry]) -> Iterator[Paragraph]:
    """The labels of the lines of one list that others had before them."""
    seen: set[str] = set()
    for entry in run:
        again = [told.label for name, told in entry.told.items() if name in seen and told.name]
        yield from (Paragraph(cell_of_words(entry.paragraph, label).lines) for label in again)
        seen.update(entry.told)


def cell_of_words(paragraph: Paragraph, span: Span) -> Cell:
    """The words of a part of a paragraph's text as a cell."""
    lines = tuple(_lines(paragraph, *span))
    return Cell(lines, places=tuple({line.place: None for line in lines if line.place}))


def _lines(paragraph: Paragraph, start: int, end: int) -> Iterator[Line]:
    """The lines of a paragraph within a part of its text; what is a line's own goes with its first words."""
    at = 0
    for line in paragraph.lines:
        words = line.text.strip().removesuffix(SOFT_HYPHEN)
        first = paragraph.text.index(words, at)
        at = first + len(words)
        part = paragraph.text[max(first, start) : min(at, end)].strip(" ,;|\n")
        if not part or first >= end or at <= start:
            continue
        if first >= start:
            yield line._replace(text=part)
        else:
            yield line._replace(text=part, label="", struck="", marks="", wraps=False)
