"""One place says which version this is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from pipeline.version import VERSION
from tests.places import ROOT


def test_the_version_is_the_one_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION


def test_no_module_states_a_version_of_its_own() -> None:
    files = [path for package in ("schema", "extractors", "pipeline") for path in (ROOT / package).rglob("*.py")]
    assert not [path.name for path in files if f'"{VERSION}"' in path.read_text(encoding="utf-8")]


def test_a_folder_of_libraries_that_may_not_be_listed_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0)
    command = [sys.executable, "-c", "from pipeline.version import VERSION; print(VERSION)"]
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root may list everything, and there is no setpriv to lay that down")
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    path = os.pathsep.join([str(ROOT), str(tmp_path / "locked")])
    run = subprocess.run(command, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, check=False)
    assert (run.stdout.strip(), run.stderr) == (VERSION, "")
