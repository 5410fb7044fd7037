"""Finer actions: columns that part the actions of another into steps, each with who does it or a date of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from schema.columns.column import Column
from schema.columns.known_headings import heading_words, singular
from schema.vocabulary import load


def without_coarser(row: Sequence[Column], columns: Sequence[Sequence[str]], rivals: Sequence[int]) -> Sequence[int]:
    """The rivals for the actions without those before a column of their steps ("Sub-actions"), where each of several
    rows of one action has a step, and who or when differs among these: they are what the steps are for."""
    steps = [i for i in rivals if _says_step(row[i].heading) and i > min(rivals)]
    if not steps or not all(map(str.strip, columns[steps[0]])):
        return rivals
    coarse = max(map(_runs, (columns[i] for i in rivals if i < steps[0])))
    told = [_runs(columns[i]) for i, column in enumerate(row) if column.field in ("owners", "due")]
    return steps[:1] if told and coarse < min(max(told), _runs(columns[steps[0]])) else rivals


def _says_step(heading: str) -> bool:
    return not set(load("columns")["steps"]).isdisjoint(singular(heading_words(heading)).split())


def _runs(values: Sequence[str]) -> int:
    """How many runs of equal words a column has; a blank cell goes on with what stands above it."""
    return sum(1 for _ in groupby(value.strip() for value in values if value.strip()))
