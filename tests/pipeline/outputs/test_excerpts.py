"""Rows of a sheet as the review page shows them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.outputs.site.excerpts import Excerpts, Seen
from tests.draw_sheet import PLAN, drawn, write_rows


def excerpts(tmp_path: Path, sha256: str | None = None) -> list[tuple[str, str, tuple[str, ...], list[int], list[str]]]:
    drawn(tmp_path, lambda book, sheet: write_rows(sheet, [*PLAN, *PLAN[1:], *PLAN[1:]], top=2, left=1))
    data = (tmp_path / "plan.xlsx").read_bytes()
    document = {
        "document_id": "d",
        "extractor": "sheet",
        "source_file": "plan.xlsx",
        "sha256": sha256 or hashlib.sha256(data).hexdigest(),
    }
    row = {"sheet": "Tracker", "cell": "E9", "word_row": 9, "word_table": None}
    found = Excerpts(tmp_path).around(document, [row, {**row, "cell": None}])
    return [
        (
            one.sheet,
            one.address,
            one.letters,
            [number for number, _ in one.rows],
            [cell.text for _, cells in one.rows for cell in cells if cell.framed],
        )
        for one in found
    ]


def test_the_rows_around_a_cell_are_shown_below_the_headings(tmp_path: Path) -> None:
    letters = ("B", "C", "D", "E", "F")
    assert excerpts(tmp_path) == [("Tracker", "E9", letters, [3, 7, 8, 9, 10, 11], ["July 2031"])]


def test_a_workbook_that_is_not_the_one_that_was_read_is_not_shown(tmp_path: Path) -> None:
    assert excerpts(tmp_path, sha256="0") == []


def test_words_on_a_dark_colour_are_white() -> None:
    assert (Seen("x", "1F3864").ink, Seen("x", "FFFF00").ink, Seen("x").ink) == ("#fff", "#0b0c0c", "#0b0c0c")
