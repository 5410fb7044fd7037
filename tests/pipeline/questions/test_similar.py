"""Similar actions: the nearest of other authorities first, with what a reader needs to go and look."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.commands.app import app
from pipeline.questions.similar import similar
from tests.data_sets import document, written


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    anytown = [
        {"action": "Audit supervision records every month"},
        {"action": "Audit supervision records each week"},
        {"action": "Paint the gate"},
        {"action": "…"},
    ]
    bigtown = [
        {
            "action": "Monthly audit of supervision records",
            "owners": ["Head of Service", "AB"],
            "due_text": "March 2025",
            "rag": "green",
            "status": "on_track",
            "page_first": 7,
        },
        {"action": "MONTHLY audit of supervision records"},
        {"action": "Audit the children’s homes"},
    ]
    plans = [
        document(name, [row | {"authority": authority} for row in rows])
        for name, authority, rows in (("a", "Anytown", anytown), ("b", "Bigtown", bigtown), ("c", None, [anytown[0]]))
    ]
    return written(tmp_path_factory.mktemp("similar") / "out", *plans)


def typed(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_the_nearest_of_other_authorities_come_first_each_wording_once(out: Path) -> None:
    found = similar(out, "a-0")
    assert [row["action_id"] for row in found] == ["c-0", "b-0", "b-2"]
    assert found[0]["likeness"] == 1.0
    assert 1 > found[1]["likeness"] > found[2]["likeness"] > 0


def test_an_action_of_an_authority_not_known_is_compared_with_other_documents(out: Path) -> None:
    assert [row["action_id"] for row in similar(out, "c-0", most=2)] == ["a-0", "b-0"]


def test_words_are_compared_with_all_whatever_their_case_and_apostrophes(out: Path) -> None:
    assert [row["action_id"] for row in similar(out, "CHILDREN'S homes")] == ["b-2"]
    assert [row["action_id"] for row in similar(out, "paint, paint!")] == ["a-2"]


def test_a_find_tells_words_owner_date_rating_and_page(out: Path) -> None:
    said = typed("similar", out, "a-0", "--most", 2).stdout
    assert "Bigtown: Monthly audit of supervision records" in said
    assert "Head of Service; AB | due March 2025 | green, on_track | b.pdf page 7 | b-0" in said
    assert "authority not known: Audit supervision records every month" in said
    (row,) = json.loads(typed("similar", out, "monthly", "--format", "json").stdout)
    assert (row["authority"], row["owner"], row["due"], row["page"]) == (
        "Bigtown",
        "Head of Service; AB",
        "March 2025",
        7,
    )
    assert typed("similar", out, "a-0", "--format", "csv").stdout.startswith(
        "likeness,authority,action_ref,action,owner"
    )


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("zebra", "no action has one of these words"),
        ("!?", "no action has one of these words"),
        ("of the", "no action has one of these words"),
        ("", "no action has one of these words"),
        ("a-2", "no action of another authority has a word in common"),
        ("a-3", "no action of another authority has a word in common"),
    ],
)
def test_nothing_similar_is_status_one(out: Path, wanted: str, said: str) -> None:
    result = typed("similar", out, wanted)
    assert (result.exit_code, result.stderr) == (1, f"actionplans similar: {said}\n")


def test_an_empty_data_set_and_a_folder_without_one(tmp_path: Path) -> None:
    empty = written(tmp_path / "empty", document("report", []))
    assert typed("similar", empty, "audit").exit_code == 1
    assert typed("similar", tmp_path, "audit").exit_code == 2
    assert typed("similar", empty, "audit", "--most", "0").exit_code == 2
