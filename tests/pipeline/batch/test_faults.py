"""Faults while it runs: nothing leaves the output that is not known to be gone, nothing is stored wrong or silent."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.batch.doctor import doctor
from pipeline.batch.run_batch import WrongUse
from pipeline.batch.store import Damaged, Store
from pipeline.batch.write import LARGE_TABLES, write_comparisons
from tests import readers
from tests.data_sets import document, written
from tests.pipeline.batch.test_run_batch import built, bytes_of, folder, rows
from tests.pipeline.commands.test_terminal import COMMAND
from tests.places import ROOT

POWERS = "--bounding-set=-dac_override,-dac_read_search"  # by which root reads and writes what nobody may


def without_powers(raw: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """A build by a user who has the rights that files and folders give and no more."""
    command = [sys.executable, "-m", "tests.run_build", str(raw), str(out), "plan", "here"]
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root may read everything, and there is no setpriv to lay that down")
        command = ["setpriv", POWERS, *command]
    return subprocess.run(
        command, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder whose own folders can be removed again whatever was done to their rights."""
    yield tmp_path
    subprocess.run(["chmod", "-R", "u+rwX", tmp_path], check=True)


@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_a_folder_that_cannot_be_seen_keeps_its_rows_and_marks_them(place: Path, mode: int) -> None:
    raw, out = folder(place / "raw", {"a.txt": "One", "sub/b.txt": "Two"}), place / "out"
    built(raw, out)
    (raw / "sub").chmod(mode)
    ended = without_powers(raw, out)
    summary = json.loads(ended.stdout)
    assert (ended.returncode, summary["removed"]) == (1, 0)
    assert [file["source_file"] for file in summary["unseen"]] == ["sub/b.txt"]
    assert [row["action"] for row in rows(out, "actions")] == ["One", "Two"]
    assert [row["code"] for row in rows(out, "issues")] == ["not_seen"]
    if mode == 0:
        folders = [row for row in rows(out) if row["source_file"] == "sub/"]
        assert [(row["state"], row["reason"]) for row in folders] == [("unreadable", "cannot_list")]
    (raw / "sub").chmod(0o755)
    assert built(raw, out).exit_code == 0
    assert not rows(out, "issues")


def test_a_raw_folder_that_cannot_be_listed_is_told_and_changes_nothing(place: Path) -> None:
    raw, out = folder(place / "raw", {"a.txt": "One"}), place / "out"
    built(raw, out)
    before = bytes_of(out)
    raw.chmod(0o000)
    ended = without_powers(raw, out)
    assert ended.returncode != 0
    assert "cannot be listed: you have no right to read it" in ended.stderr
    assert bytes_of(out) == before


def test_a_file_that_may_not_be_opened_is_a_state(place: Path) -> None:
    raw, out = folder(place / "raw", {"a.txt": "One"}), place / "out"
    (raw / "a.txt").chmod(0o000)
    assert without_powers(raw, out).returncode == 1
    assert (rows(out)[0]["reason"], rows(out)[0]["detail"]) == ("cannot_open", "you have no right to read it")


def test_a_built_folder_made_read_only_is_read_by_a_build_with_nothing_to_do(place: Path) -> None:
    raw, out = folder(place / "raw", {"a.txt": "One"}), place / "out"
    os.utime(raw / "a.txt", (1, 1))
    built(raw, out)
    every = [out, *out.rglob("*")]
    for path in every:
        path.chmod(0o555 if path.is_dir() else 0o444)
    assert without_powers(raw, out).returncode == 0
    folder(raw, {"b.txt": "Two"})
    assert "is read-only or not yours to write to" in without_powers(raw, out).stderr


def test_what_is_no_file_is_named_and_hangs_nothing(tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {"a.txt": "One"})
    os.mkfifo(raw / "pipe.pdf")
    (raw / "elsewhere").symlink_to(tmp_path)
    (raw / "lost.pdf").symlink_to(tmp_path / "nothing")
    (raw / "circle.pdf").symlink_to(raw / "circle.pdf")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(raw / "s"))
        summary = built(raw, tmp_path / "out")
    assert [file.source_file for file in summary.passed_over] == ["elsewhere", "pipe.pdf", "s"]
    assert [file.source_file for file in summary.unreadable] == ["circle.pdf", "lost.pdf"]
    assert any("pipe.pdf: no file but a pipe" in line for line in summary.lines())


def test_a_file_swapped_while_it_is_read_is_read_again_and_stored_under_its_own_hash(tmp_path: Path) -> None:
    raw, out = folder(tmp_path / "raw", {"a.txt": "Old words"}), tmp_path / "out"
    folder(tmp_path, {"new": "New words"})
    built(raw, out, readers.swapping)
    (row,) = rows(out)
    assert [action["action"] for action in rows(out, "actions")] == ["New words"]
    assert row["sha256"] == readers.sha256_of("New words")
    folder(raw, {"a.txt": "Old words"})
    built(raw, out, readers.swapping)
    assert [action["action"] for action in rows(out, "actions")] == ["Old words"]


def test_a_file_that_never_holds_still_is_told_and_tried_again(tmp_path: Path) -> None:
    raw, out = folder(tmp_path / "raw", {"a.txt": "x"}), tmp_path / "out"
    assert built(raw, out, readers.restless).unreadable[0].reason == "changed"
    assert built(raw, out, readers.restless).read == 1


def test_a_killed_child_is_tried_again(tmp_path: Path) -> None:
    raw, out = folder(tmp_path / "raw", {"a.txt": "One"}), tmp_path / "out"
    assert built(raw, out, readers.killed_once, "processes").unreadable[0].reason == "killed"
    assert built(raw, out, readers.killed_once, "processes").actions == 1


def test_a_file_away_during_one_build_is_read_by_the_next(tmp_path: Path) -> None:
    raw, out = folder(tmp_path / "raw", {"a.txt": "One", "b.txt": "Two"}), tmp_path / "out"
    (raw / "a.txt").rename(tmp_path / "away")
    (raw / "a.txt").symlink_to(tmp_path / "nothing")
    assert built(raw, out).unreadable[0].reason == "cannot_open"
    (raw / "a.txt").unlink()
    (tmp_path / "away").rename(raw / "a.txt")
    assert built(raw, out).actions == 2


@pytest.mark.parametrize("length", [251, 252, 255])
def test_a_name_as_long_as_names_may_be_is_read(tmp_path: Path, length: int) -> None:
    raw = folder(tmp_path / "raw", {"n" * (length - 4) + ".txt": "One"})
    assert built(raw, tmp_path / "out").actions == 1


def test_a_byte_flipped_anywhere_in_stored_rows_is_seen(tmp_path: Path) -> None:
    with Store(tmp_path / "out") as store:
        store.put("0123", bytes(range(256)) * 8)
        path = store.path("0123")
        good = path.read_bytes()
        for at in range(0, len(good), 10):
            path.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
            with pytest.raises(Damaged):
                store.get("0123")


def test_damaged_rows_are_read_again_and_told(tmp_path: Path) -> None:
    raw, out = folder(tmp_path / "raw", {"a.txt": "One", "b.txt": "Two"}), tmp_path / "out"
    built(raw, out)
    before = bytes_of(out)
    for path in (out / ".cache" / "documents").glob("*/*"):
        content = path.read_bytes()
        path.write_bytes(content[:40] + bytes([content[40] ^ 255]) + content[41:])
    assert not doctor(out).well
    (out / "actions.parquet").unlink()
    summary = built(raw, out)
    assert summary.damaged == ("a.txt", "b.txt")
    assert bytes_of(out) == before
    assert doctor(out).well


def test_a_byte_flipped_anywhere_in_the_index_costs_nothing_but_time(tmp_path: Path) -> None:
    raw, out = folder(tmp_path / "raw", {"a.txt": "One"}), tmp_path / "out"
    built(raw, out)
    index = out / ".cache" / "index.json"
    good = index.read_bytes()
    store = Store(out)
    for at in range(0, len(good), 10):
        index.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        assert store.index().names == {}
    before = bytes_of(out)
    assert built(raw, out).read == 0
    assert bytes_of(out) == before


def test_what_a_killed_build_left_is_told_and_removed(tmp_path: Path) -> None:
    raw, out = folder(tmp_path / "raw", {"a.txt": "One"}), tmp_path / "out"
    built(raw, out)
    (out / ".cache" / "next-1").mkdir()
    (out / ".cache" / ".abc.part").write_bytes(b"half")
    assert [finding.what for finding in doctor(out).findings if not finding.well] == ["leftovers"]
    built(raw, out)
    assert doctor(out).well


def test_a_build_that_goes_on_from_kept_rows_is_not_said_to_read_all_again(tmp_path: Path) -> None:
    raw, out = folder(tmp_path / "raw", {"a.txt": "One", "b.txt": "Two"}), tmp_path / "out"
    built(raw, out)
    for path in (*out.glob("*.parquet"), out / ".cache" / "index.json"):  # a first build that was stopped has neither
        path.unlink()
    told = "\n".join(doctor(out).lines())
    assert "tables      none yet" in told
    assert "it keeps the rows of 2 documents" in told
    assert "read all documents again" not in told
    assert built(raw, out).read == 0
    shutil.rmtree(out / ".cache" / "documents")
    (out / ".cache" / "index.json").unlink()
    assert "read all documents again" in "\n".join(doctor(out).lines())


def test_a_full_disk_keeps_the_old_tables_and_is_told(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    try:
        raw, out = folder(tmp_path / "raw", {"a.txt": "One"}), disk / "out"
        built(raw, out)
        before = bytes_of(out)
        folder(raw, {"b.txt": "\n".join(os.urandom(40).hex() for _ in range(20_000))})
        with pytest.raises(OSError, match="No space left"):
            built(raw, out)
        assert bytes_of(out) == before
        assert not list((out / ".cache").rglob("*.part"))
        (raw / "b.txt").unlink()
        assert built(raw, out).actions == 1
    finally:
        subprocess.run(["umount", disk], check=True)


def test_an_empty_folder_does_not_empty_the_tables(tmp_path: Path) -> None:
    raw, out = folder(tmp_path / "raw", {"a.txt": "One"}), tmp_path / "out"
    built(raw, out)
    (raw / "a.txt").unlink()
    with pytest.raises(WrongUse, match="there are no documents"):
        built(raw, out)
    assert len(rows(out, "actions")) == 1


def test_a_file_with_a_time_in_the_future_is_hashed_at_every_build(tmp_path: Path) -> None:
    """As a clock leaves it that was set back: its time tells nothing."""
    raw, out = folder(tmp_path / "raw", {"a.txt": "One"}), tmp_path / "out"
    later = time.time() + 86_400
    os.utime(raw / "a.txt", (later, later))
    built(raw, out)
    with Store(out) as store:
        assert store.index().files["a.txt"][1] == -1
    folder(raw, {"a.txt": "Two"})
    os.utime(raw / "a.txt", (later, later))
    built(raw, out)
    assert [action["action"] for action in rows(out, "actions")] == ["Two"]


def test_an_output_of_a_newer_version_is_told_and_written_anew(tmp_path: Path) -> None:
    raw, out = folder(tmp_path / "raw", {"a.txt": "One"}), tmp_path / "out"
    built(raw, out)
    before = bytes_of(out)
    documents = pq.read_table(out / "documents.parquet")
    newer = documents.set_column(documents.column_names.index("version"), "version", [["99.0"]])
    pq.write_table(newer.append_column("later", [[1]]), out / "documents.parquet")
    (out / ".cache" / "index.json").write_bytes(b"99 of another form\n{}")
    assert {f.what for f in doctor(out).findings if not f.well} >= {"version", "cache"}
    built(raw, out)
    assert bytes_of(out) == before
    assert doctor(out).well


def test_what_compares_large_data_sets_ends_with_its_builder(tmp_path: Path) -> None:
    out = written(tmp_path / "out", document("plan", [{}]))
    (out / "compare_roles.parquet").unlink()
    command = [sys.executable, "-m", "pipeline.questions.comparisons", out, "build", "--attended"]
    child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE)
    child.communicate(timeout=60)  # closes its input, as the system does when the builder is gone
    assert child.returncode == 1
    assert not (out / "compare_roles.parquet").exists()


def test_what_compares_large_data_sets_prints_nothing(tmp_path: Path) -> None:
    out = written(tmp_path / "out", document("plan", [{}]))
    (out / "compare_roles.parquet").unlink()
    command = [sys.executable, "-m", "pipeline.questions.comparisons", out, "build", "--attended"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stderr is not None
        assert child.stderr.read() == b""
    assert child.returncode == 0
    assert (out / "compare_roles.parquet").exists()


def test_a_process_that_cannot_compare_is_told(tmp_path: Path) -> None:
    (tmp_path / "documents.parquet").write_bytes(b"no table" * (LARGE_TABLES // 8 + 1))
    with pytest.raises(OSError, match="the comparison tables could not be written"):
        write_comparisons(tmp_path, "build")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", disk]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("target", ["plans.xlsx", "plans.zip", "csv", "site"])
def test_a_full_disk_at_an_export_is_told_and_leaves_what_was_there(
    tmp_path: Path, small_disk: Path, target: str
) -> None:
    words = (os.urandom(400).hex() for _ in range(500))
    out = written(tmp_path / "out", document("plan", [{"action": action} for action in words]))
    (small_disk / "plans.xlsx").write_text("old", encoding="utf-8")
    command = "publish" if target == "site" else "export"
    ended = subprocess.run(
        [*COMMAND, command, out, small_disk / target], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert "is full; make room and do the same again" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert (small_disk / "plans.xlsx").read_text(encoding="utf-8") == "old"
    assert not [path for path in small_disk.rglob("*") if path.name.endswith(".part")]


def test_a_disk_without_room_for_the_first_files_of_a_site_is_told(tmp_path: Path, small_disk: Path) -> None:
    out = written(tmp_path / "out", document("plan", [{"action": "Open the hub"}]))
    (small_disk / "others").write_bytes(bytes(84_000))
    ended = subprocess.run(
        [*COMMAND, "publish", out, small_disk / "site"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"actionplans publish: the disk of {small_disk}")
    assert ended.stderr.endswith("is full; make room and do the same again\n")
    assert [path.name for path in small_disk.iterdir()] == ["others"]
