#!/usr/bin/env bash
# pdfmake 0.3.11 leaves a row of a table out of the PDF, all its cells, where it is longer than a page and rows are not to be broken
# (dontBreakRows, which makers of plans set so that an action stays whole): the headings come again on the next page, and the next row
# follows. Nothing is raised. Without the option the row goes on over pages. Expected: the row broken all the same, or an error.
# Seen: of 700 words and the lead beside them none is in the PDF; the rows before and after are.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --silent pdfmake@0.3.11 >> npm.log
node - <<'JS'
const pdfmake = require("pdfmake");
pdfmake.setFonts({ Helvetica: { normal: "Helvetica" } });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => true);
const long = Array.from({ length: 700 }, (_, index) => `word${index}`).join(" ");
const body = [["Ref", "Action", "Lead"], ["1.1", "Train", "Amir Shah"], ["1.2", long, "Bea Hall"], ["1.3", "Audit", "Cleo Dun"]];
const write = (name, dontBreakRows) =>
  pdfmake.createPdf({
    defaultStyle: { font: "Helvetica" },
    content: [{ table: { headerRows: 1, dontBreakRows, widths: [40, 120, 80], body } }],
  }).write(name);
write("whole.pdf", true).then(() => write("broken.pdf", false));
JS
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pdfplumber==0.11.10
venv/bin/python - <<'PY'
import pdfplumber


def words(name):
    with pdfplumber.open(name) as plan:
        return [word["text"] for page in plan.pages for word in page.extract_words()], len(plan.pages)


(whole, pages), (broken, other) = words("whole.pdf"), words("broken.pdf")
print("not to be broken:", pages, "pages", whole, "else:", other, "pages,", len(broken), "words")
assert "Amir" in whole and "Cleo" in whole and "1.3" in whole
assert not any(word.startswith("word") for word in whole) and "Bea" not in whole and "1.2" not in whole
assert sum(word.startswith("word") for word in broken) == 700 and "Bea" in broken
PY
