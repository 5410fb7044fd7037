"""What a document says of itself."""

from __future__ import annotations

from datetime import date

import pytest

from schema.dates.prose_dates import dates_in
from schema.document.facts import Facts, Text, read_facts


def facts(title: str, *front: str, body: tuple[str, ...] = ()) -> Facts:
    texts = [Text(title, "title", 1), *(Text(t, "first_page", 1) for t in front), *(Text(t, "body", 4) for t in body)]
    return read_facts(title, texts, "file.pdf", {})


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("between 30 October and 3 November 2023 in", "2023-10-30", "2023-11-03"),
        ("on 5th and 6th February 2019,", "2019-02-05", "2019-02-06"),
        ("from 18 Feb 2014 – 12 March 2014", "2014-02-18", "2014-03-12"),
        ("in February-March 2019", "2019-02-01", "2019-03-31"),
        ("held May / June 2016", "2016-05-01", "2016-06-30"),
        ("29 November to 3 January 2020", "2019-11-29", "2020-01-03"),
        ("Monday 4th March 2019", "2019-03-04", "2019-03-04"),
        ("dated 03.04.2024", "2024-04-03", "2024-04-03"),
        ("Plan 2016", "2016-01-01", "2016-12-31"),
        ("Action Plan 2015-16", "2015-04-01", "2016-03-31"),
        ("Our plan for 2015/16 and beyond", "2015-04-01", "2016-03-31"),
        ("Improvement Plan 2023 to 2026", "2023-01-01", "2026-12-31"),
    ],
)
def test_a_date_within_prose(text: str, first: str, last: str) -> None:
    (found,) = dates_in(text)
    assert (str(found.period.first), str(found.period.last)) == (first, last)
    assert text[found.start : found.end] == found.words


@pytest.mark.parametrize("text", ["31 February 2020", "8 May", "2023/13", "2023-2019", "you may 3 times"])
def test_no_date_is_made_of_less(text: str) -> None:
    assert not [d for d in dates_in(text) if d.period.first == d.period.last] and "/" not in "".join(
        d.words for d in dates_in(text)
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Post-inspection action plan", "action_plan"),
        ("Written Statement of Action", "action_plan"),
        ("Children's Services Improvement Plan 2024", "improvement_plan"),
        ("Improvement and development action plan", "action_plan"),
        ("Progress report: our response to Ofsted", "progress_report"),
        ("Report to the Scrutiny Committee", "progress_report"),
        ("Progress on the Ofsted action plan", "progress_report"),
        ("Inspection of Ashmere children's services", "inspection_report"),
        ("Joint targeted area inspection of the response to neglect: partnership action plan", "action_plan"),
        ("Joint targeted area inspection of the response to neglect in Ashmere", "inspection_report"),
        ("Terms of reference", "other"),
    ],
)
def test_the_kind_of_document_is_in_its_title(title: str, kind: str) -> None:
    assert facts(title).document_type == kind


def test_the_date_of_a_plan_is_the_one_it_bears() -> None:
    prose = "Ofsted inspected our services in June 2023 and the next review of this long plan is due in March 2025."
    found = facts("Action plan – March 2024", prose, body=("By May 2024",))
    assert (found.plan_first, found.plan_last) == (date(2024, 3, 1), date(2024, 3, 31))
    assert found.read_from["plan_first"].place == "title"


def test_the_file_name_dates_a_plan_only_where_nothing_in_it_does() -> None:
    named = read_facts("Action plan", [], "ashmere-march-2021.pdf", {})
    assert (named.plan_first, named.plan_last) == (date(2021, 3, 1), date(2021, 3, 31))
    assert named.read_from["plan_first"].place == "file_name"
    assert read_facts("Action plan – May 2020", [], "ashmere-2021.pdf", {}).plan_first == date(2020, 5, 1)


@pytest.mark.parametrize(
    "front",
    [
        "Date: 12th May 2024",
        "Date of report: 12/05/2024",
        "12 May 2024",
        "Agreed by the board on 12 May 2024",
        "Reporting period: 12 May 2024",
    ],
)
def test_a_date_after_a_label_or_alone_is_the_documents(front: str) -> None:
    assert facts("Improvement plan", front).plan_first == date(2024, 5, 12)


def test_a_date_after_a_label_within_a_paragraph_is_the_documents() -> None:
    front = (
        "Inspected 3 to 14 June 2024. Report published 8 July 2024. "
        "The services for children were judged to be inadequate. This version: October 2024."
    )
    found = facts("Improvement plan", front)
    assert (found.plan_first, found.plan_last) == (date(2024, 10, 1), date(2024, 10, 31))
    assert facts("Improvement plan", front.rpartition(" This")[0]).plan_first is None


def test_the_years_a_plan_is_for_are_its_date_only_where_it_bears_no_other() -> None:
    assert facts("Action Plan 2015-16").plan_first == date(2015, 4, 1)
    assert facts("Action Plan 2015-16", "12 May 2015").plan_first == date(2015, 5, 12)


def test_a_title_of_two_lines_keeps_its_year() -> None:
    assert facts("Action plan – March", "2024").plan_first == date(2024, 3, 1)


@pytest.mark.parametrize(
    ("title", "front", "draft"),
    [
        ("DRAFT action plan", "", True),
        ("Action plan", "Draft v2", True),
        (
            "Action plan",
            "The council sent a draft action plan to the inspectors in good time, and they agreed to it.",
            False,
        ),
        ("Action plan", "", False),
    ],
)
def test_a_draft_calls_itself_one(title: str, front: str, draft: bool) -> None:
    assert facts(title, front).is_draft is draft


@pytest.mark.parametrize(
    ("words", "framework"),
    [
        ("Our answer to the ILACS inspection", "ILACS"),
        ("the inspection of Ashmere local authority children's services", "ILACS"),
        ("Ofsted made a focused visit to the front door", "ILACS focused visit"),
        ("the single inspection of 2015", "SIF"),
        ("the joint targeted area inspection of our partnership", "JTAI"),
        ("the local area SEND inspection", "SEND"),
        ("Our SEND Local Area Improvement Plan", "SEND"),
        ("Monitoring visit to Ashmere children's services", "monitoring visit"),
        ("Ofsted inspected in 2019", None),
    ],
)
def test_the_framework_is_in_the_words_never_in_the_year(words: str, framework: str | None) -> None:
    assert facts("Plan", words).framework == framework


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Ofsted inspected Ashmere between 3 and 14 June 2024.", "2024-06-03", "2024-06-14"),
        ("Inspection dates: 3 June 2024 to 14 June 2024", "2024-06-03", "2024-06-14"),
        ("Inspection dates: 3 to 14 June 2024 and 1 to 3 July 2024", "2024-06-03", "2024-07-03"),
        ("Inspection dates: 3 to 14 June 2024 and 1 to 3 July 2026", "2024-06-03", "2024-06-14"),
        ("Inspection dates: 3 to 14 June 2024, published 1 July 2024", "2024-06-03", "2024-06-14"),
        (
            "After the inspection of services for children looked after and review of the effectiveness of the board, "
            "carried out from 3 June 2016 to 14 June 2016 and published on 8 July 2016",
            "2016-06-03",
            "2016-06-14",
        ),
        ("The inspection in June 2024 (3 June 2024 to 14 June 2024) found", "2024-06-03", "2024-06-14"),
        ("After the revisit of 3 to 5 June 2024", "2024-06-03", "2024-06-05"),
        ("Ashmere was inspected by Ofsted from 3 June 2024 to 14 June 2024.", "2024-06-03", "2024-06-14"),
        ("In February-March 2022 Ofsted undertook an inspection of the services.", "2022-02-01", "2022-03-31"),
        (
            "Following the inspection in May 2023, whose report was published on 8 July 2023, we",
            "2023-05-01",
            "2023-05-31",
        ),
    ],
)
def test_the_days_of_the_inspection(words: str, first: str, last: str) -> None:
    found = facts("Action plan", words)
    assert (str(found.inspection_first), str(found.inspection_last)) == (first, last)


@pytest.mark.parametrize(
    "words",
    [
        "The inspection report was published on 8 July 2023.",
        "Report published: 8 July 2023",
        "Our services were inspected, and the outcome published on 8 July 2023",
        "An outcome letter was published on Saturday 8th July 2023.",
    ],
)
def test_the_day_of_publication(words: str) -> None:
    found = facts("Action plan", words)
    assert found.inspection_published == date(2023, 7, 8)
    assert found.inspection_first is None


def test_the_title_of_a_report_without_a_verb_gives_the_grade() -> None:
    title = "Children's services in Ashmere requires improvement to be good"
    assert facts("Inspection report", title).overall_grade == "requires improvement"


@pytest.mark.parametrize("title", ["Focused visit to Ashmere", "Monitoring visit of Ashmere children's services"])
def test_a_visit_gives_no_grade_but_a_plan_that_answers_one_may_tell_it(title: str) -> None:
    told = "Overall effectiveness is inadequate."
    assert facts(title, "Lead inspector: A Person", told).overall_grade is None
    assert facts("Action plan", title, told).overall_grade == "inadequate"


def test_a_letter_to_partners_that_asks_for_a_statement_is_a_report_and_the_statement_a_plan() -> None:
    letter = "5 August 2031", "Dear partners", "From 8 June to 26 June 2031, inspectorates came to Ashmere."
    letter += "This letter outlines our findings.", "The council should prepare a written statement of proposed action."
    title = (
        "Joint targeted area inspection of the help that is given in Ashmere to children who are at risk of violence"
    )
    read = facts(title, *letter)
    assert read.document_type == "inspection_report"
    assert (read.inspection_first, read.inspection_published) == (date(2031, 6, 8), date(2031, 8, 5))
    assert facts("Joint written statement of proposed action", letter[2]).document_type == "action_plan"


def test_a_letter_is_of_the_day_alone_in_a_line_over_its_salutation() -> None:
    letter = ("Lead inspector: A Person", "4 March 2031", "Dear Director", "5 May 2032")
    assert facts("Focused visit to Ashmere", *letter).inspection_published == date(2031, 3, 4)
    assert facts("Focused visit to Ashmere", *letter[:2]).inspection_published is None
    assert facts("Action plan", *letter[1:]).inspection_published is None


@pytest.mark.parametrize(
    ("file_name", "published"),
    [
        ("ashmere-2031-03-28.pdf", date(2031, 3, 28)),
        ("ashmere-2031-03-02.pdf", None),
        ("ashmere-2032-03-28.pdf", None),
        ("ashmere-march-2031.pdf", None),
    ],
)
def test_the_file_name_tells_publication_where_it_is_some_weeks_after_the_inspection(
    file_name: str, published: date | None
) -> None:
    front = [Text("Inspection dates: 17 to 21 February 2031", "first_page", 1)]
    title = "Inspection of Ashmere local authority children's services"
    assert read_facts(title, front, file_name, {}).inspection_published == published
    printed = [*front, Text("Report published: 25 March 2031", "first_page", 1)]
    assert read_facts(title, printed, file_name, {}).inspection_published == date(2031, 3, 25)


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("Overall effectiveness Requires improvement to be good", "requires improvement"),
        ("The outcome was an overall grading of Good.", "good"),
        ("The overall judgement is that children's services are inadequate", "inadequate"),
        ("Ofsted gave an 'inadequate' judgement", "inadequate"),
        ("Judgement: Requires improvement.", "requires improvement"),
        ("The report said that our services require improvement to be good", "requires improvement"),
        ("We want to become an outstanding service, judged good by Ofsted", None),
        ("Ofsted had previously judged the services inadequate", None),
        ("Overall effectiveness Adequate", None),
        ("Good supervision is expected", None),
    ],
)
def test_the_overall_grade(words: str, grade: str | None) -> None:
    assert facts("Action plan", words).overall_grade == grade


def test_a_grade_in_the_cell_beside_its_label_is_read() -> None:
    assert facts("Report", body=("Overall effectiveness", "Outstanding")).overall_grade == "outstanding"
