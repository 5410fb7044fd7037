"""Gather what lists, counts and the search need of all actions, as the documents go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipeline.outputs.site.counts import Tally
from pipeline.outputs.site.dataset import Authority, DocumentData
from pipeline.outputs.site.document_rows import Row
from pipeline.outputs.site.search_index import search_entry
from pipeline.outputs.site.shelf import Shelf, ShelvedRows

IN_LISTS = (
    "authority",
    "action_ref",
    "action",
    "owners",
    "owner_text",
    "start_first",
    "start_last",
    "due_text",
    "due_first",
    "due_last",
    "due_kind",
    "rag",
)  # columns of actions that a list tells
SEARCHED = "searched"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Counts of the actions that count, of all and by theme, and rows of them on a shelf: those that lists tell, each
    with its `address` in the site, and the entries of the search.

    `met` are the themes of any record, `found` and `terms` the findings and the words of a theme; `due` the days on
    which actions are due at the latest; `doubts` those of each document that has any, by kind; `pages` how many
    actions each page holds of a document that has several.
    """

    shelf: Shelf
    whole: Tally = field(default_factory=Tally)
    by_theme: dict[str, Tally] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    found: Counter[str] = field(default_factory=Counter)
    terms: dict[str, Counter[str]] = field(default_factory=dict)
    due: Counter[date] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    doubts: dict[str, Counter[str]] = field(default_factory=dict)
    pages: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def address(self, action_id: str) -> str:
        """Where an action is told; "" where it is none that counts."""
        return self.shelf.noted(f"address {action_id}")

    def take_smart(self, facts: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Know the facts of actions, by their ids, before documents are added."""
        self.shelf.note((f"smart {action_id}", " ".join(names)) for action_id, names in facts)

    def of_authority(self, authority: Authority) -> ShelvedRows:
        return self.shelf.rows(f"authority {authority.slug}")

    def of_theme(self, theme: str) -> ShelvedRows:
        return self.shelf.rows(f"theme {theme}")

    def searched(self) -> ShelvedRows:
        return self.shelf.rows(SEARCHED)

    def add(self, data: DocumentData, authority: Authority, addresses: Mapping[str, str]) -> None:
        """The document's records; `addresses` are of its actions, by their ids."""
        self.met.update(row["theme"] for rows in data.themes.values() for row in rows)
        if not data.counts:
            return
        self.found.update(theme for row in data.findings for theme in data.theme_ids(row["finding_id"]))
        self.shelf.note((f"address {key}", address) for key, address in addresses.items())
        for action in data.actions:
            key = action["action_id"]
            themes = data.themes.get(key, ())
            roles = sorted({owner["role"] for owner in data.owners.get(key, ()) if owner["role"]})
            facts = self.shelf.noted(f"smart {key}").split()
            self._count(action, themes, roles, facts)
            authority.tally.add(action, data.theme_ids(key), facts)
            row: Row = {name: action[name] for name in IN_LISTS} | {
                "authority": authority.name,
                "address": addresses[key],
            }
            self.shelf.put(row, f"authority {authority.slug}", *(f"theme {theme['theme']}" for theme in themes))
            entry = search_entry(action, addresses[key], authority.slug, data.theme_ids(key), roles, facts)
            self.shelf.put(entry, SEARCHED)

    def _count(self, action: Row, themes: Sequence[Row], roles: Sequence[str], facts: Sequence[str]) -> None:
        self.whole.add(action, [row["theme"] for row in themes], facts)
        for row in themes:
            self.by_theme.setdefault(row["theme"], Tally()).add(action, (), facts)
            self.terms.setdefault(row["theme"], Counter()).update(term.lower() for term in row["terms"])
        self.roles.update(roles)
        counters: dict[str, Counter[Any]] = {"due_last": self.due, "status": self.statuses, "due_kind": self.kinds}
        for column, counter in counters.items():
            if action[column]:
                counter[action[column]] += 1
