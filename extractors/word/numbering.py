"""The labels Word shows before list items ("1.1", "a)", "•"), counted from numbering.xml as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from extractors.symbols import shown
from extractors.word.styles import NUM_PR, ListPlace, Properties, Styles
from extractors.word.xml import Element, child, each, is_on, number, value, w
from extractors.word_count import count_words

LEVELS = 9
MOST_LETTERED = 780  # thirty times the alphabet: Word counts no further in letters
BULLETS = "•●▪■◦·○◆❖➢⬧⬥➔→❑♦‣"  # shapes of one thing: an item without a number
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
         (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    """One depth of a list: its label with places for numbers ("%1.%2"), or its bullet."""

    template: str
    kind: str  # of numeral, as `numeral` knows them; "bullet"
    bullet: str
    is_legal: bool  # all numbers decimal
    first: int
    restart: int  # the depth, from 1, from which an item starts this one again; 0 never, -1 any above
    style: str | None


@dataclass
class _List:
    """One w:num: its levels, and the counters it shares with every other list of the same w:abstractNum."""

    elements: dict[int, Element]
    counters: dict[int, int]
    restarts: dict[int, int] = field(default_factory=dict)  # level -> first number, until used

    @cached_property
    def levels(self) -> dict[int, _Level]:
        return {depth: _level(element) for depth, element in self.elements.items()}


class Numbering:
    """The lists of one document, with how far each has been counted. Ask for labels in reading order.

    `words` counts the words of the labels given so far: they are printed, but stand in no text element.
    """

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = _read_lists(root)
        self.words = 0
        self._unlisted: set[str | None] = set()  # styles whose paragraphs are in no list by them

    def label(self, paragraph: Properties, style_id: str | None) -> tuple[str, int]:
        """The label before this paragraph and its depth from 0, counting it; ("", 0) where it is in no list."""
        if style_id in self._unlisted and NUM_PR not in paragraph:
            return "", 0
        place, by = self._styles.list_place(paragraph, style_id)
        known = self._lists.get(place.number) if place else None
        if place is None or known is None:
            if NUM_PR not in paragraph:
                self._unlisted.add(style_id)
            return "", 0
        depth = min(self._depth(known, place, by), LEVELS - 1)
        level = known.levels.get(depth)
        if level is None:
            return "", 0
        _count(known, depth)
        label = _shown_label(known, level)
        self.words += count_words(label)
        return label, max(depth, self._styles.named_depth(style_id))

    def _depth(self, known: _List, place: ListPlace, style_id: str | None) -> int:
        """A list reached by a style stands at the level that names the style."""
        if place.level is not None:
            return place.level
        return next((depth for depth, level in known.levels.items() if level.style == style_id), 0)


def numeral(count: int, kind: str) -> str:
    """A number in one of Word's formats: decimal, lowerLetter, upperRoman, ordinal ..."""
    match kind:
        case "lowerLetter" | "upperLetter":
            if count > MOST_LETTERED:
                return str(count)
            letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""
            return letters.upper() if kind == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            roman = _roman(count)
            return roman.upper() if kind == "upperRoman" else roman
        case "decimalZero":
            return f"{count:02d}"
        case "ordinal":
            tens = 10 <= count % 100 <= 20
            return f"{count}{'th' if tens else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"
        case "none":
            return ""
    return str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    out = ""
    for size, letters in ROMAN:
        out += letters * (count // size)
        count %= size
    return out


def _count(known: _List, depth: int) -> None:
    """Count one item: its level goes on or starts, and deeper levels start again."""
    counters = known.counters
    start = known.restarts.pop(depth, None)
    if start is not None:
        counters[depth] = start
    else:
        counters[depth] = counters[depth] + 1 if depth in counters else _first(known.levels[depth])
    for below in [level for level in counters if level > depth]:
        restart = known.levels[below].restart if below in known.levels else -1
        if restart != 0 and (restart < 0 or depth < restart):
            del counters[below]


def _first(level: _Level | None) -> int:
    return level.first if level else 1


def _level(element: Element) -> _Level:
    template = value(element, "lvlText") or ""
    return _Level(
        template,
        value(element, "numFmt") or "decimal",
        _bullet(template, element),
        is_on(child(element, "isLgl")),
        number(element, "start", default=1),
        number(element, "lvlRestart", default=-1),
        value(element, "pStyle"),
    )


def _shown_label(known: _List, level: _Level) -> str:
    if level.kind == "bullet":
        return level.bullet

    def shown_level(found: re.Match[str]) -> str:
        depth = int(found.group(1)) - 1
        named = known.levels.get(depth)
        own = named.kind if named else "decimal"
        kind = "decimal" if level.is_legal and own != "none" else own
        return numeral(known.counters.get(depth, _first(named)), kind)

    return re.sub(r"%([1-9])", shown_level, level.template).strip()


def _bullet(template: str, level: Element) -> str:
    fonts = child(level, "rPr", "rFonts")
    font = (fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or "") if fonts is not None else ""
    sign = shown(template, font).strip()
    hollow = sign == "o" and font.lower().startswith("courier")  # Word's own second bullet
    return "•" if hollow or sign in BULLETS or len(sign) != 1 or "\ue000" <= sign <= "\uf8ff" else sign


def _read_lists(root: Element | None) -> dict[str, _List]:
    abstracts = {a.get(w("abstractNumId"), ""): a for a in each(root, "abstractNum")}
    by_style = {value(a, "styleLink"): a for a in abstracts.values() if value(a, "styleLink")}
    counters: dict[str, dict[int, int]] = {}
    lists: dict[str, _List] = {}
    for num in each(root, "num"):
        abstract = abstracts.get(value(num, "abstractNumId") or "")
        if abstract is None:
            continue
        abstract = by_style.get(value(abstract, "numStyleLink"), abstract)
        levels = {number(level, attribute="ilvl"): level for level in each(abstract, "lvl")}
        restarts = {}
        for override in each(num, "lvlOverride"):
            depth = number(override, attribute="ilvl")
            replaced = child(override, "lvl")
            if replaced is not None:
                levels[depth] = replaced
            if child(override, "startOverride") is not None:
                restarts[depth] = number(override, "startOverride", default=1)
        shared = counters.setdefault(abstract.get(w("abstractNumId"), ""), {})
        lists[num.get(w("numId"), "")] = _List(levels, shared, restarts)
    return lists
