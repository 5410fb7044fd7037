"""References as text: the numbers of actions and objectives, and the pages and paragraphs of the inspection report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from schema.vocabulary import expression, load

_LETTER = (
    r"\(?(?P<letter>[a-zA-H]|[ivx]{2,4})\)"
    r"|(?P<roman>i{1,3}|iv|vi{1,3}|ix|I{2,3}|IV|VI{1,3}|IX)\.(?=\s)"
)
_NUMBER = (
    r"(?:\d{1,3}\.[A-Z]\.\d{1,3}|\d{1,3}(?:(?:\.\d{1,3})+[A-Z]|\.[A-H])(?=\s+[A-Z])|\d{1,3}(?:\.\d{1,3})*"
    r"(?:\.?[a-z](?:\.[ivx]{1,4})?(?![a-z])|\.[ivx]{1,4}| ?(?:\((?:[a-z]|[ivx]{1,4})\)){1,2}| [a-z](?=\)))?)"
)
# Of one letter and figures behind a stop ("A.1") only the first letters number; others are short forms: "S.47", "P.3".
_CODE = (
    r"[A-Z]{1,4}\d{1,3}(?:\.[A-Z]{1,3}\d{1,3}|[-/]\d{1,3}[a-z]?|_\d{1,3})|[A-Z]{2,4}(?:_\d{1,4}|0\d{1,2})"
    r"|(?:[A-Z]{1,3}\d{1,3}){2,4}|[A-Z]-?\d{1,3}(?:\.\d{1,3})*[a-z]?|[A-Z]{2,4}-\d{1,4}|[A-Z]{1,4}/\d{1,4}"
    r"|(?:[A-L]|I{2,3}|IV|VI{1,3}|IX)(?:\.\d{1,3})+[a-z]?"
)
# Figures with stops that are a day, since nobody pads the number of an action so ("31.03.25") or counts so high.
_DAY = re.compile(r"\d{1,2}\.(?:0\d|1[0-2])\.\d\d|(?:1[3-9]|2\d|3[01])\.\d{1,2}\.\d\d|\d{1,2}\.\d{1,2}\.0\d|0\.\d+")
_LAST_PART = re.compile(r"(?<=[\w)])(?:\.(?:\d+|[ivx]+|[a-z])|\(\w+\)|(?<=\d)[a-zA-Z])\Z")
_ANOTHER = re.compile(r"[&/,+–—-]|(?:to|and|or)\s+\d")  # what leads from one figure to a second
_TRAILING = re.compile(r"\((\d{1,3}[a-z]?)\)\s*\.?\s*\Z")
_BETWEEN = re.compile(r"[\s,;.&/-]*(?:\([^()]*\)[\s,;.&/-]*)?(?:and\s+)?")
_REMARK = re.compile(r"\s*\([^()]*\)")
_AFTER_WORD = re.compile(r"[\s,;:.]")
_END_OF_LINE = re.compile(r"[^\S\n]*[.;,]?[^\S\n]*(?:\([^()\n]*\)[^\S\n]*[.;,]?[^\S\n]*)?(?:\n|\Z)")
_COUNTED = re.compile(r"(.*?)([1-9]\d{0,3}|0)")  # a reference by its last figure
_RANGE = re.compile(r"\d+|-|–|to")
_LONGEST_RANGE = 20  # paragraphs; a longer one is kept as printed


class Numbering(NamedTuple):
    """What is odd about a series of references: one that is missing among its sisters, or stands twice."""

    kind: Literal["gap", "repeat"]
    ref: str


def split_reference(text: str) -> tuple[str, str]:
    """The number that opens the text, and the words after it; ("", text) where none does.

    "1.1.2. Review" gives "1.1.2" and "Review"; "Action 3: Train" gives "3", "(1a)" gives "1a", "3.5 a)" "3.5a". The
    number is text: "1.10" is not "1.1". Days, times, amounts, years and figures that belong to the words ("3 monthly
    visits") are no numbers.
    """
    match = _opening().match(text)
    if not match:
        return "", text
    if lettered := match["letter"] or match["roman"]:
        return lettered, text[match.end() :].strip()
    rest = text[match.end() :].strip()
    if not _is_reference(match, rest):
        return "", text
    ref = match["number"].replace(" ", "") if match["number"] else match["code"]
    return ref, rest


@lru_cache(maxsize=1 << 12)  # headings and opening words are asked by one rule after the other
def split_labelled(text: str) -> tuple[str, str, str]:
    """What an objective is called, its number and its words: "Ofsted recommendation 3: Train" gives "Ofsted
    recommendation", "3", "Train"; its number "" where a colon follows at once ("Recommendation: Train"). ("", "", text)
    where no such label opens the text. "One" is "1".
    """
    match = _labelled().match(text)
    if not match:
        return "", "", text
    ref = str(match["ref"] or "")
    return str(match["label"]), _numbers().get(ref.lower(), ref) if len(ref) > 1 else ref, text[match.end() :].strip()


def names_part(label: str) -> bool:
    """Whether what stands before a number ("Theme") is the name of a part of the plan, not of an objective."""
    return bool(label) and bool(_part().search(" ".join(label.lower().split())))


def action_number(words: str) -> str:
    """The number of a heading that is but the name and number of an action ("Action 2.1"); "" for any other."""
    names = "|".join(load("references")["actions"])
    match = expression(rf"(?i:{names})s?\.?\s+({_NUMBER}|{_CODE})\s*[.:]?").fullmatch(words.strip())
    return match[1] if match else ""


def opens_with_action(words: str) -> bool:
    """Whether a heading names an action by its number before it says it ("Action 2.1: Ring each family")."""
    names = "|".join(load("references")["actions"])
    return bool(expression(rf"(?i:{names})s?\.?\s+({_NUMBER}|{_CODE})\s*[.:–—-]\s+(?=\S)").match(words.strip()))


def names_attachment(words: str) -> bool:
    """Whether a heading is but the name and number of an attachment ("Annex A")."""
    return opens_attachment(words) == ""


def opens_attachment(words: str) -> str | None:
    """What a heading that numbers an attachment says behind that ("Annex A: Improvement plan"), "" where it says no
    more; None for any other."""
    names = "|".join(load("references")["attachments"])
    match = expression(rf"(?i:{names})\s*(?:[A-Z]|\d+|[IVX]+)?\s*(?:[.:–—-]\s*|\Z)(.*)").fullmatch(words.strip())
    return match[1] if match else None


@cache
def _numbers() -> dict[str, str]:
    """Number in words -> in figures."""
    return {word: number for number, listed in load("dates")["numbers"].items() for word in listed}


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('references')['parts'])})$")


@cache
def _labelled() -> re.Pattern[str]:
    words = load("references")
    before, areas = ("|".join(words[key]) for key in ("label_openings", "areas"))
    names = "|".join(sorted(words["objectives"], key=len, reverse=True))
    numbers = "|".join(word for word in _numbers() if len(word) > 1)
    name = rf"(?i:(?:(?:{before})(?:['’]s)? )*(?:{names})(?: (?:{areas}))?)".replace(" ", r"\s+")
    figure = rf"(?:\d{{1,3}}(?:\.\d+)*[a-z]?|[IVX]{{2,4}}|[A-Z]|(?i:{numbers}))\b(?!\s+of\b)"
    called = r"\s+(?i:no\.?\s+|number\s+)?"
    # One more word may open a name with a number and a stop: "Big aim 1: ...".
    opening = "|".join([*load("deeds")["verbs"], *words["leading_on"]])
    other = rf"(?!(?i:(?:re-?)?(?:{opening}))s?\b)[A-Z][\w’'-]+\s+(?={name}{called}{figure}\s*(?:[:–—-]|\Z))"
    return re.compile(rf"(?P<label>(?:{other})?{name})(?:{called}(?P<ref>{figure})\s*[:.\-–—)]*|:(?=\s*\S))\s*")


@cache
def _opening() -> re.Pattern[str]:
    words = load("references")
    prefixes = "|".join(words["prefixes"])
    return re.compile(
        rf"\s*(?:(?:{_LETTER})(?:\s+|\Z|(?=[A-Z]))"
        rf"|(?P<label>(?i:{'|'.join(words['labels'])})\b[ :.]*)?(?P<open>\()?"
        rf"(?:(?P<number>{_NUMBER})|(?P<code>{_CODE}|(?:{prefixes})[ -]?\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?))"
        r"(?(open)\))(?P<stop>[.:)]+|\s*[-–—](?=\s))?(?P<gap>\s+|\Z|(?=[A-Z])))"
    )


def _is_reference(match: re.Match[str], rest: str) -> bool:
    """Whether what looks like a number is one, by its punctuation and the words after it."""
    ref, stop = match["number"] or match["code"], (match["stop"] or "").strip()
    if _DAY.fullmatch(ref):
        return False
    if match["code"] and ref.startswith(tuple(load("references")["no_codes"])) and "." not in ref:
        return False
    if not rest or match["open"]:
        return True
    if stop in ("-", "–", "—"):
        return rest[0].isupper() and (match["stop"] != stop or not ref.isdigit())
    word = _AFTER_WORD.split(rest, maxsplit=1)[0]
    if ref.isdigit() and stop in ("", ".") and word.lower() in _months():
        return False
    if stop:
        return True
    if _ANOTHER.match(rest) or word in load("references")["amounts"] or (match["code"] and not match["gap"]):
        return False
    if "." in ref or "(" in ref:
        return True
    apart = len(match["gap"]) > 1 or match["gap"] in ("\n", "\t")
    padded = len(ref) > 1 and ref[0] == "0"
    return apart or (rest[0].isupper() and (padded or not ref.isdigit() or bool(match["label"])))


@cache
def _months() -> frozenset[str]:
    return frozenset(name for names in load("dates")["months"].values() for name in names)


def parent(ref: str) -> str | None:
    """The reference one level up: of "1.1.2" "1.1", of "2a" and "2(b)" "2"; None where there is none."""
    above = _LAST_PART.sub("", ref)
    return above if above and above != ref else None


def trailing_reference(text: str) -> tuple[str, str]:
    """The words, and the number in brackets they end in; ("...", "") where they end in none."""
    match = _TRAILING.search(text)
    return (text[: match.start()].rstrip(), match[1]) if match else (text, "")


def gaps_and_repeats(refs: Iterable[str]) -> list[Numbering]:
    """References that stand twice, in the order met, then those missing before the highest of their sisters.

    Sisters share what stands before their last figure ("6.3", "6.5": "6.4" is missing). A series of which less than
    half is there is no running number, and has no gaps.
    """
    seen: set[str] = set()
    series: dict[str, set[int]] = {}
    found: list[Numbering] = []
    for ref in refs:
        if ref in seen:
            found.append(Numbering("repeat", ref))
            continue
        seen.add(ref)
        if match := _COUNTED.fullmatch(ref):
            series.setdefault(match[1], set()).add(int(match[2]))
    for stem, numbers in series.items():
        missing = sorted(set(range(1, max(numbers))) - numbers)
        if len(missing) <= len(numbers):
            found.extend(Numbering("gap", f"{stem}{number}") for number in missing)
    return found


def inspection_references(text: str) -> tuple[list[str], str]:
    """Pages and paragraphs of the inspection report in printed order ("page 10", "para 36"), and the text without them.

    Taken are those in brackets of their own, and those that stand before or after the words; one inside a sentence
    ("the form on page 6") is part of its words. A remark in brackets behind a reference goes with it.
    """
    refs: list[str] = []
    kept: list[str] = []
    end = 0
    for run in _runs(text):
        remark = _REMARK.match(text, run[-1].end())
        cut = _cut(text, run[0].start(), remark.end() if remark else run[-1].end())
        if not cut:
            continue
        kept.append(text[end : cut[0]])
        refs += [ref for match in run for ref in _named(match)]
        end = cut[1]
    if not refs:
        return [], text
    return list(dict.fromkeys(refs)), _joined([*kept, text[end:]])


@cache
def _reference() -> re.Pattern[str]:
    units = "|".join(_units())
    number = r"\d{1,3}(?![\w%]|\.\d)"
    return re.compile(
        rf"(?:\b(?P<unit>(?i:{units}))\b\.?|(?P<sign>¶)|\b(?P<letter>p)\.?)\s*"
        rf"(?P<numbers>{number}(?:\s*(?:,\s*and\b|[,;&/–-]|and\b|to\b)\s*{number})*)"
    )


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """References with nothing between them but punctuation, "and" or remarks in brackets, together."""
    run: list[re.Match[str]] = []
    for match in _reference().finditer(text):
        if run and not _BETWEEN.fullmatch(text, run[-1].end(), match.start()):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _cut(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where to take a run out of its text, with the brackets it fills; None where it is part of a sentence."""
    opening, closing = _beside()
    before, after = opening.search(text, max(0, start - 60), start), closing.match(text, end, end + 60)
    if before and after:
        return before.start(), after.end()
    lead = text[text.rfind("\n", 0, start) + 1 : start][-60:].rstrip()
    ends = bool(_END_OF_LINE.match(text, end))
    if not lead:
        rest = text[end:].lstrip()
        return (start, end) if ends or rest[:1] == ":" or not rest.lstrip(" .;:,")[:1].islower() else None
    words = re.findall(r"\w+", lead.lower())
    all_beside = len(lead) < 60 and set(words) <= set(load("references")["beside"])
    own = text[start].isupper() or lead[-1] in ".;:,–—-)"
    joins = bool(words) and lead[-1].isalnum() and words[-1] in load("references")["leading_on"]
    return (start, end) if ends and (all_beside or (own and not joins)) else None


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(load("references")["beside"])
    return (
        re.compile(rf"[(\[]\s*(?:(?i:{words})\b[\s.:]*)*\Z"),
        re.compile(rf"(?:\s+(?i:{words})\b)*\s*[.;,]?\s*[)\]]"),
    )


def _named(match: re.Match[str]) -> Iterator[str]:
    """ "para 36, 39-41" as one reference each."""
    unit = _units().get((match["unit"] or "").lower(), "para" if match["sign"] else "page")
    last: int | None = None
    joined = False
    for part in _RANGE.findall(match["numbers"]):
        if not part.isdigit():
            joined = True
            continue
        number = int(part)
        if joined and last is not None and last < number <= last + _LONGEST_RANGE:
            yield from (f"{unit} {between}" for between in range(last + 1, number))
        yield f"{unit} {number}"
        last, joined = number, False


def unit_of_heading(heading: str) -> str | None:
    """The unit that the figures below a heading count: "para" of "Ofsted para no"; None where it names none or two."""
    named = {unit for form, unit in _units().items() if expression(rf"\b{form}\b").search(heading.lower())}
    return named.pop() if len(named) == 1 else None


@cache
def _units() -> dict[str, str]:
    return {form: unit for unit, forms in load("references")["units"].items() for form in forms}


def _joined(pieces: Iterable[str]) -> str:
    """What is left of a text, without the separators that led on to what was taken out."""
    joined = ""
    for piece in filter(str.strip, pieces):
        before = joined.rstrip(" \t;,–—-")
        apart = "" if not before or before[-1] == "\n" or piece.lstrip()[0] in ".,;:)\n" else " "
        joined = before + apart + piece.lstrip(" \t")
    return re.sub(r"\s*\n\s*", "\n", joined).lstrip(":").strip(" \n\t;,–—-")
