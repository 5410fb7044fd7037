#!/usr/bin/env bash
# DuckDB 2.0.1 leaves out a row of a CSV that begins with "#", without a word, as soon as the other rows read well without it: it finds
# for itself that "#" may begin a comment. A plan that numbers an added action "#3" loses it; where all rows begin so, and where
# rows of words alone do, they stay. With comment='' all rows are read. Expected: four actions.
# Seen: three of four, the third missing, and "Ref" a number.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1
venv/bin/python - <<'PY'
from pathlib import Path

import duckdb

ACTIONS = ("Train", "Coach", "Audit", "Visit")


def read(refs, options=""):
    rows = "".join(f"{ref},{action},Bea Hall\n" for ref, action in zip(refs, ACTIONS))
    Path("plan.csv").write_text(f"Ref,Action,Lead\n{rows}")
    return duckdb.sql(f"FROM read_csv('plan.csv'{options})").fetchall()


MIXED = ("1", "2", "#3", "4")
some, all_of_them, told = read(MIXED), read(("#1", "#2", "#3", "#4")), read(MIXED, ", comment=''")
print("DuckDB", duckdb.__version__, "one of four:", some, "all four:", all_of_them, "comment='':", told)
assert some == [(1, "Train", "Bea Hall"), (2, "Coach", "Bea Hall"), (4, "Visit", "Bea Hall")]
assert [row[1] for row in all_of_them] == list(ACTIONS)
assert [row[:2] for row in told] == list(zip(MIXED, ACTIONS))
PY
