"""A build in a process of its own, for tests that stop it or run it elsewhere: run_build.py RAW OUT READER [JOBS], or
"here" for JOBS, to read in that process."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from pipeline.batch.run_batch import ENGINES, build
from tests import readers

if __name__ == "__main__":
    raw, out, reader, jobs = [*sys.argv[1:], "2"][:4]
    ENGINES["here"] = "tests.reading_here"
    how: dict[str, Any] = {"engine": "here"} if jobs == "here" else {"jobs": int(jobs)}
    summary = build(Path(raw), Path(out), read=getattr(readers, reader), **how)
    print(summary.to_json())
    sys.exit(summary.exit_code)
