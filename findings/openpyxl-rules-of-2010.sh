#!/usr/bin/env bash
# openpyxl 3.1.5 drops the colour rules that Excel 2010 and later keep in a sheet's extensions (x14), as it writes them
# where a rule's formula looks at another sheet: a RAG column coloured so is read without a colour.
# Seen: a warning "Conditional Formatting extension is not supported and will be removed", and no rules.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check openpyxl==3.1.5 XlsxWriter==3.2.9
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import sys
import warnings
import zipfile

import openpyxl
import xlsxwriter

RULE = """<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
 uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting
 xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="cellIs" priority="1" operator="equal"
 id="{00000000-0000-4000-8000-000000000001}"><xm:f>"Red"</xm:f><x14:dxf><fill><patternFill><bgColor rgb="FFFF0000"/>
</patternFill></fill></x14:dxf></x14:cfRule><xm:sqref>A1:A9</xm:sqref></x14:conditionalFormatting>
</x14:conditionalFormattings></ext></extLst></worksheet>"""
book = xlsxwriter.Workbook("plain.xlsx")
book.add_worksheet("Tracker").write("A1", "Red")
book.close()
with zipfile.ZipFile("plain.xlsx") as plain, zipfile.ZipFile("rules.xlsx", "w") as rules:
    for name in plain.namelist():
        data = plain.read(name)
        if name.endswith("sheet1.xml"):
            data = data.replace(b"</worksheet>", RULE.encode())
        rules.writestr(name, data)
with warnings.catch_warnings(record=True) as met:
    warnings.simplefilter("always")
    sheet = openpyxl.load_workbook("rules.xlsx")["Tracker"]
kept = [rule for area in sheet.conditional_formatting for rule in area.rules]
told = [str(warning.message) for warning in met]
print("openpyxl", openpyxl.__version__, "rules kept:", len(kept), "warnings:", told)
sys.exit(bool(kept) or not any("Conditional Formatting" in words for words in told))
PY
