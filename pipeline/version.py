"""Versions: of this package and of the libraries it uses."""

from __future__ import annotations

import os
import sys
from functools import cache


@cache
def installed() -> dict[str, str]:
    """Version of each library by its name with `_` for `-`, as the folder that describes it is called: loading
    importlib.metadata to ask takes longer than all of this. Those whose folder does not tell are left out."""
    found: dict[str, str] = {}
    for folder in sys.path:
        for name in _listed(folder):
            if name.endswith((".dist-info", ".egg-info")):
                library, *rest = name.rpartition(".")[0].split("-")
                if rest:
                    found.setdefault(library.lower().replace(".", "_"), rest[0])
    return found


def _listed(folder: str) -> list[str]:
    """What stands in a folder; nothing where that is none, or one that may not be listed."""
    try:
        return [entry.name for entry in os.scandir(folder)]
    except OSError:
        return []


def _own() -> str:
    """The version of this package; importlib.metadata is asked where no folder tells it."""
    if known := installed().get("actionplans"):
        return known
    from importlib.metadata import version

    return version("actionplans")


VERSION = _own()
