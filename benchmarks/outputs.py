"""What commands cost that read built tables: python benchmarks/outputs.py OUT NUMBER ...

The rows of the built folder OUT are multiplied, each copy under ids, file names and councils of its own, until there
are NUMBER actions; then each command runs by itself. The table is printed and written to benchmarks/results.md.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from results import write_section

if TYPE_CHECKING:
    import pyarrow as pa

TITLE = "Commands that read built tables"
MB = 1 << 20
BUILD = "multiplied"
MULTIPLY = "--multiply"
OWN = ("record_id", "plan_record", "same_as", "sha256")  # columns that name rows, besides those that end in _id
PROGRAM = str(Path(sys.executable).with_name("actionplans"))
COMMANDS = {  # the first makes tables that the others read
    "comparisons": (sys.executable, "-m", "pipeline.questions.comparisons", "{out}", BUILD),
    "compare": (PROGRAM, "compare", "{out}", "--by", "theme"),
    "similar": (PROGRAM, "similar", "{out}", "audit of supervision records"),
    "check": (PROGRAM, "check", "{out}"),
    "export xlsx": (PROGRAM, "export", "{out}", "{made}/plans.xlsx"),
    "export zip": (PROGRAM, "export", "{out}", "{made}/plans.zip"),
    "publish": (PROGRAM, "publish", "{out}", "{made}/site"),
}


def multiply(out: Path, target: Path, actions: int) -> int:
    """Copies of the rows in `out` until there are as many actions; how many there are then."""
    import pyarrow.parquet as pq

    from pipeline.batch.table_writer import TableWriter
    from schema.contract import contract

    base = pq.read_metadata(out / "actions.parquet").num_rows
    copies = -(-actions // base)
    for name, table in contract().items():
        if table.derived:
            continue
        rows = pq.read_table(out / f"{name}.parquet")
        writer = TableWriter(name, target / f"{name}.parquet")
        for copy in range(copies):
            writer.add(_copied(rows, copy))
        writer.close(BUILD)
    return copies * base


def _copied(rows: pa.Table, copy: int) -> pa.Table:
    import pyarrow.compute as pc

    for at, name in enumerate(rows.column_names):
        if name.endswith("_id") or name in OWN:
            rows = rows.set_column(at, rows.field(at), pc.binary_join_element_wise(rows[name], f"{copy:x}", "-"))
        elif name == "source_file":
            rows = rows.set_column(at, rows.field(at), pc.binary_join_element_wise(f"{copy}", rows[name], "/"))
        elif name == "authority":  # a council of its own: else its plans would be the same plans once more
            rows = rows.set_column(at, rows.field(at), pc.binary_join_element_wise(rows[name], f"{copy}", " "))
    return rows


def cost(command: tuple[str, ...], **places: Path) -> tuple[float, float]:
    """Seconds of the processor, and megabytes at its highest, of one command."""
    words = [word.format(**places) for word in command]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(words)} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / MB


def main() -> None:
    lines = [
        "| actions |" + "".join(f" {name}: s | MB |" for name in COMMANDS),
        "|--:|" + "--:|--:|" * len(COMMANDS),
    ]
    print("\n".join(lines), flush=True)
    for stated in sys.argv[2:]:
        lines.append(line(stated))
        print(lines[-1], flush=True)
    write_section(TITLE, ["Seconds of processor time, and megabytes at the highest.", "", *lines])


def line(stated: str) -> str:
    """What each command costs over so many actions, as a line of the table."""
    with TemporaryDirectory() as folder:
        out, made = Path(folder) / "out", Path(folder) / "made"
        out.mkdir()
        # In a process of its own: a command that is started begins with the memory that this one has.
        multiplied = subprocess.run(
            [sys.executable, __file__, MULTIPLY, sys.argv[1], str(out), stated], check=True, stdout=subprocess.PIPE
        )
        cells = [f"{int(multiplied.stdout):,}"]
        for command in COMMANDS.values():
            made.mkdir()
            seconds, peak = cost(command, out=out, made=made)
            cells += [f"{seconds:.1f}", f"{peak:.0f}"]
            shutil.rmtree(made)
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    if sys.argv[1] == MULTIPLY:
        print(multiply(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])))
    else:
        main()
