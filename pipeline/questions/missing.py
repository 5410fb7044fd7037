"""Missing: themes that like councils' plans have and a council's plans do not."""

from __future__ import annotations

from pathlib import Path

from pipeline.questions.neighbours import Beside
from pipeline.questions.query import Row, opened, rows_of
from schema.themes import themes

THEMES = """
    SELECT theme, authority, actions, findings, of_actions FROM compare_theme_authority ORDER BY theme, authority
"""


def missing(out: Path, beside: Beside) -> list[Row]:
    """Themes in which a council has no action and those beside it have, those that most of them have first.

    `recommended` counts the council's findings of the theme, which no action of it has. Raises OSError where there are
    no tables or not all of them.
    """
    with opened(out) as connection:
        counted = rows_of(connection, THEMES)
    return _missing(beside.own, set(beside.others), counted)


def _missing(own: str, others: set[str], counted: list[Row]) -> list[Row]:
    rows = []
    for theme in dict.fromkeys(row["theme"] for row in counted):
        of_theme = [row for row in counted if row["theme"] == theme]
        mine = next((row for row in of_theme if row["authority"] == own), None)
        theirs = [row for row in of_theme if row["authority"] in others and row["actions"]]
        if theirs and not (mine and mine["actions"]):
            told = {"theme": theme, "label": themes()[theme].label if theme in themes() else theme}
            told |= {"councils": len(theirs), "of": len(others), "actions": sum(row["actions"] for row in theirs)}
            told |= {
                "recommended": mine["findings"] if mine else 0,
                "by": "; ".join(row["authority"] for row in theirs),
            }
            rows.append(told)
    return sorted(rows, key=lambda row: (-row["councils"], -row["actions"], row["theme"]))
