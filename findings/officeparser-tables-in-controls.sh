#!/usr/bin/env bash
# officeparser 7.8.0 and docx-parser-converter 1.0.3 leave out a whole table that stands in a content control (w:sdt round w:tbl, as
# a template has it whose plan may be filled in and the rest not): no action of the plan is read, without a word. A control round
# a paragraph of a cell leaves that cell empty, by docx-preview 0.4.1 as well. mammoth 1.13.0 has all of it. Expected: the
# table, as Word shows it.
# Seen: the paragraphs before and after the table, and nothing of it.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check docx-parser-converter==1.0.3 python-docx==1.2.0 mammoth==1.13.0
venv/bin/python - <<'PY'
import docx
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx_parser_converter import docx_to_text


def lock(element):
    control = parse_xml(f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Plan"/></w:sdtPr><w:sdtContent/></w:sdt>')
    element.addprevious(control)
    control[-1].append(element)


for name, whole in (("table.docx", True), ("cell.docx", False)):
    document = docx.Document()
    document.add_paragraph("Our plan")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Train every manager", "Bea Hall"
    document.add_paragraph("What comes next")
    lock(table._tbl if whole else table.cell(0, 0).paragraphs[0]._p)
    document.save(name)
text = docx_to_text("table.docx").split("\n")
with open("table.docx", "rb") as file:
    other = mammoth.extract_raw_text(file).value
print("docx-parser-converter:", text, "mammoth:", repr(other))
assert [line for line in text if line.strip()] == ["Our plan", "What comes next"]
assert "Train every manager" in other and "Bea Hall" in other
PY
npm init -y > npm.log
npm install --silent officeparser@7.8.0 docx-preview@0.4.1 jsdom@29.1.1 >> npm.log
node - <<'JS'
const assert = require("assert");
const fs = require("fs");
const { JSDOM } = require("jsdom");
const { parseOffice } = require("officeparser");
const lines = async (file) => {
  const read = await parseOffice(file);
  return read.toText().split("\n").map((line) => line.trim()).filter(Boolean);
};
const draw = async (file) => {
  const window = new JSDOM("<body></body>").window;
  for (const name of ["document", "DOMParser", "XMLSerializer", "Node"]) global[name] = window[name];
  global.window = window;
  const page = document.createElement("div");
  await require("docx-preview").renderAsync(fs.readFileSync(file), page, null, {});
  return [...page.querySelectorAll("td")].map((cell) => cell.textContent.trim());
};
(async () => {
  const [table, cell] = [await lines("table.docx"), await lines("cell.docx")];
  const shown = await draw("cell.docx");
  console.log("officeparser:", table, cell, "docx-preview:", shown);
  assert.deepStrictEqual(table, ["Our plan", "What comes next"]);
  assert.deepStrictEqual(cell, ["Our plan", "Bea Hall", "What comes next"]);
  assert.deepStrictEqual(shown, ["", "Bea Hall"]);
})().catch((error) => { console.log(error); process.exit(1); });
JS
