"""The summary of a build: what documents without a plan are, and what to type next."""

import pytest

from pipeline.batch.find import Found
from pipeline.batch.gather import Facts
from pipeline.batch.summary import Summary, summarise

NOTHING = "no_action_table"


def summary(*facts: Facts) -> Summary:
    about = {"raw": "raw", "out": "out", "read": len(facts), "kept": 0, "removed": 0, "gone": (), "damaged": ()}
    known = [(f"{n}.pdf", fact) for n, fact in enumerate(facts)]
    return summarise(known, Found([]), **about, written=True, interrupted=False, seconds=1.0)


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (Facts(NOTHING, None, None, document_type="inspection_report"), "0.pdf: inspection report"),
        (Facts(NOTHING, None, None, document_type="other"), "0.pdf"),
        (
            Facts(NOTHING, "plan_without_actions", "1 table of figures", document_type="action_plan"),
            "0.pdf: calls itself a plan and gives no action: 1 table of figures",
        ),
    ],
)
def test_a_document_without_a_plan_is_told_with_what_it_is(fact: Facts, told: str) -> None:
    assert f"      {told}" in list(summary(fact).lines())


def test_the_next_command_is_told_as_it_can_be_typed() -> None:
    doubtful = summary(Facts("extracted", None, None, actions=3, doubts=1))
    assert list(doubtful.lines(".venv/bin/actionplans"))[-1] == "Next: .venv/bin/actionplans issues out"
