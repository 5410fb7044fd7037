"""Claims: what speaks for or against a field in a column whose heading is no known wording, each with its weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from schema.columns.column import FEW_WORDS, Column, fields_of, words_a_cell
from schema.columns.content_types import share_of
from schema.columns.deeds import deeds
from schema.columns.known_headings import heading_words, singular
from schema.columns.prose_kinds import prose_kinds, prose_share
from schema.references import split_labelled
from schema.vocabulary import expression, load

HALF = 0.5  # share of the cells from which on their kind speaks
FEWEST_PART_LETTERS = 4  # letters of a single word that names a part of the plan; fewer are a mark or initials


TRAFFIC_LIGHTS = frozenset({"red", "amber", "yellow", "green"})
LEADS = {"accountable": "owners"}  # who answers for an action, of which nobody else is said to lead it
NUMBERS = ("action_ref", "objective_ref", "inspection_refs")
PEOPLE_AND_DATES = frozenset({"owners", "due"})
TOLD = frozenset({"rag", "status", "progress"})
STRONG = TRAFFIC_LIGHTS | {"blue", "purple"}


@dataclass(frozen=True, slots=True)
class Claim:
    """That a column (`subject`, from 0) holds a field, or that a row or table has a role; `weight` says how strongly
    its sight speaks for that, below 0 against it: claims.yml tells which weights were counted and which were set by
    hand."""

    subject: int
    field: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Paint:
    """The names of the colours in which the short cells of a column are painted, and whether most of its cells are."""

    colours: frozenset[str] = frozenset()
    most: bool = False

    @property
    def is_strong(self) -> bool:
        """Whether a column is painted as ratings are: two strong colours at least, one of them of traffic lights."""
        return self.most and len(self.colours & STRONG) > 1 and bool(self.colours & TRAFFIC_LIGHTS)


def weight(group: str, sign: str) -> float:
    """The weight of a sign in one of the groups of claims.yml."""
    return float(load("claims")[group][sign])


def claims_for(
    headings: Sequence[str],
    columns: Sequence[Sequence[str]],
    subjects: Sequence[int],
    paint: Sequence[Paint] = (),
) -> list[Claim]:
    """All claims about these columns of a table. Scorers that cannot tell say nothing.

    `paint` tells how each column is painted, () where none is.
    """
    return [
        claim
        for i in subjects
        for claim in (
            *_by_words(i, headings[i]),
            *_by_contents(i, columns[i]),
            *_by_length(i, columns[i]),
            *_by_repetition(i, columns[i]),
            *_by_names(i, columns[i]),
            *_by_paint(i, paint),
        )
    ] + list(_by_runs(subjects, columns))


def totals(claims: Sequence[Claim]) -> Mapping[tuple[int, str], float]:
    """The weights of the claims added up, by column and field."""
    sums: dict[tuple[int, str], float] = defaultdict(float)
    for claim in claims:
        sums[claim.subject, claim.field] += claim.weight
    return sums


def _by_words(i: int, heading: str) -> Iterator[Claim]:
    """What parts of its words say: "Whose desk" is no wording that is known, but "whose" asks for people."""
    words = singular(heading_words(heading))
    for word in words.split():
        part = max(
            (p for p in load("claims")["words"] if word.startswith(p) and _is_near(word, p)), key=len, default=""
        )
        for field, weight in load("claims")["words"].get(part, {}).items():
            yield Claim(i, field, float(weight), f"the heading says {word!r}")
    for field, listed in load("columns")["not_by_contents"].items():
        if said := next((word for word in listed if expression(rf"\b{word}\b").search(words)), None):
            yield Claim(i, field, float(load("claims")["not_by_contents"][field]), f"the heading says {said!r}")


def _is_near(word: str, part: str) -> bool:
    """Whether a word is a part or, of a longer part, begins with it: "do" is not in "document"."""
    return word == part or len(part) > 3


def _by_contents(i: int, values: Sequence[str]) -> Iterator[Claim]:
    for kind, meant in load("claims")["contents"].items():
        share = kind_share(kind, values)
        if share >= HALF:
            for field, weight in meant.items():
                yield Claim(i, field, round(float(weight) * share, 2), f"{share:.0%} of the cells show {kind}")


def kind_share(kind: str, values: Sequence[str]) -> float:
    """Share of the filled cells that show a kind of contents, of prose, or a deed; letters that all rate number
    nothing."""
    if kind == "ref" and share_of("rating", values) == 1:
        return 0.0
    if kind == "deed":
        return deeds(values)
    return prose_share(kind, values) if kind in prose_kinds() else share_of(kind, values)


def _by_paint(i: int, paint: Sequence[Paint]) -> Iterator[Claim]:
    if paint and paint[i].is_strong:
        yield Claim(i, "rag", float(load("claims")["painted"]), "fills of several strong colours")


def claims_by_paint(row: Sequence[Column], columns: Sequence[Sequence[str]], paint: Sequence[Paint]) -> Iterator[Claim]:
    """Claims for ratings by what several columns are painted in together: those under bare times ("Q1"), which as the
    bars of a time line are not painted so, or of progress without words; and of those that tell progress the one in
    few words."""
    if not paint:
        return
    times = [i for i, column in enumerate(row) if column.dated and _says_nothing(column, columns[i])]
    if len(TRAFFIC_LIGHTS & {colour for i in times for colour in paint[i].colours}) > 1:
        yield from (Claim(i, "rag", float(load("claims")["painted"]), "times in traffic lights") for i in times)
    told = [i for i, column in enumerate(row) if column.field == "progress" and not column.dated]
    if len(told) > 1 and not any(column.field in ("rag", "status") for column in row):
        i = min(told, key=lambda i: sum(len(value.split()) for value in columns[i]))
        if words_a_cell(columns[i]) < FEW_WORDS and len(paint[i].colours & TRAFFIC_LIGHTS) > 1:
            yield Claim(i, "status", float(load("claims")["painted"]), "in traffic lights beside what tells progress")


def _says_nothing(column: Column, values: Sequence[str]) -> bool:
    return column.field == "other" or (column.field == "progress" and not any(map(str.strip, values)))


def claims_by_neighbours(
    row: Sequence[Column], claims: Sequence[Claim], columns: Sequence[Sequence[str]]
) -> Iterator[Claim]:
    """Claims for actions by what stands beside: people, dates and ratings beside what words and contents together say
    is to be done, where no claim forbids it; figures speak against it."""
    sums, least = totals(claims), float(load("claims")["least"])
    held = set(fields_of(row)) | {field for (_, field), weight in sums.items() if weight >= least}
    held |= {"owners"} & {LEADS.get(field, field) for field in held}
    figures = sum(
        share_of("number", values) >= HALF
        for column, values in zip(row, columns, strict=True)
        if column.field not in NUMBERS
    )
    forbids = float(load("claims")["forbids"])
    against = {claim.subject for claim in claims if claim.field == "action" and claim.weight <= forbids}
    for i in sorted(i for (i, field), weight in sums.items() if field == "action" and weight > 0 and i not in against):
        for field, weight in load("claims")["beside_action"].items():
            if field in held:
                yield Claim(i, "action", float(weight), f"{field} beside it")
        if figures:
            yield Claim(i, "action", figures * float(load("claims")["figures"]), "figures beside it")


def claims_in_plan(row: Sequence[Column], subjects: Sequence[int], columns: Sequence[Sequence[str]]) -> list[Claim]:
    """Claims for actions in a document that calls itself a plan, where headings name people and dates, or one of these
    and what is rated or told: by the columns of words whose headings say nothing."""
    said = {LEADS.get(field, field) for field in fields_of([c for c in row if c.how in ("exact", "pattern", "card")])}
    if len(said & PEOPLE_AND_DATES) + bool(said & TOLD) < len(PEOPLE_AND_DATES) or not said & PEOPLE_AND_DATES:
        return []
    wordy = [i for i in subjects if row[i].field is None and words_a_cell(columns[i]) >= FEW_WORDS]
    return [
        Claim(i, "action", float(load("claims")["in_plan"]), "words in a plan, beside people or dates") for i in wordy
    ]


def claims_by_side(subjects: Sequence[int], action: int | None) -> list[Claim]:
    """Claims by the side of the actions on which columns stand: what they are for and their numbers stand before them,
    what is told of them after."""
    if action is None:
        return []
    return [
        Claim(
            i,
            field,
            float(weight) if i > action else -float(weight),
            "after the actions" if i > action else "before them",
        )
        for i in subjects
        for field, weight in load("claims")["after_action"].items()
        if i != action
    ]


def _by_length(i: int, values: Sequence[str]) -> Iterator[Claim]:
    if words := words_a_cell(values):
        length = "long" if words >= FEW_WORDS else "short"
        for field, weight in load("claims")[length].items():
            yield Claim(i, field, float(weight), f"{words:.0f} words in a cell")


def _by_repetition(i: int, values: Sequence[str]) -> Iterator[Claim]:
    """Numbers of actions all differ; those that come again point elsewhere."""
    filled = [value for value in values if value.strip()]
    if kind_share("ref", filled) >= HALF and len(set(filled)) < len(filled):
        for field, weight in load("claims")["again"].items():
            yield Claim(i, field, float(weight), "numbers come again")


def _by_names(i: int, values: Sequence[str]) -> Iterator[Claim]:
    filled = [value for value in values if value.strip()]
    if len(filled) > 1 and all(ref and rest for _, ref, rest in map(split_labelled, filled)):
        for field, weight in load("claims")["named"].items():
            yield Claim(i, field, float(weight), "names of objectives with their numbers")


def _by_runs(subjects: Sequence[int], columns: Sequence[Sequence[str]]) -> Iterator[Claim]:
    """Words that stand for several rows in a run say what the actions of these rows are for; of two such columns the
    one with fewer runs is the part of the plan."""
    runs = {i: count for i in subjects if (count := _runs(columns[i]))}
    for i in subjects:
        if i not in runs and _names_parts(columns[i]):
            yield Claim(i, "section", float(load("claims")["runs"]["section"]), "one word stands for several rows")
    for i, count in runs.items():
        for field, weight in load("claims")["runs"].items():
            yield Claim(i, field, float(weight), f"the same words stand for several rows, {count} times")
        if any(count < other for other in runs.values()):
            yield Claim(i, "section", float(load("claims")["fewer_runs"]), "for more rows than another column")


def _runs(values: Sequence[str]) -> int:
    """How many runs of equal words a column has, where each stands for several rows on average and comes once; else 0.
    A blank cell goes on with what stands above it."""
    runs = _runs_once(values)
    return 0 if words_a_cell(runs) < 2 else len(runs)


def _names_parts(values: Sequence[str]) -> bool:
    """Whether a single word stands in each row, and for several of them, as merged at the side of a table: the parts
    of the plan. A column that leaves rows blank says something of some actions."""
    runs = _runs_once(values) if all(map(str.strip, values)) else []
    return bool(runs) and all(len(word) >= FEWEST_PART_LETTERS and word.isalpha() for word in runs)


def _runs_once(values: Sequence[str]) -> list[str]:
    """The words of the runs of a column, two at least, where each stands for several rows on average and comes once;
    else none."""
    runs = [words for words, _ in groupby(value.strip() for value in values if value.strip())]
    is_one_each = len(set(runs)) < len(runs) or 4 * len(runs) > 3 * len(values)
    return [] if is_one_each or len(runs) < 2 else runs
