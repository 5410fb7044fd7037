"""One child process a document: whatever it does, its end is a state and the others go on."""

from __future__ import annotations

import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from pipeline.batch.outcome import Limits, Outcome, Reader
from pipeline.batch.workers import death, run
from pipeline.sources import Source, source_of
from tests import readers

DEEDS = [
    ("hang", "waited", "not read within 8 s, most of which it waited"),
    ("segfault", "crashed", "the reading process died: SIGSEGV"),
    ("leave", "crashed", "the reading process left with status 3"),
    ("leave in order", "crashed", "SystemExit in the reader"),
    ("be killed", "killed", "the reading process was stopped from outside (SIGKILL)"),
    ("fail", "crashed", "ValueError in the reader"),
    ("take memory", "memory", "needs more memory than a document may use"),
    ("take memory bit by bit", "memory", "needs more memory than a document may use"),
    ("recurse", "crashed", "RecursionError in the reader"),
    ("be read", "", ""),
]
LIMITS = Limits(8.0, 256 << 20)


def sources(folder: Path, words: list[str]) -> list[Source]:
    for number, content in enumerate(words):
        (folder / f"{number:02}.txt").write_text(content, encoding="utf-8")
    return [source_of(path, folder) for path in sorted(folder.iterdir())]


def outcomes(
    folder: Path, words: list[str], read: Reader = readers.by_content, limits: Limits = LIMITS
) -> list[Outcome]:
    found = run(sources(folder, words), read, jobs=3, limits=limits)
    return sorted(found, key=lambda outcome: outcome.source.source_file)


def gone(pid: int) -> bool:
    """Whether the process has ended; one nobody has waited for yet has."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def soon(happens: object, *, within: float = 3.0) -> bool:
    end = time.monotonic() + within
    while time.monotonic() < end:
        if happens():  # type: ignore[operator]
            return True
        time.sleep(0.02)
    return False


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """The outcome of each deed, all of them met in one run."""
    words = [deed for deed, _, _ in DEEDS]
    return dict(zip(words, outcomes(tmp_path_factory.mktemp("deeds"), words), strict=True))


@pytest.mark.parametrize(("deed", "reason", "detail"), DEEDS)
def test_whatever_a_document_does_it_ends_in_a_state(
    ends: dict[str, Outcome], deed: str, reason: str, detail: str
) -> None:
    assert (ends[deed].reason, ends[deed].detail) == (reason, detail)
    assert bool(ends[deed].blob) == (not reason)


@pytest.mark.parametrize(
    ("status", "peak", "worked", "seconds", "reason"),
    [
        (signal.SIGKILL, 0, 8.0, 8.0, "timeout"),
        (signal.SIGKILL, 0, 0.1, 8.0, "waited"),
        (signal.SIGKILL, 250 << 20, 1.0, 2.0, "memory"),
        (signal.SIGKILL, 50 << 20, 1.0, 2.0, "killed"),
        (signal.SIGTERM, 50 << 20, 1.0, 2.0, "killed"),
        (signal.SIGSEGV, 50 << 20, 1.0, 2.0, "crashed"),
        (3 << 8, 0, 1.0, 2.0, "crashed"),
    ],
)
def test_what_the_document_did_is_told_from_what_was_done_to_it(
    status: int, peak: int, worked: float, seconds: float, reason: str
) -> None:
    assert death({"status": status, "peak": peak, "worked": worked}, seconds, LIMITS)[0] == reason


def test_a_fault_leaves_its_traceback_for_the_log(ends: dict[str, Outcome]) -> None:
    assert "invalid literal for int()" in ends["fail"].printed
    assert "Segmentation fault" in ends["segfault"].printed


def test_what_a_document_started_ends_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHILD_NUMBER", str(tmp_path / "number"))
    (tmp_path / "raw").mkdir()
    (outcome,) = outcomes(tmp_path / "raw", ["hang with a child"])
    child = int((tmp_path / "number").read_text(encoding="utf-8"))
    assert outcome.reason == "waited"
    assert soon(lambda: gone(child))


def test_the_children_end_where_the_work_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHILD_NUMBER", str(tmp_path / "number"))
    (tmp_path / "raw").mkdir()
    work = run(
        sources(tmp_path / "raw", ["be read", "hang with a child"]),
        readers.by_content,
        jobs=2,
        limits=Limits(60.0),
    )
    next(work)
    assert soon(lambda: (tmp_path / "number").exists() and (tmp_path / "number").read_text(encoding="utf-8"))
    work.close()  # type: ignore[attr-defined]
    assert soon(lambda: gone(int((tmp_path / "number").read_text(encoding="utf-8"))))


def test_the_time_of_a_scan_begins_anew_with_each_page_and_scans_wait_for_one_another(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    (folder := tmp_path / "raw").mkdir()
    found = run(
        sources(folder, ["one", "another"]), readers.by_pages, jobs=2, limits=Limits(1.2),
        told=lambda source, page, pages: heard.append((page, pages)),
    )  # fmt: skip
    assert [outcome.reason for outcome in found] == ["", ""]
    assert {(1, 3), (2, 3), (3, 3)} <= set(heard)
    one, other = sorted(tuple(map(float, path.read_text().split())) for path in tmp_path.glob("*.span"))
    assert one[1] <= other[0]


def test_scans_are_read_side_by_side_where_that_is_asked_for(tmp_path: Path) -> None:
    (folder := tmp_path / "raw").mkdir()
    list(run(sources(folder, ["one", "another"]), readers.by_pages, jobs=2, limits=Limits(30.0, one_scan=False)))
    one, other = sorted(tuple(map(float, path.read_text().split())) for path in tmp_path.glob("*.span"))
    assert other[0] < one[1]


def test_a_large_result_comes_whole(tmp_path: Path) -> None:
    from pipeline.batch.write import decode

    (outcome,) = outcomes(tmp_path, ["much"], readers.big, Limits(60.0))
    assert len(decode(outcome.blob)["issues"]["text"][0].as_py()) == 40 << 20


def test_what_libraries_print_goes_to_the_log_only(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (outcome,) = outcomes(tmp_path, ["print"])
    assert outcome.reason == ""
    assert "a library prints this" in outcome.printed
    assert capfd.readouterr() == ("", "")


def test_a_child_reads_so_many_documents_in_turn(tmp_path: Path) -> None:
    found = list(run(sources(tmp_path, ["be read"] * 22), readers.after_others, jobs=1, limits=LIMITS))
    told = [outcome.printed.split(" reads ") for outcome in found]
    assert [name for _, name in told] == [outcome.source.source_file for outcome in found]
    assert list(Counter(pid for pid, _ in told).values()) == [20, 2]


@pytest.mark.parametrize(("deed", "reason"), [("frail", ""), ("segfault", "crashed")])
def test_a_document_that_a_child_dies_of_after_others_is_read_by_itself(tmp_path: Path, deed: str, reason: str) -> None:
    reader = readers.by_content if deed == "segfault" else readers.after_others
    found = list(run(sources(tmp_path, ["be read", "be read", deed, "be read"]), reader, jobs=1, limits=LIMITS))
    assert sorted((outcome.source.source_file, outcome.reason) for outcome in found) == [
        ("00.txt", ""), ("01.txt", ""), ("02.txt", reason), ("03.txt", ""),
    ]  # fmt: skip
    assert [bool(outcome.blob) for outcome in found] == [not outcome.reason for outcome in found]


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    outcomes(tmp_path, ["be read"] * 5 + ["segfault"])
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_children_are_forked_from_a_process_without_threads(tmp_path: Path) -> None:
    from pipeline.batch.write import decode

    (outcome,) = outcomes(tmp_path, ["count"], readers.threads)
    assert decode(outcome.blob)["documents"]["detail"].to_pylist() == ["1"]
