#!/usr/bin/env bash
# html-to-docx 1.8.0 writes a cell that goes on below a rowspan as one over no column (w:gridSpan of 0), and python-docx 1.2.0
# counts it so: what follows in the row is taken for a column further left, and where a second span goes on below it, its words
# are those of a neighbour. The lead of an action is then the action above it. mammoth 1.13.0 makes the spans of the wrong
# cells; pandoc 3.9 puts the due date under the lead. Expected: the lead "Bea Hall", as it is merged over both rows.
# Seen: "Train" for the lead of "Coach" by python-docx; the row "Coach", "June 2031" by pandoc.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --silent html-to-docx@1.8.0 >> npm.log
node - <<'JS'
const write = require("html-to-docx");
const rows = `<tr><td>Ref</td><td>Action</td><td>Lead</td><td>Due</td></tr>
<tr><td rowspan="2">1</td><td>Train</td><td rowspan="2">Bea Hall</td><td>May 2031</td></tr>
<tr><td>Coach</td><td>June 2031</td></tr>`;
write(`<table>${rows}</table>`).then((file) => require("fs").writeFileSync("plan.docx", Buffer.from(file)));
JS
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0 pypandoc_binary==1.17
venv/bin/python - <<'PY'
import re

import docx
import mammoth
import pypandoc

rows = [[cell.text for cell in row.cells] for row in docx.Document("plan.docx").tables[0].rows]
with open("plan.docx", "rb") as file:
    spans = re.findall(r'rowspan="(\d)"><p>(.*?)</p>', mammoth.convert_to_html(file).value)
html = pypandoc.convert_file("plan.docx", "html", extra_args=["--columns=999"])
last = re.findall(r"<td[^>]*>(.*?)</td>", html.split("<tr")[-1])
print("python-docx:", *rows, "mammoth:", spans, "pandoc:", last)
assert rows[1] == ["1", "Train", "Bea Hall", "May 2031"]
assert rows[2] == ["1", "Coach", "Train", "June 2031"]
assert ("2", "Train") in spans
assert last[:2] == ["Coach", "June 2031"]
PY
