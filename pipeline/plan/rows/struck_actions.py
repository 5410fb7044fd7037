"""Struck actions: rows whose action is struck through while what stands beside it is not, as trackers show what is
done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extractors.model import Cell

FLAG = "struck_through"
STANDING = ("owners", "due", "status", "rag", "progress", "completed")  # what tells that a row was not taken out


def struck_action(own: Mapping[str, Cell]) -> Cell | None:
    """The action of a row, in words that are struck through, where others of its cells are not; None for any other
    row: one that is struck through as a whole was taken out."""
    action = own.get("action", Cell())
    if action.words or not any(line.struck for line in action.lines):
        return None
    if not any(own[name].words for name in STANDING if name in own):
        return None
    return replace(action, lines=tuple(line._replace(text=line.struck, struck="") for line in action.lines))
