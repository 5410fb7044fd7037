"""Opens a Word file safely: checks sizes, keeps only the parts that carry words, and hands python-docx a mended copy.

python-docx opens neither macro-enabled nor strict files, nor one whose relationships name missing parts. The copy is
made of parts that parsed without any entity resolved, in the transitional namespace, with only the relationships we
follow.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

import docx
from docx.document import Document as DocxDocument
from lxml import etree

from extractors.model import Issue, Unreadable
from extractors.sniff import DAMAGED, check_zip
from extractors.word.xml import Element

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml."

KEPT = ("styles", "numbering", "theme", "settings", "footnotes", "endnotes", "header", "footer")
# python-docx makes parts of its own of these; any other part stays the bytes it is.
CONTENT_TYPES = {
    kind: f"{WORDPROCESSING}{kind}+xml" for kind in ("styles", "numbering", "settings", "header", "footer")
}

# ISO 29500 strict against transitional: the same names in other namespaces.
STRICT = {
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}


def open_word(path: Path) -> tuple[DocxDocument, tuple[Issue, ...]]:
    """The document as python-docx opens it, and what had to be left out (`part_unreadable`, `entities_left_out`).

    Raises Unreadable: `corrupt`, `too_large`, `encrypted`.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            check_zip(archive)
            copy, issues = _mended(archive)
    except DAMAGED as error:
        raise Unreadable("corrupt", "the file is cut off or damaged") from error
    except RuntimeError as error:  # what zipfile says of a member with a password
        raise Unreadable("encrypted", "it opens only with a password") from error
    return docx.Document(copy), issues


def parts(document: DocxDocument, kind: str) -> dict[str, Element]:
    """The root elements of the document's parts of a kind ("styles", "header"), by relationship id in its order."""
    found = {}
    for rid, relationship in document.part.rels.items():
        if relationship.reltype == RELATIONSHIPS + kind:
            part = relationship.target_part
            found[rid] = part.element if hasattr(part, "element") else etree.fromstring(part.blob, _parser())
    return found


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )


def _mended(archive: zipfile.ZipFile) -> tuple[io.BytesIO, tuple[Issue, ...]]:
    names = {name.lower().lstrip("/"): name for name in archive.namelist()}
    issues: list[Issue] = []
    relations = _relations(archive, names, "")
    main = next(
        (target for _, kind, target in relations if kind == RELATIONSHIPS + "officeDocument"), "word/document.xml"
    )
    if main.lower() not in names:
        raise Unreadable("corrupt", "the package holds no main document")
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as out:
        out.writestr(main, _clean(archive, names[main.lower()], issues))
        kept = []
        for rid, kind, target in _relations(archive, names, main):
            short = kind.removeprefix(RELATIONSHIPS)
            if short in KEPT and _copy_part(archive, out, names.get(target.lower()), target, issues):
                kept.append((rid, short, target))
        core = next((target for _, kind, target in relations if kind == CORE), "")
        has_core = bool(core) and _copy_part(archive, out, names.get(core.lower()), core, issues)
        _write_wiring(out, main, kept, core if has_core else "")
    copy.seek(0)
    return copy, tuple(issues)


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


def _copy_part(
    archive: zipfile.ZipFile, out: zipfile.ZipFile, name: str | None, target: str, issues: list[Issue]
) -> bool:
    """Copy a part where it is there and parses; whether the copy now holds it."""
    if target in out.namelist():
        return True
    try:
        if name is None:
            raise Unreadable("corrupt", "the package names it and does not hold it")
        out.writestr(target, _clean(archive, name, issues))
    except (Unreadable, *DAMAGED):
        issues.append(Issue("part_unreadable", f"{target} is damaged or missing and was not read", text=target))
        return False
    return True


def _parsed(archive: zipfile.ZipFile, name: str, issues: list[Issue]) -> Element:
    data = archive.read(name)
    for strict, transitional in STRICT.items():
        data = data.replace(strict, transitional)
    try:
        root = etree.fromstring(data, _parser())
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


def _clean(archive: zipfile.ZipFile, name: str, issues: list[Issue]) -> bytes:
    root = _parsed(archive, name, issues)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True, with_tail=False))


def _write_wiring(out: zipfile.ZipFile, main: str, kept: list[tuple[str, str, str]], core: str) -> None:
    folder, file = posixpath.split(main)
    types = {main: f"{WORDPROCESSING}document.main+xml"}
    types |= {target: CONTENT_TYPES[kind] for _, kind, target in kept if kind in CONTENT_TYPES}
    package = [("rId1", RELATIONSHIPS + "officeDocument", main)]
    if core:
        types[core] = "application/vnd.openxmlformats-package.core-properties+xml"
        package.append(("rId2", CORE, core))
    overrides = "".join(
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>" for name, kind in types.items()
    )
    defaults = '<Default Extension="xml" ContentType="application/xml"/>'
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    out.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}content-types">{rels}{defaults}{overrides}</Types>')
    out.writestr("_rels/.rels", _relationships(package))
    own = [(rid, RELATIONSHIPS + kind, target) for rid, kind, target in kept]
    out.writestr(posixpath.join(folder, "_rels", f"{file}.rels"), _relationships(own))


def _relationships(rows: list[tuple[str, str, str]]) -> str:
    inside = "".join(
        f"<Relationship Id={quoteattr(rid)} Type={quoteattr(kind)} Target={quoteattr('/' + target)}/>"
        for rid, kind, target in rows
    )
    return f'<Relationships xmlns="{PACKAGE}relationships">{inside}</Relationships>'
