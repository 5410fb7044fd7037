#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17) and mammoth 1.13.0 begin every row of a Word table at its first column, also one that Word
# begins further in (w:gridBefore, as it keeps a row without a cell under the objective): all its words move a column to the
# left, the action under Objective and the due date under Lead. python-docx 1.2.0 lists no cell for the gap, but tells it as
# grid_cols_before. Expected: an empty cell first.
# Seen: "Coach", "Amir Shah", "June 2031" and an empty cell at the end by pandoc, and none by mammoth.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 mammoth==1.13.0 python-docx==1.2.0
venv/bin/python - <<'PY'
import re

import docx
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = docx.Document()
table = document.add_table(rows=3, cols=4)
words = (
    ("Objective", "Action", "Lead", "Due"),
    ("Voice", "Train", "Bea Hall", "May 2031"),
    ("", "Coach", "Amir Shah", "June 2031"),
)
for row, texts in zip(table.rows, words):
    for cell, text in zip(row.cells, texts):
        cell.text = text
last = table.rows[2]._tr
last.remove(last.tc_lst[0])
gap = f'<w:trPr {nsdecls("w")}><w:gridBefore w:val="1"/><w:wBefore w:w="2000" w:type="dxa"/></w:trPr>'
last.insert(0, parse_xml(gap))
document.save("plan.docx")


def cells(html):
    return re.findall(r"<td[^>]*>(?:<p>)?(.*?)(?:</p>)?</td>", html.split("<tr")[-1], re.DOTALL)


with open("plan.docx", "rb") as file:
    plain = cells(mammoth.convert_to_html(file).value)
given = cells(pypandoc.convert_file("plan.docx", "html"))
before = docx.Document("plan.docx").tables[0].rows[2].grid_cols_before
print("pandoc:", given, "mammoth:", plain, "python-docx tells columns before:", before)
assert given == ["Coach", "Amir Shah", "June 2031", ""]
assert plain == ["Coach", "Amir Shah", "June 2031"]
assert before == 1
PY
