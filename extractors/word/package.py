"""Opens a Word file safely: checks sizes, parses the parts that carry words once, and follows what joins them.

Parts are parsed without any entity resolved, in the transitional namespace. A file with macros, one in the strict
namespaces, and one whose relationships name missing parts open like any other.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from lxml import etree

from extractors.model import Issue, Unreadable
from extractors.sniff import DAMAGED, archive_type, check_zip
from extractors.word.unread_marks import without_unread_marks
from extractors.word.unused_styles import styles_used, without_unused_styles
from extractors.word.xml import Element

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

KEPT = ("styles", "numbering", "theme", "settings", "footnotes", "endnotes", "header", "footer")

STRICT_STEM = b"http://purl.oclc.org/ooxml/"
# ISO 29500 strict against transitional: the same names in other namespaces.
STRICT = {
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}


@dataclass(frozen=True, slots=True)
class Package:
    """The roots of a document's parts: the main one, the others by kind ("styles", "header") and relationship id, and
    the properties of the file; and what had to be left out (`part_unreadable`, `entities_left_out`)."""

    media_type: str
    main: Element
    parts: dict[str, dict[str, Element]] = field(default_factory=dict)
    core: Element | None = None
    issues: tuple[Issue, ...] = ()

    def first(self, kind: str) -> Element | None:
        """The first part of a kind of which a document has one."""
        return next(iter(self.parts.get(kind, {}).values()), None)


def open_word(path: Path) -> Package:
    """The parts of the document that are read.

    Raises Unreadable: `corrupt`, `too_large`, `encrypted`.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            check_zip(archive)
            return _opened(archive)
    except DAMAGED as error:
        raise Unreadable("corrupt", "the file is cut off or damaged") from error
    except RuntimeError as error:  # what zipfile says of a member with a password
        raise Unreadable("encrypted", "it opens only with a password") from error


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
    )


def _opened(archive: zipfile.ZipFile) -> Package:
    names = {name.lower().lstrip("/"): name for name in archive.namelist()}
    issues: list[Issue] = []
    relations = _relations(archive, names, "")
    main = next(
        (target for _, kind, target in relations if kind == RELATIONSHIPS + "officeDocument"), "word/document.xml"
    )
    if main.lower() not in names:
        raise Unreadable("corrupt", "the package holds no main document")
    read: dict[str, Element | None] = {main: _parsed(archive, names[main.lower()], issues)}
    parts: dict[str, dict[str, Element]] = {}
    related = _relations(archive, names, main)
    met: dict[str, list[Issue]] = {rid: [] for rid, _, _ in related}
    for rid, kind, target in sorted(related, key=_is_styles):
        short = kind.removeprefix(RELATIONSHIPS)
        used = styles_used(read.values()) if short == "styles" else None
        if short in KEPT and (root := _part(archive, names, target, read, met[rid], used)) is not None:
            parts.setdefault(short, {})[rid] = root
    issues += chain.from_iterable(met.values())
    target = next((target for _, kind, target in relations if kind == CORE), "")
    core = _part(archive, names, target, read, issues) if target else None
    return Package(archive_type(archive), read[main], parts, core, tuple(issues))


def _is_styles(relation: tuple[str, str, str]) -> bool:
    """They are read last: by then it is known which are used."""
    return relation[1] == RELATIONSHIPS + "styles"


def _relations(archive: zipfile.ZipFile, names: dict[str, str], source: str) -> list[tuple[str, str, str]]:
    """(id, type, part name without a leading slash) of each internal relationship of a part; of the package for ""."""
    folder, file = posixpath.split(source)
    name = names.get(posixpath.join(folder, "_rels", f"{file}.rels").lower())
    if name is None:
        return []
    found = []
    for relation in _parsed(archive, name, []).iter("{*}Relationship"):
        target = (relation.get("Target") or "").replace("\\", "/")
        if relation.get("TargetMode") != "External" and target:
            joined = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            found.append((relation.get("Id", ""), relation.get("Type", ""), joined))
    return found


def _part(
    archive: zipfile.ZipFile,
    names: dict[str, str],
    target: str,
    read: dict[str, Element | None],
    issues: list[Issue],
    used: Collection[str] | None = None,
) -> Element | None:
    """The root of a part, parsed when first asked for; None where it is missing or damaged."""
    if target in read:
        return read[target]
    name = names.get(target.lower())
    try:
        if name is None:
            raise Unreadable("corrupt", "the package names it and does not hold it")
        read[target] = _parsed(archive, name, issues, used)
    except (Unreadable, *DAMAGED):
        issues.append(Issue("part_unreadable", f"{target} is damaged or missing and was not read", text=target))
        return None
    return read[target]


def _parsed(archive: zipfile.ZipFile, name: str, issues: list[Issue], used: Collection[str] | None = None) -> Element:
    """The root of a part; of styles those `used` alone."""
    data = archive.read(name)
    for strict, transitional in STRICT.items() if STRICT_STEM in data else ():
        data = data.replace(strict, transitional)
    if used is not None:
        data = without_unused_styles(data, used)
    try:
        root = etree.fromstring(without_unread_marks(data), _parser())
    except etree.XMLSyntaxError as error:
        refused = any(word in str(error) for word in ("depth", "amplification", "huge"))  # limits of the parser
        said = "asks for more than is read" if refused else "is damaged"
        raise Unreadable("too_large" if refused else "corrupt", f"its part {name} {said}") from error
    entities = list(root.iter(etree.Entity))
    if entities:
        issues.append(
            Issue("entities_left_out", f"{len(entities)} entities in {name} were not resolved", text=entities[0].text)
        )
    etree.strip_tags(root, etree.Entity)
    return root
