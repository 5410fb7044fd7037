#!/usr/bin/env bash
# pandas 3.1.1 reads a column of Excel's check boxes (since 2024: TRUE and FALSE with a look of their own) in which one row has
# none yet as numbers: a tick is 1.0, a box without one 0.0, by openpyxl and by calamine alike, so that "done" reads like a
# share or a count. Without the blank the column is bool. dtype="boolean" or dtype=object gives back what was there. Expected:
# True, nothing, False.
# Seen: float64, [1.0, nan, 0.0].
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1 openpyxl==3.1.5 python-calamine==0.9.1 XlsxWriter==3.3.1
venv/bin/python - <<'PY'
import pandas
import xlsxwriter

book = xlsxwriter.Workbook("tracker.xlsx")
sheet = book.add_worksheet("Tracker")
sheet.write_row(0, 0, ("Action", "Done"))
for row, (action, done) in enumerate((("Train", True), ("Coach", None), ("Audit", False)), 1):
    sheet.write_string(row, 0, action)
    if done is not None:
        sheet.insert_checkbox(row, 1, done)
book.close()
for engine in ("openpyxl", "calamine"):
    done = pandas.read_excel("tracker.xlsx", engine=engine)["Done"]
    kept = pandas.read_excel("tracker.xlsx", engine=engine, dtype=object)["Done"].tolist()
    print(engine, done.dtype, done.tolist(), "as object:", kept)
    assert str(done.dtype) == "float64"
    assert (done[0], done[2]) == (1.0, 0.0)
    assert kept[0] is True
    assert kept[2] is False
PY
