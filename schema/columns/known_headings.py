"""Which field of an action a column holds, read from the words of its heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from schema.any_of import AnyOf, without_groups
from schema.vocabulary import fold, load

EXACT, PHRASES, WORDS = 1.0, 0.9, 0.8
GROUP_HEADING = (
    3  # words a heading over several columns has at least, to be told from a qualified one ("Action status")
)
RATED = ("rag", "status", "progress", "other")  # what a heading with colours in it may be without them
LONGEST_KNOWN_HEADING = 16  # words; what is longer is prose that happens to stand first
LONGEST_CUT_SHORT = 4  # words of a heading that may be cut short
LONGEST_QUALIFIER = 2  # words in brackets that may as well stand before the others
SHORTEST_BROKEN = 4  # letters of a heading that may have been broken: fewer are pieces of anything

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d)"
_BY = re.compile(r"\W*by\b", re.IGNORECASE)
_TIME = re.compile(
    rf"""(?:[-–:,]\s*)?(?:\b(?:as\ at|as\ of|at|on|in|for|to|from|by(?:\s+(?:the\s+)?end\s+of)?)\s+)?\b
    (?:(?:w/[bce]|w[bc]|w(?:ee)?k\s+(?:commencing|beginning|starting|ending))[:\s]+)?
    (?: 20\d\d\s+(?:q(?:uarter|tr)?\s*[1-4]|{_MONTH})
      | (?:\d\d?(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH}[\s,/-]*{_YEAR}
      | \d\d?(?:st|nd|rd|th)?\s+{_MONTH}
      | \d\d?[./-]\d\d?[./-](?:\d\d\d\d|\d\d)
      | q(?:uarter|tr)?\s*[1-4](?:\s*(?:,|&|and)\s*q\s*[1-4])*
        (?:[\s,]*(?:20)?\d\d\s*[/-]\s*(?:20)?\d\d|[\s,]+20\d\d)?
      | (?:20)?\d\d\s*/\s*(?:20)?\d\d
      | 20\d\d
      | (?:spring|summer|autumn|winter)\s+(?:term\s+)?{_YEAR}
      | {_MONTH}(?=\s*\)?\s*$|\s+(?:progress|update|rag|status)\b)
      | (?<=^){_MONTH}(?=\s)
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
# What all of these have. Most cells that are asked have neither figures nor a month, and this looks for nothing around.
_MAY_HOLD_TIME = re.compile(r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_OR_SEVERAL = re.compile(r"\(s\)|(?<=\w)/s\b")
_NO_WORD = re.compile(r"(?:[^\w# ]|_)+")
_BLANKS = {ord(sign): " " for sign in map(chr, range(128)) if _NO_WORD.match(sign)}  # the same of plain letters, sooner
_BEFORE_WORDS = re.compile(r"^[-–:,\s]*(?:(?:as at|as of|at|on|in|for|to|from|by)\s+)?", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_AND = re.compile(r"\s*(?:and|or|&)\s+", re.IGNORECASE)  # "Lead (and date)"
_CONTRACTIONS = {"ll": "will", "ve": "have", "re": "are"}
_CONTRACTED = re.compile(r"(?<=\w)'(ll|ve|re)\b")
_IS = re.compile(r"\b(how|who|what|where|when|why|that|there|here|it)'s\b")  # of any other word it says whose
_PLURAL = re.compile(r"(?<=\w\w)ies$|(?<=\w\w\w)(?<![sui])s$")
_CUT_SHORT = re.compile(r"[^\W_]+\.?|[/&+]")
_SEPARATORS = re.compile(r"\n|/|&|\+|;|,|\s[-–—]\s|:|\|| and ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HeadingReading:
    """What a heading says. `field` is None where it was refused, "other" where it is known and no field takes it.
    One that is nothing but a time is refused with its words in `dated`.

    `dated` holds the words of time in it ("May 20"), `section` the heading itself where it names a judgement area and
    so heads the objectives of that area.
    """

    field: str | None
    how: str  # exact | pattern | refused
    score: float
    dated: str | None = None
    section: str | None = None


REFUSED = HeadingReading(None, "refused", 0.0)


@lru_cache(maxsize=4096)
def read_heading(text: str) -> HeadingReading:
    """The field that `text`, the printed words of a heading, stands for. Refuses rather than guesses.

    The rows of a header of several rows are separate lines; within a row all is one line.
    """
    words = heading_words(text)
    if not words or len(words.split()) > LONGEST_KNOWN_HEADING:
        return REFUSED
    for reader in (
        _action_by_whom,
        _exact,
        _coloured,
        _dated,
        _bracketed,
        _given_out,
        _parts,
        _run_together,
        _broken,
        _judgement,
        _patterns,
        _without_article,
        _lower,
        _in_full,
    ):
        if reading := reader(text):
            return reading
    return REFUSED


def is_wording(text: str, field: str | None = None) -> bool:
    """Whether a heading says a known wording and no more, of this field if one is given; most texts say none."""
    known = field_of_wording(heading_words(text))
    if not known or (field and known != field):
        return False
    reading = read_heading(text)
    return (reading.field, reading.how) == (known, "exact")


def read_with_card(text: str, card: Mapping[str, str]) -> HeadingReading:
    """What a heading says where the document's card (heading -> field) may say it."""
    if not card:
        return read_heading(text)
    words = heading_words(text)
    field = next((field for heading, field in card.items() if heading_words(heading) == words), None)
    return HeadingReading(field, "card", EXACT) if field else read_heading(text)


def propose_headings(text: str, most: int = 3) -> list[tuple[str, str, float]]:
    """Known wordings most like a refused heading: (field, wording, likeness 0 to 100). For reports; decides nothing."""
    from rapidfuzz import fuzz, process

    wordings = _wordings()
    found = process.extract(heading_words(text), wordings.keys(), scorer=fuzz.WRatio, limit=most)
    return [(wordings[wording], wording, round(score, 1)) for wording, score, _ in found]


@cache
def fields() -> frozenset[str]:
    """All fields a heading may stand for, with the joined ones ("owners+due") and "other"."""
    headings = load("headings")
    return frozenset({*headings["exact"], *headings["parts"]})


@lru_cache(maxsize=16_384)
def heading_words(text: str) -> str:
    """`text` folded, without punctuation, "we'll" as two words; "#" stays, since it may be all there is."""
    folded = fold(text).replace("&", " and ")
    if "(s)" in folded or "/s" in folded:
        folded = _OR_SEVERAL.sub("s", folded)
    if "'" in folded:
        folded = _CONTRACTED.sub(lambda found: f" {_CONTRACTIONS[found[1]]}", _IS.sub(r"\1 is", folded)).replace(
            "'", ""
        )
    bare = folded.translate(_BLANKS) if folded.isascii() else _NO_WORD.sub(" ", folded)
    return " ".join(bare.split()).removesuffix(" and")


def singular(words: str) -> str:
    """Each word without its plural. Crude: "process" and "status" stay, "does" becomes "doe"; only for comparing."""
    return " ".join(map(_singular_word, words.split()))


@lru_cache(maxsize=16_384)
def _singular_word(word: str) -> str:
    return _PLURAL.sub(lambda s: "y" if s.group() == "ies" else "", word)


def _action_by_whom(text: str) -> HeadingReading | None:
    """ "Action (lead)", which is no "Action lead": its cells say who does it, or when, in brackets as well."""
    if not (inside := _PARENTHESIS.search(text)):
        return None
    main, aside = (
        field_of_wording(heading_words(part)) for part in (_PARENTHESIS.sub(" ", text), _said_too(inside[1]))
    )
    return HeadingReading("action", "pattern", PHRASES) if main == "action" and aside in ("owners", "due") else None


def _exact(text: str) -> HeadingReading | None:
    field = field_of_wording(heading_words(text))
    return HeadingReading(field, "exact", EXACT) if field else None


def _without_article(text: str) -> HeadingReading | None:
    """A wording behind "the" or "our" ("The how", "Our actions")."""
    opening, _, words = heading_words(text).partition(" ")
    field = field_of_wording(words) if opening in ("the", "our") else None
    return HeadingReading(field, "pattern", PHRASES) if field else None


def field_of_wording(words: str) -> str | None:
    """The field of a wording of headings.yml, given as `heading_words`; None for any other words."""
    return _wordings().get(words) or _singulars().get(singular(words))


def _coloured(text: str) -> HeadingReading | None:
    """A heading that lists the colours of its ratings ("Progress: Red, Amber, Green")."""
    words = heading_words(text)
    colours = load("headings")["colours"]
    if sum(map(words.split().count, colours)) < 2:
        return None
    rest = " ".join(word for word in words.split() if word not in colours)
    reading = read_heading(rest)
    return HeadingReading("rag", "pattern", PHRASES) if not rest or reading.field in RATED else None


def _dated(text: str) -> HeadingReading | None:
    """A heading with words of time in it: what is left must be a wording of a field that may be dated."""
    if not _MAY_HOLD_TIME.search(text) or not (found := _TIME.search(text)):
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}".replace("()", " ")
    words, is_limit = _time_words(found.group()), bool(_BY.match(found.group()))
    if not heading_words(rest):
        return replace(read_heading("by") if is_limit else REFUSED, dated=words)
    reading = read_heading(rest)
    if reading.field is None and reading.dated:  # a month below its year
        return replace(REFUSED, dated=" ".join(text.split()))
    if reading.field not in load("headings")["dated"]:
        return REFUSED
    words = f"by {words}" if is_limit and reading.field == "action" else words
    return replace(reading, how="pattern", score=min(reading.score, PHRASES), dated=words)


def _time_words(found: str) -> str:
    words = " ".join(found.split())
    return _BEFORE_WORDS.sub("", words).strip()


def _bracketed(text: str) -> HeadingReading | None:
    """A known wording with an explanation in brackets, which must not say another field."""
    if not (inside := _PARENTHESIS.search(text)) or not heading_words(inside.group(1)):
        return None
    rest = _PARENTHESIS.sub(" ", text)
    too = _said_too(inside.group(1))
    main, aside = read_heading(rest), read_heading(too)
    if too == inside.group(1) and (said_first := _said_first(too, rest)):
        return said_first
    joined = _joined(main.field, aside.field) if aside.field != main.field else None
    if not main.field or (joined and joined.field):
        return joined
    return replace(main, how="pattern", score=min(main.score, PHRASES))


def _said_too(aside: str) -> str:
    """What brackets add to the words before them, without their "and"."""
    return aside[found.end() :] if (found := _AND.match(aside)) else aside


def _said_first(aside: str, rest: str) -> HeadingReading | None:
    """What a word or two in brackets say before the others: "Lead (strategic)" is a strategic lead."""
    if len(heading_words(aside).split()) > LONGEST_QUALIFIER:
        return None
    reading = read_heading(f"{aside} {rest}")
    is_wording = reading.how == "exact" or (reading.field and not read_heading(aside).field)
    return replace(reading, how="pattern", score=min(reading.score, PHRASES)) if is_wording else None


def _given_out(text: str) -> HeadingReading | None:
    """The heading of a list's column with the part of its values that a flow gives out ("RAG/Value")."""
    name, slash, part = text.rpartition("/")
    if not slash or part.strip().casefold() not in load("headings")["given_out"]:
        return None
    return read_heading(name)


def _parts(text: str) -> HeadingReading | None:
    """Several wordings in one heading, set apart by signs, lines or "and"."""
    parts = [part for part in _SEPARATORS.split(text) if heading_words(part)]
    fields = [field_of_wording(heading_words(part)) for part in parts] if len(parts) > 1 else [None]
    if None in fields:
        return None
    reading = _of_fields(frozenset(field for field in fields if field))
    return None if reading is REFUSED and "\n" in text else reading


def _run_together(text: str) -> HeadingReading | None:
    """Two wordings in one line: the second explains the first ("Action What we will do"), or both name a field ("Lead
    By when"), or the first, a sentence, heads several columns of their own ("How we will do it" over "Lead")."""
    words = heading_words(text).split()
    opens = bool(words) and not {words[0], _singular_word(words[0])}.isdisjoint(_first_words())
    for at in range(1, len(words) if opens else 0):
        one = field_of_wording(" ".join(words[:at]))
        two = field_of_wording(" ".join(words[at:])) if one else None
        if two and (one == two or at >= GROUP_HEADING):
            return HeadingReading(two, "pattern", PHRASES)
        if two and (reading := _joined(one, two)) and reading.field:
            return reading
    return None


def _broken(text: str) -> HeadingReading | None:
    """A heading that a narrow column broke within its words ("BRA G", "Time scale"): one wording without its spaces."""
    closed = heading_words(text).replace(" ", "")
    field = _closed().get(closed) if len(closed) >= SHORTEST_BROKEN else None
    return HeadingReading(field, "pattern", PHRASES) if field else None


def _lower(text: str) -> HeadingReading | None:
    """Of a header of several rows the lower ones, where the whole says nothing: those above head several columns."""
    _, _, below = text.strip().partition("\n")
    reading = read_heading(below)
    return replace(reading, how="pattern", score=min(reading.score, WORDS)) if reading.field else None


def _in_full(text: str) -> HeadingReading | None:
    """A heading in words cut short ("Tgt date"), as these in full."""
    words = _CUT_SHORT.findall(fold(text))
    if len(words) > LONGEST_CUT_SHORT:
        return None
    full = [_full_words().get(word) or _full_words().get(word.rstrip("."), word) for word in words]
    if full == words:
        return None
    reading = read_heading(" ".join(full))
    return replace(reading, how="pattern", score=min(reading.score, WORDS)) if reading.field else None


@cache
def _full_words() -> dict[str, str]:
    """Word cut short -> in full."""
    return {word: full for full, listed in load("headings")["short"].items() for word in listed}


def _judgement(text: str) -> HeadingReading | None:
    words = singular(heading_words(text))
    if _any_of("judgements").found_in(words):
        return HeadingReading("objective", "pattern", PHRASES, section=" ".join(text.split()).rstrip(":. "))
    return None


def _patterns(text: str) -> HeadingReading | None:
    words = singular(heading_words(text))
    for tier, score in (("phrases", PHRASES), ("words", WORDS)):
        if not _any_of(tier).found_in(words):
            continue
        fields = frozenset(f for f, found in _expressions(tier).items() if any(e.search(words) for e in found))
        if fields:
            reading = _of_fields(fields, score)
            return None if reading is REFUSED and "\n" in text else reading
    return None


def _of_fields(fields: frozenset[str], score: float = PHRASES) -> HeadingReading:
    if len(fields) == 1:
        return HeadingReading(next(iter(fields)), "pattern", score)
    return (_joined(*fields) if len(fields) == 2 else None) or REFUSED


def _joined(one: str | None, two: str | None) -> HeadingReading | None:
    """What two fields named in one heading make; None where one of them is not known; refused where nothing says so."""
    if not one or not two:
        return None
    field = _pairs().get(frozenset((one, two)))
    return HeadingReading(field, "pattern", WORDS) if field else REFUSED


@cache
def _wordings() -> dict[str, str]:
    """Wording -> field. Raises ValueError where a wording stands under two fields or a field is not known."""
    wordings: dict[str, str] = {}
    for field, word in ((field, word) for field, listed in load("headings")["exact"].items() for word in listed):
        words = heading_words(word)
        if wordings.get(words, field) != field:
            raise ValueError(f"headings.yml: {word!r} stands under {wordings[words]} and {field}")
        wordings[words] = field
    return wordings


@cache
def _singulars() -> dict[str, str]:
    """Wording in the singular -> field, without those whose numbers differ in field ("issue", "issues")."""
    fields: dict[str, set[str]] = {}
    for words, field in _wordings().items():
        fields.setdefault(singular(words), set()).add(field)
    return {words: found.pop() for words, found in fields.items() if len(found) == 1}


@cache
def _first_words() -> frozenset[str]:
    """The words by which wordings open."""
    return frozenset(words.partition(" ")[0] for words in (*_wordings(), *_singulars()))


@cache
def openings_of(field: str) -> frozenset[str]:
    """The words by which the wordings of a field open."""
    known = (*_wordings().items(), *_singulars().items())
    return frozenset(words.partition(" ")[0] for words, meant in known if meant == field)


@cache
def _closed() -> dict[str, str]:
    """Wording without its spaces -> field, without those that then stand for two fields."""
    fields: dict[str, set[str]] = {}
    for words, field in _wordings().items():
        fields.setdefault(words.replace(" ", ""), set()).add(field)
    return {words: found.pop() for words, found in fields.items() if len(found) == 1}


@cache
def _pairs() -> dict[frozenset[str], str]:
    pairs: dict[frozenset[str], str] = {}
    for field, listed in load("headings")["parts"].items():
        for pair in listed:
            for name in (field, *pair.split()):
                _known(name)
            pairs[frozenset(pair.split())] = field
    return pairs


@cache
def _expressions(tier: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    """Field -> expressions of one tier."""
    return {
        field: tuple(re.compile(without_groups(e)) for e in expressions) for field, expressions in _listed(tier).items()
    }


def _listed(tier: str) -> Mapping[str, Sequence[str]]:
    """Field -> expressions of one tier as written; "" -> all of them where the tier is a plain list."""
    listed = load("headings")[tier]
    if isinstance(listed, list):
        return {"": listed}
    for field in listed:
        _known(field)
    return dict(listed)


@cache
def _any_of(tier: str) -> AnyOf:
    """All expressions of a tier as one: most texts that are asked are no headings."""
    return AnyOf(e for listed in _listed(tier).values() for e in listed)


def _known(field: str) -> None:
    if field not in fields():
        raise ValueError(f"headings.yml: {field!r} is no field")
