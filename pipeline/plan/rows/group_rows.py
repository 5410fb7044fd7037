"""Group rows: rows that speak for the rows below them, with a section, an objective, a due date or a field."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice

from extractors.continuation.column_spans import cells_with_words, is_full_width
from extractors.model import Cell, Row
from pipeline.plan.document.context import Above, told
from pipeline.plan.document.deadline_headings import deadline
from pipeline.plan.document.objectives import NO_OUTLINE, Objective, objective_of
from pipeline.plan.document.outline import BAND, Outline
from pipeline.plan.rows.bands import (
    band_cell,
    band_parts,
    index_of,
    is_band_above,
    names_part_alone,
    number_of,
    numbered_heading,
    rated_part,
)
from pipeline.plan.rows.day_rows import DAY_AND_WORDS, told_that_day
from pipeline.plan.table.label_rows import NUMBER, Labelled, labelled
from pipeline.plan.table.plan_tables import PlanTable
from schema.columns.known_headings import read_heading
from schema.dates.parse_date import read_date

CARRIED = ("section", "objective_ref", "objective", "inspection_refs")  # said once for the rows below
SAID_IN_BANDS = ("outcomes", "measures", "owners", "accountable", "evidence")  # under a label, for the rows below
HELD = (*SAID_IN_BANDS, "partners", "start", "due", "resources", "inspection_refs")  # said so in a row of their own
BELOW = ("progress", "next_steps", "comments")  # under a label in a row of their own, of the action above
DATE_BAND = 8  # words; a longer band that holds a date is no due date for the rows below
MOST_OF_A_NOTE = 2  # cells with words
SECTION_ROW, OBJECTIVE_ROW = 1000, 2000  # ranks of what is told under a label: below all headings and bands


@dataclass
class Carried:
    """What holds for the rows below until something takes its place; `own` says that they name their objectives
    themselves."""

    path: list[Above]
    own: bool = False
    column: Above | None = None  # what the rows' own column of sections gives
    outline: Outline = NO_OUTLINE
    said: tuple[str, str, Objective] = ("", "", Objective(""))  # words and number of the row above, and what they give
    cells: dict[str, Cell] = field(default_factory=dict)
    held: dict[str, Cell] = field(default_factory=dict)  # given with labels, for rows without a column of that field
    bands: list[Cell] = field(default_factory=list)
    number: str = ""  # of the objective that is to be told next, under a label of its own
    beside: list[tuple[str, Cell]] = field(default_factory=list)  # what the objective's row says by heading: its target
    by_owner: bool = False  # whether the bands name who leads the actions below them

    def put(self, above: Above) -> None:
        """Takes what stands above the rows to come; it ends all of its rank and below."""
        dues = [one.due for one in self.path if one.due]
        while self.path and self.path[-1].rank >= above.rank:
            self.path.pop()
        self.path.append(above)
        still = [one.due for one in self.path if one.due]
        if still != dues:
            self.held = {name: cell for name, cell in self.held.items() if name != "due"}
            self.held |= {"due": still[-1]} if still else {}

    @property
    def section(self) -> str | None:
        return self.told()[0]

    @property
    def objective(self) -> Objective | None:
        return self.told()[1]

    def told(self) -> tuple[str | None, Objective | None]:
        """Section and objective; below headings that part the plan a column of sections tells objectives, where nothing
        else does."""
        section, objective = told(self.path, self.own)
        if not self.column:
            return section, objective
        if section and not objective and not self.own and self.outline.is_parted:
            return section, self.column.objective
        return self.column.words, objective

    @property
    def in_prose(self) -> bool:
        """Whether what stands above the rows was read from the prose above the table."""
        return bool(self.path) and self.path[-1].in_prose


def is_labelled(plan: PlanTable, row: Row) -> bool:
    """Whether a row gives labels and their values: with a colon each, from the first column on; one alone where the
    actions have their numbers; or with a value that stands under the headings of several columns."""
    pairs = labelled(row)
    if not pairs:
        return _is_set_as_labelled(plan, row)
    if is_full_width(row):
        return len(pairs) > 1 or any(_numbers_objective(pair) for pair in pairs)
    opens = row[0].words == pairs[0].label
    if opens and all(p.field and p.label.endswith(":") for p in pairs):
        return True
    if (
        opens
        and len(pairs) == 1
        and pairs[0].field in ("objective", "section", *HELD)
        and 0 in plan.indices("action_ref")
    ):
        return True
    under = [{plan.columns[i].heading for i, c in enumerate(row) if c is pair.value} for pair in pairs]
    return any(len(headings) > 1 for headings in under)


def _is_set_as_labelled(plan: PlanTable, row: Row) -> bool:
    """Whether a row is set as the labelled one right above or below it, though nothing reads its label: one cell, and
    its value over all other columns ("Why this matters | Families wait")."""
    if not _is_pair(row):
        return False
    at = index_of(plan, row)
    beside = [plan.table.rows[i] for i in (at - 1, at + 1) if 0 <= i < len(plan.table.rows)]
    return any(_is_pair(other) and _names_objective(other) for other in beside)


def _is_pair(row: Row) -> bool:
    """Whether a row is a cell with words and another, with words, over all other columns."""
    return len(row) > 2 and row[0] is not row[1] and row[1] is row[-1] and bool(row[0].words and row[1].words)


def _names_objective(row: Row) -> bool:
    return any(pair.field in ("objective", "section", *HELD) for pair in labelled(row))


def said_below(plan: PlanTable, row: Row) -> tuple[Labelled, ...]:
    """What a row of labels, one cell over the full width or alone in its row that opens with one, or words behind a day
    say of the action above them ("Update: begun in May"); () for any other. Lines without a label go on with the one
    above."""
    alone = list(islice(cells_with_words(row), DAY_AND_WORDS + 1))
    is_one = len(alone) == 1 and (is_full_width(row) or _opens_with_known_label(alone[0].words))
    if len(alone) == DAY_AND_WORDS and (said := told_that_day(plan, row, alone)):
        return (said,)
    pairs = _with_rest(alone[0]) if is_one else labelled(row) if is_labelled(plan, row) else ()
    return tuple(pairs) if all(pair.field in BELOW for pair in pairs) else ()


def _opens_with_known_label(words: str) -> bool:
    """Whether words open with a heading that is known as a whole, or but for its date: no "Update the guide: ..."."""
    label, colon, _ = words.partition(":")
    return bool(colon) and ((reading := read_heading(label)).how == "exact" or reading.dated is not None)


def _with_rest(cell: Cell) -> list[Labelled]:
    pairs: list[Labelled] = []
    for item in cell.items:
        own = labelled((replace(cell, lines=item.lines),))
        if own:
            pairs += own
        elif not pairs:
            return []
        else:
            value = pairs[-1].value
            pairs[-1] = pairs[-1]._replace(value=replace(value, lines=value.lines + item.lines))
    return pairs


def _numbers_objective(pair: Labelled) -> bool:
    """Whether a label numbers an objective in other words than objectives are called by ("What must improve 2")."""
    return pair.field == "objective" and bool(NUMBER.search(pair.label)) and not objective_of(pair.label).label


def carry_above(plan: PlanTable, carried: Carried) -> list[int]:
    """Takes what the rows over the header say for all rows: an objective, a section, values under their labels. Gives
    those among them that have cells for most columns, and so are rows of the plan."""
    rows = []
    for index in plan.above:
        row = plan.table.rows[index]
        worded = list(cells_with_words(row))
        if labelled(row) and not names_part_alone(row):
            carry_labelled(plan, row, carried)
            _held_as_accountable(plan, carried)
        elif len(worded) > MOST_OF_A_NOTE:
            rows.append(index)
        elif is_band_above(plan, row, index):
            carry_band(plan, row, carried)
    return rows


def carry_labelled(plan: PlanTable, row: Row, carried: Carried) -> None:
    """Takes the values of a row under their labels; an objective or section ends what held for the one before."""
    carried.bands += cells_with_words(row)
    for pair in labelled(row):
        if pair.field in ("objective", "section"):
            _carry_objective(plan, pair, carried)
            carried.number = ""
        elif pair.field == "objective_ref":
            carried.number = pair.value.words
        elif pair.field in HELD:
            carried.held[pair.field] = pair.value


def _carry_objective(plan: PlanTable, pair: Labelled, carried: Carried) -> None:
    carried.held, carried.cells = {}, {}
    words, label, number = pair.value.words, pair.label.rstrip(": "), NUMBER.search(pair.label.rstrip(": "))
    printed = f"{label}: {words}" if number else words
    if pair.field == "section" or plan.indices("objective"):
        carried.put(Above(SECTION_ROW, printed, objective_of(printed), "section"))
        return
    objective = objective_of(printed, carried.outline.numbers)
    if number and not objective.ref:
        objective = replace(objective_of(words), ref=number[0].split()[-1], printed=printed)
    elif carried.number and not objective.ref:
        objective = replace(objective, ref=carried.number.split()[-1])  # "AFI 1"
    last = carried.path[-1] if carried.path else None
    if last and last.in_prose and not objective.ref and last.is_number:
        carried.path.pop()  # a heading that is only a number: "Objective 2"
        objective = replace(objective, ref=last.objective.ref)
    carried.put(Above(OBJECTIVE_ROW, printed, objective, "objective"))


def _carry_sum(plan: PlanTable, row: Row, carried: Carried) -> None:
    """Takes the cells of a row that sums up those below; who leads it is told beside the first of them."""
    if id(row) in plan.merged_parents:
        _carry_beside(plan, row, carried)
        return
    leads = [i for i, column in enumerate(plan.columns) if {"owners", "accountable"} & set(column.fields)]
    carried.beside += [(plan.columns[i].heading, row[i]) for i in leads if row[i].words]
    carried.bands += [cell for i, cell in enumerate(row) if cell.words and i not in leads]


def _carry_beside(plan: PlanTable, row: Row, carried: Carried) -> None:
    """Takes what stands beside the words of a band: values under labels hold for the rows below it ("Sponsor: ..."),
    all else is told beside the first of them."""
    carried.held = {}
    carried.bands += cells_with_words(row)
    for i, cell in enumerate(row):
        if not cell.words or cell is row[i - 1 if i else 0]:
            continue
        pairs = [pair for pair in labelled((cell,)) if pair.field in HELD]
        carried.held.update({str(pair.field): pair.value for pair in pairs})
        carried.beside += [] if pairs else [(plan.columns[i].heading, cell)]
    _held_as_accountable(plan, carried)


def _held_as_accountable(plan: PlanTable, carried: Carried) -> None:
    """Who leads several rows answers for those that have leads of their own."""
    if "owners" in carried.held and plan.indices("owners") and not plan.indices("accountable"):
        carried.held["accountable"] = carried.held.pop("owners")


def carry_band(plan: PlanTable, row: Row, carried: Carried) -> None:
    """Takes what a band says for the rows below it: who leads them, a due date, a field under its label, an objective
    or a section."""
    cell = band_cell(plan, row)
    words = cell.words
    if not words:
        return
    if numbered_heading(plan, row):
        carried.bands += [cell, number_of(plan, row)]
    elif plan.sums_up(row):
        _carry_sum(plan, row, carried)
    else:
        carried.bands.append(cell)
        if rated_part(plan, row):
            carried.beside += [(plan.columns[i].heading, c) for i, c in enumerate(row) if c.words and c is not cell]
    if carried.by_owner:
        carried.cells["owners"] = cell
        return
    if len(words.split()) <= DATE_BAND and not plan.indices("due") and read_date(words).kind == "dated":
        carried.cells["due"] = cell
        return
    if pair := next((pair for pair in labelled((cell,)) if pair.field in SAID_IN_BANDS), None):
        carried.cells[pair.field or ""] = pair.value
        return
    for name in (*SAID_IN_BANDS, "objective", "objective_ref", "inspection_refs"):
        carried.cells.pop(name, None)
    for part in band_parts(plan, row):
        rank = carried.outline.ranks.get(part.key, BAND)
        objective = objective_of(part.words, carried.outline.numbers)
        carried.put(Above(rank, part.words, objective, due=deadline(cell)))
