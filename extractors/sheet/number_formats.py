"""What a number shows under its format: sections by sign, literals, decimals, thousands, per cent."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from extractors.sheet.date_formats import is_date, shown_date
from extractors.sheet.powers_and_fractions import FRACTION, POWER, shown_fraction, shown_power

GENERAL = "General"
# A currency is set apart with its language: "[$£-809]" is how Excel writes "£ English (United Kingdom)".
PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]+)[^\]]*\]|\[[^\]]*\]|(?P<words>@)'
    rf"|{POWER}|{FRACTION}"
    r"|(?P<figures>[0#?][0#?.,]*|\.[0#?]+)|(?P<general>General)|(?P<other>.)",
    re.DOTALL,
)
CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*(?:;|$)', re.DOTALL)
COMPARE = {
    "<": float.__lt__, "<=": float.__le__, ">": float.__gt__, ">=": float.__ge__, "=": float.__eq__, "<>": float.__ne__,
}  # fmt: skip


@lru_cache(maxsize=20_000)
def shown_number(value: float, code: str, from_1904: bool = False) -> str | None:
    """A number as its format shows it; "" where the format hides it, None where it asks for a day that there is not."""
    sections = sections_of(code)
    section, unsigned = _section(value, sections)
    if is_date(section):
        return shown_date(value, section, from_1904) if math.isfinite(value) else None
    return _filled(abs(value) if unsigned else value, section)


def shown_text(text: str, code: str) -> str:
    """Words as their format shows them: as they are unless it has a section for words."""
    if code in (GENERAL, "@"):
        return text
    sections = sections_of(code)
    words = sections[3] if len(sections) > 3 else next((one for one in sections if "@" in one), None)
    if words is None or words == GENERAL:
        return text
    return "".join(text if match["words"] else _literal(match) for match in PIECE.finditer(words))


@lru_cache(maxsize=1000)
def sections_of(code: str) -> tuple[str, ...]:
    """The sections of a format: for numbers above nought, below, nought itself, and words."""
    found = [match[0] for match in SECTION.finditer(code)]
    sections = [one.removesuffix(";") for one in found if one] or [GENERAL]
    return tuple([*sections, ""] if code.endswith(";") else sections)


def _section(value: float, sections: tuple[str, ...]) -> tuple[str, bool]:
    """The section a number is shown by, and whether that section writes the sign itself."""
    numbers = sections[:3] if "@" not in sections[-1] or len(sections) > 3 else sections[:-1] or (GENERAL,)
    conditions = [CONDITION.search(one) for one in numbers]
    if any(conditions):
        for section, condition in zip(numbers, conditions, strict=True):
            if condition is None or COMPARE[condition[1]](float(value), float(condition[2])):
                return section, False
        return numbers[-1], False
    if value < 0 and len(numbers) > 1:
        return numbers[1], True
    if value == 0 and len(numbers) > 2:
        return numbers[2], False
    return numbers[0], False


def _filled(value: float, section: str) -> str:
    if not section:
        return ""
    pieces = list(PIECE.finditer(section))
    per_cent = sum(match["other"] == "%" for match in pieces)
    shown, placed = "", False
    for match in pieces:
        if match["figures"] or match["general"] or match["power"] or match["fraction"]:
            shown += "" if placed else _number(value * 100**per_cent, match)
            placed = True
        else:
            shown += _literal(match)
    return shown.strip()


def _literal(piece: re.Match[str]) -> str:
    """What a part of a format that stands for no value shows: itself, or nothing."""
    return piece["quoted"] or piece["escaped"] or piece["currency"] or piece["other"] or ""


def _number(value: float, piece: re.Match[str]) -> str:
    if not math.isfinite(value):  # as other programs write what Excel cannot hold
        return str(value)
    if piece["power"]:
        return shown_power(value, piece["power"])
    if piece["fraction"]:
        return shown_fraction(value, piece["fraction"])
    return _digits(value, piece["figures"] or GENERAL)


def _digits(value: float, pattern: str) -> str:
    if pattern == GENERAL:
        return general(value)
    whole, _, decimals = pattern.partition(".")
    most, least = sum(c in "0#?" for c in decimals), decimals.count("0")
    scale = len(pattern) - len(pattern.rstrip(","))
    thousands = "," in whole.rstrip(",")
    text = f"{value / 1000**scale:{',' if thousands else ''}.{most}f}"
    if most > least:
        text = text[: len(text) - (most - least)] + text[len(text) - (most - least) :].rstrip("0")
    head, _, tail = text.removesuffix(".").partition(".")
    head = head.zfill(whole.count("0") + head.startswith("-")) if not thousands else head
    return f"{head}.{tail}" if tail else head


def general(value: float) -> str:
    """A number as it is shown without any format: up to ten figures behind each other."""
    return f"{value:.0f}" if value == int(value) and abs(value) < 1e15 else f"{value:.10g}"
