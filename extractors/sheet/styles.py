"""How cells look by the number of their style: fill, letters, number format, rules; read by openpyxl from specimens."""

from __future__ import annotations

import colorsys
import io
import re
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree
from openpyxl import load_workbook
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.styles.differential import DifferentialStyle

from extractors.model import Issue
from extractors.sheet.package import Package
from extractors.sheet.xml import R_NS, S_NS, s
from extractors.word.theme_colours import theme_colours

HEX = re.compile(r"[0-9A-Fa-f]{8}")
# The order in which cells number the colours of a theme; its own file has the dark of each pair first.
THEME = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
OFFICE = {"lt1": "FFFFFF", "dk1": "000000", "lt2": "E7E6E6", "dk2": "44546A", "accent1": "4472C4", "accent2": "ED7D31",
          "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47"}  # fmt: skip
# Share of a cell that the lines of a pattern cover.
PATTERNS = {"solid": 1.0, "darkGray": 0.75, "mediumGray": 0.5, "lightGray": 0.25, "gray125": 0.125, "gray0625": 0.0625}
OTHER_PATTERN = 0.5
PER_ROW = 1000  # specimens in a row
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks. `fill` is None where nothing is painted, or only white; `ruled` says that a line is drawn on
    one of its sides; `ticked` that it shows a box to tick."""

    fill: str | None = None
    bold: bool = False
    struck: bool = False
    size: float = 11.0
    colour: str | None = None
    font: str = ""
    format: str = "General"
    ruled: bool = False
    ticked: bool = False
    indent: int = 0


@dataclass(frozen=True)
class Styles:
    """The looks of a workbook: of cells by number, fills of colour rules by number."""

    cells: Sequence[Style]
    rules: Sequence[str | None]
    theme: Mapping[str, str]
    issues: tuple[Issue, ...] = ()

    def __getitem__(self, number: int) -> Style:
        return self.cells[number] if number < len(self.cells) else Style()


def read_styles(package: Package) -> Styles:
    """The looks of all styles of the workbook; plain ones, and an issue, where openpyxl makes nothing of them."""
    part = package.target(package.main, "styles")
    root = package.root(part) if part else None
    if root is None:
        return Styles((Style(),), (), OFFICE)
    theme_part = package.target(package.main, "theme")
    theme = OFFICE | theme_colours(package.root(theme_part) if theme_part else None, None)
    formats = root.find(s("cellXfs"))
    count = len(formats) if formats is not None else 1
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl mends it need not tell those who read a plan
            book: Any = load_workbook(_specimens(etree.tostring(root), max(count, 1)))
        return _read(book, root, count, theme)
    except Exception as error:  # noqa: BLE001 - openpyxl raises what it likes over styles that make no sense
        message = "Its styles could not be read: dates are shown as numbers, and no colour is known."
        return Styles((Style(),), (), OFFICE, (Issue("styles_unreadable", message, text=type(error).__name__),))


def _read(book: Any, root: Any, count: int, theme: Mapping[str, str]) -> Styles:
    ticked = _ticked(root)
    sheet = book.worksheets[0]
    cells = (sheet.cell(i // PER_ROW + 1, i % PER_ROW + 1) for i in range(count))
    found = root.find(s("dxfs"))
    rules = tuple(rule_fill(dxf, theme) for dxf in (found if found is not None else ()))
    return Styles(tuple(_style(cell, theme, i in ticked) for i, cell in enumerate(cells)), rules, theme)


def _style(cell: Any, theme: Mapping[str, str], ticked: bool) -> Style:
    font, border = cell.font, cell.border
    sides = (border.left, border.right, border.top, border.bottom)
    ink = colour_of(font.color, theme)
    return Style(
        fill_of(cell.fill, theme),
        bool(font.b),
        bool(font.strike),
        float(font.sz or 11),
        None if ink == "000000" else ink,
        font.name or "",
        cell.number_format or "General",
        any(side is not None and side.style for side in sides),
        ticked,
        int(cell.alignment.indent or 0),
    )


def _ticked(root: Any) -> set[int]:
    """The styles of cells that show a box to tick, as Excel has had them since 2024."""
    formats = root.find(s("cellXfs"))
    styles = list(formats) if formats is not None else []
    return {i for i, xf in enumerate(styles) if any(True for _ in xf.iter("{*}xfComplement"))}


def fill_of(fill: Any, theme: Mapping[str, str]) -> str | None:
    """The colour a fill paints, its pattern mixed in; None for none and for white."""
    if fill.tagname != "patternFill":
        stops = getattr(fill, "stop", None) or ()
        return next((found for stop in stops if (found := colour_of(stop.color, theme))), None)
    if not fill.patternType:
        return None
    share = PATTERNS.get(fill.patternType, OTHER_PATTERN)
    front = colour_of(fill.fgColor, theme) or "000000"
    back = colour_of(fill.bgColor, theme) or "FFFFFF"
    if share == 1.0:
        return _painted(colour_of(fill.fgColor, theme))
    mixed = (round(int(front[i : i + 2], 16) * share + int(back[i : i + 2], 16) * (1 - share)) for i in (0, 2, 4))
    return _painted("".join(f"{channel:02X}" for channel in mixed))


def rule_fill(dxf: Any, theme: Mapping[str, str]) -> str | None:
    """The colour a rule's <dxf> paints; plain fills name it as the background of a pattern."""
    look: Any = DifferentialStyle.from_tree(dxf)
    fill = look.fill
    if not isinstance(fill, PatternFill):
        return None
    return colour_of(fill.bgColor, theme) or colour_of(fill.fgColor, theme)


def _painted(colour: str | None) -> str | None:
    return None if colour == "FFFFFF" else colour


def colour_of(colour: Any, theme: Mapping[str, str]) -> str | None:
    """Six hex digits of a colour by number, index or theme and tint; None where it names none."""
    if colour is None:
        return None
    code = None
    if colour.type == "rgb" and isinstance(colour.rgb, str) and HEX.fullmatch(colour.rgb) and colour.rgb != "00000000":
        code = colour.rgb[2:].upper()
    elif colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
        code = COLOR_INDEX[colour.indexed][2:].upper()
    elif colour.type == "theme" and 0 <= colour.theme < len(THEME):
        code = theme.get(THEME[colour.theme])
    return tinted(code, colour.tint or 0.0) if code else None


def tinted(code: str, tint: float) -> str:
    """A colour lightened (tint above nought) or darkened in the luminance of HSL, as Excel does."""
    if not tint:
        return code
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(255 * min(c, 1)):02X}" for c in colorsys.hls_to_rgb(hue, min(max(light, 0), 1), saturation))


def _specimens(styles: bytes, count: int) -> io.BytesIO:
    """A workbook of one sheet with an empty cell of each style, so that openpyxl tells how each of them looks."""
    cells = ["".join(f'<c s="{i}"/>' for i in range(r, min(r + PER_ROW, count))) for r in range(0, count, PER_ROW)]
    rows = "".join(f'<row r="{i}">{row}</row>' for i, row in enumerate(cells, start=1))
    names = {"xl/workbook.xml": "sheet.main", "xl/worksheets/sheet1.xml": "worksheet", "xl/styles.xml": "styles"}
    overrides = "".join(
        f"<Override PartName={quoteattr('/' + name)} ContentType='{MAIN}.{kind}+xml'/>" for name, kind in names.items()
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as out:
        out.writestr("[Content_Types].xml", f'<Types xmlns="{TYPES}">{rels}{overrides}</Types>')
        out.writestr("_rels/.rels", _relationships({"officeDocument": "xl/workbook.xml"}))
        targets = {"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml"}
        out.writestr("xl/_rels/workbook.xml.rels", _relationships(targets))
        sheet = '<sheets><sheet name="specimens" sheetId="1" r:id="worksheet"/></sheets>'
        out.writestr("xl/workbook.xml", f'<workbook xmlns="{S_NS}" xmlns:r="{R_NS}">{sheet}</workbook>')
        out.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{S_NS}"><sheetData>{rows}</sheetData></worksheet>')
        out.writestr("xl/styles.xml", styles)
    book.seek(0)
    return book


def _relationships(targets: Mapping[str, str]) -> str:
    inside = "".join(f'<Relationship Id="{kind}" Type="{R_NS}/{kind}" Target="{to}"/>' for kind, to in targets.items())
    return f'<Relationships xmlns="{RELS}">{inside}</Relationships>'
