"""Dates as plans print them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.dates.parse_date import DateReading, read_date
from schema.dates.period import Period, easter

PLAN = Period.month(2024, 5)


def ends(reading: DateReading) -> str:
    return f"{reading.first or ''} {reading.last or ''}".strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17/9/14", "2014-09-17 2014-09-17"),
        ("31.03.25", "2025-03-31 2025-03-31"),
        ("2025-03-31", "2025-03-31 2025-03-31"),
        ("2024-03", "2024-03-01 2024-03-31"),
        ("3/4/2024", "2024-04-03 2024-04-03"),
        ("31st of March, 2025", "2025-03-31 2025-03-31"),
        ("31st day of March 2020", "2020-03-31 2020-03-31"),
        ("October 3rd, 2023", "2023-10-03 2023-10-03"),
        ("Tues 31 Mar 20", "2020-03-31 2020-03-31"),
        ("Sept 2019", "2019-09-01 2019-09-30"),
        ("Jan-24", "2024-01-01 2024-01-31"),
        ("Jan ’24", "2024-01-01 2024-01-31"),
        ("May 25", "2025-05-01 2025-05-31"),
        ("Ву May 2025", "2025-05-01 2025-05-31"),  # "By" in Cyrillic letters
        ("By March 2024", "2024-03-01 2024-03-31"),
        ("01/2020", "2020-01-01 2020-01-31"),
        ("Q2 2024/25", "2024-07-01 2024-09-30"),
        ("2024-25 Q4", "2025-01-01 2025-03-31"),
        ("Q1-Q2 24/25", "2024-04-01 2024-09-30"),
        ("third quarter 2024", "2024-10-01 2024-12-31"),
        ("autumn term 2024", "2024-09-01 2024-12-31"),
        ("spring term 2024/25", "2025-01-01 2025-04-15"),
        ("Autumn 2 2024", "2024-11-01 2024-12-31"),
        ("by October half term 2024", "2024-10-01 2024-10-31"),
        ("Summer 2025", "2025-06-01 2025-08-31"),
        ("Winter 2019/20", "2019-12-01 2020-02-29"),
        ("w/c 3 June 2024", "2024-06-03 2024-06-09"),
        ("week ending 15/03/2019", "2019-03-11 2019-03-15"),
        ("by end of FY 24/25", "2025-03-31 2025-03-31"),
        ("academic year 2021/22", "2021-09-01 2022-08-31"),
        ("2021/22 academic year", "2021-09-01 2022-08-31"),
        ("in the New Year 2022", "2022-01-01 2022-01-31"),
        ("New Year's Eve 2022", "2022-12-31 2022-12-31"),
        ("Summer holidays 2022", "2022-07-20 2022-09-05"),
        ("March 2024/25", "2025-03-01 2025-03-31"),
        ("end-March 2020", "2020-03-31 2020-03-31"),
        ("mid-June 2021", "2021-06-11 2021-06-20"),
        ("late 2020", "2020-10-01 2020-12-31"),
        ("early autumn 2024", "2024-09-01 2024-09-30"),
        ("By Easter 2020", "2020-04-12 2020-04-12"),
        ("2024", "2024-01-01 2024-12-31"),
        ("2024-2027", "2024-01-01 2027-12-31"),
        ("Jan-Mar 2020", "2020-01-01 2020-03-31"),
        ("Nov to Feb 2020", "2019-11-01 2020-02-29"),
        ("Sept 19 – Mar 20", "2019-09-01 2020-03-31"),
        ("1/4/24 - 31/3/25", "2024-04-01 2025-03-31"),
        ("3-5 June 2024", "2024-06-03 2024-06-05"),
        ("5th and 6th February 2019", "2019-02-05 2019-02-06"),
        ("30 October to 3 November 2023", "2023-10-30 2023-11-03"),
        ("Stage 1, 2 March 2020", "2020-03-02 2020-03-02"),
        ("5% by June 2024, £120,000 spent", "2024-06-01 2024-06-30"),
    ],
)
def test_a_date_is_the_days_the_page_states_and_no_fewer(text: str, expected: str) -> None:
    assert ends(read_date(text)) == expected
    assert read_date(text).kind == "dated"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ongoing", "ongoing"),
        ("Immediate", "immediate"),
        ("Now", "immediate"),
        ("As soon as possible", "immediate"),
        ("Immediate and ongoing", "immediate"),
        ("Every six weeks", "recurring"),
        ("3 monthly", "recurring"),
        ("TBC", "tbc"),
        ("To be agreed", "tbc"),
        ("Completed", "complete"),
        ("Implemented", "complete"),
        ("Subject to recruitment", "conditional"),
        ("within 3 months", "relative"),
        ("six weeks from the publication of the report", "relative"),
        ("Medium term", "relative"),
        ("Next inspection", "relative"),
        ("By the time of our next inspection", "relative"),
    ],
)
def test_words_that_name_no_day_give_a_kind(text: str, kind: str) -> None:
    reading = read_date(text, anchor=PLAN)
    assert (reading.kind, ends(reading), reading.unread) == (kind, "", False)


@pytest.mark.parametrize(
    ("text", "kind", "flag"),
    [
        ("Nov 2019 & ongoing", "ongoing", "also_ongoing"),
        ("November 2019 and then quarterly", "dated", "recurring"),
        ("November 2019 (website permitting)", "conditional", "also_conditional"),
        ("Nov 2019 (TBC)", "dated", "tbc"),
        ("From November 2019", "dated", "start_of_range"),
        ("November 2019 onwards", "dated", "start_of_range"),
        ("by November 2019", "dated", "by"),
        ("around Nov 2019", "dated", "approximate"),
        ("March 2019, revised to November 2019", "dated", "revised"),
        ("Nov 2019 (originally March 2019)", "dated", "revised"),
        ("~~March 2019~~ Nov 2019", "dated", "revised"),
    ],
)
def test_words_beside_a_date_are_flagged(text: str, kind: str, flag: str) -> None:
    reading = read_date(text)
    assert ends(reading) == "2019-11-01 2019-11-30"
    assert reading.kind == kind
    assert flag in reading.flags


def test_complete_with_a_date_is_complete_in_that_time() -> None:
    reading = read_date("Complete (Jan 24)")
    assert (reading.kind, ends(reading)) == ("complete", "2024-01-01 2024-01-31")


@pytest.mark.parametrize(
    "text",
    [
        "To be completed by June 2024",
        "To be implemented by June 2024",
        "Completed by June 2024",
        "Partially complete, June 2024",
    ],
)
def test_what_is_still_to_be_completed_is_not_complete(text: str) -> None:
    assert read_date(text).kind == "dated"


def test_of_several_dates_the_last_holds_and_all_are_kept() -> None:
    reading = read_date("31/10/14\nMarch 2015\nSept 2014")
    assert ends(reading) == "2015-03-01 2015-03-31"
    assert reading.periods == (Period.day(2014, 10, 31), Period.month(2015, 3), Period.month(2014, 9))
    assert "several_dates" in reading.flags


def test_a_struck_out_date_is_not_the_date() -> None:
    reading = read_date("June 2019", struck="March 2019")
    assert reading.periods == (Period.month(2019, 6),)
    assert reading.flags == ("revised",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("03/25", "2025-03-01 2025-03-31"),
        ("01/25 - 03/25", "2025-01-01 2025-03-31"),
        ("12/13", "2012-04-01 2013-03-31"),  # two years
        ("13/25", ""),
        ("03/04", "2025-04-03 2025-04-03"),  # a day and month
    ],
)
def test_a_month_and_a_year_in_figures_are_told_from_two_years_and_from_a_day(text: str, expected: str) -> None:
    assert ends(read_date(text, anchor=PLAN)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1st Oct", "2024-10-01 2024-10-01"),
        ("25 May", "2024-05-25 2024-05-25"),
        ("June", "2024-06-01 2024-06-30"),
        ("23-Mar", "2025-03-23 2025-03-23"),
        ("31/10", "2024-10-31 2024-10-31"),
        ("Q4", "2025-01-01 2025-03-31"),
        ("end of autumn term", "2024-12-01 2024-12-31"),
        ("end of the financial year", "2025-03-31 2025-03-31"),
    ],
)
def test_a_missing_year_is_the_plans_own_and_flagged(text: str, expected: str) -> None:
    reading = read_date(text, anchor=PLAN)
    assert ends(reading) == expected
    assert "year_assumed" in reading.flags


@pytest.mark.parametrize("text", ["1st Oct", "June", "Q4"])
def test_without_the_plans_date_a_missing_year_stays_missing(text: str) -> None:
    reading = read_date(text)
    assert (ends(reading), reading.flags, reading.unread) == ("", ("year_missing",), True)


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("12/31/2024", "month_first_only"),
        ("March 31", "month_first_only"),  # of a plan of 2024: hardly March 2031
        ("30/02/2020", "invalid_date"),
        ("31 September 2019", "invalid_date"),
    ],
)
def test_what_is_no_date_day_first_is_refused_and_flagged(text: str, flag: str) -> None:
    reading = read_date(text, anchor=PLAN)
    assert (ends(reading), reading.flags, reading.unread) == ("", (flag,), True)


@pytest.mark.parametrize("text", ["visit held within 72 hours of the referral", "within 10 days of a placement"])
def test_a_standard_of_practice_is_no_due_date(text: str) -> None:
    reading = read_date(text, relative_to=date(2024, 1, 1))
    assert (reading.kind, ends(reading), reading.flags) == (None, "", ("duration",))


def test_a_relative_date_is_counted_only_from_a_day_the_plan_states() -> None:
    assert ends(read_date("within 3 months")) == ""
    assert ends(read_date("within 3 months", relative_to=date(2024, 11, 30))) == "2024-11-30 2025-02-28"
    assert ends(read_date("3-6 months", relative_to=date(2024, 1, 15))) == "2024-04-15 2024-07-15"
    assert ends(read_date("within 10 working days", relative_to=date(2024, 1, 15))) == ""


@pytest.mark.parametrize(
    ("text", "flag"), [("n/a", "not_applicable"), ("As above", "same_as_above"), ("See 1.10", "elsewhere")]
)
def test_a_pointer_elsewhere_is_understood_and_no_date(text: str, flag: str) -> None:
    assert read_date(text, anchor=PLAN) == DateReading(flags=(flag,))


@pytest.mark.parametrize("text", ["Pick a date", "[Insert date]", "DD/MM/YYYY", "__/__/__", "  /  /  ", "......"])
def test_what_a_form_asks_for_is_understood_and_no_date(text: str) -> None:
    assert read_date(text, anchor=PLAN) == DateReading(flags=("prompt",))


@pytest.mark.parametrize(
    "text",
    ["staff may need training", "24/7", "Pick a date soon", "xx/xx/xxxx", "?", "1.1.2", "42", "Head of Service", "5pm"],
)
def test_words_that_read_to_nothing_are_said_to(text: str) -> None:
    assert read_date(text, anchor=PLAN) == DateReading(unread=True)


def test_an_empty_cell_is_not_unread() -> None:
    assert read_date(" ") == DateReading()


def test_calendar_quarters_only_where_the_plan_says_so() -> None:
    assert ends(read_date("Q2 2005")) == "2005-07-01 2005-09-30"
    assert ends(read_date("Q2 2005", quarters="calendar")) == "2005-04-01 2005-06-30"
    assert ends(read_date("Q2 2005/06", quarters="calendar")) == "2005-07-01 2005-09-30"


@pytest.mark.parametrize(
    ("year", "expected"), [(2019, date(2019, 4, 21)), (2024, date(2024, 3, 31)), (2038, date(2038, 4, 25))]
)
def test_easter(year: int, expected: date) -> None:
    assert easter(year) == expected


def test_a_period_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Period(date(2024, 2, 1), date(2024, 1, 1))


WORDS = st.sampled_from(
    [
        "by",
        "end",
        "of",
        "to",
        "-",
        "/",
        "&",
        "1",
        "31",
        "3rd",
        "25",
        "2024",
        "24/25",
        "2024/25",
        "31/12/24",
        "may",
        "march",
        "feb",
        "autumn",
        "term",
        "q4",
        "easter",
        "w/c",
        "mid",
        "revised",
        "within",
        "3",
        "months",
        "ongoing",
        "tbc",
        "'",
        "(",
        "99",
        "fy",
        "was",
        "from",
        "30/2",
        "every",
    ]
)


@settings(deadline=None)  # dateparser is imported late, which takes a second once
@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)), st.sampled_from([None, PLAN]))
def test_any_text_is_read_and_ends_never_cross(text: str, anchor: Period | None) -> None:
    reading = read_date(text, anchor=anchor, relative_to=date(2024, 2, 29))
    assert reading.first is None or reading.last is None or reading.first <= reading.last
    assert reading.kind != "dated" or reading.periods


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("12 months from 1 April 2025", "2025-04-01 2026-04-01"),
        ("within 6 months of 1 April 2025", "2025-04-01 2025-10-01"),
        ("2-3 months from 1 April 2025", "2025-06-01 2025-07-01"),
        ("6 weeks after 1 May 2025", "2025-06-12 2025-06-12"),
        ("three months following April 2025", "2025-07-01 2025-07-31"),
        ("Six weeks before 1 May 2025", "2025-03-20 2025-03-20"),
        ("6 weeks after the inspection on 12 May 2025", "2025-06-23 2025-06-23"),
    ],
)
def test_a_time_counted_from_a_printed_day_is_when_it_ends(text: str, days: str) -> None:
    reading = read_date(text)
    assert (ends(reading), reading.kind, "counted" in reading.flags) == (days, "dated", True)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Once a month from May 2025", "2025-05-01 2025-05-31"),
        ("12 month review, 1 April 2025", "2025-04-01 2025-04-01"),
        ("6 months to 31 March 2026", "2026-03-31 2026-03-31"),
        ("12 months from 1 April 2025 to 31 March 2026", "2025-04-01 2026-03-31"),
        ("Within 3 months of publication, by 31 August 2025", "2025-08-31 2025-08-31"),
        ("First 6 months of 2025", ""),
        ("10 working days after 1 May 2025", ""),
    ],
)
def test_a_time_beside_a_date_is_not_always_counted_from_it(text: str, days: str) -> None:
    reading = read_date(text)
    assert (ends(reading), "counted" in reading.flags) == (days, False)


@pytest.mark.parametrize("text", ["Oct 2O25", "Oct 202S", "1O May 2025", "l2th May 2025", "O1/04/2025"])
def test_a_letter_for_a_figure_makes_no_date_of_the_rest(text: str) -> None:
    reading = read_date(text, anchor=Period.year(2025))
    assert (ends(reading), reading.unread) == ("", True)


def test_a_code_beside_a_date_is_no_figure() -> None:
    assert ends(read_date("S47 by May 2025")) == ends(read_date("L2 training May 2025")) == "2025-05-01 2025-05-31"


@pytest.mark.parametrize("text", ["Quarter Two 2025/26", "quarter two, 2025/26", "Q2 2025/26"])
def test_the_number_of_a_quarter_may_be_a_word(text: str) -> None:
    assert ends(read_date(text)) == "2025-07-01 2025-09-30"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("30sept31", "2031-09-30 2031-09-30"),
        ("30 / 09 / 2031", "2031-09-30 2031-09-30"),
        ("30sept", ""),
        ("30/Sep/31 9:14 AM", "2031-09-30 2031-09-30"),
        ("30/September 2031", "2031-09-01 2031-09-30"),
        ("3 / 9 / 31", ""),
        ("Q3-4 2031/32", "2031-10-01 2032-03-31"),
        ("Q3/24", "2024-10-01 2024-12-31"),
        ("Easter 31", "2031-04-13 2031-04-13"),
        ("Easter, 3 May 31", "2031-05-03 2031-05-03"),
        ("End of Q2 (30 Sept 31)", "2031-09-30 2031-09-30"),
        ("Summer (30 July 31)", "2031-06-01 2031-08-31"),
        ("By year end 2031/32", "2032-03-31 2032-03-31"),
        ("Year-end 31/32", "2032-03-31 2032-03-31"),
        ("Year end 31/10", ""),
        ("Between Q2 and Q4 2031/32", "2031-07-01 2032-03-31"),
        ("Year end 2031", ""),
        ("Between July and September 2031", "2031-07-01 2031-09-30"),
        ("Liaison between police and health, May 2031", "2031-05-01 2031-05-31"),
        ("Start: May 2031 End: March 2032", "2032-03-01 2032-03-31"),
        ("End March 2032", "2032-03-31 2032-03-31"),
        ("Slipped from May 2031 to July 2031", "2031-07-01 2031-07-31"),
        ("From May 2031 to July 2031", "2031-05-01 2031-07-31"),
        ("wk ending 5 Sept 2031", "2031-09-01 2031-09-05"),
    ],
)
def test_dates_as_they_are_typed(text: str, days: str) -> None:
    assert ends(read_date(text)) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1. May 2031\n2. June 2031\n3. July 2031", "2031-07-01 2031-07-31"),
        ("1. May 2031\n3. July 2031", "2031-07-03 2031-07-03"),
        ("1) Sept 2031", "2031-09-01 2031-09-01"),
    ],
)
def test_running_numbers_before_dates_are_no_days(text: str, days: str) -> None:
    assert ends(read_date(text)) == days


@pytest.mark.parametrize("text", ["+6 weeks", "~3 months"])
def test_a_sign_before_a_time_keeps_it_no_day(text: str) -> None:
    assert read_date(text).kind == "relative"
