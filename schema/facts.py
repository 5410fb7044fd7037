"""What a document says of itself: its kind, title, date and state, and the inspection it answers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from schema.period import Period
from schema.prose_dates import Dated, dates_in
from schema.vocabulary import fold, load

FRONT = 3  # pages from the first on which a label ("Publication date: ...") speaks of the document
LABEL = 15  # words a line has at most to be a label or title; more is prose
PROSE = 0.25  # worth of a mention within prose, beside one in a line
MENTIONS = 3.0  # what the body may add at most
# What a date is worth as the document's own: after a label, in a line that names the document, alone in a line.
LABELLED, ALONE = 6.0, 4.0
NAMED = {"title": 8.0, "heading": 5.0, "first_page": 4.0, "body": 4.0, "furniture": 3.0}
REACH = 200  # characters between a date and the words that say what it dates


@dataclass(frozen=True, slots=True)
class Text:
    """Some words of a document and the part they play: title, heading, first_page, body or furniture; pages from 1."""

    text: str
    place: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The words a fact was read from, and where."""

    words: str
    place: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself; None where it does not say. `read_from` gives, by fact, where it was read.

    `plan_first`, `plan_last`: the time it bears as its date; `inspection_first`, `inspection_last`: of the inspection.
    """

    document_type: str = "other"  # action_plan | improvement_plan | progress_report | inspection_report | other
    title: str | None = None
    plan_first: date | None = None
    plan_last: date | None = None
    is_draft: bool = False
    framework: str | None = None
    inspection_first: date | None = None
    inspection_last: date | None = None
    inspection_published: date | None = None
    overall_grade: str | None = None
    read_from: Mapping[str, Found] = field(default_factory=dict)


class _Candidate(NamedTuple):
    worth: float
    period: Period
    found: Found


def read_facts(title: str, blocks: Sequence[Text], file_name: str, properties: Mapping[str, str]) -> Facts:
    """The facts of a document from its words in reading order. `file_name` and `properties` (title) help to tell its
    kind; they never date it."""
    texts = [Text(title, "title"), *blocks] if title and not any(b.place == "title" for b in blocks) else list(blocks)
    texts = [Text(_straight(t.text), t.place, t.page) for t in texts if t.text.strip()]
    named = [*texts, *(Text(w, "file_name") for w in (_stem(file_name), properties.get("title", "")) if w)]
    read_from: dict[str, Found] = {}
    kind = _weighed("document_type", named, read_from)
    plan = None if kind == "inspection_report" else _best(_plan_dates(texts), "plan_first", read_from)
    inspected = _best(_inspection_dates(texts), "inspection_first", read_from)
    published = _best(_publications(texts), "inspection_published", read_from)
    return Facts(
        document_type=kind or "other",
        title=_title(title, texts, read_from),
        plan_first=plan.first if plan else None,
        plan_last=plan.last if plan else None,
        is_draft=_draft(texts, read_from),
        framework=_weighed("framework", texts, read_from),
        inspection_first=inspected.first if inspected else None,
        inspection_last=inspected.last if inspected else None,
        inspection_published=published.first if published else None,
        overall_grade=_grade(texts, inspected, read_from),
        read_from=read_from,
    )


def _title(title: str, texts: Sequence[Text], read_from: dict[str, Found]) -> str | None:
    for text in (*(t for t in texts if t.place == "title"), *(t for t in texts if t.place == "heading")):
        read_from["title"] = Found(text.text, text.place, text.page)
        return text.text
    return title.strip() or None


def _weighed(fact: str, texts: Iterable[Text], read_from: dict[str, Found]) -> str | None:
    """The value whose words weigh most, an earlier one of the vocabulary where two weigh the same."""
    head: dict[str, float] = defaultdict(float)
    body: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Found]] = {}
    for text in texts:
        words, worth = fold(text.text), _weight(text)
        for value, expressions in _values(fact).items():
            match = next((m for e in expressions if (m := e.search(words))), None)
            if match is None:
                continue
            (body if text.place == "body" else head)[value] += worth
            if worth > best.get(value, (0.0,))[0]:
                best[value] = (worth, Found(text.text[:REACH], text.place, text.page))
    scores = {value: head[value] + min(body[value], MENTIONS) for value in _values(fact) if value in best}
    if not scores:
        return None
    value = max(scores, key=lambda v: scores[v])
    read_from[fact] = best[value][1]
    return value


def _weight(text: Text) -> float:
    return float(load("documents")["weights"][text.place]) * (PROSE if len(text.text.split()) > LABEL else 1.0)


def _plan_dates(texts: Sequence[Text]) -> Iterator[_Candidate]:
    """Dates the document bears: in its title, after a label, or alone in a line at the front."""
    for i, text in enumerate(texts):
        words = text.text
        if text.place != "body" and i + 1 < len(texts) and re.fullmatch(r"(?:19|20)\d\d", texts[i + 1].text.strip()):
            words = f"{words} {texts[i + 1].text}"  # a title of two lines, the year in the second
        for found in dates_in(words):
            if worth := _plan_worth(text, words, found):
                yield _Candidate(worth, found.period, Found(words[:REACH], text.place, text.page))


def _plan_worth(text: Text, words: str, found: Dated) -> float:
    """How likely a date is the document's own, 0 where it is not; a bare year less than a month."""
    before = fold(words[: found.start])
    if len(words.split()) > LABEL or any(e.search(before) for e in _expressions("not_the_date")):
        return 0.0
    exact = 0.0 if found.period == _whole_year(found.period) else 1.0
    front = text.place != "body" or (text.page is not None and text.page <= FRONT)
    if front and any(e.search(before) for e in _expressions("date_labels")):
        return LABELLED + exact
    if any(e.search(fold(words)) for e in _expressions("plan_words")):
        return NAMED[text.place] + exact if text.place != "body" or _capital_draft(words) else 0.0
    alone = re.fullmatch(r"\W*", words[: found.start] + words[found.end :])
    return ALONE * exact if alone and front and text.place != "furniture" else 0.0


def _inspection_dates(texts: Sequence[Text]) -> Iterator[_Candidate]:
    """Dates that an inspection took place on, by the words just before or after them."""
    for text in texts:
        for sentence in _sentences(text.text):
            for found in dates_in(sentence):
                before = fold(sentence[max(0, found.start - REACH) : found.start])
                cue = next((m for e in _expressions("inspected_before") for m in [_last(e, before)] if m), None)
                between = before[cue.end() :] if cue else ""
                stated = bool(cue) and not any(e.search(between) for e in _expressions("not_inspected"))
                after = any(e.search(fold(sentence[found.end :])) for e in _expressions("inspected_after"))
                if (stated or after) and found.period != _whole_year(found.period) and not list(dates_in(between)):
                    label = cue is not None and "date" in cue.group()
                    worth = _weight(text) + (8.0 if label else 0.0) + (1.0 if stated else 0.0)
                    yield _Candidate(worth, found.period, Found(sentence[:REACH], text.place, text.page))


def _publications(texts: Sequence[Text]) -> Iterator[_Candidate]:
    """Days an inspection's report or letter was published on."""
    for text in texts:
        for sentence in _sentences(text.text):
            about = any(e.search(fold(sentence)) for e in _expressions("about_inspection"))
            for found in dates_in(sentence):
                before = fold(sentence[: found.start])
                day = found.period.first == found.period.last
                label = re.fullmatch(r"(report )?published ?(on )?:? ?", before) is not None
                if day and (about or label) and any(e.search(before) for e in _expressions("published_before")):
                    yield _Candidate(_weight(text), found.period, Found(sentence[:REACH], text.place, text.page))


def _grade(texts: Sequence[Text], inspected: Period | None, read_from: dict[str, Found]) -> str | None:
    """The overall grade: by the surest wording, surer at the front, the first of equals."""
    best = max(_grades(texts, inspected), key=lambda g: g[0], default=None)
    if best is None:
        return None
    read_from["overall_grade"] = best[2]
    return load("documents")["grades"][best[1]] or None


def _grades(texts: Sequence[Text], inspected: Period | None) -> Iterator[tuple[int, str, Found]]:
    """Grades that sentences give to the whole, with their worth; none of an earlier inspection, or aimed at."""
    for i, text in enumerate(texts):
        front = text.place != "body" or text.page == 1
        for sentence in (*_sentences(text.text), *_label_and_answer(texts[i : i + 2])):
            words = fold(sentence)
            if any(e.search(words) for e in _expressions("not_overall")) or _earlier(sentence, inspected):
                continue
            about = front or any(e.search(words) for e in _expressions("about_inspection"))
            for rank, expression in enumerate(_overall()):
                if (rank == 0 or about) and (match := expression.search(words)):
                    worth = len(_overall()) - rank + (FRONT if front else 0)
                    yield worth, match["grade"], Found(sentence[:REACH], text.place, text.page)


def _label_and_answer(texts: Sequence[Text]) -> tuple[str, ...]:
    """A short text and the short one after it as one sentence: two cells of a row."""
    short = len(texts) == 2 and all(len(t.text.split()) <= LABEL for t in texts)
    return (" ".join(t.text for t in texts),) if short else ()


def _earlier(sentence: str, inspected: Period | None) -> bool:
    """Whether all dates of a sentence lie before the inspection."""
    if inspected is None or inspected.first is None:
        return False
    ends = [found.period.last for found in dates_in(sentence)]
    return bool(ends) and all(end is not None and end < inspected.first for end in ends)


def _draft(texts: Sequence[Text], read_from: dict[str, Found]) -> bool:
    """Whether the document calls itself a draft in a line of its own; in the body only in capitals beside its name."""
    for text in texts:
        if len(text.text.split()) > LABEL or "draft" not in fold(text.text):
            continue
        named = any(e.search(fold(text.text)) for e in _expressions("plan_words"))
        capital = _capital_draft(text.text)
        draft = capital and named if text.place == "body" else capital or _opens_or_ends_with_draft(text.text)
        if draft or (text.place in ("title", "furniture") and named):
            read_from["is_draft"] = Found(text.text, text.place, text.page)
            return True
    return False


def _capital_draft(words: str) -> bool:
    return bool(re.search(r"\bDRAFT\b", words))


def _opens_or_ends_with_draft(words: str) -> bool:
    return bool(re.search(r"^\W*Draft\b|\b[Dd]raft\W*$|\b[Dd]raft v?\d", words))


def _best(candidates: Iterable[_Candidate], fact: str, read_from: dict[str, Found]) -> Period | None:
    """The candidate of most worth, the first of equals."""
    best = max(candidates, key=lambda c: c.worth, default=None)
    if best is None:
        return None
    read_from[fact] = best.found
    return best.period


def _sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[a-z\d)'\"][.!?])\s+(?=[A-Z])|\n(?=[A-Z])", text) if s.strip()]


def _last(expression: re.Pattern[str], words: str) -> re.Match[str] | None:
    return max(expression.finditer(words), key=lambda m: m.end(), default=None)


def _whole_year(period: Period) -> Period:
    return Period.year((period.first or date.min).year)


def _straight(text: str) -> str:
    return re.sub(r"[^\S\n]+", " ", text.replace("’", "'").replace("‘", "'")).strip()


def _stem(file_name: str) -> str:
    return re.sub(r"[-_.]+", " ", re.sub(r"\.\w+$", "", file_name))


@cache
def _expressions(key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(e) for e in load("documents")[key])


@cache
def _values(fact: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    return {value: tuple(re.compile(e) for e in listed) for value, listed in load("documents")[fact].items()}


@cache
def _overall() -> tuple[re.Pattern[str], ...]:
    grades = "|".join(sorted(load("documents")["grades"], key=len, reverse=True))
    grade = rf"[\"' ]*(?P<grade>{grades})\b[\"']*"
    return tuple(re.compile(e.replace("GRADE", grade)) for e in load("documents")["overall"])
