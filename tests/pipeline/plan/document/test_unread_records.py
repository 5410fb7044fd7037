"""The second ledger: pictures, empty fields and words that nothing read are rows, notes of the check and issues."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from extractors.model import Document, Place, Unread
from extractors.stitching.stitch import stitch
from pipeline.card import Card
from pipeline.plan.records.records import plan_records
from pipeline.sources import Source
from schema.contract import Records
from tests.draw import document, heading, prose, table
from tests.draw_word import p, read, tbl, tc, tr

PLAN = table("Action | Lead | By when", "Ring each family | AD | May 2024", "Ask why | TM | June 2024")


def records(drawn: Document) -> Records:
    return plan_records(Source(Path("plan.docx"), "plan.docx", "0" * 64, 0), stitch(drawn), Card())


def test_what_is_seen_and_not_read_is_a_row_with_its_place() -> None:
    things = (
        Unread("picture", Place(3, 10.0, 20.0, 200.0, 300.0), 0.25, "A table of visits"),
        Unread("form_field", words="Choose a lead."),
    )
    found = records(replace(document(heading("Improvement plan"), PLAN), unread=things))
    field, picture = found["unread"]
    assert (picture["page"], picture["kind"], picture["share"]) == (3, "picture", 0.25)
    assert picture["box"] == "10.0 20.0 200.0 300.0"
    assert (field["page"], field["box"], field["words"]) == (None, None, "Choose a lead.")
    assert found["documents"][0]["unread"] == 2


def test_words_of_a_page_that_no_reading_holds_are_outside() -> None:
    drawn = replace(document(heading("Improvement plan"), PLAN), words={0: 1000})
    (row,) = records(drawn)["unread"]
    assert (row["kind"], row["page"]) == ("outside", None)
    assert row["words"].endswith(" words")


def test_the_plans_own_key_is_a_row_a_meaning() -> None:
    key = prose("Red: behind schedule; Amber: at risk; Green: on track")
    rows = records(document(heading("Improvement plan"), key, PLAN))["legends"]
    assert [(row["key"], row["meaning"], row["rag"], row["status"]) for row in rows] == [
        ("red", "behind schedule", "red", "off_track"),
        ("amber", "at risk", "amber", "at_risk"),
        ("green", "on track", "green", "on_track"),
    ]


def picture(words: str, points: int) -> str:
    """A picture so many points wide and high, in a paragraph."""
    names = (
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    )
    size = points * 12700
    return (
        f'<w:p><w:r><w:drawing><wp:inline {names}><wp:extent cx="{size}" cy="{size}"/>'
        f'<wp:docPr id="1" descr="{words}"/>'
        f"<a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def test_a_large_picture_in_word_is_an_issue_and_a_small_one_rates(tmp_path: Path) -> None:
    rows = (
        tr("Action", "Lead", "RAG"),
        tr("Ring each family", "AD", tc(picture("Amber circle", 12))),
        tr("Ask why", "TM", tc(picture("", 12))),
    )
    found = records(read(tmp_path, p("Improvement plan") + tbl(*rows) + picture("A table of visits", 300)))
    assert [action["rag"] for action in found["actions"]] == ["amber", None]
    assert sorted((row["code"], row.get("text")) for row in found["issues"] if row["severity"] == "warning") == [
        ("council_not_known", None),
        ("picture_not_read", "A table of visits"),
        ("unread_rating", None),
    ]
    assert [row["kind"] for row in found["unread"]] == ["picture"] * 3


def test_prompts_and_codes_of_fields_are_no_values(tmp_path: Path) -> None:
    prompt = (
        "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Pick a post.</w:t></w:r>"
        "</w:sdtContent></w:sdt></w:p>"
    )

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = f"{mark('begin')}{mark('separate')}<w:r><w:t>3</w:t></w:r>{mark('end')}"
    due = f"<w:p>{mark('begin')}{inner}{mark('separate')}<w:r><w:t>May 2024</w:t></w:r>{mark('end')}</w:p>"
    cut = f"<w:p>{mark('begin')}{mark('separate')}<w:r><w:t>June 2024</w:t></w:r></w:p>"
    rows = (
        tr("Action", "Lead", "By when"),
        tr("Ring each family", tc(prompt), tc(due)),
        tr("Ask \u200ewhy", "TM", tc(cut)),
    )
    found = records(read(tmp_path, p("Improvement plan") + tbl(*rows)))
    assert [(a["action"], a["owner_text"], a["due_text"]) for a in found["actions"]] == [
        ("Ring each family", None, "May 2024"),
        ("Ask why", "TM", "June 2024"),
    ]
    assert [(row["kind"], row["words"]) for row in found["unread"]] == [("form_field", "Pick a post.")]
