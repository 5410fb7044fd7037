#!/usr/bin/env bash
# docx2python 3.7.1 and docx2txt 0.9 leave out the hyphen that does not break (w:noBreakHyphen, as Word's Ctrl+Shift+Hyphen sets
# it to keep a year or a reference on one line): "2031-32" is a number of six figures, and "follow-up" one word. python-docx 1.2.0
# and mammoth 1.13.0 keep it. Expected: a hyphen.
# Seen: "203132" and "followup"; python-docx has "2031-32".
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check docx2python==3.7.1 docx2txt==0.9 python-docx==1.2.0 mammoth==1.13.0
venv/bin/python - <<'PY'
import docx
import docx2txt
import mammoth
from docx.oxml import OxmlElement
from docx2python import docx2python


def with_hyphen(cell, before, after):
    run = cell.paragraphs[0].add_run(before)
    run._r.append(OxmlElement("w:noBreakHyphen"))
    run.add_text(after)


document = docx.Document()
table = document.add_table(rows=1, cols=2)
with_hyphen(table.cell(0, 0), "Agree a follow", "up visit")
with_hyphen(table.cell(0, 1), "2031", "32")
document.save("plan.docx")
read = docx2python("plan.docx").text.split("\n\n")
text = docx2txt.process("plan.docx").split()
plain = [cell.text for cell in docx.Document("plan.docx").tables[0].rows[0].cells]
with open("plan.docx", "rb") as file:
    html = mammoth.convert_to_html(file).value
print("docx2python:", read, "docx2txt:", text, "python-docx:", plain, "mammoth:", html)
assert "203132" in read and "Agree a followup visit" in read
assert "203132" in text and "followup" in text
assert plain == ["Agree a follow-up visit", "2031-32"]
assert "<p>2031\u201132</p>" in html
PY
