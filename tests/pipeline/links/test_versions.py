"""Three versions of one plan, drawn as Word, PDF and workbook, and what became of each action between them."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from docx import Document
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table
from typer.testing import CliRunner

from pipeline.commands.app import app
from pipeline.links.pairing import pairing
from pipeline.links.plans import Plan, key_of
from pipeline.links.versions import histories
from pipeline.tables import read_rows
from schema.contract import Record
from tests.reading_here import built

HEADINGS = ("Ref", "Action", "Lead", "Due date", "RAG")
Rows = tuple[tuple[str, ...], ...]
FIRST: Rows = (
    ("1", "Open a second duty desk in the north of the county", "Head of Service", "May 2031", "Amber"),
    ("2", "Write to each carer about the new offer of respite", "Team Manager", "June 2031", "Amber"),
    ("3", "Read ten records a month with each practice lead", "Practice Lead", "July 2031", "Red"),
    ("4", "Recruit eight social workers and train every new manager", "Head of Service", "August 2031", "Green"),
    ("5", "Ask young people what they think of their reviews", "Participation Officer", "May 2031", "Green"),
    ("6", "Publish the list of placements", "Commissioner", "June 2031", "Green"),
    ("7", "Visit each residential home twice", "Commissioner", "June 2031", "Green"),
    ("8", "Buy a new telephone system", "Head of Service", "September 2031", "Red"),
)
SECOND: Rows = (
    ("1", "Open a second duty desk in the north of the county", "Head of Service", "August 2031", "Amber"),
    ("2", "Write to each carer about the new offer of respite", "Team Manager", "April 2031", "Amber"),
    ("3", "Read ten records a month with each practice lead", "Practice Lead", "July 2031", "Green"),
    ("4", "Recruit eight social workers", "Head of Service", "August 2031", "Green"),
    ("5", "Train every new manager", "Head of Service", "August 2031", "Green"),
    (
        "6",
        "Ask all young people in care what they think of their reviews",
        "Participation Officer",
        "May 2031",
        "Green",
    ),
    ("7", "Publish the list of placements", "Commissioner", "June 2031", "Green"),
    ("8", "Visit each residential home twice", "Commissioner", "June 2031", "Green"),
    ("9", "Agree a protocol with the hospital", "Designated Doctor", "October 2031", "Red"),
)
THIRD: Rows = (
    *SECOND[:3],
    ("4", "Recruit eight social workers", "Director of Children's Services", "August 2031", "Green"),
    *SECOND[4:6],
    ("7", "Publish the list of placements and visit each residential home twice", "Commissioner", "June 2031", "Green"),
    ("9", "Agree a protocol with the hospital", "Designated Doctor", "tbc", "Red"),
)
TO_SECOND = {
    ("1", "slipped", 92),
    ("2", "forward", -61),
    ("3", "rerated", None),
    ("4", "split", None),
    ("5", "split", None),
    ("6", "reworded", None),
    ("7", "kept", None),
    ("8", "kept", None),
    ("8", "dropped", None),
    ("9", "new", None),
}
TO_THIRD = {
    *((ref, "kept", None) for ref in ("1", "2", "3", "5", "6")),
    ("4", "reowned", None),
    ("7", "merged", None),
    ("9", "redated", None),
}


def title(month: str) -> str:
    return f"Kestrelby Council: Children's Services Improvement Plan, {month}"


def draw_word(path: Path, heading: str, rows: Rows) -> None:
    document = Document()
    document.add_heading(heading, 1)
    table = document.add_table(0, len(HEADINGS), "Table Grid")
    for words in (HEADINGS, *rows):
        for cell, text in zip(table.add_row().cells, words, strict=True):
            cell.text = text
    document.save(str(path))


def draw_pdf(path: Path, heading: str, rows: Rows) -> None:
    styles = getSampleStyleSheet()
    cells = [[Paragraph(text, styles["BodyText"]) for text in words] for words in (HEADINGS, *rows)]
    table = Table(cells, [30, 220, 100, 80, 50], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])
    SimpleDocTemplate(str(path)).build([Paragraph(heading, styles["Heading1"]), Spacer(1, 12), table])


def draw_sheet(path: Path, heading: str, rows: Rows) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Plan")
        sheet.write(0, 0, heading)
        for at, words in enumerate((HEADINGS, *rows), start=2):
            sheet.write_row(at, 0, words)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("versions")
    (folder / "raw").mkdir()
    draw_word(folder / "raw" / "plan.docx", title("January 2031"), FIRST)
    draw_pdf(folder / "raw" / "update for scrutiny.pdf", title("April 2031"), SECOND)
    draw_sheet(folder / "raw" / "tracker.xlsx", title("June 2031"), THIRD)
    for name in ("plan.docx", "update for scrutiny.pdf", "tracker.xlsx"):
        (folder / "raw" / f"{name}.yml").write_text("authority: Kestrelby")
    built(folder / "raw", folder / "out")
    return folder / "out"


def test_versions_are_found_and_put_in_order(out: Path) -> None:
    files = {row["document_id"]: row["source_file"] for row in read_rows(out, "documents")}
    found = sorted((row["order"], files[row["document_id"]]) for row in read_rows(out, "versions"))
    assert found == [(1, "plan.docx"), (2, "update for scrutiny.pdf"), (3, "tracker.xlsx")]
    assert read_rows(out, "link_doubts") == []


@pytest.mark.parametrize(("file", "expected"), [("update for scrutiny.pdf", TO_SECOND), ("tracker.xlsx", TO_THIRD)])
def test_every_change_is_told(file: str, expected: set[tuple[str, str, int | None]], out: Path) -> None:
    (document,) = [row["document_id"] for row in read_rows(out, "documents") if row["source_file"] == file]
    refs = {row["action_id"]: row["action_ref"] for row in read_rows(out, "actions")}
    found = {
        (refs[row["to_action"] or row["from_action"]], row["kind"], row["days"])
        for row in read_rows(out, "changes")
        if row["document_id"] == document
    }
    assert found == expected


def test_history_follows_an_action_back_and_on(out: Path) -> None:
    (split,) = [
        row["action_id"] for row in read_rows(out, "actions", ("action_id", "action")) if row["action"] == FIRST[3][1]
    ]
    result = CliRunner().invoke(app, ["history", str(out), split, "--format", "csv"])
    assert result.exit_code == 0
    assert result.stdout.count("Recruit eight social workers") == 3
    assert "re-owned (was Head of Service)" in result.stdout


def test_history_of_a_council_tells_what_changed_and_not_what_was_kept(out: Path) -> None:
    result = CliRunner().invoke(app, ["history", str(out), "--authority", "kestrelby", "--format", "csv"])
    assert result.exit_code == 0
    assert result.stdout.count("\n") >= 11
    assert "kept" not in result.stdout
    assert CliRunner().invoke(app, ["history", str(out), "--authority", "Nowhere"]).exit_code == 1
    assert CliRunner().invoke(app, ["history", str(out)]).exit_code == 2


def row(action: str, ref: str | None = None) -> Record:
    return {"action": action, "action_ref": ref}


def test_like_actions_are_no_parts_of_one() -> None:
    old = [row("Audit case file number 7 and tell the team")]
    new = [row("Audit case file number 8 and tell the team"), row("Audit case file number 9 and tell the team")]
    assert pairing(old, new).splits == {}


def test_an_action_is_split_though_small_words_are_written_anew() -> None:
    old = [row("Commission an independent interview service and monitor its take-up by district", "3.1")]
    new = [row("Commission an independent interview service"), row("Monitor the take-up of interviews by district")]
    assert pairing(old, new).splits == {0: (0, 1)}


def test_an_action_that_moves_keeps_its_partner_by_its_words() -> None:
    old = [row("Read the records", "1"), row("Visit the homes", "2")]
    new = [row("Visit the homes", "1"), row("Read the records", "2")]
    assert pairing(old, new).pairs == {0: 1, 1: 0}


def plan(name: str, *actions: str, council: str | None = None, version_of: str | None = None) -> Plan:
    blank = dict.fromkeys(("authority_code", "inspection_published", "inspection_last", "framework", "plan_last"))
    document = blank | {"authority": council, "version_of": version_of, "source_file": name, "document_id": name}
    return Plan(document, [row(action) for action in actions], [key_of(action) for action in actions])


VISITS = ("Visit the homes of the north", "Visit the homes of the south", "Visit the homes of the east", "Buy a van")
LIKE = ("Visit the homes of the north coast", "Visit the homes of the south coast", "Visit the homes of the far east")


@pytest.mark.parametrize(
    ("last", "whose", "asked"),
    [
        ("Buy a van", None, [("later.pdf", "first.pdf")]),  # one of four in the same words
        ("Sell both vans", None, []),
        ("Sell both vans", "Kestrelby", [("later.pdf", "first.pdf")]),
    ],
)
def test_like_actions_alone_make_a_doubt_only_of_plans_of_one_council(
    last: str, whose: str | None, asked: list[tuple[str, str]]
) -> None:
    known, doubts = histories(
        [plan("first.pdf", *VISITS, council=whose), plan("later.pdf", *LIKE, last, council=whose)]
    )
    assert [len(history.plans) for history in known] == [1, 1]
    assert [(doubt.plan.name, doubt.other.name) for doubt in doubts] == asked


def test_documents_without_a_council_are_versions_by_their_words_or_a_card() -> None:
    plans = [
        plan("a.pdf", *VISITS),
        plan("b.pdf", *LIKE),
        plan("c.pdf", *VISITS),
        plan("d.pdf", "Sing", version_of="b.pdf"),
    ]
    known, _ = histories(plans)
    assert sorted(sorted(one.name for one in history.plans) for history in known) == [
        ["a.pdf", "c.pdf"],
        ["b.pdf", "d.pdf"],
    ]
