#!/usr/bin/env bash
# markitdown 0.1.9 turns a Word table into Markdown by way of HTML (mammoth 1.13.0) and passes over its row spans: below a
# priority merged over two rows the second row begins with the action, so that "Coach" stands under Priority and its date under
# Action. Nothing tells such a row from a short one. Expected: an empty first field, as there is no merging in Markdown.
# Seen: "| Coach | June 2031 |" under "| Priority | Action | Due |".
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'markitdown[docx]==0.1.9' mammoth==1.13.0 python-docx==1.2.0
venv/bin/python - <<'PY'
import docx
from markitdown import MarkItDown

document = docx.Document()
table = document.add_table(rows=3, cols=3)
words = (("Priority", "Action", "Due"), ("Voice", "Train", "May 2031"), ("", "Coach", "June 2031"))
for row, texts in zip(table.rows, words):
    for cell, text in zip(row.cells, texts):
        cell.text = text
table.cell(1, 0).merge(table.cell(2, 0))
document.save("plan.docx")
markdown = MarkItDown().convert("plan.docx").markdown
print(markdown)
lines = [line.strip() for line in markdown.splitlines()]
assert "| Voice | Train | May 2031 |" in lines
assert "| Coach | June 2031 |" in lines
PY
