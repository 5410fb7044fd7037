"""docs/reasons.md tells of every reason and issue that the code gives, and of no others."""

from __future__ import annotations

import re

from pipeline.told import DO
from tests.places import ROOT

GIVEN = re.compile(r"""(?:\bUnreadable\(|\bIssue\(|\b_?issue\(\s*[\w.]+,|"code":)\s*f?"([a-z_]+)\"""")
TOLD = re.compile(r"^\| (`.+?`) \|", re.MULTILINE)


def given() -> set[str]:
    """The codes written where a document ends or an issue is made."""
    files = (path for package in ("extractors", "pipeline") for path in (ROOT / package).rglob("*.py"))
    return {code for path in files for code in GIVEN.findall(path.read_text(encoding="utf-8"))}


def told() -> set[str]:
    text = (ROOT / "docs" / "reasons.md").read_text(encoding="utf-8")
    return {code for cell in TOLD.findall(text) for code in re.findall(r"`([a-z_]+)`", cell)}


def parts() -> tuple[str, str]:
    """What docs/reasons.md says of reasons, and of issues."""
    reasons, _, issues = (ROOT / "docs" / "reasons.md").read_text(encoding="utf-8").partition("`issues.code`")
    return reasons, issues


def test_every_reason_and_issue_is_told() -> None:
    assert {"encrypted", "hidden_text", "looks_like_plan", "unread_date", "corrected"} <= given()
    assert given() <= told()


def test_what_can_be_done_is_known_of_every_reason_to_be_unreadable() -> None:
    reasons, _ = (set(re.findall(r"`([a-z_]+)`", "".join(TOLD.findall(part)))) for part in parts())
    assert reasons - {"duplicate", "plan_without_actions"} == set(DO)


def test_no_issue_is_told_that_no_document_can_have() -> None:
    """A flag of an action is no issue, though its name stands in the code."""
    reasons, issues = (set(re.findall(r"`([a-z_]+)`", "".join(TOLD.findall(part)))) for part in parts())
    assert reasons and issues <= given()


def test_no_code_is_told_that_the_code_does_not_know() -> None:
    files = (path for package in ("extractors", "pipeline", "schema") for path in (ROOT / package).rglob("*.*"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in files if path.suffix in (".py", ".yml"))
    assert [code for code in sorted(told()) if f'"{code}"' not in text] == []
