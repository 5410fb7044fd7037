#!/usr/bin/env bash
# dateutil 4.0.0 (and 2.9.0 before it) reads a range of days as one moment of another year: in "12-16 May 2031" the first day is
# the year 2012, the second the day, and the year 2031 half past eight in the evening. pandas 3.1.1 to_datetime falls back on it
# and gives the same. "12 to 16 May 2031" is refused. Expected: an error for both.
# Seen: 16 May 2012, 20:31.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-dateutil==4.0.0 pandas==3.1.1
venv/bin/python -W ignore - <<'PY'
import datetime as dt
from importlib.metadata import version

import pandas as pd
from dateutil import parser

MOMENT = dt.datetime(2012, 5, 16, 20, 31)
read = parser.parse("12-16 May 2031", dayfirst=True)
column = pd.to_datetime(pd.Series(["12-16 May 2031"]), dayfirst=True)[0]
try:
    words = parser.parse("12 to 16 May 2031", dayfirst=True)
except parser.ParserError as error:
    words = error
print("dateutil", version("python-dateutil"), read, "pandas", pd.__version__, column, "in words:", repr(words))
assert read == MOMENT
assert column == MOMENT
assert isinstance(words, parser.ParserError)
PY
