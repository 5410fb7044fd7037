"""The commands there are and what each does, for the help that imports none of them."""

from __future__ import annotations

SAYS = "Read councils' post-inspection action plans into one comparable data set."
COMMANDS = {  # command, which is a module of pipeline.commands -> what it does, as its own help begins
    "build": "Read the documents in RAW and write the tables of the data set to OUT.",
    "check": "Check the tables in OUT against the contract: columns, values, keys, counts, every word of every "
    "plan table.",
    "watch": "Build OUT from RAW now, and again each time the documents in RAW change, until Ctrl-C.",
    "doctor": "Look at the folder of a build, changing nothing: tables, versions, cache, lock, leftovers, "
    "what is next.",
    "diff": "Say what changed between two builds: documents and their facts; actions added, removed, re-worded, "
    "slipped, re-rated, re-owned.",
    "issues": "Show the issues in OUT by code, the words nobody could read as lines to paste into the vocabularies, "
    "and links between plans and reports that are not sure.",
    "look": "Draw what was found on a page: tables, their cells, which field each column is, fills with their names.",
    "open": "Say where an action is printed and show its document there: a PDF in a browser at its page, other files "
    "by their own program. `look --action` draws the place.",
    "tables": "Print the tables of a document as they stand, joined over its pages, before any meaning.",
    "explain": "Print what each table of a document is taken for, what speaks for and against it, and the outline of "
    "its actions.",
    "compare": "Count the actions in OUT by theme, authority, owner's role or rating, with the share they are.",
    "gaps": "Show recommendations without an action, or with none that has an owner, date or measure; those "
    "answered in other words; and objectives that answer none. Reports and plans must stand in OUT together.",
    "missing": "Show themes that like councils' plans have and the council's plans lack, those that most have first.",
    "trace": "Follow a recommendation to its paragraphs, the objective and actions that answer it, their progress, and "
    "what the next inspection judged; from an action back to what it answers as well. `gaps` and `query` tell the ids.",
    "history": "Show an action in every version of its plan, or all that changed in a council's plans.",
    "query": "Ask the tables in OUT a question in SQL; each is there under its name. Nothing is written, no other "
    "file read.",
    "similar": "Show the actions of other authorities that are nearest in their words, with owner, date, rating and "
    "source.",
    "themes": "Show the themes in OUT with their counts, the actions without one, and phrases that rise among those.",
    "publish": "Write the comparison site of the tables in OUT to SITE: pages that open from the folder, without a "
    "server.",
    "export": "Write the tables in OUT as a workbook (.xlsx), or as CSV with its schema: a Frictionless data package.",
    "explore": "Search and query the tables in OUT in a browser, on this machine alone; needs the extra `explore`.",
}


def overview() -> str:
    """The help that lists all commands."""
    from shutil import get_terminal_size
    from textwrap import fill

    width, hang = min(get_terminal_size().columns, 100), max(map(len, COMMANDS)) + 4
    commands = [
        fill(f"  {name:<{hang - 2}}{says}", width, subsequent_indent=" " * hang) for name, says in COMMANDS.items()
    ]
    options = (
        "  --version             Show the version and end.",
        "  --install-completion  Install completion for the current shell.",
        "  --show-completion     Show what completes for the current shell, to copy it.",
        "  --help                Show this message and end.",
    )
    usage = "Usage: actionplans [OPTIONS] COMMAND [ARGS]..."
    more = "`actionplans COMMAND --help` tells more of each, with examples."
    return "\n".join((usage, "", SAYS, "", "Commands:", *commands, "", more, "", "Options:", *options))
