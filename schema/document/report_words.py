"""The words by which inspection reports and letters are laid out, from the vocabulary."""

from __future__ import annotations

from schema.any_of import any_of
from schema.vocabulary import expression, fold, load


def speaks(of: str, text: str) -> bool:
    """Whether `text` has one of the expressions under the key `of` of reports.yml."""
    return any_of(tuple(load("reports")[of])).found_in(fold(text))


def is_joint(framework: str | None) -> bool:
    """Whether a report under this framework speaks to all partners of an area."""
    return framework in load("reports")["joint"]


def judged(text: str) -> tuple[str, str] | None:
    """The area, as printed, and the grade that a sentence gives it; None where it does not."""
    words = " ".join(text.split())
    for judging in load("reports")["judged"]:
        match = expression(f"(?i:{judging})").search(words)
        if match and (grade := grade_of(match["grade"])):
            return match["area"], grade
    return None


def grade_of(text: str) -> str | None:
    """The grade of the contract that is all of `text`; None where it is none."""
    return load("documents")["grades"].get(fold(text).strip(" .\"'")) or None
