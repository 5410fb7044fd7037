"""The pages of a PDF as one flow: paragraphs, headings and tables in reading order, furniture apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.continuation.line_breaks import SENTENCE_ENDS, goes_on_in_column
from extractors.continuation.row_gaps import split_at_row_gaps
from extractors.labels import VALUE_LABEL, labelled, split_label
from extractors.model import Block, Line, Paragraph, Place, Table
from extractors.pdf.flow.bands_above import with_bands_above
from extractors.pdf.flow.bands_abreast import in_reading_order
from extractors.pdf.flow.beside_panels import with_panels_over
from extractors.pdf.flow.centred_bands import with_centred_bands
from extractors.pdf.flow.furniture import furniture
from extractors.pdf.flow.heading_levels import body_look, levelled, running_text
from extractors.pdf.flow.headings_behind import with_headings_behind
from extractors.pdf.flow.page_parts import Page
from extractors.pdf.flow.printed_sheets import taken_apart
from extractors.pdf.flow.tables_abreast import apart as tables_apart
from extractors.pdf.flow.tables_touching import parted
from extractors.pdf.flow.text_columns import Item, box
from extractors.pdf.flow.unruled_rest import on_columns, unruled_rest

USUAL_LEADING = 1.3  # in sizes of the letters
ENOUGH_LINES = 8  # from which a column of text tells its own distance of lines
FEW_LINES = 3  # below which lines do not show where their column ends
SHORT_LINE = 0.7  # share of the column's width up to which lines end because their author ended them
LOOSE_STEP = 1.2  # against the usual distance of lines, a new paragraph
FOOTNOTE_SMALLER = 0.92  # letters of a footnote against those of the text
NOTE = re.compile(r"\d{1,2}|[*†‡§]+")
REST_OF_DATE = re.compile(r"(?:19|20)\d\d[.)]{1,2}")  # a year that ends what a column or page before it began
OTHER_SIZE_IN_TEXT = 0.08  # by which share the size changes where a new paragraph begins


def flow(pages: Sequence[Page]) -> tuple[tuple[Block, ...], tuple[Paragraph, ...]]:
    """The body in reading order, and the furniture. Every line of the pages stands in one of them."""
    apart = furniture(pages)
    columns = [in_reading_order(items) for items in _bodies(pages, apart)]
    with_headings_behind(columns)
    steps = {id(column): _steps(column) for page in columns for column in page}
    all_steps = Counter[float]()
    for column_steps in steps.values():
        all_steps.update(column_steps)
    leading = _leading(all_steps) or USUAL_LEADING
    blocks: list[Block] = []
    for page, on_page in zip(pages, columns, strict=True):
        for column in on_page:
            found = _blocks(column, _leading(steps[id(column)], ENOUGH_LINES) or leading, page.width)
            if blocks and found:
                _rejoin(blocks, found)
            blocks += found
    body = [line for page in columns for column in page for line in running_text(column)]
    items = (item for page in columns for column in page for item in column)
    look = body_look(body, (item for item in items if isinstance(item, Table)))
    levels = levelled([b if isinstance(b, Paragraph) else None for b in blocks], look)
    headed = [
        replace(b, level=levels[i]) if isinstance(b, Paragraph) and i in levels else b for i, b in enumerate(blocks)
    ]
    aside = (
        Paragraph((line,))
        for page, away in zip(pages, apart, strict=True)
        for line in (*(page.lines[i] for i in sorted(away)), *page.stamps)
    )
    return tuple(with_bands_above(headed)), tuple(aside)


def _steps(column: Sequence[Item]) -> Counter[float]:
    """How often each distance from line to line comes, in sizes of the letters."""
    steps: list[int] = []  # in tenths
    size = top = 0.0  # of the line above; size 0 where there is none
    for item in column:
        if not isinstance(item, Line):
            size = 0.0
            continue
        below, at = item.size, box(item).top
        if size and -0.3 < size - below < 0.3 and 0.9 < (step := (at - top) / size) < 2.5:
            steps.append(int(step * 10 + 0.5))
        size, top = below, at
    return Counter({tenths / 10: count for tenths, count in Counter(steps).items()})


def _bodies(pages: Sequence[Page], apart: Sequence[frozenset[int]]) -> Iterator[list[Item]]:
    """The lines and tables of each page without furniture; rows without rules apart, also those at a page's head."""
    last: Table | None = None  # at the foot of the page before
    for page, away in zip(pages, apart, strict=True):
        lines = [line for i, line in enumerate(page.lines) if i not in away]
        tables: list[Table] = []
        for table in page.tables:
            for one in (side for whole in parted(table) for side in tables_apart(whole)):
                above, parts = taken_apart(split_at_row_gaps(with_centred_bands(one, page.width)))
                lines, tables = [*lines, *above], [*tables, *parts]
        tables = with_panels_over(tables)
        if last:
            tables = [on_columns(last, table) for table in tables[:1]] + tables[1:]
            until = min((table.places[0].top for table in tables), default=page.height)
            rest, taken = unruled_rest(last, page.height, lines, until)
            if rest:
                tables, lines = [split_at_row_gaps(rest), *tables], lines[taken:]
        items: list[Item] = [*lines, *tables]
        yield items
        lowest = max(items, key=lambda item: box(item).bottom) if tables else None
        last = lowest if isinstance(lowest, Table) else None


def _leading(steps: Counter[float], least: int = 1) -> float:
    """The usual distance from line to line: the smallest that is frequent; 0 where fewer than `least` tell it."""
    total = steps.total()
    if total < least:
        return 0.0
    most = max(steps.values())
    return min(step for step, count in steps.items() if count * 7 >= total or count == most)


def _blocks(column: Sequence[Item], leading: float, page_width: float) -> list[Block]:
    """The paragraphs and tables of one column of text, from the top. `leading` is the distance of its lines."""
    left, right = min(box(item).x0 for item in column), max(box(item).x1 for item in column)
    if right - left > page_width / 2:
        right = max(right, page_width - left)  # margins are alike, though every line may be short
    out: list[Block] = []
    lines: list[Line] = []
    for item in column:
        if isinstance(item, Table):
            out += [*_paragraphs(lines, leading, left, right), item]
            lines = []
        else:
            lines.append(item)
    return [*out, *_paragraphs(lines, leading, left, right)]


def _paragraphs(pieces: Sequence[Line], leading: float, left: float, right: float) -> list[Paragraph]:
    rows = _rows(pieces)
    if not rows:
        return []
    gapped = {id(line) for line, has_gap in rows if has_gap}
    lines = [line for line, _ in rows]
    again = _labels_again(lines)
    out: list[Paragraph] = []
    for block in _spaced(lines, leading):
        edge = max(box(line).x1 for line in block)
        if len(block) < FEW_LINES or edge < left + SHORT_LINE * (right - left):
            edge = right
        group = [_wrapping(block[0], False)]
        for above, line in pairwise(block):
            parts = (gapped and _gap_parts(above, line, gapped)) or _are_labelled(group[0], line, again)
            if parts or not goes_on_in_column(above, line, edge):
                out.append(Paragraph(tuple(group)))
                group = [_wrapping(line, False)]
            else:
                group.append(_wrapping(line, True))
        out.append(Paragraph(tuple(group)))
    return out


def _gap_parts(above: Line, line: Line, gapped: set[int]) -> bool:
    """Whether two lines are apart because a gap parts the words of one; `gapped` are the ids of such lines."""
    return id(above) in gapped or (id(line) in gapped and not line.text[:1].islower())


def _labels_again(lines: Sequence[Line]) -> frozenset[str]:
    """The labels that several lines open with."""
    counts = Counter(found[0] for line in lines if ": " in line.text and (found := VALUE_LABEL.match(line.text)))
    return frozenset(label for label, count in counts.items() if count > 1)


def _are_labelled(first: Line, line: Line, again: frozenset[str]) -> bool:
    """Whether a line below the first of a paragraph opens with a label that lines have `again` and again, or both open
    with one ("Lead: ..."): nobody writes both into one sentence, however full the line between is."""
    found = ": " in line.text and VALUE_LABEL.match(line.text)
    return bool(found and (found[0] in again or VALUE_LABEL.match(first.text)))


def _wrapping(line: Line, wraps: bool) -> Line:
    if line.wraps == wraps:
        return line
    return tuple.__new__(Line, (*line[:2], wraps, *line[3:]))  # in a quarter of the time of _replace


def _rows(pieces: Sequence[Line]) -> list[tuple[Line, bool]]:
    """Whole lines of one column, of pieces that stand side by side, and whether a gap parts their words.

    A label and its words have none between them; a name and its value, a title and its page have.
    """
    out: list[tuple[Line, bool]] = []
    above: Place | None = None
    for piece in pieces:
        place = box(piece)
        if above and place.top < above.bottom and _is_beside(above, place) and not _tell_each(out[-1][0], piece):
            line, has_gap = out[-1]
            has_gap = has_gap or not (_is_label(line) or _is_mark(line, piece))
            out[-1] = labelled(_side_by_side(line, piece)), has_gap
            above = box(out[-1][0])
        else:
            out.append((piece, False))
            above = place
    return out


def _tell_each(line: Line, piece: Line) -> bool:
    """Whether two pieces side by side open with a label each ("Lead: ...", "Timescale: ...")."""
    return ": " in piece.text and bool(VALUE_LABEL.match(line.text) and VALUE_LABEL.match(piece.text))


def _is_label(line: Line) -> bool:
    return not line.text or split_label(f"{line.text} x")[1] == "x"


def _is_mark(line: Line, piece: Line) -> bool:
    """Whether a line is the raised mark that a footnote opens with."""
    return bool(NOTE.fullmatch(line.text)) and line.size < FOOTNOTE_SMALLER * piece.size


def _is_beside(one: Place, other: Place) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _side_by_side(one: Line, other: Line) -> Line:
    left, right = (one, other) if box(one).x0 <= box(other).x0 else (other, one)
    a, b = box(left), box(right)
    text = " ".join(filter(None, (left.text, right.label if left.text or left.label else "", right.text)))
    longer = left if len(left.text) >= len(right.text) else right
    return longer._replace(
        text=text,
        label=left.label or ("" if left.text else right.label),
        bold=left.bold and right.bold,
        struck=" ".join(filter(None, (left.struck, right.struck))),
        marks=" ".join(filter(None, (left.marks, right.marks))),
        place=a._replace(top=min(a.top, b.top), x1=max(a.x1, b.x1), bottom=max(a.bottom, b.bottom)),
    )


def _spaced(lines: Sequence[Line], leading: float) -> list[list[Line]]:
    """Lines in groups with more than the usual distance, or another size, between them."""
    groups = [[lines[0]]]
    above, top = lines[0].size, box(lines[0]).top
    for line in lines[1:]:
        here, at = line.size, box(line).top
        size = above if above > here else here
        if (size and at - top > LOOSE_STEP * leading * size) or (
            here != above and abs(above - here) > OTHER_SIZE_IN_TEXT * size
        ):
            groups.append([])
        groups[-1].append(line)
        above, top = here, at
    return groups


def _is_footnote(block: Block, text: Paragraph) -> bool:
    """Whether a block is a note at the foot of the page before `text`."""
    if not isinstance(block, Paragraph) or not block.lines[0].text[:1].isdigit():
        return False
    return 0 < block.lines[0].size < FOOTNOTE_SMALLER * text.lines[0].size


def _rejoin(blocks: list[Block], found: list[Block]) -> None:
    """Join the last paragraph of the page or column before and the first of this one where they are one sentence.

    Footnotes may stand between them.
    """
    below = found[0]
    at = len(blocks) - 1
    while at and isinstance(below, Paragraph) and _is_footnote(blocks[at], below):
        at -= 1
    above = blocks[at]
    if not isinstance(above, Paragraph) or not isinstance(below, Paragraph):
        return
    last, first = above.lines[-1], below.lines[0]
    goes_on = first.text[:1].islower() or REST_OF_DATE.fullmatch(first.text)
    if first.label or not goes_on or last.text.endswith(SENTENCE_ENDS):
        return
    if abs(first.size - last.size) > OTHER_SIZE_IN_TEXT * last.size:
        return
    blocks[at] = Paragraph((*above.lines, first._replace(wraps=True), *below.lines[1:]))
    del found[0]
