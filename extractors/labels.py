"""Tells the bullet or number a line opens with from its words, as typed by an author who used no list."""

from __future__ import annotations

import re

from extractors.model import Line

BULLETS = "•●▪■◼◾◆◦‣⁃∙·○➢➤►▶❖✓✔"
BOXES = "☐☑☒"
# A box to tick before a thing to do: before a word or two, or with others on its line, it is one of several choices.
_BOX = re.compile(rf"([{BOXES}])\s*(?=(?:[^\s{BOXES}]+\s+){{2}}[^{BOXES}]+\Z)")
_BULLET = re.compile(rf"([{BULLETS}]|[-–—o](?=\s))\s*(?=\S)")
ROMAN = "ivxIVX"  # first letters of the numbers that are spelled
# "1.", "1)", "(1)", "1.1", "1.1.", "1.1a", "a)", "(iv)", "b."; "R." opens a name, and "12 children" has no mark.
_NUMBER = re.compile(
    r"(\d{1,3}(?:\.\d{1,3})+[a-z]?[.):]?|\d{1,3}[a-z]?[.)]|\(\d{1,3}[a-z]?\)|[a-z][.)]|[A-Z]\)|\([A-Za-z]\)"
    r"|\(?[ivx]{1,5}[.)]|[IVX]{2,5}[.)])(?:\s+(?=\S)|(?<=\d[.)])(?=[A-Z][a-z]))"
)
VALUE_LABEL = re.compile(r"[A-Z][^\W\d]*(?: [^\W\d]+){0,3}(?: \d[\w.]*)?: ")  # of a line that is "label: value"
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})\b")


def split_label(text: str) -> tuple[str, str]:
    """The label a line opens with and the words after it: ("1.1", "Review ..."); ("", text) where it opens with none.

    Bullets of every shape are "•"; a box to tick, a dash, and an "o" set for a bullet, stay as they are. A date
    ("1.12.2023 Board") and a number with nothing to mark it ("12 children") are words.
    """
    if text[:2].isalpha() and (text[0] not in ROMAN or text[:6].isalpha()):
        return "", text
    if text[:1] in BOXES and (box := _BOX.match(text)):
        return box.group(1), text[box.end() :]
    found = _BULLET.match(text)
    if found:
        label = found.group(1)
        return ("•" if label in BULLETS and label not in "✓✔" else label), text[found.end() :]
    found = None if _DATE.match(text) else _NUMBER.match(text)
    return (found.group(1), text[found.end() :]) if found else ("", text)


def with_label(label: str, text: str) -> tuple[str, str]:
    """The label that a format gives a line, and its words; the one it opens with where it gives none, and a box to tick
    behind a bullet."""
    if label and not (label == "•" and text[:1] in BOXES):
        return label, text
    found, rest = split_label(text)
    return (found, rest) if found or not label else (label, text)


def labelled(line: Line) -> Line:
    """The line with the bullet or number it opens with as its label."""
    if line.label:
        return line
    label, text = split_label(line.text)
    return line._replace(label=label, text=text) if label else line
