"""Matching: one reading of a table, its kind and the field of each column, from all that speaks for each, decided
together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from schema.columns.claims import HALF, Claim, claims_by_side, claims_for, totals
from schema.columns.column import BY_CONTENTS, SURE, Column
from schema.columns.competing_columns import SEVERAL, objectives, references
from schema.columns.content_evidence import TAKEN_BY, speaks_against
from schema.columns.content_types import share_of
from schema.columns.deeds import deeds
from schema.columns.known_headings import heading_words, read_heading, singular
from schema.columns.map_columns import read_row
from schema.columns.table_kinds import kind_of, said_kind
from schema.vocabulary import load

WORDING, SURE_WORDING = 4.0, 5.0  # weight of a wording that is known, and of one that the card gives
BESIDE = ("owners", "due", "rag", "status", "action_ref")
KEPT = 1.0  # weight of a field that a column was given for want of another
FEWEST_DEEDS = 0.3  # share of the cells of a column without a known heading that say what is to be done
FEWEST_BESIDE = 2  # columns beside the action that a table with unknown headings shows


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a table is and what its columns hold: `claims` says why, `score` how sure it is a plan (the weights of its
    action column and of what stands beside it)."""

    kind: str
    columns: tuple[Column, ...]
    claims: tuple[Claim, ...]
    score: float

    @property
    def looks_like_plan(self) -> bool:
        """Whether a table that is not read as a plan, or of no kind that is known, has what plans have."""
        return self.kind == "other" and self.score >= float(load("claims")["doubt"])


def match_columns(
    headings: Sequence[str],
    columns: Sequence[Sequence[str]],
    caption: str = "",
    card: Mapping[str, str] | None = None,
    alike: Sequence[Sequence[str]] | None = None,
    painted: Collection[int] = (),
) -> TableMapping:
    """The mapping of a table whose `columns` hold the cells below its headings ("" where it has none).

    `alike` holds the cells below the same headings in all tables of the document; `painted` are the columns with fills
    of several strong colours.
    """
    shown = columns if alike is None else alike
    row = read_row(headings, columns, card)
    claims = [_wording(i, column) for i, column in enumerate(row) if _is_worded(column)]
    kind = said_kind(row, columns, caption)
    if kind:
        return TableMapping(kind, tuple(row), tuple(claims), 0.0)
    said = row
    row = [_unworded(column) if _is_contradicted(i, said, shown, painted) else column for i, column in enumerate(said)]
    unread = [i for i, column in enumerate(row) if not column.field or column.how in ("contents", "refused")]
    found = claims_for(headings, shown, unread, painted)
    found += claims_by_side(unread, _action_at(row, totals(found)))
    read = [
        said[i] if new.field is None and row[i] is not said[i] else new for i, new in enumerate(_assigned(row, found))
    ]
    if any(c.field == "action" for c in read) and all(c.field != "action" for c in row):
        read = references(objectives(read, columns), columns)
    score = _plan_score(read, [*claims, *found], shown)
    kind = kind_of(read, columns)
    if kind != "actions" and _is_plan(read, score):
        kind = "actions"
    elif kind == "actions" and _is_unsaid(read, shown, totals(found)):
        kind = "other"
    return TableMapping(kind, tuple(map(_as_part, read) if kind == "actions" else row), (*claims, *found), score)


def _as_part(column: Column) -> Column:
    """A column of actions whose heading says which of them stand here ("Actions completed"), as a part of the plan."""
    words = [word for word in singular(heading_words(column.heading)).split() if word != "action"]
    is_part = column.field == "action" and " ".join(words) in load("columns")["states_of_actions"]
    return replace(column, section=" ".join(column.heading.split())) if is_part else column


def _is_contradicted(i: int, row: Sequence[Column], columns: Sequence[Sequence[str]], painted: Collection[int]) -> bool:
    """Whether what stands below a heading is of another kind than it says: ratings below one of no field, fills alone
    below one of progress, people after what is to be done below one of objectives."""
    column, values = row[i], columns[i]
    if column.how == "card" or column.dated or column.mark:
        return False
    if column.field == "other":
        rates = share_of("rating", values) >= SURE and share_of("answer", values) < HALF
        return (i in painted or rates) and not speaks_against(column.heading, "rag")
    if column.field == "progress":
        return i in painted and not _is_filled(values)
    people = column.field == "objective" and share_of("owner", values) >= SURE
    return people and any(deeds(before) >= SURE for before in columns[:i])


def _unworded(column: Column) -> Column:
    return replace(column, field=None, how="refused", score=0.0)


def _wording(i: int, column: Column) -> Claim:
    weight = SURE_WORDING if column.how == "card" else WORDING * column.score
    return Claim(i, column.field or "", round(weight, 2), f"{column.how}: {column.heading!r}")


def _is_worded(column: Column) -> bool:
    """Whether the words of its heading gave a column its field; what its cells show has claims of its own."""
    return bool(column.field) and column.how not in ("contents", "refused")


def _is_unsaid(row: Sequence[Column], columns: Sequence[Sequence[str]], sums: Mapping[tuple[int, str], float]) -> bool:
    """Whether the action of a table is a column that no heading calls so and whose cells hardly say what is to be
    done."""
    i = next(i for i, column in enumerate(row) if column.field == "action")
    if row[i].how != "contents" or not row[i].heading.strip() or read_heading(row[i].heading).field:
        return False
    return sums.get((i, "action"), 0.0) < 0 or deeds(columns[i]) < FEWEST_DEEDS


def _action_at(row: Sequence[Column], sums: Mapping[tuple[int, str], float]) -> int | None:
    """The column of actions: the one whose heading says so, else the one with the strongest claims for it."""
    said = next((i for i, column in enumerate(row) if column.field == "action" and column.how != "contents"), None)
    claimed = [(weight, i) for (i, field), weight in sums.items() if field == "action" and weight >= _least()]
    return said if said is not None or not claimed else max(claimed)[1]


def _assigned(row: Sequence[Column], claims: Sequence[Claim]) -> list[Column]:
    """The row with the assignment of fields to unread columns whose claims come to most, each field once.

    A column that was read by what the others lack keeps its field only where the claims give none that is better.
    """
    sums = totals(claims)
    opened = [_before_contents(column) if _may_change(i, column, sums) else column for i, column in enumerate(row)]
    held = {column.field for column in opened}
    options: dict[int, list[tuple[str, float]]] = {}
    for (i, field), weight in sums.items():
        worded = opened[i].field is not None
        if not worded and _is_free(field, held) and weight >= _least():
            options.setdefault(i, []).append((field, weight))
    for i, column in enumerate(row):
        if column is not opened[i] and column.field and _is_free(column.field, held - {opened[i].field}):
            others = [w for f, w in options.get(i, ()) if f == column.field]
            kept = [(f, w) for f, w in options.get(i, ()) if f != column.field]
            options[i] = [*kept, (column.field, KEPT + max(others, default=0.0))]
    read = list(opened)
    for i, field in _best(options).items():
        same = field == row[i].field
        read[i] = row[i] if same else replace(opened[i], field=field, how="contents", score=BY_CONTENTS)
    return read


def _may_change(i: int, column: Column, sums: Mapping[tuple[int, str], float]) -> bool:
    """Whether a field was given by what stands beside, and the claims for the column or against it may say another."""
    if column.how != "contents" or not column.heading.strip() or column.dated or column.mark:
        return False
    reading = read_heading(column.heading).field
    return reading is None or (column.field == "action" and sums.get((i, "action"), 0.0) < _least())


def _before_contents(column: Column) -> Column:
    """The column as its heading alone has it."""
    reading = read_heading(column.heading)
    return replace(column, field=reading.field, how=reading.how, score=reading.score, section=reading.section)


def _is_free(field: str, held: Collection[str | None]) -> bool:
    return not set(held) & (TAKEN_BY.get(field, {field}) | {field})


def _least() -> float:
    return float(load("claims")["least"])


def _best(options: Mapping[int, Sequence[tuple[str, float]]]) -> dict[int, str]:
    """Column -> field, with the greatest sum of weights and each field once: every set of fields that the columns so
    far can hold is kept with the best way to hold it."""
    ways: dict[frozenset[str], tuple[float, dict[int, str]]] = {frozenset(): (0.0, {})}
    for i, fields in sorted(options.items()):
        for used, (sum_, way) in list(ways.items()):
            for field, weight in fields:
                key = used if field in SEVERAL else used | {field}
                if field not in used and sum_ + weight > ways.get(key, (0.0, {}))[0]:
                    ways[key] = (sum_ + weight, {**way, i: field})
    return max(ways.values(), key=lambda way: way[0])[1]


def _plan_score(row: Sequence[Column], claims: Sequence[Claim], columns: Sequence[Sequence[str]]) -> float:
    """What speaks for a plan: the claims for its action, and up to a limit each for what stands beside it."""
    sums, most = totals(claims), float(load("claims")["most_beside"])
    action = max(
        (sums.get((i, "action"), 0.0) for i, column in enumerate(row) if column.field == "action"), default=0.0
    )
    if action < float(load("claims")["least"]):
        return 0.0
    beside = [sums.get((i, c.field), 0.0) for i, c in enumerate(row) if c.field in BESIDE and _is_filled(columns[i])]
    return round(action + sum(min(weight, most) for weight in beside), 2)


def _is_filled(values: Sequence[str]) -> bool:
    """Whether a column holds anything."""
    return any(value.strip() for value in values)


def _is_plan(row: Sequence[Column], score: float) -> bool:
    """Whether what the columns show makes a plan of a table: an action and, under headings that nothing reads, two
    columns beside it at least; without headings one that is no number and no date alone."""
    fields = {column.field for column in row if column.field in BESIDE}
    if not any(column.field == "action" for column in row) or score < float(load("claims")["plan"]):
        return False
    if any(column.heading.strip() for column in row):
        return len(fields) >= FEWEST_BESIDE
    return bool(fields & {"rag", "status"}) or len(fields - {"action_ref"}) >= FEWEST_BESIDE
