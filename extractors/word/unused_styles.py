"""Takes out of the bytes of a document's styles, before they are parsed, those that nothing in it refers to.

A producer's template brings a hundred and more, a third of a megabyte, of which a document uses ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from extractors.word.unread_marks import calls_it_w
from extractors.word.xml import Element, w

START, END, BASE = b"<w:style ", b"</w:style>", b"<w:basedOn"
OPENING = re.compile(
    rb'(<w:style (?:w:(?:type="[^"]*"|(default)="[^"]*"|customStyle="[^"]*"|styleId="([^"&]+)") ?)+>)'
)  # the tag, whether it says that it is a default, and its id
BASE_ID = re.compile(rb' w:val="([^"&]*)"')
REFERENCES = tuple(map(w, ("pStyle", "rStyle", "tblStyle")))


def styles_used(roots: Iterable[Element | None]) -> frozenset[str]:
    """The ids of the styles that paragraphs, runs and tables name."""
    val = w("val")
    return frozenset({found.get(val, "") for root in roots if root is not None for found in root.iter(*REFERENCES)})


def without_unused_styles(data: bytes, used: Iterable[str]) -> bytes:
    """The part with the styles `used`, the default ones and those that these are based on; as it is where it is not
    written as all producers write it."""
    if b"!" in data or not calls_it_w(data):  # a comment may hold a style
        return data
    head, *found = OPENING.split(data)
    tags, defaults, names = found[::4], found[1::4], found[2::4]
    parted = [written.partition(END) for written in found[3::4]]
    if None in names or START in head or not all(end and START not in behind for _, end, behind in parted):
        return data
    bodies = {name: body for name, (body, _, _) in zip(names, parted, strict=True)}
    wanted = [name for name, default in zip(names, defaults, strict=True) if default]
    kept = _with_bases([*(name.encode() for name in used), *wanted], bodies)
    if kept is None:
        return data
    written = [
        tag + body + end + behind if name in kept else behind
        for tag, name, (body, end, behind) in zip(tags, names, parted, strict=True)
    ]
    return head + b"".join(written)


def _with_bases(names: Iterable[bytes], styles: Mapping[bytes, bytes]) -> set[bytes] | None:
    """Names of styles with those they are based on; None where a style does not say that as usual."""
    kept: set[bytes] = set()
    for name in names:
        while name in styles and name not in kept:
            kept.add(name)
            _, is_based, after = styles[name].partition(BASE)
            base = BASE_ID.match(after)
            if is_based and not base:
                return None
            name = base.group(1) if base else b""
    return kept
