"""Commands that wait for documents and for signals: `watch`, and a build that is asked to end."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.pipeline.commands.test_terminal import COMMAND
from tests.places import ROOT

PLAN = "Ref\tAction\tLead\tBy when\n1\tRing each family within a day\tHead of Service\tMay 2031\n"


def started(*words: object, ignoring: signal.Signals | None = None) -> subprocess.Popen[str]:
    def ignore() -> None:
        if ignoring:
            signal.signal(ignoring, signal.SIG_IGN)

    return subprocess.Popen(
        [*COMMAND, *map(str, words)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=ignore,
    )


def wait_for(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)


def actions(out: Path) -> int:
    table = out / "actions.parquet"
    return int(pq.read_metadata(table).num_rows) if table.is_file() else 0


def test_watch_builds_when_a_document_comes_and_goes(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.txt").write_text(PLAN, encoding="utf-8")
    work = started("watch", raw, out, "--every", "0.2")
    wait_for(lambda: actions(out) == 1)
    (raw / "b.txt").write_text(PLAN.replace("family", "carer"), encoding="utf-8")
    wait_for(lambda: actions(out) == 2)
    (raw / "a.txt").unlink()
    wait_for(lambda: actions(out) == 1)
    work.send_signal(signal.SIGINT)
    work.communicate(timeout=30)
    assert work.returncode == 0


def test_watch_of_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    work = started("watch", tmp_path / "none", tmp_path / "out")
    _, said = work.communicate(timeout=30)
    assert (work.returncode, "is not there" in said) == (2, True)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(60):
        (raw / f"{number}.txt").write_text(PLAN.replace("day", f"day of call {number}"), encoding="utf-8")
    return raw


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_build_that_is_asked_to_end_ends_cleanly(many: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    work = started("build", many, out)
    wait_for(lambda: len(list(out.glob(".cache/documents/*/*"))) > 2)
    work.send_signal(getattr(signal, name))
    said, _ = work.communicate(timeout=30)
    assert (work.returncode, said.startswith("Stopped after")) == (130, True)
    assert not list(out.glob("*.parquet"))


def test_a_build_under_nohup_outlives_its_terminal(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.txt").write_text(PLAN, encoding="utf-8")
    work = started("build", raw, out, ignoring=signal.SIGHUP)
    wait_for(lambda: (out / ".cache" / "lock").is_file())
    work.send_signal(signal.SIGHUP)
    work.communicate(timeout=60)
    assert (work.returncode, actions(out)) == (0, 1)


@pytest.mark.parametrize("command", [("build", "raw", "out"), ("watch", "raw", "out"), ("tables", "raw/plan.pdf")])
def test_a_setting_that_nobody_knows_is_told(command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "ACTIONPLANS_OCR", "sometimes")
    work = started(*command)
    _, said = work.communicate(timeout=30)
    assert work.returncode == 2
    assert said == "actionplans cannot start: ACTIONPLANS_OCR is 'sometimes'; it can be auto, off, force\n"
