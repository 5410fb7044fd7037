#!/usr/bin/env bash
# python-docx 1.2.0 gives the text of a cell in which a word was replaced under "Track changes" as neither before nor
# after: it passes over the runs of w:ins and reads no w:delText, so that the old words are gone and the new ones are not
# there. A plan sent on with its changes tracked loses each date that was moved.
# Seen: "Visit each carer by " for a cell that says "... by May 2031" before and "... by June 2031" once its change is accepted.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check python-docx==1.2.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

TRACKED = f'w:id="{{id}}" w:author="Reviewer" w:date="2031-01-31T09:00:00Z" {nsdecls("w")}'
document = docx.Document()
paragraph = document.add_table(rows=1, cols=1).cell(0, 0).paragraphs[0]
paragraph.add_run("Visit each carer by ")
paragraph._p.append(parse_xml(f'<w:del {TRACKED.format(id=1)}><w:r><w:delText>May 2031</w:delText></w:r></w:del>'))
paragraph._p.append(parse_xml(f'<w:ins {TRACKED.format(id=2)}><w:r><w:t>June 2031</w:t></w:r></w:ins>'))
document.save("plan.docx")

read = docx.Document("plan.docx").tables[0].cell(0, 0).text
print("python-docx", version("python-docx"), repr(read))
sys.exit(read != "Visit each carer by ")
PY
