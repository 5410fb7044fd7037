"""A data set of a council with two inspection reports and a plan that answers the first of them in part."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from schema.contract import Record, Records
from tests.data_sets import document, written

ASKED = (
    "Visit every child within five days of a referral",
    "Record the wishes of children in their files",
    "Recruit enough foster carers for brothers and sisters",
    "Give each manager a yearly plan of audits",
)


def inspected(out: Path, **plan_facts: object) -> Path:
    """The data set in `out`; its plan answers the first recommendation in the same words, the second in others."""
    return written(
        out, report("first", dt.date(2031, 2, 21)), plan(**plan_facts), report("second", dt.date(2034, 3, 3))
    )


def report(name: str, last: dt.date) -> Records:
    facts = {"authority": "Anytown", "document_type": "inspection_report", "framework": "ILACS"}
    records = document(name, [], **facts, inspection_first=last - dt.timedelta(days=4), inspection_last=last)
    records["findings"] = [
        {
            "finding_id": f"{name}-f{n}",
            "document_id": name,
            "kind": "recommendation",
            "text": text if name == "first" else f"{text}, as we said before of other matters",
            "inspection_refs": ["para 7"] if n == 1 else [],
            "addressee": "council",
            "page": 3,
        }
        for n, text in enumerate(ASKED, start=1)
    ]
    records["paragraphs"] = [{"document_id": name, "number": "7", "text": "Visits are late.", "page": 5}]
    records["judgements"] = [{"document_id": name, "area": "Overall effectiveness", "grade": "good", "page": 1}]
    return records


def plan(**facts: object) -> Records:
    actions: list[Record] = [
        {"action": "Start a duty team", "objective": ASKED[0], "owners": ["Head of Service"], "progress": "Started"},
        {"action": "Change the form", "objective": "Record wishes of all the children in their files"},
        {"action": "Buy a new telephone system", "objective": "Better telephones for our offices"},
    ]
    for number, action in enumerate(actions, start=1):
        action |= {"authority": "Anytown", "objective_ref": str(number), "outcomes": ["Fewer late"], "page_first": 2}
    actions[0] |= {"due_text": "May 2031", "due_first": dt.date(2031, 5, 1), "due_last": dt.date(2031, 5, 31)}
    about = {"authority": "Anytown", "document_type": "action_plan", "framework": "ILACS"}
    inspection = {"inspection_first": dt.date(2031, 2, 17), "inspection_last": dt.date(2031, 2, 21)}
    records = document("plan", actions, **(about | inspection | {"plan_last": dt.date(2031, 4, 30)} | facts))
    records["owners"] = [{"action_id": "plan-0", "owner": "Head of Service", "kind": "role", "role": "head of service"}]
    return records
