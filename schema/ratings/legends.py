"""Legends: a plan's own key to its colours, as a small table or as lines of prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from schema.ratings.rating_words import letters, status_of, words
from schema.vocabulary import alternatives, fold

MOST_LEGEND_ROWS = 10
READ_ONE_BY_ONE = 3  # rows: so many are no colours over their meanings
MOST_MEANING_WORDS = 40  # of a meaning
LONGEST_KEY_TITLE = 60  # characters
MOST_TEXTS = 3  # cells that explain one colour; a row of more is a row of a plan
_TWINS = {"amber": "yellow", "yellow": "amber"}  # amber is often painted yellow, and the other way round
_MARKS, _VERBS = "-–—:=", ("means", "indicates")  # between a letter or colour and what it means
_SIGN = rf"\s*(?:[{_MARKS}]+|\b(?:{'|'.join(_VERBS)})\b)\s*"
_LETTER = re.compile(rf"[A-Z]{_SIGN}")
_ALONE = re.compile(rf"(?:^|(?<=[;,|:•(.]))\s*[A-Z]{_SIGN}")
_GAP = 2  # lines that may stand between two meanings in prose

Cell = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one colour or sign stands for: `text` as printed, `status` where its words name a state."""

    colour: str | None
    text: str
    status: str | None = None
    sign: str = ""  # a letter or number printed for it


@dataclass(frozen=True, slots=True)
class Legend:
    """The colours of a plan in the order of its own key."""

    meanings: tuple[Meaning, ...]

    def of_colour(self, colour: str) -> Meaning | None:
        """The meaning of a colour: of amber for yellow, or yellow for amber, where the legend has only one of them."""
        colours = {meaning.colour: meaning for meaning in reversed(self.meanings)}
        return colours.get(colour) or colours.get(_TWINS.get(colour, colour))

    def of_sign(self, sign: str) -> Meaning | None:
        """The meaning of a letter or number printed in place of the colour."""
        return next((m for m in self.meanings if m.sign and fold(m.sign) == fold(sign)), None)

    def of_words(self, text: str) -> Meaning | None:
        """The meaning printed in so many words."""
        return next((m for m in self.meanings if m.text and fold(m.text) == fold(text)), None)

    def colour_for(self, colour: str) -> str:
        """The legend's own word for a colour: amber where yellow is seen and only amber explained."""
        meaning = self.of_colour(colour)
        return meaning.colour if meaning and meaning.colour else colour

    def status_of(self, colour: str) -> str | None:
        """The state a colour stands for; None where the legend does not say."""
        meaning = self.of_colour(colour)
        return meaning.status if meaning else None


def read_legend(rows: Sequence[Sequence[Cell]]) -> Legend | None:
    """The legend that a table of (text, colour name) cells is; None where it is any other table.

    Every row must be a title or explain a colour, no colour twice, and at least two meanings must name a state.
    """
    body: list[list[Cell]] = []
    titled = False
    for row in rows:
        whole = [(" ".join(text.split()), colour) for text, colour in row if text.strip() or colour]
        kept = [cell for cell in whole if not _is_title(cell)]
        titled = titled or len(kept) < len(whole)
        if whole and (kept == whole or any(text for text, _ in kept)):
            body.append(kept)
            if len(body) == READ_ONE_BY_ONE and not _meanings(body[0]):  # as in most tables
                return None
    if not body or len(body) > MOST_LEGEND_ROWS:
        return None
    if len(body) == 1 and len(body[0]) == 1:
        return read_legend_lines([line for row in rows for text, _ in row for line in text.splitlines()])
    meanings: list[Meaning] = []
    for row in body if _is_upright(body) else list(zip(*body, strict=False)):
        if not (found := _meanings(row)):
            return None
        meanings += found
    return None if _are_painted_alike(body) else _legend(meanings, titled)


def _are_painted_alike(body: Sequence[Sequence[Cell]]) -> bool:
    """Whether two rows have words on one colour that they do not name, as the rows of a plan: a key has each once."""
    painted = [fill for row in body for fill in {fill for text, fill in row if _is_painted(text, fill)}]
    return len(set(painted)) < len(painted)


def _is_painted(text: str, fill: str | None) -> bool:
    return bool(text and fill) and _explained(text, fill)[2] == text


def read_legend_lines(lines: Sequence[str]) -> Legend | None:
    """The legend that stands in lines of prose ("Red: overdue; Amber: at risk"); None where there is none."""
    group: list[Meaning] = []
    last = 0
    for number, line in enumerate(lines):
        for meaning in _meanings_in(_discs_named(line)):
            if group and number - last > _GAP:
                if legend := _legend(group):
                    return legend
                group = []
            group.append(meaning)
            last = number
    return _legend(group)


def _discs_named(line: str) -> str:
    """The line with its coloured discs and squares as words and signs: "🟢 on track" as "green: on track"."""
    if line.isascii() or not any(disc in line for disc in words("symbols")):
        return line
    return _disc().sub(lambda match: f"; {words('symbols')[match[1]]}: ", line)


@cache
def _disc() -> re.Pattern[str]:
    return re.compile(rf"\s*([{''.join(words('symbols'))}])\ufe0f?(?:{_SIGN}|\s*)")


def legend_of_words(meanings: Mapping[str, str]) -> Legend | None:
    """The legend of colours or letters and their meanings, as a person wrote it down; None where there are none.

    Raises ValueError for a word that is no colour and no letter.
    """
    found: list[Meaning] = []
    for word, text in meanings.items():
        colour = words("colours").get(fold(word), letters().get(word.strip().upper()))
        sign = word.strip() if len(word.strip()) == 1 else ""
        if colour is None and not sign:
            raise ValueError(f"{word!r} is no colour of a rating")
        found.append(_meaning(colour, sign, text))
    return Legend(tuple(found)) if found else None


def _legend(meanings: Iterable[Meaning], titled: bool = False) -> Legend | None:
    found = list({meaning.colour or meaning.sign: meaning for meaning in reversed(list(meanings))}.values())[::-1]
    states = sum(meaning.status is not None for meaning in found)
    signs = [meaning.sign for meaning in found]
    is_scale = signs == [str(number) for number in range(1, len(found) + 1)] and states == len(found)
    is_key = titled or is_scale or all(meaning.colour for meaning in found)
    return Legend(tuple(found)) if states >= 2 and 2 * states >= len(found) and is_key else None


def _is_title(cell: Cell) -> bool:
    return len(cell[0]) <= LONGEST_KEY_TITLE and fold(cell[0]).strip(" :") in words("titles")


def _is_upright(body: Sequence[Sequence[Cell]]) -> bool:
    """Whether the rows are read one by one: not where a row of colours stands over a row of meanings."""
    over = len(body) == 2 and len(body[0]) == len(body[1]) > 1
    return not (over and all(_sign(cell) for cell in body[0]) and not any(_sign(cell) for cell in body[1]))


def _meanings(row: Sequence[Cell]) -> list[Meaning]:
    """The meanings of a row: signs (colour, word or letter), each with the words after it; [] if one lacks any."""
    if len(row) == 2 and not _sign(row[0]) and row[0][1] is None and _sign(row[1]):
        row = row[::-1]
    found: list[tuple[str | None, str, list[str]]] = []
    for text, fill in row:
        colour, sign, said = _explained(text, fill)
        is_more = found and (colour is None or (colour == found[-1][0] and (not sign or not found[-1][2])))
        if not found and not (colour or sign):
            return []
        if is_more:
            known, old_sign, texts = found[-1]
            found[-1] = (known, old_sign or sign, [*texts, *([said] if said else [])])
        else:
            found.append((colour, sign, [said] if said else []))
    if any(len(texts) > MOST_TEXTS for _, _, texts in found):
        return []
    made = [_meaning(colour, sign, " ".join(texts)) for colour, sign, texts in found]
    return made if all(m.text and len(m.text.split()) <= MOST_MEANING_WORDS for m in made) else []


def _meaning(colour: str | None, sign: str, text: str) -> Meaning:
    text = text.strip(" ;,.|")
    return Meaning(colour, text, status_of(text), sign)


def _sign(cell: Cell) -> bool:
    """Whether a cell is a colour, its word or its letter and nothing else."""
    colour, sign, said = _explained(*cell)
    return bool(colour or sign) and not said


def _explained(text: str, fill: str | None) -> tuple[str | None, str, str]:
    """The colour, the letter and the explanation that one cell gives: by its words first, then by its fill."""
    if match := _opening().match(text):
        letter, word = match["letter"] or match["alone"] or "", match["word"]
        colour = words("colours")[fold(word)] if word else letters().get(letter, fill)
        return colour, letter, text[match.end() :]
    if len(text) == 1 and (text.isdecimal() or "A" <= text <= "Z"):
        return letters().get(text, fill), text, ""
    return fill, "", text


@cache
def _opening() -> re.Pattern[str]:
    """A colour at the head of a text: "Red", "R - ", "R: Red = "."""
    colour = rf"(?:(?P<letter>[A-Z])(?:{_SIGN}|\s+))?(?P<word>{_any_colour()})(?:\s*\([A-Z]\))?(?:{_SIGN}|\s*$|\s+)"
    return re.compile(rf"{colour}|(?P<alone>[A-Z]){_SIGN}")


@cache
def _within() -> re.Pattern[str]:
    """A colour and the sign after it, anywhere in a line."""
    colour = rf"(?<!\w)(?:(?P<letter>[A-Z])(?:{_SIGN}|\s+))?(?P<word>{_any_colour()})(?:\s*\([A-Z]\))?{_SIGN}"
    return re.compile(rf"{colour}|(?:^|(?<=[;,|:•(.]))\s*(?P<alone>[A-Z]){_SIGN}")


def _may_tell(line: str) -> bool:
    """Whether a line has a colour, or a letter with a sign after it: what few lines of prose have is soon told."""
    lowered = line.lower()
    if any(_colours()[word].search(lowered) for word in filter(lowered.__contains__, _colours())):
        return True  # and not because "red" is in "offered"
    return any(map(line.__contains__, (*_MARKS, *_VERBS))) and bool(_LETTER.search(line) and _ALONE.search(line))


@cache
def _colours() -> dict[str, re.Pattern[str]]:
    """Each colour as a word, its letters first: so they are sooner found than all colours at once."""
    return {word: re.compile(rf"{re.escape(word)}\b(?<!\w{re.escape(word)})") for word in words("colours")}


def _any_colour() -> str:
    return rf"(?i:{alternatives(words('colours'))})\b"


def _meanings_in(line: str) -> Iterator[Meaning]:
    """The meanings a line of prose gives: each colour with the words up to the next."""
    line = " ".join(line.split())
    if not _may_tell(line):
        return
    signs = [match for match in _within().finditer(line) if match["word"] or match["alone"] in letters()]
    if not signs and (match := _opening().match(line)) and match["word"] and status_of(line[match.end() :]):
        signs = [match]
    for match, after in zip(signs, [*signs, None][1:], strict=True):
        said = line[match.end() : after.start() if after else len(line)]
        colour = words("colours")[fold(match["word"])] if match["word"] else letters()[match["alone"]]
        if said.strip(" ;,.|") and len(said.split()) <= MOST_MEANING_WORDS:
            yield _meaning(colour, match["letter"] or match["alone"] or "", said)
