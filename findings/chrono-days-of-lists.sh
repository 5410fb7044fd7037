#!/usr/bin/env bash
# chrono-node 2.10.3, also as en.GB, gives a list of days of one figure each its neighbour's: in "2 April, 5 July and 31 October
# 2031" the month April takes the day behind the comma, July has none, and the day before April is not read. With two figures
# ("12 April, 15 July") the days are right. Expected: 2 April and 5 July 2031.
# Seen: 5 April, 1 July and 31 October 2031.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --silent chrono-node@2.10.3 >> npm.log
TZ=UTC node - <<'JS'
const assert = require("assert");
const chrono = require("chrono-node");
const today = new Date(2031, 0, 15, 9);
const days = (text) => chrono.en.GB.parse(text, today).map((found) => found.start.date().toISOString().slice(0, 10));
const [one, two] = [days("2 April, 5 July and 31 October 2031"), days("12 April, 15 July and 31 October 2031")];
console.log("chrono-node", one, two);
assert.deepStrictEqual(one, ["2031-04-05", "2031-07-01", "2031-10-31"]);
assert.deepStrictEqual(two, ["2031-04-12", "2031-07-15", "2031-10-31"]);
JS
