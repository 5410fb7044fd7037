"""Passing faults: of the ends that reading may come to, those the document did not decide and that are tried again."""

from __future__ import annotations

CHANGED = "changed"  # while it was read: the builder finds it again
KILLED = "killed"  # from outside
WAITED = "waited"  # its time ran out while it did no work: a busy machine, a slow network
PASSING = frozenset({"cannot_open", CHANGED, KILLED, WAITED})
AGAIN = "-again-"  # in the names of the rows of such documents in the store
UNREADABLE_CARD = "cannot be opened"  # how the message of a card ends that could not be read at all


def is_passing(reason: str | None, detail: str | None) -> bool:
    """Whether a document that ended so is to be tried again at the next build, its bytes being the same."""
    return reason in PASSING or (reason == "card" and UNREADABLE_CARD in (detail or ""))
