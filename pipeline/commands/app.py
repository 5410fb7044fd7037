"""The commands as typer runs them: each is imported when it is asked for."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from typing import Annotated, Any, cast

import typer
from typer.core import TyperGroup

from pipeline.commands.answer import stop
from pipeline.commands.overview import COMMANDS, SAYS, overview


class Commands(TyperGroup):
    """The commands by name."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = cast(Any, dict.fromkeys(COMMANDS))  # known by name, for a mistyped one to be told the nearest

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return command(cmd_name) if cmd_name in COMMANDS else None

    def format_help(self, ctx: Any, formatter: Any) -> None:
        print(overview())


def command(name: str) -> Any:
    """The command of the module of that name, as typer made it from its signature; paragraphs of its help are wrapped
    to the terminal, and arguments stand in capitals as in its text."""
    module = import_module(f"pipeline.commands.{name}")
    one = typer.Typer(rich_markup_mode="rich", pretty_exceptions_enable=False, add_completion=False)
    says = re.sub(r"(?<!\n)\n(?!\n)", " ", inspect.getdoc(getattr(module, name)) or "")
    one.command(name, help=says, epilog=module.EXAMPLES)(getattr(module, name))
    made = typer.main.get_command(one)
    for argument in made.params:
        if argument.param_type_name == "argument" and argument.metavar is None:
            argument.metavar = str(argument.name).upper()
    return made


app = typer.Typer(name="actionplans", cls=Commands, no_args_is_help=True, pretty_exceptions_enable=False)


def _tell_version(wanted: bool) -> None:
    if wanted:
        from pipeline.version import VERSION

        print(f"actionplans {VERSION}")
        raise typer.Exit


@app.callback(help=SAYS)
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """What may stand before a command."""
    from extractors.scan.mode import mode

    try:
        mode()
    except ValueError as error:
        stop(f"cannot start: {error}")
