"""Ratings: the colour a plan gives an action, and the state its words or its legend say that the action is in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from schema.cut_words import joined_words
from schema.ratings.legends import Legend as Legend
from schema.ratings.legends import legend_of_words as legend_of_words
from schema.ratings.legends import read_legend as read_legend
from schema.ratings.legends import read_legend_lines as read_legend_lines
from schema.ratings.rating_words import colour_words, letters, status_of_opening, tells_state, words
from schema.vocabulary import alternatives, fold

_NEUTRAL = ("white", "grey", "black")  # also the shading of tables: a rating only in an empty cell, or by the legend
_SEVERITY = ("red", "amber", "yellow", "black", "purple", "grey", "white", "green", "blue")
_ARROW = re.compile(r"→|⇒|➔|➜|-+>|>")
_MOVED = re.compile(rf"(?:{_ARROW.pattern}|\bto\b|\bthen\b|\bnow\b)")
_BEFORE = re.compile(r"(?i)(?<=\w)\s*[(,;-]?\s*\b(?:was|previously|formerly)\s+\w+\)?$")
_TREND = re.compile(r"^[↑↓←→↗↘↔▲▼►◄⬆⬇⬅➡⇧⇩ ]+|[↑↓←→↗↘↔▲▼►◄⬆⬇⬅➡⇧⇩ ]+$")
_BARE_SIGN = re.compile(r"[●⬤•■◼▪◆★▲▼○◯□]+")
_LETTERS = re.compile(r"([A-Z])(?:\s*[/&-]\s*|\s+|)(?:([A-Z])(?![a-z])\s*)?(?:$|[-–—:(,.;])")
_CUT_STATE = 3  # words, of which two may be one
_AFTER_COLOUR = (
    "but",
    "although",
    "due",
    "as",
    "because",
    "since",
    "with",
    "rated",
    "rating",
    "status",
    "overall",
    "at",
    "from",
    "on",
)


@dataclass(frozen=True, slots=True)
class Rating:
    """What a cell says of an action: its colour and its state, apart.

    `rag`: red | amber | yellow | green | blue | grey | purple | white | black; None where unrated. `status`:
    not_started | in_progress | on_track | at_risk | off_track | complete | embedded | on_hold | superseded; None where
    neither words nor legend say. `source` of `rag`: text | fill | legend | symbol. `disagrees`: words and fill are
    different colours. `mixed`: two colours at once ("A/G"), of which `rag` is the graver. `unread`: the cell has words
    that say nothing.
    """

    rag: str | None = None
    status: str | None = None
    source: str | None = None
    disagrees: bool = False
    mixed: bool = False
    unread: bool = False


@lru_cache(maxsize=4096)
def read_rating(text: str, colour: str | None = None, legend: Legend | None = None) -> Rating:
    """The rating of a cell with the words `text` and the fill `colour` (by name; None where nothing is painted).

    A colour is a state only where `legend`, the plan's own, says so; words that name a state do so by themselves.
    """
    if not text and colour is None:
        return Rating()
    rating = _read(_bare(text), colour, legend)
    if rating.unread:
        for whole in joined_words(text, _CUT_STATE):
            if tells_state(fold(whole)) or colour_words().fullmatch(fold(whole)):
                return _read(whole, colour, legend)
    return rating


def _read(text: str, colour: str | None, legend: Legend | None) -> Rating:
    if fold(text) in words("nothing"):
        text = ""
    printed, mixed, source = _printed(text, legend)
    fill = _fill(text, colour, legend)
    meaning = (legend.of_words(text) or legend.of_sign(text)) if legend and text else None
    by_words = printed or (meaning.colour if meaning else None)
    status = status_of_opening(text) or (meaning.status if meaning else None)
    if printed is None:
        sign = bool(_BARE_SIGN.fullmatch(text))
        printed, source = (fill, "symbol" if sign else "fill") if fill else (by_words, "legend" if by_words else None)
    rag = legend.colour_for(printed) if legend and printed else printed
    if status is None and legend and rag:
        status = legend.status_of(rag)
    disagrees = bool(by_words and fill and fill not in _NEUTRAL and not _same(by_words, fill, legend))
    said = by_words or status_of_opening(text) or meaning or mixed
    letters_alone = str.isalpha if fill else str.isalnum  # a figure on a fill ("60%") says how far, not how well
    return Rating(rag, status, source, disagrees, mixed, not said and any(map(letters_alone, text)))


def read_pictures(said: Sequence[str], legend: Legend | None = None) -> Rating:
    """The rating of a cell that holds pictures and no words, by what the file says they show ("Green traffic light");
    unread where that names no colour, or more than one."""
    described = re.sub(r"[\W_]+", " ", fold(" ".join(said)))
    colours = {words("colours")[match[0]] for match in colour_words().finditer(described)}
    if len(colours) != 1:
        return Rating(unread=True)
    return replace(read_rating(colours.pop(), None, legend), source="symbol")


def may_open_with_colour(text: str) -> bool:
    """Whether a long text may be read as a colour at all: a look that spares most stories the whole reading."""
    return bool(colour_words().search(fold(text)) or _may_open_with_letters().match(" ".join(text.split())))


@cache
def _may_open_with_letters() -> re.Pattern[str]:
    """What `_bare` leaves out at the front, and a capital that opens no word."""
    return re.compile(rf"\W*(?:(?i:{alternatives(words('labels'))})\s*[:=–-]\s*)?[A-Z](?![a-z])")


def _bare(text: str) -> str:
    """`text` on one line, without a label before it ("RAG: Amber" is "Amber"), the arrow of a trend or brackets round
    all of it."""
    text = " ".join(text.split()).strip(" .,;:*")
    if any(c.isalnum() for c in text):
        text = _TREND.sub("", text)
    if re.fullmatch(r"\([^()]*\)", text):
        text = text[1:-1].strip()
    return _BEFORE.sub("", _labelled().sub("", text, count=1))


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"(?i)^(?:{alternatives(words('labels'))})\s*[:=–-]\s*")


def _printed(text: str, legend: Legend | None) -> tuple[str | None, bool, str | None]:
    """The colour that words, a letter or a sign name, whether it is one of two, and its source."""
    if legend and (meaning := legend.of_sign(text)) and meaning.colour:
        is_usual = letters().get(text) == meaning.colour
        return meaning.colour, False, "text" if is_usual else "legend"
    signs = [colour for sign, colour in words("symbols").items() if sign in text] if not text.isascii() else []
    if signs:
        return _graver(signs), len(signs) > 1, "symbol"
    named = _letters(text) or _colours(text)
    if not named or (len(set(named)) > 2 and not _ARROW.search(text)):
        return None, False, None
    if len(set(named)) == 2 and not _MOVED.search(fold(text)):
        return _graver(named), True, "text"
    return named[-1], False, "text"


def _letters(text: str) -> list[str]:
    """The colours of one or two letters, or of all between arrows: "A", "A/G", "G - on track", "R -> A"."""
    if _ARROW.search(text):
        moved = [letters().get(part.strip()) for part in _ARROW.split(text)]
        return [colour for colour in moved if colour] if None not in moved else []
    if not (match := _LETTERS.match(text)):
        before, _, state = text.partition("/")
        return [letters()[before.strip()]] if before.strip() in letters() and tells_state(fold(state)) else []
    colours = [letters().get(letter) for letter in match.groups() if letter]
    return [colour for colour in colours if colour] if None not in colours else []


def _colours(text: str) -> list[str]:
    """The colours that words name, in order, where the cell is about nothing else but a state, or the one it opens
    with."""
    folded = fold(text)
    found = list(colour_words().finditer(folded))
    if not found:
        return []
    colours = [words("colours")[match[0]] for match in found]
    beside = set(re.findall(r"[^\W\d_]+", colour_words().sub(" ", folded)))
    if beside <= words("beside_colours").keys() | words("letters").keys():  # also "G Green"
        return colours
    if len(found) == 1 and tells_state(colour_words().sub(" ", folded)):
        return colours
    after = folded[found[0].end() :].lstrip()
    if found[0].start() > 0 or not (after[:1] in "-:;,.(/" or after.split()[0] in _AFTER_COLOUR):
        return []
    return colours[:1]


def _fill(text: str, colour: str | None, legend: Legend | None) -> str | None:
    """The fill as a rating; grey is one only in an empty cell, beside words for a state, or where the legend has it."""
    if colour not in _NEUTRAL or (legend and legend.status_of(colour)):
        return colour
    return None if colour == "white" or (text and not status_of_opening(text)) else colour


def _graver(colours: list[str]) -> str:
    return min(colours, key=_SEVERITY.index)


def _same(one: str, other: str, legend: Legend | None) -> bool:
    """Whether two colours are one to the plan: amber is often painted yellow."""
    if legend:
        return legend.colour_for(one) == legend.colour_for(other)
    return one == other or {one, other} == {"amber", "yellow"}
