"""How cells look, and the part of a workbook that says so. ECMA-376, part 1, 18.8."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FONT = "Arial"
DATE_FORMAT, DATES = "d mmm yyyy", 164  # the first number that is free for a format of one's own (18.8.30)
STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    f'<numFmts count="1"><numFmt numFmtId="{DATES}" formatCode="{DATE_FORMAT}"/></numFmts>'
    '<fonts count="{fonts}"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>{font}</fonts>'
    '<fills count="{fills}"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>{fill}</fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="{fonts}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{xf}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, slots=True, eq=False)  # a look is told from others by which it is, the quickest way
class Look:
    """Size of the letters in points, colours as RRGGBB, indent in steps; what is `quoted` stays text when it is edited,
    whatever it begins with."""

    size: int = 10
    bold: bool = False
    underlined: bool = False
    ink: str = ""
    fill: str = ""
    is_date: bool = False
    side: str = ""
    indent: int = 0
    wrapped: bool = False
    quoted: bool = False


def styles(looks: Sequence[Look]) -> str:
    """The part for styles: that of each look has its place in the sequence for its number, from 1."""
    fills = ["", *(look.fill for look in looks if look.fill)]  # that of each fill has its place after two that must be
    return STYLES.format(
        fonts=1 + len(looks),
        font="".join(map(_font, looks)),
        fills=1 + len(fills),
        fill="".join(map(_fill, fills[1:])),
        xf="".join(_cell_style(look, number, fills) for number, look in enumerate(looks, start=1)),
    )


def _font(look: Look) -> str:
    strong = "<b/>" * look.bold + "<u/>" * look.underlined
    ink = f'<color rgb="FF{look.ink}"/>' if look.ink else ""
    return f'<font>{strong}<sz val="{look.size}"/>{ink}<name val="{FONT}"/><family val="2"/></font>'


def _fill(colour: str) -> str:
    shown = f'<fgColor rgb="FF{colour}"/><bgColor indexed="64"/>'
    return f'<fill><patternFill patternType="solid">{shown}</patternFill></fill>'


def _cell_style(look: Look, font: int, fills: Sequence[str]) -> str:
    numbers = f'numFmtId="{DATES * look.is_date}" fontId="{font}" fillId="{_fill_number(look, fills)}"'
    quoted = ' quotePrefix="1"' * look.quoted
    applied = ' applyNumberFormat="1"' * look.is_date + ' applyFont="1"' + ' applyFill="1"' * bool(look.fill)
    side = f' horizontal="{look.side}"' if look.side else ""
    indent = f' indent="{look.indent}"' if look.indent else ""
    wrapped = ' wrapText="1"' * look.wrapped
    alignment = f'<alignment{side} vertical="top"{indent}{wrapped}/>'
    return f'<xf {numbers} borderId="0" xfId="0"{quoted}{applied} applyAlignment="1">{alignment}</xf>'


def _fill_number(look: Look, fills: Sequence[str]) -> int:
    return 1 + fills.index(look.fill) if look.fill else 0
