"""Words written with Markdown and HTML inside them, as lines: bold, struck and raised told apart, breaks kept."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from extractors.labels import split_label
from extractors.model import Line, Place
from extractors.symbols import shown

TOKEN = re.compile(
    r"(?P<break><br\s*/?>|\n)|(?P<tag></?(?:b|strong|s|del|strike|sup|i|em|u|span|p|div|a|font|ins|mark|small|sub)\b[^<>]*>)"
    r"|(?P<bold>\*\*|__)|(?P<struck>~~)",
    re.I,
)
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
ITALIC = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])"
)
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
# A bullet kept by a conversion in running words: a shape, or a private-use character of a symbol font.
INLINE_BULLET = re.compile(r"(?:^|(?<=\s))[•●▪■◦‣⁃➢\ue000-\uf8ff](?=\s|$)|[\uf0b7\uf0a7\uf0d8](?=\S)")
BOLD, STRUCK, RAISED = "bold", "struck", "raised"
TAGS = {"b": BOLD, "strong": BOLD, "s": STRUCK, "del": STRUCK, "strike": STRUCK, "sup": RAISED}
MARK = re.compile(r"[\d*†‡§,\s]+")


@dataclass(slots=True)
class _Draft:
    """A line while it is read: its pieces with what is said of each."""

    pieces: list[tuple[str, frozenset[str]]]

    def words(self, keep: str = "") -> str:
        kinds = {STRUCK, RAISED}
        text = "".join(text for text, look in self.pieces if (keep in look if keep else not kinds & look))
        return " ".join(text.split())


def marked_lines(text: str, place: Place | None = None) -> list[Line]:
    """The lines of a text, begun at <br>, at a newline and at each inline bullet; [] where it is blank.

    Blank lines between words stay; labels are taken off the words; bold holds where all words of a line are.
    """
    found: list[Line] = []
    for draft in _drafts(text):
        found += _split_at_bullets(draft, place)
    while found and not (found[-1].text or found[-1].label or found[-1].struck):
        found.pop()
    return found


def begins_bold(text: str) -> bool:
    """Whether the first words are marked bold."""
    return bool(re.match(r"\s*(?:\*\*|__|<(?:b|strong)\b)", text, re.I))


def plain(text: str) -> str:
    """The words alone, on one line."""
    return " ".join(line.text for line in marked_lines(text)).strip()


def _drafts(text: str) -> list[_Draft]:
    text = ITALIC.sub(lambda found: found.group(1) or found.group(2), LINK.sub(r"\1", text))
    looks: set[str] = set()
    drafts = [_Draft([])]
    at = 0
    for token in TOKEN.finditer(text):
        drafts[-1].pieces.append((_clean(text[at : token.start()]), frozenset(looks)))
        at = token.end()
        if token["break"]:
            drafts.append(_Draft([]))
        elif token["bold"]:
            looks ^= {BOLD}
        elif token["struck"]:
            looks ^= {STRUCK}
        else:
            _open_or_close(token["tag"], looks)
    drafts[-1].pieces.append((_clean(text[at:]), frozenset(looks)))
    return drafts


def _open_or_close(tag: str, looks: set[str]) -> None:
    look = TAGS.get(re.sub(r"[^a-z].*", "", tag.strip("</>").lower()))
    if look and tag.startswith("</"):
        looks.discard(look)
    elif look:
        looks.add(look)


def _clean(text: str) -> str:
    return html.unescape(ESCAPED.sub(r"\1", text))


def _split_at_bullets(draft: _Draft, place: Place | None) -> list[Line]:
    worded = [look for text, look in draft.pieces if text.strip() and not {STRUCK, RAISED} & look]
    bold = bool(worded) and all(BOLD in look for look in worded)
    raised = draft.words(RAISED)
    text = draft.words() if MARK.fullmatch(raised) or not raised else _with_raised(draft)
    marks = raised if MARK.fullmatch(raised) else ""
    parts = [part.strip() for part in INLINE_BULLET.split(text)]
    label, first = split_label(shown(parts[0]))
    lines = [Line(first, label=label, bold=bold, struck=draft.words(STRUCK), marks=marks, place=place)]
    if len(parts) > 1 and not (first or label or lines[0].struck):
        lines = []
    return lines + [Line(shown(part), label="•", bold=bold, place=place) for part in parts[1:]]


def _with_raised(draft: _Draft) -> str:
    return " ".join("".join(text for text, look in draft.pieces if STRUCK not in look).split())
