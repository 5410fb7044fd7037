"""Draw a plan as a Word document: headings, prose and tables with fills, bands, merges, numbering and date pickers."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell, _Row

# Nothing of the clock goes into a drawing: the same plan is the same bytes on every day.
DRAWN = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
ZIP_TIME = (2024, 1, 1, 0, 0, 0)
HEADINGS = ("Title", "Heading 1", "Heading 2", "Heading 3")


def new_document(title: str, font: str = "Liberation Sans", size: float = 10, margin: float = 1.8) -> Document:
    """An empty landscape A4 document; `size` in points, `margin` in centimetres."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "Sample plans", ""
    properties.created = properties.modified = DRAWN
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(margin)
    for name in ("Normal", *HEADINGS):
        set_font(document, name, font)
    document.styles["Normal"].font.size = Pt(size)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(2)
    return document


def set_font(document: Document, style: str, font: str) -> None:
    """Give a style one font for all scripts, in place of the theme's."""
    fonts = document.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)


def prose(document: Document, *texts: str) -> None:
    """Paragraphs under one another; a text that opens with "• " is a bulleted item."""
    for text in texts:
        bulleted = text.startswith("• ")
        document.add_paragraph(text.removeprefix("• "), style="List Bullet" if bulleted else None)


def add_table(
    document: Document,
    widths: Sequence[float],
    heads: Sequence[str],
    fill: str | None = "D9D9D9",
    colour: str | None = None,
    repeat: bool = True,
    size: float = 9,
) -> Table:
    """A ruled table of one row of headings; widths in centimetres; `repeat` prints the row on each page."""
    table = new_table(document, widths)
    row = add_row(table, heads, dict.fromkeys(range(len(heads)), fill), size, bold=True, colour=colour)
    if repeat:
        repeat_on_pages(row)
    return table


def new_table(document: Document, widths: Sequence[float]) -> Table:
    """A ruled table without rows; widths in centimetres."""
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def add_row(
    table: Table,
    texts: Sequence[str],
    fills: Mapping[int, str | None] | None = None,
    size: float = 9,
    bold: bool = False,
    colour: str | None = None,
) -> _Row:
    """A row of cells, which a page break may cut; `fills` gives the colour of a column's cell."""
    row = table.add_row()
    for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.width = table.columns[number].width
        put(cell, text, size, bold, colour)
        if fills and fills.get(number):
            shade(cell, str(fills[number]))
    return row


def add_band(table: Table, text: str, fill: str | None = None, size: float = 9) -> None:
    """A row merged over the whole width, in bold."""
    cells = table.add_row().cells
    band = cells[0].merge(cells[-1])
    put(band, text, size, bold=True)
    if fill:
        shade(band, fill)


def put(cell: _Cell, text: str, size: float = 9, bold: bool = False, colour: str | None = None) -> None:
    """Set the words of a cell: each line a paragraph, bulleted where it opens with "• "."""
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if line.startswith("• "):
            paragraph.style = "List Bullet"
        paragraph.paragraph_format.space_after = Pt(1)
        run = paragraph.add_run(line.removeprefix("• "))
        run.font.size, run.font.bold = Pt(size), bold or None
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)


def shade(cell: _Cell, fill: str) -> None:
    """Paint a cell."""
    xml = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'
    cell._tc.get_or_add_tcPr().append(parse_xml(xml))


def repeat_on_pages(row: _Row) -> None:
    """Mark a row as heading, so that it is printed again on each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row: _Row) -> None:
    """Let no page break cut a row."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def hide_rules(cell: _Cell, top: bool, bottom: bool) -> None:
    """Draw no rule above or below a cell."""
    sides = "".join(f'<w:{side} w:val="nil"/>' for side, hidden in (("top", top), ("bottom", bottom)) if hidden)
    cell._tc.get_or_add_tcPr().append(parse_xml(f"<w:tcBorders {nsdecls('w')}>{sides}</w:tcBorders>"))


def pick_date(cell: _Cell) -> None:
    """Put the last paragraph of a cell into a date picker, as Word's form controls do."""
    paragraph = cell.paragraphs[-1]._p
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:date><w:dateFormat w:val='dd/MM/yyyy'/></w:date></w:sdtPr>"
        "<w:sdtContent/></w:sdt>"
    )
    paragraph.addprevious(control)
    control.find(qn("w:sdtContent")).append(paragraph)


def new_numbering(document: Document, pattern: str) -> int:
    """A numbered list such as "A%1", counted from 1 by Word itself; gives the number it is used by."""
    root = document.part.numbering_part.element
    number = 1 + max(int(n) for n in root.xpath("w:abstractNum/@w:abstractNumId"))
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl></w:abstractNum>'
    )
    root.insert(len(root.xpath("w:abstractNum")), abstract)
    return int(root.add_num(number).numId)


def number_cell(cell: _Cell, numbering: int) -> None:
    """Let Word number the first paragraph of a cell."""
    properties = cell.paragraphs[0]._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def save(document: Document, path: Path) -> None:
    """Write the document with every date in the archive fixed."""
    drawn = io.BytesIO()
    document.save(drawn)
    with zipfile.ZipFile(drawn) as source, zipfile.ZipFile(path, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, ZIP_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
