#!/usr/bin/env bash
# docx2python 3.7.1, docx2txt 0.9, undoc 0.27.1 and kreuzberg 4.10.4 read what was moved under "Track changes" twice: where it stands
# now, and where it was taken from, though they leave out what was deleted. Word keeps words moved away as plain text (w:t) in
# w:moveFrom, not as w:delText. An action moved to another priority is counted for both. pandoc 3.9 and mammoth 1.13.0 have it
# once. Expected: once, where it was moved to.
# Seen: "Coach leaders" in two cells by four, in one by pandoc and mammoth; "Old words", deleted, in none.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check docx2python==3.7.1 docx2txt==0.9 undoc==0.27.1 kreuzberg==4.10.4 \
    python-docx==1.2.0 pypandoc_binary==1.17 mammoth==1.13.0
venv/bin/python - <<'PY'
import docx
import docx2txt
import kreuzberg
import mammoth
import pypandoc
import undoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

BY = 'w:author="Reviewer" w:date="2031-01-31T09:00:00Z"'


def moved(way, number):
    begin = f'<w:{way}RangeStart {nsdecls("w")} w:id="{number}" w:name="move1" {BY}/>'
    words = f'<w:{way} {nsdecls("w")} w:id="{number + 1}" {BY}><w:r><w:t>Coach leaders</w:t></w:r></w:{way}>'
    return begin, words, f'<w:{way}RangeEnd {nsdecls("w")} w:id="{number}"/>'


DELETED = f'<w:del {nsdecls("w")} w:id="9" {BY}><w:r><w:delText>Old words</w:delText></w:r></w:del>'
document = docx.Document()
table = document.add_table(rows=3, cols=2)
for row, text in zip(table.rows, ("Priority", "Voice", "Records")):
    row.cells[0].text = text
table.cell(0, 1).text = "Action"
for cell, parts in ((table.cell(1, 1), (*moved("moveFrom", 1), DELETED)), (table.cell(2, 1), moved("moveTo", 3))):
    for part in parts:
        cell.paragraphs[0]._p.append(parse_xml(part))
document.save("plan.docx")
with open("plan.docx", "rb") as file:
    html = mammoth.convert_to_html(file).value
read = {
    "docx2python": docx2python("plan.docx").text, "docx2txt": docx2txt.process("plan.docx"),
    "undoc": undoc.parse_file("plan.docx").to_markdown(),
    "kreuzberg": kreuzberg.extract_file_sync("plan.docx", config=kreuzberg.ExtractionConfig()).content,
    "pandoc": pypandoc.convert_file("plan.docx", "plain"), "mammoth": html,
}  # fmt: skip
times = {name: text.count("Coach leaders") for name, text in read.items()}
print("Coach leaders stands so often:", times)
assert times == {"docx2python": 2, "docx2txt": 2, "undoc": 2, "kreuzberg": 2, "pandoc": 1, "mammoth": 1}
assert not any("Old words" in text for text in read.values())
PY
