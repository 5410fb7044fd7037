"""Tests for reading without garbage collection."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from extractors.collection import no_collection


@pytest.fixture
def collecting() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.enable()
    yield
    if not was_on:
        gc.disable()


def is_old(made: object) -> bool:
    return any(one is made for one in gc.get_objects(generation=2))


@pytest.mark.usefixtures("collecting")
def test_what_was_read_is_not_looked_through_right_after() -> None:
    with no_collection():
        cells = [[] for _ in range(3000)]  # more than set off a collection
        assert not gc.isenabled() and not is_old(cells)
    assert gc.isenabled() and is_old(cells)


@pytest.mark.usefixtures("collecting")
def test_a_block_within_another_leaves_collection_off() -> None:
    with no_collection():
        with no_collection():
            cells = [[]]
        assert not gc.isenabled() and not is_old(cells)


@pytest.mark.usefixtures("collecting")
def test_objects_frozen_for_children_stay_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with no_collection():
            pass
        assert gc.get_freeze_count() >= frozen - 50  # some are freed meanwhile
    finally:
        gc.unfreeze()
