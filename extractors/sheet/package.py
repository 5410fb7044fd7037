"""Opens a workbook's package safely: its parts by relationship, sizes checked, and the list of its sheets."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from extractors.model import Unreadable
from extractors.sheet.xml import R_NS, Element, is_true, parsed, s

WORKSHEET = "worksheet"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part: its id, the last word of its type, and the part it names or the address outside."""

    id: str
    kind: str
    target: str
    outside: bool = False


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet of the workbook: its name, the part that holds it, and whether it is shown."""

    name: str
    part: str
    shown: bool = True


@dataclass
class Package:
    """The parts of a workbook. `calculates` says that whoever wrote it left the formulas to be worked out on opening;
    `from_1904` that its days count from then."""

    archive: zipfile.ZipFile
    names: dict[str, str] = field(default_factory=dict)  # in lower case -> as the archive has them
    main: str = ""
    workbook: Element | None = None
    sheets: tuple[SheetPart, ...] = ()
    calculates: bool = False
    from_1904: bool = False

    def root(self, part: str) -> Element | None:
        """The root of a part; None where the package does not hold it or it is no XML."""
        name = self.names.get(part.lower())
        try:
            return None if name is None else parsed(self.archive.read(name))
        except etree.XMLSyntaxError:
            return None

    def relations(self, part: str) -> list[Relation]:
        """The relationships of a part; of the package itself for ""."""
        folder, file = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{file}.rels"))
        return [] if root is None else list(_relations(root, folder))

    def target(self, part: str, kind: str) -> str:
        """The part of a kind that a part names; "" for none."""
        return next((r.target for r in self.relations(part) if r.kind == kind), "")


def open_package(archive: zipfile.ZipFile) -> Package:
    """The package. Raises Unreadable `corrupt` where it holds no workbook."""
    package = Package(archive, {name.lower().lstrip("/"): name for name in archive.namelist()})
    package.main = package.target("", "officeDocument") or "xl/workbook.xml"
    package.workbook = package.root(package.main)
    if package.workbook is None:
        raise Unreadable("corrupt", "the package holds no workbook that can be read")
    package.calculates = any(is_true(e.get("fullCalcOnLoad")) for e in package.workbook.iter(s("calcPr")))
    package.from_1904 = any(is_true(e.get("date1904")) for e in package.workbook.iter(s("workbookPr")))
    package.sheets = tuple(_sheets(package, package.workbook))
    return package


def _sheets(package: Package, workbook: Element) -> Iterator[SheetPart]:
    """The worksheets in the order of their tabs; charts and macro sheets are none."""
    relations = {r.id: r for r in package.relations(package.main)}
    for sheet in workbook.iter(s("sheet")):
        relation = relations.get(sheet.get(f"{{{R_NS}}}id", ""))
        if relation and relation.kind == WORKSHEET:
            yield SheetPart(sheet.get("name", ""), relation.target, sheet.get("state", "visible") == "visible")


def _relations(root: Element, folder: str) -> Iterator[Relation]:
    for element in root.iter("{*}Relationship"):
        target = (element.get("Target") or "").replace("\\", "/")
        kind = (element.get("Type") or "").rpartition("/")[2]
        if element.get("TargetMode") == "External":
            yield Relation(element.get("Id", ""), kind, element.get("Target", ""), outside=True)
        elif target:
            joined = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            yield Relation(element.get("Id", ""), kind, joined)
