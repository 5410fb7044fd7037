"""Build the samples in other circumstances and compare bytes; see docs/faults.md.

    python benchmarks/same_bytes.py [RAW]

Each build has a copy of RAW (data/raw) in a folder of its own. Compared are the tables, the workbook, the data package
and the site made from them.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = str(Path(sys.executable).with_name("actionplans"))
READS = "dac_read_search"  # so that another user reaches our Python wherever it stands
NOBODY = (
    "setpriv",
    "--reuid=65534",
    "--regid=65534",
    "--clear-groups",
    f"--inh-caps=+{READS}",
    f"--ambient-caps=+{READS}",
)
MADE = {"workbook": ("export", "{out}", "{made}/plans.xlsx"), "package": ("export", "{out}", "{made}/plans.zip"),
        "site": ("publish", "{out}", "{made}/site", "--raw", "{raw}")}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One way to build: what is said in the environment and to the command, the folder, and who runs it."""

    name: str
    environment: dict[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ("--jobs", "2")
    folder: str = "plans"
    before: tuple[str, ...] = ()


CASES = [
    Case("two at once"),
    Case("one at once", options=("--jobs", "1")),
    Case("four at once", options=("--jobs", "4")),
    Case("hash seed 1", {"PYTHONHASHSEED": "1"}),
    Case("hash seed 4711", {"PYTHONHASHSEED": "4711"}),
    Case("time zone of Auckland", {"TZ": "Pacific/Auckland"}),
    Case("time zone of Honolulu", {"TZ": "Pacific/Honolulu"}),
    Case("locale C", {"LC_ALL": "C"}),
    Case("locale of Turkey", {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    Case("a folder of another name", folder="Pläne und a b/c"),
    Case("another user", {"HOME": "/nonexistent"}, before=NOBODY),
    Case("a terminal of no width", {"COLUMNS": "1", "TERM": "dumb"}),
]


def bytes_of(folder: Path, *patterns: str) -> dict[str, str]:
    """The hash of each file below a folder that a pattern fits, by its path there."""
    files = sorted(path for pattern in patterns for path in folder.rglob(pattern) if path.is_file())
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files if ".cache" not in p.parts
    }


def made(raw: Path, where: Path, case: Case) -> dict[str, str]:
    """What a build in these circumstances gives, and what is made of it, as hashes."""
    place = where / case.folder
    shutil.copytree(raw, place / "raw")
    (place / "made").mkdir()
    subprocess.run(["chmod", "-R", "a+rwX", where], check=True)
    places = {"raw": str(place / "raw"), "out": str(place / "out"), "made": str(place / "made")}
    environment = os.environ | case.environment
    for words in (("build", "{raw}", "{out}", "--quiet", *case.options), *MADE.values()):
        command = [*case.before, PROGRAM, *(word.format(**places) for word in words)]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return bytes_of(place / "out", "*.parquet") | bytes_of(place / "made", "*")


@contextmanager
def on_dask() -> Iterator[Case | None]:
    """The case of a Dask cluster of two workers; None where Dask is not installed."""
    try:
        from distributed import LocalCluster
    except ImportError:
        yield None
        return
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        yield Case("a Dask cluster", options=("--engine", "dask", "--scheduler", cluster.scheduler_address))


def compare(raw: Path, cases: Sequence[Case]) -> bool:
    first: dict[str, str] = {}
    same = True
    for case in cases:
        if case.before and (os.geteuid() or not shutil.which(case.before[0])):
            print(f"left out  {case.name}: needs root and {case.before[0]}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o777)
            found = made(raw, Path(folder), case)
        first = first or found
        others = [name for name in first | found if first.get(name) != found.get(name)]
        same = same and not others
        print(f"{'other:' if others else 'same'}  {case.name} ({len(found)} files) {', '.join(others[:5])}", flush=True)
    return same


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", nargs="?", type=Path, default=ROOT / "data" / "raw", metavar="RAW")
    raw = parser.parse_args().raw
    if not raw.is_dir():
        parser.error(f"{raw} is no folder")
    with on_dask() as dask:
        return not compare(raw, [*CASES, *([dask] if dask else [])])


if __name__ == "__main__":
    sys.exit(main())
