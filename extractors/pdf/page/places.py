"""Places on a page, and named tuples of any kind, made in bulk: one by one they take twice as long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import repeat
from typing import Any, TypeVar, cast

from extractors.model import Place
from extractors.pdf.page.few_values import shared
from extractors.pdf.page.pdfium import Floats

Kind = TypeVar("Kind", bound=tuple[Any, ...])


def made(kind: type[Kind], *columns: Iterable[Any]) -> Iterator[Kind]:
    """Named tuples of this kind, a column for each of its fields, of which none may lack; as many as the shortest
    column has values."""
    return cast(Iterator[Kind], map(partial(tuple.__new__, kind), zip(*columns, strict=False)))


def places_on(page: int, boxes: Floats) -> list[Place]:
    """The places of (n, 4) boxes on a page, which counts from 1."""
    sides, count = shared((boxes.T + 0.0).ravel().tolist()), len(boxes)  # -0.0 is 0.0, whichever was met before
    columns = (sides[i * count : (i + 1) * count] for i in range(4))
    return list(made(Place, repeat(page), *columns, *[repeat(None)] * 4))
