"""Titled cards: small tables that say all of an action but what is to be done, with the line right above that says it
as one more cell, and the labelled lines right below ("Update: ...") as further ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import TypeAlias

from extractors.model import Block, Cell, Paragraph, Row, Table, cell_of_lines
from pipeline.plan.table.label_rows import field_of_label
from pipeline.plan.table.recognise import kind_by_labels
from schema.columns.claims import HALF
from schema.columns.content_types import share_of
from schema.columns.known_headings import read_with_card
from schema.columns.prose_kinds import is_undertaken
from schema.references import opens_with_action, split_reference

BESIDE = {"owners", "accountable", "due", "start", "rag", "status", "progress", "outcomes"}
TOLD_BELOW = {"next_steps", "evidence", "comments", "risks", "resources"}  # by lines below a card as well
ACTION = frozenset({"action"})  # of a line over a card that opens with a label
WHO_OR_WHEN = {"owners", "accountable", "due"}
FEWEST_FIELDS_OF_CARD = 2  # of those beside the action that a card has
MOST_BELOW_TITLE = 3  # plain paragraphs between a heading that says an action and its card
ROWS_UNDER_TITLE = 3  # of a card: its title, its labels and what they tell
FEWEST_CARDS = 2  # of a document, below lines without a number

Look: TypeAlias = tuple[int, bool, bool]  # level, whether it has a label, whether bold
Card = Mapping[str, str]  # heading -> field, as the document's card says
Pair = tuple[Cell, Cell]  # a label and its value


def with_titles_inside(blocks: Sequence[Block], card: Card, whole: Set[int] = frozenset()) -> list[Block]:
    """The blocks with each card as a table of one row that opens with the line above, or the one over its width: a
    numbered one, or, above several cards, one that says what is to be done. `whole` are the ids of tables whose titles
    say nothing of that kind."""
    parts = [(block,) if id(block) in whole else _cards_apart(block, card) for block in blocks]
    apart = {id(part): id(block) for block, own in zip(blocks, parts, strict=True) if len(own) > 1 for part in own}
    blocks, given = [part for own in parts for part in own], blocks
    upright = [_upright(block) if isinstance(block, Table) else block for block in blocks]
    titles = {at: line for at in range(len(upright)) if (line := _line_above(upright, at)) is not None}
    kinds = {at: kind for at, line in titles.items() if (kind := _kind_of_title(upright[line], upright[at], card))}
    steps = _steps_of_procedures(upright[at] for at in kinds)
    kinds = {at: kind for at, kind in kinds.items() if _labels(upright[at]) not in steps}
    looks = _looks_of_deeds((upright[titles[at]], kind) for at, kind in kinds.items())
    sure = {"number", "deed"} if sum(kind == "deed" for kind in kinds.values()) >= FEWEST_CARDS else {"number"}
    kinds = {at: kind for at, kind in kinds.items() if kind in sure or _look(upright[titles[at]]) in looks}
    missed = {apart[id(blocks[at])] for at in titles if id(blocks[at]) in apart and at not in kinds}
    if missed:
        return with_titles_inside(given, card, whole | missed)
    below = {at: _labelled_below(upright[at], upright[at + 1 :]) for at in kinds}
    taken = {at + 1 + j for at, pairs in below.items() for j in range(len(pairs))} | {titles[at] for at in kinds}
    return [
        _with_title(upright[titles[i]], upright[i], below[i]) if i in kinds else block
        for i, block in enumerate(blocks)
        if i not in taken
    ]


def _steps_of_procedures(cards: Iterable[Block]) -> Set[tuple[str, ...]]:
    """The labels of cards of which half give the times of a working day."""
    times: dict[tuple[str, ...], list[str]] = {}
    for card in cards:
        times.setdefault(_labels(card), []).extend(_times(card))
    return {labels for labels, values in times.items() if share_of("working_time", values) >= HALF}


def _labels(card: Block) -> tuple[str, ...]:
    return tuple(cell.words.casefold() for cell in card.rows[0]) if isinstance(card, Table) else ()


def _times(block: Block) -> Iterator[str]:
    """What a card says under labels of when."""
    if isinstance(block, Table):
        labels, values = block.rows
        yield from (
            value.words for label, value in zip(labels, values, strict=True) if field_of_label(label.words) == "due"
        )


def _looks_of_deeds(lines: Iterable[tuple[Block, str]]) -> Set[Look]:
    """How lines over several cards look, of which half say what is to be done."""
    over: Counter[Look] = Counter()
    deeds: Counter[Look] = Counter()
    for line, kind in lines:
        over[_look(line)] += kind != "number"
        deeds[_look(line)] += kind == "deed"
    return {look for look, count in deeds.items() if count >= max(FEWEST_CARDS, HALF * over[look])}


def _look(block: Block) -> Look:
    return (block.level, bool(block.label), block.bold) if isinstance(block, Paragraph) else (0, False, False)


def _cards_apart(block: Block, card: Card) -> Sequence[Block]:
    """The cards of a table that each open with a title over their width, as a line and a card below it; any other block
    as it is."""
    if not isinstance(block, Table) or block.header > 1:
        return (block,)
    rows = [row for row in block.rows if any(cell.words or cell.fill for cell in row)]
    found: list[Block] = []
    for at in range(0, len(rows), ROWS_UNDER_TITLE):
        line = _title_over(rows[at])
        below = replace(block, rows=tuple(rows[at + 1 : at + ROWS_UNDER_TITLE]), header=1, joins={})
        if line is None or not _kind_of_title(line, below, card):
            return (block,)
        found += [line, below]
    return found


def _title_over(row: Row) -> Paragraph | None:
    """The title that a row is, over all columns or over those behind its number or label; None for any other row."""
    title, number = row[-1], row[0]
    over = row if number is title else row[1:]
    if not title.words or any(cell is not title for cell in over):
        return None
    lines = [line._replace(place=line.place or (title.places[0] if title.places else None)) for line in title.lines]
    if number is not title and field_of_label(number.words) == "action":
        lines[0] = lines[0]._replace(text=f"{number.words}: {lines[0].text}")
    elif number is not title and len(row) > 2 and "".join(split_reference(number.words)[1:]) == "":
        lines[0] = lines[0]._replace(label=number.words)
    elif number is not title:
        return None
    return Paragraph(tuple(lines))


def _line_above(blocks: Sequence[Block], at: int) -> int | None:
    """Where the line stands that may say the action of the card at a place: right above it, or a heading "Action 1.1:
    ..." with a few plain paragraphs between; None where no table stands at that place, or no line above it."""
    if not at or not isinstance(blocks[at], Table):
        return None
    above = at - 1
    while above >= max(at - 1 - MOST_BELOW_TITLE, 0) and _is_plain(blocks[above]):
        above -= 1
    if 0 <= above < at - 1 and _names_action(blocks[above]):
        return above
    return at - 1 if isinstance(blocks[at - 1], Paragraph) else None


def _is_plain(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.level and not block.label


def _names_action(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(block.level) and opens_with_action(block.text)


def _with_title(line: Block, below: Block, more: Sequence[Pair]) -> Block:
    if not isinstance(line, Paragraph) or not isinstance(below, Table):
        return below
    title = Cell(line.lines, places=(line.place,) if line.place else ())
    head, title = (not _is_numbered(line) and _labelled(line, ACTION)) or (Cell(), title)
    labels, values = zip(*more, strict=True) if more else ((), ())
    return replace(below, rows=((head, *below.rows[0], *labels), (title, *below.rows[1], *values)))


def _labelled_below(card: Block, blocks: Sequence[Block]) -> list[Pair]:
    """The labels and values of the lines right below a card, each of what the card does not say itself."""
    if not isinstance(card, Table):
        return []
    said = {field_of_label(cell.words) for cell in card.rows[0]}
    pairs: list[Pair] = []
    for pair in map(_labelled, blocks):
        if pair is None or (field := field_of_label(pair[0].words)) in said:
            break
        said.add(field)
        pairs.append(pair)
    return pairs


def _labelled(block: Block, fields: Set[str] = BESIDE | TOLD_BELOW) -> Pair | None:
    """The label and value of a line such as "Update: ...", of one of the fields; None for any other block."""
    if not isinstance(block, Paragraph) or block.level or block.label or ":" not in block.lines[0].text:
        return None
    first, *further = block.lines
    label, _, rest = (part.strip() for part in first.text.partition(":"))
    if not rest or field_of_label(label) not in fields:
        return None
    places = (block.place,) if block.place else ()
    head = Cell((first._replace(text=label),), places=places)
    return head, replace(cell_of_lines((first._replace(text=rest), *further)), places=places)


def _upright(table: Table) -> Table:
    """A small table of labels, each with its value beside it or below it, as one with these for headings; any other as
    it is."""
    if _is_over_values(table):
        return replace(table, header=1)
    if table.header or table.width != 2 or not all(label.words and value.words for label, value in table.rows):
        return table
    if len(table.rows) < FEWEST_FIELDS_OF_CARD or not all(field_of_label(label.words) for label, _ in table.rows):
        return table
    return replace(table, rows=tuple(zip(*table.rows, strict=True)), header=1, joins={})


def _is_over_values(table: Table) -> bool:
    """Whether most cells of the first of two rows are labels, of several fields, and those below are none of these."""
    if table.header or len(table.rows) != 2 or table.width < FEWEST_FIELDS_OF_CARD:
        return False
    labels, values = table.rows
    pairs = [(field_of_label(a.words), field_of_label(b.words)) for a, b in zip(labels, values, strict=True)]
    fields = [field for field, _ in pairs if field]
    others = [below for field, below in pairs if below not in (None, field)]  # a post is an owner below "Lead" as well
    if len(others) >= len(fields) or all(below for _, below in pairs):
        return False
    return 2 * len(fields) > table.width and len(set(fields)) >= FEWEST_FIELDS_OF_CARD


def _is_numbered(line: Paragraph) -> bool:
    return bool(split_reference(f"{line.label} {line.text}")[0])


def _kind_of_title(line: Block, below: Block, card: Card) -> str:
    """Whether a line right above a card is numbered ("number"), or else says what is to be done ("deed"), or may as its
    like do ("line"); "" where the table is no card: words under no heading are its action already."""
    if not isinstance(line, Paragraph) or not isinstance(below, Table):
        return ""
    if len(below.rows) != 2 or below.header != 1 or not all(cell.words for cell in below.rows[0]):
        return ""
    fields = {field for cell in below.rows[0] for field in (read_with_card(cell.text, card).field or "").split("+")}
    if len(fields & BESIDE) < FEWEST_FIELDS_OF_CARD or fields & {"action", "objective"}:
        return ""
    if kind_by_labels(tuple(cell.text for cell in below.rows[0])):
        return ""
    if 2 * sum(field_of_label(cell.words) is not None for cell in below.rows[0]) <= below.width:
        return ""
    if _is_numbered(line) or _labelled(line, ACTION):
        return "number"
    if not fields & WHO_OR_WHEN:
        return ""
    return "deed" if is_undertaken(line.text) else "line"
