"""The index that the search page loads: every action on one line of a few small scripts, for pages have no server."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.outputs.site.document_rows import Row
from pipeline.outputs.site.render import grouped
from pipeline.outputs.site.value_words import due, shown
from pipeline.questions.compare import COMPLETE

FOLDER = "data"
LARGEST_SCRIPT = 600_000  # bytes of a script
MOST_SEARCHED = 4000  # characters of an action's words, or of any other value, that can be searched
THEMES = -3  # where the themes stand in an entry


def search_entry(
    action: Row, address: str, authority: str, themes: Sequence[str], roles: Sequence[str], smart: Collection[str]
) -> list[Any]:
    """One action as the search wants it, its themes by name; search.js names its places. `authority` is a slug, `smart`
    are facts of compare_smart."""
    return [
        address,
        authority,
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
        _completed(action),
        themes,
        roles,
        int("measured" in smart),
    ]


def write_index(entries: Iterable[list[Any]], site: Path, themes: Iterable[str]) -> list[str]:
    """Writes the scripts, and gives their addresses; themes are told by their place in `themes`."""
    (site / FOLDER).mkdir()
    names: list[str] = []
    for lines in grouped(_lines(entries, themes), lambda line: len(line.encode()), LARGEST_SCRIPT):
        names.append(f"{FOLDER}/actions-{len(names) + 1}.js")
        text = "actionplans.add([\n" + ",\n".join(lines) + "\n]);\n"
        (site / names[-1]).write_text(text, encoding="utf-8")
    return names


def _lines(entries: Iterable[list[Any]], themes: Iterable[str]) -> Iterator[str]:
    """The entries as JSON lists."""
    numbers = {theme: number for number, theme in enumerate(themes)}
    for entry in entries:
        entry[THEMES] = [numbers[theme] for theme in entry[THEMES]]
        yield json.dumps(entry, ensure_ascii=False, separators=(",", ":"))


def _completed(action: Row) -> str:
    """The day on which it was completed, "yes" where no day is told, "" where it is not said to be: as `compare` says,
    for the search tells what was overdue on any day."""
    if action["completed_last"]:
        return str(action["completed_last"].isoformat())
    done = action["status"] in COMPLETE or action["due_kind"] == "complete"
    return "yes" if done and not action["completed_first"] else ""
