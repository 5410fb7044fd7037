"""A workbook as a ZIP of its parts. ECMA-376, part 1, 12.3 and 18.2, and part 2 for how they are packed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from pipeline.outputs.xlsx.look import Look, styles
from pipeline.outputs.xlsx.sheet import Sheet, sheet_xml

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MADE = "2000-01-01T00:00:00Z"  # when the workbook says it was made: the same bytes on any day
MADE_IN_ZIP = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can tell
MOST_PLAIN_ROWS = 400_000  # more may pass the 2 GiB of a part without extensions of ZIP, which not all programs read
NAMES = "http://schemas.openxmlformats.org"
PACKED, RELATED = f"{NAMES}/package/2006", f"{NAMES}/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats"
SPREADSHEET = f"{TYPES}-officedocument.spreadsheetml"
CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKED}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    f'<dc:title>{{title}}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">{MADE}</dcterms:created>'
    f'<dcterms:modified xsi:type="dcterms:W3CDTF">{MADE}</dcterms:modified></cp:coreProperties>'
)
WORKBOOK = (
    f'<workbook xmlns="{NAMES}/spreadsheetml/2006/main" xmlns:r="{RELATED}">'
    '<bookViews><workbookView xWindow="240" yWindow="15" windowWidth="16095" windowHeight="9660"/></bookViews>'
    "<sheets>{sheets}</sheets><definedNames>{names}</definedNames></workbook>"
)
OF_PACKAGE = (
    (f"{RELATED}/officeDocument", "xl/workbook.xml"),
    (f"{PACKED}/relationships/metadata/core-properties", "docProps/core.xml"),
)


def write_book(path: Path, title: str, looks: Sequence[Look], sheets: Sequence[Sheet]) -> None:
    """Write the sheets to a workbook; the same sheets give the same bytes. `looks` are those that their cells have."""
    numbers = {look: number for number, look in enumerate(looks, start=1)}
    parts = [f"worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    of_book = [*((f"{RELATED}/worksheet", part) for part in parts), (f"{RELATED}/styles", "styles.xml")]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        _put(book, "[Content_Types].xml", [_content_types(parts)])
        _put(book, "_rels/.rels", [_relationships(OF_PACKAGE)])
        _put(book, "docProps/core.xml", [CORE.format(title=escape(title))])
        _put(book, "xl/workbook.xml", [_workbook(sheets)])
        _put(book, "xl/_rels/workbook.xml.rels", [_relationships(of_book)])
        _put(book, "xl/styles.xml", [styles(looks)])
        for part, sheet in zip(parts, sheets, strict=True):
            targets: list[str] = []
            pieces = sheet_xml(sheet, numbers, sheet is sheets[0], targets)
            _put(book, f"xl/{part}", pieces, sheet.count > MOST_PLAIN_ROWS)
            if targets:
                links = [(f"{RELATED}/hyperlink", target) for target in targets]
                _put(book, f"xl/{part.replace('/', '/_rels/')}.rels", [_relationships(links, ' TargetMode="External"')])


def _put(book: zipfile.ZipFile, name: str, pieces: Iterable[str], is_large: bool = False) -> None:
    entry = zipfile.ZipInfo(name, MADE_IN_ZIP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with book.open(entry, "w", force_zip64=is_large) as part:
        part.write(HEAD.encode())
        for piece in pieces:
            part.write(piece.encode())


def _content_types(sheets: Iterable[str]) -> str:
    types = {
        "docProps/core.xml": f"{TYPES}-package.core-properties+xml",
        "xl/workbook.xml": f"{SPREADSHEET}.sheet.main+xml",
        "xl/styles.xml": f"{SPREADSHEET}.styles+xml",
    } | {f"xl/{sheet}": f"{SPREADSHEET}.worksheet+xml" for sheet in sheets}
    return (
        f'<Types xmlns="{PACKED}/content-types">'
        f'<Default Extension="rels" ContentType="{TYPES}-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in types.items())
        + "</Types>"
    )


def _relationships(relations: Iterable[tuple[str, str]], mode: str = "") -> str:
    """Kinds and targets, which the part they belong to calls rId1 and on."""
    told = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{escape(target)}"{mode}/>'
        for number, (kind, target) in enumerate(relations, start=1)
    )
    return f'<Relationships xmlns="{PACKED}/relationships">{"".join(told)}</Relationships>'


def _workbook(sheets: Sequence[Sheet]) -> str:
    """The sheets by their names, what each can be filtered by, and its first row as the heading of printed pages."""
    listed, names = [], []
    for place, sheet in enumerate(sheets):
        listed.append(f'<sheet name="{escape(sheet.name)}" sheetId="{place + 1}" r:id="rId{place + 1}"/>')
        of_sheet, shown = f'localSheetId="{place}"', f"'{escape(sheet.name)}'"
        if sheet.frozen:
            filtered = f'name="_xlnm._FilterDatabase" {of_sheet} hidden="1"'
            names.append(f"<definedName {filtered}>{shown}!{sheet.filtered}</definedName>")
        names.append(f'<definedName name="_xlnm.Print_Titles" {of_sheet}>{shown}!$1:$1</definedName>')
    return WORKBOOK.format(sheets="".join(listed), names="".join(names))
