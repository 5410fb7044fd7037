"""What a plan says is the same with columns reordered or renamed, bands for headings, page breaks, other producers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read import read_path
from tests.generality.drawings import DRAWINGS
from tests.generality.invented import HEADINGS, Plan, plans, read, synonyms

UNKNOWN = ("Zone", "Cabinet pledge", "Wave", "Strand of work", "Box file")
COLUMNS = tuple(HEADINGS.items())
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "12"))  # more by `make general`


def as_read(plan: Plan, drawing: str) -> list[tuple[object, ...]]:
    with TemporaryDirectory() as name:
        return read(read_path(DRAWINGS[drawing](plan, Path(name))))


@pytest.mark.parametrize("drawing", DRAWINGS)
@settings(max_examples=EXAMPLES, deadline=None)
@given(plan=plans())
def test_the_producer_and_the_layout_do_not_matter(drawing: str, plan: Plan) -> None:
    assert as_read(plan, drawing) == plan.says


@pytest.mark.parametrize("drawing", ["word", "pdf"])
@settings(max_examples=EXAMPLES, deadline=None)
@given(plan=plans(), order=st.permutations(COLUMNS))
def test_the_order_of_columns_does_not_matter(drawing: str, plan: Plan, order: Sequence[tuple[str, str]]) -> None:
    assert as_read(replace(plan, columns=tuple(order)), drawing) == plan.says


@pytest.mark.parametrize("drawing", ["word", "workbook"])
@settings(max_examples=EXAMPLES, deadline=None)
@given(plan=plans(), wordings=synonyms())
def test_synonyms_of_headings_do_not_matter(drawing: str, plan: Plan, wordings: dict[str, str]) -> None:
    assert as_read(plan.renamed(wordings), drawing) == plan.says


@pytest.mark.parametrize("drawing", ["word_with_bands", "pdf"])
@settings(max_examples=EXAMPLES, deadline=None)
@given(plan=plans(), heading=st.sampled_from(UNKNOWN), at=st.integers(1, len(COLUMNS)))
def test_an_unknown_column_does_not_matter(drawing: str, plan: Plan, heading: str, at: int) -> None:
    columns = (*COLUMNS[:at], ("", heading), *COLUMNS[at:])
    assert as_read(replace(plan, columns=columns), drawing) == plan.says


def test_a_plan_without_rows_gives_nothing(tmp_path: Path) -> None:
    """So that no property above holds for what is not there."""
    assert read(read_path(DRAWINGS["word"](Plan(()), tmp_path))) == []
