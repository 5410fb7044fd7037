#!/usr/bin/env bash
# ctparse 0.3.6 reads a month and its year as the month alone: "March 2032" is a March of no year, and so "from September 2031 to
# March 2032" a September without an end. "2031/32" is the year 2032 alone. With a day the year is kept. Expected: March 2032.
# Seen: month 3 and no year; 16 May 2031 whole.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check ctparse==0.3.6
venv/bin/python - <<'PY'
import datetime as dt
import logging
from importlib.metadata import version

from ctparse import ctparse

logging.disable()
TEXTS = ("March 2032", "end of March 2032", "2031/32", "16 May 2031", "from September 2031 to March 2032")
read = {text: ctparse(text, ts=dt.datetime(2031, 1, 15, 9), timeout=0).resolution for text in TEXTS}
print("ctparse", version("ctparse"), {text: str(value) for text, value in read.items()})
for text in ("March 2032", "end of March 2032"):
    assert (read[text].year, read[text].month, read[text].day) == (None, 3, None)
assert (read["2031/32"].year, read["2031/32"].month) == (2032, None)
assert read["16 May 2031"].dt.date() == dt.date(2031, 5, 16)
period = read["from September 2031 to March 2032"]
assert (period.t_from.year, period.t_from.month, period.t_to) == (None, 9, None)
PY
