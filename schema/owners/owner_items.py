"""The words of an owner cell as items: posts, teams, bodies and initials known from data, and people by spaCy rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from schema.owners.bare_spacy import bare_english
from schema.owners.lexicon import abbreviations, known_words, lexicon, listed, word_key
from schema.phrases import Phrases
from schema.vocabulary import fold, load

POSTS = ("head", "role", "role_noun")
NOUNS = ("role_noun", "team_noun", "body_noun")
_INITIALS = re.compile(r"[A-Z]{2,3}|[A-Z][a-z]?[A-Z]|(?:[A-Z]\.)+(?:[A-Z][A-Za-z]*)?\.?|[A-Z]{2,3}-\w+")
_LONG_ABBREVIATION = re.compile(r"[A-Z]{4,7}")
_SAFEGUARDING_BOARD = re.compile(r"[A-Z]{1,5}(?:SCB|SCP|SAB)")
_NAME_WORD = re.compile(r"^[A-Z](?:['’][A-Z]|a?c[A-Z])?[^\W\d_A-Z]+(?:-[A-Z]?[^\W\d_A-Z]+)?$")
_TOKEN = re.compile(r"\n|\d\d\+|[A-Z]&[A-Z]\b|[Nn]/[Aa]\b|[^\s/&,;:|+•()\[\]–—-]+(?:[-‐‑][^\s/&,;:|+•()\[\]–—-]+)*|\S")


@dataclass(frozen=True, slots=True)
class Item:
    """Words of a cell that belong together, from `start` to `end` in its text.

    `label`: head (a post that takes the service after it), role (a whole post), team, body; role_noun, team_noun and
    body_noun (end the name of one); person, initials; word; separator; joint (a dash or colon); group (brackets round
    `inner`).
    """

    label: str
    start: int
    end: int
    key: str
    role: str | None = None
    inner: tuple[Item, ...] = ()
    is_plural: bool = False


def items_of(text: str) -> list[Item]:
    """`text` (lines after "\n") as items in reading order; together they cover every letter of it."""
    tokens, shouted = tokens_of(text), is_shouted(text)
    items: list[Item] = []
    at = 0
    for entity in entities_by_rules(text) if may_name_people(tokens) else entities_known(tokens):
        items.extend(_plain(token.text, token.start, shouted) for token in tokens[at : entity.first])
        items.append(_entity(text, tokens[entity.first : entity.end], entity))
        at = entity.end
    items.extend(_plain(token.text, token.start, shouted) for token in tokens[at:])
    return _with_groups(items)


class Token(NamedTuple):
    """A word or mark of a cell, its key for matching, and where it stands."""

    text: str
    norm: str
    start: int
    end: int


class Entity(NamedTuple):
    """Tokens of a cell, up to `end`, that are a post, team, body, service or person."""

    first: int
    end: int
    label: str
    role: str | None


def tokens_of(text: str) -> list[Token]:
    """The words and marks of a cell."""
    return [Token(m[0], _norm(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def _norm(word: str) -> str:
    return "and" if word == "&" else word_key(word)


def is_shouted(text: str) -> bool:
    """Whether all of `text` is in capitals, words of services and posts among them, so that capitals say nothing."""
    if not text.isupper():
        return False
    return any(word in known_words() and word not in abbreviations() for word in map(word_key, _TOKEN.findall(text)))


def is_initials(word: str, shouted: bool = False) -> bool:
    """Whether `word`, printed so, is initials or an abbreviation nobody lists; `shouted` in a text all in capitals."""
    if not (_INITIALS.fullmatch(word) or (not shouted and _LONG_ABBREVIATION.fullmatch(word))):
        return False
    is_known = word_key(word) in known_words() or word_key(word) in listed("joining")
    return not is_known and not _SAFEGUARDING_BOARD.fullmatch(word)


def _plain(word: str, start: int, shouted: bool) -> Item:
    end, folded = start + len(word), word_key(word)
    if word in "\n/,":
        return Item("separator", start, end, word)
    if word in "&+" or folded == "and":
        return Item("separator", start, end, "and")
    if word in ";•|▪●‣◦":
        return Item("separator", start, end, ";")
    if word in ":-–—()[]":
        return Item({"(": "open", "[": "open", ")": "close", "]": "close"}.get(word, "joint"), start, end, word)
    if _SAFEGUARDING_BOARD.fullmatch(word):
        return Item("body", start, end, folded, "board")
    if is_initials(word, shouted):
        return Item("initials", start, end, folded)
    is_subject = folded not in _given_names() and fold(word).endswith(_subject_endings())
    is_name = _NAME_WORD.fullmatch(word) and folded not in known_words() and not is_subject
    return Item("name" if is_name else "word", start, end, folded)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(load("owners")["given_names"].split())


@cache
def _subject_endings() -> tuple[str, ...]:
    return tuple(load("owners")["subject_endings"])


def _entity(text: str, tokens: Sequence[Token], entity: Entity) -> Item:
    words, start, end = " ".join(token.norm for token in tokens), tokens[0].start, tokens[-1].end
    if words in abbreviations() and text[start:end].islower():
        return Item("word", start, end, words)
    is_plural = any(fold(token.text) == f"{token.norm}s" for token in tokens)
    return Item(entity.label, start, end, words, entity.role, (), is_plural)


def _with_groups(items: Iterable[Item]) -> list[Item]:
    """Brackets and what stands in them as one item each; a bracket without its other half is a joint."""
    out: list[Item] = []
    for item in items:
        is_close = item.label == "close"
        opened = next((i for i in reversed(range(len(out))) if out[i].label == "open"), None) if is_close else None
        if opened is not None:
            out[opened:] = [Item("group", out[opened].start, item.end, "()", None, tuple(_joined(out[opened + 1 :])))]
        else:
            out.append(item)
    return _joined([replace(item, label="joint") if item.label in ("open", "close") else item for item in out])


def _joined(items: list[Item]) -> list[Item]:
    return _with_people(_with_services(_with_qualifiers(_with_openings(_with_modifiers(items)))))


def _with_modifiers(items: list[Item]) -> list[Item]:
    """Capitals right before a noun say which ("PR Manager"), not who."""
    return [
        replace(item, label="word") if item.label == "initials" and after is not None and after.label in NOUNS else item
        for item, after in zip(items, [*items, None][1:], strict=True)
    ]


def _with_openings(items: list[Item]) -> list[Item]:
    """A body that opens the name of another, with the words between, as words of that one's name."""
    out = items[:]
    for i, item in enumerate(items):
        if item.label != "body" or item.key not in listed("opening_bodies"):
            continue
        end = next((k for k in range(i + 1, len(items)) if not _is_of_place(items[k])), i + 1)
        if i + 1 < end < len(items) and items[end].label == "body" and items[i + 1].label != "separator":
            out[i:end] = [replace(one, label="word") for one in items[i:end]]
    return out


def _is_of_place(item: Item) -> bool:
    return item.label in ("word", "name") or (item.label == "separator" and item.key == "and")


def _with_qualifiers(items: list[Item]) -> list[Item]:
    """Words such as "Interim", "Senior", "All" joined to the post, team or body they open."""
    out: list[Item] = []
    for item in reversed(items):
        if out and _opens(item, after := out[-1]):
            out[-1] = replace(after, label=after.label.removesuffix("_noun"), start=item.start)
        else:
            out.append(item)
    return out[::-1]


def _opens(item: Item, after: Item) -> bool:
    if item.key in listed("quantifiers"):
        return after.label in (*POSTS, "team", "body", "team_noun", "body_noun")
    return item.label in ("word", "role_noun") and item.key in listed("qualifiers") and after.label in POSTS


def _with_services(items: list[Item]) -> list[Item]:
    """A service is an owner where it stands alone or beside others ("Police and Health"), else what a post is for."""
    out: list[Item] = []
    pieces = [list(p) for _, p in groupby(items, lambda item: item.label == "separator" and item.key != "and")]
    for i, words in enumerate(pieces):
        alone = not _is_listed(pieces, i) and all(
            _bounds(before) != _bounds(after) for before, after in pairwise(words)
        )
        label = {"service": "team", "partner": "body"} if alone else {"service": "word", "partner": "word"}
        out += [replace(item, label=label[item.label]) if item.label in label else item for item in words]
    return out


def _is_listed(pieces: Sequence[Sequence[Item]], i: int) -> bool:
    """Whether a piece goes on with a list of what one post is for, that an "and" closes ("Head of A, B and C")."""
    first = next((k for k in range(i, -1, -1) if any(item.label in POSTS for item in pieces[k])), i)
    head = next((item.key for item in pieces[first] if item.label == "head"), "")
    if first == i or head.rpartition(" ")[2] not in listed("joining"):
        return False
    rest = pieces[first + 1 :]
    last = next((k for k, words in enumerate(rest) if any(item.key == "and" for item in words)), -1)
    spoken = [item for words in rest[: last + 1] for item in words]
    is_within = last > 0 and i <= first + 1 + last
    return is_within and all(item.label in ("service", "word", "name") or item.key in (",", "and") for item in spoken)


def _with_people(items: list[Item]) -> list[Item]:
    """Two or three capitalised words alone between separators, none of them a word of services, are a person's name."""
    out: list[Item] = []
    for is_name, run in groupby(items, lambda item: item.label == "name"):
        words = list(run)
        after = items.index(words[-1]) + 1
        alone = _bounds(out[-1] if out else None) and _bounds(items[after] if after < len(items) else None)
        if is_name and alone and 2 <= len(words) <= 3:
            out.append(Item("person", words[0].start, words[-1].end, " ".join(word.key for word in words)))
        else:
            out.extend(replace(word, label="word") if is_name else word for word in words)
    return out


def _bounds(item: Item | None) -> bool:
    return item is None or item.label in ("separator", "group")


def entities_known(tokens: Sequence[Token]) -> list[Entity]:
    """The known posts, teams and bodies, as `entities_by_rules` has them: the longest first, the first of equals."""
    found = _phrases().find([token.norm for token in tokens])
    taken: set[int] = set()
    kept = []
    for start, end, meaning in sorted(found, key=lambda match: (match[0] - match[1], match[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append(Entity(start, end, *meaning))
    return sorted(kept)


@cache
def _phrases() -> Phrases[tuple[str, str | None]]:
    phrases = Phrases[tuple[str, str | None]]()
    for entry, meaning in lexicon().items():
        phrases.add(entry.split(), meaning)
    return phrases


def may_name_people(tokens: Sequence[Token]) -> bool:
    """Whether a pattern of `_people` can hold: each begins with a title, a given name or an initial, and goes on."""
    return any(_begins_name(before) and _goes_on(after) for before, after in pairwise(tokens))


def _begins_name(token: Token) -> bool:
    if not "A" <= token.text[0] <= "Z":
        return False
    is_initial = len(token.text.rstrip(".")) == 1
    return is_initial or token.text.lower() in _given_names() or token.norm in _titles()


def _goes_on(token: Token) -> bool:
    return "A" <= token.text[0] <= "Z" or token.norm in listed("particles")


@cache
def _titles() -> frozenset[str]:
    return listed("titles") | listed("member_titles")


def entities_by_rules(text: str) -> list[Entity]:
    """What spaCy's ruler finds, which knows the patterns of people's names as well."""
    found = _pipeline()(text).ents
    return [Entity(entity.start, entity.end, entity.label_, entity.ent_id_ or None) for entity in found]


@cache
def _pipeline() -> Any:
    """Blank English with a ruler that knows owners.yml. Built when a cell may name people: spaCy takes half a second
    to import."""
    nlp = bare_english(_tokenizer)
    ruler = nlp.add_pipe("entity_ruler")
    for entry, (label, role) in lexicon().items():
        pattern = [{"NORM": word} for word in entry.split()]
        ruler.add_patterns([{"label": label, "pattern": pattern, "id": role or ""}])
    ruler.add_patterns(_people())
    return nlp


def _tokenizer(nlp: Any) -> Callable[[str], Any]:
    from spacy.tokens import Doc

    def words_of(text: str) -> Any:
        words = _TOKEN.findall(text)
        ends = [m.end() for m in _TOKEN.finditer(text)]
        doc = Doc(nlp.vocab, words=words, spaces=[text[end : end + 1] == " " for end in ends])
        for token in doc:
            token.norm_ = _norm(token.text)
        return doc

    return words_of


def _people() -> list[dict[str, Any]]:
    """Patterns of names: a given name or a title before a capitalised word that is no word of services."""
    names_given = sorted(load("owners")["given_names"].split())
    surname = {
        "TEXT": {"REGEX": _NAME_WORD.pattern},
        "NORM": {"NOT_IN": sorted(known_words())},
        "LOWER": {"NOT_IN": names_given},
    }
    given = {"LOWER": {"IN": names_given}, "TEXT": {"REGEX": "^[A-Z]"}}
    initial = {"TEXT": {"REGEX": r"^[A-Z]\.?$"}}
    particle = {"NORM": {"IN": sorted(listed("particles"))}, "OP": "*"}
    first = ([given], [given, given], [given, initial], [initial], [initial, initial])
    names = [[*some, particle, surname] for some in first] + [[given, given], [surname]]
    people = [{"label": "person", "pattern": name} for name in names[:-1]]
    for role, titles in ((None, "titles"), ("elected member", "member_titles")):
        title = {"NORM": {"IN": sorted(listed(titles))}, "TEXT": {"REGEX": "^[A-Z]"}}
        people += [{"label": "person", "pattern": [title, *name], "id": role or ""} for name in names]
    return people
