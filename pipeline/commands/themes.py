"""`actionplans themes`: the themes with their counts, and what has none yet."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.answer import asking, nothing, say, tell
from pipeline.commands.print_rows import RowsFormat, in_a_line, show

EXAMPLES = """[bold]Examples[/bold]

  actionplans themes data/normalized

  actionplans themes data/normalized --format csv > themes.csv

[bold]Exit status[/bold]: 0 there are actions; 1 there are none; 2 wrong use.
"""
SHOWN_ACTIONS = 20  # actions without a theme


def themes(
    out: Annotated[Path, typer.Argument(help="Folder of the tables.", show_default=False)],
    format: Annotated[RowsFormat, typer.Option(help="How to print them; csv has the themes only.")] = RowsFormat.TABLE,
) -> None:
    """Show the themes in OUT with their counts, the actions without one, and phrases that rise among those.

    A phrase that tells of a theme belongs into schema/vocabularies/themes.yml.
    """
    from pipeline.questions.theme_report import theme_report

    with asking("themes"):
        report = theme_report(out)
    if format is RowsFormat.JSON:
        tell(json.dumps(asdict(report), ensure_ascii=False, indent=2))
    else:
        show(list(report.themes[0]), report.themes, format)
    if not report.actions:
        nothing(f"themes: there are no actions in {out}")
    if format is not RowsFormat.TABLE:
        return
    print(f"\n{len(report.unassigned):,} of {report.actions:,} actions have no theme")
    for row in report.unassigned[:SHOWN_ACTIONS]:
        page = f" page {row['page']}" if row["page"] else ""
        say([f"  {row['source_file']}{page}: {in_a_line(row['action'])}"])
    if report.phrases:
        print("\nPhrases that rise among them\n")
        show(list(report.phrases[0]), report.phrases, format)
