"""Colours that rules paint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extractors.sheet.reader import read_sheet
from extractors.sheet.rule_tests import Plain, rule_test
from tests.draw_sheet import PLAN, codes, drawn, write_rows, write_xml

RED, GREEN, AMBER = "FF0000", "00B050", "FFC000"


def holds(kind: str, formula: str, value: Plain, operator: str = "equal", text: str = "") -> bool | None:
    test = rule_test(kind, operator, text, [formula], (5, 6))
    return None if test is None else test(lambda row, column: value if (row, column) == (7, 6) else None, 7, 6)


@pytest.mark.parametrize(
    ("kind", "formula", "value", "answer"),
    [
        ("cellIs", '"Late"', "late", True),
        ("cellIs", "3", 3.0, True),
        ("cellIs", "3", "3", False),
        ("cellIs", "0", None, True),
        ("cellIs", "$K$2", 3.0, None),
        ("containsText", 'NOT(ISERROR(SEARCH("Red",F5)))', "Mostly red", True),
        ("containsText", 'NOT(ISERROR(SEARCH("Red",F5)))', "Amber", False),
        ("containsText", "NOT(ISERROR(SEARCH($K$2,F5)))", "Red", None),
        ("beginsWith", 'LEFT(F5,3)="Red"', "Redone", True),
        ("endsWith", 'RIGHT(F5,3)="Red"', "Redone", False),
        ("expression", '$F5="Late"', "Late", True),
        ("expression", "$F5=3", 3.0, True),
        ("expression", "F$7=3", 3.0, True),
        ("expression", '"Late"=$F5', "Late", True),
        ("expression", "$F5<TODAY()", 3.0, None),
        ("expression", "AND($F5=3,$G5=3)", 3.0, None),
        ("colorScale", "", 3.0, None),
    ],
)
def test_a_rule_holds_or_is_not_told(kind: str, formula: str, value: Plain, answer: bool | None) -> None:
    assert holds(kind, formula, value) is answer


def fills(tmp_path: Path, *rules: tuple[str, dict[str, Any], str]) -> tuple[list[str | None], dict[str, str]]:
    def draw(book: Any, sheet: Any) -> None:
        write_rows(sheet, [(*row[:4], value) for row, value in zip(PLAN, ("RAG", 1, 2, 3), strict=True)])
        for where, rule, colour in rules:
            sheet.conditional_format(where, {**rule, "format": book.add_format({"bg_color": f"#{colour}"})})

    document = drawn(tmp_path, draw)
    return [row[4].fill for row in document.tables[0].rows], codes(document)


def cell(criteria: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"type": "cell", "criteria": criteria, "value": value, **more}


def test_the_first_rule_that_holds_paints(tmp_path: Path) -> None:
    found, _ = fills(
        tmp_path, ("E2:E4", cell(">", 1), AMBER), ("E2:E4", cell("==", 3), RED), ("E2:E4", cell("<", 9), GREEN)
    )
    assert found == [None, GREEN, AMBER, AMBER]


def test_a_rule_paints_cells_that_the_file_does_not_hold(tmp_path: Path) -> None:
    def draw(book: Any, sheet: Any) -> None:
        write_rows(sheet, [(*row[:4],) for row in PLAN])
        sheet.write(0, 4, "RAG")
        rule = {"type": "formula", "criteria": '=$A2="2"', "format": book.add_format({"bg_color": f"#{RED}"})}
        sheet.conditional_format("E2:E900", rule)

    assert [row[4].fill for row in drawn(tmp_path, draw).tables[0].rows] == [None, None, RED, None]


def test_a_rule_that_is_not_read_is_told_and_hides_those_behind_it(tmp_path: Path) -> None:
    scale = {"type": "formula", "criteria": "=MOD($E2,2)=0"}
    found, told = fills(tmp_path, ("E2:E3", scale, AMBER), ("E2:E4", cell("<", 9), GREEN))
    assert (found, list(told)) == ([None, None, None, GREEN], ["colour_rule_unread"])


X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
EXTENSION = f"""<extLst><ext xmlns:x14="{X14}" xmlns:xm="{XM}"><x14:conditionalFormattings><x14:conditionalFormatting>
<x14:cfRule type="cellIs" priority="1" operator="equal"><xm:f>2</xm:f><x14:dxf><fill><patternFill>
<bgColor rgb="FF{RED}"/></patternFill></fill></x14:dxf></x14:cfRule><xm:sqref>B1:B9</xm:sqref>
</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"""


def test_rules_kept_in_the_extensions_of_a_sheet_paint_too(tmp_path: Path) -> None:
    data = "".join(f'<row r="{r}"><c r="A{r}"><v>7</v></c><c r="B{r}"><v>{r}</v></c></row>' for r in (1, 2, 3))
    styles = '<cellXfs><xf numFmtId="0"/></cellXfs>'
    (table,) = read_sheet(write_xml(tmp_path / "plan.xlsx", data, EXTENSION, styles=styles)).tables
    assert [row[1].fill for row in table.rows] == [None, RED, None]
