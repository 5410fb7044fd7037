"""Record owners: whom the owner cells of a row name, and as what: leads, those who answer for it, partners."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.model import Cell, Line
from pipeline.plan.records.owners_alone import OWNERS, parted
from schema.owners.cell_words import label_of, labelled_parts
from schema.owners.lexicon import key, lexicon
from schema.owners.parse_owners import Owner, read_owners

BETWEEN = r"\s*(?:/|;|,|&|\band\b)\s*"  # what an author prints between two owners
MOST_ANDS = 1  # in one post; one with more was cut at the wrong line: "Head of Care and Duty and Practice" over "Lead"
STROKE = re.compile(r"[/;]")  # parts owners, whatever the line

Said = tuple[tuple[tuple[str, str, bool], ...], ...]  # by field and line: its label, its text, and whether it wraps


@dataclass(frozen=True, slots=True)
class RowOwners:
    """The owners of a row, each once, and the names of those in each field: the same lists for all rows that say the
    same, not to be changed."""

    owners: tuple[Owner, ...]
    names: Mapping[str, list[str]]


class OwnerReader:
    """Reads the owners of one plan's rows, of those that say the same once; `alone` are those that the plan names by
    themselves."""

    def __init__(self, glossary: Mapping[str, str], alone: Collection[str]) -> None:
        self._glossary = glossary
        self._alone = alone
        self._read_words = lru_cache(maxsize=4096)(self._of_words)
        self._met: dict[Said, RowOwners] = {}

    def read(self, cells: Mapping[str, Cell]) -> RowOwners:
        """The owners in the cells of the fields OWNERS, in that order."""
        texts = [cell.text for cell in cells.values() if cell.look is not None or not cell.lines]
        return self._read_words(*texts) if len(texts) == len(cells) else self._read(cells)

    def _of_words(self, *texts: str) -> RowOwners:
        cells = (Cell((Line(text),) if text else ()) for text in texts)
        return self._read(dict(zip(OWNERS, cells, strict=True)))

    def _read(self, cells: Mapping[str, Cell]) -> RowOwners:
        said = tuple(tuple((line.label, line.text, line.wraps) for line in cell.lines) for cell in cells.values())
        if (met := self._met.get(said)) is not None:
            return met
        read = owners_by_field(cells, self._glossary, self._alone)
        once = {owner.name: owner for owners in read.values() for owner in owners}
        names = {name: list(dict.fromkeys(owner.name for owner in owners)) for name, owners in read.items()}
        self._met[said] = RowOwners(tuple(once.values()), names)
        return self._met[said]


def owners_by_field(
    cells: Mapping[str, Cell], glossary: Mapping[str, str], alone: Collection[str] = ()
) -> dict[str, list[Owner]]:
    """The owners in the cells of owners, accountable and partners. Lines of the leads' cell that a label gives to those
    who answer for the action ("Sponsor: ...") are accountable, where the cell names leads beside them."""
    leads, sponsors = _without_sponsors(cells["owners"])
    found = {name: owners_in(cell, glossary, alone) for name, cell in {**cells, "owners": leads}.items()}
    found["accountable"] += owners_in(sponsors, glossary, alone)
    return found


def owners_in(cell: Cell, glossary: Mapping[str, str], alone: Collection[str] = ()) -> list[Owner]:
    """The owners of a cell; a printed line that opens with a label begins anew. Of two ways to cut it into as many, the
    one at the ends of printed lines is meant; not where the first has each of its owners begin on a line of its own, or
    cuts at the strokes ("Nurse/Team" + "Manager")."""
    if not cell.text:
        return []
    if "\n" in cell.text and cell.words in alone:  # a line that seemed to have room for the next
        return read_owners([cell.words], glossary)
    if known := parted(cell.words, alone):
        return [owner for one in known for owner in read_owners([one], glossary)]
    if any(line.wraps for line in cell.lines):
        lines = (line._replace(wraps=line.wraps and not label_of(line.text)) for line in cell.lines)
        cell = replace(cell, lines=tuple(lines))
    texts = [item.text for item in cell.items if item.text]
    owners = _teams_with_posts(read_owners(texts, glossary), cell)
    if len(owners) < 2 or not any(line.wraps for line in cell.lines):
        return owners
    if len(owners) == sum(len(STROKE.split(text.strip("/; "))) for text in texts):
        return owners
    if all(any(line.text.startswith(owner.name.split()[0]) for line in cell.lines) for owner in owners):
        return owners
    printed = _lines_apart(cell)
    goes_on = len(printed) < sum(bool(line.text) for line in cell.lines)
    if not goes_on and all(owner.role for owner in owners) and _are_parted(owners, cell.words):
        return owners
    by_line = read_owners(printed, glossary)
    is_likely = all(owner.role and owner.name.count(" and ") <= MOST_ANDS for owner in by_line)
    return by_line if len(by_line) == len(owners) and is_likely else owners


def _are_parted(owners: list[Owner], text: str) -> bool:
    """Whether a separator is printed between every two of these owners, and nothing else in the cell."""
    return re.fullmatch(BETWEEN.join(re.escape(owner.name) for owner in owners), text) is not None


def _teams_with_posts(owners: list[Owner], cell: Cell) -> list[Owner]:
    """A team or body and the post right behind it are one post where a printed line holds nothing else ("Data Team
    Project Manager"), or no more than these two are named and a printed line holds the words where one would end; in
    one of more, or where the line ends between them, a separator may have been lost."""
    lines = [" ".join(line.text.split()).strip(" ,;") for line in cell.lines]
    found: list[Owner] = []
    for owner in owners:
        team = found[-1] if found else None
        if team and team.kind in ("team", "body") and owner.kind == "role" and _is_on_line(team, owner, lines, owners):
            found[-1] = replace(owner, name=f"{team.name} {owner.name}")
        else:
            found.append(owner)
    return found


def _is_on_line(team: Owner, post: Owner, lines: list[str], owners: list[Owner]) -> bool:
    if team.kind == "team" and f"{team.name} {post.name}" in lines:
        return True
    between = f"{team.name.split()[-1]} {post.name.split()[0]}"
    on_line = [line for line in lines if between in line] if len(owners) == 2 else []
    return any(re.search(rf"\b{re.escape(between)}\b", line) for line in on_line)


def _without_sponsors(cell: Cell) -> tuple[Cell, Cell]:
    """The lines of a cell without those under the label of who answers for the action, and those; all of them where no
    others stand under a label."""
    if not any(":" in line.text for line in cell.lines):  # as in most cells
        return cell, Cell()
    lines: dict[str, list[Line]] = {"": [], "owners": [], "accountable": []}
    field = ""
    for line in _by_label(cell.lines):
        field = label_of(line.text) or field
        lines[field].append(line)
    if not lines["owners"] or not lines["accountable"]:
        return cell, Cell()
    return replace(cell, lines=(*lines[""], *lines["owners"])), replace(cell, lines=tuple(lines["accountable"]))


def _by_label(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of a cell, one that holds several labels cut before each."""
    for line in lines:
        first, *rest = labelled_parts(line.text)
        yield line._replace(text=first) if rest else line
        yield from (line._replace(text=part, label="", wraps=False) for part in rest)


def _lines_apart(cell: Cell) -> list[str]:
    """The printed lines of a cell; one that opens with "and" goes on with the line above, unless a post ends there."""
    lines: list[str] = []
    for line in cell.lines:
        if lines and _goes_on(lines[-1], line):
            lines[-1] = f"{lines[-1]} {line.text}"
        elif line.text:
            lines.append(line.text)
    return lines


def _goes_on(above: str, line: Line) -> bool:
    """Whether a line goes on with the one above and joins its words to it: "Head of Adoption" over "and Fostering", not
    "Duty Manager" over "and Workforce"."""
    if not line.wraps or not line.text.startswith(("and ", "& ")):
        return False
    return lexicon().get(key(" ".join(above.split()[-1:])), ("",))[0] != "role_noun"
