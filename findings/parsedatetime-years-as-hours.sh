#!/usr/bin/env bash
# parsedatetime 2.6, and recurrent 0.4.1 that stands on it, read a year behind words they do not know as a time of day:
# "Autumn term 2031" and "Q2 2031/32" are today at 20:31, told as a time that was found (2) and not as nothing (0). So are all
# years until 2059; "Autumn term 2060" is nothing. Expected: nothing, or a part of 2031.
# Seen: 15 January 2031, 20:31, from that day; nothing for 2060.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check parsedatetime==2.6 recurrent==0.4.1
venv/bin/python - <<'PY'
import datetime as dt
from importlib.metadata import version

import parsedatetime
import recurrent

TODAY = dt.datetime(2031, 1, 15, 9)
EVENING = dt.datetime(2031, 1, 15, 20, 31)
calendar = parsedatetime.Calendar()
read = {text: calendar.parseDT(text, TODAY) for text in ("Autumn term 2031", "Q2 2031/32", "Autumn term 2060")}
other = recurrent.parse("Autumn term 2031", TODAY)
print("parsedatetime", version("parsedatetime"), read, "recurrent", version("recurrent"), other)
assert read["Autumn term 2031"] == (EVENING, 2)
assert read["Q2 2031/32"] == (EVENING, 2)
assert read["Autumn term 2060"][1] == 0
assert other == EVENING
PY
