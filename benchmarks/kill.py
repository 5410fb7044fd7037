"""Kill builds with SIGKILL, 80 at random moments and 20 between two renames of the tables; see docs/faults.md.

    python benchmarks/kill.py [SEED [RANDOM RENAMES]]

Each time OUT is as a build left it, then every document was changed. A random moment lies between the start of `build`
and the time that a build nobody disturbed takes; where a build was done before it, another is drawn. After each kill:
the tables are the old ones or the new, or some of each, and then `check` says so. After one more build: the bytes are
those of a build nobody disturbed.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.questions.check import check

ROOT = Path(__file__).parents[1]
RANDOM, RENAMES, PLANS = 80, 20, 30
ROUND = 20  # kills until the usual time is taken again, as a machine has more to do or less
BUILD = """
import os, pathlib, signal, sys
from tests import readers
from pipeline.batch.run_batch import build
raw, out, after = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
replace, moved = pathlib.Path.replace, 0
def counted(path, target):
    global moved
    result = replace(path, target)
    if pathlib.Path(target).parent == out:
        moved += 1
        if moved == after:
            os.kill(os.getpid(), signal.SIGKILL)
    return result
pathlib.Path.replace = counted
print("begins", flush=True)
build(raw, out, read=readers.plan)
"""


def start(raw: Path, out: Path, after: int = 0) -> subprocess.Popen[bytes]:
    """A build that is about to begin; it kills itself after that many renames of tables (0: never)."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", BUILD, str(raw), str(out), str(after)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout and process.stdout.readline() == b"begins\n", "a build did not begin"
    return process


def bytes_of(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("*.parquet")}


def write(raw: Path, word: str) -> None:
    raw.mkdir(exist_ok=True)
    for number in range(PLANS):
        (raw / f"{number}.txt").write_text(f"{word} {number}\nAnother {word.lower()} {number}", encoding="utf-8")


class Killing:
    """Documents in `raw` that were changed since the tables in `before` were made, and OUT to build in each time."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.raw, self.before, self.out = folder / "raw", folder / "before", folder / "out"
        write(self.raw, "Action")
        assert not start(self.raw, self.before).wait(), "the first build failed"
        write(self.raw, "Changed action")
        self.old, self.new = bytes_of(self.before), self.undisturbed()

    def undisturbed(self) -> dict[str, bytes]:
        """The tables of a build in a new folder; `usual` is how many seconds it took."""
        with tempfile.TemporaryDirectory() as folder:
            process, began = start(self.raw, Path(folder) / "out"), time.monotonic()
            assert not process.wait(), "a build nobody disturbed failed"
            self.usual = time.monotonic() - began
            return bytes_of(Path(folder) / "out")

    def again(self) -> None:
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.before, self.out)

    def kill_at_random(self) -> str | None:
        """Which quarter of the usual time it was in; None where the build was done before."""
        self.again()
        part, process, began = self.chance.random(), start(self.raw, self.out), time.monotonic()
        try:
            process.wait(part * self.usual)
        except subprocess.TimeoutExpired:
            process.kill()
        if not process.wait():
            self.usual = time.monotonic() - began
            return None
        return f"at random, quarter {int(part * 4) + 1}"

    def kill_after(self, renames: int) -> str:
        self.again()
        start(self.raw, self.out, renames).wait()
        assert self.left().startswith("some"), "a kill missed the renames"
        return "between renames"

    def left(self) -> str:
        """Of which build the tables are that a kill left; `check` sees where they are of two."""
        now = bytes_of(self.out)
        if now in (self.old, self.new):
            return "the old tables" if now == self.old else "the new tables"
        assert all(now[name] in (self.old[name], self.new[name]) for name in self.old), "a table is of no build"
        assert not check(self.out).holds, "check does not see tables of two builds"
        return "some of each, seen by check"

    def mend(self) -> None:
        assert not start(self.raw, self.out).wait(), "the build after a kill failed"
        assert bytes_of(self.out) == self.new, "other bytes after a kill and a build"


def kills(work: Killing, at_random: int, renames: int) -> Iterator[str]:
    """What each kill was and what it left, before it is mended."""
    done = 0
    while done < at_random:
        if where := work.kill_at_random():
            yield f"{where}: {work.left()}"
            done += 1
            if done % ROUND == 0:
                assert work.undisturbed() == work.new, "the same build gave other bytes"
    between = len(work.old) - 1
    for number in range(renames):
        yield f"{work.kill_after(1 + number * between // renames)}: {work.left()}"


def main(seed: int = 1, at_random: int = RANDOM, renames: int = RENAMES) -> None:
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        work = Killing(Path(folder), seed)
        for found in kills(work, at_random, renames):
            work.mend()
            seen[found] += 1
            print(seen.total(), found, f"(a build takes {work.usual:.1f} s)", flush=True)
    for found, times in sorted(seen.items()):
        print(f"{times:4}  {found}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
