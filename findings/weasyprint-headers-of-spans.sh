#!/usr/bin/env bash
# WeasyPrint 70.0, asked for a tagged PDF, gives a cell its headings in /Headers, but none to a cell below the second column of
# a heading that spans two: a reader that trusts the tags takes the lead of an action for a cell under no heading.
# Seen: under What (over two columns) and Due, the cells have the headings What, none, Due.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check weasyprint==70.0 pikepdf==10.17.0
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import sys

import pikepdf
import weasyprint

HTML = """<html lang="en"><title>Plan</title><table>
<thead><tr><th colspan="2">What</th><th>Due</th></tr></thead>
<tbody><tr><td>Open the hub</td><td>Manager</td><td>May</td></tr></tbody></table></html>"""
weasyprint.HTML(string=HTML).write_pdf("plan.pdf", pdf_tags=True)


def elements(node: object):
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from elements(node.get("/K"))


with pikepdf.open("plan.pdf") as pdf:
    found = list(elements(pdf.Root.StructTreeRoot.K))
    headings = [str(element.get("/ID")) for element in found if element.S == "/TH"]
    cells = [[str(one) for one in element.A.get("/Headers", [])] for element in found if element.S == "/TD"]
print("WeasyPrint", weasyprint.__version__, "headings:", headings, "of the three cells:", cells)
sys.exit(len(cells) != 3 or bool(cells[1]) or headings[1] not in cells[2])
PY
