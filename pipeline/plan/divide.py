"""Divide: one column of a plan that holds two things, such as "Responsibility and timescale", into a cell for each."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Cell, Line
from schema.dates import leading_time, trailing_time

DATES = ("due", "start", "completed")


def divide(cell: Cell, fields: tuple[str, str]) -> tuple[Cell, Cell]:
    """The cell of each of two fields, one of which is a date: the time at the end of a line goes to it, all else to the
    other; beside progress, which may end in the day something was done, the time a line opens with. Where neither field
    is a date both get all of it.
    """
    date = next((name for name in fields if name in DATES), None)
    if date is None:
        return cell, cell
    times: list[Line] = []
    others: list[Line] = []
    for item in cell.items:
        if "progress" in fields:
            time, rest = leading_time(item.text)
        else:
            rest, time = trailing_time(item.text)
        if rest:
            others += item.lines if not time else [item.lines[0]._replace(text=rest)]
        if time:
            times.append(item.lines[-1]._replace(text=time, label=item.label, wraps=False))
    parts = {date: replace(cell, lines=tuple(times), fill=None)}
    one, two = (parts.get(name, replace(cell, lines=tuple(others))) for name in fields)
    return one, two
