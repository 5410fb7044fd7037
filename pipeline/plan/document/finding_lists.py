"""Lists of findings as documents tell them: bullets with their points, paragraphs, tables, and lists within one
sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from extractors.model import Cell, Paragraph, Table
from schema.columns.known_headings import read_heading
from schema.document.finding_phrases import heading_kind, lead_in
from schema.references import inspection_references, split_reference

LONGEST_UNMARKED = 30  # words of a line that is one finding of several, though no bullet says so
WIDEST_FINDINGS = 4  # columns of a table of findings
BETWEEN = re.compile(r";\s*(?:and\s+)?|,?\s+(?:and\s+)?(?=\(?[a-h]\)\s)")  # what stands between parts of a sentence
LABEL = re.compile(r"\(?(?:[a-h]|[ivx]+|\d)\)\s*")
QUOTED = re.compile(r"([“\"‘'].{10,}[”\"’'][.,]?)(?:\s*[-–—(\[]\s*(?P<source>[^“”()]+?)\s*[)\]]?)?\.?", re.DOTALL)
SOURCE = re.compile(r"\b(?:ofsted|inspect\w+|hmi|report|letter|para\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the inspection found: `kind` as in the contract's findings, `ref` its number or that of its
    objective."""

    kind: str
    text: str
    ref: str | None = None
    inspection_refs: tuple[str, ...] = ()
    page: int | None = None
    addressee: str | None = None  # whom a report tells it: council, safeguarding_board or partnership


def findings_of_list(kind: str, found: Sequence[Paragraph]) -> Iterator[Finding]:
    """The findings of paragraphs below a lead-in: each bullet is one, with the points below it; paragraphs are one
    together, but short lines that are no sentences are one each."""
    opens = len(found) > 1 and not found[0].label and found[0].text.rstrip().endswith(":")
    items = found[1:] if opens else found
    if all(item.label for item in items):
        groups = list(_with_points(items))
    elif not opens and (lines := _unmarked(found)):
        groups = [[line] for line in lines]
    else:
        groups = [list(found)]
    for group in groups:
        yield _finding(kind, "\n".join(item.text for item in group), group[0].page)


def _finding(kind: str, text: str, page: int | None, ref: str | None = None, more: str = "") -> Finding:
    """`more` is what stands beside the words and may name paragraphs of the report."""
    refs, words = inspection_references(text)
    return Finding(kind, words or text, ref, (*refs, *inspection_references(more)[0]), page)


def _with_points(items: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Items with the points that belong to them: those deeper in the list, and below one that ends in a colon those
    that go on in lower case, to the last of them."""
    group: list[Paragraph] = []
    for item in items:
        if group and _is_point(group, item):
            group.append(item)
            continue
        if group:
            yield group
        group = [item]
    if group:
        yield group


def _is_point(group: Sequence[Paragraph], item: Paragraph) -> bool:
    first, last = group[0], group[-1]
    if _depth(item) > _depth(first):
        return True
    opened = first.text.rstrip().endswith((":", ":-"))
    ended = len(group) > 1 and last.text.rstrip().endswith(".")
    return opened and not ended and (item.text[:1].islower() or (item.label != first.label and _is_bullet(item)))


def _is_bullet(item: Paragraph) -> bool:
    return not any(map(str.isalnum, item.label))


def _depth(item: Paragraph) -> int:
    return item.lines[0].level


def _unmarked(found: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The lines of a list without bullets: several short ones that do not end as sentences do, without the sentences
    that follow them, which are no more than they; () where the paragraphs are none."""
    lines = list(takewhile(lambda p: not _ends_sentence(p), found))
    after = found[len(lines) :]
    short = all(len(p.text.split()) <= LONGEST_UNMARKED and not p.text.rstrip().endswith(":") for p in lines)
    goes_on = len(after) > len(lines) or not all(map(_ends_sentence, after))
    return lines if len(lines) > 1 and short and not goes_on and not any(p.label for p in lines) else ()


def _ends_sentence(paragraph: Paragraph) -> bool:
    return paragraph.text.rstrip().endswith(".")


def findings_in_sentence(paragraph: Paragraph) -> list[Finding]:
    """The findings that a sentence lists behind its own lead-in ("The letter names two areas for improvement: plans;
    and visits"), or the one that a line tells under its label ("What inspectors found: ..."); [] where there are none.
    """
    if quote := _quoted(paragraph.text):
        return [_finding("inspectors_found", quote[0], paragraph.page, more=quote[1])]
    before, colon, after = paragraph.text.partition(":")
    if not colon or not after.strip():
        return []
    label = heading_kind(before) if not paragraph.level or heading_kind(before) == "inspectors_found" else None
    if label == "inspectors_found":
        return [_finding(label, after.strip(), paragraph.page)]
    kind = label or lead_in(before + colon)
    parts = [LABEL.sub("", part, count=1).strip(" .,;") for part in BETWEEN.split(after.strip())] if kind else []
    parts = [part for part in parts if part]
    return [_finding(kind, part, paragraph.page) for part in parts] if kind and len(parts) > 1 else []


def _quoted(text: str) -> tuple[str, str] | None:
    """A quotation and its source, where a paragraph is nothing else and the source, before or behind it, is the
    inspection ("... (Ofsted, paragraph 14)")."""
    said, colon, rest = text.partition(":")
    if colon and lead_in(f"{said}:") == "inspectors_found" and (match := QUOTED.fullmatch(rest.strip())):
        return match[1], match["source"] or ""
    match = QUOTED.fullmatch(text.strip())
    return (match[1], match["source"]) if match and SOURCE.search(match["source"] or "") else None


def findings_in_table(table: Table, told: str | None) -> list[Finding]:
    """The findings that the rows of a table are, where its heading says so or a lead-in right above it (`told`);
    [] where neither does. A number beside one is its reference."""
    if table.width > WIDEST_FINDINGS or len(table.rows) < 2:
        return []
    kinds = [heading_kind(cell.words) for cell in table.rows[0]]
    headed = any(kinds) or all(read_heading(cell.words).field for cell in table.rows[0])
    if not any(kinds) and not told:
        return []
    column = next((i for i, kind in enumerate(kinds) if kind), None)
    rows = table.rows[1:] if headed else table.rows
    if column is None:
        column = max(range(table.width), key=lambda c: sum(len(row[c].words) for row in rows))
    kind = kinds[column] or told or ""
    return [found for row in rows for found in _in_row(kind, row, column)]


def _in_row(kind: str, row: Sequence[Cell], column: int) -> Iterator[Finding]:
    cell = row[column]
    page = cell.places[0].page if cell.places else None
    number = next((split_reference(c.words)[0] for c in row[:column] if c.words and c is not cell), "") or None
    items = cell.items
    if len(items) > 1 and all(item.label for item in items):
        for group in _with_points(items):
            yield _finding(kind, "\n".join(item.text for item in group), page, number)
    elif cell.words:
        ref, words = split_reference(cell.words)
        yield _finding(kind, words if ref else cell.text, page, number or ref or None)
