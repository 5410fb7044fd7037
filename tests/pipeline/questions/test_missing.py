"""Themes that other councils have and one lacks, against all of them and against a list of its neighbours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.questions.missing import missing
from pipeline.questions.neighbours import NoNeighbours, compare_beside, set_beside
from pipeline.questions.query import Nothing, each_answer
from pipeline.questions.similar import similar
from pipeline.questions.theme_report import theme_report
from pipeline.questions.twelve_questions import MISSING
from pipeline.tables import read_rows
from schema.contract import Records
from tests.data_sets import document, written


def plan(council: str | None, theme: str, **facts: object) -> Records:
    """A plan with one action, of that theme."""
    name = f"{council} {theme}".lower()
    records = document(name, [{"authority": council, "action": f"Do {theme}"}], authority=council, **facts)
    records["themes"] = [{"record_id": f"{name}-0", "theme": theme, "inherited": False}]
    return records


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(
        tmp_path_factory.mktemp("missing") / "out",
        plan("Ashby", "adoption", la_code="901"),
        plan("Bexcombe", "supervision", la_code="902"),
        plan("Cold", "fostering", la_code="903"),
    )


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plans of a council, of two of its statistical neighbours, of one that is none, and of one that has ended."""
    plans = {
        "Kent": "adoption",
        "Essex": "fostering",
        "Devon": "supervision",
        "Hackney": "workforce",
        "Cumbria": "leaders",
    }
    folder = tmp_path_factory.mktemp("neighbours")
    return written(folder / "out", *(plan(council, theme) for council, theme in plans.items()))


def lacks(out: Path, council: str, **asked: Any) -> list[str]:
    return [row["theme"] for row in missing(out, set_beside(out, council, **asked))]


def test_what_any_other_council_has_is_missing(out: Path) -> None:
    assert lacks(out, "ashby") == ["fostering", "supervision"]


@pytest.mark.parametrize(
    "lines", ["authority,neighbour\nAshby,Bexcombe\nBexcombe,Cold\n", 'la_code,stat_neighbours\n901,"902, 905"\n']
)
def test_only_neighbours_count_where_they_are_listed(lines: str, out: Path, tmp_path: Path) -> None:
    (tmp_path / "like.csv").write_text(lines)
    assert lacks(out, "Ashby", listed=tmp_path / "like.csv") == ["supervision"]


@pytest.mark.parametrize("lines", ["council,like\nAshby,Cold\n", "authority,neighbour\nCold,Ashby\n", ""])
def test_a_list_that_cannot_be_used_is_told(lines: str, out: Path, tmp_path: Path) -> None:
    (tmp_path / "like.csv").write_text(lines)
    with pytest.raises(NoNeighbours):
        set_beside(out, "Ashby", listed=tmp_path / "like.csv")


def test_a_council_that_is_not_there_has_nothing_missing(out: Path) -> None:
    with pytest.raises(Nothing):
        set_beside(out, "Nowhere")


def test_a_council_is_compared_with_its_neighbours(out: Path, tmp_path: Path) -> None:
    (tmp_path / "like.csv").write_text("authority,neighbour\nAshby,Bexcombe\n")
    beside = set_beside(out, "ashby", listed=tmp_path / "like.csv")
    (row,) = compare_beside(out, "theme", beside).rows
    assert (row["theme"], row["share"], row["neighbours"], row["neighbours_share"]) == ("adoption", 1, 0, 0)
    rows = compare_beside(out, "authority", beside).rows
    assert [row["authority"] for row in rows] == ["Ashby", "Bexcombe"]


def test_a_council_is_set_beside_its_statistical_neighbours_the_nearest_first(real: Path) -> None:
    beside = set_beside(real, "kent")
    assert (beside.others, beside.against) == (("Essex", "Devon"), "neighbours")
    assert "2 of its 10 statistical neighbours" in beside.told
    assert lacks(real, "kent") == ["fostering", "supervision"]
    assert len(lacks(real, "Kent", against="all")) == 4


def test_a_list_of_ones_own_goes_before_the_statistical_neighbours(real: Path, tmp_path: Path) -> None:
    (tmp_path / "like.csv").write_text("authority,neighbour\nKent,Hackney\n")
    assert lacks(real, "Kent", listed=tmp_path / "like.csv") == ["workforce"]


@pytest.mark.parametrize(("council", "why"), [("Hackney", "none of the 10"), ("Cumbria", "ended on 2023-04-01")])
def test_a_council_without_neighbours_here_is_set_beside_all_and_that_is_said(
    council: str, why: str, real: Path
) -> None:
    beside = set_beside(real, council)
    assert (len(beside.others), beside.against) == (4, "all")
    assert why in beside.told
    with pytest.raises(Nothing, match=why):
        set_beside(real, council, "neighbours")


def test_what_a_council_lacks_is_the_same_for_one_and_for_all(real: Path) -> None:
    rows = list(each_answer(real, MISSING))
    for council in ("Kent", "Hackney"):
        assert [row["theme"] for row in rows if row["authority"] == council] == lacks(real, council)
        assert {row["beside"] for row in rows if row["authority"] == council} == {
            {"Kent": "neighbours", "Hackney": "others"}[council]
        }


def test_the_neighbours_of_the_councils_of_a_data_set_are_a_table(real: Path) -> None:
    rows = read_rows(real, "neighbours")
    assert [row["authority"] for row in rows] == sorted(["Kent", "Essex", "Devon", "Hackney"] * 10)
    (essex,) = [row for row in rows if (row["authority"], row["neighbour"]) == ("Kent", "Essex")]
    assert (essex["rank"], essex["closeness"]) == (1, "very close")
    assert "2025" in essex["source"] and "Open Government" in essex["licence"]


def test_who_else_does_it_can_be_asked_of_neighbours_alone(real: Path) -> None:
    others = set_beside(real, "Kent").others
    assert {row["authority"] for row in similar(real, "do", among=others)} == {"Essex", "Devon"}
    with pytest.raises(Nothing, match="neighbours"):
        similar(real, "workforce", among=others)


def test_documents_of_no_known_council_count_each_for_itself(tmp_path: Path) -> None:
    files = {"source_file": "one.pdf"}, {"source_file": "two.pdf"}
    nameless = [plan(None, "adoption", **files[0]), plan(None, "fostering", **files[1])]
    nameless[1]["themes"].append(nameless[1]["themes"][0] | {"theme": "adoption"})
    out = written(tmp_path / "out", plan("Ashby", "supervision"), *nameless)
    units = ["Council not known: one.pdf", "Council not known: two.pdf"]
    (row, _) = missing(out, set_beside(out, "Ashby"))
    assert (row["councils"], row["of"], row["by"]) == (2, 2, "; ".join(units))
    told = [row["authority"] for row in read_rows(out, "compare_theme_authority") if row["theme"] == "adoption"]
    assert told == units
    (counted,) = [row for row in theme_report(out).themes if row["theme"] == "adoption"]
    assert counted["authorities"] == 2
    assert lacks(out, units[0]) == ["fostering", "supervision"]
