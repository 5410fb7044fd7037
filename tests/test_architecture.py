"""Rules of the tree: which package imports which, and that only tests/corpus reads what stands beside the project."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

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


def test_only_the_tests_of_the_corpus_read_what_stands_beside_the_project() -> None:
    tests = {path for path in (ROOT / "tests").rglob("test_*.py") if "SHARED" in path.read_text(encoding="utf-8")}
    assert {path.parent.name for path in tests - {Path(__file__)}} == {"corpus"}
    assert all("@needs(" in path.read_text(encoding="utf-8") for path in tests - {Path(__file__)})


@pytest.mark.parametrize(
    "package", ["extractors/stitching", "extractors/continuation", "pipeline/plan/table", "pipeline/plan/rows"]
)
def test_what_comes_after_reading_asks_what_a_document_has_and_not_who_read_it(package: str) -> None:
    for path in (ROOT / package).glob("*.py"):
        assert ".extractor" not in path.read_text(encoding="utf-8"), path


def test_no_module_imports_itself_by_way_of_others() -> None:
    """Also within functions: what is imported late is still a circle to whoever reads the code."""
    files = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for package in ALLOWED
        for path in (ROOT / package).rglob("*.py")
    }
    imports = {
        name: {other for other in imported(path) if other in files and other != name} for name, path in files.items()
    }
    while leaves := {name for name, others in imports.items() if not others & imports.keys()}:
        imports = {name: others for name, others in imports.items() if name not in leaves}
    assert not imports, f"a circle among {sorted(imports)}"


def test_a_threshold_has_a_name_of_its_own() -> None:
    """A number at the head of a module is called by what it measures; where two modules ask for one, one imports it."""
    found = defaultdict(list)
    for package in ALLOWED:
        for path in (ROOT / package).rglob("*.py"):
            for name in _thresholds(path):
                found[name].append(str(path.relative_to(ROOT)))
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


def _thresholds(path: Path) -> Iterator[str]:
    """The names of numbers, also of several told in one line, as often as each is given."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign):
            target = node.targets[0]
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            for name, value in zip(names, values, strict=False):
                parts = [part for part in ast.walk(value) if isinstance(part, ast.Constant)]
                if parts and all(isinstance(part.value, int | float) for part in parts):
                    yield from (one.id for one in ast.walk(name) if isinstance(one, ast.Name) and one.id.isupper())
