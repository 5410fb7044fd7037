"""Ratings that are told by fills: pale tints, columns under a bare quarter, and shading that rates nothing."""

from __future__ import annotations

import pytest

from extractors.colour import colour_name
from extractors.model import Cell, Table
from pipeline.plan.document.context import Context
from pipeline.plan.rows.unfold import PlanRow, unfold
from pipeline.plan.table.rating_fills import full_colours
from pipeline.plan.table.recognise import recognise
from tests.draw import row

ACTIONS = ("Ring each family within a day", "Coach late teams", "Read ten files a month", "Tell the board")


def plan(headings: str, *fills: tuple[str | None, ...], whole: bool = False) -> list[PlanRow]:
    """Rows of a number, an action, a lead, and an empty cell for each fill; `whole` paints the row in the last."""
    rows = [row(headings)]
    for number, (action, painted) in enumerate(zip(ACTIONS, fills, strict=True), start=1):
        cells = row(f"{number} | {action} | Head of Service")
        tint = painted[-1] if whole else None
        rows.append((*(Cell(c.lines, tint) for c in cells), *(Cell(fill=fill) for fill in painted)))
    found = recognise(Table(tuple(rows)), 1)
    assert isinstance(found, list)
    return [r for part in found for r in unfold(part, Context())]


@pytest.mark.parametrize(
    ("fills", "names"),
    [
        (("C6EFCE", "FFEB9C", "FFC7CE"), ("green", "amber", "red")),
        (("E2EFD9", "FFF2CC", "F8CBAD"), ("green", "amber", "red")),
        (("E2EFD9", "FFF2CC", "FBE4D5"), ("green", "amber", "red")),
        (("D9EAD3", "FCE5CD", "F4CCCC"), ("green", "amber", "red")),
        (("E2EFD9", "FBE4D5", "FBE4D5"), ("green", "amber", "amber")),
        (("00B050", "FFC000", "D9D9D9"), ("green", "amber", "grey")),
        (("E2EFD9", "E2EFD9", "E2EFD9"), ("grey", "grey", "grey")),
    ],
)
def test_pale_tints_of_a_rating_column_are_read_together(fills: tuple[str, ...], names: tuple[str, ...]) -> None:
    full = full_colours(set(fills))
    assert tuple(colour_name(full.get(fill, fill)) for fill in fills) == names


def test_a_rating_column_of_pale_tints() -> None:
    rows = plan("Ref | Action | Lead | RAG", ("E2EFD9",), ("FFF2CC",), ("F8CBAD",), (None,))
    fills = [r.cell("rag").fill for r in rows]
    assert [fill and colour_name(fill) for fill in fills] == ["green", "amber", "red", None]


def test_pale_tints_over_every_second_row_rate_nothing() -> None:
    rows = plan("Ref | Action | Lead | RAG", ("E2EFD9",), (None,), ("E2EFD9",), (None,), whole=True)
    assert {r.cell("rag").fill for r in rows} <= {None, "E2EFD9"}


RED, AMBER, GREEN, BLUE = "FF0000", "FFC000", "00B050", "0070C0"


def test_quarters_painted_in_the_colours_of_traffic_lights_are_ratings() -> None:
    rows = plan("Ref | Action | Lead | Q1 | Q2", (RED, AMBER), (AMBER, GREEN), (GREEN, GREEN), (RED, None))
    assert [(words, name, cell.fill) for words, name, cell in rows[0].dated] == [
        ("Q1", "rag", RED),
        ("Q2", "rag", AMBER),
    ]


def test_progress_of_quarters_in_fills_alone_is_their_rating() -> None:
    rows = plan(
        "Ref | Action | Lead | Progress Q1 | Progress Q2", (RED, AMBER), (AMBER, GREEN), (GREEN, None), (RED, None)
    )
    assert [(words, name, cell.fill) for words, name, cell in rows[1].dated] == [
        ("Q1", "rag", AMBER),
        ("Q2", "rag", GREEN),
    ]
    shaded = plan(
        "Ref | Action | Lead | Progress Q1 | Progress Q2", (BLUE, BLUE), (None, BLUE), (BLUE, None), (BLUE, BLUE)
    )
    assert {name for r in shaded for _, name, _ in r.dated} <= {"progress"}


def test_the_bars_of_a_time_line_are_no_ratings() -> None:
    rows = plan("Ref | Action | Lead | Q1 | Q2", (BLUE, BLUE), (None, BLUE), (BLUE, None), (GREEN, GREEN))
    assert not any(r.dated for r in rows)
