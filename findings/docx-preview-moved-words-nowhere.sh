#!/usr/bin/env bash
# docx-preview 0.4.1 shows words moved under "Track changes" at neither place: it draws what was inserted (w:ins), but passes over
# w:moveFrom and w:moveTo alike, so that an action moved to another priority is in the file and on no page. officeparser 7.8.0
# shows the same words at both places. Expected: at the place they were moved to, as for words inserted.
# Seen: "New words" (inserted) and an empty cell where "Coach leaders" was moved to.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0
venv/bin/python - <<'PY'
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

BY = 'w:author="Reviewer" w:date="2031-01-31T09:00:00Z"'
document = docx.Document()
table = document.add_table(rows=3, cols=1)
for row, (way, number, words) in enumerate((("moveFrom", 1, "Coach leaders"), ("moveTo", 3, "Coach leaders"), ("ins", 5, "New words"))):
    run = f'<w:{way} {nsdecls("w")} w:id="{number}" {BY}><w:r><w:t>{words}</w:t></w:r></w:{way}>'
    ends = [f'<w:{way}Range{end} {nsdecls("w")} w:id="{number + 1}" w:name="move1" {BY}/>' for end in ("Start", "End")]
    for part in (run,) if way == "ins" else (ends[0], run, ends[1].replace(f' w:name="move1" {BY}', "")):
        table.cell(row, 0).paragraphs[0]._p.append(parse_xml(part))
document.save("plan.docx")
PY
npm init -y > npm.log
npm install --silent docx-preview@0.4.1 jsdom@29.1.1 officeparser@7.8.0 >> npm.log
node - <<'JS'
const assert = require("assert");
const fs = require("fs");
const { JSDOM } = require("jsdom");
const { parseOffice } = require("officeparser");
const draw = async (file) => {
  const window = new JSDOM("<body></body>").window;
  for (const name of ["document", "DOMParser", "XMLSerializer", "Node"]) global[name] = window[name];
  global.window = window;
  const page = document.createElement("div");
  await require("docx-preview").renderAsync(fs.readFileSync(file), page, null, {});
  return [...page.querySelectorAll("td")].map((cell) => cell.textContent.trim());
};
(async () => {
  const read = await parseOffice("plan.docx");
  const other = read.toText().split("\n").filter((line) => line.trim());
  const cells = await draw("plan.docx");
  console.log("docx-preview:", cells, "officeparser:", other);
  assert.deepStrictEqual(cells, ["", "", "New words"]);
  assert.strictEqual(other.filter((line) => line.includes("Coach leaders")).length, 2);
})().catch((error) => { console.log(error); process.exit(1); });
JS
