"""What an observed plan says of itself, beside its gold."""

from __future__ import annotations

import json

from schema.document.facts import Text, read_facts
from tests.places import SHARED, needs

CORPUS = SHARED / "corpus"


@needs(CORPUS)
def test_the_observed_plans_say_what_their_gold_says() -> None:
    gold = json.loads((CORPUS / "gold/oxfordshire-2014.gold.json").read_text(encoding="utf-8"))["document"]
    lines = (CORPUS / "text/oxfordshire-2014.txt").read_text(encoding="utf-8").split("\n\n")
    found = read_facts(lines[0], [Text(line, "first_page") for line in lines[:8]], "plan.txt", {})
    assert (found.document_type, found.framework) == (gold["document_type"], gold["framework"])
    assert str(found.inspection_published) == gold["inspection_published"]
    assert found.overall_grade == gold["overall_grade"]
