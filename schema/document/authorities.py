"""Which council a document is of, weighed from every mention of one: by name, former name, web or email domain."""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from schema.vocabulary import VOCABULARIES, expression, load

COUNCIL, DOMAIN, SERVICES, NAME = 4.0, 3.0, 2.0, 1.0  # what a mention is worth: "Kent County Council" to "Kent"
AFTER_A_CAPITAL = 0.25  # "Lead Officer Bolton", "Michael Bolton": more likely a person
BODY_WEIGHT = 1.0  # weight up to which a text is body: its mentions add up slowly, since partners are named there
ENOUGH_MENTIONS = 2.0  # what must come together: one mention of the bare name in a title or first page
BODY_ALONE = 15.0  # what the body must add up to where no heading or first page names the council
CLEAR_LEAD = 1.5  # how many times the next council's worth the first one's must be

_STRANGER = re.compile(
    r"\b(?:[A-Z][\w'-]+ )*(?P<last>[A-Z][\w'-]+) (?:Metropolitan |Borough |City |County |District )?Council\b"
)
_BETWEEN = re.compile(r"[\s.,-]+")  # the words of a name
_GOES_ON = re.compile(r"[\w-]|\.[a-z]")
_CAPITALISED = re.compile(r"(?<![\w@./-])[^\W\d_a-z]\w*")
_CAPITAL = re.compile(r"[A-Z][A-Za-z]*")  # the same in haste, with more than that: all names begin with such
_STOPS = {"The", "In", "Of", "For", "At", "And", "By", "To", "From", "Across", "Within"}


class Mention(NamedTuple):
    """One council named once: what it is worth and by what it was recognised."""

    name: str  # of the authority
    worth: float
    how: str


@dataclass(frozen=True, slots=True)
class Authority:
    """A council with children's services. `gss` is the ONS code, `la_code` that of the Department for Education;
    `ended` the day a former one ended."""

    name: str
    official_name: str
    gss: str
    la_code: str
    region: str
    kind: str
    ended: str | None
    aliases: tuple[str, ...]
    former_names: tuple[str, ...]
    domains: tuple[str, ...]


@cache
def authorities() -> dict[str, Authority]:
    """All councils by short name. Raises ValueError where two share a name, alias or domain."""
    text = (VOCABULARIES / "authorities.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = {row["name"]: _authority(row) for row in csv.DictReader(lines)}
    seen: dict[str, str] = {}
    for authority in found.values():
        for word in {*_names_of(authority), *authority.domains}:
            if (other := seen.setdefault(word.casefold(), authority.name)) != authority.name:
                raise ValueError(f"authorities.csv: {word!r} stands for {other} and {authority.name}")
    return found


def find_authority(texts: Sequence[tuple[str, float]]) -> tuple[Authority | None, str]:
    """The council a document is of, with how its weightiest mention named it: "official name", "council", "services",
    "name", "alias", "former name", "web domain" or "email domain". (None, "") where none stands out.

    `texts` are the document's words with a weight: 1 for the body, more for titles, headings, running headers, the
    first page and the file name.
    """
    head: dict[str, float] = defaultdict(float)
    body: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, str]] = {}
    for text, weight in texts:
        for mention in (*mentions(text), *(_strangers(text) if weight > BODY_WEIGHT else ())):
            worth = weight * mention.worth
            (body if weight <= BODY_WEIGHT else head)[mention.name] += worth
            best[mention.name] = max(best.get(mention.name, (0.0, "")), (worth, mention.how))
    scores = {
        name: head[name] + COUNCIL * math.log1p(body[name] / COUNCIL)
        for name in best
        if head[name] or body[name] >= BODY_ALONE
    }
    ranked = sorted(scores, key=lambda name: (-scores[name], name))
    if not ranked or scores[ranked[0]] < ENOUGH_MENTIONS or ranked[0] not in authorities():
        return None, ""
    if len(ranked) > 1 and scores[ranked[0]] < CLEAR_LEAD * scores[ranked[1]]:
        return None, ""
    return authorities()[ranked[0]], best[ranked[0]][1]


def mentions(text: str) -> Iterator[Mention]:
    """Each mention of a council in `text` that is worth something: names from left to right, then domains."""
    straight = " ".join(text.replace("’", "'").replace("‘", "'").replace("&", " and ").split())
    for start, end in _named(straight):
        printed = straight[start:end]
        name, how = _spellings()[_spelling(printed)]
        worth, how = _worth(printed, how, straight[:start], straight[end:])
        if worth:
            yield Mention(name, worth, how)
    lowered = straight.casefold()
    for found in _domains().finditer(lowered) if any(end in lowered for end in _ends_of_domains()) else ():
        yield Mention(_by_domain()[found["domain"]], DOMAIN, "email domain" if "@" in found.group() else "web domain")


def _strangers(text: str) -> Iterator[Mention]:
    """Councils that are in no list of ours, such as a district's: a document of theirs is not a partner's."""
    if "Council" not in text or any(_named(text)):
        return
    for found in _STRANGER.finditer(" ".join(text.split())):
        if found["last"] not in load("authority_words")["no_councils"]:
            yield Mention(found.group(), COUNCIL, "council")


def _worth(name: str, how: str, before: str, after: str) -> tuple[float, str]:
    words = load("authority_words")
    if how == "official name" or _ends(before, words["council_before"]) or _begins(after, words["council_after"]):
        return COUNCIL, how if how == "official name" else "council"
    if _begins(after, words["other_after"]) or _ends(before, words["other_before"]):
        return 0.0, how
    if _begins(after, words["services_after"]):
        return SERVICES, "services"
    if _spelling(name) in map(_spelling, words["words"]) and not _ends(before, words["words_after"]):
        return 0.0, how
    capital = re.search(r"(?:^|[a-z,;] )([A-Z][a-z]+) $", before)
    return (AFTER_A_CAPITAL if capital and capital[1] not in _STOPS else NAME), how


def _begins(text: str, expressions: Sequence[str]) -> bool:
    return any(expression(rf"(?:'s|s')?[\s,-]*(?:{e})").match(text) for e in expressions)


def _ends(text: str, words: Sequence[str]) -> bool:
    last = text.rstrip(" ").casefold()
    return any(last.endswith(word.casefold()) and not last[: -len(word)][-1:].isalpha() for word in words)


def _spelling(name: str) -> str:
    return " ".join(re.sub(r"[^\w']+", " ", name.replace("&", " and ")).split()).casefold()


@cache
def _spellings() -> dict[str, tuple[str, str]]:
    """Spelling -> (authority, what kind of name it is)."""
    found: dict[str, tuple[str, str]] = {}
    for authority in authorities().values():
        for how, names in (
            ("former name", authority.former_names),
            ("alias", authority.aliases),
            ("official name", (authority.official_name,)),
            ("name", (authority.name,)),
        ):
            for name in names:
                found[_spelling(name)] = (authority.name, how)
    return found


def _named(text: str) -> Iterator[tuple[int, int]]:
    """Where the names in a text begin and end, from left to right, the longest first so that "North Yorkshire" is not
    York."""
    if _by_first_word().keys().isdisjoint(_CAPITAL.findall(text)):  # as of most texts
        return
    end, folded = 0, text.casefold()
    for word in _CAPITALISED.finditer(text):
        if word.start() < end:
            continue
        likely = (name for name, last in _by_first_word().get(word[0], ()) if last in folded)
        if found := next(filter(None, (_end_of(name, text, word.start()) for name in likely)), None):
            yield word.start(), found
            end = found


@cache
def _by_first_word() -> dict[str, list[tuple[str, str]]]:
    """The names, the longest first, by each spelling of their first word up to a mark in it; with their last word."""
    opened: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted({n for a in authorities().values() for n in _names_of(a)}, key=lambda n: (-len(n), n)):
        words = _spelling_words(name)
        for first in {re.split(r"\W", spelling)[0] for spelling in _printed(words[0])}:
            opened[first].append((name, words[-1].casefold()))
    return opened


def _end_of(name: str, text: str, start: int) -> int | None:
    """Where a name ends that begins at a place of a text, its small words in any case ("Upon"), the rest as written or
    in capitals; None where it does not. Word by word, since to compile a pattern for it takes half a thousandth of a
    second."""
    end = start
    at: int | None = start
    for word in _spelling_words(name):
        if at is None or not text.startswith(_printed(word), at):
            return None
        end = at + len(word)
        between = _BETWEEN.match(text, end)
        at = between.end() if between else None
    return None if _GOES_ON.match(text, end) else end


def _printed(word: str) -> tuple[str, str, str]:
    return word, word.upper(), word.title()


@cache
def _spelling_words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _BETWEEN.split(name.replace("&", " and ")) if word)


@cache
def _domains() -> re.Pattern[str]:
    domains = "|".join(re.escape(d) for d in sorted(_by_domain(), key=lambda d: (-len(d), d)))
    return re.compile(rf"(?:@|\bwww\.|//|(?<![\w@.-]))(?:[\w-]+\.)*(?<![\w-])(?P<domain>{domains})(?![\w-]|\.\w)")


@cache
def _ends_of_domains() -> set[str]:
    """What a text has with a domain in it (".uk"), as few have."""
    return {"." + domain.rpartition(".")[2] for domain in _by_domain()}


@cache
def _by_domain() -> dict[str, str]:
    return {domain: authority.name for authority in authorities().values() for domain in authority.domains}


def _names_of(authority: Authority) -> set[str]:
    return {authority.name, authority.official_name, *authority.aliases, *authority.former_names}


def _authority(row: dict[str, str]) -> Authority:
    def several(key: str) -> tuple[str, ...]:
        return tuple(value.strip() for value in row[key].split(";") if value.strip())

    return Authority(
        name=row["name"],
        official_name=row["official_name"],
        gss=row["gss"],
        la_code=row["la_code"],
        region=row["region"],
        kind=row["kind"],
        ended=row["ended"] or None,
        aliases=several("aliases"),
        former_names=several("former_names"),
        domains=several("domains"),
    )
