"""Which action of an earlier list is which of a later one: kept, re-worded, split into several or merged into one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any

from pipeline.links.wording import plain

Row = dict[str, Any]

SIMILAR = 60.0  # least likeness (0 to 100) of two wordings of one action; below it one went and another came
SAME_NUMBER = 10.0  # what a common number adds to their likeness
PART_WITHIN = 0.8  # share of a part's words that stand in the whole it was split from
PARTS_COVER = 0.75  # share of the whole's words that its parts have between them
PART_WORDS = 3  # words of a part
ACTIONS_KEPT = 1 << 12  # of which the words are kept: those of the plans of one council are compared pair by pair
SMALL_WORD = 3  # letters of a word that says little ("the", "its"); whoever splits an action writes these anew


@dataclass(frozen=True, slots=True)
class Pairing:
    """Places in the two lists: `pairs` old to new, one to one; `splits` old to its parts, `merges` new to its parts."""

    pairs: dict[int, int]
    splits: dict[int, tuple[int, ...]]
    merges: dict[int, tuple[int, ...]]


def pairing(old: Sequence[Row], new: Sequence[Row]) -> Pairing:
    """Of rows with `action` and `action_ref`: the same words first, then splits and merges, then likely wordings."""
    pairs = _same(old, new)
    left, free = _rest(old, pairs.keys()), _rest(new, pairs.values())
    splits = _wholes(old, left, new, free)
    left = [i for i in left if i not in splits]
    free = [j for j in free if not any(j in parts for parts in splits.values())]
    merges = _wholes(new, free, old, left)
    free = [j for j in free if j not in merges]
    left = [i for i in left if not any(i in parts for parts in merges.values())]
    pairs |= _likely(old, left, new, free)
    return Pairing(dict(sorted(pairs.items())), splits, merges)


def pairs_of(old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """The one to one pairs alone, where a list is read twice and nobody wrote it anew."""
    pairs = _same(old, new)
    return dict(sorted((pairs | _likely(old, _rest(old, pairs.keys()), new, _rest(new, pairs.values()))).items()))


def _rest(rows: Sequence[Row], taken: Iterable[int]) -> list[int]:
    known = set(taken)
    return [at for at in range(len(rows)) if at not in known]


def _same(old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """Those of the same words: first with the same number too, then whatever their numbers."""
    pairs: dict[int, int] = {}
    for numbered in (True, False):
        places: dict[tuple[Any, ...], list[int]] = {}
        for j in _rest(new, pairs.values()):
            places.setdefault(_key(new[j], numbered), []).append(j)
        for i in _rest(old, pairs.keys()):
            if same := places.get(_key(old[i], numbered)):
                pairs[i] = same.pop(0)
    return pairs


def _key(row: Row, numbered: bool) -> tuple[Any, ...]:
    """The words of an action without spaces, which readers of two formats may see in other places."""
    words = plain(row["action"]).replace(" ", "") or row["action"]
    return (words, row["action_ref"]) if numbered else (words,)


def _wholes(
    rows: Sequence[Row], wanted: Sequence[int], others: Sequence[Row], free: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    """Each of the `wanted` rows whose words two or more of the `free` ones of the other list have between them, each
    with some that no other has."""
    if not wanted or len(free) < 2:
        return {}
    told = {j: _told(others[j]["action"]) for j in free}
    bits = {word: 1 << n for n, word in enumerate({word for said in told.values() for word in said.distinct})}
    may = [(j, sum(map(bits.__getitem__, said.distinct)), said) for j, said in told.items() if said.missing >= 0]
    found: dict[int, tuple[int, ...]] = {}
    taken: set[int] = set()
    for i in wanted:
        whole = _told(rows[i]["action"]).distinct
        unsaid = ~sum(map(bits.__getitem__, whole & bits.keys()))
        likely = [(j, said) for j, words, said in may if (words & unsaid).bit_count() <= said.missing]
        parts = tuple(j for j, said in likely if j not in taken and _is_part(said, whole))
        if len(parts) < 2:
            continue
        covered = Counter(word for j in parts for word in whole & told[j].distinct)
        own = [any(covered[word] == 1 for word in whole & told[j].distinct) for j in parts]
        if all(own) and len(covered) >= PARTS_COVER * len(whole):
            found[i] = parts
            taken.update(parts)
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of an action that say something; `missing` is how many of them a whole may lack of which it is a part,
    below 0 where it is too short for one."""

    words: tuple[str, ...]
    distinct: frozenset[str]
    missing: int


@lru_cache(maxsize=ACTIONS_KEPT)
def _told(action: str) -> _Told:
    """Words of one thing or several count alike; small ones too, where the others are too few for a part."""
    words = [word.removesuffix("s") for word in plain(action).split()]
    told = [word for word in words if len(word) > SMALL_WORD]
    said = tuple(told if len(told) >= PART_WORDS else words)
    missing = len(said) - ceil(PART_WITHIN * len(said)) if len(said) >= PART_WORDS else -1
    return _Told(said, frozenset(said), missing)


def _is_part(part: _Told, whole: Set[str]) -> bool:
    if len(part.distinct) >= len(whole):
        return False
    return sum(map(part.words.count, part.distinct - whole)) <= part.missing


def _likely(old: Sequence[Row], left: Sequence[int], new: Sequence[Row], free: Sequence[int]) -> dict[int, int]:
    """The likeliest pairs first, each row once."""
    from rapidfuzz import fuzz, process

    wordings = [new[j]["action"] for j in free]
    likely = sorted(
        (-round(score, 4) - SAME_NUMBER * _same_number(old[i], new[free[b]]), i, free[b])
        for i in left
        for _, score, b in process.extract_iter(old[i]["action"], wordings, scorer=fuzz.ratio, score_cutoff=SIMILAR)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in likely:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _same_number(one: Row, other: Row) -> bool:
    return one["action_ref"] is not None and one["action_ref"] == other["action_ref"]
