"""Kill builds with SIGKILL, 80 at random moments and 20 between two renames of the tables; see docs/faults.md.

    python benchmarks/kill.py [SEED]

After each kill: either all tables are of one build, or `check` says that they are not. After one more build: the bytes
are those of a build nobody disturbed.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
RANDOM, RENAMES, PLANS = 80, 20, 30
LONGEST = 2.5  # seconds until a random kill: a build of this size takes about two
BETWEEN = """
import os, pathlib, signal, sys
from tests import readers
from pipeline.batch.run_batch import build
raw, out, after = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
replace, moved = pathlib.Path.replace, 0
def counted(path, target):
    global moved
    result = replace(path, target)
    moved += pathlib.Path(target).parent == out
    if moved == after:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
pathlib.Path.replace = counted
build(raw, out, read=readers.plan)
"""


def run(*words: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, *words]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def built(raw: Path, out: Path) -> None:
    run("-m", "tests.run_build", str(raw), str(out), "plan").wait()


def bytes_of(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("*.parquet")}


def state(out: Path) -> str:
    """Which builds the tables are of, and whether `check` sees it where there are two."""
    from pipeline.questions.check import check
    from pipeline.tables import build_of

    builds = {build_of(path) for path in out.glob("*.parquet")}
    if len(builds) < 2:
        return "none" if not builds else "one build"
    assert not check(out).holds, "check does not see tables of two builds"
    return "two builds, seen by check"


def main() -> None:
    chance = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    seen: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        raw, out = Path(folder) / "raw", Path(folder) / "out"
        raw.mkdir()
        for number in range(PLANS):
            (raw / f"{number}.txt").write_text(f"Action {number}\nAnother {number}", encoding="utf-8")
        built(raw, out)
        moments = [0.0] * RANDOM + list(range(1, RENAMES + 1))
        for number, after in enumerate(moments):
            (raw / f"{number % PLANS}.txt").write_text(f"Written before kill {number}", encoding="utf-8")
            if after:
                run("-c", BETWEEN, str(raw), str(out), str(1 + (int(after) - 1) % 16)).wait()
            else:
                work = run("-m", "tests.run_build", str(raw), str(out), "plan")
                time.sleep(chance.uniform(0.1, LONGEST))
                work.kill()
                work.wait()
            found = ("between renames: " if after else "at random: ") + state(out)
            seen[found] = seen.get(found, 0) + 1
            built(raw, out)
            if after or number % 5 == 0:
                undisturbed = Path(folder) / f"undisturbed {number}"
                built(raw, undisturbed)
                assert bytes_of(out) == bytes_of(undisturbed), f"other bytes after kill {number}"
                subprocess.run(["rm", "-r", str(undisturbed)], check=True)
            print(number + 1, found, flush=True)
    print(seen)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
