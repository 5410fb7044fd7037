"""Icons that rules draw in place of numbers: traffic lights, flags and signs, as the discs of their colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.sheet.rule_tests import Lookup, literal
from extractors.sheet.sheet_parts import Area, cells_in, formatting_rules
from extractors.sheet.xml import Element, is_true, s

LIGHTS = "🔴🟠🟢"  # the lowest first; the middle one is what plans call amber
SETS = {
    **dict.fromkeys(("3TrafficLights1", "3TrafficLights2", "3Signs", "3Flags", "3Symbols", "3Symbols2"), LIGHTS),
    "4TrafficLights": "⚫" + LIGHTS,
}
BY_DEFAULT = "3TrafficLights1"


@dataclass(frozen=True, slots=True)
class Threshold:
    """From which number an icon is drawn: `kind` as the file has it; `inclusive` where that number itself counts."""

    kind: str
    value: float
    inclusive: bool


@dataclass(frozen=True, slots=True)
class IconSet:
    """A rule that draws an icon alone where a number stands: the discs from the lowest, and from where each counts."""

    discs: str
    areas: tuple[Area, ...]
    thresholds: tuple[Threshold, ...]


def icon_sets(root: Element) -> list[IconSet]:
    """The rules of a sheet that draw coloured icons in place of numbers."""
    return [found for rule, where in formatting_rules(root) if (found := icon_set(rule, where))]


def icon_set(rule: Element, where: tuple[Area, ...]) -> IconSet | None:
    """A rule as a set of icons; None for any other, for one that leaves the numbers beside them or has no colours, and
    where nobody here can tell from which numbers they count."""
    drawn = rule.find(s("iconSet"))
    if drawn is None or is_true(drawn.get("showValue", "1")):
        return None
    discs = SETS.get(drawn.get("iconSet", BY_DEFAULT), "")
    found = [_threshold(one) for one in drawn.iterchildren(s("cfvo"))]
    thresholds = tuple(one for one in found if one)
    if not discs or not len(discs) == len(thresholds) == len(found):
        return None
    return IconSet(discs[::-1] if is_true(drawn.get("reverse")) else discs, where, thresholds)


def shown_icons(
    sets: Sequence[IconSet], rows: Sequence[int], last_column: int, look: Lookup
) -> dict[tuple[int, int], str]:
    """The disc that stands for the icon of each cell, by row and column."""
    shown: dict[tuple[int, int], str] = {}
    for one in reversed(sets):  # the first of two that meet wins
        places = cells_in(one.areas, rows, last_column)
        numbers = {place: value for place in places if isinstance(value := look(*place), float)}
        ordered = sorted(numbers.values())
        steps = [(_limit(t, ordered), t.inclusive) for t in one.thresholds[1:]] if ordered else []
        for place, number in numbers.items():
            shown[place] = one.discs[sum(number > limit or (number == limit and also) for limit, also in steps)]
    return shown


def _threshold(one: Element) -> Threshold | None:
    kind, inclusive = one.get("type", ""), is_true(one.get("gte", "1"))
    value = literal(one.get("val", "0"))
    if kind not in ("num", "percent", "percentile", "formula", "min", "max") or not isinstance(value, float):
        return None
    return Threshold(kind, value, inclusive)


def _limit(one: Threshold, ordered: Sequence[float]) -> float:
    """The number a threshold stands for among those of its cells, which are in order."""
    low, high = ordered[0], ordered[-1]
    if one.kind == "percent":
        return low + (high - low) * one.value / 100
    if one.kind == "percentile":
        at = (len(ordered) - 1) * min(max(one.value, 0.0), 100.0) / 100
        below, above = ordered[int(at)], ordered[min(int(at) + 1, len(ordered) - 1)]
        return below + (above - below) * (at % 1)
    return {"min": low, "max": high}.get(one.kind, one.value)
