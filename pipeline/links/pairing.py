"""Which action of an earlier list is which of a later one: kept, re-worded, split into several or merged into one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Any

from pipeline.links.wording import plain

Row = dict[str, Any]

SIMILAR = 60.0  # least likeness (0 to 100) of two wordings of one action; below it one went and another came
SAME_NUMBER = 10.0  # what a common number adds to their likeness
PART_WITHIN = 0.8  # share of a part's words that stand in the whole it was split from
PARTS_COVER = 0.75  # share of the whole's words that its parts have between them
PART_WORDS = 3  # words of a part
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
    words = {j: _told(others[j]) for j in free}
    distinct = {j: frozenset(said) for j, said in words.items()}
    found: dict[int, tuple[int, ...]] = {}
    taken: set[int] = set()
    for i in wanted:
        whole = set(_told(rows[i]))
        parts = tuple(j for j in free if j not in taken and _is_part(words[j], distinct[j], whole))
        covered = Counter(word for j in parts for word in whole & distinct[j])
        own = [any(covered[word] == 1 for word in whole & distinct[j]) for j in parts]
        if len(parts) > 1 and all(own) and len(covered) >= PARTS_COVER * len(whole):
            found[i] = parts
            taken.update(parts)
    return found


def _told(row: Row) -> list[str]:
    """The words of an action that say something, of one thing or several; all, where those are too few for a part."""
    words = [word.removesuffix("s") for word in plain(row["action"]).split()]
    told = [word for word in words if len(word) > SMALL_WORD]
    return told if len(told) >= PART_WORDS else words


def _is_part(words: Sequence[str], distinct: Set[str], whole: Set[str]) -> bool:
    if len(words) < PART_WORDS or len(distinct) >= len(whole):
        return False
    missing, least = distinct - whole, PART_WITHIN * len(words)
    return len(words) - len(missing) >= least and len(words) - sum(map(words.count, missing)) >= least


def _likely(old: Sequence[Row], left: Sequence[int], new: Sequence[Row], free: Sequence[int]) -> dict[int, int]:
    """The likeliest pairs first, each row once."""
    from rapidfuzz import fuzz, process

    scores = process.cdist([old[i]["action"] for i in left], [new[j]["action"] for j in free], scorer=fuzz.ratio)
    likely = sorted(
        (-scores[a][b] - SAME_NUMBER * _same_number(old[i], new[j]), i, j)
        for a, i in enumerate(left)
        for b, j in enumerate(free)
        if scores[a][b] >= SIMILAR
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
