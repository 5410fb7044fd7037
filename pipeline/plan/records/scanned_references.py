"""References read by OCR unlike those beside them, told with the number each is likely to be; none is mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from extractors.model import Document
from pipeline.plan.records.normalise import issue
from schema.contract import Record

FEWEST_LIKE = 2  # references of a table that have the form of the number proposed
FIGURES = str.maketrans("SsOoIilZzB", "5500111228")  # letters that recognisers read for figures


def doubtful_references(document: Document, actions: Sequence[Record]) -> Iterator[Record]:
    """An issue for each such reference on the pages that were read by OCR, beside those of its own table."""
    pages = {met.page for met in document.issues if met.code == "read_by_ocr"}
    scanned = (action for action in actions if action["action_ref"] and action["page_first"] in pages)
    for _, group in groupby(scanned, key=lambda action: action["table"]):
        table = list(group)
        forms = Counter(form(action["action_ref"]) for action in table)
        for action in table:
            if proposed := likely(action["action_ref"], forms):
                yield _told(action, proposed)


def likely(ref: str, forms: Counter[str]) -> str | None:
    """The number that this may be, where no other has its form and several have that number's; else None."""
    if forms[form(ref)] > 1:
        return None
    tried = (ref[:at] + ref[at:].translate(FIGURES) for at in range(len(ref)))
    return next((number for number in tried if number != ref and forms[form(number)] >= FEWEST_LIKE), None)


def form(ref: str) -> str:
    """What a reference has in common with its sisters: "1.10a" is as "2.3b"."""
    return re.sub(r"[^\W\d_]", "a", re.sub(r"\d+", "1", ref))


def _told(action: Record, proposed: str) -> Record:
    message = f"No reference beside this one is of its form: it may be {proposed!r} on the page. It is kept as read."
    return issue(
        action["document_id"],
        "ocr_doubtful",
        message,
        record_id=action["action_id"],
        field="action_ref",
        page=action["page_first"],
        text=action["action_ref"],
    )
