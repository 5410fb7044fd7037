"""The recommendations, priority actions and areas for improvement of a report, each whole, with its addressee."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.model import Document, Paragraph, Table
from pipeline.plan.document.finding_lists import Finding
from schema.document.finding_phrases import heading_kind, lead_in
from schema.document.report_words import is_joint, speaks
from schema.references import inspection_references

KINDS = ("priority_action", "area_for_improvement", "recommendation")
DEEPER = 8.0  # points to the right of a list's items where points nested in one begin
SUBHEADING = 14  # words of a heading within a list at most
DASHES = "-–—−\u0336"  # what opens a nested point that is no bullet of the page's own
SEVERAL = re.compile(r"\band\b|[,;/&]")  # between the names of bodies
SENTENCE_ENDS = (".", "!", "?", ";", ",")
LIST_NOTE_SMALLER = 1.5  # points by which a footnote's letters are smaller than the list's


@dataclass
class Item:
    """One point of a list with the points nested in it."""

    kind: str
    addressee: str
    head: Paragraph
    parts: list[Paragraph] = field(default_factory=list)

    @property
    def last(self) -> Paragraph:
        return self.parts[-1] if self.parts else self.head


@dataclass
class Lists:
    """Walks a report from top to bottom; `kind` is that of the open list, None where none is."""

    otherwise: str  # addressee where no heading names one
    items: list[Item] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    kind: str | None = None
    level: int = 0  # of the heading that opened the outermost list still open
    first: Paragraph | None = None  # item of the open list

    def read(self, block: Paragraph, after: Paragraph | None) -> None:
        opened = lead_in(block.text) if not block.label or block.level else None
        if opened in KINDS:
            self._open(str(opened), block)
        elif block.level or (block.bold and not block.label):
            self._heading(block, after)
        elif self.kind and block.label:
            self._point(block)
        elif self.kind:
            self._plain(block, after)

    def read_table(self, table: Table) -> None:
        """A table with a column of what is asked for, as heading; beside it may stand who is asked."""
        headings = [cell.words for cell in table.rows[0]] if table.rows else []
        asked = [(n, kind) for n, words in enumerate(headings) if (kind := heading_kind(words)) in KINDS]
        if len(asked) != 1:
            return
        column, kind = asked[0]
        body = next((n for n, words in enumerate(headings) if speaks("responsible", words)), None)
        for row in table.rows[1:]:
            addressee = self._addressee() if body is None else self._responsible(row[body].words)
            self._cell(str(kind), addressee, row[column].items)

    def _cell(self, kind: str, addressee: str, asked: Sequence[Paragraph]) -> None:
        """What a cell asks for: a point for each bullet in it that is nested in none, or one for all that it says."""
        for part in asked:
            if part is asked[0] or (part.label and asked[0].label and not nested(asked[0], part)):
                self.items.append(Item(kind, addressee, part))
            else:
                self.items[-1].parts.append(part)

    def _responsible(self, bodies: str) -> str:
        """Whom a row names: the council where it stands alone, otherwise whom the report speaks to."""
        return "council" if speaks("council", bodies) and not SEVERAL.search(bodies) else self.otherwise

    def _open(self, kind: str, block: Paragraph) -> None:
        if self.kind is None or (block.level and block.level < self.level):
            self.level = block.level
        self._remember(block)
        self.kind, self.first = kind, None

    def _heading(self, block: Paragraph, after: Paragraph | None) -> None:
        """A heading ends the list, unless it is a deeper one over further points."""
        self._remember(block)
        deeper = not block.level or block.level > self.level
        if not deeper or not over_points(block, after):
            self.kind, self.first = None, None
        elif block.text.rstrip().endswith(":"):
            self._forget_opening()

    def _remember(self, block: Paragraph) -> None:
        if block.level:
            self.headings = [h for h in self.headings if h[0] < block.level] + [(block.level, block.text)]

    def _point(self, block: Paragraph) -> None:
        if self.first is None:
            self.first = block
        elif self.items and nested(self.first, block):
            self.items[-1].parts.append(block)
            return
        self.items.append(Item(str(self.kind), self._addressee(), block))

    def _plain(self, block: Paragraph, after: Paragraph | None) -> None:
        """A paragraph without a label: the words a list opens with, one that a page break cut, a point of its own where
        the list has no bullets, or the end of the list."""
        ends = block.text.rstrip().endswith(":")
        if self.first is not None and (goes_on(self.items[-1].last, block) or dashed(self.first, block)):
            self.items[-1].parts.append(block)
        elif ends:
            self._forget_opening()
        elif self.first is not None and over_points(block, after):
            return
        elif (self.first is None and not (after and after.label)) or self._asks_as_first(block):
            self.first = block
            self.items.append(Item(str(self.kind), self._addressee(), block))
        elif self.first is not None and not is_footnote(self.first, block):
            self.kind, self.first = None, None

    def _asks_as_first(self, block: Paragraph) -> bool:
        """Whether a paragraph is one more point of a list without bullets: it says who should do what, as the first."""
        first = self.first
        return first is not None and not first.label and all(speaks("asks", p.text) for p in (first, block))

    def _forget_opening(self) -> None:
        """What announces actions above a line that ends in a colon ("Within three months:") was no point, but the words
        the list opens with."""
        opening = self.first.text.rstrip() if self.first is not None and self.items[-1].last is self.first else ""
        if opening.endswith(":") or speaks("opens_list", opening):
            self.items.pop()
        self.first = None

    def _addressee(self) -> str:
        for _, words in reversed(self.headings):
            if speaks("board", words):
                return "safeguarding_board"
            if speaks("council", words):
                return "council"
        return self.otherwise


def nested(first: Paragraph, block: Paragraph) -> bool:
    """Whether a labelled paragraph is a point within the item above: further right than the list's items, or a bullet
    where they have numbers."""
    if is_number(first.label) != is_number(block.label):
        return is_number(first.label)
    return bool(first.place and block.place) and left(block) > left(first) + DEEPER


def over_points(block: Paragraph, after: Paragraph | None) -> bool:
    """Whether a paragraph without label is a sub-heading within a list: short, no sentence, with a point below it."""
    few = len(block.text.split()) <= SUBHEADING and not block.text.rstrip().endswith(SENTENCE_ENDS)
    return few and after is not None and bool(after.label) and not speaks("ends", block.text)


def dashed(first: Paragraph, block: Paragraph) -> bool:
    """Whether a paragraph opens with a dash, further right than the list's items."""
    words = block.text.strip()
    return words[:1] in DASHES and words[1:2].isspace() and left(block) > left(first)


def goes_on(above: Paragraph, block: Paragraph) -> bool:
    """Whether an unlabelled paragraph only goes on with the one above, cut by a page or column."""
    words = block.text.lstrip()
    if not words or is_footnote(above, block):
        return False
    return words[0].islower() or above.text.rstrip().endswith((",", "-", " and", " or"))


def is_footnote(above: Paragraph, block: Paragraph) -> bool:
    sizes = above.lines[0].size, block.lines[0].size
    return all(sizes) and sizes[1] < sizes[0] - LIST_NOTE_SMALLER


def is_number(label: str) -> bool:
    return label[:1].isdigit()


def left(paragraph: Paragraph) -> float:
    return paragraph.place.x0 if paragraph.place else 0.0


def recommendations(document: Document, framework: str | None) -> tuple[list[Finding], set[int]]:
    """What a report asks for, in the order printed, and the ids of the paragraphs that say it."""
    lists = Lists("partnership" if is_joint(framework) else "council")
    blocks = [b for b in document.blocks if isinstance(b, Table) or b.text.strip()]
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(block, Table):
            lists.read_table(block)
        else:
            lists.read(block, after if isinstance(after, Paragraph) else None)
    kept = [item for item in lists.items if not speaks("nothing", item.head.text)]
    used = {id(p) for item in kept for p in (item.head, *item.parts)}
    return list(_findings(kept)), used


def _findings(items: Sequence[Item]) -> Iterator[Finding]:
    for item in items:
        refs, words = inspection_references(_words(item))
        ref = item.head.label.strip(" .)(") if is_number(item.head.label) else None
        yield Finding(item.kind, words or item.head.text, ref, tuple(refs), item.head.page, item.addressee)


def _words(item: Item) -> str:
    """Its words; a nested point on a line of its own with its label, what only goes on in the same line."""
    text = " ".join(item.head.text.split())
    for part in item.parts:
        words = " ".join(part.text.split())
        text += f"\n{part.label} {words}".replace("\n ", "\n") if part.label or words[0] in DASHES else f" {words}"
    return text
