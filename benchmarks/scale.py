"""How a build grows with its documents: `python benchmarks/scale.py SUFFIX NUMBER ...` prints a Markdown table.

Each folder holds copies of the samples of one format (pdf, docx, txt) that differ in a last line, so that each is read.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
MB = 1 << 20
HEAD = (
    "documents",
    "pages",
    "actions",
    "s",
    "ms a document",
    "unchanged s",
    "builder MB",
    "reader MB",
    "tables MB",
    "cache MB",
)


def one(raw: Path, out: Path) -> None:
    """Build once and print what it took, as JSON."""
    from pipeline.batch.run_batch import build

    with (out.parent / "log").open("w", encoding="utf-8") as log:
        summary = build(raw, out, log=log)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"seconds": summary.seconds, "actions": summary.actions, "peak": peak}))


def measure(suffix: str, number: int) -> tuple[str, ...]:
    """Build `number` generated documents, then build again with nothing changed."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    with TemporaryDirectory() as folder:
        raw, out = Path(folder) / "raw", Path(folder) / "out"
        generate(raw, suffix, number)
        first = _run(raw, out)
        readers = [json.loads(line)["peak"] for line in (out.parent / "log").read_text(encoding="utf-8").splitlines()]
        again = _run(raw, out)
        pages = pc.sum(pq.read_table(out / "documents.parquet", columns=["pages"])["pages"]).as_py() or 0
        tables = sum(path.stat().st_size for path in out.glob("*.parquet"))
        cache = sum(path.stat().st_size for path in (out / ".cache").rglob("*") if path.is_file())
    return (
        f"{number:,}",
        f"{pages:,}",
        f"{first['actions']:,}",
        f"{first['seconds']:.1f}",
        f"{1000 * first['seconds'] / number:.0f}",
        f"{again['seconds']:.2f}",
        f"{first['peak'] / MB:.0f}",
        f"{max(readers) / MB:.0f}",
        f"{tables / MB:.1f}",
        f"{cache / MB:.1f}",
    )


def generate(raw: Path, suffix: str, number: int) -> None:
    samples = sorted((ROOT / "data" / "raw").glob(f"*.{suffix}"))
    for i in range(number):
        path = raw / f"{i // 1000}" / f"{i}-{samples[i % len(samples)].name}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(samples[i % len(samples)].read_bytes() + f"\n% {i}\n".encode())


def _run(raw: Path, out: Path) -> dict[str, Any]:
    command = [sys.executable, __file__, "--one", str(raw), str(out)]
    answer: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return answer


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        one(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        print("| " + " | ".join(HEAD) + " |\n" + "|--:" * len(HEAD) + "|")
        for stated in sys.argv[2:]:
            print("| " + " | ".join(measure(sys.argv[1], int(stated))) + " |", flush=True)
