"""Themes of the rebuilt plans, beside what plain regular expressions written by another hand find there."""

from __future__ import annotations

import re
from functools import cache

import yaml

from pipeline.read import read_path
from schema.contract import Records
from schema.themes import read_themes
from tests.places import SHARED, needs
from tests.theme_texts import texts_of

REBUILT = SHARED / "corpus" / "rebuilt"
EXPRESSIONS = SHARED / "domain" / "themes.yaml"


@cache
def plans() -> list[Records]:
    return [read_path(path) for path in sorted(REBUILT.glob("*.docx"))]


@needs(REBUILT)
def test_nearly_every_action_has_a_theme() -> None:
    actions = [row for plan in plans() for row in plan["actions"]]
    assert sum(bool(row["themes"]) for row in actions) > 0.95 * len(actions)


@needs(EXPRESSIONS)
def test_the_matchers_find_what_plain_regular_expressions_find() -> None:
    both = either = 0
    for text in texts_of(plans()):
        mine, plain = {reading.theme for reading in read_themes(text)}, plainly(text)
        both, either = both + len(mine & plain), either + len(mine | plain)
    assert both > 0.97 * either, (both, either)


@cache
def patterns() -> dict[str, dict[str, list[re.Pattern[str]]]]:
    stated = yaml.load(EXPRESSIONS.read_text(encoding="utf-8"), yaml.CBaseLoader)["themes"]
    return {
        theme["id"]: {
            kind: [re.compile(pattern, re.IGNORECASE) for pattern in theme.get(kind, ())]
            for kind in ("strong", "weak", "exclude")
        }
        for theme in stated
    }


def plainly(text: str) -> set[str]:
    """The themes of a text by the regular expressions of the file, in the way it says they are used."""
    text = re.sub(r"-\s*\n\s*", "", text.lower().replace("’", "'"))
    found: dict[str, set[str]] = {"strong": set(), "weak": set()}
    for theme, kinds in patterns().items():
        left = text
        for pattern in kinds["exclude"]:
            left = pattern.sub(" ", left)
        for kind in found:
            if any(pattern.search(left) for pattern in kinds[kind]):
                found[kind].add(theme)
    return found["strong"] or found["weak"]
