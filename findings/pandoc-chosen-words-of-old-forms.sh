#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17), mammoth 1.13.0, python-docx 1.2.0, undoc 0.27.1 and kreuzberg 4.10.4 give nothing for what was
# chosen in a drop-down list of Word's older form fields (FORMDROPDOWN), which Word keeps as the number of an entry and never
# as a word of the text: an action whose RAG was chosen so has none. docx2python 3.7.1 and office-oxide 0.1.15 look the entry
# up. Expected: the word that Word shows.
# Seen: "Green" by two of the seven, an empty cell by the others.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 mammoth==1.13.0 python-docx==1.2.0 undoc==0.27.1 \
    kreuzberg==4.10.4 docx2python==3.7.1 office-oxide==0.1.15
venv/bin/python - <<'PY'
import docx
import kreuzberg
import mammoth
import office_oxide
import pypandoc
import undoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

ENTRIES = "".join(f'<w:listEntry w:val="{word}"/>' for word in ("Red", "Amber", "Green"))
LIST = f'<w:ffData><w:name w:val="Rag"/><w:enabled/><w:ddList><w:result w:val="2"/>{ENTRIES}</w:ddList></w:ffData>'
FIELD = (
    f'<w:fldChar w:fldCharType="begin">{LIST}</w:fldChar>',
    '<w:instrText xml:space="preserve"> FORMDROPDOWN </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>',
    '<w:fldChar w:fldCharType="end"/>',
)
document = docx.Document()
table = document.add_table(rows=2, cols=2)
for cell, text in zip(table.row_cells(0), ("Action", "RAG")):
    cell.text = text
table.cell(1, 0).text = "Train every manager"
for part in FIELD:
    table.cell(1, 1).paragraphs[0]._p.append(parse_xml(f'<w:r {nsdecls("w")}>{part}</w:r>'))
document.save("plan.docx")
with open("plan.docx", "rb") as file:
    html = mammoth.convert_to_html(file).value
read = {
    "pandoc": pypandoc.convert_file("plan.docx", "html"), "mammoth": html,
    "python-docx": docx.Document("plan.docx").tables[0].cell(1, 1).text,
    "undoc": undoc.parse_file("plan.docx").to_markdown(),
    "kreuzberg": kreuzberg.extract_file_sync("plan.docx", config=kreuzberg.ExtractionConfig()).content,
    "docx2python": docx2python("plan.docx").text, "office-oxide": office_oxide.Document.open("plan.docx").plain_text(),
}  # fmt: skip
shown = [name for name, text in read.items() if "Green" in text]
print("Green is there by", shown, "and not by", [name for name in read if name not in shown])
assert all("Train every manager" in text for name, text in read.items() if name != "python-docx")
assert shown == ["docx2python", "office-oxide"]
PY
