#!/usr/bin/env bash
# kreuzberg 4.10.4 parts a ruled table of a PDF as if by the blanks between its words, not by its rules: beside a narrow
# Ref column the first words of an action stand under Ref with its number, and the last under no heading, while the heading
# Action stands with Ref. pdfplumber 0.11.10 reads the cells. Expected: the cells that are drawn.
# Seen: "1 Train every", "manager" for the cells "1", "Train every manager".
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check kreuzberg==4.10.4 pdfplumber==0.11.10 reportlab==5.1.0
venv/bin/python - <<'PY'
import kreuzberg
import pdfplumber
from reportlab.platypus import SimpleDocTemplate, Table

rows = [
    ["Ref", "Action", "Lead", "Due"],
    ["1", "Train every manager", "Bea Hall", "May 2031"],
    ["2", "Coach new leaders", "Amir Shah", "June 2031"],
]
style = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
SimpleDocTemplate("plan.pdf").build([Table(rows, colWidths=[30, 180, 80, 80], style=style)])
read = [table.cells for table in kreuzberg.extract_file_sync("plan.pdf", config=kreuzberg.ExtractionConfig()).tables]
with pdfplumber.open("plan.pdf") as plan:
    other = plan.pages[0].extract_tables()[0]
print("kreuzberg:", read, "pdfplumber:", other)
assert other == rows
assert [row[:2] for row in read[0]] == [["Ref Action", ""], ["1 Train every", "manager"], ["2 Coach", "new leaders"]]
PY
