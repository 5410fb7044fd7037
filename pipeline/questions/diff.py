"""Diff: what changed between two builds: documents and their facts; actions added, removed, re-worded, slipped ..."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pipeline.links.pairing import pairs_of
from pipeline.links.plans import council
from pipeline.tables import read_rows
from schema.vocabulary import fold

COLUMNS = [
    "action_id",
    "document_id",
    "action_ref",
    "action",
    "owners",
    "owner_text",
    "due_text",
    "due_last",
    "rag",
    "status",
]

FACTS = (
    "state", "authority", "title", "document_type", "plan_first", "plan_last", "is_draft", "framework",
    "inspection_first", "inspection_last", "inspection_published", "overall_grade",
)  # fmt: skip

Row = dict[str, Any]
Key = Callable[[Row], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an action or a fact of a document: what it was `before` and `after`; None where there is none."""

    source_file: str
    what: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Diff:
    """The changes, by kind; `slipped` are due later than before, `brought_forward` earlier, of `redated` one of the due
    dates is no day."""

    documents_added: tuple[str, ...] = ()
    documents_removed: tuple[str, ...] = ()
    documents_changed: tuple[str, ...] = ()
    documents_renamed: tuple[str, ...] = ()
    facts: tuple[Change, ...] = ()
    added: tuple[Change, ...] = ()
    removed: tuple[Change, ...] = ()
    reworded: tuple[Change, ...] = ()
    slipped: tuple[Change, ...] = ()
    brought_forward: tuple[Change, ...] = ()
    redated: tuple[Change, ...] = ()
    rerated: tuple[Change, ...] = ()
    reowned: tuple[Change, ...] = ()

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
    """What changed from the tables in `old` to those in `new`; which documents are the same, `KEYS` say.

    Raises FileNotFoundError where a folder has no tables.
    """
    before, after = read_rows(old, "documents"), read_rows(new, "documents")
    pairs = _same_documents(before, after)
    gone = [row for row in before if not any(row is was for was, _ in pairs)]
    come = [row for row in after if not any(row is now for _, now in pairs)]
    sides: list[tuple[Row | None, Row | None]] = [
        *pairs,
        *((row, None) for row in gone),
        *((None, row) for row in come),
    ]
    old_actions, new_actions = _actions(old), _actions(new)
    changes: dict[str, list[Change]] = {f.name: [] for f in fields(Diff) if not f.name.startswith("documents")}
    for was, now in sorted(sides, key=_name_of):
        if was and now:
            changes["facts"] += _facts(was, now)
        for kind, change in _compare(_name_of((was, now)), _rows(old_actions, was), _rows(new_actions, now)):
            changes[kind].append(change)
    return Diff(
        documents_added=tuple(sorted(row["source_file"] for row in come)),
        documents_removed=tuple(sorted(row["source_file"] for row in gone)),
        documents_changed=tuple(sorted(now["source_file"] for was, now in pairs if was["sha256"] != now["sha256"])),
        documents_renamed=tuple(sorted(_renamed(pairs))),
        **{kind: tuple(found) for kind, found in changes.items()},
    )


def _same_documents(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Each document with the one it was: the first key that one document of each side alone has decides."""
    pairs: list[tuple[Row, Row]] = []
    for key in KEYS:
        left = _alone([row for row in old if not any(row is was for was, _ in pairs)], key)
        right = _alone([row for row in new if not any(row is now for _, now in pairs)], key)
        pairs += [(row, right[told]) for told, row in left.items() if told in right and _may_be(row, right[told])]
    return pairs


def _may_be(old: Row, new: Row) -> bool:
    """Other bytes of another council are another document, whatever their names."""
    return old["sha256"] == new["sha256"] or len({council(old), council(new)} - {None}) < 2


def _alone(rows: Sequence[Row], key: Key) -> dict[tuple[Any, ...], Row]:
    """The documents that alone have what the key asks, by it; one that lacks a part of it has none."""
    told = [(key(row), row) for row in rows]
    counts = Counter(words for words, _ in told)
    return {words: row for words, row in told if None not in words and counts[words] == 1}


def _titled(row: Row) -> tuple[Any, ...]:
    return council(row), fold(row["title"]) if row["title"] else None, row["media_type"] or ""


KEYS: tuple[Key, ...] = (
    lambda row: (row["sha256"], row["source_file"]),
    lambda row: (row["sha256"],),
    lambda row: (*_titled(row), row["source_file"]),
    _titled,
    lambda row: (row["source_file"],),
)


def _facts(old: Row, new: Row) -> Iterator[Change]:
    for name in FACTS:
        if old[name] != new[name]:
            yield Change(
                new["source_file"], name, *(None if row[name] is None else str(row[name]) for row in (old, new))
            )


def _name_of(pair: tuple[Row | None, Row | None]) -> str:
    was, now = pair
    return str((now or was or {})["source_file"])


def _renamed(pairs: Iterable[tuple[Row, Row]]) -> Iterator[str]:
    for was, now in pairs:
        if was["source_file"] != now["source_file"]:
            yield f"{was['source_file']} -> {now['source_file']}"


def _actions(out: Path) -> dict[str, list[Row]]:
    """document_id -> its actions in the order printed."""
    actions: dict[str, list[Row]] = {}
    for row in read_rows(out, "actions", COLUMNS):
        actions.setdefault(row["document_id"], []).append(row)
    return actions


def _rows(actions: Mapping[str, list[Row]], document: Row | None) -> list[Row]:
    return actions.get(document["document_id"], []) if document else []


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
    elif old["due_last"] != new["due_last"]:
        yield "redated", Change(file, _name(new), old["due_text"], new["due_text"])
    for kind, told in (("rerated", _rating), ("reowned", _owners)):
        if told(old) != told(new):
            yield kind, Change(file, _name(new), told(old), told(new))


def _rating(row: Row) -> str | None:
    return ", ".join(word for word in (row["rag"], row["status"]) if word) or None


def _owners(row: Row) -> str | None:
    return "; ".join(row["owners"]) or row["owner_text"]


def _name(row: Row) -> str:
    """The action's number, or its first words where it has none."""
    return str(row["action_ref"] or row["action"][:60])


def _line(change: Change) -> str:
    words = [_short(text) for text in (change.before, change.after) if text is not None]
    both = change.before is not None and change.after is not None
    told = " -> ".join(words) if both else words[0] if words else ""
    return f"  {change.source_file}, {change.what}: {told}"


def _short(text: str, width: int = 100) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"
