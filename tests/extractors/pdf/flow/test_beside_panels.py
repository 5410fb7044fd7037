"""Tables with panels at their left, cut where the next panel begins."""

from __future__ import annotations

import pytest

from extractors.model import Cell, Line, Place, Row, Table
from extractors.pdf.flow.beside_panels import with_panels_over


def cell(words: str, x0: float, top: float, high: float = 18.0) -> Cell:
    place = Place(1, x0, top, x0 + 100, top + high)
    return Cell((Line(words, place=place._replace(bottom=top + 10)),), places=(place,))


def table(*rows: Row) -> Table:
    places = [cell.places[0] for row in rows for cell in row]
    first, last = places[0], places[-1]
    return Table(rows, (Place(1, first.x0, first.top, last.x1, last.bottom),))


def panel(words: str, x0: float, top: float) -> Table:
    return table((cell(words, x0, top, 50.0),))


def rows(*tops: float) -> list[Row]:
    return [(cell(f"A{top:.0f}", 200, top), cell("B", 320, top)) for top in tops]


def told(*tables: Table) -> list[list[str]]:
    return [[row[0].words for row in one.rows] for one in with_panels_over(tables) if one.width > 1]


def test_a_table_is_cut_where_the_next_panel_begins() -> None:
    whole = table(*rows(60, 80, 120, 140))
    assert told(panel("One", 40, 60), whole, panel("Two", 40, 118)) == [["A60", "A80"], ["A120", "A140"]]


@pytest.mark.parametrize(
    "panels", [[panel("One", 40, 60)], [panel("One", 40, 60), panel("Two", 460, 118)]], ids=["one", "at the right"]
)
def test_other_tables_stay_whole(panels: list[Table]) -> None:
    assert told(*panels, table(*rows(60, 80, 120, 140))) == [["A60", "A80", "A120", "A140"]]


def test_a_table_is_read_after_the_panel_beside_it() -> None:
    _, below = with_panels_over([panel("One", 40, 62), table(*rows(60, 80))])
    assert below.places[0].top > 62
