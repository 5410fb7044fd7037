"""Reads a Word document (.docx, .docm): all its words in reading order, its tables as layout grids."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from extractors.collection import no_collection
from extractors.model import Block, Document, Line, Paragraph, Table, Unread, Unreadable
from extractors.word.blocks import Walk
from extractors.word.changes import Changes, make_plain
from extractors.word.headings_by_looks import with_headings
from extractors.word.numbering import Numbering
from extractors.word.package import Package, open_word
from extractors.word.paragraph_lines import TEXTS, drawn_on
from extractors.word.pictures import page_area
from extractors.word.properties import core_properties
from extractors.word.styles import Styles
from extractors.word.tabbed_rows import tabbed_on
from extractors.word.theme_colours import theme_colours
from extractors.word.xml import R_NS, Element, child, each, w
from extractors.word_count import count_words

SPACES = (w("tab"), w("br"), w("cr"), w("p"))


def read_word(path: Path) -> Document:
    """The document as a person sees it once all tracked changes are accepted.

    Addresses are table, row and column, since Word has no pages: `pages` is None, `words[0]` counts the whole document.
    Raises Unreadable: `corrupt`, `too_large`, `encrypted`.
    """
    try:
        package = open_word(path)
        with no_collection():
            return _read(package)
    except (etree.LxmlError, KeyError, ValueError) as error:
        raise Unreadable("corrupt", "parts of the document are damaged or missing") from error
    except RecursionError as error:
        raise Unreadable("too_large", "tables nested too deeply to follow") from error


def _read(package: Package) -> Document:
    body = child(package.main, "body")
    if body is None:
        raise Unreadable("corrupt", "its main part holds no body")
    furniture_parts = _furniture_parts(package, body)
    note_parts = {kind: package.first(f"{kind}s") for kind in ("footnote", "endnote")}
    roots = [body, *furniture_parts, *(root for root in note_parts.values() if root is not None)]
    changes = Changes()
    for root in roots:
        make_plain(root, changes)
    words = sum(map(words_of, roots))
    walk = _walk(package, roots)
    walk.page_area = page_area(body)
    blocks = with_headings(list(walk.blocks(body)))
    notes = tuple(note for kind, root in note_parts.items() for note in _notes(walk, kind, root))
    running = {id(root): tuple(walk.blocks(root)) for root in furniture_parts}
    headers = [block for root in furniture_parts if root.tag == w("hdr") for block in running[id(root)]]
    furniture = tuple(paragraph for found in running.values() for paragraph in _flat(iter(found)))
    return Document(
        media_type=package.media_type,
        blocks=blocks,
        furniture=furniture,
        running=tuple(block for block in headers if isinstance(block, Table)),
        notes=notes,
        words={0: words + walk.numbering.words},
        properties=core_properties(package.core),
        issues=(*package.issues, *changes.issues(), *walk.issues),
        extractor="word",
        unread=(*walk.unread, *(Unread("form_field", words=prompt) for prompt in changes.prompts)),
    )


def words_of(root: Element) -> int:
    """The words of all text elements below an element, whatever they stand in; hidden ones left out."""
    hidden = frozenset(mark.getparent().getparent() for mark in root.iter(w("vanish")))
    shown = root.iter(*TEXTS, *SPACES)
    if hidden:
        shown = (element for element in shown if element.tag not in TEXTS or element.getparent() not in hidden)
    return count_words("".join([(element.text or "") if element.tag in TEXTS else " " for element in shown]))


def _walk(package: Package, roots: list[Element]) -> Walk:
    theme = theme_colours(package.first("theme"), package.first("settings"))
    styles = Styles(package.first("styles"), theme)
    return Walk(styles, Numbering(package.first("numbering"), styles), theme, drawn_on(roots), tabbed_on(roots))


def _furniture_parts(package: Package, body: Element) -> list[Element]:
    """The headers and footers that sections refer to, each once, in that order."""
    known = package.parts.get("header", {}) | package.parts.get("footer", {})
    found: list[Element] = []
    for reference in body.iter(w("headerReference"), w("footerReference")):
        root = known.get(reference.get(f"{{{R_NS}}}id", ""))
        if root is not None and not any(root is other for other in found):
            found.append(root)
    return found


def _notes(walk: Walk, kind: str, root: Element | None) -> Iterator[Paragraph]:
    """Footnotes or endnotes, labelled with their number, in the order the text refers to them, then any it does not."""
    order = {key: place for place, key in enumerate(walk.notes)}
    notes = [note for note in each(root, kind) if note.get(w("type")) in (None, "normal")]
    notes.sort(key=lambda note: order.get((kind, note.get(w("id"), "")), len(order)))
    for note in notes:
        mark = walk.notes.get((kind, note.get(w("id"), "")), "")
        for index, paragraph in enumerate(_flat(walk.blocks(note))):
            lines = paragraph.lines
            if index == 0 and mark and not lines[0].label:
                lines = (_labelled(lines[0], mark), *lines[1:])
            yield Paragraph(lines)


def _labelled(line: Line, mark: str) -> Line:
    return Line(line.text, label=mark, bold=line.bold, size=line.size, colour=line.colour, struck=line.struck)


def _flat(blocks: Iterator[Block]) -> Iterator[Paragraph]:
    """Paragraphs, and the cells of tables as paragraphs, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for _, _, cell in block.cells():
            yield from cell.items
            yield from _flat(iter(cell.tables))
