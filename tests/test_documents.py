"""The files and pages that README.md, CONTRIBUTING.md, SECURITY.md and docs/ name are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.places import ROOT

DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
FILE = re.compile(r"`((?:benchmarks|docs|extractors|findings|pipeline|schema|tests)/[\w./-]+)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_names_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = [ROOT / name for name in FILE.findall(text)] + [document.parent / name for name in LINK.findall(text)]
    assert [str(path.relative_to(ROOT)) for path in named if not path.exists()] == []
