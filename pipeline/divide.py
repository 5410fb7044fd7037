"""Divide: one column of a plan that holds two things, such as "Responsibility and timescale", into a cell for each."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.model import Cell, Line
from schema.dates import DateReading, read_date

DATES = ("due", "start", "completed")
MARKS = re.compile(r"\s*[,;:/|–—-]\s+|\s+(?=\()")  # where a time may begin behind an owner on the same line
LONGEST_TIME = 10  # words


def divide(cell: Cell, fields: tuple[str, str]) -> tuple[Cell, Cell]:
    """The cell of each of two fields, one of which is a date: lines that tell a time go to it, all others to the other.

    A line that ends in a time after a comma or dash is cut there. Where neither field is a date both get all of it.
    """
    date = next((name for name in fields if name in DATES), None)
    if date is None:
        return cell, cell
    times: list[Line] = []
    others: list[Line] = []
    for item in cell.items:
        before, time = _cut(item.text)
        if not before:
            times += item.lines
        elif not time:
            others += item.lines
        else:
            others.append(replace(item.lines[0], text=before))
            times.append(replace(item.lines[-1], text=time, label="", wraps=False))
    parts = {date: replace(cell, lines=tuple(times), fill=None)}
    one, two = (parts.get(name, replace(cell, lines=tuple(others))) for name in fields)
    return one, two


def _cut(text: str) -> tuple[str, str]:
    """What stands before a time, and the time; either may be empty."""
    if tells_time(text):
        return "", text
    for mark in reversed(list(MARKS.finditer(text))):
        before, time = text[: mark.start()], text[mark.end() :]
        if tells_time(time):
            return before.strip(), time.strip()
    return text, ""


def tells_time(text: str) -> bool:
    """Whether words give a time and little else."""
    reading: DateReading = read_date(text)
    return bool(reading.kind or "year_missing" in reading.flags) and len(text.split()) <= LONGEST_TIME
