#!/usr/bin/env bash
# undoc 0.27.1 and python-docx 1.2.0 leave out a sign that Word's "Insert > Symbol" sets (w:sym, as the ticks of Wingdings in a
# column of states), in text, Markdown and JSON, without a word: the state of the action is an empty cell. office-oxide 0.1.15
# gives the letter that has the sign's number in Latin-1 ("ü" for the tick F0FC). Expected: a tick, or at least some mark.
# Seen: '' by undoc and python-docx, 'ü' by office-oxide.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet undoc==0.27.1 office-oxide==0.1.15 python-docx==1.2.0
venv/bin/python - <<'PY'
import docx
import office_oxide
import undoc
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

document = docx.Document()
table = document.add_table(rows=1, cols=2)
table.cell(0, 0).text = "Train every manager"
tick = OxmlElement("w:sym")
tick.set(qn("w:font"), "Wingdings")
tick.set(qn("w:char"), "F0FC")
table.cell(0, 1).paragraphs[0].add_run()._r.append(tick)
document.save("plan.docx")
read = undoc.parse_file("plan.docx")
given = {
    "undoc text": read.plain_text(), "undoc Markdown": read.to_markdown(),
    "python-docx": docx.Document("plan.docx").tables[0].cell(0, 1).text,
    "office-oxide": office_oxide.Document.open("plan.docx").plain_text(),
}  # fmt: skip
print(given)
assert given["undoc text"].strip() == "Train every manager" and given["python-docx"] == ""
assert "| Train every manager |  |" in given["undoc Markdown"].splitlines()
assert "\uf0fc" not in read.to_json() and "ü" not in read.to_json()
assert given["office-oxide"].split("\t")[-1].strip() == "ü"
PY
