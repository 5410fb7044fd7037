"""The lines of one paragraph: its runs as one sees them, cut at line breaks; struck words and footnote marks apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from extractors.labels import split_label
from extractors.model import Line, Place
from extractors.symbols import shown, symbol
from extractors.word.styles import RunStyle, Styles
from extractors.word.xml import M_NS, V_NS, Element, child, each, is_on, number, w

BREAK = "\n"
DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # marks of no width
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff" + DIRECTION)) | {0x2011: "-"}
MARK = re.compile(r"[\d,\s]*[\d*†‡§][\d,\s*†‡§]*")
SIGNS = {"noBreakHyphen": "-", "tab": " ", "ptab": " ", "cr": BREAK, "br": BREAK}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters that look alike."""

    text: str
    style: RunStyle


def paragraph_pieces(
    paragraph: Element, styles: Styles, base: RunStyle, note_mark: Callable[[Element], str]
) -> list[Piece]:
    """What the paragraph shows, in order; `base` is how its letters look before runs change it.

    `note_mark` gives the number of a footnote or endnote reference.
    """
    pieces = []
    for run in paragraph.iter(w("r"), f"{{{M_NS}}}r"):
        if run.getparent() is not paragraph and _owner(run) is not paragraph:
            continue
        style = styles.run(child(run, "rPr"), base)
        if not style.hidden:
            pieces += [_dressed(text, style, found) for text, found in _run_texts(run, style, note_mark) if text]
    return pieces


def boxes(paragraph: Element) -> list[Element]:
    """The text boxes anchored in a paragraph, those inside another box left to it."""
    found = paragraph.iter(w("txbxContent"))
    return [box for box in found if next(box.iterancestors(w("txbxContent"), w("p"))) is paragraph]


def word_art(paragraph: Element) -> list[str]:
    """Words drawn as a shape, such as the watermark "DRAFT"."""
    return [text for path in paragraph.iter(f"{{{V_NS}}}textpath") if (text := (path.get("string") or "").strip())]


def lines(pieces: Iterable[Piece], label: str, level: int, place: Place | None) -> list[Line]:
    """The lines of a paragraph, the label of its list on the first, typed labels off the words; one blank if empty."""
    found = []
    for index, row in enumerate(_rows(pieces)):
        line = _line(row, place)
        own, rest = (label, line.text) if label and index == 0 else split_label(line.text)
        found.append(line._replace(label=own, text=rest, level=level))
    return found


def is_blank(line: Line) -> bool:
    """Whether nothing at all is printed on the line."""
    return not (line.text or line.label or line.struck or line.marks)


def _owner(run: Element) -> Element | None:
    return next(run.iterancestors(w("p")), None)


def _run_texts(run: Element, style: RunStyle, note_mark: Callable[[Element], str]) -> Iterator[tuple[str, str]]:
    """Each text of a run with the kind of what it came from: "text", "sign" or "mark"."""
    for element in run:
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name == "t":
            yield shown(element.text or "", style.font), "text"
        elif name in SIGNS:
            yield SIGNS[name], "sign"
        elif name == "sym":
            yield _symbol(element), "sign"
        elif name in ("footnoteReference", "endnoteReference"):
            yield note_mark(element), "mark"
        elif name == "fldChar":
            yield _form_field(child(element, "ffData")), "sign"


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(w("char"), ""), 16)
    except ValueError:
        return ""
    return symbol(element.get(w("font"), ""), code) or (
        chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else ""
    )


def _form_field(data: Element | None) -> str:
    """What a form field without words of its own shows: a box ticked or not, the chosen entry of a list."""
    box = child(data, "checkBox")
    if box is not None:
        state = child(box, "checked")
        return "☒" if is_on(state if state is not None else child(box, "default")) else "☐"
    entries = [entry.get(w("val"), "") for entry in each(child(data, "ddList"), "listEntry")]
    chosen = number(data, "ddList", "result", default=number(data, "ddList", "default"))
    return entries[chosen] if 0 <= chosen < len(entries) else ""


def _dressed(text: str, style: RunStyle, kind: str) -> Piece:
    if style.capitals and kind == "text":
        text = text.upper()
    raised = kind == "mark" or (style.raised and bool(MARK.fullmatch(text)))
    return Piece(text.translate(INVISIBLE), replace(style, raised=raised))


def _rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces cut at line breaks; always at least one row."""
    rows: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split(BREAK) if piece.text == BREAK else [piece.text.replace(BREAK, " ")]
        rows[-1].append(replace(piece, text=first))
        rows += [[replace(piece, text=other)] for other in others]
    return rows


def _line(row: list[Piece], place: Place | None) -> Line:
    kept = [piece for piece in row if not piece.style.struck and not piece.style.raised]
    worded = [piece for piece in kept if piece.text.strip()]
    return Line(
        text=_joined(kept),
        bold=bool(worded) and all(piece.style.bold for piece in worded),
        size=max((piece.style.size for piece in worded), default=0.0),
        colour=_most(worded, "colour"),
        highlight=_most(worded, "highlight"),
        struck=_joined([piece for piece in row if piece.style.struck and not piece.style.raised]),
        marks=_joined([piece for piece in row if piece.style.raised]),
        place=place,
    )


def _joined(pieces: list[Piece]) -> str:
    return " ".join("".join(piece.text for piece in pieces).split())


def _most(pieces: list[Piece], which: str) -> str | None:
    """The colour or highlight that most of the letters have."""
    letters: Counter[str | None] = Counter()
    for piece in pieces:
        letters[getattr(piece.style, which)] += len(piece.text.strip())
    return letters.most_common(1)[0][0] if letters else None
