"""The version of the package, as its metadata says."""

from __future__ import annotations

from importlib.metadata import version

VERSION = version("actionplans")
