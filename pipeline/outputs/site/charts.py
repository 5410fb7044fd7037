"""The site's charts: heat maps, bars, columns and lines of what is counted, drawn as inline SVG with links."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from pipeline.outputs.rating_colours import FILLS, INK
from pipeline.outputs.site import svg
from pipeline.outputs.site.counts import Crosstab
from pipeline.outputs.site.document_rows import Row
from pipeline.outputs.site.value_words import rating, short
from pipeline.questions.councils import NOT_KNOWN

MOST_THEMES, MOST_AUTHORITIES, MOST_ROLES, MOST_SLIPS = 25, 24, 15, 30  # what a chart holds and still can be read
SHADE_OF_NONE, SHADE_OF_MOST = (240, 244, 249), (0, 58, 112)  # between which the others lie
INK_TURNS = 0.66  # of the darkest: up to there black figures have a contrast of 4.5, from there on white ones
LONGEST_SLIP_NAME = 60  # characters of an action beside its line
LONGEST_BESIDE, LONGEST_COUNCIL, LONGEST_ROLE = 440, 180, 260  # pixels of a name beside a chart
BAR_LONG, COLUMN_HIGH = 560, 260  # pixels of the longest bar and of the highest column
THEME_HIGH, ROLE_HIGH, SLIP_HIGH = 26, 28, 28  # pixels from one name to the next below it
BAR_SHARE = 0.9  # of the room there is for a bar
BAR_FILL = "#1d70b8"
UNKNOWN = f"{NOT_KNOWN}: "


Link = Callable[[str, str], str]  # a row and a column of a table -> the address of the actions it counts


def most_of(table: Crosstab) -> list[str]:
    """The authorities a chart has room for: those with the most actions, in the table's order."""
    most = set(sorted(table.columns, key=lambda name: (-table.totals[name], name))[:MOST_AUTHORITIES])
    return [name for name in table.columns if name in most]


def heat_map(table: Crosstab, labels: Mapping[str, str], title: str, address: Link) -> str:
    """Themes by authority, "" for none: the shade is the share of the authority's actions, the figure their number.
    `address` gives that of the search for a theme and an authority."""
    if not table.rows:
        return ""
    councils, themes = most_of(table), table.rows[:MOST_THEMES]
    names = [svg.cut_to(labels[theme], LONGEST_BESIDE) for theme in themes]
    wide = max(38, min(90, 620 // max(len(councils), 1)))
    most = max((table.cell(t, a) / table.totals[a] for t in themes for a in councils), default=0) or 1
    shapes = svg.names_left(names, THEME_HIGH)
    for row, theme in enumerate(themes):
        for column, council in enumerate(councils):
            n = table.cell(theme, council)
            cell = _cell(column * wide, row * THEME_HIGH, wide, n, n / table.totals[council] / most)
            shapes.append(svg.link(cell, address(theme, council) if n else "", f"{labels[theme]}, {council}: {n}"))
    above, right = 0.0, float(wide * len(councils))
    for column, council in enumerate(councils):
        x, name = (column + 0.5) * wide, svg.cut_to(_column_name(council), LONGEST_COUNCIL)
        shapes += [svg.turned(x, -svg.NAME_GAP - 2, name, anchor="start"), svg.line(x, -5, x, 0, svg.TICK_INK)]
        above = max(above, _rise(name))
        right = max(right, x + svg.width_of(name) * math.cos(math.radians(svg.NAMES_TURNED)) + svg.LABEL_SIZE / 2)
    return svg.drawing(shapes, title, _left_of(names), -above, right, len(themes) * THEME_HIGH)


def _column_name(council: str) -> str:
    """What stands over a council's column; where the council is not known, the file's name, since all of what its page
    is called but the end would be alike."""
    return council.rpartition("/")[2].removeprefix(UNKNOWN) if council.startswith(UNKNOWN) else council


def _cell(x: float, y: float, wide: float, number: int, part: float) -> str:
    """A cell of the heat map; `part` is how dark it is, of the darkest."""
    shades = (round(light + part * (dark - light)) for light, dark in zip(SHADE_OF_NONE, SHADE_OF_MOST, strict=True))
    shape = svg.box(x, y, wide, THEME_HIGH, "#{:02x}{:02x}{:02x}".format(*shades), "white", 2)
    ink = "white" if part > INK_TURNS else "black"
    return shape + (
        svg.text(x + wide / 2, y + THEME_HIGH / 2, str(number), size=svg.FIGURE_SIZE, ink=ink) if number else ""
    )


def stacked(table: Crosstab, labels: Mapping[str, str], title: str, address: Link) -> str:
    """Ratings by theme, "" for none: a bar a theme, a part a colour, its figure in it where there is room."""
    if not table.rows:
        return ""
    themes = table.rows[:MOST_THEMES]
    names, high = [svg.cut_to(labels[t], LONGEST_BESIDE) for t in themes], len(themes) * THEME_HIGH
    longest = max(sum(table.cell(t, rag) for rag in table.columns) for t in themes)
    scale = svg.scale_to(longest, BAR_LONG)
    shapes = svg.axis_below(scale.ticks, BAR_LONG, high, "Rated actions")
    for row, theme in enumerate(themes):
        counted = 0
        for rag in table.columns:
            if n := table.cell(theme, rag):
                told = f"{rating(rag)[0]} {n}" if n >= longest / 25 else ""
                part = _part(scale.at(counted), row * THEME_HIGH, scale.at(n), rag, told)
                shapes.append(svg.link(part, address(theme, rag), f"{labels[theme]}, {rating(rag)}: {n}"))
                counted += n
    shapes += [*svg.names_left(names, THEME_HIGH), *_legend(table.columns)]
    return svg.drawing(
        shapes, title, _left_of(names), -2 * svg.LABEL_SIZE, BAR_LONG + svg.AXIS_BESIDE, high + svg.AXIS_BELOW
    )


def _part(x: float, y: float, wide: float, rag: str, words: str) -> str:
    """A part of a bar in the colour of a rating."""
    fill, ink = FILLS[rag]
    shape = svg.box(x, y + _aside(THEME_HIGH), wide, BAR_SHARE * THEME_HIGH, fill, INK, 0.5)
    return shape + (
        svg.text(x + wide / 2, y + THEME_HIGH / 2, words, size=svg.FIGURE_SIZE - 1, ink=ink) if words else ""
    )


def _legend(rags: Sequence[str]) -> Iterator[str]:
    """The colours with their names, above a chart."""
    x = 0.0
    for rag in rags:
        yield svg.disc(x + 7, -18, 5, FILLS[rag][0], INK)
        yield svg.text(x + 18, -18, rating(rag), anchor="start")
        x += 29 + svg.width_of(rating(rag))


def columns(counts: Mapping[str, int], title: str, axis: str, links: Mapping[str, str]) -> str:
    """A column for each name, in the order given; "" for none."""
    if not counts:
        return ""
    wide, scale = max(24, min(60, 900 // len(counts))), svg.scale_to(max(counts.values()), COLUMN_HIGH)
    length, left = wide * len(counts), _left_of(scale.ticks) - svg.LABEL_SIZE
    shapes = [*_upright_axis(scale, length), svg.turned(left, COLUMN_HIGH / 2, axis, anchor="middle", degrees=90)]
    for column, (name, n) in enumerate(counts.items()):
        x, y = (column + 0.5) * wide, COLUMN_HIGH - scale.at(n)
        if n:
            bar = svg.box(column * wide + _aside(wide), y, BAR_SHARE * wide, COLUMN_HIGH - y, BAR_FILL)
            shapes.append(svg.link(bar, links[name], f"{name}: {n}"))
            shapes.append(svg.text(x, y - 8, str(n), size=svg.FIGURE_SIZE, ink="black"))
        shapes.append(svg.line(x, COLUMN_HIGH, x, COLUMN_HIGH + 5, svg.TICK_INK))
        shapes.append(svg.turned(x, COLUMN_HIGH + svg.NAME_GAP + 2, name, anchor="end"))
    shapes.append(svg.line(0, COLUMN_HIGH, length, COLUMN_HIGH, svg.AXIS_INK))
    top = min(COLUMN_HIGH - scale.at(max(counts.values())) - 8 - svg.FIGURE_SIZE / 2, 0)
    return svg.drawing(shapes, title, left - svg.LABEL_SIZE / 2, top, length, COLUMN_HIGH + max(map(_rise, counts)))


def _upright_axis(scale: svg.Scale, length: float) -> Iterator[str]:
    """An axis left of columns, with lines across from its ticks."""
    for words, height in scale.ticks.items():
        y = COLUMN_HIGH - height
        yield svg.line(0, y, length, y, svg.GRID_INK) + svg.line(-5, y, 0, y, svg.TICK_INK)
        yield svg.text(-svg.NAME_GAP, y, words, anchor="end")
    yield svg.line(0, 0, 0, COLUMN_HIGH, svg.AXIS_INK)


def bars(counts: Mapping[str, int], title: str, axis: str, links: Mapping[str, str]) -> str:
    """A bar for each name, in the order given, no more than MOST_ROLES; "" for none."""
    if not counts:
        return ""
    names = list(counts)[:MOST_ROLES]
    scale, high = svg.scale_to(max(counts[name] for name in names), BAR_LONG), ROLE_HIGH * len(names)
    shapes, right = svg.axis_below(scale.ticks, BAR_LONG, high, axis), float(BAR_LONG + svg.AXIS_BESIDE)
    for row, name in enumerate(names):
        n, wide = counts[name], scale.at(counts[name])
        bar = svg.box(0, row * ROLE_HIGH + _aside(ROLE_HIGH), wide, BAR_SHARE * ROLE_HIGH, BAR_FILL)
        shapes.append(svg.link(bar, links[name], f"{name}: {n}"))
        shapes.append(
            svg.text(wide + 5, (row + 0.5) * ROLE_HIGH, str(n), anchor="start", size=svg.FIGURE_SIZE, ink="black")
        )
        right = max(right, wide + 5 + svg.width_of(str(n), svg.FIGURE_SIZE))
    told = [svg.cut_to(name, LONGEST_ROLE) for name in names]
    return svg.drawing(
        [*shapes, *svg.names_left(told, ROLE_HIGH)], title, _left_of(told), 0, right, high + svg.AXIS_BELOW
    )


def slips(rows: Sequence[Row], address: Callable[[str], str]) -> str:
    """A line for each action that slipped, from the day it was due at first through those of later versions to the
    last; "" for none. `address` gives that of an action by its id."""
    if not rows:
        return ""
    drawn = _in_lines(rows)
    of_lines = {number: svg.cut_to(_name(row), LONGEST_BESIDE) for number, row in drawn}
    names = [of_lines[number] for number in sorted(of_lines)]
    days = [day for _, row in drawn for day in (row["due_by"], _was_due(row))]
    first, last = min(days), max(days)
    by_day, high = BAR_LONG / max((last - first).days, 1), SLIP_HIGH * len(names)
    months = {f"{month:%b %Y}": (month - first).days * by_day for month in _months(first, last)}
    shapes = svg.axis_below(months, BAR_LONG, high, "Due at first (ring) and in later versions (discs)")
    rules, marks, begun = [], [], set()
    for number, row in drawn:
        y = (number + 0.5) * SLIP_HIGH
        was, now = ((day - first).days * by_day for day in (_was_due(row), row["due_by"]))
        told = (address(row["action_id"]), f"{_name(row)}: {row['days']} days later")
        rules.append(svg.link(svg.line(was, y, now, y, BAR_FILL, 3), *told))
        if number not in begun:
            marks.append(svg.link(svg.disc(was, y, 5, "white", BAR_FILL, 2), *told))
            begun.add(number)
        marks.append(svg.link(svg.disc(now, y, 5.5, BAR_FILL, "none"), *told))
    shapes += [*svg.names_left(names, SLIP_HIGH), *rules, *marks]
    title = "Actions by how far their due dates slipped; the table below has the figures"
    return svg.drawing(shapes, title, _left_of(names), 0, BAR_LONG + svg.AXIS_BESIDE, high + svg.AXIS_BELOW)


def _in_lines(rows: Sequence[Row]) -> list[tuple[int, Row]]:
    """The slips that are drawn, from version to version, each with the number of its action's line."""
    lines = {first: line for line, first in enumerate(dict.fromkeys(row["first_id"] for row in rows))}
    drawn = [(lines[row["first_id"]], row) for row in rows if lines[row["first_id"]] < MOST_SLIPS]
    return sorted(drawn, key=lambda slip: slip[1]["version_dated"])


def _was_due(row: Row) -> date:
    day: date = row["due_by"] - timedelta(days=row["days"])
    return day


def _months(first: date, last: date) -> Iterator[date]:
    """The first days of months that lie between two days."""
    for month in range(first.year * 12 + first.month - (first.day == 1), last.year * 12 + last.month):
        yield date(month // 12, month % 12 + 1, 1)


def _name(row: Row) -> str:
    return short(" ".join(word for word in (row["action_ref"], row["action"]) if word), LONGEST_SLIP_NAME)


def _aside(room: float) -> float:
    """What is left free on each side of a bar."""
    return (1 - BAR_SHARE) / 2 * room


def _rise(name: str) -> float:
    """How far a turned name reaches from its axis."""
    return svg.NAME_GAP + 2 + svg.width_of(name) * math.sin(math.radians(svg.NAMES_TURNED)) + svg.LABEL_SIZE / 2


def _left_of(names: Sequence[str] | Mapping[str, float]) -> float:
    """Where the longest of the names begins that stand left of an axis."""
    return -svg.NAME_GAP - max(map(svg.width_of, names))
