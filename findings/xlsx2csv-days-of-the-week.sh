#!/usr/bin/env bash
# xlsx2csv 0.8.6 writes a date whose format shows the day of the week (ddd d mmm, as trackers have for review meetings) with the day
# of the month in the weekday's place, twice over, and no date can be read from it. Expected: "Tue 3 Jun".
# Seen: "0303 03 Jun" for 3 June 2031.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xlsx2csv==0.8.6 XlsxWriter==3.3.1
venv/bin/python - <<'PY'
import datetime as dt

import xlsxwriter

book = xlsxwriter.Workbook("tracker.xlsx")
sheet = book.add_worksheet("Tracker")
day = book.add_format({"num_format": "ddd d mmm"})
sheet.write_row(0, 0, ("Action", "Review"))
sheet.write_string(1, 0, "Train")
sheet.write_datetime(1, 1, dt.datetime(2031, 6, 3), day)
book.close()
PY
seen=$(venv/bin/xlsx2csv tracker.xlsx)
printf '%s\n' "$seen"
test "$(printf '%s' "$seen" | grep -c 'Train,0303 03 Jun')" = 1
