"""Which recommendation of a report each unit of a plan answers: by its card, its words, its number or the paragraphs
both cite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.links.replies import Reply
from pipeline.links.wording import difference, likeness, part_of, verbatim, wordings
from schema.themes import read_themes, themes

Row = dict[str, Any]

# On the pairs of objectives and recommendations of four councils, links had 0.88 and more, others at most 0.5.
LINKED = 0.75  # likeness from which a wording is the recommendation, re-worded
ASKED = 0.4  # likeness from which a person is asked
STANDING_OUT = 0.3  # likeness from which a person is asked where no other recommendation comes near
LIKENESS_AHEAD = 0.1  # likeness by which the likest must lead the next
RUN = 3  # units linked by words whose numbers must be those of their recommendations before numbers count
NUMBERED = 0.15  # likeness that a link by number needs: one with none in its words is asked


@dataclass(frozen=True, slots=True)
class Response:
    """That a unit answers a recommendation, or may (`sure` False): `words` tells what supports it."""

    reply: Reply
    finding: Row
    how: str
    score: float
    words: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """How like a unit is to a recommendation: the two wordings that are likest."""

    finding: Row
    score: float
    printed: str
    asked: str

    @property
    def verbatim(self) -> bool:
        return verbatim(self.printed, self.asked)


def responses(units: Sequence[Reply], asked: Sequence[Row], card: Mapping[str, str]) -> list[Response]:
    """The links from units to recommendations, in the order of the units; a unit may have several, sure or asked."""
    matches = [_matches(unit, asked) for unit in units] if asked else [[] for _ in units]
    by_words = [_by_words(unit, found) for unit, found in zip(units, matches, strict=True)]
    numbers = _numbers(asked)
    trusted = _numbers_agree(by_words, numbers)
    found: list[Response] = []
    for unit, likest, worded in zip(units, matches, by_words, strict=True):
        if (said := _said(unit, card)) is not None:
            found += [Response(unit, m.finding, "card", 1.0, said) for m in likest if m.finding["finding_id"] == said]
        else:
            found += (
                worded
                or _by_paragraph(unit, likest)
                or _by_number(unit, likest, numbers, trusted)
                or _ask(unit, likest)
            )
    return found


def _said(unit: Reply, card: Mapping[str, str]) -> str | None:
    return next((card[record] for record in unit.records if record in card), None)


def _matches(unit: Reply, asked: Sequence[Row]) -> list[Match]:
    """Each recommendation with how like it is, the likest first."""
    variants = [(finding, wording) for finding in asked for wording in wordings(finding["text"])]
    likenesses = likeness(unit.texts, [wording for _, wording in variants])
    best: dict[str, Match] = {}
    for printed, row in zip(unit.texts, likenesses, strict=True):
        for (finding, wording), score in zip(variants, row, strict=True):
            match = Match(finding, 1.0 if verbatim(printed, wording) else score, printed, wording)
            if finding["finding_id"] not in best or match.score > best[finding["finding_id"]].score:
                best[finding["finding_id"]] = match
    return sorted(best.values(), key=lambda m: -m.score)


def _by_words(unit: Reply, likest: Sequence[Match]) -> list[Response]:
    same = [m for m in likest if m.verbatim]
    if same:
        return [Response(unit, m.finding, "verbatim", 1.0, m.printed) for m in same]
    parts = [m for m in likest if part_of(m.printed, m.asked) or part_of(m.asked, m.printed)]
    if not parts and likest and likest[0].score >= LINKED and _leads(likest):
        parts = [likest[0]]
    return [Response(unit, m.finding, "reworded", m.score, difference(m.printed, m.asked)) for m in parts]


def _leads(likest: Sequence[Match]) -> bool:
    return len(likest) < 2 or likest[1].score <= likest[0].score - LIKENESS_AHEAD


def _by_paragraph(unit: Reply, likest: Sequence[Match]) -> list[Response]:
    """By the paragraphs that only one recommendation and the unit cite, or the paragraph that is the recommendation."""
    cited = [(m, unit.refs & _paragraphs(m.finding)) for m in likest]
    shared = [(m, refs) for m, refs in cited if refs]
    if len(shared) != 1 or shared[0][0].score < NUMBERED:
        return []
    match, refs = shared[0]
    return [Response(unit, match.finding, "paragraph", match.score, ", ".join(sorted(refs)))]


def _paragraphs(finding: Row) -> set[str]:
    own = {f"para {finding['ref']}"} if finding["ref"] else set()
    return own | {ref for ref in finding["inspection_refs"] or () if ref.startswith("para")}


def _numbers(asked: Sequence[Row]) -> dict[str, set[str]]:
    """The numbers each recommendation may be known by: as printed, and its place in its addressee's list."""
    places: dict[str | None, int] = {}
    numbers: dict[str, set[str]] = {}
    for finding in asked:
        place = places[finding["addressee"]] = places.get(finding["addressee"], 0) + 1
        numbers[finding["finding_id"]] = {str(place), finding["ref"] or str(place)}
    return numbers


def _numbers_agree(by_words: Sequence[Sequence[Response]], numbers: Mapping[str, set[str]]) -> bool:
    """Whether the plan's numbers are the report's: all units linked by words bear them, and they are enough."""
    linked = [r for found in by_words if len(found) == 1 for r in found if r.reply.number]
    return len(linked) >= RUN and all(r.reply.number in numbers[r.finding["finding_id"]] for r in linked)


def _by_number(unit: Reply, likest: Sequence[Match], numbers: Mapping[str, set[str]], trusted: bool) -> list[Response]:
    named = [m for m in likest if trusted and unit.number in numbers[m.finding["finding_id"]]]
    if len(named) != 1:
        return []
    sure = named[0].score >= NUMBERED
    told = f"number {unit.number}" if sure else f"it bears the number {unit.number}, but none of the words"
    return [Response(unit, named[0].finding, "number", named[0].score, told, sure)]


def _ask(unit: Reply, likest: Sequence[Match]) -> list[Response]:
    """What a person is asked: the likest recommendation, where it is like enough or stands out, else the only one of
    the unit's themes."""
    if likest and (likest[0].score >= ASKED or (likest[0].score >= STANDING_OUT and _leads(likest))):
        best = likest[0]
        return [Response(unit, best.finding, "words", best.score, difference(best.printed, best.asked), sure=False)]
    shared = [(m, names) for m in likest if (names := _themes([m.finding["text"]]) & _themes(unit.texts))]
    if len(shared) != 1:
        return []
    match, names = shared[0]
    return [Response(unit, match.finding, "theme", match.score, ", ".join(sorted(names)), sure=False)]


def _themes(texts: Sequence[str]) -> set[str]:
    """The themes of the texts, without those that nearly every text has."""
    known = themes()
    return {r.theme for text in texts for r in read_themes(text) if not known[r.theme].generic}
