"""Normalise: the cells of one action as typed values beside their printed words, and issues where words read to
nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from extractors.colour import colour_name
from extractors.model import Cell, Line, Place
from pipeline.card import Corrections
from pipeline.plan.records.owners_alone import OWNERS
from pipeline.plan.records.provenance import box_of, places_by_field, places_of, provenance
from pipeline.plan.records.record_owners import OwnerReader
from pipeline.plan.rows.action_rows import NOTHING, PlanRow, outcomes_of
from pipeline.plan.rows.blank_actions import FLAG as NO_ACTION_WORDS
from pipeline.plan.rows.struck_actions import FLAG as STRUCK
from schema.contract import Record, Records, Values
from schema.dates.month_first import with_days_first
from schema.dates.parse_date import DateReading, leading_time, read_date
from schema.dates.period import Period
from schema.packed_rows import PackedRows
from schema.ratings.legends import Legend
from schema.ratings.parse_rating import Rating, may_open_with_colour, read_pictures, read_rating
from schema.ratings.printed_choices import chosen, has_several
from schema.references import inspection_references, split_reference
from schema.vocabulary import fold

TEXTS = ("next_steps", "evidence", "resources", "risks", "comments")
# What a date gives: made once, since names put together for each row take more room than what they name.
DATE_KEYS = {name: (f"{name}_text", f"{name}_first", f"{name}_last") for name in ("start", "due", "completed")}
ON_PAGE = ("action", "owners", "start", "due", "rag", "status", "progress")  # what tells how far a row goes
HALF_A_YEAR = timedelta(days=182)
NO_RATING = Rating()
DONE = ("complete", "embedded")
PROSE_STATUS = 6  # words; a status cell of more that names no status tells progress
LONGEST_STATE = 2  # words before the story of a progress cell
_STATE_ENDS = re.compile(r"[.–—-]")
_STATE_BEFORE = re.compile(r"[^.–—-]+(?=\.\s|\s[–—-]\s)")


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the document as a whole says, and every row of it is read by."""

    document_id: str
    authority: str | None = None
    authority_code: str | None = None
    period: Period | None = None  # that the plan bears as its date
    inspected: date | None = None  # first day of the inspection it answers
    quarters: Literal["financial", "calendar"] = "financial"
    published: date | None = None  # from which "within three months" counts, where the plan says so
    glossary: Mapping[str, str] = field(default_factory=dict)
    legend: Legend | None = None
    months_first: bool = False  # in dates in figures


class Normaliser:
    """Reads the rows of one plan one after the other; `records` and `packed` gather what they give. `alone` are the
    owners that fill a cell of the plan by themselves."""

    def __init__(self, plan: PlanFacts, corrections: Corrections, alone: Collection[str]) -> None:
        self.plan = plan
        self.corrections = corrections if corrections else None
        self.records: Records = {name: [] for name in ("actions", "updates", "issues")}
        self.packed = {name: PackedRows(name) for name in ("owners", "provenance")}
        self.equals: dict[str, int] = {}  # how many actions are alike, by the id of the first of them
        self.owners = OwnerReader(plan.glossary, alone)
        self.dated = lru_cache(maxsize=4096)(self._date_in)

    def add(self, row: PlanRow) -> Record:
        """Reads one row into the tables; gives its record in actions."""
        action: Record = {"document_id": self.plan.document_id, "flags": list(row.flags)}
        action["authority"], action["authority_code"] = self.plan.authority, self.plan.authority_code
        action["table"], action["row"] = row.table, row.row + 1
        action["section"] = row.section
        self._objective(row, action)
        ref, words = _reference(row)
        action["action_ref"], action["action"] = ref or None, words
        action["action_id"] = self._identity(action)
        if NO_ACTION_WORDS in row.flags:
            message = "The action column is blank in this row: its other words stand for the action. See the page."
            self._issue(action, "row_without_action", "action", row.cell("action"), message)
        if STRUCK in row.flags:
            message = "The action is struck through and the rest of its row is not: it may be done. See the page."
            self._issue(action, "struck_action", "action", row.cell("action"), message)
        owners = self._owners(row, action)
        self._dates(row, action)
        self._rating(row, action)
        self._guessed_years(row, action)
        self._completion(row, action)
        self._progress(row, action)
        # Where nothing stands they are left out: a dict of 43 keys, all columns of the table, takes twice the room.
        action |= {name: row.cells[name].text for name in TEXTS if name in row.cells and row.cells[name].text}
        action["outcomes"] = outcomes_of(row)
        action["extras"] = _extras(row)
        self._updates(row, action)
        places = places_by_field(row)
        action["page_first"], action["page_last"] = _pages(places)
        self.records["actions"].append(action)
        self.packed["owners"].add(owners)
        self.packed["provenance"].add(provenance(action["action_id"], row, places))
        return action

    def _identity(self, action: Record) -> str:
        """16 hexadecimal digits of the document, the objective and the action; equal ones are told apart by their
        order."""
        said = (fold(action["objective"] or ""), fold(action["action_ref"] or ""), fold(action["action"] or ""))
        key = "\x1f".join((action["document_id"], *said))
        first = identity(key, "1")
        self.equals[first] = number = self.equals.get(first, 0) + 1
        return first if number == 1 else identity(key, str(number))

    def _objective(self, row: PlanRow, action: Record) -> None:
        objective = row.objective
        action["objective"] = objective.text or None if objective else None
        action["objective_ref"] = objective.ref if objective else None
        action["objective_text"] = objective.printed or None if objective else None
        refs = list(objective.inspection_refs) if objective else []
        words = row.meant("inspection_refs").text
        own = inspection_references(words)[0] if words else []
        action["inspection_refs"] = list(dict.fromkeys([*refs, *own]))

    def _owners(self, row: PlanRow, action: Record) -> list[Values]:
        """Fills in who an action falls to; gives their rows of the table `owners`."""
        read = self.owners.read({name: self._meant(action, name, row) for name in OWNERS})
        action.update(read.names)
        cell = row.cell("owners")
        action["owner_text"] = cell.text or None
        if cell.text and not read.names["owners"] and "due" not in row.cells:
            self._issue(action, "unread_owner", "owners", cell, "No owner could be read from these words.")
        return [(action["action_id"], o.name, o.kind, o.role, o.expanded) for o in read.owners]

    def _dates(self, row: PlanRow, action: Record) -> None:
        for name, (text, first, last) in DATE_KEYS.items():
            cell = row.cell(name)
            action[text] = cell.text or None
            reading = self._date(self._meant(action, name, row))
            action[first], action[last] = reading.first, reading.last
            if reading.flags:
                action["flags"] += [f"{name}_{flag}" if name != "due" else flag for flag in reading.flags]
            if name == "due":
                action["due_kind"] = reading.kind
                if reading.last and self.plan.inspected and reading.last < self.plan.inspected:
                    action["flags"].append("due_before_inspection")
            if (reading.unread or "unread_words" in reading.flags) and cell.text:
                self._issue(action, "unread_date", name, cell, _no_date(reading))
            if "month_first_only" in reading.flags:
                self._issue(action, "month_first_date", name, cell, "This could only be a date with the month first.")

    def _guessed_years(self, row: PlanRow, action: Record) -> None:
        """What is done was not due after the plan was written: a year guessed later than the plan is the one before."""
        written = self.plan.period and self.plan.period.last
        for name in ("start", "due", "completed") if written else ():
            first, done = action[f"{name}_first"], action["status"] in DONE or action["due_kind"] == "complete"
            guessed = ("year_assumed" if name == "due" else f"{name}_year_assumed") in action["flags"]
            if not (guessed and written and first and first > written and (done or name == "completed")):
                continue
            year_before = written - timedelta(days=364)
            reading = self._date(row.meant(name), Period(year_before, year_before))
            action[f"{name}_first"], action[f"{name}_last"] = reading.first, reading.last

    def _date(self, cell: Cell, anchor: Period | None = None) -> DateReading:
        is_bare = cell.look is not None or not cell.lines
        struck = "" if is_bare else " ".join(line.struck for line in cell.lines if line.struck)
        return self._date_in(cell.text, struck, anchor) if struck or anchor else self.dated(cell.text)

    def _date_in(self, text: str, struck: str = "", anchor: Period | None = None) -> DateReading:
        return read_date(
            with_days_first(text) if self.plan.months_first else text,
            anchor=anchor or self.plan.period,
            quarters=self.plan.quarters,
            relative_to=self.plan.published,
            struck=struck,
        )

    def _rating(self, row: PlanRow, action: Record) -> None:
        """The rating from its own column; without one, from the fill or the words of a status or progress column."""
        cell = row.cell("rag")
        rating = self._rate(self._meant(action, "rag", row))
        status = self._rate(self._meant(action, "status", row))
        progress = self._told(row.cell("progress"))
        if "rag" not in row.cells:
            rating = next((r for r in (status, progress) if r.rag), rating)
            cell = row.cell("status") if row.cell("status").words else row.cell("progress")
        action["rag"], action["rag_source"] = rating.rag, rating.source
        action["rag_text"] = cell.text or None if "rag" in row.cells or rating.source == "text" else None
        action["status"] = next((r.status for r in (status, rating, progress) if r.status), None)
        if rating.mixed:
            action["flags"].append("mixed_rating")
        if rating.disagrees:
            self._issue(action, "rating_disagrees", "rag", cell, "The words and the colour of this cell differ.")
        if "rag" in row.cells and rating.unread and cell.text:
            self._issue(action, "unread_rating", "rag", cell, "No rating could be read from these words.")
        for name in ("rag", "status"):
            cell = row.cell(name)
            if cell.pictures and not cell.words and self._rate(cell).unread:
                message = "The rating is a picture, and the file does not say in words which colour it shows."
                self._issue(action, "unread_rating", name, cell, message)

    def _completion(self, row: PlanRow, action: Record) -> None:
        """When an action was completed, of a status that ends in its day ("Complete (March 24)"), where no column of
        its own tells it."""
        if action["completed_text"] or action["status"] not in DONE:
            return
        cell = row.cell("status") if row.cell("status").words else row.cell("rag")
        reading = self._date(cell)
        whole = not leading_time(cell.text)[1] and len(reading.periods) == 1 and "by" not in reading.flags
        if reading.kind != "complete" or not whole:
            return
        action["completed_text"] = cell.text
        action["completed_first"], action["completed_last"] = reading.first, reading.last

    def _told(self, cell: Cell) -> Rating:
        """The rating of a progress cell; of a story only the colour it opens with ("Green - two of three held"), for a
        letter may number it, or the state in words of their own before it ("Not started. Awaits the new lead ...")."""
        words = cell.text.split()
        if len(words) <= PROSE_STATUS:
            return self._rate(cell)
        if len(words[0]) > 2 and may_open_with_colour(cell.text):
            rating = self._rate(cell)
            if rating.source == "text":
                return Rating(rating.rag, source="text")
        if not _STATE_ENDS.search(" ".join(words[: LONGEST_STATE + 1])):  # as in most stories
            return NO_RATING
        state = _STATE_BEFORE.match(cell.text)
        is_state = state and len(state[0].split()) <= LONGEST_STATE and len(cell.items) == 1
        return Rating(status=read_rating(state[0]).status) if state and is_state else NO_RATING

    def _rate(self, cell: Cell) -> Rating:
        if cell.pictures and not cell.words:
            return read_pictures(cell.pictures, self.plan.legend)
        fill = cell.fill or cell.ink
        return read_rating(cell.text, colour_name(fill) if fill else None, self.plan.legend)

    def _progress(self, row: PlanRow, action: Record) -> None:
        """What was done so far; a status cell that tells a story is progress too."""
        texts = [row.cell("progress").text]
        status = _ticked(row.cell("status")) if "status" in row.cells else NOTHING
        if status.text and len(self._states(status)) > 1:
            action["status"] = None
            action["flags"].append("mixed_status")
            texts.append(row.cell("status").text)
        elif status.text and len(status.text.split()) > PROSE_STATUS:
            texts.append(status.text)
        elif status.text and self._rate(_ticked(row.meant("status"))).unread:
            self._issue(action, "unread_rating", "status", status, "No status could be read from these words.")
            texts.append(status.text)
        action["progress"] = "\n".join(t for t in texts if t) or None

    def _states(self, cell: Cell) -> set[str]:
        """The states that the lines of a cell name, where each line of it names one: those of several milestones."""
        states = [read_rating(item.text, None, self.plan.legend).status for item in cell.items]
        return {state for state in states if state} if None not in states else set()

    def _updates(self, row: PlanRow, action: Record) -> None:
        """Dated rating and progress columns: all of them to updates, the newest that says anything to the action; what
        progress alone tells of its state only where no column of its own does."""
        if not row.dated:
            return
        by_date: dict[str, Record] = {}
        for words, name, cell in row.dated:
            update = by_date.setdefault(words, {"action_id": action["action_id"], "as_at_text": words})
            self._update(update, name, cell)
        said = [u for u in by_date.values() if any(u.get(k) for k in ("rag", "status", "progress"))]
        for update in by_date.values():
            reading = read_date(update["as_at_text"], anchor=_around(self.plan.period), quarters=self.plan.quarters)
            update["as_at_first"], update["as_at_last"] = reading.first, reading.last
        said.sort(key=lambda u: u["as_at_last"] or date.min)
        is_rated = bool(action["status"]) and all(name == "progress" for _, name, _ in row.dated)
        for update in said:
            for name in ("rag", "progress") if is_rated else ("rag", "status", "progress"):
                if update.get(name):
                    action[name] = update[name]
            if update.get("rag"):
                action["rag_source"], action["rag_text"] = update["rag_source"], update["rag_text"]
        for update in said:
            self.records["updates"].append({k: v for k, v in update.items() if k not in ("rag_source", "rag_text")})

    def _update(self, update: Record, name: str, cell: Cell) -> None:
        rating = self._told(cell) if name == "progress" else self._rate(cell)
        if rating.status:
            update["status"] = rating.status
        if name in ("rag", "status") and rating.rag:
            update["rag"], update["rag_source"], update["rag_text"] = rating.rag, rating.source, cell.text or None
        if name == "progress" or (name == "status" and len(cell.text.split()) > PROSE_STATUS):
            update["progress"] = cell.text or None

    def _meant(self, action: Record, name: str, row: PlanRow) -> Cell:
        """The cell of a field, or the words that the card gives in its place."""
        given = self.corrections and self.corrections.of(action["action_id"], action["action_ref"], name)
        if not given:
            cell = row.meant(name)
            return self._choice(action, name, cell) if cell.text and chosen(cell.text) is not None else cell
        action["flags"].append("corrected")
        cell = Cell((Line(given.read_as),))
        self._issue(action, "corrected", name, row.cell(name), f"Read as {given.read_as!r}: {given.reason}", "info")
        return cell

    def _choice(self, action: Record, name: str, cell: Cell) -> Cell:
        """A cell that prints its choices, as the one that is ticked; an issue where several are."""
        if has_several(cell.text):
            self._issue(action, "several_choices", name, cell, "More than one of the choices in this cell is ticked.")
        return _ticked(cell)

    def _issue(self, action: Record, code: str, name: str, cell: Cell, message: str, severity: str = "warning") -> None:
        places = places_of(cell) or (Place(),)
        self.records["issues"].append(
            {
                "document_id": self.plan.document_id,
                "record_id": action["action_id"],
                "page": places[0].page,
                "code": code,
                "severity": severity,
                "field": name,
                "text": cell.text or None,
                "message": message,
                **box_of(places[0]),
            }
        )


def _no_date(reading: DateReading) -> str:
    """What is said of words that give no date, with the months that misspelt ones may mean."""
    asked = "".join(f' Is "{word}" {month}?' for word, month in reading.near_words)
    return f"No date could be read from these words.{asked}"


def _ticked(cell: Cell) -> Cell:
    choice = chosen(cell.text)
    return cell if choice is None else replace(cell, lines=(Line(choice),) if choice else ())


def identity(*parts: str) -> str:
    """16 hexadecimal digits of the SHA-256 of the parts: an id that comes from content alone."""
    return hashlib.sha256("\x1e".join(parts).encode()).hexdigest()[:16]


def _around(period: Period | None) -> Period | None:
    """Where the year around a plan's date begins: a month in the heading of an update is that nearest to it, or that
    within it where a plan is for a year ("2024/25")."""
    if period and period.first and period.last and period.last - period.first > HALF_A_YEAR:
        return Period(period.first, period.first)
    day = period and (period.first or period.last)
    return Period(day - HALF_A_YEAR, day - HALF_A_YEAR) if day else None


def _reference(row: PlanRow) -> tuple[str, str]:
    """The action's number and its words: from a column of its own, else from the front of the words."""
    cell = row.cell("action")
    words = cell.text
    if number := row.lent.get("action_ref", ""):
        return number, words.removeprefix(number).lstrip(".: \n")
    number = row.cell("action_ref").words
    if number:
        ref, rest = split_reference(number)
        return (ref if ref and not rest else number.rstrip(".")), _without_bullet(cell)
    ref, rest = split_reference(words)
    return (ref, rest) if ref else ("", _without_bullet(cell))


def _without_bullet(cell: Cell) -> str:
    """The words of a cell without the bullet before a single item; bullets of several stay between them."""
    if cell.is_plain:
        return cell.text
    labels = [line.label for line in cell.lines if line.label]
    text = cell.text
    return text.removeprefix(labels[0]).strip() if len(labels) == 1 and text.startswith(labels[0]) else text


def _pages(places: Mapping[str, Sequence[Place]]) -> tuple[int | None, int | None]:
    """The first and last page that an action stands on; None where its format has no pages, as a sheet's."""
    first = next((place.page for place in places.get("action", ()) if place.page), None)
    pages = [place.page for name in ON_PAGE for place in places.get(name, ()) if place.page]
    return first, max(pages, default=None)


def _extras(row: PlanRow) -> dict[str, str]:
    extras: dict[str, str] = {}
    for heading, cell in row.extras:
        key = heading or "(no heading)"
        extras[key] = f"{extras[key]}\n{cell.text}" if key in extras else cell.text
    return extras


def issue(document_id: str, code: str, message: str, **more: Any) -> Record:
    """An issue of the document as a whole."""
    return {
        "document_id": document_id,
        "code": code,
        "severity": more.pop("severity", "warning"),
        "message": message,
        **more,
    }
