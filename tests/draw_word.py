"""Word documents drawn from a few words of their own XML."""

from __future__ import annotations

import zipfile
from pathlib import Path

from extractors.model import Cell, Document, Paragraph, Table
from extractors.word.reader import read_word

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT = f"{WORD}.document.main+xml"
THEME = (
    f"<a:theme {NAMES}><a:themeElements><a:clrScheme name='x'>"
    "<a:dk1><a:sysClr val='windowText' lastClr='000000'/></a:dk1>"
    "<a:lt1><a:sysClr val='window' lastClr='FFFFFF'/></a:lt1><a:accent1><a:srgbClr val='4F81BD'/></a:accent1>"
    "<a:accent6><a:srgbClr val='F79646'/></a:accent6></a:clrScheme></a:themeElements></a:theme>"
)


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph of one run; `properties` inside w:pPr, `run` inside w:rPr."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, run) if text else ''}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str = "", properties: str = "") -> str:
    """A cell; plain words become a paragraph."""
    inside = content if content.startswith("<w:") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    made = (cell if cell.startswith("<w:") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def tbl(*rows: str, properties: str = "", widths: tuple[int, ...] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def write_word(path: Path, body: str, kind: str = DOCUMENT, head: str = "", **parts: str) -> Path:
    """A package whose main part holds `body`; `parts` are those of styles, numbering, theme, header ..."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in (*parts, "missing")
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
        )
        archive.writestr("word/document.xml", f"{head}<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return path


def root(name: str, content: str) -> str:
    """A part: root("numbering", "<w:num ...")."""
    return f"<w:{name} {NAMES}>{content}</w:{name}>"


def read(folder: Path, body: str, **parts: str) -> Document:
    return read_word(write_word(folder / "plan.docx", body, **parts))


def only_table(document: Document) -> Table:
    (table,) = document.tables
    return table


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def first_cell(document: Document) -> Cell:
    return only_table(document).rows[0][0]


def words(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [f"{paragraph.label} {paragraph.text}".strip() for paragraph in paragraphs]
