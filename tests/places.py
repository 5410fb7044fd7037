"""Where the tests find what they read: the project, its samples, and the corpus where it stands beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RAW = ROOT / "data" / "raw"
SHARED = ROOT.parent / "shared"  # read by tests/corpus alone


def needs(path: Path) -> pytest.MarkDecorator:
    """The mark of a test that reads `path` of SHARED: it is skipped, and says so, where that is not there."""
    return pytest.mark.skipif(not path.exists(), reason=f"../{path.relative_to(ROOT.parent)} is not beside the project")
