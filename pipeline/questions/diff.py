"""Diff: what changed between two builds: documents, and the actions added, removed, re-worded, slipped or re-rated."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pipeline.links.pairing import pairs_of
from pipeline.tables import read_rows

COLUMNS = ["action_id", "document_id", "action_ref", "action", "due_text", "due_last", "rag", "status"]

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One change in a document: words, dates or ratings `before` and `after`; None where there were or are none."""

    source_file: str
    action: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Diff:
    """The changes, by kind; `slipped` are due later than before, `brought_forward` earlier."""

    documents_added: tuple[str, ...] = ()
    documents_removed: tuple[str, ...] = ()
    documents_changed: tuple[str, ...] = ()
    added: tuple[Change, ...] = ()
    removed: tuple[Change, ...] = ()
    reworded: tuple[Change, ...] = ()
    slipped: tuple[Change, ...] = ()
    brought_forward: tuple[Change, ...] = ()
    rerated: tuple[Change, ...] = ()

    def to_json(self) -> str:
        def plain(value: Any) -> Any:
            return {f.name: getattr(value, f.name) for f in fields(value)} if isinstance(value, Change) else value

        content = {f.name: [plain(item) for item in getattr(self, f.name)] for f in fields(self)}
        return json.dumps(content, ensure_ascii=False, indent=2)

    def lines(self) -> Iterator[str]:
        """The changes in words, a heading with its count for each kind there is."""
        for field in fields(self):
            changes = getattr(self, field.name)
            if changes:
                yield f"{field.name.replace('_', ' ')}: {len(changes)}"
            for change in changes:
                yield f"  {change}" if isinstance(change, str) else _line(change)
        if not any(getattr(self, field.name) for field in fields(self)):
            yield "Nothing changed."


def diff(old: Path, new: Path) -> Diff:
    """What changed from the tables in `old` to those in `new`; documents are the same where their source_file is.

    Raises FileNotFoundError where a folder has no tables.
    """
    before, after = _documents(old), _documents(new)
    old_actions, new_actions = _actions(old, before), _actions(new, after)
    changes: dict[str, list[Change]] = {f.name: [] for f in fields(Diff) if not f.name.startswith("documents")}
    for file in sorted(before.keys() | after.keys()):
        for kind, change in _compare(file, old_actions.get(file, []), new_actions.get(file, [])):
            changes[kind].append(change)
    return Diff(
        documents_added=tuple(sorted(after.keys() - before.keys())),
        documents_removed=tuple(sorted(before.keys() - after.keys())),
        documents_changed=tuple(f for f in sorted(before.keys() & after.keys()) if before[f][1] != after[f][1]),
        **{kind: tuple(found) for kind, found in changes.items()},
    )


def _documents(out: Path) -> dict[str, tuple[str, str]]:
    """source_file -> document_id and the hash of its bytes."""
    rows = read_rows(out, "documents", ("source_file", "document_id", "sha256"))
    return {row["source_file"]: (row["document_id"], row["sha256"]) for row in rows}


def _actions(out: Path, documents: dict[str, tuple[str, str]]) -> dict[str, list[Row]]:
    """source_file -> its actions in the order printed."""
    files = {document: file for file, (document, _) in documents.items()}
    actions: dict[str, list[Row]] = {}
    for row in read_rows(out, "actions", COLUMNS):
        actions.setdefault(files[row["document_id"]], []).append(row)
    return actions


def _compare(file: str, old: list[Row], new: list[Row]) -> Iterator[tuple[str, Change]]:
    pairs = pairs_of(old, new)
    for i, row in enumerate(old):
        if i not in pairs:
            yield "removed", Change(file, _name(row), before=row["action"])
    kept = set(pairs.values())
    for j, row in enumerate(new):
        if j not in kept:
            yield "added", Change(file, _name(row), after=row["action"])
    for i, j in pairs.items():
        yield from _changes(file, old[i], new[j])


def _changes(file: str, old: Row, new: Row) -> Iterator[tuple[str, Change]]:
    if old["action"] != new["action"]:
        yield "reworded", Change(file, _name(new), old["action"], new["action"])
    if old["due_last"] and new["due_last"] and old["due_last"] != new["due_last"]:
        kind = "slipped" if old["due_last"] < new["due_last"] else "brought_forward"
        yield kind, Change(file, _name(new), old["due_text"], new["due_text"])
    was, now = _rating(old), _rating(new)
    if was != now:
        yield "rerated", Change(file, _name(new), was, now)


def _rating(row: Row) -> str | None:
    return ", ".join(word for word in (row["rag"], row["status"]) if word) or None


def _name(row: Row) -> str:
    """The action's number, or its first words where it has none."""
    return str(row["action_ref"] or row["action"][:60])


def _line(change: Change) -> str:
    words = [_short(text) for text in (change.before, change.after) if text is not None]
    both = change.before is not None and change.after is not None
    told = " -> ".join(words) if both else words[0] if words else ""
    return f"  {change.source_file}, {change.action}: {told}"


def _short(text: str, width: int = 100) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"
