#!/usr/bin/env bash
# SheetJS 0.18.5 (xlsx on npm), asked for dates (cellDates), gives those of a workbook that counts its days from 1904, as Excel for
# the Mac long did and workbooks handed on from there still do, four years and a day too early: every action is overdue. Its
# text of the same cell is right. exceljs 4.4.0, read-excel-file 9.3.17 and openpyxl 3.1.5 have the day right. Expected: 16 May
# 2031 in both.
# Seen: 15 May 2027 as date, "16 May 2031" as text.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check XlsxWriter==3.3.1 openpyxl==3.1.5
venv/bin/python - <<'PY'
import datetime as dt

import openpyxl
import xlsxwriter

DUE = dt.datetime(2031, 5, 16)
for name, since_1904 in (("plain.xlsx", False), ("mac.xlsx", True)):
    book = xlsxwriter.Workbook(name, {"date_1904": since_1904})
    sheet = book.add_worksheet("Tracker")
    sheet.write_row(0, 0, ("Action", "Due"))
    sheet.write_string(1, 0, "Train")
    sheet.write_datetime(1, 1, DUE, book.add_format({"num_format": "d mmm yyyy"}))
    book.close()
    read = openpyxl.load_workbook(name).active["B2"].value
    print("openpyxl", openpyxl.__version__, name, read)
    assert read == DUE
PY
npm init -y > npm.log
npm install --silent xlsx@0.18.5 exceljs@4.4.0 read-excel-file@9.3.17 >> npm.log
TZ=UTC node - <<'JS'
const assert = require("assert");
const XLSX = require("xlsx");
const ExcelJS = require("exceljs");
const readFile = require("read-excel-file/node").default;
const cell = (file, options) => XLSX.readFile(file, options).Sheets.Tracker.B2;
const day = (date) => new Date(Math.round(date / 864e5) * 864e5).toISOString().slice(0, 10);
(async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile("mac.xlsx");
  const [sheet] = await readFile("mac.xlsx");
  const others = [day(book.worksheets[0].getCell("B2").value), day((sheet.data ?? sheet)[1][1])];
  const [plain, mac, text] = [cell("plain.xlsx", { cellDates: true }).v, cell("mac.xlsx", { cellDates: true }).v, cell("mac.xlsx").w];
  console.log("SheetJS", XLSX.version, "plain:", plain, "mac:", mac, "text:", text, "exceljs, read-excel-file:", others);
  assert.strictEqual(day(plain), "2031-05-16");
  assert.strictEqual(day(mac), "2027-05-15");
  assert.strictEqual(text, "16 May 2031");
  assert.deepStrictEqual(others, ["2031-05-16", "2031-05-16"]);
})().catch((error) => { console.log(error); process.exit(1); });
JS
