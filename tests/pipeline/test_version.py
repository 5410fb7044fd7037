"""One place says which version this is."""

from __future__ import annotations

import tomllib

from pipeline.version import VERSION
from tests.places import ROOT


def test_the_version_is_the_one_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION


def test_no_module_states_a_version_of_its_own() -> None:
    files = [path for package in ("schema", "extractors", "pipeline") for path in (ROOT / package).rglob("*.py")]
    assert not [path.name for path in files if f'"{VERSION}"' in path.read_text(encoding="utf-8")]
