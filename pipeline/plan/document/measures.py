"""Measures that a plan numbers or lists on their own, with their targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.model import Cell, Paragraph
from pipeline.plan.records.normalise import identity
from pipeline.plan.rows.unfold import PlanRow
from schema.contract import Record
from schema.references import split_reference
from schema.vocabulary import fold

TARGET = re.compile(r"(?:^|(?<=\s))(?:interim\s+|overall\s+|annual\s+)?target\b[^:\n]{0,40}:", re.IGNORECASE)


def measure_records(document_id: str, pairs: Sequence[tuple[PlanRow, Record]]) -> list[Record]:
    """The rows of the table `measures`: each cell once, however many actions it stands beside."""
    records: dict[str, Record] = {}
    seen: set[int] = set()
    for row, action in pairs:
        cell = row.cell("measures")
        if not cell.text or id(cell) in seen:
            continue
        seen.add(id(cell))
        target_cell = row.cell("target").text
        for ref, text, target in measures_in(cell):
            record_id = identity(document_id, action["objective_ref"] or "", ref, fold(text))
            records[record_id] = {
                "measure_id": record_id,
                "document_id": document_id,
                "objective_ref": action["objective_ref"],
                "ref": ref or None,
                "text": text,
                "target": target or target_cell or None,
            }
    return list(records.values())


def measures_in(cell: Cell) -> Iterator[tuple[str, str, str]]:
    """Reference, words and target of each measure of a cell: numbered or bulleted items, else each line begun anew.

    Words from "Target:" on are the target; lines without a number under a numbered measure belong to the one above.
    """
    groups: list[list[Paragraph]] = []
    numbered = sum(bool(_number(item)[0]) for item in cell.items) >= 2
    for item in cell.items:
        begins = not TARGET.match(item.text) and (bool(_number(item)[0]) or not numbered)
        if begins or not groups:
            groups.append([])
        groups[-1].append(item)
    for group in groups:
        ref, first = _number(group[0])
        parts = [_target_apart(words) for words in (first, *(item.text for item in group[1:]))]
        yield ref, "\n".join(w for w, _ in parts if w), "\n".join(t for _, t in parts if t)


def _target_apart(words: str) -> tuple[str, str]:
    """What stands before a target, and the target without the bare word "Target:"; a dated one keeps all its words."""
    match = TARGET.search(words)
    if not match:
        return words, ""
    target = words[match.start() :]
    if match[0].casefold().startswith("target:"):
        target = target[len("target:") :]
    return words[: match.start()].strip(), target.strip()


def _number(item: Paragraph) -> tuple[str, str]:
    ref, rest = split_reference(f"{item.label} {item.text}".strip())
    return (ref, rest) if ref else ("", item.text)
