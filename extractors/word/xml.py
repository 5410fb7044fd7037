"""Names of WordprocessingML and the few ways we look at its elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from lxml import etree

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
M_NS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC_NS = "http://schemas.openxmlformats.org/markup-compatibility/2006"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
V_NS = "urn:schemas-microsoft-com:vml"

Element: TypeAlias = etree._Element


def w(name: str) -> str:
    """The full name of a WordprocessingML element or attribute: w("p")."""
    return f"{{{W_NS}}}{name}"


P, R, T, TBL, TC = w("p"), w("r"), w("t"), w("tbl"), w("tc")
P_PR, R_PR, TC_PR, TR_PR = w("pPr"), w("rPr"), w("tcPr"), w("trPr")


def by_name(element: Element | None) -> dict[str, Element]:
    """The children of an element by their full names, of each name the first: one pass where several are asked for."""
    return {} if element is None else {found.tag: found for found in element.iterchildren(reversed=True)}


def properties(children: Iterable[Element], name: str) -> dict[str, Element]:
    """What the child of this full name (`P_PR`) holds, by full names; it stands first where the schema is kept to."""
    for found in children:
        if found.tag == name:
            return by_name(found) if len(found) else {}
    return {}


def child(element: Element | None, *path: str) -> Element | None:
    """The first grandchild by a path of w: names, None where any step is missing."""
    for name in path:
        if element is None:
            return None
        element = element.find(w(name))
    return element


def value(element: Element | None, *path: str, attribute: str = "val") -> str | None:
    """An attribute (w:val by default) of the element at the end of the path, None where there is none."""
    found = child(element, *path) if path else element
    return None if found is None else found.get(w(attribute))


def number(element: Element | None, *path: str, attribute: str = "val", default: int = 0) -> int:
    """A whole number from an attribute; the default where it is missing or no number."""
    if element is None:
        return default
    try:
        return int(float(value(element, *path, attribute=attribute) or default))
    except (ValueError, OverflowError):
        return default


def is_on(element: Element | None) -> bool:
    """Whether a toggle such as w:b is there and not switched off."""
    return element is not None and element.get(w("val"), "1") not in ("0", "false", "off")


def each(element: Element | None, *names: str) -> Iterator[Element]:
    """Direct children of these w: names, in order."""
    if element is not None:
        yield from element.iterchildren(*(w(name) for name in names))
