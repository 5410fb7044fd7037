"""Times this commit beside one before it and other readers: python benchmarks/side_by_side.py BEFORE [PART ...]

Every figure is the processor time (user and system) of fresh processes, which take turns: floor, the commit before,
this one and each peer, then all again, so that other work on the machine falls on all alike. A ratio is taken in each
round; its median stands with the lowest and highest. Both commits are installed by pip into folders of their own,
compiled; what is not committed is not measured. The peers' own environment is made by `make bench-peers`; without it
they are left out. Parts: `readers` (to stitched tables) and `commands`, both if not told. The tables go to
benchmarks/results.md. Linux alone.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import copy, rmtree
from statistics import median
from tempfile import TemporaryDirectory

from readers import FLOORS, OURS, READERS, SLOW, TIMED
from results import ROOT, commit, write_section

CORPUS = ROOT.parent / "shared" / "corpus"
FOLDERS = (ROOT / "data" / "raw", *(CORPUS / name for name in ("tables", "rebuilt", "real")))
REPORTS = CORPUS / "reports"
TITLES = {"readers": "Beside the commit before and other readers", "commands": "Commands beside the commit before"}
PEERS = ROOT / ".venv-peers" / "bin" / "python"
ROWS = (3_000, 10_000)  # of the Word tables that are drawn
ADOPTS = 36  # PR_SET_CHILD_SUBREAPER: children of children that ended are ours to wait for, and so counted
Trees = Mapping[str, Path]  # where a commit is installed, by "before" and "now"
COMMAND = ("-c", "from pipeline.cli import main; main()")


@dataclass(frozen=True)
class Subject:
    """Who is measured, and how: arguments for its Python, and the tree its process runs in."""

    name: str
    arguments: tuple[str, ...]
    tree: Path = ROOT
    python: str = sys.executable
    prints: bool = True  # its seconds; else the whole process is counted


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", help="the commit to compare with")
    parser.add_argument("parts", nargs="*", help="readers, commands; both if not told")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--raw", type=Path, default=ROOT / "data" / "raw", help="folder of documents to build")
    asked = parser.parse_args()
    ctypes.CDLL(None).prctl(ADOPTS, 1, 0, 0, 0)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are kept compiled, as where the program is installed
    parts = {"readers": reading, "commands": partial(commands, raw=asked.raw.resolve())}
    with TemporaryDirectory() as name:
        folder = Path(name)
        trees = {"before": installed(asked.before, folder / "before"), "now": installed("HEAD", folder / "now")}
        for part in asked.parts or parts:
            tables = parts[part](folder, trees, asked.rounds)
            write_section(TITLES[part], [*heading(asked.before, asked.rounds), *tables])
    return 0


def installed(name: str, target: Path) -> Path:
    """A folder with the packages of a commit as pip installs them."""
    with checked_out(name, target.with_suffix(".tree")) as tree:
        pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        said(*pip, "--no-deps", "--target", str(target), str(tree))
    return target


@contextmanager
def checked_out(name: str, tree: Path) -> Iterator[Path]:
    git = ("git", "-C", str(ROOT), "worktree")
    said(*git, "add", "--quiet", "--detach", str(tree), name)
    try:
        yield tree
    finally:
        said(*git, "remove", "--force", str(tree))


def heading(before: str, rounds: int) -> list[str]:
    peers = said(str(PEERS), "-m", "pip", "freeze").split() if PEERS.exists() else []
    wanted = [name if name != "camelot" else "camelot-py" for readers in READERS.values() for name in readers]
    versions = [one for one in peers if one.partition("==")[0].lower().replace("_", "-") in wanted]
    return [
        f"Before: {commit(before)}, now: {commit('HEAD')}. Seconds of processor time, in turn, {rounds} times: the",
        "median. Ratios are taken round by round: median (lowest to highest).",
        f"Peers: {', '.join(versions) or 'not installed'}.",
    ]


def said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def reading(folder: Path, trees: Trees, rounds: int) -> Iterator[str]:
    """Reading to stitched tables, in one process a round, once the reader is loaded; the floor first."""
    for name, kind, paths in works(folder):
        subjects = [Subject("floor", ("-c", TIMED.format(reader=FLOORS[kind]), *paths))]
        subjects += [Subject(when, ("-c", TIMED.format(reader=OURS), *paths), tree) for when, tree in trees.items()]
        if PEERS.exists():
            subjects += [
                Subject(peer, ("-c", TIMED.format(reader=reader), *paths), folder, str(PEERS))
                for peer, reader in READERS[kind].items()
                if peer not in SLOW or "samples" in name
            ]
        yield from table(name, in_turn(subjects, rounds), against="floor")


def works(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """What is read: its name, its kind and its files, where there are any."""
    for kind in READERS:
        samples, *others = ([str(path) for path in sorted(one.glob(f"*.{kind}"))] for one in FOLDERS)
        yield f"the {len(samples)} samples .{kind}", kind, samples
        if any(others):
            files = [path for paths in (samples, *others) for path in paths]
            yield f"{len(files)} files .{kind}", kind, files
    # A website's page that was saved by the name of a report would end every reader.
    if reports := [str(path) for path in sorted(REPORTS.glob("*.pdf")) if b"%PDF-" in path.read_bytes()[:1024]]:
        yield f"{len(reports)} inspection reports .pdf", "pdf", reports
    for rows in ROWS:
        path = folder / f"{rows}.docx"
        draw_word(path, rows)
        yield f"a Word table of {rows:,} rows", "docx", [str(path)]


def commands(folder: Path, trees: Trees, rounds: int, raw: Path) -> Iterator[str]:
    """Whole commands with all the processes they start."""
    alone = folder / "alone"
    alone.mkdir()
    copy(sorted((ROOT / "data" / "raw").glob("*.docx"))[0], alone)
    out, small, site = "out-{when}", "small-{when}", "site-{when}"
    asked = (
        ("--help", ("--help",), ""),
        ("build of one document", ("build", str(alone), small), small),
        (f"build of {raw.name}", ("build", str(raw), out), out),
        ("the same unchanged", ("build", str(raw), out), ""),
        ("check", ("check", out), ""),
        ("publish", ("publish", out, site), site),
    )  # name, words, and the folder that is wiped before each round
    for name, words, fresh in asked:
        subjects = []
        for when, tree in trees.items():
            placed = tuple(str(folder / word.format(when=when)) if "{when}" in word else word for word in words)
            subjects.append(Subject(when, (*COMMAND, *placed), tree, prints=False))
        wipe = [folder / fresh.format(when=when) for when in trees] if fresh else []
        yield from table(name, in_turn(subjects, rounds, lambda wipe=wipe: [rmtree(p, True) for p in wipe]), "before")


def in_turn(
    subjects: Sequence[Subject], rounds: int, first: Callable[[], object] = lambda: None
) -> dict[str, list[float]]:
    """The seconds of each, a figure a round; one that ends in an error has none. `first` is done before each round."""
    found: dict[str, list[float]] = {one.name: [] for one in subjects}
    for _ in range(rounds):
        first()
        for one in subjects:
            taken = seconds(one)
            if taken is not None:
                found[one.name].append(taken)
    return {name: taken for name, taken in found.items() if len(taken) == rounds}


def seconds(one: Subject) -> float | None:
    """Processor time that a subject tells, or else of its process and all that it started, those it left behind too."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        [one.python, *one.arguments], cwd=one.tree, env=os.environ | {"PYTHONPATH": str(one.tree)}, capture_output=True
    )
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode > (0 if one.prints else 1):  # a build with an unreadable document ends with 1
        print(f"{one.name}: {run.stderr.decode()[-200:]}", file=sys.stderr)
        return None
    if one.prints:
        return float(run.stdout.split()[-1])
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def table(name: str, found: Mapping[str, Sequence[float]], against: str) -> list[str]:
    """What was measured as a Markdown table, printed too."""
    lines = ["", f"| {name} | s | of {against} |", "|---|--:|--:|"]
    for one, taken in found.items():
        ratios = sorted(a / b for a, b in zip(taken, found.get(against, ()), strict=False))
        spread = f"{median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})" if ratios else ""
        lines.append(f"| {one} | {median(taken):.3f} | {spread} |")
    print("\n".join(lines), flush=True)
    return lines


def draw_word(path: Path, rows: int) -> None:
    """A Word table of five columns, a cell of one run each."""
    from docx import Document

    document = Document()
    drawn = document.add_table(0, 5)
    drawn.style = "Table Grid"
    for row in range(rows):
        cells = drawn.add_row()._tr.tc_lst
        for column, cell in enumerate(cells):
            cell.p_lst[0].add_r().text = f"{row} the words of cell {column} and what they say"
    document.save(str(path))


if __name__ == "__main__":
    sys.exit(main())
