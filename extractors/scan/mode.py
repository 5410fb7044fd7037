"""Which pages are read by OCR, said in the environment, so that every process of a build reads alike."""

from __future__ import annotations

import os

SETTING = "ACTIONPLANS_OCR"
MODES = ("auto", "off", "force")  # pages that are pictures, none, every page


def mode() -> str:
    """Raises ValueError where the environment says anything else."""
    wanted = os.environ.get(SETTING, "auto")
    if wanted not in MODES:
        raise ValueError(f"{SETTING} is {wanted!r}; it can be {', '.join(MODES)}")
    return wanted
