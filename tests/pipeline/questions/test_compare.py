"""Comparisons, against ones worked out by hand on a data set of two councils and a plan that does not name its own."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from pipeline.batch.write import encode, write_tables
from pipeline.commands.app import app
from pipeline.questions.check import check
from pipeline.questions.comparisons import COMPARISONS
from schema.contract import Records, arrow_schema, contract
from tests.data_sets import document, written


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def due(first: str, last: str) -> dict[str, object]:
    return {"due_text": first, "due_first": day(first), "due_last": day(last), "due_kind": "dated"}


def anytown() -> Records:
    """Four actions: overdue, due soon, ongoing, complete at the end of September 2024."""
    actions = [
        due("2024-06-01", "2024-06-30") | {"rag": "red", "outcomes": ["Fewer"]},
        due("2024-10-01", "2024-12-29") | {"rag": "green", "status": "on_track"},
        {"due_kind": "ongoing", "objective_ref": "2"},
        due("2024-01-31", "2024-01-31") | {"rag": "green", "status": "complete", "objective_ref": "2"},
    ]
    records = document(
        "a",
        [row | {"authority": "Anytown", "authority_code": "E1"} for row in actions],
        authority="Anytown",
        authority_code="E1",
        inspection_first=day("2024-01-22"),
        inspection_last=day("2024-01-31"),
        inspection_published=day("2024-03-31"),
    )
    for action, kind, role in (
        (0, "role", "director"),
        (1, "role", "director"),
        (1, "team", None),
        (2, "body", "board"),
    ):
        owner = {"action_id": f"a-{action}", "owner": f"{kind} {role}", "kind": kind, "role": role}
        records["owners"].append(owner)
    records["findings"] = [
        {"finding_id": f"af{i}", "document_id": "a", "kind": "recommendation", "text": "Mend it"} for i in range(2)
    ]
    records["measures"] = [{"measure_id": "am", "document_id": "a", "objective_ref": "2", "text": "Ten"}]
    themes = {
        "a-0": ["supervision"],
        "a-1": ["supervision", "adoption"],
        "a-3": ["supervision"],
        "af0": ["supervision"],
    }
    records["themes"] = [
        {"record_id": record, "theme": theme, "inherited": record == "a-1" and theme == "supervision"}
        for record, names in themes.items()
        for theme in names
    ]
    return records


def bigtown() -> Records:
    """Twenty actions due in a year's time."""
    actions = [due("2025-09-30", "2025-09-30") | {"authority": "Bigtown"}] * 20
    records = document("b", actions, authority="Bigtown", plan_first=day("2024-09-30"))
    records["themes"] = [{"record_id": f"b-{i}", "theme": "supervision", "inherited": False} for i in range(5)]
    return records


def nameless() -> Records:
    """One action of an authority not known, with a completion date."""
    completed = {"completed_first": day("2024-09-01"), "completed_last": day("2024-10-31")}
    extras = {"Site": "1.10", "Cost": "£5"}
    return document("c", [due("2024-02-01", "2024-02-29") | completed | {"extras": extras}])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("compare") / "out", anytown(), bigtown(), nameless())


def rows(out: Path, table: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in pq.read_table(out / f"{table}.parquet").to_pylist()]


def test_theme_by_authority(out: Path) -> None:
    assert rows(out, "compare_theme_authority") == [
        ("adoption", "Anytown", 1, 1, 0, 4, 0.25, 0, 2, 0.0, True),
        ("supervision", "Anytown", 1, 3, 1, 4, 0.75, 1, 2, 0.5, True),
        ("supervision", "Bigtown", 1, 5, 0, 20, 0.25, 0, 0, None, False),
    ]


def test_theme_by_rating_and_status(out: Path) -> None:
    assert rows(out, "compare_theme_rating") == [
        ("adoption", "green", "on_track", 1, 1, 1.0),
        ("supervision", "green", "complete", 1, 8, 0.125),
        ("supervision", "green", "on_track", 1, 8, 0.125),
        ("supervision", "red", None, 1, 8, 0.125),
        ("supervision", None, None, 5, 8, 0.625),
    ]


def test_theme_by_time(out: Path) -> None:
    """Supervision since the inspection: 0, 151 and 333 days, that is 0, 4.96 and 10.94 months; quartiles in between."""
    assert rows(out, "compare_theme_time") == [
        ("adoption", "inspection", 1, 1, 10.9, 10.9, 10.9),
        ("adoption", "publication", 1, 1, 9.0, 9.0, 9.0),
        ("supervision", "inspection", 3, 1, 2.5, 5.0, 8.0),
        ("supervision", "plan", 5, 1, 12.0, 12.0, 12.0),
        ("supervision", "publication", 3, 1, 0.5, 3.0, 6.0),
    ]


def test_owners_by_role(out: Path) -> None:
    assert rows(out, "compare_roles") == [
        ("role", "director", 2, 3, 0.6667, 1),
        ("body", "board", 1, 3, 0.3333, 1),
        ("team", None, 1, 3, 0.3333, 1),
    ]


def test_facts_of_each_action(out: Path) -> None:
    assert rows(out, "compare_smart")[:4] == [
        ("a-0", True, True, True),
        ("a-1", True, False, False),
        ("a-2", False, False, True),
        ("a-3", False, True, True),
    ]


def test_extras_are_laid_flat(out: Path) -> None:
    assert rows(out, "extras") == [("c-0", "Cost", "£5"), ("c-0", "Site", "1.10")]


@pytest.mark.parametrize("table", ["actions", "extras"])
def test_what_a_column_holds_travels_in_the_file(out: Path, table: str) -> None:
    for field in pq.read_schema(out / f"{table}.parquet"):
        assert field.metadata[b"description"].decode() == contract()[table].column(field.name).says


def test_comparison_tables_keep_the_contract_and_their_bytes(out: Path, tmp_path: Path) -> None:
    assert check(out).holds
    again = written(tmp_path / "again", anytown(), bigtown(), nameless())
    for name in COMPARISONS:
        assert pq.read_schema(out / f"{name}.parquet").equals(arrow_schema(name))
        assert (again / f"{name}.parquet").read_bytes() == (out / f"{name}.parquet").read_bytes()


def test_comparison_tables_of_nothing_are_empty(tmp_path: Path) -> None:
    write_tables([encode(document("report", []))], tmp_path)
    assert check(tmp_path).holds
    assert [rows(tmp_path, name) for name in COMPARISONS] == [[]] * len(COMPARISONS)


def compared(out: Path, *words: str) -> list[dict[str, object]]:
    result = typed("compare", out, "--format", "json", *words)
    assert result.exit_code == 0, result.output
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def typed(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def values(row: dict[str, object], *columns: str) -> tuple[object, ...]:
    return tuple(row[column] for column in columns)


def test_compare_by_theme_counts_actions_and_findings_and_those_without_a_theme(out: Path) -> None:
    columns = ("theme", "actions", "of", "share", "findings", "of_findings", "findings_share", "few")
    assert [values(row, *columns) for row in compared(out, "--by", "theme")] == [
        (None, 17, 25, 0.68, 1, 2, 0.5, False),
        ("supervision", 8, 25, 0.32, 1, 2, 0.5, False),
        ("adoption", 1, 25, 0.04, 0, 2, 0.0, False),
    ]


def test_compare_by_authority_gives_the_share_of_its_own_actions_that_have_the_theme(out: Path) -> None:
    found = compared(out, "--by", "authority", "--theme", "Supervision of staff")
    assert [values(row, "authority", "actions", "of", "share", "few") for row in found] == [
        ("Bigtown", 5, 20, 0.25, False),
        ("Anytown", 3, 4, 0.75, True),
    ]


def test_compare_by_role_and_by_rating_of_one_authority(out: Path) -> None:
    by_role = compared(out, "--by", "role", "--authority", "anytown")
    assert [values(row, "kind", "role", "actions", "of") for row in by_role] == [
        ("role", "director", 2, 4), ("body", "board", 1, 4), ("team", None, 1, 4),
    ]  # fmt: skip
    by_rating = compared(out, "--by", "rating", "--authority", "e1")
    assert [values(row, "rag", "status", "actions", "share") for row in by_rating] == [
        ("green", "complete", 1, 0.25), ("green", "on_track", 1, 0.25), ("red", None, 1, 0.25), (None, None, 1, 0.25),
    ]  # fmt: skip


UNKNOWN = "Council not known: c.pdf"  # which counts for itself
STATES = ("complete", "overdue", "due_in_90_days", "later", "ongoing", "undated")


@pytest.mark.parametrize(
    ("as_at", "stand"),
    [
        ("2023-01-01", {"Anytown": (1, 0, 0, 2, 1, 0), "Bigtown": (0, 0, 0, 20, 0, 0), None: (0, 0, 0, 1, 0, 0)}),
        ("2024-06-30", {"Anytown": (1, 0, 1, 1, 1, 0), "Bigtown": (0, 0, 0, 20, 0, 0), None: (0, 1, 0, 0, 0, 0)}),
        ("2024-09-30", {"Anytown": (1, 1, 1, 0, 1, 0), "Bigtown": (0, 0, 0, 20, 0, 0), None: (0, 1, 0, 0, 0, 0)}),
        ("2024-10-31", {"Anytown": (1, 1, 1, 0, 1, 0), "Bigtown": (0, 0, 0, 20, 0, 0), None: (1, 0, 0, 0, 0, 0)}),
        ("2025-10-01", {"Anytown": (1, 2, 0, 0, 1, 0), "Bigtown": (0, 20, 0, 0, 0, 0), None: (1, 0, 0, 0, 0, 0)}),
    ],
)
def test_how_actions_stand_on_a_day(out: Path, as_at: str, stand: dict[str | None, tuple[int, ...]]) -> None:
    found = compared(out, "--by", "authority", "--as-at", as_at)
    assert {row["authority"]: values(row, *STATES) for row in found} == {
        name or UNKNOWN: n for name, n in stand.items()
    }
    for row in found:
        assert values(row, *(f"{s}_share" for s in STATES)) == tuple(round(row[s] / row["actions"], 4) for s in STATES)  # type: ignore[operator]


def test_a_table_has_counts_beside_shares_and_csv_both(out: Path) -> None:
    table = typed("compare", out, "--by", "authority", "--as-at", "2024-09-30").stdout
    assert "1 (25%)" in table
    assert table.splitlines()[-1] == "25 actions of 3 authorities"
    csv = typed("compare", out, "--by", "authority", "--format", "csv").stdout.splitlines()
    assert csv[0] == "authority,actions,of,share,findings,of_findings,findings_share,few"
    assert csv[1] == "Bigtown,20,25,0.8,0,2,0.0,False"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["--authority", "Nowhere"], 1, "there is no plan of Nowhere; there are Anytown, Bigtown"),
        (["--theme", "uasc"], 1, "no action has the theme uasc"),
        (["--theme", "adoption", "--authority", "Bigtown"], 1, "no action of Bigtown has the theme adoption"),
        (["--theme", "gardening"], 2, "there is no theme gardening; there are adoption, allegations_lado"),
        (["--as-at", "30/9/2024"], 2, "write 2024-09-30"),
        (["--by", "colour"], 2, "Invalid value for '--by'"),
    ],
)
def test_what_nobody_has_is_told_in_words(out: Path, words: list[str], status: int, said: str) -> None:
    result = typed("compare", out, *words)
    assert result.exit_code == status
    assert said in " ".join(result.output.split())


def test_an_empty_data_set_and_a_folder_without_one(tmp_path: Path) -> None:
    empty = written(tmp_path / "empty", document("report", []))
    result = typed("compare", empty)
    assert (result.exit_code, result.stderr) == (1, "actionplans compare: there are no actions\n")
    assert typed("compare", tmp_path).exit_code == 2
    assert typed("themes", tmp_path).exit_code == 2
    assert typed("themes", empty).exit_code == 1


def test_themes_shows_the_unassigned_and_the_phrases_that_rise_among_them(tmp_path: Path) -> None:
    texts = [
        "Paint the green gate",
        "Mend the green gate",
        "Oil <b>the green gate</b>",
        "Audit the gate",
        "Audit a file",
    ]
    records = document("a", [{"action": text, "themes": ["quality_assurance"] * ("Audit" in text)} for text in texts])
    records["themes"] = [{"record_id": f"a-{i}", "theme": "quality_assurance", "inherited": False} for i in (3, 4)]
    out = written(tmp_path / "out", records)
    report = json.loads(typed("themes", out, "--format", "json").stdout)
    assert [row["action"] for row in report["unassigned"]] == texts[:3]
    assert report["themes"][0]["theme"] == "quality_assurance"
    assert values(report["themes"][0], "actions", "of", "share") == (2, 5, 0.4)
    assert len(report["themes"]) == 41
    assert [(row["phrase"], row["unassigned"], row["elsewhere"]) for row in report["phrases"]] == [("green gate", 3, 0)]
    said = typed("themes", out).stdout
    assert "3 of 5 actions have no theme" in said
    assert "a.pdf: Oil <b>the green gate</b>" in said
    assert said == typed("themes", out).stdout
