"""A build in a process of its own, for tests that stop it or run it elsewhere: run_build.py RAW OUT READER [JOBS]."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.batch.run_batch import build
from tests import readers

if __name__ == "__main__":
    raw, out, reader, *jobs = sys.argv[1:]
    summary = build(Path(raw), Path(out), read=getattr(readers, reader), jobs=int(jobs[0]) if jobs else 2)
    print(summary.to_json())
    sys.exit(summary.exit_code)
