#!/usr/bin/env bash
# polars 2.1.0, asked to look for dates in a CSV (try_parse_dates), takes a plan's own references of three parts for days: "1.1.2"
# is the first of January of the year 2, and "2.1.10" the second of January of the year 10. The column is of dates, and no
# reference can be told from it. Without the option they stay text; DuckDB 2.0.1 keeps them. Expected: text.
# Seen: 0001-01-01, 0002-01-01, 0001-02-01, 0010-01-02 for 1.1.1, 1.1.2, 1.2.1, 2.1.10.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check polars==2.1.0 duckdb==2.0.1
venv/bin/python - <<'PY'
import datetime as dt
from pathlib import Path

import duckdb
import polars as pl

REFS = ["1.1.1", "1.1.2", "1.2.1", "2.1.10"]
Path("plan.csv").write_text("Ref,Due\n" + "".join(f"{ref},2031-05-16\n" for ref in REFS))
read = pl.read_csv("plan.csv", try_parse_dates=True)
other = [ref for (ref,) in duckdb.sql("SELECT Ref FROM 'plan.csv'").fetchall()]
print("polars", pl.__version__, read["Ref"].to_list(), read["Due"].to_list(), "DuckDB", duckdb.__version__, other)
assert read["Ref"].to_list() == [dt.date(1, 1, 1), dt.date(2, 1, 1), dt.date(1, 2, 1), dt.date(10, 1, 2)]
assert read["Due"].to_list() == [dt.date(2031, 5, 16)] * 4
assert pl.read_csv("plan.csv")["Ref"].to_list() == other == REFS
PY
