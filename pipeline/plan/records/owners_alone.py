"""Owners alone: posts and people that fill a cell of the plan tell where each ends in a cell that names several."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from pipeline.plan.rows.action_rows import PlanRow
from schema.owners.parse_owners import named_owners

OWNERS = ("owners", "accountable", "partners")  # fields of a row
MOST_ROWS_OF_OWNERS = 2000  # of a long tracker: more name the same people
MOST_OF_ONE, MOST_OF_SEVERAL = 12, 40  # words of a cell that names one owner, or several
_BETWEEN = re.compile(r"\s*(?:[/;,&+]|\band\b)?\s*")
_BETWEEN_AT_END = re.compile(r"\s*(?:[/;,&+]|\band)?\s*$")


def owners_alone(rows: Iterable[PlanRow]) -> frozenset[str]:
    """The posts and people of two words or more that are all that a cell of owners says, in one line or lines that
    wrap."""
    cells = (row.cell(name) for row in islice(rows, MOST_ROWS_OF_OWNERS) for name in OWNERS)
    names = frozenset(filter(_is_one_owner, {cell.words for cell in cells if "\n" not in cell.text}))
    return frozenset(name for name in names if not parted(name, names - {name}))


def parted(words: str, alone: Collection[str]) -> Sequence[str]:
    """The owners of a cell that names one after the other, with separators or without: all but one of them stand alone
    elsewhere in the plan. () for any other cell, and for one that may be parted in two ways."""
    if words in alone or len(words.split()) > MOST_OF_SEVERAL:
        return ()
    names = [name for name in alone if name in words]
    for may_be_new in (False, True) if names else ():
        found = list(islice((way for way in _ways(words, names, may_be_new) if len(way) > 1), 2))
        if found:
            return found[0] if len(found) == 1 else ()
    return ()


def _ways(words: str, names: Sequence[str], may_be_new: bool) -> Iterator[tuple[str, ...]]:
    """All ways to part `words` into `names` and at most one owner more."""
    if not words:
        yield ()
    for name in names:
        if words.startswith(name) and not words[len(name) : len(name) + 1].isalnum():
            rest = _BETWEEN.sub("", words[len(name) :], count=1)
            yield from ((name, *others) for others in _ways(rest, names, may_be_new))
    for end in {len(words), *(words.find(name, 1) for name in names)} - {-1} if may_be_new else ():
        new = _BETWEEN_AT_END.sub("", words[:end])
        if new not in names and _is_one_owner(new):
            yield from ((new, *others) for others in _ways(words[end:], names, False))


def _is_one_owner(words: str) -> bool:
    """Whether these words, two or more, are one post or person and nothing else."""
    if not 1 < len(words.split()) <= MOST_OF_ONE:
        return False
    owners = named_owners([words])
    return len(owners) == 1 and owners[0].name == words and owners[0].kind in ("role", "person")
