#!/usr/bin/env bash
# timefhuman 0.1.5 drops the day of a date as soon as other words stand beside it: "30 June 2031" alone is right, and "by 30 June 2031",
# "no later than 30 June 2031" and "30 June 2031, then yearly" are the first of June, a month too early, as is each of "30 June
# 2031 and 31 July 2031". With "30th", or in figures, the day is kept. Expected: 30 June 2031.
# Seen: 1 June and 1 July 2031; 30 June for the date alone, for "by 30th June 2031" and for "by 30/06/2031".
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check timefhuman==0.1.5
venv/bin/python - <<'PY'
import datetime as dt
from importlib.metadata import version

from timefhuman import tfhConfig, timefhuman

SETTINGS = tfhConfig(now=dt.datetime(2031, 1, 15, 9))
RIGHT = ("30 June 2031", "by 30th June 2031", "by 30/06/2031")
WRONG = ("by 30 June 2031", "no later than 30 June 2031", "30 June 2031, then yearly")
TWO = "30 June 2031 and 31 July 2031"
read = {text: timefhuman(text, SETTINGS) for text in (*RIGHT, *WRONG, TWO)}
print("timefhuman", version("timefhuman"), {text: [str(day) for day in days] for text, days in read.items()})
assert all(read[text] == [dt.datetime(2031, 6, 30)] for text in RIGHT)
assert all(read[text] == [dt.datetime(2031, 6, 1)] for text in WRONG)
assert read[TWO] == [dt.datetime(2031, 6, 1), dt.datetime(2031, 7, 1)]
PY
