#!/usr/bin/env bash
# openpyxl 3.1.5 opens a workbook saved as "Strict Open XML Spreadsheet" (ISO 29500 strict, a choice in Excel's own list
# of formats) as a book without a single sheet; a warning of "an invalid specification for 0" is all it says of it.
# Seen: "sheets: []" for the strict file and "sheets: ['Tracker']" for the same file in the transitional namespaces.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check openpyxl==3.1.5 XlsxWriter==3.2.9
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import sys
import zipfile

import openpyxl
import xlsxwriter

SWAPS = {
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/drawingml/2006/main": b"http://purl.oclc.org/ooxml/drawingml/main",
}
book = xlsxwriter.Workbook("plain.xlsx")
book.add_worksheet("Tracker").write("A1", "Action")
book.close()
with zipfile.ZipFile("plain.xlsx") as plain, zipfile.ZipFile("strict.xlsx", "w") as strict:
    for name in plain.namelist():
        data = plain.read(name)
        for one, other in SWAPS.items():
            data = data.replace(one, other)
        strict.writestr(name, data)


def sheets(name: str) -> list[str] | str:
    try:
        return openpyxl.load_workbook(name).sheetnames
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print("openpyxl", openpyxl.__version__)
print("plain  sheets:", sheets("plain.xlsx"))
print("strict sheets:", sheets("strict.xlsx"))
sys.exit(sheets("plain.xlsx") != ["Tracker"] or sheets("strict.xlsx") == ["Tracker"])
PY
