"""The index that the search page loads: every action on one line of a few small scripts, for pages have no server."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.outputs.site.dataset import DataSet
from pipeline.outputs.site.document_rows import Row
from pipeline.outputs.site.render import grouped
from pipeline.outputs.site.value_words import due, shown

FOLDER = "data"
LARGEST_SCRIPT = 600_000  # bytes of a script
MOST_SEARCHED = 4000  # characters of an action's words, or of any other value, that can be searched


def write_index(
    data: DataSet, site: Path, addresses: Mapping[str, str], authorities: Mapping[str, str], themes: Sequence[str]
) -> list[str]:
    """Writes the scripts, and gives their addresses. `addresses` are of actions, `authorities` slugs of documents by
    document_id; themes are told by their place in `themes`."""
    (site / FOLDER).mkdir()
    numbers = {theme: number for number, theme in enumerate(themes)}
    names: list[str] = []
    entries = (_entry(data, action, addresses, authorities, numbers) for action in data.counted)
    for lines in grouped(entries, lambda line: len(line.encode()), LARGEST_SCRIPT):
        names.append(f"{FOLDER}/actions-{len(names) + 1}.js")
        text = "actionplans.add([\n" + ",\n".join(lines) + "\n]);\n"
        (site / names[-1]).write_text(text, encoding="utf-8")
    return names


def has_owner(action: Row) -> bool:
    """Whether the plan names anyone for the action, read or not."""
    return bool(action["owners"] or action["owner_text"])


def _entry(
    data: DataSet,
    action: Row,
    addresses: Mapping[str, str],
    authorities: Mapping[str, str],
    themes: Mapping[str, int],
) -> str:
    """One action as a JSON list; search.js names its places."""
    entry: list[Any] = [
        addresses[action["action_id"]],
        authorities[action["document_id"]],
        action["action_ref"] or "",
        shown(action["action"], MOST_SEARCHED),
        shown(action["objective"] or "", MOST_SEARCHED),
        shown("; ".join(action["owners"]) or action["owner_text"] or "", MOST_SEARCHED),
        due(action),
        action["due_first"].isoformat() if action["due_first"] else "",
        action["due_last"].isoformat() if action["due_last"] else "",
        action["due_kind"] or "",
        action["rag"] or "",
        action["status"] or "",
        [themes[theme] for theme in data.theme_ids(action["action_id"]) if theme in themes],
        sorted({owner["role"] for owner in data.owners.get(action["action_id"], ()) if owner["role"]}),
    ]
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
