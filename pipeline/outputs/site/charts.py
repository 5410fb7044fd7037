"""The overview's charts: altair specifications drawn as SVG without a browser or a network."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from html import escape, unescape
from typing import Any

from pipeline.outputs.rating_colours import FILLS, INK
from pipeline.outputs.site.counts import Crosstab
from pipeline.outputs.site.document_rows import Row
from pipeline.outputs.site.value_words import rating, short

MOST_THEMES, MOST_AUTHORITIES, MOST_ROLES, MOST_SLIPS = 25, 24, 15, 30  # what a chart holds and still can be read
TURN = 0.645  # of the darkest: up to there black figures have a contrast of 4.5, from there on white ones
LEAST_SCALE = 0.75  # of its size, below which its words are too small; a narrow screen scrolls
LONGEST_SLIP_NAME = 60  # characters of an action beside its line
FONT = "Arial, Helvetica, sans-serif"
BASE = "https://site.invalid/"  # while a chart is drawn: vl-convert puts its own before an address without one
BLUE, MUTED = "#1d70b8", "#505a5f"


Link = Callable[[str, str], str]  # a row and a column of a table -> the address of the actions it counts


def most_of(table: Crosstab) -> list[str]:
    """The authorities a chart has room for: those with the most actions, in the table's order."""
    most = set(sorted(table.columns, key=lambda name: (-table.totals[name], name))[:MOST_AUTHORITIES])
    return [name for name in table.columns if name in most]


def heat_map(table: Crosstab, labels: Mapping[str, str], title: str, link: Link) -> str:
    """Themes by authority, "" for none: the shade is the share of the authority's actions, the figure their number.
    `link` gives the address of the search for a theme and an authority."""
    import altair as alt

    if not table.rows:
        return ""
    authorities = most_of(table)
    themes = table.rows[:MOST_THEMES]
    values: list[dict[str, Any]] = [
        {"theme": labels[t], "authority": a, "n": table.cell(t, a), "share": table.cell(t, a) / table.totals[a]}
        | _linked(table.cell(t, a), link(t, a))
        for t in themes
        for a in authorities
    ]
    most = max((v["share"] for v in values), default=1) or 1
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("authority:N", sort=authorities, title=None, axis=alt.Axis(orient="top", labelAngle=-50)),
        y=alt.Y("theme:N", sort=[labels[t] for t in themes], title=None, axis=alt.Axis(labelLimit=440)),
    )
    cells = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color("share:Q", scale=alt.Scale(range=["#f0f4f9", "#003a70"], domain=[0, most]), legend=None),
        href="link:N",
    )
    figures = base.mark_text(fontSize=13).encode(
        text=alt.condition("datum.n > 0", "n:Q", alt.value("")),
        color=alt.condition(f"datum.share > {TURN * most}", alt.value("white"), alt.value("black")),
    )
    step = max(38, min(90, 620 // max(len(authorities), 1)))
    names = {str(v["link"]).removeprefix(BASE): f"{v['theme']}, {v['authority']}: {v['n']}" for v in values if v["n"]}
    return _svg((cells + figures).properties(width=step * len(authorities), height=26 * len(themes)), title, names)


def stacked(table: Crosstab, labels: Mapping[str, str], title: str, link: Link) -> str:
    """Ratings by theme, "" for none: a bar a theme, a part a colour, its figure in it where there is room."""
    import altair as alt

    if not table.rows:
        return ""
    themes = table.rows[:MOST_THEMES]
    longest = max((sum(table.cell(t, rag) for rag in table.columns) for t in themes), default=1)
    values = [
        {"theme": labels[t], "rating": rating(rag), "order": i, "n": n, "ink": FILLS[rag][1]} | _linked(n, link(t, rag))
        for t in themes
        for i, rag in enumerate(table.columns)
        if (n := table.cell(t, rag))
    ]
    names = [rating(rag) for rag in table.columns]
    scale = alt.Scale(domain=names, range=[FILLS[rag][0] for rag in table.columns])
    base = alt.Chart(alt.Data(values=values)).encode(
        y=alt.Y("theme:N", sort=[labels[t] for t in themes], title=None, axis=alt.Axis(labelLimit=440)),
        order="order:Q",
    )
    bars = base.mark_bar(stroke=INK, strokeWidth=0.5).encode(
        x=alt.X("n:Q", stack="zero", title="Rated actions", axis=alt.Axis(tickMinStep=1)),
        color=alt.Color("rating:N", scale=scale, legend=alt.Legend(orient="top", title=None, symbolStrokeWidth=1)),
        href="link:N",
    )
    figures = (
        base.transform_filter(f"datum.n >= {longest / 25}")
        .mark_text(fontSize=12)
        .encode(
            x=alt.X("n:Q", stack="zero", bandPosition=0.5),
            text=alt.Text("label:N"),
            color=alt.Color("ink:N", scale=None),
        )
        .transform_calculate(label="slice(datum.rating, 0, 1) + ' ' + datum.n")
    )
    told = {str(v["link"]).removeprefix(BASE): f"{v['theme']}, {v['rating']}: {v['n']}" for v in values}
    return _svg((bars + figures).properties(width=560, height=26 * len(themes)), title, told)


def columns(counts: Mapping[str, int], title: str, axis: str, links: Mapping[str, str]) -> str:
    """A column for each name, in the order given; "" for none."""
    import altair as alt

    if not counts:
        return ""
    values = [{"name": name, "n": n} | _linked(n, links[name]) for name, n in counts.items()]
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("name:N", sort=list(counts), title=None, axis=alt.Axis(labelAngle=-50)),
        y=alt.Y("n:Q", title=axis, axis=alt.Axis(tickMinStep=1)),
    )
    figures = base.mark_text(dy=-8, fontSize=13).encode(text=alt.condition("datum.n > 0", "n:Q", alt.value("")))
    step = max(24, min(60, 900 // max(len(counts), 1)))
    drawn = base.mark_bar(color=BLUE).encode(href="link:N") + figures
    return _svg(drawn.properties(width=step * len(counts), height=260), title, _told(counts, links))


def bars(counts: Mapping[str, int], title: str, axis: str, links: Mapping[str, str]) -> str:
    """A bar for each name, in the order given, no more than MOST_ROLES; "" for none."""
    import altair as alt

    if not counts:
        return ""
    names = list(counts)[:MOST_ROLES]
    values = [{"name": name, "n": counts[name]} | _linked(counts[name], links[name]) for name in names]
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("n:Q", title=axis, axis=alt.Axis(tickMinStep=1)),
        y=alt.Y("name:N", sort=names, title=None, axis=alt.Axis(labelLimit=260)),
    )
    figures = base.mark_text(align="left", dx=5, fontSize=13).encode(text="n:Q")
    drawn = base.mark_bar(color=BLUE).encode(href="link:N") + figures
    return _svg(drawn.properties(width=560, height=28 * len(names)), title, _told(counts, links))


def slips(rows: Sequence[Row], link: Callable[[str], str]) -> str:
    """A line for each action that slipped, from the day it was due at first through those of later versions to the
    last; "" for none. `link` gives the address of an action by its id."""
    import altair as alt

    if not rows:
        return ""
    shown = _in_lines(rows)
    names = {str(line): _name(row) for line, row in shown}
    begun = {line: row["action_id"] for line, row in reversed(shown)}  # the slip with which a line begins
    values = [
        {"number": line, "was": (row["due_by"] - timedelta(days=row["days"])).isoformat()}
        | {"now": row["due_by"].isoformat(), "first": begun[line] == row["action_id"]}
        | _linked(row["days"], link(row["action_id"]))
        for line, row in shown
    ]
    axis = alt.Axis(labelLimit=440, labelExpr=f"{json.dumps(names)}[datum.value]")
    months = alt.Axis(format="%b %Y", tickCount={"interval": "month", "step": 1}, labelOverlap=True)
    base = alt.Chart(alt.Data(values=values)).encode(y=alt.Y("number:O", title=None, axis=axis), href="link:N")
    was = alt.X("was:T", title="Due at first (ring) and in later versions (discs)", axis=months)
    lines = base.mark_rule(color=BLUE, strokeWidth=3).encode(x=was, x2="now:T")
    rings = base.mark_point(color=BLUE, size=90, fill="white", strokeWidth=2, opacity=1).encode(x=was)
    rings = rings.transform_filter("datum.first")
    discs = base.mark_circle(color=BLUE, size=110, opacity=1).encode(x="now:T")
    told = {link(row["action_id"]): f"{_name(row)}: {row['days']} days later" for _, row in shown}
    title = "Actions by how far their due dates slipped; the table below has the figures"
    return _svg((lines + rings + discs).properties(width=560, height=28 * len(names)), title, told)


def _in_lines(rows: Sequence[Row]) -> list[tuple[int, Row]]:
    """The slips that are drawn, from version to version, each with the number of its action's line."""
    lines = {first: line for line, first in enumerate(dict.fromkeys(row["first_id"] for row in rows))}
    drawn = [(lines[row["first_id"]], row) for row in rows if lines[row["first_id"]] < MOST_SLIPS]
    return sorted(drawn, key=lambda slip: slip[1]["version_dated"])


def _name(row: Row) -> str:
    return short(" ".join(word for word in (row["action_ref"], row["action"]) if word), LONGEST_SLIP_NAME)


def _linked(number: int, address: str) -> dict[str, str]:
    """The part of a value that makes its shape a link; nought has nothing to list."""
    return {"link": BASE + address} if number else {}


def _told(counts: Mapping[str, int], links: Mapping[str, str]) -> dict[str, str]:
    return {links[name]: f"{name}: {number}" for name, number in counts.items() if number}


def _svg(chart: Any, title: str, links: Mapping[str, str]) -> str:
    """The chart as inline SVG, as wide as there is room: a group with a name, and in it links, each with the words that
    `links` has for its address."""
    import vl_convert

    chart = chart.configure(aria=False, font=FONT, background="transparent")
    chart = chart.configure_axis(
        labelFontSize=14, titleFontSize=14, titleFontWeight="normal", labelColor=INK, titleColor=INK, domainColor=MUTED
    )
    chart = chart.configure_legend(labelFontSize=14, labelColor=INK).configure_view(stroke=None)
    drawn: str = vl_convert.vegalite_to_svg(chart.to_json())
    drawn = re.sub(r' (?:role="graphics-[a-z]+"|aria-[a-z]+="[^"]*")', "", drawn)
    linked = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
    drawn = linked.sub(lambda found: _named(found[1], found[2], links), drawn)
    width = re.search(r'width="(\d+)"', drawn)
    style = f' style="width:{width[1]}px;min-width:{LEAST_SCALE * int(width[1]):.0f}px"' if width else ""
    return drawn.replace("<svg ", f'<svg role="group" aria-label="{escape(title, quote=True)}"{style} ', 1)


def _named(address: str, shape: str, links: Mapping[str, str]) -> str:
    """The shape as a link with words; without an address of ours, as the shape alone."""
    address = unescape(address).removeprefix(BASE)
    if address not in links:
        return shape
    return f'<a href="{escape(address)}" aria-label="{escape(links[address], quote=True)}">{shape}</a>'
