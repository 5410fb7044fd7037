"""One build at a time: on one machine, and on two whose share does not pass locks on."""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path

import pytest

from pipeline.batch.doctor import doctor
from pipeline.batch.lock import QUIET, Lock, Locked
from tests.pipeline.batch.test_run_batch import built, folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lock"


def said(path: Path, holder: str, ago: float) -> None:
    path.write_text(holder, encoding="utf-8")
    os.utime(path, (time.time() - ago, time.time() - ago))


def test_a_lock_is_held_once_and_names_its_holder(path: Path) -> None:
    lock = Lock(path)
    with pytest.raises(Locked, match=f"process {os.getpid()} on {platform.node()}"):
        Lock(path)
    lock.release()
    assert path.read_text(encoding="utf-8") == ""
    Lock(path).release()


def test_a_build_of_another_machine_counts_as_long_as_it_shows_life(path: Path) -> None:
    said(path, "12 on elsewhere", 1)
    with pytest.raises(Locked, match="process 12 on elsewhere"):
        Lock(path)
    said(path, "12 on elsewhere", QUIET + 1)
    Lock(path).release()


def test_a_build_that_was_killed_on_this_machine_holds_nothing(path: Path) -> None:
    said(path, f"12 on {platform.node()}", 1)
    Lock(path).release()


def test_doctor_tells_of_a_build_on_another_machine(tmp_path: Path) -> None:
    raw, out = folder(tmp_path / "raw", {"a.txt": "One"}), tmp_path / "out"
    built(raw, out)
    assert doctor(out).well
    said(out / ".cache" / "lock", "12 on elsewhere", 1)
    assert [finding.what for finding in doctor(out).findings if not finding.well] == ["lock"]
