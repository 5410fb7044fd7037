"""Values as their formats show them."""

from __future__ import annotations

import pytest

from extractors.sheet.number_formats import shown_number, shown_text

MAY_16_2025 = 45793.0


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (MAY_16_2025, "mmm-yy", "May-25"),
        (MAY_16_2025, "dd/mm/yyyy", "16/05/2025"),
        (MAY_16_2025, "[$-809]d mmmm yyyy", "16 May 2025"),
        (MAY_16_2025, "dddd d mmm", "Friday 16 May"),
        (MAY_16_2025, "yyyy-mm-dd", "2025-05-16"),
        (MAY_16_2025, 'd"th of "mmmm', "16th of May"),
        (MAY_16_2025, "mm-dd-yy", "16/05/2025"),
        (MAY_16_2025, "mm/dd/yyyy", "16/05/2025"),
        (MAY_16_2025, "[$-F800]dddd, mmmm dd, yyyy", "16 May 2025"),
        (MAY_16_2025, "dd/mm/yyyy hh:mm", "16/05/2025"),
        (MAY_16_2025 + 0.5, "dd/mm/yyyy hh:mm", "16/05/2025 12:00"),
        (0.75, "h:mm am/pm", "6:00 pm"),
        (3.0, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (1.1, "0.00", "1.10"),
        (0.256, "0%", "26%"),
        (1234.5, "£#,##0.00", "£1,234.50"),
        (5000.0, "[$£-809]#,##0", "£5,000"),
        (5000.0, "#,##0 [$EUR]", "5,000 EUR"),
        (5000.0, "[Red][$-809]#,##0", "5,000"),
        (1.5, "[h]:mm", "36:00"),
        (1.5, "h:mm", "12:00"),
        (0.0625, "[mm]", "90"),
        (7.0, "000", "007"),
        (-4.0, "0;(0)", "(4)"),
        (3.0, ";;;", ""),
        (1.0, '[=1]"Yes";[=0]"No";General', "Yes"),
        (0.0, '"✓";;"✗"', "✗"),
        (2.0, '"Priority "0', "Priority 2"),
        (12345.0, "0.00E+00", "1.23E+04"),
        (-0.000123, "0.0E+00", "-1.2E-04"),
        (99999.0, "0.0E+00", "1.0E+05"),
        (12345.0, "##0.0E+0", "12.3E+3"),
        (123.0, "0E-0", "1E2"),
        (0.0, "0.00E+00", "0.00E+00"),
        (1e-320, "0.00E+00", "0.00E+00"),
        (1.7e308, "0.0E+00", "1.7E+308"),
        (1.25, "# ?/?", "1 1/4"),
        (0.5, "# ?/?", "1/2"),
        (0.5, "0 ?/?", "0 1/2"),
        (-2.75, "#\\ ?/?", "-2 3/4"),
        (2.0, "# ?/?", "2"),
        (0.01, "# ?/?", "0"),
        (123.456, "# ?/?", "123 1/2"),
        (123.456, "# ??/??", "123 26/57"),
        (123.456, "# ???/???", "123 57/125"),
        (1.25, "?/?", "5/4"),
        (0.5, "# ?/8", "4/8"),
        (2.0**51 + 0.5, "# ?/8", f"{2**51} 4/8"),
        (1e307, "# ??/100", f"{int(1e307)}"),
        (12.0, '0" / 5"', "12 / 5"),
        (45000.0, "d/m", "15/3"),
    ],
)
def test_a_number_is_what_its_format_shows(value: float, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


@pytest.mark.parametrize("value", [0.0, 0.4, -3.0, 3e6])
def test_a_number_that_is_no_day_is_not_shown_as_one(value: float) -> None:
    assert shown_number(value, "dd/mm/yyyy") is None


@pytest.mark.parametrize("code", ["General", "0", "0.00E+00", "# ?/?"])
def test_what_is_no_number_of_excels_is_shown_as_it_is(code: str) -> None:
    assert [shown_number(float(value), code) for value in ("inf", "nan")] == ["inf", "nan"]
    times = [(float(value), of_time) for value in ("inf", "nan") for of_time in ("dd/mm/yyyy", "h:mm")]
    assert [shown_number(value, of_time) for value, of_time in times] == [None] * 4


def test_a_workbook_that_counts_from_1904_shows_its_own_days() -> None:
    assert shown_number(MAY_16_2025 - 1462, "dd/mm/yyyy", from_1904=True) == "16/05/2025"


def test_words_are_shown_as_they_are_or_as_their_section_says() -> None:
    assert [shown_text("Late", code) for code in ("General", "@", "0;-0;0;", '@" (draft)"', ";;;")] == [
        "Late",
        "Late",
        "",
        "Late (draft)",
        "",
    ]
