"""The lines of a page cut into tables: at lines that run over columns, at titles, and at wide steps."""

from __future__ import annotations

from itertools import pairwise, takewhile

from extractors.pdf.page.pdfium import Floats
from extractors.pdf.tables.row_levels import ALIKE, levels_between
from extractors.pdf.tables.rules import NEAR
from extractors.pdf.tables.text_lines import Columns, TextLine

APART = 2.4  # em: lines further apart, with no level between, are of two tables
FOLLOWS = 2.2  # em: the most from line to line where no level is drawn
HEADS = 2.6  # em: the most from a band's line to that of the row below it, with the room of both within
CLOSE = 1.6  # em: the most between the words of a row and its rule
TITLE_STEP = 1.45  # em: a title stands further off the headings below it than a line of theirs
LARGER_OUTSIDE = 1.15  # times the largest letters of a table's outermost lines: a line so large is none of them
TITLE_SIZE = 0.08  # share by which its letters differ


def segments(lines: list[TextLine], ys: Floats, columns: Columns) -> list[list[TextLine]]:
    """The lines of each table, from the top down: cut at lines that run over columns, and at wide steps.

    A line that runs over columns alone between two levels close to it is the band of a section and parts no table.
    """
    out: list[list[TextLine]] = [[]]
    titles = titles_of(lines, ys, columns)
    for i, line in enumerate(lines):
        above = out[-1][-1] if out[-1] else None
        is_section = is_band(lines, i, ys) or heads_row(lines, i, ys, columns) or is_under_headings(lines, i, columns)
        is_crossing = line.is_crossing and not is_section
        if is_crossing or titles[i]:
            out.append([])
            continue
        step = line.top - above.foot if above else 0.0
        if above and step > APART * line.size and not levels_between(ys, above, line):
            out.append([])
        out[-1].append(line)
    return [several for several in out if several]


def blocks(lines: list[TextLine], ys: Floats) -> list[list[TextLine]]:
    """The lines cut above whatever may be a title over a table, which may then keep to columns of its own."""
    is_head = [heads_table(lines, i, ys) for i in range(len(lines))]
    for i in range(len(lines) - 2, -1, -1):
        is_head[i] |= is_head[i + 1] and is_title_over(lines, i)
    out: list[list[TextLine]] = [[]]
    for i, line in enumerate(lines):
        if len(out[-1]) > 1 and is_head[i] and not is_head[i - 1]:
            out.append([])
        out[-1].append(line)
    return out


def is_title_over(lines: list[TextLine], i: int) -> bool:
    """Whether a line is one run of bold or larger words over a sentence or another title."""
    line, below = lines[i : i + 2]
    is_marked = (line.bold and not below.bold) or line.size > (1 + TITLE_SIZE) * below.size
    return is_marked and is_leftmost(line, lines) and not line.has_gap and not below.has_gap


def is_leftmost(line: TextLine, lines: list[TextLine]) -> bool:
    return bool(line.x0[0] < min(other.x0[0] for other in lines) + ALIKE)


def heads_table(lines: list[TextLine], i: int, ys: Floats) -> bool:
    """Whether a line is one run of words from the left edge, larger than those of the row right below it, or bold, or a
    sentence over bold headings; a band between two levels is one where it is larger and the row below is of those."""
    line, below = lines[i], lines[i + 1] if i + 1 < len(lines) else None
    if below is None or line.has_gap or not below.has_gap:
        return False
    is_first = is_leftmost(line, lines)
    is_larger = line.size > (1 + TITLE_SIZE) * below.size
    if is_band(lines, i, ys):
        return is_first and is_larger and below.bold
    is_sentence = below.bold and not line.bold and line.x1[-1] > below.x0[1:][below.wide_gaps][0]
    return is_first and (is_larger or bool(is_sentence) or (line.bold and not is_of_headings(lines, i, ys)))


def is_of_headings(lines: list[TextLine], i: int, ys: Floats) -> bool:
    """Whether a line goes on with bold headings right above it, as "number" below "Action" does."""
    above, line = lines[i - 1] if i else None, lines[i]
    if above is None or not above.bold or not above.has_gap or levels_between(ys, above, line):
        return False
    return line.base - above.base < TITLE_STEP * line.size


def is_band(lines: list[TextLine], i: int, ys: Floats) -> bool:
    """Whether a line stands alone between two levels, no further from them than words in a row do."""
    line = lines[i]
    middle = line.base - 0.3 * line.size
    at, after = int(ys.searchsorted(middle)), int(ys.searchsorted(middle, side="right"))
    if not at or after == len(ys):
        return False
    above, below = float(ys[at - 1]), float(ys[after])
    if line.top - above >= CLOSE * line.size or below - line.foot >= CLOSE * line.size:
        return False
    return all(other.base < above or other.top > below - NEAR for other in lines if other is not line)


def heads_row(lines: list[TextLine], i: int, ys: Floats, columns: Columns) -> bool:
    """Whether a bold line, the first below a level, is the title over a row of plain words right below it."""
    line, below = lines[i], lines[i + 1] if i + 1 < len(lines) else None
    if not i or below is None or not line.bold or below.bold or line.x0[0] > columns.starts[0] + NEAR:
        return False
    is_first = levels_between(ys, lines[i - 1], line) > 0 and not levels_between(ys, line, below)
    is_near = below.base - line.base < HEADS * below.size and not below.is_crossing
    return is_first and is_near and len(columns.filled(below)) > 2


def is_under_headings(lines: list[TextLine], i: int, columns: Columns) -> bool:
    """Whether a bold line stands close between bold headings, of a line or more, and a row of plain words."""
    if not 0 < i < len(lines) - 1 or not lines[i].bold:
        return False
    line, below = lines[i : i + 2]
    headed: set[int] = set()
    for above, under in pairwise(lines[i::-1]):
        if not under.bold or under.is_crossing or above.base - under.base >= HEADS * above.size:
            break
        headed |= columns.filled(under)
    is_followed = not below.bold and not below.is_crossing and below.base - line.base < HEADS * below.size
    return is_followed and min(len(headed), len(columns.filled(below))) > 2


def titles_of(lines: list[TextLine], ys: Floats, columns: Columns) -> list[bool]:
    """Which lines are titles over headings, or over another title right below them.

    The upper level of the headings may lie between them and a larger title, a line right below such a title, or a bold
    one over headings that the page has again, below another: it may stand as close as a line of theirs.
    """
    out = [False] * (len(lines) + 1)
    for i in range(len(lines) - 2, -1, -1):
        line, below = lines[i : i + 2]
        is_own = line.bold and is_run(line, columns) and comes_again(below, lines) and not comes_again(line, lines)
        if levels_between(ys, line, below):
            is_larger = line.size > (1 + TITLE_SIZE) * below.size or is_below_title(lines, i)
            out[i] = (is_larger or is_own) and is_run(line, columns) and is_title(line, below, columns)
        else:
            is_over_title = out[i + 1] and is_run(line, columns) and line.size > below.size - NEAR
            out[i] = is_over_title or is_own or is_title(line, below, columns)
    return out[:-1]


def comes_again(bold: TextLine, lines: list[TextLine]) -> bool:
    """Whether a line of bold words stands a second time among the lines."""
    return bold.bold and any(line.texts == bold.texts and line is not bold for line in lines)


def is_below_title(lines: list[TextLine], i: int) -> bool:
    """Whether a line stands right below a title in larger letters."""
    return i > 0 and is_title_over(lines, i - 1) and lines[i - 1].size > (1 + TITLE_SIZE) * lines[i].size


def is_title(line: TextLine, below: TextLine, columns: Columns) -> bool:
    """Whether a line is a title over the headings below it, though too short, or too well placed, to run over columns.

    One in the first column alone stands further off or is of another size; one that reaches the next is larger.
    """
    filled = columns.filled(below)
    if 0 not in filled or len(filled) * 2 < len(columns.xs) - 1 or not below.bold:
        return False
    if columns.filled(line) != {0}:
        return is_run(line, columns) and line.size > (1 + TITLE_SIZE) * below.size
    return below.base - line.base > TITLE_STEP * below.size or abs(line.size - below.size) > TITLE_SIZE * below.size


def is_run(line: TextLine, columns: Columns) -> bool:
    """Whether a line is one run of words from the table's left edge."""
    return line.x0[0] < columns.starts[0] + NEAR and not line.has_gap


def at_levels(lines: list[TextLine], ys: Floats, columns: Columns) -> list[TextLine]:
    """The lines of a table without those beyond its outermost levels that do not follow close or fill one column.

    Those are the page's own head and foot, or the rest of a row that the page before tells.
    """
    inner = ys[(ys > lines[0].base) & (ys < lines[-1].base)]
    if not len(inner):
        return lines
    above = [line for line in lines if line.base < inner[0]]
    below = [line for line in lines if line.base > inner[-1]]
    between = lines[len(above) : len(lines) - len(below)]
    if head_of(lines[0], ys) not in ys:
        above = following(above[::-1], columns)[::-1]
    if foot_of(lines[-1], ys) not in ys:
        below = following(below, columns)
    return [*above, *between, *below]


def following(lines: list[TextLine], columns: Columns) -> list[TextLine]:
    """The lines from a level outwards as far as they follow close on one another, up to a larger one, which is a title;
    none where they fill one column.

    Headings over most columns, of one line or more, may stand further off, in a row of their own.
    """
    kept = lines[:1]
    for i, line in enumerate(lines[1:], start=1):
        headings = list(takewhile(lambda other: other.bold, lines[i:]))
        if not line.has_gap and line.size > LARGER_OUTSIDE * max(other.size for other in kept):
            break
        is_headings = len(frozenset().union(*map(columns.filled, headings))) * 2 > len(columns.xs) - 1
        if abs(line.base - kept[-1].base) > (HEADS if is_headings else FOLLOWS) * line.size:
            break
        kept.append(line)
    return kept if len(frozenset().union(*map(columns.filled, kept))) > 1 else []


def head_of(line: TextLine, ys: Floats) -> float:
    """Where the first row begins: at the level right above its words, or with them."""
    above = ys[(ys < line.base - 0.3 * line.size) & (ys > line.top - CLOSE * line.size)]
    return float(above[-1]) if len(above) else line.top - 1


def foot_of(line: TextLine, ys: Floats) -> float:
    below = ys[(ys > line.base - 0.3 * line.size) & (ys < line.foot + 2 * CLOSE * line.size)]
    return float(below[0]) if len(below) else line.foot + 1
