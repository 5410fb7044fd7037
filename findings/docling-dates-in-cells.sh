#!/usr/bin/env bash
# docling 2.143.0 reads a date picked in a content control (w:sdt round w:r, as Word keeps a date picker beside other words) where
# the paragraph stands in the text, and loses it where the same paragraph stands in a table's cell: an action has no due date.
# So it does with what a field counted (w:fldSimple), the number in a reference "A7". mammoth 1.13.0 keeps both dates, and
# neither number. Expected: the same words in a cell as outside.
# Seen: "by 31 May 2031" and "A7" in the text, "by" and "A" in the cells.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --disable-pip-version-check \
    'docling-slim[format-docx]==2.143.0' python-docx==1.2.0 mammoth==1.13.0
venv/bin/python - <<'PY'
from pathlib import Path

import docx
import mammoth
from docling.backend.msword_backend import MsWordDocumentBackend
from docling.datamodel.base_models import InputFormat
from docling.datamodel.document import InputDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

PICKED = f"""<w:sdt {nsdecls("w")}><w:sdtPr><w:date w:fullDate="2031-05-31T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/>
</w:date></w:sdtPr><w:sdtContent><w:r><w:t>31 May 2031</w:t></w:r></w:sdtContent></w:sdt>"""
COUNTED = f'<w:fldSimple {nsdecls("w")} w:instr=" SEQ Action "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
document = docx.Document()
table = document.add_table(rows=1, cols=2)
for before, what, cell in (("A", COUNTED, table.cell(0, 0)), ("by ", PICKED, table.cell(0, 1))):
    for paragraph in (document.add_paragraph(before), cell.paragraphs[0]):
        if not paragraph.text:
            paragraph.add_run(before)
        paragraph._p.append(parse_xml(what))
document.save("plan.docx")
path = Path("plan.docx")
read = InputDocument(path_or_stream=path, format=InputFormat.DOCX, backend=MsWordDocumentBackend)._backend.convert()
texts = [item.text for item in read.texts]
cells = [cell.text.strip() for row in read.tables[0].data.grid for cell in row]
markdown = read.export_to_markdown().splitlines()
with path.open("rb") as file:
    other = mammoth.extract_raw_text(file).value.split("\n\n")
print("docling:", texts, cells, markdown, "mammoth:", other)
assert texts == ["A7", "by 31 May 2031"]
assert cells == ["A", "by"]
assert sum("31 May 2031" in line for line in markdown) == 1
assert other.count("by 31 May 2031") == 2 and "A7" not in other
PY
