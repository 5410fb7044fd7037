"""Names of SpreadsheetML, a safe parser, and how its texts are told as they are shown."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

S_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
X14_NS = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM_NS = "http://schemas.microsoft.com/office/excel/2006/main"

# ISO 29500 strict against transitional: the same names in other namespaces.
STRICT = {
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R_NS.encode(),
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": S_NS.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # a character that XML cannot hold, or an underscore that seems to be one

Element: TypeAlias = etree._Element


def s(name: str) -> str:
    """The full name of a SpreadsheetML element: s("row")."""
    return f"{{{S_NS}}}{name}"


def parser_options() -> dict[str, bool]:
    """How XML of a stranger is parsed: nothing is fetched, no entity is resolved."""
    return {"resolve_entities": False, "no_network": True, "load_dtd": False}


def parsed(data: bytes) -> Element:
    """The root of a part, in the transitional namespaces. Raises etree.XMLSyntaxError."""
    root: Element = etree.fromstring(transitional(data), etree.XMLParser(**parser_options(), remove_comments=True))
    return root


def transitional(data: bytes) -> bytes:
    """The bytes with the namespaces of strict files swapped."""
    for strict, plain in STRICT.items():
        data = data.replace(strict, plain)
    return data


def unescaped(text: str) -> str:
    """A text as Excel shows it: "_x000D_" is the end of a line, "_x005F_" an underscore."""
    if "_x" not in text and "\r" not in text:
        return text
    text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(character for character in text if character >= " " or character in "\n\t")


def is_true(value: str | None) -> bool:
    """Whether an attribute says yes."""
    return value in ("1", "true", "on")
