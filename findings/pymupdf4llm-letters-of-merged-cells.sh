#!/usr/bin/env bash
# pymupdf4llm 2.0 (it comes with PyMuPDF 2.0) deals the letters of a cell that is merged over two rows, its words in the middle,
# out between the rows: the tall ones go to the row above, the low ones to that below, so that an objective of a plan is a word in
# neither. pdfplumber 0.11.10 has the words whole in the first row. Expected: the objective in the first row, or in both.
# Seen: "Btt ii" beside the first action, "eer supervson" beside the second.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pymupdf==2.0 pdfplumber==0.11.10 reportlab==5.1.0
venv/bin/python - <<'PY'
import pdfplumber
import pymupdf4llm
from reportlab.platypus import SimpleDocTemplate, Table

rows = [
    ["Objective", "Ref", "Action", "Lead", "Due"],
    ["Better supervision", "1.1", "Train every manager in supervision", "Bea Hall", "May 2031"],
    ["", "1.2", "Coach the new team leaders", "Amir Shah", "June 2031"],
    ["Better records", "2.1", "Audit ten records a month", "Cleo Dun", "July 2031"],
]
style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("SPAN", (0, 1), (0, 2))]
SimpleDocTemplate("plan.pdf").build([Table(rows, colWidths=[100, 30, 200, 80, 60], style=style)])
lines = [line.strip() for line in pymupdf4llm.to_markdown("plan.pdf", use_ocr=False).splitlines() if line.startswith("|")]
with pdfplumber.open("plan.pdf") as plan:
    other = plan.pages[0].extract_tables()[0]
print("pymupdf4llm:", *lines, "pdfplumber:", *other, sep="\n")
assert "|Btt ii|1.1|Train every manager in supervision|Bea Hall|May 2031|" in lines
assert "|eer supervson|1.2|Coach the new team leaders|Amir Shah|June 2031|" in lines
assert [row[0] for row in other] == ["Objective", "Better supervision", None, "Better records"]
PY
