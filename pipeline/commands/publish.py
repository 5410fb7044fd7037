"""`actionplans publish`: the comparison site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.answer import end_as_by_ctrl_c, say, stop, stopped
from pipeline.told import in_words

EXAMPLES = """[bold]Examples[/bold]

  actionplans publish data/normalized site

  actionplans publish data/normalized site --raw data/raw

[bold]Exit status[/bold]: 0 written; 2 there are no tables, or the folder holds something else than a site;
130 stopped by Ctrl-C, and SITE is as it was.
"""


def publish(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    site: Annotated[Path, typer.Argument(help="Folder for the site; an older site is replaced.", show_default=False)],
    raw: Annotated[
        Path | None,
        typer.Option(help="Folder of the documents, to show where on the page a value is printed."),
    ] = None,
) -> None:
    """Write the comparison site of the tables in OUT to SITE: pages that open from the folder, without a server.

    Open SITE/index.html. The review pages show what a person should look at, with the lines of a card that settle it.
    """
    from extractors.collection import no_collection
    from pipeline.no_pandas import no_pandas
    from pipeline.outputs.site.publish_site import NotASite
    from pipeline.outputs.site.publish_site import publish as run

    if raw is not None and not raw.is_dir():
        stop(f"publish: there is no folder {raw}")
    end_as_by_ctrl_c()
    try:
        with no_pandas(), no_collection():  # what is written has no cycles to collect
            pages = run(out, site, raw)
    except (NotASite, OSError) as error:
        stop(f"publish: {in_words(error)}")
    except KeyboardInterrupt:
        stopped(f"publish: stopped; {site} is as it was")
    say([f"{pages:,} pages. Open {site / 'index.html'}"])
