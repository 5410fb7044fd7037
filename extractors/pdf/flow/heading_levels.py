"""Which paragraphs of a PDF are headings, and of what level: by size, weight and colour against the body text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from extractors.model import DEEPEST_HEADING, Line, Paragraph, Table

HEADING_LARGER = 1.12  # against the body's size
SMALLER_THAN_BODY = 0.85
LONGEST_LARGE_LINE = 200  # characters
MOST_HEADING_LINES = 4
LONGEST_SENTENCE = 120  # characters of a heading that ends with a full stop
TITLE_TIMES = 2  # as large as the plain words of tables at most: the title of a document that is all tables
FEW_LETTERS = 60  # outside tables, below which their cells tell what plain text is
TITLE_AND_PAGE = re.compile(r"(\D.*?)[\s.…]+(\d{1,3})", re.DOTALL)
COUNTED = re.compile(r"([A-Z][^\W\d_]+(?: [^\W\d_]+)?) (\d{1,2}|[A-Z])(?=\W|$)")
FEWEST_COUNTED = 3
MUCH_ALIKE = 1.3  # times the size
FEWEST_TITLES = 3  # of a list of contents


@dataclass(frozen=True)
class Look:
    """How the body text is set: size in points, the colours that whole lines of it have."""

    size: float
    bold: bool
    colours: frozenset[str | None]


Style = tuple[float, bool, str | None]


def running_text(column: Sequence[Line | Table]) -> Iterator[Line]:
    """The lines of a column of text without those right over a table, which are more often its heading."""
    for item, below in zip(column, [*column[1:], None], strict=True):
        if isinstance(item, Line) and not isinstance(below, Table):
            yield item


def body_look(outside: Sequence[Line], tables: Iterable[Table]) -> Look:
    """How most of the plain words outside tables are set; those in tables tell it where there are hardly any others."""
    cells = [cell.lines for table in tables for _, _, cell in table.cells()]
    plain = [line for line in outside if not line.bold]
    largest = max((line.size for line in plain), default=0.0)
    if not any(TITLE_TIMES * line.size >= largest for lines in cells for line in lines if not line.bold):
        most = TITLE_TIMES * max((line.size for lines in cells for line in lines if not line.bold), default=inf)
        plain = [line for line in plain if line.size <= most]
    if _letters(plain) < FEW_LETTERS:
        plain = [line for lines in cells for line in lines if not line.bold]
    lines = plain or outside
    letters: defaultdict[tuple[float, str | None], int] = defaultdict(int)
    sizes, colours = Counter[float](), Counter[str | None]()
    for line in lines:
        letters[line.size, line.colour] += len(line.text)
    for (size, _), count in letters.items():
        sizes[round(size * 2) / 2] += count
    usual_size = max(sizes, key=lambda s: (sizes[s], -s), default=0.0)
    for (size, colour), count in letters.items():
        if abs(size - usual_size) <= 0.5:
            colours[colour] += count
    total = colours.total()
    return Look(usual_size, not plain, frozenset(c for c, n in colours.items() if n * 10 > total))


def _letters(lines: Iterable[Line]) -> int:
    return sum(len(line.text) for line in lines)


def levelled(paragraphs: Iterable[Paragraph | None], body: Look) -> dict[int, int]:
    """The level of each heading, 1 the largest, by its position among the paragraphs. A list of contents has none."""
    several = [(p, p.text) if p else (None, "") for p in paragraphs]
    contents = _contents([text for _, text in several])
    styles = {
        i: _style(p.lines[0])
        for i, (p, text) in enumerate(several)
        if p and i not in contents and _is_heading(p, text, body)
    }
    if counted := _counted_through(several, styles):
        styles |= dict.fromkeys(counted, styles[counted[0]])
    order = list(dict.fromkeys(styles.values()))
    order.sort(key=lambda style: (-style[0], not style[1]))
    levels = {i: min(order.index(style) + 1, DEEPEST_HEADING) for i, style in styles.items()}
    below = min(max(levels.values(), default=0) + 1, DEEPEST_HEADING)
    return dict.fromkeys(_titles_of_tables(several), below) | levels


def _counted_through(several: Sequence[tuple[Paragraph | None, str]], styles: dict[int, Style]) -> list[int]:
    """The positions of headings that are numbered 1, 2, 3 through the document and look much alike: a scan's letters
    are measured anew on each page."""
    found = {i: p.label.rstrip(".)") for i, (p, _) in enumerate(several) if p and i in styles and p.label}
    numbered = [i for i, label in found.items() if label.isdecimal()]
    sizes = [styles[i][0] for i in numbered]
    is_counted = [int(found[i]) for i in numbered] == list(range(1, len(numbered) + 1))
    is_alike = len({styles[i][1] for i in numbered}) == 1 and max(sizes) <= MUCH_ALIKE * min(sizes)
    return numbered if len(numbered) >= FEWEST_COUNTED and is_counted and is_alike else []


def _titles_of_tables(several: Sequence[tuple[Paragraph | None, str]]) -> Iterator[int]:
    """The positions of lines, set as plain text right above tables, that count them: "Priority 1", "Priority 2"."""
    found: dict[str, dict[int, str]] = {}
    for i, ((paragraph, text), (below, _)) in enumerate(pairwise(several)):
        if paragraph is None or below is not None or len(paragraph.lines) > 1 or paragraph.label:
            continue
        match = COUNTED.match(text)
        if match and len(text) <= LONGEST_SENTENCE and not text.endswith((".", ",", ";")):
            found.setdefault(match.group(1), {})[i] = match.group(2)
    for numbers in found.values():
        if len(set(numbers.values())) == len(numbers) > 1:
            yield from numbers


def _contents(texts: Sequence[str]) -> set[int]:
    """The positions of titles with their pages: words, then a number no less than that above, over and over."""
    found: set[int] = set()
    run: list[int] = []
    titles: set[str] = set()
    last = 0
    for i, text in enumerate((*texts, "")):
        match = TITLE_AND_PAGE.fullmatch(text) if text[-1:].isdecimal() else None
        number = int(match.group(2)) if match else -1
        if match and number >= last:
            run.append(i)
            titles.add(match.group(1))
            last = number
            continue
        if len(titles) >= FEWEST_TITLES:
            found.update(run)
        run, titles, last = ([i], {match.group(1)}, number) if match else ([], set(), 0)
    return found


def _style(line: Line) -> Style:
    return round(line.size), line.bold, line.colour


def _is_heading(paragraph: Paragraph, text: str, body: Look) -> bool:
    if len(paragraph.lines) > MOST_HEADING_LINES or len(text) > LONGEST_LARGE_LINE or not any(map(str.isalpha, text)):
        return False
    if paragraph.label and not any(map(str.isalnum, paragraph.label)):
        return False
    if text.endswith((",", ";")) or text[:1].islower():
        return False
    first = paragraph.lines[0]
    is_sentence = text.endswith(".")
    if first.size > body.size * HEADING_LARGER:
        return not is_sentence or (len(text) < LONGEST_SENTENCE and ". " not in text)
    if is_sentence:
        return False
    if first.size < body.size * SMALLER_THAN_BODY:
        return False
    is_coloured = all(line.colour not in body.colours for line in paragraph.lines)
    is_bold = paragraph.bold and not body.bold
    is_capitals = text.isupper() and len(text.split()) > 1
    return is_bold or ((is_coloured or is_capitals) and len(paragraph.lines) == 1)
