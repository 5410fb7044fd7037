"""A data set of two councils with every kind of value and doubt that is published, and the PDF of one of its plans."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

from schema.contract import Record, Records
from tests.data_sets import document, written
from tests.draw_pdf import Page

RED_BOX = (100.0, 200.0, 400.0, 240.0)  # left, top, right, bottom of what is painted on page 2, in points
SCRIPT = '<script>document.title = "run"</script> & <b>bold</b>'
FORMULA = '=HYPERLINK("https://example.org","x")'


def two_councils(out: Path, raw: Path | None = None) -> Path:
    """The data set in `out`; with `raw`, the PDF it was read from there."""
    return written(out, ashby(raw), bexcombe(), unread())


def ashby(raw: Path | None = None) -> Records:
    """A plan in PDF: 30 actions, some rated and dated, one in doubt."""
    actions: list[Record] = [
        {"action_ref": str(n), "action": f"Audit case file number {n}", "objective": "Know our practice"}
        | due(dt.date(2024, 1 + n % 12, 1))
        | {"rag": ("red", "amber", "green")[n % 3], "rag_text": "RAG"[n % 3], "rag_source": "text"}
        for n in range(1, 31)
    ]
    for action in actions:
        action |= {"authority": "Ashby", "table": 1, "row": int(action["action_ref"]), "page_first": 2, "page_last": 2}
    actions[0] |= {"action": SCRIPT, "owners": ["Head of Service"], "owner_text": "Head of Service", "table": 7}
    actions[1] |= {"action": "Write “what good looks like” for supervisors", "progress": FORMULA}
    actions[2] |= {"rag": "red", "rag_text": "Amber"}
    actions[3] |= {"flags": ["rejoined"], "due_text": "March 2024"}
    sha256 = drawn(raw / "ashby.pdf") if raw else "0" * 64
    facts = {"authority": "Ashby", "region": "North East", "pages": 2, "extractor": "pdf", "sha256": sha256}
    records = document("ashby", actions, **facts, title="Ashby's plan", url="https://ashby.example/plan.pdf")
    left, top, right, bottom = RED_BOX
    box = {"page": 2, "x0": left, "top": top, "x1": right, "bottom": bottom}
    records["provenance"] = [
        {"action_id": f"ashby-{n}", "field": field} | box for n in range(4) for field in ("action", "due", "rag")
    ]
    records["themes"] = [
        {"record_id": "ashby-1", "theme": "supervision", "terms": ["supervisors"], "inherited": False},
        {"record_id": "ashby-2", "theme": "quality_assurance", "terms": ["audit"], "inherited": False},
    ]
    records["owners"] = [
        {"action_id": "ashby-0", "owner": "Head of Service", "kind": "role", "role": "head of service"}
    ]
    about = {"document_id": "ashby", "severity": "warning", "message": "Look at the page."}
    records["issues"] = [
        about | {"issue_id": "a1", "code": "unread_heading", "text": 'Fits "with": what?', "page": 2},
        about | {"issue_id": "a3", "code": "rejoined_row", "record_id": "ashby-3", "page": 2},
        about | {"issue_id": "a4", "code": "corrected", "severity": "info"},
        {
            "issue_id": "a2",
            "document_id": "ashby",
            "record_id": "ashby-2",
            "code": "rating_disagrees",
            "severity": "warning",
            "field": "rag",
            "text": "Amber",
            "message": "The words and the colour of this cell differ.",
        }
        | box,
    ]
    records["columns"] = [
        {"document_id": "ashby", "table": 7, "column": 4, "heading": 'Fits "with": what?', "how": "refused"}
    ]
    records["documents"][0] |= {"issues": 4}
    return records


def bexcombe() -> Records:
    """A plan in Word: three actions without ratings, an update, a measure, a finding."""
    actions: list[Record] = [
        {"action": "Recruit foster carers", "owners": ["J Smith", "K Jones"], "due_kind": "ongoing"},
        {"action": "+ Réview “café” visits", "extras": {"Notes & more": "@home"}, "outcomes": ["Visits in time"]},
        {"action": "Train managers", "flags": ["several_dates"], "status": "on_track", "comments": "-- see above"},
    ]
    for action in actions:
        action |= {"authority": "Bexcombe", "table": 1, "row": 2}
    records = document("bexcombe", actions, authority="Bexcombe", source_file="sub/bexcombe.docx", extractor="word")
    records["updates"] = [{"action_id": "bexcombe-2", "as_at_text": "May 2024", "rag": "blue"}]
    records["findings"] = [
        {"finding_id": "f1", "document_id": "bexcombe", "kind": "recommendation", "ref": "1", "text": "Visit children"}
    ]
    records["measures"] = [{"measure_id": "m1", "document_id": "bexcombe", "text": "Visits", "target": "95%"}]
    records["themes"] = [{"record_id": "bexcombe-2", "theme": "supervision", "terms": ["managers"], "inherited": True}]
    return records


def unread() -> Records:
    return document("broken", [], state="unreadable", reason="encrypted", detail="it opens only with a password")


def due(day: dt.date) -> Record:
    return {"due_text": f"{day:%d/%m/%y}", "due_first": day, "due_last": day, "due_kind": "dated"}


def drawn(path: Path) -> str:
    """A PDF of two pages with a red box on the second; gives the hash of its bytes."""
    path.parent.mkdir(exist_ok=True)
    page = Page(path)
    page.text(40, 40, "Ashby")
    page.canvas.showPage()
    left, top, right, bottom = RED_BOX
    page.text(left, top - 30, 'Fits "with": what?')
    page.canvas.setFillColorRGB(1, 0, 0)
    page.canvas.rect(left, page.height - bottom, right - left, bottom - top, stroke=0, fill=1)
    page.canvas.save()
    return hashlib.sha256(path.read_bytes()).hexdigest()
