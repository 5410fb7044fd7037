"""Reads a text rendition of a plan (.txt, .md): headings, paragraphs, lists and tables as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from extractors import sniff
from extractors.continuation.line_breaks import goes_on_in_text
from extractors.model import DEEPEST_HEADING, Block, Document, Issue, Line, Paragraph, Unreadable
from extractors.text.markup import TOKEN, marked_lines
from extractors.text.shifted_cells import ROWS_IN_SIGHT
from extractors.text.text_tables import is_row, is_separator, text_table
from extractors.word_count import count_words

MOST_TEXT_BYTES = 50_000_000
MARKED_HEADING = re.compile(r"(#{1,6})\s+(?=\S)(.*)")
MARK = r"[-*+]\s+(?:\[(?P<box>[ xX])\]\s+)?"
NUMBER = r"(?=(?:\d{1,3}(?:\.\d{1,3})*[.)]|[a-z][.)]|\([a-z0-9]{1,3}\)|[•●▪◦])\s)"
ITEM = re.compile(rf"(\s*)(?:{MARK}|{NUMBER})(?=\S)")
BOXES = {" ": "☐", "x": "☑", "X": "☑"}  # of a list of tasks, as Markdown writes them
NUMBERED = re.compile(r"\d{1,2}[.)]?")
LABEL_AND_VALUE = re.compile(r"[A-Z][A-Za-z]*( [a-z]+){0,3}:\s+\S")  # no heading where others are marked as such
HEADING_WORDS = 12
NUMBERED_HEADING_WORDS = 18


def read_text(path: Path) -> Document:
    """The document, each table with its rows as they stand; one with too few or too many cells is a `ragged_row`.

    A table broken by a blank line is two; joining them is the stitching's business. Headings are Markdown's, and short
    lines standing alone: a line without a full stop is level 1, with a number ("1.") level 2, one that asks or
    announces ("What must change?", "Found:") or has a deeper number level 3; all below Markdown's own, and the words of
    a heading met before have its level. Raises Unreadable: `too_large`, `empty`, `unsupported`.
    """
    kind = sniff.media_type(path)
    if path.stat().st_size > MOST_TEXT_BYTES:
        raise Unreadable("too_large", f"a text of {path.stat().st_size:,} bytes")
    text = sniff.decoded(path.read_bytes()) or ""
    issues: list[Issue] = []
    lines = [line.rstrip(" ") if "\t" in line else line for line in re.split(r"\r\n|[\n\r\f\v\u2028]", text)]
    blocks = list(_blocks(lines, kind == sniff.MARKDOWN, issues))
    marked = [len(found.group(1)) for line in lines if (found := MARKED_HEADING.fullmatch(line))]
    return Document(
        kind,
        _levelled(blocks, max(marked, default=0)),
        words={0: words_of(text)},
        issues=tuple(issues),
        extractor="text",
        is_paged=True,
    )


def words_of(text: str) -> int:
    """The words of a text without its markup."""
    return count_words(re.sub(r"\]\([^()\s]*\)", " ", TOKEN.sub(lambda found: " " if found["break"] else "", text)))


def _blocks(lines: Sequence[str], markdown: bool, issues: list[Issue]) -> Iterator[Block]:
    tables = 0
    above: list[list[str]] = []  # rows of the table that only blank lines part from here
    usual = 0  # columns of the last table that had them all
    for chunk in _chunks(lines):
        if not any(map(is_row, chunk)):
            if not all(map(is_separator, chunk)):
                above = []
                yield from _paragraphs(chunk, markdown)
            continue
        if _is_header(chunk):
            above = []
        table, odd = text_table(chunk, tables + 1, above, usual)
        if table:
            usual = max(usual, table.width) if above else table.width
            tables += 1
            issues += odd
            above = [*above, *([cell.text for cell in row] for row in table.rows)][-ROWS_IN_SIGHT:]
            yield table


def _levelled(blocks: Sequence[Block], deepest: int) -> tuple[Block, ...]:
    """The blocks with the levels of headings made by looks, negative until now, set below those that were marked:
    beside these a label with its value ("Lead: ...") is none."""
    known: dict[str, int] = {}
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.level < 0 < deepest and LABEL_AND_VALUE.match(block.text):
            block = replace(block, level=0)
        elif isinstance(block, Paragraph) and block.level:
            level = (
                block.level if block.level > 0 else known.get(block.text, min(deepest - block.level, DEEPEST_HEADING))
            )
            known.setdefault(block.text, level)
            block = replace(block, level=level)
        found.append(block)
    return tuple(found)


def _is_header(chunk: Sequence[str]) -> bool:
    """Whether a table begins anew: Markdown rules its header off."""
    return len(chunk) > 2 and is_separator(chunk[1])


def _chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines between blank ones; a table and the words right above or below it are chunks of their own."""
    chunk: list[str] = []
    for at, line in enumerate(lines):
        row = is_row(line)
        if not line.strip() and not row:
            if chunk:
                yield chunk
            chunk = []
            continue
        in_table = bool(chunk) and is_row(chunk[0])
        between = in_table and not row and at + 1 < len(lines) and is_row(lines[at + 1])
        if chunk and row != in_table and not between and not (in_table and is_separator(line)):
            yield chunk
            chunk = []
        chunk.append(line)
    if chunk:
        yield chunk


def _paragraphs(chunk: Sequence[str], markdown: bool) -> Iterator[Paragraph]:
    """The headings, list items and paragraphs of lines that no blank line parts."""
    groups: list[list[str]] = []
    for line in chunk:
        if not groups or ITEM.match(line) or MARKED_HEADING.fullmatch(line) or MARKED_HEADING.fullmatch(groups[-1][-1]):
            groups.append([line])
        else:
            groups[-1].append(line)
    for group in groups:
        heading = MARKED_HEADING.fullmatch(group[0])
        found = marked_lines(heading.group(2).rstrip(" #")) if heading else _joined(group, markdown)
        if not found:
            continue
        alone = len(chunk) == 1 and len(found) == 1
        level = len(heading.group(1)) if heading else -_level(group[0], found[0]) if alone else 0
        yield Paragraph(tuple(found), level)


def _joined(group: list[str], markdown: bool) -> list[Line]:
    """The lines of a paragraph, those that only go on marked as wrapped."""
    item = ITEM.match(group[0])
    depth = (len(item.group(1).expandtabs(4)) + 1) // 2 if item else 0
    marker = bool(item and item.group(0).strip())
    found: list[Line] = []
    for at, line in enumerate(group):
        lines = marked_lines(line[item.end() :] if item and at == 0 else line)
        if at and lines and _wraps(group, at, markdown):
            lines[0] = lines[0]._replace(wraps=True)
        found += lines
    if found and marker and not found[0].label:
        found[0] = found[0]._replace(label=BOXES.get(item["box"], "•") if item else "•")
    return [line._replace(level=depth) for line in found]


def _wraps(group: list[str], at: int, markdown: bool) -> bool:
    """Whether a line goes on with the one above: by Markdown's rule, else where its first word had no room there."""
    if markdown:
        return not group[at - 1].endswith(("  ", "\\"))
    return goes_on_in_text(group, at)


def _level(raw: str, line: Line) -> int:
    words = line.text.split()
    numbered = bool(NUMBERED.fullmatch(line.label))
    if not words or not any(character.isalpha() for character in line.text) or re.match(r"\s*[-*+•]\s", raw):
        return 0
    if line.label:
        short = len(words) <= NUMBERED_HEADING_WORDS and line.text[0].isupper()
        return (2 if numbered else 3) if short and (numbered or not line.text.endswith((".", ";", ","))) else 0
    if len(words) > HEADING_WORDS or not line.text[0].isupper() or line.text.endswith((".", ";", ",")):
        return 0
    return 3 if line.text.endswith(("?", ":")) else 1
