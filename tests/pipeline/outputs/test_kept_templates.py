"""Templates are kept compiled where that can be, and read from their source where not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from pipeline.outputs.site import kept_templates
from pipeline.outputs.site.kept_templates import KeptTemplates


def rendered(words: str) -> str:
    return Environment(loader=DictLoader({"page": words}), bytecode_cache=KeptTemplates()).get_template("page").render()


def test_a_template_is_kept_until_its_words_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_templates, "FOLDER_OF_COMPILED", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert rendered("one {{ 1 + 1 }}") == "one 2"
    (kept,) = tmp_path.iterdir()
    before = kept.read_bytes()
    assert (rendered("one {{ 1 + 1 }}"), kept.read_bytes()) == ("one 2", before)
    assert rendered("two {{ 1 + 1 }}") == "two 2"
    assert kept.read_bytes() != before


def test_nothing_is_kept_where_that_cannot_be_or_python_is_told_not_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_templates, "FOLDER_OF_COMPILED", tmp_path / "not there")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert rendered("one") == "one"
    monkeypatch.setattr(kept_templates, "FOLDER_OF_COMPILED", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered("one") == "one"
    assert list(tmp_path.iterdir()) == []
