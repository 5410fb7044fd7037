#!/usr/bin/env bash
# any-date-parser 2.2.4 (en-GB) reads a range of months as one day, the first two figures of its last year being the day: "from
# September 2031 to March 2032" is the 20th of March 2031, "May 2031 / July 2031" the 20th of July. A financial year gives a day
# too: "Q2 2031/32" is the second of March 2031. A month and its year alone are refused. Expected: nothing, or a range.
# Seen: 20 March, 20 July and 2 March 2031; "March 2032" is invalid.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --silent any-date-parser@2.2.4 >> npm.log
TZ=UTC node - <<'JS'
const assert = require("assert");
const required = require("any-date-parser");
const parser = required.default ?? required;
const texts = ["from September 2031 to March 2032", "May 2031 / July 2031", "Q2 2031/32", "March 2032"];
const read = texts.map((text) => parser.fromString(text, "en-GB"));
const days = read.map((date) => (date.invalid ? "invalid" : date.toISOString().slice(0, 10)));
console.log("any-date-parser", texts, days);
assert.deepStrictEqual(days, ["2031-03-20", "2031-07-20", "2031-03-02", "invalid"]);
JS
