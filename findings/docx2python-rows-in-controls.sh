#!/usr/bin/env bash
# docx2python 3.7.1: a row inside a content control (w:sdt round w:tr, which is how Word keeps a "repeating section", as action
# plans made from a template have) ends its table: the rows of controls come out as tables of their own, without headings.
# python-docx 1.2.0 leaves such rows out altogether. Expected: rows of the one table, as Word shows them.
# Seen: two tables of 2 and 1 rows by docx2python, one of 2 rows by python-docx.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet docx2python==3.7.1 python-docx==1.2.0
venv/bin/python - <<'PY'
import docx
from docx.oxml import OxmlElement
from docx2python import docx2python

document = docx.Document()
table = document.add_table(rows=3, cols=2)
for row, words in zip(table.rows, (("Action", "Lead"), ("Train", "Bea"), ("Coach", "Amir"))):
    for cell, text in zip(row.cells, words):
        cell.text = text
control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
last = table.rows[2]._tr
last.addprevious(control)
control.append(content)
content.append(last)
document.save("plan.docx")
tables = [[[" ".join(cell) for cell in row] for row in table] for table in docx2python("plan.docx").body]
found = [table for table in tables if len(table[0]) == 2]
rows = [[cell.text for cell in row.cells] for row in docx.Document("plan.docx").tables[0].rows]
print("docx2python:", found, "python-docx:", rows)
assert found == [[["Action", "Lead"], ["Train", "Bea"]], [["Coach", "Amir"]]]
assert rows == [["Action", "Lead"], ["Train", "Bea"]]
PY
