#!/usr/bin/env bash
# SheetJS 0.18.5 (xlsx on npm) knows no text for a date whose format has dots for its separators (d.m.yy, dd.mm.yyyy, mmm.yy), and
# writes the number of days behind it into the CSV, and into rows asked for as text (raw: false). The same day with strokes or
# blanks is a date. Excel stores "31.03.31" under such a format. Expected: 16.05.2031.
# Seen: "47984" for dots, "16/05/2031" for strokes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --silent xlsx@0.18.5 exceljs@4.4.0 >> npm.log
node - <<'JS'
const assert = require("assert");
const XLSX = require("xlsx");
const ExcelJS = require("exceljs");
const FORMATS = ["dd/mm/yyyy", "d mmm yyyy", "dd.mm.yyyy", "d.m.yy", "mmm.yy"];
(async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Tracker");
  FORMATS.forEach((format, index) => {
    const cell = sheet.getCell(1, index + 1);
    cell.value = new Date(Date.UTC(2031, 4, 16));
    cell.numFmt = format;
  });
  const read = XLSX.read(await book.xlsx.writeBuffer()).Sheets.Tracker;
  const csv = XLSX.utils.sheet_to_csv(read);
  const [texts] = XLSX.utils.sheet_to_json(read, { header: 1, raw: false });
  console.log("SheetJS", XLSX.version, FORMATS, "CSV:", csv, "as text:", texts);
  assert.strictEqual(csv.trim(), "16/05/2031,16 May 2031,47984,47984,47984");
  assert.deepStrictEqual(texts.slice(2).map(String), ["47984", "47984", "47984"]);
})().catch((error) => { console.log(error); process.exit(1); });
JS
