"""The words of an owner cell as its owners are read from them: labels, helpers, numbers and broken words mended, and
what stands between owners as one separator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from schema.owners.lexicon import key, known_words, lexicon
from schema.vocabulary import fold, load

_BROKEN_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐] (?!and |or |to )(?=[a-z])")
_BROKEN_INITIALS = re.compile(r"(?<=[/(,;])( ?[A-Z]) ([A-Z])(?=\s*(?:[/),;]|$))")
_BROKEN_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+) (?=([a-z]{1,4}|[A-Z])(?![^\W\d_]))")

_DASHES = ("–", "—", "-")
_LINE_NUMBER = re.compile(r"(?:(?<=\s)|^)(\d)[.)]\s+(?=[A-Z])")


def label_of(line: str) -> str | None:
    """What the label that a line opens with says of those after it: "owners" or "accountable"; None without one."""
    found = _labels().match(line) if ":" in line else None
    return found.lastgroup if found else None


def labelled_parts(line: str) -> list[str]:
    """A line that opens with a label, cut before each further one ("Accountable: DCS / Responsible: AD"); any other
    line whole."""
    if not (first := _labels().match(line)):
        return [line]
    starts = [0, *(found.start("label") for found in _further_labels().finditer(line, first.end())), len(line)]
    return [line[start:end].strip(" ,;/") for start, end in pairwise(starts)]


@lru_cache(maxsize=4096)
def mended(lines: tuple[str, ...]) -> str:
    """The cell as one text, lines after "\\n": look-alike letters Latin, broken words whole, nobody left out."""
    printed = _without_numbers("\n".join(lines)).splitlines()
    text = _with_services_whole(";" if fold(line) in nobody() else _whole(_leading(line)) for line in printed)
    named = _labels().sub("", _between().sub(";", _statements().sub("", _with_colons(text))))
    named = _unsettled().sub("", named)
    return "\n".join(" ".join(line.split()) for line in named.split("\n"))


def _with_services_whole(lines: Iterable[str]) -> str:
    """The lines, those together whose break parts the name of a service ("Head of Service, Front" / "Door")."""
    text = ""
    for line in lines:
        around = text.rpartition("\n")[2].split()[-1:] + line.split()[:1]
        is_parted = len(around) > 1 and lexicon().get(key(" ".join(around)), ("",))[0] == "service"
        text += (" " if is_parted else "\n") * bool(text) + line
    return text


def _with_colons(text: str) -> str:
    """Dashes after two unlike labels of one cell as colons ("Lead - DCS / Support - PSW"); one alone may be a post's
    own ("Lead - Fostering")."""
    if not any(map(text.__contains__, _DASHES)):  # as in most cells
        return text
    labels = {fold(match["label"]) for match in _dashed_labels().finditer(text)}
    return _dashed_labels().sub(r"\g<label>:", text) if len(labels) > 1 else text


def _leading(line: str) -> str:
    """A line without those who only help or who led the action before: "Jo Lane (supported by Ben, formerly Al)"."""
    return _helped().sub("", _since().sub("", _formerly().sub(lambda match: match["now"] or match["end"] or "", line)))


def _whole(line: str) -> str:
    line = " ".join((line if line.isascii() else "".join(map(_latin, line))).split())
    line = _BROKEN_INITIALS.sub(r"\1\2", _BROKEN_HYPHEN.sub("-", line))
    return _BROKEN_WORD.sub(lambda match: match[1] + ("" if _is_broken(*match.groups()) else " "), line)


def _is_broken(left: str, right: str) -> bool:
    """Whether a narrow column broke one known word into `left` and `right`: "developm ent", "PS W"."""
    known = known_words()
    return key(left + right) in known and not (key(left) in known and key(right) in known)


def _latin(letter: str) -> str:
    if letter.isascii() or not letter.isalpha() or len(folded := fold(letter)) != 1 or not folded.isascii():
        return letter
    return folded.upper() if letter.isupper() else folded


@cache
def nobody() -> frozenset[str]:
    return frozenset(fold(words) for words in load("owners")["nobody"]) | {""}


@cache
def _statements() -> re.Pattern[str]:
    """From a verb to the end of its line: what an owner will do there is no owner."""
    return re.compile(rf"(?<=\w) (?:{_any(load('owners')['verbs'])}) [^\n]*")


@cache
def _between() -> re.Pattern[str]:
    """Words that separate owners, anywhere in a line."""
    return re.compile(rf"(?i)[,\s]*(?<!\w)(?:{_any(load('owners')['between'])})(?!\w)\s*:?")


@cache
def _helped() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s*[(\[]\s*(?:{_any(load('owners')['helped'])})\b[^()\[\]]*[)\]]")


@cache
def _formerly() -> re.Pattern[str]:
    """From words for the past up to a closing bracket, words for now or the end of the line."""
    former, now = _any(load("owners")["formerly"]), _any(load("owners")["now"])
    until = rf"(?:[)\]]|[;,.]?\s*\b(?:{now})\b\s*:?(?P<now>\s)|(?P<end>;|$))"
    return re.compile(rf"(?i)(?:^|\s*[(\[;,–—-])\s*(?:(?:{former})(?![\w-])\.?|was(?=\s.*\bnow\b))\s*:?.*?{until}")


@cache
def _since() -> re.Pattern[str]:
    """At the head of a line: one word that its owner leads now ("Now Jo Lane"); longer ones may begin a post."""
    return re.compile(rf"(?i)^(?:{_any([words for words in load('owners')['now'] if ' ' not in words])})\s+(?=\w)")


@cache
def _unsettled() -> re.Pattern[str]:
    """At the end of an owner: words for a naming that is not settled, in brackets, after a dash or bare."""
    return re.compile(rf"(?i)(?<=[\w).])[\s,(\[–—-]+(?:{_any(load('owners')['unsettled'])})[)\]]?(?=\s*(?:[\n;/,]|$))")


@cache
def _dashed_labels() -> re.Pattern[str]:
    return re.compile(rf"(?im)(?:^|(?<=[;,/]))\s*{_any_label()}\s+[–—-](?=\s)")


@cache
def _labels() -> re.Pattern[str]:
    """Words before a colon, at the head of a line or of a part of it, that say what the owners are."""
    words = load("owners")
    return re.compile(
        rf"(?im)(?:^|(?<=[;,/(]))\s*(?:(?P<owners>{_any(words['labels'])})"
        rf"|(?P<accountable>{_any(words['accountable_labels'])}))\s*:"
    )


@cache
def _further_labels() -> re.Pattern[str]:
    """A label inside a line, with its colon, behind a separator or a space."""
    return re.compile(rf"(?i)[\s,;/]{_any_label()}\s*:")


def _any_label() -> str:
    words = load("owners")
    return f"(?P<label>{_any(words['labels'] + words['accountable_labels'])})"


def _without_numbers(text: str) -> str:
    """The cell with separators for the running numbers that its owners are listed by ("1. HoS 2. PSW"), of which a
    reader may have taken the first for the label of its line."""
    numbers = [int(number) for number in _LINE_NUMBER.findall(text)]
    first = numbers[0] if numbers else 0
    is_list = first in (1, 2) and len(numbers) + first > 2 and numbers == [*range(first, first + len(numbers))]
    return _LINE_NUMBER.sub(";", text) if is_list else text


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
