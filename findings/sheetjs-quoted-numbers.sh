#!/usr/bin/env bash
# SheetJS 0.18.5 (xlsx on npm) takes quoted text of a CSV for numbers and dates: "1.10", a plan's own number, is the number
# 1.1, and "01/04/2024" is the fourth of January. The option raw keeps both as text.
# Seen: 1.1 and 45295 (4 January 2024); with raw, the text.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --silent xlsx@0.18.5 >> npm.log
node - <<'JS'
const XLSX = require("xlsx");
const text = 'Ref,Due\n"1.10","01/04/2024"\n';
const row = (options) => XLSX.utils.sheet_to_json(XLSX.read(text, { type: "string", ...options }).Sheets.Sheet1)[0];
console.log("SheetJS", XLSX.version, "as it is:", row({}), "raw:", row({ raw: true }));
process.exit(row({}).Ref === 1.1 && Math.floor(row({}).Due) === 45295 && row({ raw: true }).Ref === "1.10" ? 0 : 1);
JS
