"""The card that may stand beside a document (`plan.pdf.yml`): what the document does not say, and corrections with a
reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

CORRECTED = ("owners", "accountable", "partners", "start", "due", "completed", "rag", "status")


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of one action read as other words than are printed: `action` is its id or its reference."""

    action: str
    field: str
    read_as: str
    reason: str


@dataclass(frozen=True, slots=True)
class Card:
    """All keys a card may have; every one may be left out. `faults` are its lines that could not be used, in words."""

    authority: str | None = None
    url: str | None = None
    title: str | None = None
    licence: str | None = None
    pages: tuple[int, int] | None = None  # first and last page that are read
    published: str | None = None  # the day from which "within three months" counts
    quarters: str = "financial"
    headings: Mapping[str, str] = field(default_factory=dict)  # heading as printed -> field
    legend: Mapping[str, str] = field(default_factory=dict)  # colour or letter -> what it means in this plan
    apart: frozenset[int] = frozenset()  # pages whose last row does not go on overleaf
    answers: str | None = None  # file name or document_id of the inspection report the plan answers
    responds: Mapping[str, str] = field(default_factory=dict)  # id of an action or finding -> finding_id, or none
    same_as: str | None = None  # file name or document_id of the document that is the same plan and counts, or none
    version_of: str | None = None  # file name or document_id of another version of the same plan, or none
    dated: str | None = None  # the day the plan was written or brought up to date
    corrections: tuple[Correction, ...] = ()
    looked_at: Mapping[str, str] = field(default_factory=dict)  # issue_id -> what a person saw
    faults: tuple[str, ...] = ()


class Corrections:
    """The corrections of a card, with account of those that were asked for."""

    def __init__(self, card: Card) -> None:
        self._by_key = {(c.action, c.field): c for c in card.corrections}
        self._used: set[tuple[str, str]] = set()

    def __bool__(self) -> bool:
        """Whether the card corrects anything."""
        return bool(self._by_key)

    def of(self, action_id: str, action_ref: str | None, field: str) -> Correction | None:
        """What the field of an action is to be read as, by the action's id or its reference."""
        for name in (action_id, action_ref or ""):
            if correction := self._by_key.get((name, field)):
                self._used.add((name, field))
                return correction
        return None

    def unused(self) -> list[str]:
        """The corrections that matched no action, in words."""
        return [f"corrections: there is no action {action!r}" for action, _ in sorted(set(self._by_key) - self._used)]
