#!/usr/bin/env bash
# polars 2.1.0 (by fastexcel 0.21.0) takes the types of a workbook's columns from their first rows, and gives what is of another
# kind further down as null, without a warning: "TBC" among due dates, "140a" among numbers. A row in which every cell is of
# another kind is gone altogether, as polars then drops it as an empty one. The documentation of infer_schema_length says how
# many rows are looked at, not what becomes of the others; None keeps all as text. Expected: an error, as read_csv gives for
# such a file, or columns of text.
# Seen: in 150 rows with words in the 140th, null for the due date, and 149 rows where the action is left out; with
# infer_schema_length=None "TBC" and all 150.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check polars==2.1.0 fastexcel==0.21.0 XlsxWriter==3.3.1
venv/bin/python - <<'PY'
import datetime as dt

import polars as pl
import xlsxwriter

book = xlsxwriter.Workbook("tracker.xlsx")
sheet, day = book.add_worksheet("Tracker"), book.add_format({"num_format": "d mmm yyyy"})
sheet.write_row(0, 0, ("Ref", "Due", "Action"))
for row in range(1, 151):
    if row == 140:
        sheet.write_row(row, 0, ("140a", "TBC", "Coach"))
        continue
    sheet.write_number(row, 0, row)
    sheet.write_datetime(row, 1, dt.datetime(2031, 5, 1), day)
    sheet.write_string(row, 2, "Train")
book.close()
read = pl.read_excel("tracker.xlsx")
narrow = pl.read_excel("tracker.xlsx", columns=["Ref", "Due"])
kept = pl.read_excel("tracker.xlsx", infer_schema_length=None)
print("polars", pl.__version__, read.row(139), "rows of Ref and Due:", narrow.height, "types from all rows:", kept.row(139))
assert read.row(139) == (None, None, "Coach")
assert narrow.height == 149
assert kept.height == 150 and kept.row(139) == ("140a", "TBC", "Coach")
PY
