"""The inspection a document answers: its days, the day its report was published, and the overall grade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from schema.dates.period import Period
from schema.dates.prose_dates import Dated, dates_in
from schema.document.document_texts import (
    FRONT,
    REACH,
    Candidate,
    Found,
    Text,
    dated_sentences,
    is_prose,
    is_year_or_more,
    says,
    sentences,
    weight,
)
from schema.document.report_words import speaks
from schema.vocabulary import fold, load

# What a date is worth: after the label "Inspection dates", after words of inspecting, before them.
LABELLED, STATED, FOLLOWED = 10.0, 2.0, 1.0
JOINED = re.compile(r"\s*(?:,|;|&|,?\s*and)\s*", re.IGNORECASE)  # between two stays of one inspection
EXACTER = 0.5  # more, in brackets behind a vaguer one: "in March 2031 (3 to 14 March 2031)"


def inspection_dates(texts: Sequence[Text]) -> Iterator[Candidate]:
    """Times that an inspection took place in, by the words just before or after them."""
    for text in texts:
        for sentence in dated_sentences(text.text):
            vaguer: tuple[Dated, float] | None = None
            dated = list(dates_in(sentence))
            for n, found in enumerate(dated):
                worth = _inspected(fold(sentence[: found.start])[-REACH:], fold(sentence[found.end :]))
                if vaguer and sentence[vaguer[0].end : found.start].strip() == "(" and _within(found, vaguer[0]):
                    worth = max(worth, vaguer[1] + EXACTER)
                if worth and not is_year_or_more(found.period):
                    period = _stays(sentence, dated[n:]) if worth >= LABELLED else found.period
                    yield Candidate(worth + weight(text), period, Found(sentence[:REACH], text.place, text.page))
                vaguer = (found, worth) if worth else None


def _within(found: Dated, vaguer: Dated) -> bool:
    """Whether a date begins in the time that another states more vaguely."""
    first, (start, end) = found.period.first, (vaguer.period.first, vaguer.period.last)
    return first is not None and start is not None and end is not None and start <= first <= end


def _stays(sentence: str, dated: Sequence[Dated]) -> Period:
    """The first of some times, to the end of those joined to it by "and" or a comma: inspectors may come twice."""
    whole = dated[0].period
    for stay, later in pairwise(dated):
        if not JOINED.fullmatch(sentence[stay.end : later.start]) or not _follows(later.period, whole):
            break
        whole = Period(whole.first, later.period.last)
    return whole


def _follows(later: Period, whole: Period) -> bool:
    """Whether a time begins after another has ended, and both lie within a year."""
    if whole.first is None or whole.last is None or later.first is None or later.last is None:
        return False
    return whole.last < later.first and not is_year_or_more(Period(whole.first, later.last))


def _inspected(before: str, after: str) -> float:
    """What the words around a date say for an inspection having been then: 0 nothing, more the surer."""
    cue = next((m for e in _cues() if (m := _last(e, before))), None)
    between = before[cue.end() :] if cue else ""
    if any(dates_in(between)):
        return 0.0
    if cue and not says("not_inspected").found_in(between):
        return LABELLED if "date" in cue.group() else STATED
    return FOLLOWED if says("inspected_after").found_in(after) else 0.0


def publications(texts: Sequence[Text]) -> Iterator[Candidate]:
    """Days an inspection's report or letter was published on."""
    for text in texts:
        for sentence in dated_sentences(text.text):
            for found in dates_in(sentence):
                about = says("about_inspection").found_in(fold(sentence))
                before = fold(sentence[: found.start])
                day = found.period.first == found.period.last
                label = re.fullmatch(r"(report )?published ?(on )?:? ?", before) is not None
                if day and (about or label) and says("published_before").found_in(before):
                    yield Candidate(weight(text), found.period, Found(sentence[:REACH], text.place, text.page))


def letter_dates(texts: Sequence[Text]) -> Iterator[Candidate]:
    """The day alone in a line over the salutation of a letter, which is the day the letter is of."""
    above: list[Candidate] = []
    for text in texts:
        if text.page not in (None, 1):
            return
        if speaks("salutation", text.text):
            yield from above
            return
        for line in text.text.splitlines():
            for found in dates_in(line):
                day = found.period.first is not None and found.period.first == found.period.last
                if day and not re.search(r"\w", line[: found.start] + line[found.end :]):
                    above.append(Candidate(weight(text), found.period, Found(line, text.place, text.page)))


def gives_no_grade(texts: Sequence[Text]) -> bool:
    """Whether the title, a heading or line of the first page says that this is of a visit, which gives no grade."""
    front = (t for t in texts if t.page in (None, 1) and t.place != "body" and not is_prose(t.text))
    return any(speaks("no_grade", text.text) for text in front)


def overall_grade(texts: Sequence[Text], inspected: Period | None, read_from: dict[str, Found]) -> str | None:
    """The overall grade: by the surest wording, surer at the front, the first of equals."""
    best = max(_grades(texts, inspected), key=lambda g: g[0], default=None)
    if best is None:
        return None
    read_from["overall_grade"] = best[2]
    return load("documents")["grades"][best[1]] or None


def _grades(texts: Sequence[Text], inspected: Period | None) -> Iterator[tuple[int, str, Found]]:
    """Grades that sentences give to the whole, with their worth; none of an earlier inspection, or aimed at."""
    are_short = [not is_prose(text.text) for text in texts]
    for i, text in enumerate(texts):
        front = text.place != "body" or text.page == 1
        own = sentences(text.text) if _names_grade(fold(text.text)) else ()
        for sentence in (*own, *_label_and_answer(texts[i : i + 2], are_short[i : i + 2])):
            words = fold(sentence)
            if not _names_grade(words):
                continue
            if says("not_overall").found_in(words) or _earlier(sentence, inspected):
                continue
            about = front or says("about_inspection").found_in(words)
            for rank, expression in enumerate(_overall()):
                if (rank == 0 or about) and (match := expression.search(words)):
                    worth = len(_overall()) - rank + (FRONT if front else 0)
                    yield worth, match["grade"], Found(sentence[:REACH], text.place, text.page)


def _label_and_answer(texts: Sequence[Text], are_short: Sequence[bool]) -> tuple[str, ...]:
    """A short text and the short one after it as one sentence: two cells of a row."""
    return (" ".join(t.text for t in texts),) if len(texts) == 2 and all(are_short) else ()


def _earlier(sentence: str, inspected: Period | None) -> bool:
    """Whether all dates of a sentence lie before the inspection."""
    if inspected is None or inspected.first is None:
        return False
    ends = [found.period.last for found in dates_in(sentence)]
    return bool(ends) and all(end is not None and end < inspected.first for end in ends)


def _last(expression: re.Pattern[str], words: str) -> re.Match[str] | None:
    return max(expression.finditer(words), key=lambda m: m.end(), default=None)


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(e) for e in load("documents")["inspected_before"])


def _names_grade(words: str) -> bool:
    return any(map(words.__contains__, load("documents")["grades"]))


@cache
def _overall() -> tuple[re.Pattern[str], ...]:
    grades = "|".join(sorted(load("documents")["grades"], key=len, reverse=True))
    grade = rf"[\"' ]*(?P<grade>{grades})\b[\"']*"
    return tuple(re.compile(e.replace("GRADE", grade)) for e in load("documents")["overall"])
