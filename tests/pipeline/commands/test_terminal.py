"""At the terminal: versions, closed pipes, full disks, and control characters that would steer it."""

from __future__ import annotations

import errno
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.commands.answer import program
from pipeline.commands.app import app
from pipeline.outputs.site.publish_site import publish
from pipeline.read_card import read_card
from pipeline.told import in_words, shown
from pipeline.version import VERSION
from pipeline.whole_file import replacing
from tests.data_sets import document, written
from tests.places import ROOT

COMMAND = [sys.executable, "-c", "from pipeline.cli import main; main()"]


def typed(*words: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *map(str, words)], cwd=ROOT, check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout == f"actionplans {VERSION}\n"


def test_a_reader_that_has_seen_enough_is_no_failure(tmp_path: Path) -> None:
    out = written(tmp_path / "out", document("plan", [{"action": "x" * 1000}] * 1000))
    reading, writing = os.pipe()
    os.close(reading)
    ended = typed("query", out, "SELECT action FROM actions", stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM])
def test_a_site_that_is_stopped_leaves_the_one_before_and_nothing_else(
    tmp_path: Path, ended_by: signal.Signals
) -> None:
    out, site = written(tmp_path / "out", document("plan", [{"action": "x" * 1000}] * 1000)), tmp_path / "site"
    assert typed("publish", out, site, stdout=subprocess.DEVNULL).returncode == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    with subprocess.Popen([*COMMAND, "publish", str(out), str(site)], cwd=ROOT, stderr=subprocess.PIPE) as child:
        while not list(tmp_path.glob(".site-*")):
            assert child.poll() is None
        child.send_signal(ended_by)
        told = child.communicate()[1].decode()
    assert (child.returncode, told) == (130, f"actionplans publish: stopped; {site} is as it was\n")
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "site"]


def test_a_site_that_is_stopped_while_its_room_is_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, make = written(tmp_path / "out", document("plan", [{}])), os.mkdir

    def made_and_stopped(path: str, *mode: int) -> None:
        make(path, *mode)
        raise KeyboardInterrupt

    monkeypatch.setattr("os.mkdir", made_and_stopped)
    with pytest.raises(KeyboardInterrupt):
        publish(out, tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_workbook_that_is_stopped_leaves_the_one_before(tmp_path: Path) -> None:
    out, book = written(tmp_path / "out", document("plan", [{"action": "x" * 1000}] * 1000)), tmp_path / "plans.xlsx"
    book.write_bytes(b"as it was")
    with subprocess.Popen([*COMMAND, "export", str(out), str(book)], cwd=ROOT, stderr=subprocess.PIPE) as child:
        while not list(tmp_path.glob(".*.part")):
            assert child.poll() is None
        child.send_signal(signal.SIGTERM)
        told = child.communicate()[1].decode()
    assert (child.returncode, told) == (130, f"actionplans export: stopped; no file of {book} is half written\n")
    assert book.read_bytes() == b"as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "plans.xlsx"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_behind_what_is_printed_is_told(tmp_path: Path) -> None:
    out = written(tmp_path / "out", document("plan", [{}]))
    with Path("/dev/full").open("w") as full:
        ended = typed(
            "query", out, "SELECT action FROM actions", "--format", "csv", stdout=full, stderr=subprocess.PIPE
        )
    assert ended.returncode == 2
    assert b"is full; make room" in ended.stderr


@pytest.mark.parametrize("form", ["csv", "json", "table"])
def test_control_characters_are_escaped_on_a_terminal_and_kept_in_files(tmp_path: Path, form: str) -> None:
    out = written(tmp_path / "out", document("plan", [{"action": "a\x1b[31mb\x9bc"}]))
    terminal, theirs = pty.openpty()
    words = ("query", out, "SELECT action FROM actions", "--format", form)
    typed(*words, stdout=theirs)
    os.close(theirs)
    on_terminal = os.read(terminal, 10_000)
    os.close(terminal)
    assert b"[31m" in on_terminal
    assert b"\x1b[31m" not in on_terminal
    assert "\x9b".encode() not in on_terminal
    if form == "csv":
        assert b"a\x1b[31mb" in typed(*words, stdout=subprocess.PIPE).stdout


@pytest.mark.parametrize(("width", "is_record"), [(60, True), (200, False)])
def test_rows_turn_to_records_on_a_narrow_terminal(tmp_path: Path, width: int, is_record: bool) -> None:
    out = written(tmp_path / "out", document("plan", [{"action": "Open the hub for families " * 3}]))
    terminal, theirs = pty.openpty()
    asked = "SELECT action, action_id, document_id, authority, due_text, rag, status, progress FROM actions"
    typed("query", out, asked, stdout=theirs, env=os.environ | {"COLUMNS": str(width)})
    os.close(theirs)
    lines = os.read(terminal, 100_000).decode().splitlines()
    os.close(terminal)
    assert any("action id" in line and "plan-0" in line for line in lines) is is_record


def test_words_of_any_script_are_shown_as_they_are() -> None:
    assert shown("Ünder – 計画\tx\ny") == "Ünder – 計画\tx\ny"
    assert shown("\x1b[2J\x9b\u202e") == "\\x1b[2J\\x9b\\u202e"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk of plans.xlsx is full"),
        (errno.EACCES, "you have no right to plans.xlsx"),
        (errno.EROFS, "plans.xlsx is on a read-only disk"),
    ],
)
def test_faults_of_the_system_are_told_in_words(number: int, said: str) -> None:
    assert in_words(OSError(number, os.strerror(number), "plans.xlsx")).startswith(said)


def test_a_file_that_cannot_be_finished_leaves_nothing_and_keeps_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 250 + ".xlsx")
    target.write_text("old", encoding="utf-8")
    with pytest.raises(OSError, match="full"), replacing(target) as partial:
        partial.write_text("half", encoding="utf-8")
        raise OSError("full")
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["old"]


def test_a_file_that_cannot_be_begun_is_told_by_its_own_name(tmp_path: Path) -> None:
    target = tmp_path / "none" / "plans.xlsx"
    with pytest.raises(FileNotFoundError) as error, replacing(target) as partial:
        partial.touch()
    assert error.value.filename == str(target)


@pytest.mark.parametrize("key", ["pages", "quarters", "title", "legend"])
def test_a_card_of_nested_aliases_is_told_in_a_line(tmp_path: Path, key: str) -> None:
    levels = "".join(f"- &l{i} [{', '.join([f'*l{i - 1}'] * 9)}]\n  " for i in range(1, 30))
    card = tmp_path / "plan.pdf.yml"
    card.write_text(f"{key}:\n  - &l0 [x, x]\n  {levels}\n", encoding="utf-8")
    assert [len(fault) < 300 for fault in read_card(card).faults] == [True]


@pytest.mark.parametrize(("on_the_path", "named"), [(True, "actionplans"), (False, ".venv/bin/actionplans")])
def test_the_program_is_named_as_it_can_be_typed(
    on_the_path: bool, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if on_the_path:
        (tmp_path / "actionplans").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", [".venv/bin/actionplans", "build"])
    assert program() == named
