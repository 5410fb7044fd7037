#!/usr/bin/env bash
# python-docx 1.2.0 leaves a cell out that stands in a content control (w:sdt round w:tc, as Word puts a drop-down list of
# states round the cell of a table's Status column): the row has one cell fewer, and what follows moves one column to the left,
# so that the due date is read as the status. mammoth 1.13.0 and pandoc 3.9 keep the cell. Expected: four cells a row.
# Seen: four headings, and rows of "1", "Train staff", "May 2031".
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0
venv/bin/python - <<'PY'
import docx
import mammoth
from docx.oxml import OxmlElement

document = docx.Document()
table = document.add_table(rows=2, cols=4)
for row, words in zip(table.rows, (("Ref", "Action", "Status", "Due"), ("1", "Train staff", "Amber", "May 2031"))):
    for cell, text in zip(row.cells, words):
        cell.text = text
status = table.rows[1].cells[2]._tc
control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
status.addprevious(control)
control.append(content)
content.append(status)
document.save("plan.docx")
rows = [[cell.text for cell in row.cells] for row in docx.Document("plan.docx").tables[0].rows]
with open("plan.docx", "rb") as file:
    html = mammoth.convert_to_html(file).value
print("python-docx:", rows)
print("mammoth keeps Amber:", "<p>Amber</p>" in html)
assert rows == [["Ref", "Action", "Status", "Due"], ["1", "Train staff", "May 2031"]]
assert "<p>Amber</p>" in html
PY
