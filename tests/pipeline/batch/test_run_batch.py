"""A build: what is read, what is kept, what is written, and that nothing in between leaves half a data set."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.batch.lock import Locked
from pipeline.batch.outcome import Limits, Reader
from pipeline.batch.run_batch import WrongUse
from pipeline.batch.store import Store
from pipeline.batch.summary import Summary
from pipeline.tables import build_of
from schema.contract import contract
from tests import readers, reading_here
from tests.places import ROOT

KILLS = int(os.environ.get("KILLS", "6"))


def folder(where: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        path = where / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return where


def plans(where: Path, number: int) -> Path:
    return folder(where, {f"{i % 3}/plan {i}.txt": f"Action {i}\nAnother {i}" for i in range(number)})


def built(raw: Path, out: Path, read: Reader = readers.plan, engine: str = "here", **options: Any) -> Summary:
    """A build of plans as short as their lines."""
    return reading_here.built(raw, out, read, engine, **options)


def rows(out: Path, table: str = "documents") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(out / f"{table}.parquet").to_pylist()
    return found


def bytes_of(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("*.parquet")}


def elsewhere(raw: Path, out: Path, *more: str, **environment: str) -> subprocess.Popen[str]:
    """A build in another process."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.run_build", raw, out, *more],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return folder(
        tmp_path / "raw",
        {"a.txt": "One\nTwo", "b/c/d.txt": "Three", "b/broken.txt": "unreadable", "z.txt": "One\nTwo"},
    )


def test_every_file_in_any_depth_has_a_row_and_a_state(raw: Path, tmp_path: Path) -> None:
    summary = built(raw, tmp_path / "out")
    assert [(r["source_file"], r["state"], r["reason"], r["actions"]) for r in rows(tmp_path / "out")] == [
        ("a.txt", "extracted", None, 2),
        ("b/broken.txt", "unreadable", "corrupt", 0),
        ("b/c/d.txt", "extracted", None, 1),
        ("z.txt", "no_action_table", "duplicate", 0),
    ]
    assert [r["action"] for r in rows(tmp_path / "out", "actions")] == ["One", "Two", "Three"]
    assert (summary.documents, summary.plans, summary.actions, summary.duplicates) == (4, 2, 3, 1)
    assert [(file.source_file, file.reason) for file in summary.unreadable] == [("b/broken.txt", "corrupt")]
    assert next(iter(summary.lines())).endswith(": 3 new or changed, 1 copy.")
    assert summary.exit_code == 1


def test_what_is_no_document_is_left_alone(raw: Path, tmp_path: Path) -> None:
    folder(raw, {"README.md": "x", ".hidden.txt": "x", ".git/config": "x", "~$a.docx": "x", "a.txt.yml": "title"})
    assert built(raw, tmp_path / "out").documents == 4


def test_the_tables_may_not_stand_among_the_documents(raw: Path) -> None:
    with pytest.raises(WrongUse, match="stands inside that of the documents"):
        built(raw, raw / "out")
    assert not (raw / "out").exists()


def test_a_copy_names_the_first_file_of_its_bytes(raw: Path, tmp_path: Path) -> None:
    built(raw, tmp_path / "out")
    first, copy = (next(r for r in rows(tmp_path / "out") if r["source_file"] == name) for name in ("a.txt", "z.txt"))
    assert copy["detail"] == "the same bytes as a.txt"
    assert copy["sha256"] == first["sha256"]
    assert copy["document_id"] != first["document_id"]


def test_the_copy_of_an_unreadable_file_is_as_unreadable(tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {"a.txt": "unreadable", "b.txt": "unreadable"})
    assert len(built(raw, tmp_path / "out").unreadable) == 2
    assert {(r["reason"], r["detail"]) for r in rows(tmp_path / "out")} == {("corrupt", "says so itself")}


def test_a_name_that_is_no_utf8_is_shown_by_its_bytes(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    Path(os.fsdecode(os.fsencode(raw) + b"/pl\xe4n.txt")).write_text("One", encoding="utf-8")
    built(raw, tmp_path / "out")
    assert rows(tmp_path / "out")[0]["source_file"] == "pl\\xe4n.txt"


def test_nothing_is_read_twice(raw: Path, tmp_path: Path) -> None:
    assert built(raw, tmp_path / "out").read == 3
    before = bytes_of(tmp_path / "out")
    again = built(raw, tmp_path / "out")
    assert (again.read, again.kept, again.written) == (0, 3, False)
    assert (again.documents, again.actions, again.unreadable) == (4, 3, built(raw, tmp_path / "out").unreadable)
    assert bytes_of(tmp_path / "out") == before


def test_a_file_that_is_new_changed_or_has_a_new_card_is_read(raw: Path, tmp_path: Path) -> None:
    built(raw, tmp_path / "out")
    folder(raw, {"new.txt": "Four", "b/c/d.txt": "Five", "a.txt.yml": "From the card"})
    assert built(raw, tmp_path / "out").read == 3
    assert [r["action"] for r in rows(tmp_path / "out", "actions")] == ["One", "Two", "Five", "Four"]
    assert rows(tmp_path / "out")[0]["title"] == "From the card"


def test_a_file_whose_time_alone_changed_is_not_read(raw: Path, tmp_path: Path) -> None:
    built(raw, tmp_path / "out")
    os.utime(raw / "a.txt", (1, 1))
    assert built(raw, tmp_path / "out").read == 0


def test_force_reads_all_again(raw: Path, tmp_path: Path) -> None:
    built(raw, tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    assert built(raw, tmp_path / "out", force=True).read == 3
    assert bytes_of(tmp_path / "out") == before


def test_a_file_that_is_gone_leaves_the_tables(raw: Path, tmp_path: Path) -> None:
    built(raw, tmp_path / "out")
    (raw / "a.txt").unlink()
    summary = built(raw, tmp_path / "out")
    assert (summary.removed, summary.read) == (1, 1)
    assert [(r["source_file"], r["state"]) for r in rows(tmp_path / "out")][-1] == ("z.txt", "extracted")
    assert len(list((tmp_path / "out" / ".cache" / "documents").glob("*/*"))) == 3


def test_a_table_that_was_lost_is_written_again(raw: Path, tmp_path: Path) -> None:
    built(raw, tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    (tmp_path / "out" / "actions.parquet").unlink()
    assert built(raw, tmp_path / "out").read == 0
    assert bytes_of(tmp_path / "out") == before


def test_a_cache_that_is_damaged_does_no_harm(raw: Path, tmp_path: Path) -> None:
    built(raw, tmp_path / "out")
    (tmp_path / "out" / ".cache" / "index.json").write_text('{"files": 3', encoding="utf-8")
    for kept in (tmp_path / "out" / ".cache" / "documents").glob("*/*"):
        kept.write_bytes(b"")
    assert built(raw, tmp_path / "out").read == 3


def test_a_time_out_of_a_reader_that_waited_is_tried_again(tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {"a.txt": "One"})
    short, long = Limits(0.05), Limits(60.0)
    assert built(raw, tmp_path / "out", readers.slowly, "processes", limits=short).unreadable[0].reason == "waited"
    assert built(raw, tmp_path / "out", readers.slowly, "processes", limits=short).read == 1
    assert built(raw, tmp_path / "out", readers.slowly, "processes", limits=long).actions == 1


def test_a_failure_under_one_limit_is_tried_again_under_another(tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {"a.txt": "take memory"})
    small, large = Limits(60.0, 64 << 20), Limits(60.0, 128 << 20)
    read = readers.by_content
    assert built(raw, tmp_path / "out", read, "processes", limits=small).unreadable[0].reason == "memory"
    assert built(raw, tmp_path / "out", read, "processes", limits=small).read == 0
    assert built(raw, tmp_path / "out", read, "processes", limits=large).read == 1


def test_the_log_has_a_line_of_json_for_every_document_that_was_read_or_kept(raw: Path, tmp_path: Path) -> None:
    log = io.StringIO()
    built(raw, tmp_path / "out", engine="processes", log=log)
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert sorted((line["source_file"], line["state"]) for line in lines) == [
        ("a.txt", "extracted"),
        ("b/broken.txt", "unreadable"),
        ("b/c/d.txt", "extracted"),
    ]
    assert all(line["seconds"] > 0 and line["peak"] > 0 for line in lines)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("missing", "out"), "there is no folder"),
        (("empty", "out"), "there are no documents in"),
        (("a file", "out"), "is a file; give the folder"),
        (("raw", "a file"), "is a file; the tables need a folder"),
        (("raw", "raw"), "need a folder each"),
    ],
)
def test_a_folder_that_cannot_be_used_is_told_in_a_line(raw: Path, tmp_path: Path, names: Any, said: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a file").write_text("x", encoding="utf-8")
    with pytest.raises(WrongUse, match=said):
        built(tmp_path / names[0], tmp_path / names[1])


def test_a_second_build_at_the_same_time_says_so(raw: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "out"), pytest.raises(Locked, match=f"another build .*process {os.getpid()}"):
        built(raw, tmp_path / "out")
    assert built(raw, tmp_path / "out").documents == 4


def test_the_same_bytes_wherever_and_however_it_runs(tmp_path: Path) -> None:
    plans(tmp_path / "raw", 12)
    plans(tmp_path / "other place" / "ünder", 12)
    here = elsewhere(tmp_path / "raw", tmp_path / "a", "plan", "1", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    there = elsewhere(
        tmp_path / "other place" / "ünder",
        tmp_path / "b",
        "slowly",
        "4",
        PYTHONHASHSEED="2",
        TZ="Pacific/Auckland",
        LC_ALL="C.UTF-8",
    )
    assert (here.wait(60), there.wait(60)) == (0, 0)
    assert set(bytes_of(tmp_path / "a")) == {f"{table}.parquet" for table in contract()}
    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "b")


def test_ctrl_c_ends_cleanly_and_the_next_run_goes_on(tmp_path: Path) -> None:
    raw, out = plans(tmp_path / "raw", 40), tmp_path / "out"
    work = elsewhere(raw, out, "slowly")
    wait_for(lambda: len(list((out / ".cache" / "documents").glob("*/*"))) >= 5)
    began = time.monotonic()
    work.send_signal(signal.SIGINT)
    said, _ = work.communicate(timeout=60)
    assert time.monotonic() - began < 20
    assert work.returncode == 130
    summary = json.loads(said)
    assert summary["interrupted"]
    assert 4 <= summary["read"] < 40
    assert not bytes_of(out)
    left = 40 - summary["read"]  # one may have been kept and not yet counted
    assert built(raw, out, readers.slowly, "processes", jobs=8).read in (left, left - 1)


def test_killed_at_any_moment_the_last_good_output_stands(tmp_path: Path) -> None:
    raw, out, undisturbed = plans(tmp_path / "raw", 30), tmp_path / "out", tmp_path / "undisturbed"
    chance = random.Random(7)
    for i in range(KILLS):
        folder(raw, {f"new {i}.txt": f"Written before kill {i}"})
        work = elsewhere(raw, out, "plan")
        time.sleep(chance.uniform(0.2, 2.0))
        work.kill()
        work.wait()
        if not (out / ".cache" / "ready").exists():
            assert len({build_of(path) for path in out.glob("*.parquet")}) <= 1
    built(raw, out)
    built(raw, undisturbed)
    assert bytes_of(out) == bytes_of(undisturbed)


def test_a_build_killed_between_two_renames_is_ended_by_the_next(raw: Path, tmp_path: Path) -> None:
    built(raw, tmp_path / "out")
    whole = bytes_of(tmp_path / "out")
    folder(raw, {"new.txt": "Four"})
    built(raw, tmp_path / "out")
    changed = bytes_of(tmp_path / "out")
    ready = tmp_path / "out" / ".cache" / "ready"
    ready.mkdir()
    for name in sorted(whole)[5:]:  # as if the first five had been moved
        (ready / name).write_bytes(changed[name])
        (tmp_path / "out" / name).write_bytes(whole[name])
    built(raw, tmp_path / "out")
    assert bytes_of(tmp_path / "out") == changed
    assert not ready.exists()


def wait_for(happens: Any, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def test_the_memory_of_the_builder_does_not_grow_with_the_documents(tmp_path: Path) -> None:
    actions = (os.urandom(4000).hex() for _ in range(40))  # which no packing makes small: 250 documents of 160 kB
    (tmp_path / "plan.txt").write_text("\n".join(actions), encoding="utf-8")
    script = """
import resource, sys
from pathlib import Path
from pipeline.sources import Source
from pipeline.batch.write import encode, write_records
from tests.readers import plan
folder = Path(sys.argv[1])
documents = (Source(folder / "plan.txt", f"{i}.txt", f"{i:064x}"[::-1], 1) for i in range(int(sys.argv[2])))
write_records((encode(plan(document)) for document in documents), folder)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

    def peak(documents: int) -> int:
        command = [sys.executable, "-c", script, str(tmp_path), str(documents)]
        return int(subprocess.run(command, capture_output=True, check=True, text=True, cwd=ROOT).stdout)

    assert peak(250) < 1.25 * peak(25)


def test_a_folder_of_the_users_own_that_is_named_like_one_of_ours_is_not_run(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(
        tmp_path / "work", {"pipeline/__init__.py": "raise SystemExit(7)", "schema/__init__.py": "raise SystemExit(7)"}
    )
    monkeypatch.chdir(tmp_path / "work")
    assert built(raw, tmp_path / "out", engine="processes").documents == 4
