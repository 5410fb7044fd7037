#!/usr/bin/env bash
# undoc 0.27.1 (PyPI): in its plain text of a Word table, a row below the first of a cell merged downwards has no field for that
# cell, so that all its words move one column to the left: the action stands under Ref, the owner under Action. Its Markdown of
# the same table keeps the empty cell. Expected: an empty field in both.
# Seen: "Coach<tab>Amir" in the text, "|  | Coach | Amir |" in the Markdown.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet undoc==0.27.1 python-docx==1.2.0
venv/bin/python - <<'PY'
import docx
import undoc

document = docx.Document()
table = document.add_table(rows=3, cols=3)
for row, words in zip(table.rows, (("Ref", "Action", "Lead"), ("2", "Train", "Bea"), ("", "Coach", "Amir"))):
    for cell, text in zip(row.cells, words):
        cell.text = text
table.cell(1, 0).merge(table.cell(2, 0))
document.save("plan.docx")
read = undoc.parse_file("plan.docx")
text, markdown = read.plain_text(), read.to_markdown()
print("undoc", undoc.version(), repr(text), repr(markdown))
assert "2\tTrain\tBea" in text.splitlines()
assert "Coach\tAmir" in text.splitlines() and "\tCoach\tAmir" not in text.splitlines()
assert "|  | Coach | Amir |" in markdown.splitlines()
PY
