"""`actionplans explore`: the data set in a browser, with search and queries."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.answer import stop
from pipeline.told import in_words

EXAMPLES = """[bold]Examples[/bold]

  actionplans explore data/normalized

  actionplans explore data/normalized --no-serve --database plans.db

[bold]Exit status[/bold]: 0 stopped by Ctrl-C or written; 2 there are no tables, or the extra is not installed.
"""


def explore(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    database: Annotated[
        Path | None, typer.Option(help="SQLite file to write; a temporary one if not given.", show_default=False)
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on this machine; 0 for any that is free.")] = 8001,
    serve: Annotated[bool, typer.Option(help="Serve it, or only write the file.")] = True,
) -> None:
    """Search and query the tables in OUT in a browser, on this machine alone; needs the extra `explore`.

    They are written to SQLite with full-text search and served by datasette until Ctrl-C.
    """
    from pipeline.outputs.explore import NotInstalled, metadata, need, server, write_sqlite

    try:
        if serve:
            need("datasette")
        elif database is None:
            stop("explore: with --no-serve, name the file with --database")
        with tempfile.TemporaryDirectory(prefix="actionplans-") as folder:
            file = database or Path(folder, "plans.db")
            write_sqlite(out, file)
            print(f"Written to {file}." if database else "Starting; Ctrl-C stops.", flush=True)
            if serve:
                description = Path(folder, "metadata.json")
                description.write_text(json.dumps(metadata(file.stem)), encoding="utf-8")
                raise typer.Exit(subprocess.run(server(file, description, port), check=False).returncode)
    except (NotInstalled, OSError) as error:
        stop(f"explore: {in_words(error)}")
    except KeyboardInterrupt:
        raise typer.Exit(0) from None
