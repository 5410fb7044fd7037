#!/usr/bin/env bash
# csv-parse 7.0.3 (cast_date) makes a date of any field in which JavaScript finds a number: a measure's target of "95%" is the first
# of January 1995, "#1" that of 2001, and "Jan-31", January 2031 as Excel writes it into a CSV, the 31st of January 2001. Between
# them "12%" is the first of December 2001 and "75 families" stays text. Expected: text for what is no date.
# Seen: 1995-01-01, 2001-12-01, 2001-01-01, 2001-01-31.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --silent csv-parse@7.0.3 >> npm.log
TZ=UTC node - <<'JS'
const assert = require("assert");
const { parse } = require("csv-parse/sync");
const fields = ["95%", "12%", "75 families", "#1", "Jan-31"];
const [row] = parse(`${fields.join(",")}\n`, { cast: true, cast_date: true });
const read = row.map((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value));
console.log("csv-parse", fields, read);
assert.deepStrictEqual(read, ["1995-01-01", "2001-12-01", "75 families", "2001-01-01", "2001-01-31"]);
JS
