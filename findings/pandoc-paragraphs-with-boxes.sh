#!/usr/bin/env bash
# pandoc 3.9 (pypandoc_binary 1.17) gives a paragraph to which Word has anchored a text box as the words of the box alone: the
# paragraph's own words are gone, in a table's cell as well. A note in a box beside an action of a plan takes the place of the
# action. mammoth 1.13.0 has both. Expected: both, in some order.
# Seen: "Ask Bea" for a cell that says "Train every manager" and has the box "Ask Bea".
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 mammoth==1.13.0 python-docx==1.2.0
venv/bin/python - <<'PY'
import docx
import mammoth
import pypandoc
from docx.oxml import parse_xml

SCHEMAS = "http://schemas.openxmlformats.org"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WORDS = "<w:txbxContent><w:p><w:r><w:t>Ask Bea</w:t></w:r></w:p></w:txbxContent>"
BOX = f"""<w:r xmlns:w="{SCHEMAS}/wordprocessingml/2006/main" xmlns:wp="{SCHEMAS}/drawingml/2006/wordprocessingDrawing"
 xmlns:a="{SCHEMAS}/drawingml/2006/main" xmlns:mc="{SCHEMAS}/markup-compatibility/2006" xmlns:wps="{SHAPE}"
 xmlns:v="urn:schemas-microsoft-com:vml">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300"
 simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="900000" cy="300000"/>
<wp:wrapSquare wrapText="bothSides"/><wp:docPr id="1" name="Text Box 1"/><wp:cNvGraphicFramePr/><a:graphic>
<a:graphicData uri="{SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>
{WORDS}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback>
<w:pict><v:shape style="width:70pt;height:24pt"><v:textbox>{WORDS}</v:textbox></v:shape></w:pict></mc:Fallback>
</mc:AlternateContent></w:r>"""
document = docx.Document()
table = document.add_table(rows=2, cols=2)
for row, words in zip(table.rows, (("Action", "Due"), ("Train every manager", "May 2031"))):
    for cell, text in zip(row.cells, words):
        cell.text = text
table.cell(1, 0).paragraphs[0]._p.append(parse_xml(BOX))
document.save("plan.docx")
text = pypandoc.convert_file("plan.docx", "plain")
with open("plan.docx", "rb") as file:
    other = mammoth.extract_raw_text(file).value
print("pandoc", pypandoc.get_pandoc_version(), text, "mammoth:", other.split("\n\n"))
assert "Ask Bea" in text and "May 2031" in text
assert "Train" not in text
assert "Train every manager" in other and "Ask Bea" in other
PY
