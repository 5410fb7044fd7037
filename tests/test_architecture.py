"""The rule between the packages: schema and extractors import nothing of ours but themselves, pipeline imports both."""

from __future__ import annotations

import pytest

from pipeline.batch.fingerprint import imported
from tests.places import ROOT

ALLOWED = {"schema": {"schema"}, "extractors": {"extractors"}, "pipeline": {"schema", "extractors", "pipeline"}}
OURS = {*ALLOWED, "tests"}


@pytest.mark.parametrize("package", ALLOWED)
def test_a_package_imports_of_ours_only_what_it_may(package: str) -> None:
    for path in (ROOT / package).rglob("*.py"):
        ours = {name.partition(".")[0] for name in imported(path)} & OURS
        assert ours <= ALLOWED[package], f"{path.relative_to(ROOT)} imports {ours - ALLOWED[package]}"
