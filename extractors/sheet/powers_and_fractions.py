"""Numbers as powers of ten ("1.23E+04") and as fractions ("1 1/4"), as formats of a workbook ask for them."""

from __future__ import annotations

import math
import re
from fractions import Fraction

LEAST_IN_EXCEL = 1e-300  # Excel knows no smaller number but nought
WHOLE_FROM = 2.0**53  # so large a number has no parts of one, and its hundredths may be more than a float holds
REST_OF_A_FRACTION = 1e-9  # what is left of a number that is a fraction already

# In patterns of formats: figures before and behind "E", and the whole number, numerator and denominator of a fraction.
POWER = r"(?P<power>[0#?][0#?.,]*[Ee][+-][0#?]+)"
BETWEEN = r'(?: |\\ |" ")+'
FRACTION = rf"(?P<fraction>(?:[0#?]+{BETWEEN})?[0#?]+ ?/ ?(?:[1-9]\d*|[0#?]+))"
POWER_PARTS = re.compile(r"([0#?]+)(?:\.([0#?]*))?[^Ee]*[Ee]([+-])([0#?]+)")
FRACTION_PARTS = re.compile(rf"(?:([0#?]+){BETWEEN})?[0#?]+ ?/ ?([1-9]\d*|[0#?]+)")


def shown_power(value: float, pattern: str) -> str:
    """A number with its power of ten; as many figures before the point as the pattern has step through the powers."""
    found = POWER_PARTS.match(pattern)
    if not found:
        return str(value)
    whole, decimals, sign, figures = found.groups()
    power = _power(value, len(whole), len(decimals or ""))
    shown = f"{value / 10**power:.{len(decimals or '')}f}"
    said = "-" if power < 0 else "+" if sign == "+" else ""
    return f"{shown}E{said}{abs(power):0{figures.count('0')}d}"


def _power(value: float, step: int, decimals: int) -> int:
    """The power of ten, a multiple of `step`, that leaves a number which does not round up to the next."""
    if abs(value) < LEAST_IN_EXCEL:
        return 0
    power = math.floor(math.log10(abs(value))) // step * step
    return power + step if round(abs(value) / 10**power, decimals) >= 10**step else power


def shown_fraction(value: float, pattern: str) -> str:
    """A number as a whole number and a fraction, or as a fraction alone where the pattern has no place for the whole;
    near it with as many figures below the line, or over the number that stands there."""
    found = FRACTION_PARTS.match(pattern)
    if not found:
        return str(value)
    whole, below = found.groups()
    over = int(below) if below[0] in "123456789" else 0
    is_counted = over and abs(value) < WHOLE_FROM
    near = Fraction(round(abs(value) * over), over) if is_counted else _near(abs(value), 10 ** len(below) - 1)
    units = int(near) if whole else 0
    rest = near - units
    above, under = (int(rest * over), over) if over else (rest.numerator, rest.denominator)
    shown = [str(units)] if units or (whole and ("0" in whole or not rest)) else []
    shown += [f"{above}/{under}"] if rest or not whole else []
    return "-" * (value < 0 and near != 0) + " ".join(shown)


def _near(value: float, most: int) -> Fraction:
    """The last fraction of a number's continued fraction whose denominator is at most `most`: Excel shows 123.456 as
    123 26/57 and 123 1/2, though 31/68 and 4/9 are nearer."""
    before, found, rest = (1, 0), (math.floor(value), 1), value % 1
    while rest > REST_OF_A_FRACTION:
        times, rest = divmod(1 / rest, 1)
        after = int(times) * found[0] + before[0], int(times) * found[1] + before[1]
        if after[1] > most:
            break
        before, found = found, after
    return Fraction(*found)
