"""`actionplans export`: the data set as a workbook or as a data package of CSV."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.answer import end_as_by_ctrl_c, say, stop, stopped
from pipeline.told import in_words

EXAMPLES = """[bold]Examples[/bold]

  actionplans export data/normalized plans.xlsx

  actionplans export data/normalized plans.zip

  actionplans export data/normalized folder --format csv

[bold]Exit status[/bold]: 0 written; 2 there are no tables, or the target cannot be written; 130 stopped by
Ctrl-C, and no file is half written.
"""


class ExportFormat(StrEnum):
    """What is written."""

    XLSX = "xlsx"
    CSV = "csv"


def export(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    target: Annotated[
        Path, typer.Argument(help="plans.xlsx, plans.zip or a folder; its suffix says what.", show_default=False)
    ],
    format: Annotated[
        ExportFormat | None, typer.Option(help="xlsx: a workbook. csv: a data package, as a folder or .zip.")
    ] = None,
) -> None:
    """Write the tables in OUT as a workbook (.xlsx), or as CSV with its schema: a Frictionless data package."""
    from pipeline.no_pandas import no_pandas
    from pipeline.outputs.export import UnknownFormat
    from pipeline.outputs.export import export as run

    end_as_by_ctrl_c()
    try:
        with no_pandas():
            run(out, target, format)
    except (UnknownFormat, OSError) as error:
        stop(f"export: {in_words(error)}")
    except KeyboardInterrupt:
        stopped(f"export: stopped; no file of {target} is half written")
    say([f"Written to {target}."])
