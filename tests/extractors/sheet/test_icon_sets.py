"""Icons that rules draw in place of numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extractors.model import Document
from tests.draw_sheet import PLAN, codes, drawn, words, write_rows

RED, AMBER, GREEN = "🔴🟠🟢"


def icons(tmp_path: Path, numbers: tuple[Any, ...], rule: dict[str, Any]) -> Document:
    def draw(book: Any, sheet: Any) -> None:
        write_rows(sheet, [(*row[:4], value) for row, value in zip(PLAN, ("RAG", *numbers), strict=True)])
        sheet.conditional_format("E2:E4", {"type": "icon_set", "icons_only": True, **rule})

    return drawn(tmp_path, draw)


def last(document: Document) -> list[str]:
    return [row[-1] for row in words(document.tables[0])[1:]]


def at(*values: float, kind: str = "number", criteria: str = ">=") -> list[dict[str, Any]]:
    return [{"criteria": criteria, "type": kind, "value": value} for value in values]


@pytest.mark.parametrize(
    ("numbers", "rule", "shown"),
    [
        ((1, 2, 3), {"icon_style": "3_traffic_lights", "icons": at(3, 2)}, [RED, AMBER, GREEN]),
        ((1, 2, 3), {"icon_style": "3_signs", "icons": at(3, 2), "reverse_icons": True}, [GREEN, AMBER, RED]),
        ((1, 2, 3), {"icon_style": "3_flags", "icons": at(3, 2, criteria=">")}, [RED, RED, AMBER]),
        ((10, 30, 60), {"icon_style": "3_symbols_circled"}, [RED, AMBER, GREEN]),  # from 33 and 67 per cent of the way
        ((1, 2, 60), {"icon_style": "3_traffic_lights", "icons": at(67, 33, kind="percentile")}, [RED, AMBER, GREEN]),
        ((0, 2, 3), {"icon_style": "4_traffic_lights", "icons": at(3, 2, 1)}, ["⚫", AMBER, GREEN]),
        (("None", 2, 3), {"icon_style": "3_traffic_lights", "icons": at(3, 2)}, ["None", AMBER, GREEN]),
    ],
)
def test_coloured_icons_without_numbers_are_discs_of_their_colour(
    tmp_path: Path, numbers: tuple[Any, ...], rule: dict[str, Any], shown: list[str]
) -> None:
    document = icons(tmp_path, numbers, rule)
    assert (last(document), codes(document)) == (shown, {})
    assert document.words[0] == sum(len(row) for row in words_said(document))


@pytest.mark.parametrize("rule", [{"icon_style": "3_traffic_lights", "icons_only": False}, {"icon_style": "3_arrows"}])
def test_icons_beside_numbers_and_those_of_directions_are_told(tmp_path: Path, rule: dict[str, Any]) -> None:
    document = icons(tmp_path, (1, 2, 3), rule)
    assert (last(document), list(codes(document))) == (["1", "2", "3"], ["colour_rule_unread"])


def words_said(document: Document) -> list[list[str]]:
    """The words that are counted: those with a letter or figure, and the name of the sheet."""
    said = [cell.split() for row in words(document.tables[0]) for cell in row]
    return [["Tracker"], *([word for word in one if any(map(str.isalnum, word))] for one in said)]
