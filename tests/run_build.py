"""A build in a process of its own, for tests that stop it or run it elsewhere: run_build.py RAW OUT READER [JOBS], or
"here" for JOBS, to read in that process."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from tests import readers
from tests.reading_here import built

if __name__ == "__main__":
    raw, out, reader, jobs = [*sys.argv[1:], "2"][:4]
    how: dict[str, Any] = {} if jobs == "here" else {"engine": "processes", "jobs": int(jobs)}
    summary = built(Path(raw), Path(out), getattr(readers, reader), **how)
    print(summary.to_json())
    sys.exit(summary.exit_code)
