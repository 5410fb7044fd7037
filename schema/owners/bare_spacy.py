"""spaCy with nothing but what rules for owners need: without its command line, and without English's own tokenizer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

COMMANDS = ("spacy.cli", "spacy.cli.info")  # spaCy imports the second for its own `info`, which brings all commands


def bare_english(tokenizer_of: Callable[[Language], Callable[[str], Doc]]) -> Language:
    """English with a tokenizer of ours: its own learns 1,347 special cases first, which takes a tenth of a second."""
    with _no_commands():
        from spacy.lang.en import English

    return English(create_tokenizer=tokenizer_of)


@contextmanager
def _no_commands() -> Iterator[None]:
    """A block in which spaCy is imported without its commands: they bring the web's libraries (httpx, requests, typer,
    rich), a third of the time and 20 MB. Whoever asks for them later gets them."""
    absent = [] if "spacy" in sys.modules else [name for name in COMMANDS if name not in sys.modules]
    for name in absent:
        sys.modules[name] = stand_in = ModuleType(name)
        stand_in.__dict__.update(__path__=[], info=None)
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
