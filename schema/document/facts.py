"""What a document says of itself: its kind, title, date and state, and the inspection it answers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from schema.any_of import AnyOf, any_of
from schema.dates.period import Period
from schema.dates.prose_dates import Dated, dates_in
from schema.document.document_texts import (
    FRONT,
    REACH,
    Candidate,
    Found,
    Text,
    best_of,
    dated_sentences,
    is_prose,
    is_year_or_more,
    says,
    weight,
)
from schema.document.inspection import gives_no_grade, inspection_dates, letter_dates, overall_grade, publications
from schema.vocabulary import fold, load

__all__ = ["Facts", "Found", "Text", "read_facts"]

WEIGHED = ("document_type", "framework")  # facts that all mentions of them decide together
MENTIONS = 3.0  # what the body may add at most
# What a date is worth as the document's own: after a label, in a line that names the document, alone in a line.
LABELLED_FACT, FACT_ALONE = 6.0, 4.0
YEARS = 0.25  # part of that worth where a plan names the years it is for ("2015-16"): any other date is its own
SORTED_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d) ?([01]\d) ?([0-3]\d)(?!\d)")
_TWO_NUMBERS = re.compile(r"\d\W+(?:to )?\d")
_NO_WORD = re.compile(r"\W*")
_BLANKS = re.compile(r"[^\S\n]+")
_ONE_YEAR = re.compile(r"(?:19|20)\d\d")
_CAPITAL_DRAFT = re.compile(r"\bDRAFT\b")
_DRAFT_AT_AN_END = re.compile(r"^\W*Draft\b|\b[Dd]raft\W*$|\b[Dd]raft v?\d")
# Between the last day of an inspection and the day its report was published; a day outside is that of a copy.
SOONEST, LATEST = timedelta(days=10), timedelta(days=120)
NAMED = {"title": 8.0, "heading": 5.0, "first_page": 4.0, "body": 4.0, "furniture": 3.0}


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


def read_facts(title: str, blocks: Sequence[Text], file_name: str, properties: Mapping[str, str]) -> Facts:
    """The facts of a document from its words in reading order. `file_name` and `properties` (title) help to tell its
    kind; the file name dates it only where nothing in it does."""
    texts = [Text(title, "title"), *blocks] if title and not any(b.place == "title" for b in blocks) else list(blocks)
    texts = [Text(_straight(t.text), t.place, t.page) for t in texts if t.text.strip()]
    named = [*texts, *(Text(w, "file_name") for w in (_stem(file_name), properties.get("title", "")) if w)]
    read_from: dict[str, Found] = {}
    telling = [text for text in named if _any_value(*WEIGHED).found_in(fold(text.text))]  # most speak of no value
    kind = _weighed("document_type", telling, read_from)
    plan = None if kind == "inspection_report" else best_of(_plan_dates(texts), "plan_first", read_from)
    if plan is None and kind != "inspection_report":
        plan = best_of(_file_dates(file_name), "plan_first", read_from)
    inspected = best_of(inspection_dates(texts), "inspection_first", read_from)
    published = best_of(publications(texts), "inspection_published", read_from)
    if published is None and kind == "inspection_report":
        published = best_of(letter_dates(texts), "inspection_published", read_from)
        published = published or best_of(_day_in_file_name(file_name, inspected), "inspection_published", read_from)
    graded = kind != "inspection_report" or not gives_no_grade(texts)
    return Facts(
        document_type=kind or "other",
        title=_title(title, texts, read_from),
        plan_first=plan.first if plan else None,
        plan_last=plan.last if plan else None,
        is_draft=_draft(texts, read_from),
        framework=_weighed("framework", [text for text in telling if text.place != "file_name"], read_from),
        inspection_first=inspected.first if inspected else None,
        inspection_last=inspected.last if inspected else None,
        inspection_published=published.first if published else None,
        overall_grade=overall_grade(texts, inspected, read_from) if graded else None,
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
        words = fold(text.text)
        if not _any_value(fact).found_in(words):
            continue
        worth = weight(text)
        for value, listed in _values(fact).items():
            if not any_of(tuple(listed)).found_in(words):
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


def _plan_dates(texts: Sequence[Text]) -> Iterator[Candidate]:
    """Dates the document bears: in its title, after a label, or alone in a line at the front; of a longer text those
    after a label."""
    for i, text in enumerate(texts):
        words = text.text
        if text.place != "body" and i + 1 < len(texts) and _ONE_YEAR.fullmatch(texts[i + 1].text.strip()):
            words = f"{words} {texts[i + 1].text}"  # a title of two lines, the year in the second
        is_long = is_prose(words)
        for sentence in dated_sentences(words) if is_long else (words,):
            for found in dates_in(sentence) if not is_long or not is_prose(sentence) else ():
                worth = _plan_worth(text, sentence, found)
                if worth >= LABELLED_FACT or (worth and not is_long):
                    yield Candidate(worth, found.period, Found(sentence[:REACH], text.place, text.page))


def _file_dates(file_name: str) -> Iterator[Candidate]:
    """Dates of a file name: an exact one before a bare year; one that sorts ("2024-03-28") is no prose."""
    words = _stem(file_name)
    for match in SORTED_DAY.finditer(words):
        with suppress(ValueError):
            yield Candidate(3.0, Period.day(*map(int, match.groups())), Found(words, "file_name"))
    for found in dates_in(words):
        worth = 1.0 if is_year_or_more(found.period) else 2.0
        yield Candidate(worth, found.period, Found(words, "file_name"))


def _day_in_file_name(file_name: str, inspected: Period | None) -> Iterator[Candidate]:
    """A day in the name of a report's file, where reports are published some weeks after the inspection it tells."""
    for found in _file_dates(file_name):
        day = found.period.first
        if (
            day
            and day == found.period.last
            and inspected
            and inspected.last
            and SOONEST <= day - inspected.last <= LATEST
        ):
            yield found


def _plan_worth(text: Text, words: str, found: Dated) -> float:
    """How likely a date is the document's own, 0 where it is not; a bare year less than a month."""
    before = fold(words[: found.start])
    if says("not_the_date").found_in(before):
        return 0.0
    exact = 0.0 if is_year_or_more(found.period) else 1.0
    front = text.place != "body" or (text.page is not None and text.page <= FRONT)
    if front and says("date_labels").found_in(before):
        return LABELLED_FACT + exact
    if says("plan_words").found_in(fold(words)):
        years = YEARS if _TWO_NUMBERS.search(found.words) and not exact else 1.0
        return years * NAMED[text.place] + exact if text.place != "body" or _capital_draft(words) else 0.0
    alone = _NO_WORD.fullmatch(words[: found.start] + words[found.end :])
    return FACT_ALONE * exact if alone and front and text.place != "furniture" else 0.0


def _draft(texts: Sequence[Text], read_from: dict[str, Found]) -> bool:
    """Whether the document calls itself a draft in a line of its own; in the body only in capitals beside its name."""
    for text in texts:
        if is_prose(text.text) or "draft" not in fold(text.text):
            continue
        named = says("plan_words").found_in(fold(text.text))
        capital = _capital_draft(text.text)
        draft = capital and named if text.place == "body" else capital or _opens_or_ends_with_draft(text.text)
        if draft or (text.place in ("title", "furniture") and named):
            read_from["is_draft"] = Found(text.text, text.place, text.page)
            return True
    return False


def _capital_draft(words: str) -> bool:
    return bool(_CAPITAL_DRAFT.search(words))


def _opens_or_ends_with_draft(words: str) -> bool:
    return bool(_DRAFT_AT_AN_END.search(words))


def _straight(text: str) -> str:
    text = text.replace("’", "'").replace("‘", "'").strip()
    is_straight = "  " not in text and text.replace("\n", "").isprintable()  # so it has no blanks but single spaces
    return text if is_straight else _BLANKS.sub(" ", text)


def _stem(file_name: str) -> str:
    return re.sub(r"[-_.]+", " ", re.sub(r"\.\w+$", "", file_name))


@cache
def _any_value(*facts: str) -> AnyOf:
    """All values of facts as one: most texts of a document speak of none."""
    return AnyOf(e for fact in facts for listed in _values(fact).values() for e in listed)


def _values(fact: str) -> Mapping[str, Sequence[str]]:
    """Value of a fact -> expressions for it."""
    values: Mapping[str, Sequence[str]] = load("documents")[fact]
    return values
