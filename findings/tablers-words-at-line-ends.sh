#!/usr/bin/env bash
# tablers 0.9.0, the fastest reader of PDF tables that we know, puts the lines of a cell together without a sign between them:
# the last word of a line and the first of the next are one word ("teamsand"), as in nearly every action of a plan, whose
# columns are narrow. Expected: a space or a line's end.
# Seen: "Train all teamsand audit them" for a cell of two lines.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check tablers==0.9.0 reportlab==5.1.0
venv/bin/python - <<'PY'
import tablers
from reportlab.platypus import SimpleDocTemplate, Table

rows = [["Action", "Lead"], ["Train all teams\nand audit them", "Bea"]]
SimpleDocTemplate("plan.pdf").build([Table(rows, colWidths=[120, 60], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])])
document = tablers.Document("plan.pdf")
cells = [cell.text for page in document.pages() for table in tablers.find_tables(page, extract_text=True) for cell in table.cells]
print(cells)
assert "Train all teamsand audit them" in cells
PY
