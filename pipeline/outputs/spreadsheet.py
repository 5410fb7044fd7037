"""Text that is safe to open in a spreadsheet: a cell that begins like a formula would be run as one."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def defused(value: object) -> object:
    """The value, with an apostrophe before text a spreadsheet would take for a formula; other types as they are."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return value
