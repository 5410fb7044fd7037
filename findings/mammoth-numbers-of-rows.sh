#!/usr/bin/env bash
# mammoth 1.13.0 loses the number of a row that Word counts by itself (a Ref column of empty paragraphs in a numbered list
# style, the usual way to number a plan in Word): an empty paragraph is dropped with its number, and with
# ignore_empty_paragraphs=False every cell begins a list of its own, so that all rows are number one. markitdown, which stands
# on it, gives no number at all; pandoc 3.9 (pypandoc_binary 1.17) counts on from cell to cell. Expected: 1, 2, 3, as Word shows
# them.
# Seen: no list, then three lists of one item without a start; pandoc starts its lists at 1, 2 and 3.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check mammoth==1.13.0 python-docx==1.2.0 pypandoc_binary==1.17
venv/bin/python - <<'PY'
import re

import docx
import mammoth
import pypandoc

document = docx.Document()
table = document.add_table(rows=4, cols=2)
for row, words in zip(table.rows, (("Ref", "Action"), ("", "Train"), ("", "Coach"), ("", "Audit"))):
    for cell, text in zip(row.cells, words):
        cell.text = text
for row in list(table.rows)[1:]:
    row.cells[0].paragraphs[0].style = "List Number"
document.save("plan.docx")
with open("plan.docx", "rb") as file:
    plain = re.findall("<ol.*?>", mammoth.convert_to_html(file).value)
with open("plan.docx", "rb") as file:
    kept = re.findall("<ol.*?>", mammoth.convert_to_html(file, ignore_empty_paragraphs=False).value)
pandoc = re.findall("<ol.*?>", pypandoc.convert_file("plan.docx", "html"))
print("mammoth:", plain, "empty paragraphs kept:", kept, "pandoc:", pandoc)
assert plain == []
assert kept == ["<ol>"] * 3
assert ['start="2"' in pandoc[1], 'start="3"' in pandoc[2]] == [True, True]
PY
