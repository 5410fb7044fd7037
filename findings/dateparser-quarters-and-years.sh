#!/usr/bin/env bash
# dateparser 1.5.0 reads "Q3 2024" as a day in that quarter of the calendar year, and "March 2024/25" as the 25th
# of March even where day, month and year are required: British plans mean October to December, and March 2025.
# Seen: "Q3 2024" is a day of July or August 2024, "March 2024/25" is 25 March 2024 with all parts required, "Q3 2024/25" is nothing.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check dateparser==1.5.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import datetime as dt
import sys

import dateparser

SETTINGS = {"DATE_ORDER": "DMY", "RELATIVE_BASE": dt.datetime(2024, 1, 15)}
ALL_PARTS = SETTINGS | {"REQUIRE_PARTS": ["day", "month", "year"]}
quarter = dateparser.parse("Q3 2024", languages=["en"], settings=SETTINGS)
month = dateparser.parse("March 2024/25", languages=["en"], settings=ALL_PARTS)
both = dateparser.parse("Q3 2024/25", languages=["en"], settings=SETTINGS)
print("dateparser", dateparser.__version__, "Q3 2024:", quarter, "March 2024/25:", month, "Q3 2024/25:", both)
sys.exit(not quarter or quarter.month not in (7, 8, 9) or month != dt.datetime(2024, 3, 25) or both is not None)
PY
