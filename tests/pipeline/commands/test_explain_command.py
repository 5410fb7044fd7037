"""`actionplans explain`: what tables are taken for, and why."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from pipeline.commands.app import app

PLAN = """# Improvement plan

| Snark | Boojum | Bandersnatch |
|---|---|---|
| Review the duty rota | Head of Service | May 2024 |
| Write to every school | HR Manager | June 2024 |
| Recruit four workers | Duty Manager | July 2024 |
"""


def explained(tmp_path: Path, words: str, *options: str) -> str:
    (tmp_path / "plan.md").write_text(words)
    result = CliRunner().invoke(app, ["explain", str(tmp_path / "plan.md"), *options])
    assert result.exit_code == 0, result.output
    return result.output


def test_each_column_is_told_with_what_speaks_for_it(tmp_path: Path) -> None:
    told = explained(tmp_path, PLAN)
    assert "Table 1: actions" in told
    assert "1. Snark: action (contents)" in told
    assert "100% of the cells show deed" in told


def test_the_outline_tells_what_each_action_stands_below_and_why(tmp_path: Path) -> None:
    body = (
        "| Ref | Action | Lead |\n|---|---|---|\n| 1 | Review the rota | HR Manager |\n| 1.1 | Ask each team | HR |\n"
    )
    told = explained(tmp_path, f"# Improvement plan\n\n## Priority 1: Strong teams\n\n{body}")
    assert "Heading 'Improvement plan': says nothing of the actions, since" in told
    assert "    Objective: Priority 1: Strong teams (from the prose above the table)" in told
    assert "      Action 1: Review the rota (table 1, row 1)" in told
    assert "        Sub-action 1.1: Ask each team (table 1, row 2)" in told


def test_a_document_without_tables_says_so(tmp_path: Path) -> None:
    assert explained(tmp_path, "# Improvement plan\n\nNothing yet.\n").strip() == "no tables"


def test_a_file_that_cannot_be_read_ends_with_one(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"no plan")
    assert CliRunner().invoke(app, ["explain", str(tmp_path / "plan.pdf")]).exit_code == 1
