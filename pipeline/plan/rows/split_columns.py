"""Split columns: a column of a plan that holds two things, as "Responsibility and timescale", as a cell for each."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.model import Cell, Line
from schema.columns.date_columns import DATES
from schema.dates.parse_date import leading_time, read_date, trailing_time
from schema.owners.parse_owners import read_owners
from schema.ratings.parse_rating import read_rating

_APART = re.compile(r"\s*(?:[–—/-]|\b(?:to|until|till)\b)\s*")  # between the two times of a range


def split_columns(cell: Cell, fields: tuple[str, str]) -> tuple[Cell, Cell]:
    """The cell of each of two fields, one of which is a date: the time at the end of a line goes to it, all else to the
    other; beside progress, which may end in the day something was done, or a rating, the time a line opens with. Of
    owners and partners the first name is the owner, of start and end the first of two times the start; comments that
    name no colour rate nothing. Any other two fields both get all of it.
    """
    if fields == ("owners", "partners"):
        return _first_and_rest(cell)
    if fields == ("start", "due"):
        return _start_and_end(cell)
    if fields == ("rag", "comments") and not read_rating(cell.text).rag:
        return replace(cell, lines=()), replace(cell, fill=None)
    date = next((name for name in fields if name in DATES), None)
    if date is None:
        return cell, cell
    times: list[Line] = []
    others: list[Line] = []
    for item in cell.items:
        time, rest = _time_and_rest(item.text, fields)
        if rest:
            others += item.lines if not time else [item.lines[0]._replace(text=rest)]
        if time:
            times.append(item.lines[-1]._replace(text=time, label=item.label, wraps=False))
    parts = {date: replace(cell, lines=tuple(times), fill=None)}
    one, two = (parts.get(name, replace(cell, lines=tuple(others))) for name in fields)
    return one, two


def _first_and_rest(cell: Cell) -> tuple[Cell, Cell]:
    """The first name of a cell, and all behind it."""
    items = [item for item in cell.items if item.text]
    owners = read_owners([item.text for item in items[:1]], {})
    if len(owners) < 2 or owners[0].name not in items[0].text:
        first, rest = [line for item in items[:1] for line in item.lines], []
    else:
        before, name, after = items[0].text.partition(owners[0].name)
        first = [items[0].lines[0]._replace(text=before + name)]
        rest = [items[0].lines[-1]._replace(text=after.lstrip(" ,;/&"), wraps=False)]
    rest += [line for item in items[1:] for line in item.lines]
    return replace(cell, lines=tuple(first)), replace(cell, lines=tuple(rest))


def _start_and_end(cell: Cell) -> tuple[Cell, Cell]:
    """The first of two times that stand in a cell, on a line each, whole and as long in words beside each other, or
    apart by a sign of a range, and the second; one time alone is the end."""
    items = [item for item in cell.items if item.text]
    if len(items) == 2 and all(map(_is_time, (item.text for item in items))):
        return replace(cell, lines=tuple(items[0].lines)), replace(cell, lines=tuple(items[1].lines))
    times = _two_times(items[0].text) if len(items) == 1 else None
    if not times:
        return replace(cell, lines=()), cell
    start, end = (replace(cell, lines=(items[0].lines[0]._replace(text=time),)) for time in times)
    return start, end


def _two_times(text: str) -> tuple[str, str] | None:
    if all(map(_is_whole_time, halves := _halves(text))):
        return halves
    for found in _APART.finditer(text):
        start, end = text[: found.start()], text[found.end() :]
        if _is_time(start) and _is_time(end):
            return start, text[found.start() :].lstrip(" –—/-")  # a word between them is kept
    return None


def _halves(text: str) -> tuple[str, str]:
    """The first half of the words, and the second; blank where one has more."""
    words = text.split()
    if len(words) % 2:
        return "", ""
    return " ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])


def _is_whole_time(text: str) -> bool:
    """Whether words are a time that names its year."""
    return _is_time(text) and read_date(text).first is not None


def _is_time(text: str) -> bool:
    return bool(text.strip()) and leading_time(text)[0] == text.strip()


def _time_and_rest(text: str, fields: tuple[str, str]) -> tuple[str, str]:
    if "progress" in fields:
        return leading_time(text)
    if "rag" in fields or "status" in fields:
        return _time_and_rating(text)
    rest, time = trailing_time(text)
    return time, rest


def _time_and_rating(text: str) -> tuple[str, str]:
    """A text cut before the rating it ends in ("May 2024 - on track"); one that is not cut is the one or the other, or
    both ("Ongoing", "Complete")."""
    for found in re.finditer(r"(?<=[\s(/])\w", text):
        time, rating = text[: found.start()].rstrip(" :;,/|–—-(\n"), text[found.start() :].rstrip(") ")
        if _rates(rating) and leading_time(time) == (time, ""):
            return time, rating
    reading = read_date(text)
    if reading.first is not None or not _rates(text):
        return text, ""
    return text if reading.kind else "", text


def _rates(text: str) -> bool:
    rating = read_rating(text)
    return bool(rating.rag or rating.status)
