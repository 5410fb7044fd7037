"""What spaCy brings into a process that reads owners."""

from __future__ import annotations

import json
import subprocess
import sys

PEOPLE = "from schema.owners.owner_items import entities_by_rules as found; people = found('Team Manager, Jane Zygon')"
LOADED = "import json, sys; print(json.dumps([len(people), sorted({name.partition('.')[0] for name in sys.modules})]))"


def said(*lines: str) -> str:
    return subprocess.run([sys.executable, "-c", "\n".join(lines)], check=True, capture_output=True, text=True).stdout


def test_people_are_found_without_the_commands_of_spacy() -> None:
    people, modules = json.loads(said(PEOPLE, LOADED))
    assert people == 2 and "spacy" in modules
    assert not {"typer", "httpx", "requests", "weasel"} & set(modules)


def test_the_commands_of_spacy_are_there_for_who_asks_later() -> None:
    assert said(PEOPLE, "from spacy.cli import download, info; print(download.__module__, callable(info))").split() == [
        "spacy.cli.download",
        "True",
    ]


def test_spacy_with_its_commands_is_left_as_it_is() -> None:
    assert said("import sys, spacy", PEOPLE, "print(callable(sys.modules['spacy.cli.info'].info))").strip() == "True"
