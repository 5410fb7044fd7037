"""Owners: the cell that says who does an action, taken apart into single posts, people, initials, teams and bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from schema.owners.glossary import fits
from schema.owners.glossary import glossary_of as glossary_of
from schema.owners.lexicon import abbreviations, key, known_words, lexicon, listed
from schema.owners.owner_items import NOUNS, POSTS, Item, is_initials, is_shouted, items_of
from schema.owners.segment import OWNERS, cut
from schema.vocabulary import fold, load

_BROKEN_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐] (?!and |or |to )(?=[a-z])")
_BROKEN_INITIALS = re.compile(r"(?<=[/(,;])( ?[A-Z]) ([A-Z])(?=\s*(?:[/),;]|$))")
_BROKEN_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+) (?=([a-z]{1,4}|[A-Z])(?![^\W\d_]))")


@dataclass(frozen=True, slots=True)
class Owner:
    """One owner, `name` as printed (look-alike letters and broken words mended).

    `kind`: role | person | initials | team | body; None where nothing says. `role`: the post or body for comparison
    (director, assistant director, head of service ... board, partner agency); None where unknown. `expanded`: the name
    with its abbreviations written out, by the plan's own glossary before the well-known ones; None where it has none.
    `initials`: those the cell gives a person ("Sally Allen (SA)").
    """

    name: str
    kind: str | None = None
    role: str | None = None
    expanded: str | None = None
    initials: str | None = None


def read_owners(lines: Sequence[str], glossary: Mapping[str, str] = {}) -> list[Owner]:
    """The owners named in a cell, in order; [] where it names nobody ("TBC", "As above").

    `lines` are the cell's lines as the author began them, `glossary` what the plan itself defines (`glossary_of`).
    """
    return [_expanded(owner, glossary) for owner in _owners(_mended(tuple(lines)))]


def label_of(line: str) -> str | None:
    """What the label that a line opens with says of those after it: "owners" or "accountable"; None without one."""
    found = _labels().match(line)
    return found.lastgroup if found else None


def labelled_parts(line: str) -> list[str]:
    """A line that opens with a label, cut before each further one ("Accountable: DCS / Responsible: AD"); any other
    line whole."""
    if not (first := _labels().match(line)):
        return [line]
    starts = [0, *(found.start("label") for found in _further_labels().finditer(line, first.end())), len(line)]
    return [line[start:end].strip(" ,;/") for start, end in pairwise(starts)]


def written_out(name: str, glossary: Mapping[str, str] = {}, well_known: bool = True) -> str:
    """`name` with its abbreviations in words, those of `glossary` before the well-known ones."""
    defined = {key(short.replace(".", "")): words for short, words in glossary.items()}
    known = abbreviations() if well_known else {}

    def in_words(match: re.Match[str]) -> str:
        word = match[0]
        meaning = known.get(key(word))
        words = defined.get(key(word.replace(".", "")), meaning.expansion if meaning else word)
        return word if word.islower() or fold(words) in fold(name) else words

    return re.sub(r"[^\W\d_][\w&.'’]*", in_words, name)


@lru_cache(maxsize=4096)
def _owners(text: str) -> tuple[Owner, ...]:
    runs = _known(text)
    if runs is None:
        runs = cut(items_of(text))
    owners = [owner for run in runs if (owner := _owner(run, text)) is not None and fold(owner.name) not in _nobody()]
    return tuple(_without_guesses(owners))


def _known(text: str) -> list[list[Item]] | None:
    """The cell read without spaCy where it is nothing but known names and initials; None where it is more."""
    runs: list[list[Item]] = []
    shouted = is_shouted(text)
    for match in re.finditer(r"[^/;\n]+", text):
        words = match[0].strip()
        start = match.start() + match[0].index(words)
        label, role = lexicon().get(key(words), ("", None))
        label = {"service": "team", "partner": "body"}.get(label, label)
        is_whole = label in ("head", "role", "team", "body") and not key(words).endswith((" of", " for"))
        if not is_whole and not is_initials(words, shouted):
            return None
        runs.append([Item(label or "initials", start, start + len(words), key(words), role)])
    return runs


def _owner(run: Sequence[Item], text: str) -> Owner | None:
    """The owner that `run` names; None where it is all punctuation."""
    first, last = run[0], run[-1]
    person = text[first.start : first.end]
    initials = text[last.start + 1 : last.end - 1].strip()
    if first.label == "person" and len(run) == 2 and last.label == "group" and fits(initials, person):
        return Owner(person, "person", first.role, None, initials)
    name = " ".join(text[first.start : last.end].split()).strip(" .,;:/&-–—")
    name = name.strip("()[] ") if len(run) == 1 and first.label == "group" else name
    return Owner(name, *_kind(run)) if any(c.isalnum() for c in name) else None


def _kind(run: Sequence[Item]) -> tuple[str | None, str | None]:
    owners = [item for item in run if item.label in OWNERS]
    if not owners:
        return _kind_of_words(run), None
    first = owners[0]
    is_prefix = first.label == "initials" and len(run) > 1 and run[1].label in ("word", *POSTS)
    if first.label == "person" or (first.label == "initials" and not is_prefix):
        posts = [item for owner in run for item in (owner, *owner.inner) if item.label in POSTS]
        return first.label, posts[0].role if posts else first.role
    first = owners[1] if is_prefix and len(owners) > 1 else first
    is_whole_post = first.label == "role" and (len(run) == 1 or run[1].label not in NOUNS)
    deciding = first if first.label == "head" or is_whole_post else owners[-1]
    kind = "role" if deciding.label in POSTS else deciding.label.removesuffix("_noun")
    return kind, deciding.role


def _kind_of_words(run: Sequence[Item]) -> str | None:
    """The kind of an owner without a post, a noun or a known name: by what its words are about."""
    if [item.label for item in run[0].inner] == ["initials"]:
        return "initials"
    if run[0].key in listed("given_names"):
        return "person"
    return "team" if any(item.key in known_words() for item in run) else None


def _without_guesses(owners: Sequence[Owner]) -> list[Owner]:
    """Letters that may be a post or a person ("TM") are a post only where another owner of the cell is one."""
    known = abbreviations()
    doubtful = {o.name for o in owners if o.name.isupper() and key(o.name) in known and known[key(o.name)].initials}
    if not doubtful or any(owner.kind == "role" and owner.name not in doubtful for owner in owners):
        return list(owners)
    return [replace(o, kind="initials", role=None) if o.name in doubtful else o for o in owners]


def _expanded(owner: Owner, glossary: Mapping[str, str]) -> Owner:
    words = written_out(owner.name, glossary, owner.kind != "initials")
    return owner if words == owner.name else replace(owner, expanded=words)


@lru_cache(maxsize=4096)
def _mended(lines: tuple[str, ...]) -> str:
    """The cell as one text, lines after "\\n": look-alike letters Latin, broken words whole, nobody left out."""
    printed = _without_numbers("\n".join(lines)).splitlines()
    text = _with_services_whole(";" if fold(line) in _nobody() else _whole(_leading(line)) for line in printed)
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
    labels = {fold(match["label"]) for match in _dashed_labels().finditer(text)}
    return _dashed_labels().sub(r"\g<label>:", text) if len(labels) > 1 else text


def _leading(line: str) -> str:
    """A line without those who only help or who led the action before: "Jo Lane (supported by Ben, formerly Al)"."""
    return _helped().sub("", _since().sub("", _formerly().sub(lambda match: match["now"] or match["end"] or "", line)))


def _whole(line: str) -> str:
    line = " ".join("".join(map(_latin, line)).split())
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
def _nobody() -> frozenset[str]:
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
    words = load("owners")
    return re.compile(
        rf"(?im)(?:^|(?<=[;,/]))\s*(?P<label>{_any(words['labels'] + words['accountable_labels'])})\s+[–—-](?=\s)"
    )


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
    words = load("owners")
    return re.compile(rf"(?i)[\s,;/](?P<label>{_any(words['labels'] + words['accountable_labels'])})\s*:")


@cache
def _line_numbers() -> re.Pattern[str]:
    return re.compile(r"(?:(?<=\s)|^)(\d)[.)]\s+(?=[A-Z])")


def _without_numbers(text: str) -> str:
    """The cell with separators for the running numbers that its owners are listed by ("1. HoS 2. PSW")."""
    numbers = [int(number) for number in _line_numbers().findall(text)]
    return _line_numbers().sub(";", text) if len(numbers) > 1 and numbers == [*range(1, len(numbers) + 1)] else text


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
