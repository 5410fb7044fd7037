"""What a council is set against, as an option of commands."""

from __future__ import annotations

from enum import StrEnum


class Against(StrEnum):
    """The councils that one is set beside."""

    NEIGHBOURS = "neighbours"
    ALL = "all"
