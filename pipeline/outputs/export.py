"""Export: the whole data set in one form for other programs; the name of the target says which."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.outputs.datapackage import write_folder, write_zip
from pipeline.outputs.workbook import write_workbook

Writer = Callable[[Path, Path], None]

WRITERS: dict[str, Writer] = {".xlsx": write_workbook, ".zip": write_zip, "": write_folder}
FORMATS = {"xlsx": (".xlsx",), "csv": (".zip", "")}  # what may be asked for, and the suffixes that fit it


class UnknownFormat(Exception):  # noqa: N818 - told to the user as it is
    """Nothing is written under such a name; the message says which names there are."""


def export(out: Path, target: Path, form: str | None = None) -> None:
    """Writes the tables in `out` to `target`: .xlsx is a workbook, .zip a zipped data package of CSV, a name without
    suffix a folder of the same. `form`, one of FORMATS, is checked against the name where given.

    Raises UnknownFormat for another suffix or one that does not fit, FileNotFoundError where there are no tables,
    FileExistsError where a folder of other files would be written into.
    """
    suffix = "" if target.is_dir() else target.suffix.lower()
    if suffix not in WRITERS:
        raise UnknownFormat(
            f"{target.name}: nothing is written as {suffix}; name a workbook (.xlsx), a zipped data package (.zip) or "
            "a folder for its CSV files"
        )
    if form is not None and suffix not in FORMATS[form]:
        fitting = " or ".join(f"NAME{end}" if end else "a folder" for end in FORMATS[form])
        raise UnknownFormat(f"{target.name} is no name for {form}; use {fitting}")
    target.parent.mkdir(parents=True, exist_ok=True)
    WRITERS[suffix](out, target)
