"""Observed headings, each read as the list gives it or refused."""

from __future__ import annotations

import csv
from collections import Counter

from schema.columns.known_headings import fields, read_heading
from tests.places import SHARED, needs

OBSERVED = SHARED / "domain" / "headings.csv"
# Fields of the observed list -> ours. It knows no measures beside outcomes, no section, and rating and status as one.
OURS = {
    "ref": {"action_ref", "objective_ref"},
    "owner": {"owners", "owners+due"},
    "start_date": {"start"},
    "due_date": {"due"},
    "status": {"rag", "status"},
    "other": {"other", "section"},
    "outcome": {"outcomes", "measures"},
    "ofsted_ref": {"inspection_refs"},
    "risk": {"risks"},
    "partner": {"partners"},
    "completed_date": {"completed"},
}
# One wording, two fields in the list: the contents of the column decide, or whether it stands before the actions.
AMBIGUOUS = {
    "outcomes": "objective",
    "progress": "status",
    "date": "other",
    "where are we now": "objective",
    "area": "other",  # the section beside an objective
}


@needs(OBSERVED)
def test_observed_headings_are_read_rightly_or_refused() -> None:
    with OBSERVED.open(encoding="utf-8") as lines:
        rows = [(row["heading_verbatim"], row["canonical_field"]) for row in csv.DictReader(lines)]
    outcome, wrong = Counter[str](), []
    for heading, stated in rows:
        field = read_heading(heading).field
        right = OURS.get(stated, {stated})
        assert right <= fields()
        if field in right:
            outcome["right"] += 1
        elif field in (None, "other"):
            outcome["refused"] += 1
        elif AMBIGUOUS.get(heading.casefold()) != stated:
            wrong.append(f"{heading!r}: {field}, not {stated}")
    print(f"{len(rows)} observed headings: {dict(outcome)}, wrong: {wrong}")
    assert not wrong
    assert outcome["right"] >= 0.94 * len(rows)
    assert outcome["right"] + outcome["refused"] >= 0.95 * len(rows)
