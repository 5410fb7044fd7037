"""The charts: round axes, names that fit, and shapes that lead to what they count."""

from __future__ import annotations

import datetime as dt

import pytest
from lxml import etree

from pipeline.outputs.site.charts import bars, columns, heat_map, slips, stacked
from pipeline.outputs.site.counts import Crosstab
from pipeline.outputs.site.svg import axis_below, cut_to, scale_to, width_of

SVG = "{http://www.w3.org/2000/svg}"


def said(drawn: str) -> list[str]:
    return [words.text or "" for words in etree.fromstring(drawn).iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("most", "ends", "ticks"),
    [
        (0, 1, ["0", "1"]),
        (1, 1, ["0", "1"]),
        (43, 45, ["0", "5", "10", "15", "20", "25", "30", "35", "40", "45"]),
        (103, 110, ["0", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100", "110"]),
        (12_345, 13_000, [f"{n},000" if n else "0" for n in range(14)]),
    ],
)
def test_an_axis_ends_at_a_round_figure(most: int, ends: int, ticks: list[str]) -> None:
    scale = scale_to(most, 560)
    assert (scale.end, list(scale.ticks)) == (ends, ticks)
    assert scale.at(scale.end) == 560


def test_a_name_is_cut_where_it_takes_more_room_than_there_is() -> None:
    assert cut_to("Anytown", 180) == "Anytown"
    assert cut_to("Royal Borough of Upper Anytown and Marlstone", 180) == "Royal Borough of Upper A…"
    assert width_of("Blue") == pytest.approx(28.01, abs=0.02)  # as Arial has it at 14 pixels


def test_words_of_an_axis_that_stand_too_close_are_left_out() -> None:
    close = {f"Month {n}": 20.0 * n for n in range(7)}
    told = axis_below(close, 120, 50, "When")
    assert [n for n in range(7) if any(f"Month {n}<" in shape for shape in told)] == [0, 3, 6]


def test_a_cell_of_a_heat_map_leads_to_what_it_counts_and_nought_to_nothing() -> None:
    table = Crosstab(("a", "b"), ("Anytown", "Marl & Stone"), {("a", "Anytown"): 3}, {"Anytown": 3, "Marl & Stone": 1})
    drawn = heat_map(table, {"a": "Audit", "b": "Board"}, "Themes", lambda theme, council: f"{theme}&{council}")
    links = etree.fromstring(drawn).findall(f".//{SVG}a")
    assert [(a.get("href"), a.get("aria-label")) for a in links] == [("a&Anytown", "Audit, Anytown: 3")]
    assert said(drawn) == ["Audit", "Board", "3", "Anytown", "Marl & Stone"]


def test_documents_of_unknown_councils_stand_over_their_columns_by_the_names_of_their_files() -> None:
    councils = ("Council not known: trackers/2025/one.xlsx", "Council not known: two.pdf", "Marl / Stone")
    table = Crosstab(("a",), councils, {("a", councils[0]): 3}, dict.fromkeys(councils, 3))
    drawn = heat_map(table, {"a": "Audit"}, "Themes", lambda theme, council: council)
    assert said(drawn) == ["Audit", "3", "one.xlsx", "two.pdf", "Marl / Stone"]
    assert etree.fromstring(drawn).find(f".//{SVG}a").get("aria-label") == f"Audit, {councils[0]}: 3"


def test_a_part_of_a_bar_has_its_figure_where_there_is_room() -> None:
    cells = {("a", "red"): 1, ("a", "green"): 60}
    drawn = stacked(Crosstab(("a",), ("red", "green"), cells, {}), {"a": "Audit"}, "Ratings", lambda theme, rag: rag)
    assert [words for words in said(drawn) if words.startswith(("R ", "G "))] == ["G 60"]
    assert len(etree.fromstring(drawn).findall(f".//{SVG}a")) == 2


def test_columns_and_bars_tell_their_figures() -> None:
    counts = {"2031": 4, "2032": 0, "2033": 2}
    drawn = columns(counts, "Due", "Actions", dict.fromkeys(counts, "search"))
    assert [words for words in said(drawn) if words in (*counts, "Actions")] == ["Actions", *counts]
    assert len(etree.fromstring(drawn).findall(f".//{SVG}a")) == 2
    assert "12" in said(bars({"chair": 12, "officer": 3}, "Roles", "Actions", {"chair": "c", "officer": "o"}))


def test_nothing_to_draw_is_no_chart() -> None:
    nothing = Crosstab((), (), {}, {})
    assert heat_map(nothing, {}, "", max) == stacked(nothing, {}, "", max) == columns({}, "", "", {}) == ""
    assert bars({}, "", "", {}) == slips((), str) == ""


def test_a_slip_of_one_day_is_drawn() -> None:
    day = dt.date(2031, 7, 2)
    row = {"first_id": "a", "action_id": "b", "due_by": day, "days": 1, "version_dated": day}
    drawn = slips([row | {"action_ref": "1.1", "action": "Audit <all> files"}], lambda action: f"#{action}")
    assert said(drawn) == ["Jul 2031", "Due at first (ring) and in later versions (discs)", "1.1 Audit <all> files"]
