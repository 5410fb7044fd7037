#!/usr/bin/env bash
# DuckDB 2.0.1 reads a CSV's days with two figures for the year, as plans print them, with the day for the year where every row
# can be read so: "31/03/26" is 26 March 2031, and "05/04/26" 26 April 2005. One row of a year after 2031 ("13/03/32"),
# which can be no day, turns all rows round. polars 2.1.0 (read_csv with try_parse_dates) has the day right and the year
# 26 of the first century. Expected: 31 March 2026, or text where it cannot tell.
# Seen: 2031-03-26 and 2005-04-26 as DATE; 0026-03-31 and 0026-04-05 by polars.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1 polars==2.1.0
venv/bin/python - <<'PY'
import datetime as dt
from pathlib import Path

import duckdb
import polars as pl

ROWS = "Action,Due\nTrain,31/03/26\nCoach,05/04/26\n"
Path("tracker.csv").write_text(ROWS)
Path("longer.csv").write_text(f"{ROWS}Audit,13/03/32\n")
read = duckdb.sql("SELECT Due, typeof(Due) FROM 'tracker.csv'").fetchall()
longer = duckdb.sql("SELECT Due FROM 'longer.csv'").fetchall()
other = pl.read_csv("tracker.csv", try_parse_dates=True)["Due"].to_list()
print("DuckDB", duckdb.__version__, read, "with a row more:", longer, "polars", pl.__version__, other)
assert read == [(dt.date(2031, 3, 26), "DATE"), (dt.date(2005, 4, 26), "DATE")]
assert longer == [(dt.date(2026, 3, 31),), (dt.date(2026, 4, 5),), (dt.date(2032, 3, 13),)]
assert other == [dt.date(26, 3, 31), dt.date(26, 4, 5)]
PY
