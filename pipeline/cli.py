"""`actionplans`: the command line. Each command is a module of `pipeline.commands`; this file only lists them."""

from __future__ import annotations

import os
import sys
from typing import Annotated, NoReturn

import typer

from pipeline.commands import (
    build,
    check,
    compare,
    diff,
    doctor,
    explain,
    explore,
    export,
    gaps,
    history,
    issues,
    look,
    publish,
    query,
    similar,
    tables,
    themes,
    trace,
    watch,
)
from pipeline.commands.answer import stop
from pipeline.told import in_words

app = typer.Typer(
    name="actionplans",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
app.command("build", epilog=build.EXAMPLES)(build.build)
app.command("check", epilog=check.EXAMPLES)(check.check)
app.command("watch", epilog=watch.EXAMPLES)(watch.watch)
app.command("doctor", epilog=doctor.EXAMPLES)(doctor.doctor)
app.command("diff", epilog=diff.EXAMPLES)(diff.diff)
app.command("issues", epilog=issues.EXAMPLES)(issues.issues)
app.command("look", epilog=look.EXAMPLES)(look.look)
app.command("tables", epilog=tables.EXAMPLES)(tables.tables)
app.command("explain", epilog=explain.EXAMPLES)(explain.explain)
app.command("compare", epilog=compare.EXAMPLES)(compare.compare)
app.command("gaps", epilog=gaps.EXAMPLES)(gaps.gaps)
app.command("trace", epilog=trace.EXAMPLES)(trace.trace)
app.command("history", epilog=history.EXAMPLES)(history.history)
app.command("query", epilog=query.EXAMPLES)(query.query)
app.command("similar", epilog=similar.EXAMPLES)(similar.similar)
app.command("themes", epilog=themes.EXAMPLES)(themes.themes)
app.command("publish", epilog=publish.EXAMPLES)(publish.publish)
app.command("export", epilog=export.EXAMPLES)(export.export)
app.command("explore", epilog=explore.EXAMPLES)(explore.explore)


def _tell_version(wanted: bool) -> None:
    if wanted:
        from pipeline.version import VERSION

        print(f"actionplans {VERSION}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Read councils' post-inspection action plans into one comparable data set."""
    from extractors.scan.mode import mode

    try:
        mode()
    except ValueError as error:
        stop(f"cannot start: {error}")


def main() -> None:
    """Run the command line. Where the reader of a pipe has seen enough, as `head` has, that is no failure."""
    try:
        try:
            app()
        except SystemExit as end:
            if isinstance(end.__context__, BrokenPipeError):
                raise end.__context__ from None
            sys.stdout.flush()
            raise
    except BrokenPipeError:
        _leave(0)
    except OSError as error:
        print(f"actionplans: {in_words(error)}", file=sys.stderr)
        _leave(2)


def _leave(status: int) -> NoReturn:
    """End; what still waits to be printed goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    raise SystemExit(status)
