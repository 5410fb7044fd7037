#!/usr/bin/env bash
# PyMuPDF 2.0: the text of a cell that find_tables gives has no spaces between its words, and the full stop of a reference
# stands on a line below: "Bea Hall" is "BeaHall" and "1.1" is "11" and ".", while page.get_text of the same page has both
# right. References of a plan cannot be matched by it, nor its owners. pdfplumber 0.11.10 reads the same cells as they are.
# Expected: the words as get_text gives them.
# Seen: '11\n.', 'BeaHall' for 1.1, Bea Hall.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pymupdf==2.0 pdfplumber==0.11.10 reportlab==5.1.0
venv/bin/python - <<'PY'
import pdfplumber
import pymupdf
from reportlab.platypus import SimpleDocTemplate, Table

rows = [["Ref", "Lead"], ["1.1", "Bea Hall"], ["1.2", "Amir Shah"]]
SimpleDocTemplate("plan.pdf").build([Table(rows, colWidths=[60, 120], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])])
document = pymupdf.open("plan.pdf")
page = document[0]
seen = page.find_tables().tables[0].extract()
words = page.get_text().split()
with pdfplumber.open("plan.pdf") as plan:
    other = plan.pages[0].extract_tables()[0]
print("PyMuPDF:", seen, "get_text:", words, "pdfplumber:", other)
assert seen == [["Ref", "Lead"], ["11\n.", "BeaHall"], ["12\n.", "AmirShah"]]
assert "1.1" in words
assert other == rows
PY
