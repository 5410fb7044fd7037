"""Word files that broke other readers end in a document or a named state."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors import read
from extractors.model import Document, Unreadable
from tests.places import SHARED, needs

HOSTILE = SHARED / "corpus" / "hostile"
REASONS = {"encrypted", "corrupt", "too_large", "unsupported", "empty"}


@needs(HOSTILE)
@pytest.mark.parametrize("path", sorted(HOSTILE.glob("poi--*")), ids=lambda path: path.stem[5:40])
def test_each_hostile_file_is_read_or_ends_in_a_named_state(path: Path) -> None:
    try:
        assert isinstance(read(path), Document)
    except Unreadable as met:
        assert met.reason in REASONS
