"""Matching: one reading of a table, its kind and the field of each column, from all that speaks for each, decided
together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from schema.columns.claims import (
    Claim,
    Paint,
    claims_by_neighbours,
    claims_by_paint,
    claims_by_side,
    claims_for,
    claims_in_plan,
    totals,
)
from schema.columns.column import BY_CONTENTS, FEW_WORDS, Column, fields_of, words_a_cell
from schema.columns.competing_columns import SEVERAL
from schema.columns.content_evidence import TAKEN_BY
from schema.columns.date_columns import FEWEST_TIMES
from schema.columns.known_headings import heading_words, read_heading, singular
from schema.columns.map_columns import by_headings, settled
from schema.columns.table_kinds import kind_of, said_kind
from schema.ratings.printed_choices import chosen
from schema.vocabulary import load

WORDING, SURE_WORDING = 4.0, 5.0  # weight of a wording that is known, and of one that the card gives
BESIDE = ("owners", "due", "rag", "status", "action_ref")
RATED_INSTEAD = 2.2  # what claims for ratings must come to in a column whose heading is of something else
FEWEST_BESIDE = 2  # columns beside the action that a table with unknown headings shows


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a table is and what its columns hold: `claims` says why, `score` how sure it is a plan (the weights of its
    action column and of what stands beside it). `likeliest` are the columns that may hold the actions where none is
    read, the likeliest first."""

    kind: str
    columns: tuple[Column, ...]
    claims: tuple[Claim, ...]
    score: float
    likeliest: tuple[int, ...] = ()

    @property
    def looks_like_plan(self) -> bool:
        """Whether a table that is not read as a plan, or of no kind that is known, has what plans have."""
        return self.kind in ("other", "minutes") and self.score >= float(load("claims")["doubt"])


def match_columns(
    headings: Sequence[str],
    columns: Sequence[Sequence[str]],
    caption: str = "",
    card: Mapping[str, str] | None = None,
    shown: Sequence[Sequence[str]] | None = None,
    paint: Sequence[Paint] = (),
    in_plan: bool = False,
) -> TableMapping:
    """The mapping of a table whose `columns` hold the cells below its headings ("" where it has none).

    `shown` holds the cells below the same headings in all tables of the document; `paint` tells how each column is
    painted, `in_plan` whether the document calls itself a plan.
    """
    columns, shown = _ticked(columns), _ticked(columns if shown is None else shown)
    filled = [own if any(own) else told for own, told in zip(columns, shown, strict=True)]
    said = by_headings(headings, filled, card)
    claims = [_wording(i, column) for i, column in enumerate(said) if _is_worded(column)]
    if kind := said_kind(said, columns, caption):
        return TableMapping(kind, tuple(said), tuple(claims), 0.0)
    subjects = [i for i, column in enumerate(said) if _is_open(column, shown[i], bool(paint) and paint[i].is_strong)]
    found = [*claims_for(headings, shown, subjects, paint), *claims_by_paint(said, shown, paint)]
    found += claims_in_plan(said, subjects, shown) if in_plan else ()
    found += claims_by_neighbours(said, found, shown)
    found += claims_by_side(subjects, _action_at(said, totals(found)))
    read = settled(_assigned(said, found), columns)
    score = _plan_score(read, [*claims, *found], shown)
    kind = kind_of(read, columns)
    if kind != "actions" and (_is_plan(read, score) or (in_plan and _is_time_line(read))):
        kind = "actions"
    elif kind == "actions" and _is_unsaid(read, totals(found), in_plan):
        kind = "other"
    if kind == "actions":
        return TableMapping(kind, tuple(map(_as_part, read)), (*claims, *found), score)
    likeliest = _likeliest(read, found, shown)
    return TableMapping(kind, tuple(read), (*claims, *found), score or _likeness(read, likeliest, found), likeliest)


def _as_part(column: Column) -> Column:
    """A column of actions whose heading says which of them stand here ("Actions completed"), as a part of the plan."""
    words = [word for word in singular(heading_words(column.heading)).split() if word != "action"]
    is_part = column.field == "action" and " ".join(words) in load("columns")["states_of_actions"]
    return replace(column, section=" ".join(column.heading.split())) if is_part else column


def _ticked(columns: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The cells, of those that offer choices the one that is ticked."""
    return [tuple([value if (ticked := chosen(value)) is None else ticked for value in values]) for values in columns]


def _is_open(column: Column, values: Sequence[str], is_painted: bool) -> bool:
    """Whether more than its heading decides about a column: where that says nothing, or is of no field, or of progress
    over nothing but fills."""
    if column.how == "card" or column.dated or column.mark:
        return False
    return column.field in (None, "other") or (column.field == "progress" and is_painted and not _is_filled(values))


def _wording(i: int, column: Column) -> Claim:
    weight = SURE_WORDING if column.how == "card" else WORDING * column.score
    return Claim(i, column.field or "", round(weight, 2), f"{column.how}: {column.heading!r}")


def _is_worded(column: Column) -> bool:
    """Whether the words of its heading gave a column its field; what its cells show has claims of its own."""
    return bool(column.field) and column.how not in ("contents", "refused")


def _is_unsaid(row: Sequence[Column], sums: Mapping[tuple[int, str], float], in_plan: bool) -> bool:
    """Whether the action of a table is a column that no heading calls so and of which little says that it is to be
    done; in a plan one without a heading, beside others that have theirs, need not say it."""
    i = next(i for i, column in enumerate(row) if column.field == "action")
    has_none = not row[i].heading.strip()
    if row[i].how != "contents" or read_heading(row[i].heading).field or (has_none and in_plan):
        return False
    if has_none and not any(column.heading.strip() for column in row):
        return False
    return sums.get((i, "action"), 0.0) < _least()


def _action_at(row: Sequence[Column], sums: Mapping[tuple[int, str], float]) -> int | None:
    """The column of actions: the one whose heading says so, else the one with the strongest claims for it."""
    said = next((i for i, column in enumerate(row) if column.field == "action" and column.how != "contents"), None)
    claimed = [(weight, i) for (i, field), weight in sums.items() if field == "action" and weight >= _least()]
    return said if said is not None or not claimed else max(claimed)[1]


def _assigned(row: Sequence[Column], claims: Sequence[Claim]) -> list[Column]:
    """The row with the assignment of fields to open columns whose claims come to most, each field once. One whose
    heading is of something else may rate, and nothing more."""
    held = {column.field for column in row}
    options: dict[int, list[tuple[str, float]]] = {}
    again: dict[int, str] = {}  # what is told once more, as of another time
    for (i, field), weight in totals(claims).items():
        is_rated = field in ("rag", "status") and weight >= RATED_INSTEAD
        is_enough = weight >= _least() if row[i].field is None else is_rated
        if is_enough and row[i].dated:
            again[i] = field
        elif is_enough and _is_free(field, held):
            options.setdefault(i, []).append((field, weight))
    read = list(row)
    for i, field in (again | _best(options)).items():
        read[i] = replace(row[i], field=field, how="contents", score=BY_CONTENTS)
    return read


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
    beside = [(i, c) for i, c in enumerate(row) for field in c.fields if field in BESIDE and _is_filled(columns[i])]
    return round(action + sum(min(sums.get((i, c.field or ""), 0.0), most) for i, c in beside), 2)


def _likeliest(row: Sequence[Column], claims: Sequence[Claim], columns: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The columns of some words that may hold actions, as far as nothing speaks against it: those with most for it, and
    of these with most words, first."""
    sums, forbids = totals(claims), float(load("claims")["forbids"])
    against = {claim.subject for claim in claims if claim.field == "action" and claim.weight <= forbids}
    words = {i: words_a_cell(columns[i]) for i, c in enumerate(row) if c.field in (None, "action") and i not in against}
    return tuple(
        sorted((i for i in words if words[i] >= FEW_WORDS), key=lambda i: (-sums.get((i, "action"), 0.0), -words[i]))
    )


def _likeness(row: Sequence[Column], likeliest: Sequence[int], claims: Sequence[Claim]) -> float:
    """What stands beside the column that may hold actions, up to a limit each; 0 without people or without dates."""
    if not likeliest or not {"owners", "due"} <= fields_of(row):
        return 0.0
    most, sums = float(load("claims")["most_beside"]), totals(claims)
    weights = (
        sums.get((i, c.field or ""), WORDING) for i, c in enumerate(row) for field in c.fields if field in BESIDE
    )
    return round(sum(min(weight, most) for weight in weights), 2)


def _is_filled(values: Sequence[str]) -> bool:
    """Whether a column holds anything."""
    return any(value.strip() for value in values)


def _is_time_line(row: Sequence[Column]) -> bool:
    """Whether columns say what is to be done in a time each, and nothing else: the time line of a plan."""
    told = [column for column in row if column.field]
    return len(told) >= FEWEST_TIMES and all(column.field == "action" and column.dated for column in told)


def _is_plan(row: Sequence[Column], score: float) -> bool:
    """Whether what the columns show makes a plan of a table: an action and, under headings that nothing reads, two
    columns beside it at least; without headings one that is no number and no date alone."""
    fields = fields_of(row) & set(BESIDE)
    if not any(column.field == "action" for column in row) or score < float(load("claims")["plan"]):
        return False
    if any(column.heading.strip() for column in row):
        return len(fields) >= FEWEST_BESIDE
    return bool(fields & {"rag", "status"}) or len(fields - {"action_ref"}) >= FEWEST_BESIDE
