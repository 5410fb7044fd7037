"""`actionplans`: the command line. Each command is a module of `pipeline.commands`; this file only lists them."""

from __future__ import annotations

import typer

from pipeline.commands import (
    build,
    check,
    compare,
    diff,
    explain,
    explore,
    export,
    issues,
    look,
    publish,
    query,
    similar,
    tables,
    themes,
)

app = typer.Typer(
    name="actionplans",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
app.command("build", epilog=build.EXAMPLES)(build.build)
app.command("check", epilog=check.EXAMPLES)(check.check)
app.command("diff", epilog=diff.EXAMPLES)(diff.diff)
app.command("issues", epilog=issues.EXAMPLES)(issues.issues)
app.command("look", epilog=look.EXAMPLES)(look.look)
app.command("tables", epilog=tables.EXAMPLES)(tables.tables)
app.command("explain", epilog=explain.EXAMPLES)(explain.explain)
app.command("compare", epilog=compare.EXAMPLES)(compare.compare)
app.command("query", epilog=query.EXAMPLES)(query.query)
app.command("similar", epilog=similar.EXAMPLES)(similar.similar)
app.command("themes", epilog=themes.EXAMPLES)(themes.themes)
app.command("publish", epilog=publish.EXAMPLES)(publish.publish)
app.command("export", epilog=export.EXAMPLES)(export.export)
app.command("explore", epilog=explore.EXAMPLES)(explore.explore)


@app.callback()
def root() -> None:
    """Read councils' post-inspection action plans into one comparable data set."""


def main() -> None:
    app()
