"""The sample plans read from end to end: the rows a person reads from them, and the same from Word as from PDF."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pytest

from extractors import read
from pipeline.read import read_path
from tests.places import ROOT
from tests.samples.workbook import save_workbook

RAW = ROOT / "data" / "raw"
SAMPLES = ROOT / "tests" / "samples"
NOT_ASKED = "?"  # what a person would not settle either, or what another table answers

TWINS = {
    "harbourside-2024": (".docx", ".pdf"),
    "wexmoor-2015": (".docx", ".pdf"),
    "quillshire-2019": (".docx", ".pdf"),
    "larkfen-2017": (".docx", ".pdf"),
    "ashmere-2022": (".docx", ".pdf"),
    "netherby-2024": (".docx", ".pdf", ".xlsx"),
    "pennygate-2023": (".md", ".txt"),
}
DOCUMENTS = [plan + suffix for plan, suffixes in TWINS.items() for suffix in suffixes]
FIELDS = (
    "section",
    "objective_ref",
    "objective",
    "action_ref",
    "owners",
    "start_first",
    "start_last",
    "due_first",
    "due_last",
    "due_kind",
    "rag",
    "rag_source",
    "status",
    "progress",
    "next_steps",
    "outcomes",
    "inspection_refs",
)
REFERENCES = ("objective_ref", "action_ref", "ref")  # compared as printed: 1.10 is not 1.1, nor 11.0
# Where a value stands, how it was cut and what it is called by is not what it means.
PLACES = {
    "action_id",
    "document_id",
    "finding_id",
    "measure_id",
    "page",
    "page_first",
    "page_last",
    "table",
    "row",
    "flags",
}
FILE = {"source_file", "sha256", "media_type", "bytes", "pages", "extractor", "issues"}


@cache
def records(document: str) -> dict[str, list[dict[str, object]]]:
    """Every table of one document, as the pipeline reads it."""
    return read_path(RAW / document)


def answers(name: str, plan: str | None = None) -> list[dict[str, str]]:
    """The rows a person reads: of the table `name`, where it holds several plans only those of `plan`."""
    with (SAMPLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if plan is None or row["plan"] == plan]


def key(value: object) -> str:
    """The letters and digits of a value, so that line breaks, bullets and quotes do not count; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return " ".join(f"{key(name)} {key(words)}" for name, words in sorted(value.items()))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return " ".join(map(key, value))
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    return "".join(letter for letter in text if letter.isalnum() or letter == "%")


def asked(field: str, value: object) -> object:
    """A value in the form in which a person's answer and the pipeline's are compared."""
    if field in REFERENCES:
        return str(value or "")
    if field in ("owners", "inspection_refs"):
        items = value.split("; ") if isinstance(value, str) else value
        return sorted(filter(None, map(key, items or ())))
    if field == "outcomes":
        items = value.split(" | ") if isinstance(value, str) else value
        return "".join(map(key, items or ()))
    return key(value)


def rows_by_action(document: str) -> dict[str, dict[str, object]]:
    """The action rows of a document by their words, which no sample says twice."""
    return {key(row["action"]): row for row in records(document)["actions"]}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_action_is_found_once_in_the_order_printed(document: str) -> None:
    expected = [row["action"] for row in answers(Path(document).stem)]
    found = [row["action"] for row in records(document)["actions"]]
    assert list(map(key, found)) == list(map(key, expected))


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("document", [d for d in DOCUMENTS if not d.startswith("ashmere")])
def test_a_field_says_what_a_person_reads(document: str, field: str) -> None:
    found = rows_by_action(document)
    expected = {row["action"]: row[field] for row in answers(Path(document).stem) if row[field] != NOT_ASKED}
    wrong = {
        action: (value, found[key(action)][field])
        for action, value in expected.items()
        if key(action) in found and asked(field, found[key(action)].get(field)) != asked(field, value)
    }
    assert not wrong, f"action: (expected, found): {wrong}"


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if d.endswith(".pdf")])
def test_an_action_is_on_the_page_where_it_begins(document: str) -> None:
    expected = {key(row["action"]): int(row["page"]) for row in answers(Path(document).stem)}
    assert {action: row["page_first"] for action, row in rows_by_action(document).items()} == expected


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_gives_its_facts(document: str) -> None:
    (expected,) = answers("facts", Path(document).stem)
    (found,) = records(document)["documents"]
    del expected["plan"]
    assert {name: key(found.get(name)) for name in expected} == {name: key(value) for name, value in expected.items()}


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if answers("findings", Path(d).stem)])
def test_a_document_gives_its_findings(document: str) -> None:
    expected = [(row["kind"], row["ref"], key(row["text"])) for row in answers("findings", Path(document).stem)]
    found = [(row["kind"], row["ref"] or "", key(row["text"])) for row in records(document)["findings"]]
    assert found == expected


@pytest.mark.parametrize("document", ["quillshire-2019.docx", "quillshire-2019.pdf"])
def test_a_plan_gives_its_measures(document: str) -> None:
    columns = ("objective_ref", "ref", "text", "target")
    expected = [[asked(name, row[name]) for name in columns] for row in answers("measures", Path(document).stem)]
    assert [[asked(name, row[name]) for name in columns] for row in records(document)["measures"]] == expected


@pytest.mark.parametrize("document", [f"netherby-2024{suffix}" for suffix in TWINS["netherby-2024"]])
def test_each_dated_rating_is_an_update(document: str) -> None:
    references = {row["action_id"]: row["action_ref"] for row in records(document)["actions"]}
    found = {
        (references[row["action_id"]], key(row["as_at_first"])): [key(row[n]) for n in ("as_at_last", "rag", "status")]
        for row in records(document)["updates"]
    }
    for row in answers("updates", Path(document).stem):
        last, rag, status = found[row["action_ref"], key(row["as_at_first"])]
        assert (last, rag) == (key(row["as_at_last"]), row["rag"]), row
        assert row["status"] == NOT_ASKED or key(row["status"]) == status, row


@pytest.mark.parametrize("name", ["documents", "actions", "updates", "findings", "measures", "owners"])
@pytest.mark.parametrize("plan", TWINS)
def test_all_renderings_of_a_plan_give_the_same_rows(plan: str, name: str) -> None:
    first, *others = ([meaning(row) for row in records(plan + suffix)[name]] for suffix in TWINS[plan])
    for other in others:
        assert other == first


@pytest.mark.parametrize("plan", [plan for plan, suffixes in TWINS.items() if ".docx" in suffixes])
def test_the_tracker_of_a_plan_gives_the_same_rows_as_its_word_twin(plan: str, tmp_path: Path) -> None:
    path = tmp_path / f"{plan}.xlsx"
    save_workbook(read(RAW / f"{plan}.docx"), path)
    if (card := RAW / f"{plan}.docx.yml").exists():
        shutil.copyfile(card, tmp_path / f"{path.name}.yml")
    found, expected = read_path(path), records(f"{plan}.docx")
    for name in ("documents", "actions", "updates", "findings", "measures", "owners"):
        assert list(map(meaning, found[name])) == list(map(meaning, expected[name])), name


def meaning(row: Mapping[str, object]) -> dict[str, object]:
    """What a row says, without what only tells where it stood or which file it came from."""
    return {name: asked(name, value) for name, value in row.items() if name not in PLACES | FILE}


def test_the_drawings_are_those_that_the_script_draws(tmp_path: Path) -> None:
    script = f"from pathlib import Path; from tests.samples.draw import draw_word; draw_word(Path({str(tmp_path)!r}))"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
    drawn = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert drawn == {path.name: path.read_bytes() for suffix in ("docx", "xlsx") for path in RAW.glob(f"*.{suffix}")}
