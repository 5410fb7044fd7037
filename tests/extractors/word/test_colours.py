"""Fills, highlights and font colours of Word as one sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.draw_word import THEME, first_cell, only_table, p, read, root, tbl, tc, tr

STYLE = (
    '<w:style w:type="table" w:styleId="Base"><w:tblPr><w:tblStyleRowBandSize w:val="1"/></w:tblPr>'
    '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="EEEEEE"/></w:tcPr></w:tblStylePr></w:style>'
    '<w:style w:type="table" w:styleId="Banded"><w:basedOn w:val="Base"/>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="112233"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:tcPr><w:shd w:val="clear" w:fill="445566"/></w:tcPr></w:tblStylePr></w:style>'
)


@pytest.mark.parametrize(
    ("shd", "seen"),
    [
        ('w:val="clear" w:fill="FFC000"', "FFC000"),
        ('w:val="clear" w:fill="ffc000"', "FFC000"),
        ('w:val="clear" w:color="auto" w:fill="auto"', None),
        ('w:val="nil"', None),
        ('w:val="solid" w:color="00B050" w:fill="FFFFFF"', "00B050"),
        ('w:val="pct50" w:color="FF0000" w:fill="FFFFFF"', "FF8080"),
        ('w:val="pct25" w:color="auto" w:fill="auto"', "BFBFBF"),
        ('w:val="clear" w:fill="000000" w:themeFill="accent1"', "4F81BD"),
        ('w:val="clear" w:fill="auto" w:themeFill="accent1" w:themeFillTint="33"', "DCE6F2"),
        ('w:val="clear" w:fill="auto" w:themeFill="accent6" w:themeFillShade="BF"', "E46C0A"),
        ('w:val="clear" w:fill="auto" w:themeFill="background1" w:themeFillShade="D9"', "D9D9D9"),
        ('w:val="clear" w:fill="ABCDEF" w:themeFill="accent3"', "ABCDEF"),
    ],
)
def test_shading_is_the_colour_one_sees(tmp_path: Path, shd: str, seen: str | None) -> None:
    fill = first_cell(read(tmp_path, tbl(tr(tc("", f"<w:shd {shd}/>"))), theme=THEME)).fill
    assert (fill is None) == (seen is None)
    if fill and seen:  # Word itself rounds a shade up or down
        assert max(abs(int(fill[i : i + 2], 16) - int(seen[i : i + 2], 16)) for i in (0, 2, 4)) <= 2


def test_a_table_style_paints_header_first_column_and_bands(tmp_path: Path) -> None:
    look = '<w:tblStyle w:val="Banded"/><w:tblLook w:firstRow="1" w:firstColumn="1" w:noHBand="0" w:noVBand="1"/>'
    own = tc("Red", '<w:shd w:val="clear" w:fill="FF0000"/>')
    body = tbl(tr("a", "b"), tr("c", "d"), tr("e", "f"), tr("g", own), properties=look)
    table = only_table(read(tmp_path, body, styles=root("styles", STYLE)))
    assert [[cell.fill for cell in row] for row in table.rows] == [
        ["445566", "112233"],
        ["445566", "EEEEEE"],
        ["445566", None],
        ["445566", "FF0000"],
    ]


def test_the_older_form_of_a_table_look_is_read(tmp_path: Path) -> None:
    look = '<w:tblStyle w:val="Banded"/><w:tblLook w:val="0620"/>'  # first row, no bands
    table = only_table(read(tmp_path, tbl(tr("a"), tr("b"), properties=look), styles=root("styles", STYLE)))
    assert [row[0].fill for row in table.rows] == ["112233", None]


@pytest.mark.parametrize(
    "shape",
    [
        "<w:pict><v:oval fillcolor='#00b050 [3205]'/></w:pict>",
        "<w:drawing><wps:spPr><a:ln><a:solidFill><a:srgbClr val='000000'/></a:solidFill></a:ln>"
        "<a:solidFill><a:srgbClr val='00B050'/></a:solidFill></wps:spPr></w:drawing>",
    ],
)
def test_a_filled_shape_alone_in_a_cell_is_its_colour(tmp_path: Path, shape: str) -> None:
    assert first_cell(read(tmp_path, tbl(tr(tc(f"<w:p><w:r>{shape}</w:r></w:p>"))))).fill == "00B050"


def test_shading_of_one_rows_own_exception_is_seen(tmp_path: Path) -> None:
    row = tr("a").replace("<w:trPr>", '<w:tblPrEx><w:shd w:val="clear" w:fill="00FF00"/></w:tblPrEx><w:trPr>')
    assert first_cell(read(tmp_path, tbl(row))).fill == "00FF00"


def test_a_rating_may_be_a_highlight_or_the_colour_of_its_letters(tmp_path: Path) -> None:
    body = tbl(
        tr(tc(p("Amber", run='<w:highlight w:val="yellow"/>'))),
        tr(tc(p("Red", run='<w:color w:val="FF0000"/>'))),
        tr(tc(p("Black", run='<w:color w:val="000000"/>'))),
        tr(tc(p("Green", properties='<w:shd w:val="clear" w:fill="00B050"/>'))),
        tr(tc(p("Accent", run='<w:color w:val="auto" w:themeColor="accent1"/>'))),
    )
    lines = [row[0].lines[0] for row in only_table(read(tmp_path, body, theme=THEME)).rows]
    assert [(line.highlight, line.colour) for line in lines] == [
        ("FFFF00", None),
        (None, "FF0000"),
        (None, None),
        ("00B050", None),
        (None, "4F81BD"),
    ]
