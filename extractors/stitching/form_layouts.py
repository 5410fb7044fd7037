"""Card layouts: the same labels again and again, each beside its value, read as one table with a row a card."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.continuation.repeated_headings import is_headed_by_looks
from extractors.model import Block, Cell, Paragraph, Place, Row, Table

FEWEST_LABELS = 3
LONGEST_FORM_LABEL = 60  # characters
LABELS_ALIKE = 2 / 3  # share of labels that two cards have in common
NUMBER = r"[A-Z]{0,4}\d+(?:[.\-/]\d+|\(?[a-z]\)?)*\.?"  # "1.2", "3/1", "ACT07", "2(b)"
NO_LABEL = Cell()
GOES_ON = "a value without a label stands at the head of the page"
NUMBERED = re.compile(rf"([^\W\d][^\d:]{{1,40}}?)\s+(?:[Nn]o\.?\s*)?({NUMBER})\s*[.:]?")
LABELLED = re.compile(rf"([A-Z][^:.?!]{{1,40}}?)(?:\s+({NUMBER}))?\s*:(?!//)\s*(.*)", re.DOTALL)


Item = tuple[str, Cell, Cell]  # a label as it is compared, and the cells of label and value
Entry = tuple[list[Paragraph], list[Item]]  # a labelled paragraph with the list under it, and what they say


@dataclass(frozen=True)
class Card:
    """One action, say: its labels (as they are compared) with the cells of label and value, and where it stands."""

    pairs: dict[str, tuple[Cell, Cell]]
    places: tuple[Place, ...] = ()
    reason: str = ""  # why a page break in it was mended


@dataclass(frozen=True)
class Stack:
    """Blocks that hold nothing but cards."""

    blocks: tuple[Block, ...]
    cards: tuple[Card, ...]


def forms_to_tables(blocks: Sequence[Block]) -> tuple[list[Block], list[Paragraph]]:
    """The blocks with cards as tables: labels in the first row, a row a card; and the labels that were repeated. Cards
    between two headings are one table.

    A card is a small table of label and value, or lines "label: value", whose labels come again in another card with
    other values. A legend that every page repeats is none.
    """
    units = list(_over_tables_apart(list(_units(blocks))))
    everywhere = [card for unit in units if isinstance(unit, Stack) for card in unit.cards]
    out: list[Block] = []
    run: list[Card] = []
    runs = [run]
    for unit in units:
        if not isinstance(unit, Stack) or not _come_again(unit, everywhere):
            out += [*_table(run), *(unit.blocks if isinstance(unit, Stack) else (unit,))]
            run = []
        elif run and _alike(run[0], unit.cards[0]):
            run += unit.cards
        else:
            out += _table(run)
            run = list(unit.cards)
            runs.append(run)
    return [*out, *_table(run)], [label for run in runs for label in _repeated(run)]


def _repeated(run: Sequence[Card]) -> Iterator[Paragraph]:
    """The labels of cards that others of one table had before them."""
    seen: set[str] = set()
    for card in run:
        yield from (Paragraph(label.lines) for key, (label, _) in card.pairs.items() if key in seen)
        seen.update(card.pairs)


def _over_tables_apart(units: Sequence[Block | Stack]) -> Iterator[Block | Stack]:
    """The units without cards that most often say, below a heading, what the table right below them is for."""
    pairs = [(one, other) for one, other in zip(units, [*units, None][1:], strict=True) if isinstance(one, Stack)]
    over = [one for one, other in pairs if isinstance(other, Table) and _opens_with_heading(one)]
    for unit in units:
        alike = isinstance(unit, Stack) and [one for one, _ in pairs if _alike(one.cards[0], unit.cards[0])]
        if isinstance(unit, Stack) and alike and 2 * sum(one in over for one in alike) > len(alike):
            yield from unit.blocks
        else:
            yield unit


def _opens_with_heading(stack: Stack) -> bool:
    """Whether a stack is one card of lines, the first of them a heading."""
    first = stack.blocks[0]
    return len(stack.cards) == 1 and isinstance(first, Paragraph) and bool(first.level)


def _units(blocks: Sequence[Block]) -> Iterator[Block | Stack]:
    lines: list[Paragraph] = []
    for block, is_line in zip(blocks, _are_lines(blocks), strict=True):
        if isinstance(block, Paragraph) and is_line:
            lines.append(block)
            continue
        yield from _in_lines(lines)
        lines = []
        cards = _in_table(block) if isinstance(block, Table) else ()
        yield Stack((block,), cards) if cards else block
    yield from _in_lines(lines)


def _are_lines(blocks: Sequence[Block]) -> list[bool]:
    """Which blocks may be lines of cards: plain paragraphs, and headings whose label comes again and that stand right
    over another label: the first line of a card is often set in bold."""
    labels = [_labelled(b)[:1] if isinstance(b, Paragraph) else [] for b in blocks]
    counts = Counter(found[0][0] for found in labels if found)
    return [
        isinstance(block, Paragraph)
        and (not block.level or bool(found and after and counts[found[0][0]] > 1 and found[0][0] != after[0][0]))
        for block, found, after in zip(blocks, labels, [*labels, []][1:], strict=True)
    ]


def _come_again(stack: Stack, everywhere: Sequence[Card]) -> bool:
    return all(any(_alike(card, other) and _says(card) != _says(other) for other in everywhere) for card in stack.cards)


def _alike(one: Card, other: Card) -> bool:
    shared = one.pairs.keys() & other.pairs.keys()
    return next(iter(one.pairs)) in shared and len(shared) >= LABELS_ALIKE * max(len(one.pairs), len(other.pairs))


def _says(card: Card) -> tuple[str, ...]:
    return tuple(value.text for _, value in card.pairs.values())


def _table(run: Sequence[Card]) -> list[Table]:
    """The cards as one table; a label that a card lacks is an empty cell."""
    if not run:
        return []
    labels = {key: label for card in reversed(run) for key, (label, _) in card.pairs.items()}
    order = dict.fromkeys(key for card in run for key in card.pairs)
    rows = [tuple(card.pairs[key][1] if key in card.pairs else Cell() for key in order) for card in run]
    joins = {i: card.reason for i, card in enumerate(run, start=1) if card.reason}
    places = one_a_page([place for card in run for place in card.places])
    return [Table((tuple(labels[key] for key in order), *rows), places, header=1, joins=joins)]


def one_a_page(places: Sequence[Place]) -> tuple[Place, ...]:
    pages: dict[int | None, Place] = {}
    for place in places:
        seen = pages.get(place.page, place)
        pages[place.page] = seen._replace(
            x0=min(seen.x0, place.x0),
            top=min(seen.top, place.top),
            x1=max(seen.x1, place.x1),
            bottom=max(seen.bottom, place.bottom),
        )
    return tuple(pages.values())


def _in_table(table: Table) -> tuple[Card, ...]:
    """The cards of a table of labels and values, two or four columns wide; () where it is none."""
    pairs = _pairs(table)
    labels = [label for label, _ in pairs if label is not NO_LABEL]
    if not labels or not all(0 < len(label.text) <= LONGEST_FORM_LABEL for label in labels):
        return ()
    if table.header or (len(_distinct(table.rows[0])) > 2 and is_headed_by_looks(table)):
        return ()
    groups = _cycles(_numbered([(_key(label.text), label, value) for label, value in pairs]))
    cards = [Card({key: (a, b) for key, a, b in group}, table.places) for group in groups]
    if any(len(card.pairs) < max(FEWEST_LABELS, len(group)) for card, group in zip(cards, groups, strict=True)):
        return ()
    is_cut = any(len({place.page for place in value.places}) > 1 for _, value in pairs)
    return (replace(cards[0], reason="; ".join(table.joins.values()) or is_cut * GOES_ON), *cards[1:])


def _pairs(table: Table) -> list[tuple[Cell, Cell]]:
    """Each label and its value, [] where rows are other than of one or two of those. Each card may open with a title
    over the full width; a value without a label goes on with the one above."""
    pairs: list[tuple[Cell, Cell]] = []
    is_titled = len(_distinct(table.rows[0])) == 1
    for row in table.rows:
        cells = _distinct(row)
        if is_titled and len(cells) == 1:
            pairs.append(_titled(cells[0]))
            continue
        if len(cells) not in (2, 4):
            return []
        for label, value in zip(cells[::2], cells[1::2], strict=True):
            is_rest = len(cells) == 2 and bool(value.lines) and not label.lines
            if pairs and (pairs[-1][0] is label or is_rest):
                pairs[-1] = pairs[-1][0], _together(pairs[-1][1], value)
            else:
                pairs.append((label, value))
    return pairs


def _titled(title: Cell) -> tuple[Cell, Cell]:
    """A title with its label ("Action 1: Ring each family"), or with none."""
    found = _labelled(Paragraph(title.lines))
    return (found[0][1], found[0][2]) if len(found) == 1 else (NO_LABEL, title)


def _distinct(row: Row) -> list[Cell]:
    return [cell for i, cell in enumerate(row) if i == 0 or cell is not row[i - 1]]


def _together(above: Cell, below: Cell) -> Cell:
    return (
        above if below is above else replace(above, lines=above.lines + below.lines, places=above.places + below.places)
    )


def _key(label: str) -> str:
    return "".join(filter(str.isalnum, label)).casefold()


def _numbered(items: Sequence[Item]) -> list[Item]:
    """The labels with the number of the first, and of those that only differ from it in theirs ("Action 1", "Action
    2"), at the values."""
    opening = _without_number(items[0])[0]
    apart = [(item, _without_number(item)) for item in items]
    return [bare if bare[0] == opening else item for item, bare in apart]


def _without_number(item: Item) -> Item:
    _, label, value = item
    match = NUMBERED.fullmatch(label.words)
    if not match or not value.lines or value.lines[0].label:
        return item
    first = label.lines[0]._replace(text=match[1])
    lines = (value.lines[0]._replace(label=_counted(match[2])), *value.lines[1:])
    return _key(match[1]), replace(label, lines=(first,)), replace(value, lines=lines)


def _counted(number: str) -> str:
    """A number as the label of words: a bare figure before them might be one of theirs ("3 visits")."""
    return f"{number}." if number.isdigit() else number


def _cycles(labelled: Sequence[Item]) -> list[list[Item]]:
    """The labels cut into cards where the first of them comes again."""
    groups: list[list[Item]] = []
    for item in labelled:
        if item[0] == labelled[0][0]:
            groups.append([])
        groups[-1].append(item)
    return groups


def _in_lines(paragraphs: Sequence[Paragraph]) -> Iterator[Block | Stack]:
    """Paragraphs, with those that are "label: value" over and over as cards; a list under a label is its value."""
    entries: list[Entry] = []
    for paragraph in paragraphs:
        found = _labelled(paragraph)
        if found:
            entries.append(([paragraph], found))
        elif entries and paragraph.label:
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


def _between_titles(entries: Sequence[Entry]) -> Iterator[Block | Stack]:
    """Labelled paragraphs as cards, cut at those that stand over cards and are none of their lines ("Priority 2: ..."):
    their label comes before the one that opens a card, and less often."""
    counts = Counter(key for _, items in entries for key, _, _ in items)
    opening = next((key for key, count in counts.items() if count == max(counts.values())), "")
    run: list[Entry] = []
    for entry, after in zip(entries, [*entries, None][1:], strict=True):
        held, items = entry
        before_a_card = after is not None and after[1][0][0] == opening
        if len(items) == 1 and before_a_card and counts[items[0][0]] < counts[opening] and _opens(run, opening):
            yield from _stacked(run)
            run = []
            yield from held
        else:
            run.append(entry)
    yield from _stacked(run)


def _opens(run: Sequence[Entry], opening: str) -> bool:
    """Whether the labelled paragraphs gathered so far are cards from the first on, or none."""
    return not run or run[0][1][0][0] == opening


def _labelled(paragraph: Paragraph) -> list[Item]:
    """The labels and values of a paragraph, one an author's line; [] where one of them has no label."""
    found: list[Item] = []
    if not any(":" in line.text for line in paragraph.lines):
        return found
    for item in Cell(paragraph.lines).items:
        first = item.lines[0]
        match = LABELLED.fullmatch(first.text)
        if not match or (first.label and not first.label[:1].isalnum()):
            return []
        label, number, value = (group or "" for group in match.groups())
        lines = (first._replace(text=value, label=_counted(number), wraps=False), *item.lines[1:])
        place = (first.place,) if first.place else ()
        found.append((_key(label), Cell((first._replace(text=label),), places=place), Cell(lines, places=place)))
    return found


def _stacked(entries: Sequence[Entry]) -> Iterator[Block | Stack]:
    """The paragraphs as cards, as they were where they make none."""
    held = tuple(paragraph for paragraphs, _ in entries for paragraph in paragraphs)
    groups = _cycles([item for _, items in entries for item in items])
    if not groups or not all(len({key for key, _, _ in group}) == len(group) >= FEWEST_LABELS for group in groups):
        yield from held
        return
    cards = (
        Card({key: (a, b) for key, a, b in group}, tuple(place for _, a, b in group for place in b.places))
        for group in groups
    )
    yield Stack(held, tuple(cards))
