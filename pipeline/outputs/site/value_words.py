"""How values are told to a reader: dates, ratings, fields and flags in words."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any

RAGS = ("red", "amber", "yellow", "green", "blue", "purple", "grey", "white", "black")  # from alarm to neutral
NO_RATING = "No rating"
LONGEST_VALUE = 8000  # characters of one value that a page shows; the downloads have the whole
SHORT_VALUE = 280
DUE_KINDS = {
    "dated": "Dated",
    "ongoing": "Ongoing",
    "immediate": "Immediate",
    "recurring": "Recurring",
    "relative": "Relative to something else",
    "complete": "Complete",
    "tbc": "To be confirmed",
    "conditional": "Conditional",
}
STATES = {
    "extracted": "Actions read",
    "no_action_table": "No table of actions in it",
    "unreadable": "Could not be read",
}
FLAGS = {
    "rejoined": "Cut by a page break in print and joined again here",
    "struck_through": "Printed struck through",
    "row_order": "Its order among its neighbours is not certain",
    "mixed_status": "Its lines name different states",
    "several_dates": "The plan gives several dates; the last is taken",
    "year_assumed": "The year is not printed beside the date; it is taken from the plan",
    "counted": 'Counted from a day that is printed: "6 weeks after ..."',
    "year_missing": "The date has no year",
    "approximate": "The date is approximate",
    "revised": "The date replaces an older one",
    "also_ongoing": "Also said to be ongoing",
    "also_conditional": "Also depends on a condition",
    "by": "Due by this date",
    "start_of_range": "The plan gives the start of a range",
    "invalid_date": "There is no such day",
    "month_first_only": "This could only be a date with the month first",
}


def period(first: date | None, last: date | None) -> str:
    """Both ends of a time as few words: "31 March 2024", "March 2024", "2024", "1 April 2023 to 31 March 2024"; "" for
    none."""
    if first is None or last is None:
        return ""
    if first == last:
        return day(first)
    ends_month = last.day == calendar.monthrange(last.year, last.month)[1]
    if first.day == 1 and ends_month and first.year == last.year:
        if first.month == last.month:
            return f"{first:%B} {first.year}"
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        return f"{first:%B} to {last:%B} {first.year}"
    return f"{day(first)} to {day(last)}"


def day(value: date) -> str:
    return f"{value.day} {value:%B} {value.year}"


def due(action: dict[str, Any]) -> str:
    """When an action is due, in words; says so where the plan does not."""
    words = period(action["due_first"], action["due_last"])
    kind = action["due_kind"]
    if words:
        return words if kind in (None, "dated") else f"{words} ({DUE_KINDS.get(kind, kind).lower()})"
    if kind:
        return DUE_KINDS.get(kind, plain(kind))
    if starts := period(action["start_first"], action["start_last"]):
        return f"No date read; starts {starts}" if action["due_text"] else f"No date given; starts {starts}"
    return "No date given" if not action["due_text"] else "Not read as a date"


def rating(rag: str | None) -> str:
    return rag.capitalize() if rag else NO_RATING


def plain(code: str) -> str:
    """A code of the data set as words: "on_track" is "On track"."""
    words = code.replace("_", " ")
    return words[:1].upper() + words[1:]


def flag(code: str) -> str:
    return FLAGS.get(code) or plain(code)


def shown(value: str, most: int = LONGEST_VALUE) -> str:
    """The words, cut at `most` characters where they are longer, which they then say."""
    if len(value) <= most:
        return value
    return f"{value[:most].rstrip()} … ({len(value) - most:,} more characters are in the downloads)"


def short(value: str, most: int = SHORT_VALUE) -> str:
    """The first words on one line."""
    line = " ".join(value.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + " …"


def share(part: int, whole: int) -> str:
    """A percentage of a count: "12%"; "under 1%" is not nought; "" of nothing."""
    if not whole:
        return ""
    percent = 100 * part / whole
    return "under 1%" if 0 < percent < 1 else f"{percent:.0f}%"
