"""Places on a page, and named tuples of any kind, made in bulk: one by one they take twice as long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import repeat
from typing import Any, TypeVar, cast

from extractors.model import Place

Kind = TypeVar("Kind", bound=tuple[Any, ...])


def made(kind: type[Kind], *columns: Iterable[Any]) -> Iterator[Kind]:
    """Named tuples of this kind, a column for each of its fields, of which none may lack; as many as the shortest
    column has values."""
    return cast(Iterator[Kind], map(partial(tuple.__new__, kind), zip(*columns, strict=False)))


def places_on(
    page: int, x0: Iterable[float], top: Iterable[float], x1: Iterable[float], bottom: Iterable[float]
) -> list[Place]:
    """The places on a page, which counts from 1, of boxes with these sides."""
    return list(made(Place, repeat(page), x0, top, x1, bottom, *[repeat(None)] * 4))
