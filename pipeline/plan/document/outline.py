"""Outline: how the headings and bands of a document stand one above the other, decided once for all of them.

Headings of one form (the same level or look, the same name before the number) have one rank. Evidence for and against
one form standing above another comes as a weight and words; a weight is a natural logarithm of how much likelier the
sight is where it does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise, takewhile
from math import log
from typing import Literal, NamedTuple

from schema.document.titles import names_plan
from schema.references import names_part, parent, split_labelled, split_reference
from schema.running_numbers import running_numbers
from schema.vocabulary import fold

Evidence = tuple[float, str]

ENOUGH_TO_STAND_ABOVE = 1.2  # from which on forms that look alike stand one above the other
OTHER_LEVEL = 1.5  # headings that are larger or of a higher style
MOST_NEIGHBOURS = 4.0
ROW_OVER_ROW = 1.5  # two bands have nothing between them, where two headings may have lost their words
BEHIND_PROSE = 0.5  # of what a heading right over another speaks for, where prose stands between
MOST_PARTS = 1.5
FEWEST_PAIRS = 2  # times that a heading stands right over one of its own form, before it stands above it
BAND = 100  # level from which on a heading is a band within a table


class Form(NamedTuple):
    """What headings of one rank have in common: their level (bands above BAND), how they are set, the name before their
    number, and whether another of the same form follows at once."""

    level: int
    look: str = ""
    name: str = ""
    above: bool = False


Neighbours = Mapping[tuple[Form, Form], float]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading or band: `key` tells it from others, `below` what comes next: another heading, the rows of a plan, a
    table that is none, or nothing more."""

    key: int
    words: str
    form: Form
    below: Literal["heading", "plan", "table", "end"] = "end"
    plans: int = 0  # runs of a plan's rows that stand below it before the next heading
    own: bool = False  # those rows name their objectives in a column of their own
    title: bool = False  # its words name a plan or report
    plain: bool = False  # its words say no more than that the plan or its actions follow
    sheet: bool = False  # the name of a sheet
    any_sheet: bool = False  # the name of a sheet that any workbook may have
    close: bool = True  # nothing but the heading itself stands before what is below


@dataclass(frozen=True)
class Outline:
    """The rank of each heading by its key, 0 the highest; those that say nothing of the actions below them; numbers
    that open headings without a stop, by the heading's words; why; and the headings over parts of the plan."""

    ranks: Mapping[int, int] = field(default_factory=dict)
    silent: frozenset[int] = frozenset()
    numbers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    reasons: Mapping[int, str] = field(default_factory=dict)
    parts: frozenset[int] = frozenset()
    sheet_ranks: frozenset[int] = frozenset()  # of names of sheets, where one stands over a part of the plan

    @property
    def is_parted(self) -> bool:
        """Whether several headings or bands stand over parts of the plan."""
        return len(self.parts) > 1

    def is_one_of_parts(self, key: int) -> bool:
        """Whether a heading stands over a part of the plan as others of its rank do."""
        return key in self.parts and any(self.ranks[one] == self.ranks[key] for one in self.parts - {key})


def outline_of(headings: Sequence[Heading], columns: Iterable[Sequence[str]] = ()) -> Outline:
    """The outline of a document from its headings and bands in reading order; `columns` are the words of each column of
    objectives."""
    numbers = _numbers(headings, columns)
    named = [_named(heading, numbers) for heading in headings]
    named = _doubled(_of_one_kind(named, numbers))
    ranks = _ranks(named)
    by_key = {h.key: ranks[h.form] for h in named}
    used = dict(_used_up(named)) | {h.key: "any workbook may have a sheet of this name" for h in named if h.any_sheet}
    whole = dict(_over_all(named, ranks, set(used))) | dict(_over_each(named, ranks))
    whole |= dict(_only_lead_on(named, ranks))
    silent = frozenset(used | whole)
    parts = frozenset(h.key for h in headings if h.plans and h.key not in silent)
    sheets = frozenset(by_key[h.key] for h in headings if h.sheet and h.key in parts)
    return Outline(by_key, silent, numbers, used | whole, parts, sheets)


def _numbers(headings: Sequence[Heading], columns: Iterable[Sequence[str]]) -> dict[str, tuple[str, str]]:
    """Bare figures that number headings of one level, or all of them, or the objectives of a column."""
    series: dict[int, list[str]] = {}
    for heading in headings:
        series.setdefault(heading.form.level, []).append(heading.words)
    together = [heading.words for heading in headings]
    return {
        text: found
        for texts in (*series.values(), together, *columns)
        for text, found in running_numbers(texts).items()
    }


def _named(heading: Heading, numbers: Mapping[str, tuple[str, str]]) -> Heading:
    """The heading with the name before its number, or how deep the number is, as part of its form."""
    label, ref, _ = split_labelled(heading.words)
    if not label:
        ref = numbers.get(heading.words, split_reference(heading.words))[0]
        label = f"number of {1 + ref.count('.')}" if ref else ""
    return replace(heading, form=heading.form._replace(name=fold(label)))


def _of_one_kind(headings: list[Heading], numbers: Mapping[str, tuple[str, str]]) -> list[Heading]:
    """The headings, those of the prose and the bands that have one name and count on from one another in one form: a
    band at the head of a page may have been read as a heading, a heading between two tables as a band."""
    joined = dict(_joins(headings, numbers))
    return [replace(h, form=joined.get(h.form, h.form)) for h in headings]


def _joins(headings: Sequence[Heading], numbers: Mapping[str, tuple[str, str]]) -> Iterator[tuple[Form, Form]]:
    found: dict[Form, list[str]] = {}
    for heading in headings:
        if heading.form.name:
            ref = numbers[heading.words][0] if heading.words in numbers else number_of(heading.words)
            found.setdefault(heading.form, []).append(ref)
    for form, refs in found.items():
        alike = [o for o in found if o.name == form.name and (o.level >= BAND) != (form.level >= BAND)]
        main = max(alike, key=lambda other: len(found[other]), default=None)
        if not main or set(refs) & set(found[main]):
            continue
        if (len(found[main]), main.level) > (len(refs), form.level):  # of as many the band is what the other is like
            yield form, main


@lru_cache(maxsize=4096)  # one step after the other asks for it
def number_of(words: str) -> str:
    """The number that opens a heading, with or without a name before it; "" where none does."""
    return split_labelled(words)[1] or split_reference(words)[0]


def _doubled(headings: list[Heading]) -> list[Heading]:
    """The headings, those set apart that stand right over another of their form: the first of two bands in a row is
    above the second. Not two that count on ("Priority 1", "Priority 2")."""
    over = {
        i
        for i, (one, other) in enumerate(pairwise(headings))
        if one.form == other.form
        and one.below == "heading"
        and one.close
        and other.below == "plan"
        and not (one.form.name or number_of(one.words))
    }
    often = Counter(headings[i].form for i in over)
    return [
        replace(h, form=h.form._replace(above=True))
        if i in over and often[h.form] >= (1 if h.form.level >= BAND else FEWEST_PAIRS)
        else h
        for i, h in enumerate(headings)
    ]


def _ranks(headings: Sequence[Heading]) -> dict[Form, int]:
    forms = list(dict.fromkeys(h.form for h in headings))
    over = _neighbours(headings)
    weights = {(a, b): sum(w for w, _ in why_above(headings, a, b, over)) for a in forms for b in forms if a != b}
    order = sorted(forms, key=lambda a: -sum(weights[a, b] > 0 for b in forms if b != a))
    ranks: dict[Form, int] = {}
    rank = 0
    for i, form in enumerate(order):
        level = [other for other in order[:i] if ranks[other] == rank]
        if level and any(not _alike(other, form, weights[other, form]) for other in level):
            rank += 1
        ranks[form] = rank
    return ranks


def _alike(one: Form, other: Form, weight: float) -> bool:
    """Whether two forms are of one rank: set alike, or both bands, with too little to tell one above the other."""
    alike = one.level == other.level or min(one.level, other.level) >= BAND
    return alike and weight < ENOUGH_TO_STAND_ABOVE


def why_above(
    headings: Sequence[Heading], one: Form, other: Form, over: Neighbours | None = None
) -> Iterator[Evidence]:
    """What speaks for headings of one form standing above those of another (below, where the weight is negative);
    `over` is how often one of each form stands right over each other, where that was counted."""
    if (one.level >= BAND) != (other.level >= BAND):
        yield (6.0 if other.level >= BAND else -6.0), "a heading stands above a band"
    elif one.level != other.level:
        yield (OTHER_LEVEL if one.level < other.level else -OTHER_LEVEL), "a heading of a higher level"
    if one.above != other.above and one._replace(above=False) == other._replace(above=False):
        yield (4.0 if one.above else -4.0), "the first of two in a row"
    yield from _from_names(one, other)
    yield from _from_neighbours(headings, one, other, _neighbours(headings) if over is None else over)
    yield from _from_numbers(headings, one, other)


def _from_names(one: Form, other: Form) -> Iterator[Evidence]:
    parts = names_part(one.name), names_part(other.name)
    if parts[0] != parts[1]:
        weight = 3.0 if one.name and other.name else 1.0
        yield (weight if parts[0] else -weight), "the name of a part of the plan"
    deep = [int(form.name.rpartition(" ")[2]) if form.name.startswith("number of") else 0 for form in (one, other)]
    if all(deep) and deep[0] != deep[1]:
        yield (2.0 if deep[0] < deep[1] else -2.0), "a shorter number"


def _neighbours(headings: Sequence[Heading]) -> Neighbours:
    """How often one of each form stands over the other with no plan between; where prose does, by half: it may be
    what the first one heads."""
    found: dict[tuple[Form, Form], float] = defaultdict(float)
    for one, other in pairwise(headings):
        if one.below == "heading":
            found[one.form, other.form] += 1.0 if one.close else BEHIND_PROSE
    return found


def _from_neighbours(headings: Sequence[Heading], one: Form, other: Form, pairs: Neighbours) -> Iterator[Evidence]:
    """A heading right over another is above it; so is one that has several of the other form below it."""
    each = ROW_OVER_ROW if min(one.level, other.level) >= BAND else 1.0
    straight = each * (pairs[one, other] - pairs[other, one])
    if straight:
        yield max(-MOST_NEIGHBOURS, min(MOST_NEIGHBOURS, straight)), "right over it"
    many = [sum(h.form == form for h in headings) for form in (one, other)]
    if pairs[one, other] + pairs[other, one] > 1:
        yield max(-MOST_PARTS, min(MOST_PARTS, log(many[1] / many[0]))), "several below each"


def _from_numbers(headings: Sequence[Heading], one: Form, other: Form) -> Iterator[Evidence]:
    """ "3" above "3.1"."""
    for sign, upper, lower in ((1, one, other), (-1, other, one)):
        over, children, total = "", 0, 0
        for heading in headings:
            if heading.form == upper:
                over = number_of(heading.words)
            elif heading.form == lower and (number := number_of(heading.words)):
                total += 1
                children += bool(over) and parent(number) == over
        if children and 2 * children >= total:
            yield sign * 4.0, "its number opens the numbers below"


def _used_up(headings: Sequence[Heading]) -> Iterator[tuple[int, str]]:
    """Headings that belong to the table right below them, which is no plan, though a plan follows without a heading of
    its own."""
    for heading in headings:
        if heading.below == "table" and sum(w for w, _ in why_used_up(headings, heading)) > 0:
            yield heading.key, "the table right below it is no plan"


def why_used_up(headings: Sequence[Heading], heading: Heading) -> Iterator[Evidence]:
    yield 2.0, "right over a table that is no plan"
    if names_part(heading.form.name):
        yield -3.0, "the name of a part of the plan"
    elif heading.form.name:
        yield -2.5, "it has a number"
    alike = [h for h in headings if h.form == heading.form and h is not heading]
    if both := sum(h.below == "table" and h.plans > 0 for h in alike):
        yield -2.0 * both, "others of its form stand over such a table and a plan"
    if any(h.plans and h.below == "plan" for h in alike):
        yield -0.5, "others of its form stand over a plan"


def _over_each(headings: Sequence[Heading], ranks: Mapping[Form, int]) -> Iterator[tuple[int, str]]:
    """Names of the plan in the same words over each part of it, as at the head of each of its pages."""
    total = sum(h.plans for h in headings)
    titles = (fold(h.words) for h in headings if h.title and h.form.level < BAND and names_plan(h.words))
    for words, often in Counter(titles).items():
        said = [i for i, h in enumerate(headings) if fold(h.words) == words]
        if often > 1 and total and sum(_plans_below(headings, ranks, i) for i in said) == total:
            yield from ((headings[i].key, "said again over each part of the plan") for i in said)


def _only_lead_on(headings: Sequence[Heading], ranks: Mapping[Form, int]) -> Iterator[tuple[int, str]]:
    """Headings that only say that actions follow, below one that says for what."""
    path: list[Heading] = []
    for heading in headings:
        path = [over for over in path if ranks[over.form] < ranks[heading.form]]
        is_said = bool(path) and not (path[-1].title or path[-1].plain or path[-1].plans)
        if is_said and heading.plain and heading.plans and not heading.form.name:
            yield heading.key, "it says no more than that actions follow"
        path.append(heading)


def _plans_below(headings: Sequence[Heading], ranks: Mapping[Form, int], at: int) -> int:
    """The runs of a plan's rows below a heading, before the next of its rank or above."""
    below = takewhile(lambda h: ranks[h.form] > ranks[headings[at].form], headings[at + 1 :])
    return headings[at].plans + sum(h.plans for h in below)


def _over_all(headings: Sequence[Heading], ranks: Mapping[Form, int], used: set[int]) -> Iterator[tuple[int, str]]:
    """Headings under which all of the plan stands: titles, which name the document or open it, where others below them
    say more, and those that only say that the plan follows."""
    total = sum(h.plans for h in headings)
    for i, heading in enumerate(headings):
        is_first = i == 0 or (i == 1 and fold(heading.words) == fold(headings[0].words))
        opens = heading.title or heading.plain or (is_first and heading.form.level < BAND)
        if heading.key in used or (heading.form.name and not heading.plain) or not opens:
            continue
        below: list[Heading] = []
        for other in headings[i + 1 :]:
            if ranks[other.form] <= ranks[heading.form]:
                break
            below.append(other)
        says_less = not heading.plans or heading.own or heading.plain
        if total and says_less and heading.plans + sum(h.plans for h in below) == total:
            yield heading.key, "all of the plan stands below it"
