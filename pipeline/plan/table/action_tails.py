"""Tails: what stands behind the action of a line and tells who does it and when: in brackets, behind dashes, or under
labels ("Lead: Head of Service, by May 2024")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.model import SOFT_HYPHEN, Cell, Line, Paragraph, Row, cell_of_lines
from pipeline.plan.table.label_rows import COLON, field_of_label
from schema.columns.claims import HALF
from schema.columns.content_types import shows
from schema.columns.date_columns import DATES
from schema.columns.known_headings import read_heading
from schema.dates.parse_date import trailing_time

BRACKETS = re.compile(r"\s*[(\[](?P<tail>[^()\[\]]+(?:\([^()]*\)[^()\[\]]*)*)[)\]]\s*[.;]?\s*\Z")
SEVERAL_BRACKETS = re.compile(r"(?:\s*[(\[][^()\[\]]+[)\]]){2,}\s*[.;]?\s*\Z")
IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)")
INITIALS = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z](?:\s*[/,&;]\s*[A-Z][A-Za-z]{0,3}[A-Z])*")
BETWEEN = " -–—|;,\n"  # what parts labels and their values on one line from others
DASH = re.compile(r"\s+[-–—|]\s+|;\s+")
MAY_DASH = "-–—|;"
DASHED = re.compile(r"[-–—|;]\s")
STOP = re.compile(r"[,;|]|\s[-–—/]\s|\n|\.\s+(?=(?:[^\W\d]+ ){0,3}[^\W\d]+:\s)")  # a full stop before a label
BEFORE_DASH = re.compile(r"(?:\A|[;|,.\n])\s*(?P<label>[^\W\d]+(?: [^\W\d]+){0,3})\s+[-–—]\s")
NAMED = re.compile(r"\s+@(?=[A-Z])")  # as people are named in documents that tell them so
LETTERS_AT_END = re.compile(r"[^\W\d]+\Z")
RATED = re.compile(r"(?:\s+[-–—|:]|;|(?<=[)\]]))\s+(?P<rating>[^\W\d]+(?: [^\W\d]+)?|[^\w\s.]\ufe0f?)\s*\.?\Z")
SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
LONGEST_TAIL = 120  # characters of who and when in a line of their own
MOST_LABEL_WORDS = 4
LONGEST_OPENING = 40  # characters of a label that opens a line
TOLD_OF_ACTIONS = {"owners", "accountable", "start", "due", "rag", "status"}
FEWEST_LABELLED = 3  # labels of a line that opens with that of its action
FEWEST_BEFORE_DASHES = 2  # labels of a line, as a dash also parts what is no label
WHEN = (*DATES, "owners+due")  # fields of the labels under which a date tells when
LABEL = re.compile(r"\s*(?P<label>[^\W\d]+(?: [^\W\d]+){0,3}):\s*")
DASHES = (" - ", " – ", " — ")  # that labels may stand before
LABEL_AND_DASH = re.compile(r"\s*(?P<label>[^\W\d]+(?: [^\W\d]+){0,3})\s+[-–—]\s+")
PRINTED_LABEL = re.compile(r"(?:\A|[\n(\[;,.|–—-])\s*(?P<label>[A-Z][^\n:;,()]{0,40}):\s")
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


def entry_of(*blocks: Paragraph) -> Entry:
    """The action that lines say, up to where their tail begins, and what that tells."""
    is_plain = len(blocks) == 1 and not blocks[0].level and not blocks[0].is_title
    paragraph = blocks[0] if is_plain else Paragraph(tuple(line for block in blocks for line in block.lines))
    text = paragraph.text
    for start, chunks in _tails(text) if not _opens_with_another(text) else ():
        told = _told(text, chunks)
        if len(told) > 1 and text[:start].strip():
            return Entry(blocks, paragraph, len(text[:start].rstrip()), told)
    return Entry(blocks, paragraph, len(text), {})


def _opens_with_another(text: str) -> bool:
    """Whether a line opens with a label of what is no action ("Lead: ..."), and so tells of one elsewhere."""
    colon = text.find(":")
    return 0 < colon <= LONGEST_OPENING and _field_of_whole(text[:colon]) in TOLD_OF_ACTIONS


def labelled_entry(*blocks: Paragraph) -> Entry | None:
    """What lines tell that open with the label of their action ("Action: Ring them. Lead: AD. Due: May"); None for any
    others."""
    paragraph = Paragraph(tuple(line for block in blocks for line in block.lines))
    text = paragraph.text
    labels = list(labels_in(text)) if text.count(":") >= FEWEST_LABELLED else []
    if len(labels) < FEWEST_LABELLED or labels[0] or field_of_label(text[: text.index(":")]) != "action":
        return None
    told = _told(text, [(at, len(text[:end].rstrip(BETWEEN))) for at, end in pairwise((*labels, len(text)))])
    return Entry(blocks, paragraph, 0, told) if told else None


def led_by(paragraph: Paragraph) -> Entry:
    """The action that a line says, with who does it in brackets at its end and nothing else."""
    text = paragraph.text
    match = BRACKETS.search(text)
    if match and match.start() and (INITIALS.fullmatch(match["tail"].strip()) or shows("owner", match["tail"])):
        told = {"owner": Told("", (match.start("tail"),) * 2, match.span("tail"))}
        return Entry((paragraph,), paragraph, match.start(), told)
    return Entry((paragraph,), paragraph, len(text), {})


def _tails(text: str) -> Iterator[tuple[int, list[Span]]]:
    """Where the tail of a line may begin, and the parts of it, the last of them how it stands where the line ends in
    that."""
    if (rated := RATED.search(text)) and shows("rating", rated["rating"]):
        for start, chunks in _unrated_tails(text[: rated.start()]):
            yield start, [*chunks, rated.span("rating")]
    yield from _unrated_tails(text)


def _unrated_tails(text: str) -> Iterator[tuple[int, list[Span]]]:
    """Where the tail of a line may begin, and the parts of it: in brackets, behind dashes, or each with a label."""
    labels = [at for at in labels_in(text) if at]
    ends = [len(text[:at].rstrip(BETWEEN)) for at in labels[1:]] + [len(text)]
    by_labels = [(labels[0], list(zip(labels, ends, strict=True)))] if len(labels) > 1 else []
    are_lines = all(text[at - 1] == "\n" for at in labels)
    if by_labels and (are_lines or not COLON.search(text)):  # the dashes are within what they tell, or those of labels
        yield from by_labels
    if text.rstrip().rstrip(".; ").endswith((")", "]")) and (match := BRACKETS.search(text)):  # as few lines are
        if several := SEVERAL_BRACKETS.search(text):
            yield several.start(), [one.span(1) for one in IN_BRACKETS.finditer(text, several.start())]
        yield match.start(), list(_parts(text, STOP, *match.span("tail")))
    if by_labels and text[: labels[0]].rstrip(" ").endswith(tuple(BETWEEN.strip(" "))):
        yield len(text[: labels[0]].rstrip(BETWEEN)), by_labels[0][1]
    dashed = (
        list(_parts(text, DASH, 0, len(text))) if any(one in text for one in MAY_DASH) and DASHED.search(text) else []
    )
    if len(dashed) > 2:
        yield dashed[-3][1], dashed[-2:]
    if len(dashed) > 1:
        yield from _behind_sentence(text, dashed)
        yield dashed[-2][1], list(_parts(text, STOP, *dashed[-1]))
    if "@" in text and (named := NAMED.search(text)) and (time := trailing_time(text[named.end() :])[1]):
        yield named.start(), [(named.end(), len(text) - len(time)), (len(text) - len(time), len(text))]
    yield from by_labels


def _behind_sentence(text: str, dashed: Sequence[Span]) -> Iterator[tuple[int, list[Span]]]:
    """The tail whose first part is who does it, right behind a sentence: "We will ring them. Duty Manager – May"."""
    ends = list(SENTENCE_END.finditer(text, 0, dashed[-2][1]))
    if ends and ends[-1].end() > dashed[-2][0] and shows("owner", text[ends[-1].end() : dashed[-2][1]]):
        yield ends[-1].start() + 1, [(ends[-1].end(), dashed[-2][1]), *dashed[-1:]]


def with_tail_below(above: Paragraph, below: Paragraph) -> Entry | None:
    """The action that a line says with the line below it, where all of that tells who does it and when."""
    if len(below.text) > LONGEST_TAIL or not (DASHED.search(below.text) or "," in below.text):
        return None
    paragraph = Paragraph((*above.lines, *below.lines))
    text, said = paragraph.text, len(above.text)
    match = BRACKETS.fullmatch(below.text)
    start, end = match.span("tail") if match else (0, len(below.text))
    at = len(text) - len(below.text)
    parts = [part for one in _parts(text, DASH, at + start, at + end) for part in _parts(text, STOP, *one)]
    told = _told(text, parts)
    who = told.get("owner")
    return Entry((above, below), paragraph, said, told) if who and shows("owner", text[slice(*who.words)]) else None


def labels_in(text: str) -> Iterator[int]:
    """Where the known labels of a line begin: the longest words before a colon, with a capital, that are one as such,
    else the longest that are read as one, and say nothing said before; where no colon stands, those before dashes."""
    if ":" not in text:  # as most lines: the pattern tries each of their words
        yield from _before_dashes(text)
        return
    said: set[str] = set()
    for colon in COLON.finditer(text):
        end = colon.start()
        fields = {at: field_of_label(text[at:end]) for at in _words_before(text, end) if text[at].isupper()}
        known = [(at, field) for at, field in fields.items() if field and field not in said]
        exact = (pair for pair in known if read_heading(text[pair[0] : end]).how == "exact")
        if first := next(exact, next(iter(known), None)):
            said.add(first[1])
            yield first[0]


def label_before_dash(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The label before a dash that a text opens with, known as a whole ("Who – Team Manager"): "Lead Practitioner -
    North" has none."""
    if not any(map(text.count, DASHES)):  # as in most lines
        return None
    match = LABEL_AND_DASH.match(text, start, len(text) if end is None else end)
    return match if match and _field_of_whole(match["label"]) else None


def _field_of_whole(label: str) -> str | None:
    """The field of a label that is known as it stands."""
    return field_of_label(label) if read_heading(label).how == "exact" else None


def _before_dashes(text: str) -> list[int]:
    """Where the labels of a line begin that stand before dashes ("Lead – Team Manager; Timescale – May 2031"), each
    behind a stop and known as a whole; [] where there is but one."""
    if sum(map(text.count, DASHES)) < FEWEST_BEFORE_DASHES:
        return []
    found: dict[str, int] = {}
    for match in BEFORE_DASH.finditer(text):
        if match["label"][0].isupper() and (field := _field_of_whole(match["label"])):
            found.setdefault(field, match.start("label"))
    return sorted(found.values()) if len(found) >= FEWEST_BEFORE_DASHES else []


def _words_before(text: str, end: int) -> list[int]:
    """Where the words begin, four at most and a blank between two of them, that stand right before a place; from left
    to right."""
    found: list[int] = []
    at = end
    for word in reversed(text[:end].split(" ")[-MOST_LABEL_WORDS:]):
        letters = LETTERS_AT_END.search(word)
        if not letters:
            break
        found.append(at - len(letters[0]))
        if letters.start():
            break
        at -= len(word) + 1
    return found[::-1]


def _parts(text: str, stop: re.Pattern[str], start: int, end: int) -> Iterator[Span]:
    at = start
    for match in stop.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def _told(text: str, chunks: Sequence[Span]) -> dict[str, Told]:
    """What the parts of a tail tell, by label or kind; {} unless there is a date, one of each kind (start, due), and
    one other, each once. What has neither label nor date and does not rate goes on with the part before, as in
    "Assistant Director, Early Help"."""
    found: dict[str, Told] = {}
    dates = Counter[str]()
    for start, end in chunks:
        one = _one_told(text, start, end)
        is_date = shows("date", text[slice(*one.words)].strip())
        rates = not one.name and (not is_date or "date" in found) and shows("rating", text[slice(*one.words)].strip())
        key = one.name.casefold() or ("rating" if rates else "date" if is_date else "owner")
        last = list(found)[-1] if found else ""
        goes_on = key == "owner" and not one.name and last and last != "date"
        if goes_on and not shows("date", text[slice(*found[last].words)].strip()):
            found[last] = replace(found[last], words=(found[last].words[0], end))
            continue
        if key in found:
            return {}
        dates.update(kind for kind in [_kind_of_date(one)] if is_date and not rates and kind)
        found[key] = one
    return found if dates and max(dates.values()) == 1 < len(found) else {}


def _kind_of_date(one: Told) -> str:
    """What a date under a label, or none, tells; "" where it is but said in a story."""
    field = field_of_label(one.name) if one.name else "due"
    return field if field in WHEN else ""


def _one_told(text: str, start: int, end: int) -> Told:
    match = LABEL.match(text, start, end) or label_before_dash(text, start, end) or LED_BY.match(text, start, end)
    if not match or not field_of_label(match["label"]):
        return Told("", (start, start), (start, end))
    return Told(match["label"], match.span("label"), (match.end(), end))


def names_told(entries: Iterable[Entry]) -> list[str]:
    """What the tails of lines tell, by label or kind, each once."""
    return list(dict.fromkeys(name for entry in entries for name in entry.told))


def labels_of(entries: Sequence[Entry]) -> list[str]:
    """The labels of lines, also those that nothing reads: what their tails tell, and what stands before a colon, each
    in half of them."""
    said = Counter(label for entry in entries for label in _labels_before_colons(entry))
    often = (label for label, count in said.items() if count >= HALF * len(entries))
    return list(dict.fromkeys([*often, *names_told(entries)]))


def _labels_before_colons(entry: Entry) -> list[str]:
    """In the order printed, each once."""
    found = PRINTED_LABEL.finditer(entry.paragraph.text)
    return list(dict.fromkeys(match["label"].casefold() for match in found))


def rows_of(entries: Sequence[Entry]) -> list[Row]:
    """Lines as the rows of a table: their labels over what they tell, and over their actions nothing."""
    names = names_told(entries)
    head = (Cell(), *(label_of(entries, name) for name in names))
    return [head, *((action_of(entry), *(value_of(entry, name) for name in names)) for entry in entries)]


def action_of(entry: Entry) -> Cell:
    """The words of a line before its tail."""
    return _cell(entry.paragraph, (0, entry.end))


def value_of(entry: Entry, name: str) -> Cell:
    """What a line tells under a name; blank where it tells nothing so called."""
    return _cell(entry.paragraph, entry.told[name].words) if name in entry.told else Cell()


def label_of(entries: Iterable[Entry], name: str) -> Cell:
    """The label of the first of the lines that tell something under a name."""
    entry = next(entry for entry in entries if name in entry.told)
    return _cell(entry.paragraph, entry.told[name].label)


def labels_again(entries: Iterable[Entry]) -> Iterator[Paragraph]:
    """The labels of lines that others had before them."""
    seen: set[str] = set()
    for entry in entries:
        again = [told.label for name, told in entry.told.items() if name in seen and told.name]
        yield from (Paragraph(_cell(entry.paragraph, label).lines) for label in again)
        seen.update(entry.told)


def _cell(paragraph: Paragraph, span: Span) -> Cell:
    """The words of a part of a paragraph's text as a cell."""
    return cell_of_lines(_lines(paragraph, *span))


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
