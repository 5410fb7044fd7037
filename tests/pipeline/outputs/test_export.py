"""The export: the data package of CSV, valid under its own schema, and the names that say what is written."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest
from frictionless import Package, validate
from typer.testing import CliRunner

from pipeline.commands.app import app
from pipeline.outputs.export import UnknownFormat, export
from schema.contract import contract
from tests.data_sets import document, written
from tests.two_councils import FORMULA, two_councils


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_councils(tmp_path_factory.mktemp("export") / "out")


def faults(package: Path) -> list[str]:
    report = validate(str(package))
    return [str(row) for row in report.flatten(["rowNumber", "fieldName", "type", "message"])]


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_package_is_valid_and_has_every_table(out: Path, tmp_path: Path) -> None:
    export(out, tmp_path / "csv")
    assert faults(tmp_path / "csv/datapackage.json") == []
    described = json.loads((tmp_path / "csv/datapackage.json").read_text())
    assert [resource["path"] for resource in described["resources"]] == [f"{name}.csv" for name in contract()]


def test_the_schema_finds_what_the_contract_forbids(out: Path, tmp_path: Path) -> None:
    export(out, tmp_path / "csv")
    path = tmp_path / "csv/actions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",red,", ",crimson,", 1), encoding="utf-8")
    assert any("crimson" in fault for fault in faults(tmp_path / "csv/datapackage.json"))


def test_values_come_back_as_they_were(out: Path, tmp_path: Path) -> None:
    export(out, tmp_path / "csv")
    actions = Package(str(tmp_path / "csv/datapackage.json")).get_resource("actions").read_rows()
    assert actions[30]["owners"] == ["J Smith", "K Jones"]
    assert actions[31]["extras"] == {"Notes & more": "@home"}
    assert str(actions[1]["due_last"]) == "2024-03-01"
    assert actions[30]["rag"] is None


def test_text_that_a_spreadsheet_would_run_is_defused(out: Path, tmp_path: Path) -> None:
    export(out, tmp_path / "csv")
    actions = rows(tmp_path / "csv", "actions")
    assert actions[1]["progress"] == "'" + FORMULA
    assert actions[31]["action"].startswith("'+")
    assert actions[32]["comments"].startswith("'--")


def test_the_zip_holds_the_same_files_and_is_the_same_each_time(out: Path, tmp_path: Path) -> None:
    export(out, tmp_path / "csv")
    export(out, tmp_path / "one.zip")
    export(out, tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as package:
        assert {name: package.read(name) for name in package.namelist()} == {
            path.name: path.read_bytes() for path in (tmp_path / "csv").iterdir()
        }


def test_an_older_package_is_replaced_and_other_files_are_left_alone(out: Path, tmp_path: Path) -> None:
    export(out, tmp_path / "csv")
    export(written(tmp_path / "other", document("plan", [{}])), tmp_path / "csv")
    assert [row["action_id"] for row in rows(tmp_path / "csv", "actions")] == ["plan-0"]
    with pytest.raises(FileExistsError, match="holds other files"):
        export(out, out)


def test_an_empty_data_set_is_a_valid_package(tmp_path: Path) -> None:
    export(written(tmp_path / "out"), tmp_path / "csv")
    assert faults(tmp_path / "csv/datapackage.json") == []


def test_the_package_of_the_sample_plans_is_valid(samples: Path, tmp_path: Path) -> None:
    export(samples, tmp_path / "csv")
    assert faults(tmp_path / "csv/datapackage.json") == []
    assert len(rows(tmp_path / "csv", "actions")) > 200


@pytest.mark.parametrize(
    ("name", "form", "said"),
    [
        ("plans.ods", None, "nothing is written as .ods; name a workbook"),
        ("plans.xlsx", "csv", "plans.xlsx is no name for csv; use NAME.zip or a folder"),
        ("plans", "xlsx", "plans is no name for xlsx; use NAME.xlsx"),
    ],
)
def test_a_name_that_says_nothing_is_refused(out: Path, tmp_path: Path, name: str, form: str | None, said: str) -> None:
    with pytest.raises(UnknownFormat, match=said.replace(".", r"\.")):
        export(out, tmp_path / name, form)
    assert list(tmp_path.iterdir()) == []


def test_export_as_it_is_typed(out: Path, tmp_path: Path) -> None:
    def typed(*given: object) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["export", *map(str, given)])
        return result.exit_code, " ".join(result.output.split())

    assert typed(out, tmp_path / "csv", "--format", "csv")[0] == 0
    assert typed(out, tmp_path / "plans.XLSX") == (0, f"Written to {tmp_path / 'plans.XLSX'}.")
    code, said = typed(tmp_path / "nowhere", tmp_path / "x.xlsx")
    assert (code, "there are no tables" in said) == (2, True)
    code, said = typed(out, tmp_path / "plans.pdf")
    assert (code, "nothing is written as .pdf" in said) == (2, True)
