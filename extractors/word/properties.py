"""What a Word file says of itself: title, author, dates (ISO 29500-2, core properties)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from extractors.word.xml import Element

CORE_NS = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC_NS = "http://purl.org/dc/elements/1.1/"
TERMS_NS = "http://purl.org/dc/terms/"
WORDS = {
    "title": f"{{{DC_NS}}}title",
    "subject": f"{{{DC_NS}}}subject",
    "author": f"{{{DC_NS}}}creator",
    "last_modified_by": f"{{{CORE_NS}}}lastModifiedBy",
    "created": f"{{{TERMS_NS}}}created",
    "modified": f"{{{TERMS_NS}}}modified",
    "category": f"{{{CORE_NS}}}category",
    "keywords": f"{{{CORE_NS}}}keywords",
    "comments": f"{{{DC_NS}}}description",
}
DATES = ("created", "modified")
# A date of W3C's note on formats, from a year alone to a second with its zone.
MOMENT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|([+-])(\d\d):(\d\d))?)?)?)?")


def core_properties(root: Element | None) -> dict[str, str]:
    """Those that are stated, dates as ISO 8601 in UTC; a date that is none is left out."""
    if root is None:
        return {}
    stated = {name: (root.findtext(full_name) or "").strip() for name, full_name in WORDS.items()}
    stated |= {name: _moment(stated[name]) for name in DATES}
    return {name: text for name, text in stated.items() if text}


def _moment(text: str) -> str:
    found = MOMENT.fullmatch(text)
    if not found:
        return ""
    least = (1, 1, 1, 0, 0, 0)
    parts = [int(part or first) for part, first in zip(found.groups(), least, strict=False)]
    _, sign, hours, minutes = found.groups()[len(least) :]
    ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    try:
        moment = datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]
        return (moment + ahead if sign == "-" else moment - ahead).isoformat()
    except (ValueError, OverflowError):
        return ""
