"""The lines of one paragraph: its runs as one sees them, cut at line breaks; struck words and footnote marks apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from extractors.labels import with_label
from extractors.model import Line, Place
from extractors.symbols import shown, symbol
from extractors.word.styles import Base, RunStyle, Styles
from extractors.word.xml import M_NS, P_PR, R_PR, V_NS, Element, P, R, T, child, each, is_on, number, w

BREAK = "\n"
TABBED = "\t"
DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # marks of no width
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff" + DIRECTION)) | {0x2011: "-"}
HAS_INVISIBLE = re.compile(f"[{''.join(map(chr, INVISIBLE))}]")
MARK = re.compile(r"[\d,\s]*[\d*†‡§][\d,\s*†‡§]*")
SIGNS = {"noBreakHyphen": "-", "tab": TABBED, "ptab": TABBED, "cr": BREAK, "br": BREAK}
TEXTS = (T, f"{{{M_NS}}}t")  # words, and those of a formula
RUNS = (R, f"{{{M_NS}}}r")
# What stands in a paragraph besides its runs: boxes with paragraphs of their own, drawn words, pictures.
DRAWN = (w("drawing"), w("pict"), w("object"), w("txbxContent"), f"{{{V_NS}}}textpath")


class Piece(NamedTuple):
    """Some letters that look alike; `is_mark` where they are a raised mark of a footnote."""

    text: str
    style: RunStyle
    is_mark: bool = False


def paragraph_pieces(
    content: Iterable[Element], styles: Styles, base: Base, note_mark: Callable[[Element], str]
) -> list[Piece]:
    """What the paragraph shows that holds `content`, in order; `base` is how its letters look before runs change it.

    `note_mark` gives the number of a footnote or endnote reference.
    """
    pieces: list[Piece] = []
    for element in content:
        tag = element.tag
        if tag == R:
            _add_pieces(pieces, element, styles, base, note_mark)
        elif tag != P_PR and len(element):
            for run in _runs_in(element):
                _add_pieces(pieces, run, styles, base, note_mark)
    return pieces


def drawn_on(roots: Iterable[Element]) -> frozenset[Element]:
    """The paragraphs with something drawn in them, by which all others need not be asked."""
    found = (element for root in roots for element in root.iter(*DRAWN))
    return frozenset(paragraph for element in found for paragraph in element.iterancestors(P))


def boxes(paragraph: Element) -> list[Element]:
    """The text boxes anchored in a paragraph, those inside another box left to it."""
    found = paragraph.iter(w("txbxContent"))
    return [box for box in found if next(box.iterancestors(w("txbxContent"), w("p"))) is paragraph]


def word_art(paragraph: Element) -> list[str]:
    """Words drawn as a shape, such as the watermark "DRAFT"."""
    return [text for path in paragraph.iter(f"{{{V_NS}}}textpath") if (text := (path.get("string") or "").strip())]


def lines(pieces: Sequence[Piece], label: str, level: int, place: Place | None) -> list[Line]:
    """The lines of a paragraph, the label of its list on the first, typed labels off the words; one blank if empty."""
    if not pieces:
        return [Line("", label, level=level, place=place)]
    if len(pieces) == 1 and (line := _line_of_one(*pieces[0], label, level, place)):
        return [line]
    return [_line(row, "" if index else label, level, place) for index, row in enumerate(_rows(pieces))]


def is_blank(line: Line) -> bool:
    """Whether nothing at all is printed on the line."""
    return not (line.text or line.label or line.struck or line.marks)


def _runs_in(element: Element) -> Iterator[Element]:
    """The runs in something that stands in a paragraph, such as a formula; not those in a text box, whose paragraphs
    have them."""
    owner = next(element.iterancestors(P), None)
    return (run for run in element.iter(*RUNS) if run is not element and next(run.iterancestors(P), None) is owner)


def _add_pieces(
    pieces: list[Piece], run: Element, styles: Styles, base: Base, note_mark: Callable[[Element], str]
) -> None:
    """Add what a run shows, then what runs in it do, as letters over others have them."""
    content = list(run)
    style = base.style
    for element in content:
        if element.tag == R_PR:
            style = styles.run(element, base)
            break
    inner: list[Element] = []
    for element in content:
        tag = element.tag
        if tag == R_PR:
            continue
        if not style.hidden:
            text, kind = (element.text or "", "text") if tag in TEXTS else _sign(element, note_mark)
            if text:
                pieces.append(_dressed(text, style, kind))
        if len(element):
            inner.append(element)
    for element in inner:
        for one in _runs_in(element):
            _add_pieces(pieces, one, styles, base, note_mark)


def _sign(element: Element, note_mark: Callable[[Element], str]) -> tuple[str, str]:
    """What an element of a run that is no text shows, and whether it is a "sign" or the "mark" of a note."""
    name = element.tag.rpartition("}")[2]
    if name in SIGNS:
        return SIGNS[name], "sign"
    if name == "sym":
        return _symbol(element), "sign"
    if name in ("footnoteReference", "endnoteReference"):
        return note_mark(element), "mark"
    return (_form_field(child(element, "ffData")) if name == "fldChar" else ""), "sign"


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
    if kind == "text":
        if style.font or not text.isascii():
            text = shown(text, style.font)
        if style.capitals:
            text = text.upper()
    is_mark = kind == "mark" or (style.raised and bool(MARK.fullmatch(text)))
    if not text.isascii() and HAS_INVISIBLE.search(text):
        text = text.translate(INVISIBLE)
    return Piece(text, style, is_mark)


def _rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces cut at line breaks; always at least one row."""
    rows: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.text == BREAK:
            rows.append([])
        else:
            rows[-1].append(piece)
    return rows


def _line(row: list[Piece], label: str, level: int, place: Place | None) -> Line:
    kept = [piece for piece in row if not piece.style.struck and not piece.is_mark]
    worded = [piece for piece in kept if piece.text and not piece.text.isspace()]
    text = _joined(kept)
    label, text = with_label(label, text)
    all_shown = len(kept) == len(row)
    struck = "" if all_shown else _joined([piece for piece in row if piece.style.struck and not piece.is_mark])
    marks = "" if all_shown else _joined([piece for piece in row if piece.is_mark])
    looks = {piece.style for piece in worded}
    if len(looks) == 1:
        style = looks.pop()
        bold, size, colour, highlight = style.bold, style.size, style.colour, style.highlight
    else:
        bold = bool(worded) and all(style.bold for style in looks)
        size = max((style.size for style in looks), default=0.0)
        colour, highlight = _most(worded, "colour"), _most(worded, "highlight")
    return Line(text, label, False, bold, size, colour, highlight, struck, marks, level, place)


def _line_of_one(
    printed: str, style: RunStyle, is_mark: bool, label: str, level: int, place: Place | None
) -> Line | None:
    """The line of one plain piece, as most cells have; None where it is blank, struck or a mark."""
    text = " ".join(printed.split())
    if not text or is_mark or style.struck:
        return None
    label, text = with_label(label, text)
    return Line(text, label, False, style.bold, style.size, style.colour, style.highlight, "", "", level, place)


def _joined(pieces: list[Piece]) -> str:
    text = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
    return " ".join(text.split())


def _most(pieces: list[Piece], which: str) -> str | None:
    """The colour or highlight that most of the letters have."""
    letters: Counter[str | None] = Counter()
    for piece in pieces:
        letters[getattr(piece.style, which)] += len(piece.text.strip())
    return letters.most_common(1)[0][0] if letters else None
