"""What Word's styles say of a paragraph, its runs and a table's regions, chains of based-on styles followed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from extractors.symbols import is_symbolic
from extractors.word.theme_colours import colour, highlight, shading
from extractors.word.xml import Element, child, each, is_on, number, value, w

LONGEST_CHAIN = 20  # Word allows eleven; a damaged file may go in a circle
BODY_LEVEL = 9  # w:outlineLvl counts from 0, and 9 says "body text"
LIST_NAME = re.compile(r"list (?:bullet|number) ([2-5])")
HEADING_NAME = re.compile(r"heading ([1-9])")
TITLES = {"title": 1, "subtitle": 2}
P_STYLE, NUM_PR, OUTLINE = w("pStyle"), w("numPr"), w("outlineLvl")
# What of a run's properties changes how its letters look.
LOOKS = frozenset(map(w, ("rStyle", "b", "strike", "dstrike", "vanish", "caps", "smallCaps", "vertAlign", "sz", "color",
                          "highlight", "shd", "rFonts")))  # fmt: skip
Properties: TypeAlias = Mapping[str, Element]  # those of a paragraph, by full name


class RunStyle(NamedTuple):
    """How letters look. `size` in points; `colour` and `highlight` in hex, None for black and for none; `font` is told
    where its letters are symbols."""

    bold: bool = False
    struck: bool = False
    hidden: bool = False
    capitals: bool = False
    raised: bool = False
    size: float = 10.0
    colour: str | None = None
    highlight: str | None = None
    font: str = ""


@dataclass(eq=False, slots=True)
class Base:
    """How letters look before the style of their paragraph and their run change that, and what these made of it."""

    style: RunStyle
    paragraphs: dict[str | None, Base] = field(default_factory=dict)  # by the id of the style
    runs: dict[object, RunStyle] = field(default_factory=dict)  # by what a run says of itself


class ListPlace(NamedTuple):
    """The list a paragraph is an item of, and the depth in it from 0 (None: the list itself says)."""

    number: str
    level: int | None


class Styles:
    """The styles of one document. What was asked is remembered here, in no cache of methods: it would be a circle, by
    which the whole document stayed in memory."""

    def __init__(self, root: Element | None, theme: Mapping[str, str]) -> None:
        self.theme = theme
        self._styles = {style.get(w("styleId"), ""): style for style in each(root, "style")}
        self._defaults = {
            style.get(w("type"), ""): key
            for key, style in self._styles.items()
            if style.get(w("default")) in ("1", "true", "on")
        }
        self._known: dict[object, RunStyle] = {}
        self._bases: dict[RunStyle, Base] = {}
        self._chains: dict[tuple[str | None, str], tuple[Element, ...]] = {}
        self._regions: dict[tuple[str | None, str], tuple[Element, ...]] = {}
        self._levels: dict[str | None, int] = {}
        self._depths: dict[str | None, int] = {}
        self._places: dict[tuple[str | None, int | None], tuple[ListPlace | None, str | None]] = {}
        self.plain = self.base(self.changed(RunStyle(), child(root, "docDefaults", "rPrDefault", "rPr")))

    def chain(self, style_id: str | None, kind: str) -> tuple[Element, ...]:
        """The style (the default one of its kind where None) and those it is based on, itself first."""
        if (style_id, kind) not in self._chains:
            self._chains[style_id, kind] = tuple(self._chain(style_id, kind))
        return self._chains[style_id, kind]

    def _chain(self, style_id: str | None, kind: str) -> Iterator[Element]:
        key = style_id if style_id in self._styles else self._defaults.get(kind)
        for _ in range(LONGEST_CHAIN):
            style = self._styles.get(key or "")
            if style is None:
                return
            yield style
            key = value(style, "basedOn")

    def base(self, style: RunStyle) -> Base:
        """The one base of letters that look so."""
        return self._bases.setdefault(style, Base(style))

    def paragraph_run(self, style_id: str | None, base: Base) -> Base:
        """How letters of a paragraph of this style look, on top of what its table says."""
        if style_id not in base.paragraphs:
            base.paragraphs[style_id] = self.base(self._applied(style_id, "paragraph", base.style))
        return base.paragraphs[style_id]

    def run(self, properties: Element, base: Base) -> RunStyle:
        """How a run with these properties looks in a paragraph whose letters look like `base`."""
        stated = tuple([(found.tag, *found.items()) for found in properties if found.tag in LOOKS])
        if stated not in base.runs:
            style_id = value(properties, "rStyle")
            style = self._applied(style_id, "character", base.style) if style_id else base.style
            base.runs[stated] = self.changed(style, properties)
        return base.runs[stated]

    def changed(self, style: RunStyle, properties: Element | None) -> RunStyle:
        """The look with what properties change of it, a style that they name left aside."""
        changes: dict[str, object] = {}
        for element in properties if properties is not None else ():
            changes |= self._change(element) or {}
        return style._replace(**changes) if changes else style  # type: ignore[arg-type]

    def level(self, paragraph: Properties) -> int:
        """The heading level 1 to 9 that the paragraph or its style states, 0 for plain text."""
        stated = value(paragraph.get(OUTLINE))
        if stated is not None and stated.isdecimal():
            return 0 if int(stated) >= BODY_LEVEL else int(stated) + 1
        style_id = value(paragraph.get(P_STYLE))
        if style_id not in self._levels:
            self._levels[style_id] = self._style_level(style_id)
        return self._levels[style_id]

    def _style_level(self, style_id: str | None) -> int:
        for style in self.chain(style_id, "paragraph"):
            outline = value(style, "pPr", "outlineLvl")
            if outline is not None and outline.isdecimal():
                return 0 if int(outline) >= BODY_LEVEL else int(outline) + 1
            name = (value(style, "name") or "").lower()
            named = HEADING_NAME.fullmatch(name)
            if named or name in TITLES:
                return int(named.group(1)) if named else TITLES[name]
        return 0

    def is_title(self, paragraph: Properties) -> bool:
        """Whether the style of a paragraph is Word's own for the title of a document."""
        styles = self.chain(value(paragraph.get(P_STYLE)), "paragraph")
        return any((value(style, "name") or "").lower() == "title" for style in styles)

    def named_depth(self, style_id: str | None) -> int:
        """How deep in a list Word's own name for a style says that it stands, from 0: 1 for "List Bullet 2"."""
        if style_id not in self._depths:
            names = ((value(style, "name") or "").lower() for style in self.chain(style_id, "paragraph"))
            self._depths[style_id] = next((int(found[1]) - 1 for found in map(LIST_NAME.fullmatch, names) if found), 0)
        return self._depths[style_id]

    def list_place(self, paragraph: Properties, style_id: str | None) -> tuple[ListPlace | None, str | None]:
        """The list a paragraph is in, by itself or its style, and the id of the style that says so (None: itself)."""
        own = paragraph.get(NUM_PR)
        if own is None:
            return self._list_of(style_id, None)
        level = value(own, "ilvl")
        depth = int(level) if level is not None and level.isdecimal() else None
        num = value(own, "numId")
        if num is not None:
            return (None if num == "0" else ListPlace(num, depth or 0)), None
        return self._list_of(style_id, depth)

    def _list_of(self, style_id: str | None, depth: int | None) -> tuple[ListPlace | None, str | None]:
        if (style_id, depth) not in self._places:
            self._places[style_id, depth] = self._style_list(style_id, depth)
        return self._places[style_id, depth]

    def _style_list(self, style_id: str | None, depth: int | None) -> tuple[ListPlace | None, str | None]:
        for style in self.chain(style_id, "paragraph"):
            properties = child(style, "pPr", "numPr")
            num = value(properties, "numId")
            if num is not None:
                at = value(properties, "ilvl")
                stated = int(at) if at is not None and at.isdecimal() else None
                place = ListPlace(num, depth if depth is not None else stated)
                return (None if num == "0" else place), style.get(w("styleId"))
        return None, None

    def conditional(self, style_id: str | None, region: str) -> tuple[Element, ...]:
        """What a table style says of a region ("firstRow", "band1Horz", "" for the whole), derived styles first."""
        if not region:
            return self.chain(style_id, "table")
        if (style_id, region) not in self._regions:
            parts = (part for style in self.chain(style_id, "table") for part in each(style, "tblStylePr"))
            self._regions[style_id, region] = tuple(part for part in parts if part.get(w("type")) == region)
        return self._regions[style_id, region]

    def has_regions(self, style_id: str | None) -> bool:
        """Whether a table style says something of some cells alone."""
        return any(child(style, "tblStylePr") is not None for style in self.chain(style_id, "table"))

    def band_size(self, style_id: str | None, which: str) -> int:
        """Rows (tblStyleRowBandSize) or columns (tblStyleColBandSize) in one band of a table style."""
        sizes = (number(style, "tblPr", which) for style in self.chain(style_id, "table"))
        return next((size for size in sizes if size > 0), 1)

    def _applied(self, style_id: str | None, kind: str, base: RunStyle) -> RunStyle:
        key = (kind, style_id, base)
        if key not in self._known:
            style = base
            for element in reversed(self.chain(style_id, kind)):
                style = self.changed(style, child(element, "rPr"))
            self._known[key] = style
        return self._known[key]

    def _change(self, element: Element) -> dict[str, object] | None:
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        match name:
            case "b":
                return {"bold": is_on(element)}
            case "strike" | "dstrike":
                return {"struck": is_on(element)}
            case "vanish":
                return {"hidden": is_on(element)}
            case "caps" | "smallCaps":
                return {"capitals": is_on(element)}
            case "vertAlign":
                return {"raised": element.get(w("val")) == "superscript"}
            case "sz":
                return {"size": _points(element.get(w("val")))}
            case "color":
                seen = colour(element, self.theme)
                return {"colour": None if seen == "000000" else seen}
            case "highlight":
                return {"highlight": highlight(element)}
            case "shd":
                painted = shading(element, self.theme)
                return {"highlight": painted} if painted else None
            case "rFonts":
                font = element.get(w("ascii")) or element.get(w("hAnsi"))
                return {"font": font if is_symbolic(font) else ""} if font else None
        return None


def _points(half_points: str | None) -> float:
    try:
        return float(half_points or "") / 2
    except ValueError:
        return 0.0
