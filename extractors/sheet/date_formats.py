"""What a day shows under its format: "mmm-yy" is a month, and no more exact than that."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Codes 14, 22 and those marked so show days as the reader's own computer does: here as one in England.
SYSTEM = {"mm-dd-yy": "dd/mm/yyyy", "m/d/yy h:mm": "dd/mm/yyyy hh:mm"}
SYSTEM_LONG = re.compile(r"\[\$-(?:F800|x-sysdate)\].*", re.IGNORECASE | re.DOTALL)
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE | re.DOTALL)
TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|[_*].|\[\$([^\]-]*)-?[^\]]*\]|\[(h+|m+|s+)\]|\[[^\]]*\]|(am/pm|a/p)|(y+|m+|d+|h+|s+(?:\.0+)?)|(.)',
    re.IGNORECASE | re.DOTALL,
)
LAST_DAY = 2958465  # 31 December 9999
MONTH_FIRST = re.compile(r"(m{1,2})([^a-z\"\\]*)(d{1,2})(?!d)", re.IGNORECASE)  # numbers that read day first in England


@lru_cache(maxsize=1000)
def is_date(section: str) -> bool:
    """Whether a section of a format shows a day or a time."""
    return section != "General" and re.search(r"[dmyhs]", LITERAL.sub("", section), re.IGNORECASE) is not None


def shown_date(value: float, section: str, from_1904: bool = False) -> str | None:
    """A day as its format shows it, without a time at midnight; None where the number is no day.

    A format that writes the month's number first is shown day first: in English plans that is how it will be read.
    """
    tokens = date_tokens(section)
    has_day = any(kind in ("y", "d", "month") for kind, _ in tokens)
    first = 0 if from_1904 else 1
    if not first <= value <= LAST_DAY and (has_day or value < 0):
        return None
    when = from_excel(value, CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900)
    if not isinstance(when, datetime):
        when = datetime(1900, 1, 1, when.hour, when.minute, when.second) if hasattr(when, "hour") else None
    if when is None:
        return None
    timed = not has_day or value % 1 != 0
    noon = any(kind == "noon" for kind, _ in tokens)
    parts = [(kind, text) for kind, text in tokens if timed or kind not in TIMED]
    shown = "".join(
        _elapsed(text, value) if kind == "elapsed" else _part(kind, text, when, noon) for kind, text in parts
    )
    return " ".join(shown.split()).strip(" ,:")


TIMED = ("h", "minute", "s", "noon", "between", "elapsed")
SHORT_OF_WHOLE = 1e-6  # of an hour, minute or second: a share of a day is no exact number
OF_A_DAY = {"h": 24, "m": 1440, "s": 86400}


@lru_cache(maxsize=1000)
def date_tokens(section: str) -> tuple[tuple[str, str], ...]:
    """The parts of a format: (y, month, d, h, minute, s, noon, elapsed or "", letters or literal). A literal between
    parts of a time is "between"; "[h]" is "elapsed": hours that run on over days."""
    section = SYSTEM.get(section, section)
    section = SYSTEM_LONG.sub("dd mmmm yyyy", section)
    section = (
        MONTH_FIRST.sub(lambda found: f"{found[3]}{found[2]}{found[1]}", section)
        if _opens_with_month(section)
        else section
    )
    found: list[tuple[str, str]] = []
    for match in TOKEN.finditer(section):
        if match[4]:
            found.append(("elapsed", match[4].lower()))
        elif match[6]:
            letters = match[6].lower()
            found.append((letters[0], letters))
        elif match[5]:
            found.append(("noon", match[5]))
        else:
            found.append(("", match[1] or match[2] or match[3] or match[7] or ""))
    return tuple(_with_minutes(found))


def _opens_with_month(section: str) -> bool:
    letters = re.sub(r"[^a-z]", "", LITERAL.sub("", section).lower())
    return bool(re.match(r"mm?d", letters))


def _with_minutes(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The tokens with each "m" told apart: minutes stand behind hours or before seconds."""
    named = list(tokens)
    lettered = [i for i, (kind, _) in enumerate(tokens) if kind]
    for at, i in enumerate(lettered):
        if tokens[i][0] != "m":
            continue
        before = tokens[lettered[at - 1]][0] if at else ""
        after = tokens[lettered[at + 1]][0] if at + 1 < len(lettered) else ""
        named[i] = ("minute" if before in ("h", "elapsed") or after == "s" else "month", tokens[i][1])
    times = [i for i, (kind, _) in enumerate(named) if kind in TIMED]
    if times:
        for i in range(times[0], times[-1] + 1):
            if not named[i][0]:
                named[i] = ("between", named[i][1])
    return named


def _elapsed(letters: str, value: float) -> str:
    """Whole hours, minutes or seconds of a time of so many days."""
    return f"{int(value * OF_A_DAY[letters[0]] + SHORT_OF_WHOLE):0{len(letters)}}"


def _part(kind: str, text: str, when: datetime, noon: bool) -> str:
    long = len(text)
    match kind:
        case "y":
            return f"{when.year % 100:02}" if long <= 2 else f"{when.year}"
        case "month":
            name = MONTHS[when.month - 1]
            return {1: f"{when.month}", 2: f"{when.month:02}", 3: name[:3], 5: name[:1]}.get(long, name)
        case "d":
            name = DAYS[when.weekday()]
            return {1: f"{when.day}", 2: f"{when.day:02}", 3: name[:3]}.get(long, name)
        case "h":
            hour = (when.hour % 12 or 12) if noon else when.hour
            return f"{hour:0{min(long, 2)}}"
        case "minute":
            return f"{when.minute:0{min(long, 2)}}"
        case "s":
            return f"{when.second:02}"
        case "noon":
            return "pm" if when.hour >= 12 else "am"
    return text
