"""Themes that other councils have and one lacks, against all of them and against a list of its neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.questions.missing import missing
from pipeline.questions.neighbours import NoNeighbours, compare_with_neighbours
from pipeline.questions.query import Nothing
from pipeline.questions.theme_report import theme_report
from pipeline.tables import read_rows
from tests.data_sets import document, written


@pytest.fixture
def out(tmp_path: Path) -> Path:
    councils = []
    for name, code, themes in (
        ("Ashby", "901", ["adoption"]),
        ("Bexcombe", "902", ["supervision"]),
        ("Cold", "903", ["fostering"]),
    ):
        records = document(name.lower(), [{"authority": name}], authority=name, la_code=code)
        records["themes"] = [{"record_id": f"{name.lower()}-0", "theme": theme, "inherited": False} for theme in themes]
        councils.append(records)
    return written(tmp_path / "out", *councils)


def themes(rows: list[dict[str, object]]) -> list[object]:
    return [row["theme"] for row in rows]


def test_what_any_other_council_has_is_missing(out: Path) -> None:
    assert themes(missing(out, "ashby")) == ["fostering", "supervision"]


@pytest.mark.parametrize(
    "lines", ["authority,neighbour\nAshby,Bexcombe\nBexcombe,Cold\n", 'la_code,stat_neighbours\n901,"902, 905"\n']
)
def test_only_neighbours_count_where_they_are_listed(lines: str, out: Path, tmp_path: Path) -> None:
    (tmp_path / "like.csv").write_text(lines)
    assert themes(missing(out, "Ashby", tmp_path / "like.csv")) == ["supervision"]


@pytest.mark.parametrize("lines", ["council,like\nAshby,Cold\n", "authority,neighbour\nCold,Ashby\n", ""])
def test_a_list_that_cannot_be_used_is_told(lines: str, out: Path, tmp_path: Path) -> None:
    (tmp_path / "like.csv").write_text(lines)
    with pytest.raises(NoNeighbours):
        missing(out, "Ashby", tmp_path / "like.csv")


def test_a_council_that_is_not_there_has_nothing_missing(out: Path) -> None:
    with pytest.raises(Nothing):
        missing(out, "Nowhere")


def test_a_council_is_compared_with_its_neighbours(out: Path, tmp_path: Path) -> None:
    (tmp_path / "like.csv").write_text("authority,neighbour\nAshby,Bexcombe\n")
    (row,) = compare_with_neighbours(out, "theme", "ashby", tmp_path / "like.csv").rows
    assert (row["theme"], row["share"], row["neighbours"], row["neighbours_share"]) == ("adoption", 1, 0, 0)
    rows = compare_with_neighbours(out, "authority", "ashby", tmp_path / "like.csv").rows
    assert [row["authority"] for row in rows] == ["Ashby", "Bexcombe"]


def test_documents_of_no_known_council_count_each_for_itself(tmp_path: Path) -> None:
    nameless = []
    for name in ("one", "two"):
        nameless.append(document(name, [{"action": f"Do {name}"}]))
        nameless[-1]["themes"] = [{"record_id": f"{name}-0", "theme": "adoption", "inherited": False}]
    ashby = document("ashby", [{"authority": "Ashby"}], authority="Ashby")
    out = written(tmp_path / "out", ashby, *nameless)
    units = ["Council not known: one.pdf", "Council not known: two.pdf"]
    (row,) = missing(out, "Ashby")
    assert (row["councils"], row["of"], row["by"]) == (2, 2, "; ".join(units))
    assert [row["authority"] for row in read_rows(out, "compare_theme_authority")] == units
    (counted,) = [row for row in theme_report(out).themes if row["theme"] == "adoption"]
    assert counted["authorities"] == 2
