"""Findings as documents tell them: bullets with points, lists without bullets, tables and sentences."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Paragraph, Table
from pipeline.plan.document.context import Reader
from pipeline.plan.document.finding_lists import Finding
from pipeline.plan.document.findings import finding_records
from tests.draw import heading, prose, table


def found(*blocks: Paragraph | Table) -> list[tuple[str | None, str]]:
    reader = Reader()
    for block in blocks:
        reader.read(block)
    return [(finding.ref, finding.text) for finding in reader.finish()]


LEAD_IN = prose("The inspectors said that these things must be better:")


def test_points_below_a_bullet_that_ends_in_a_colon_are_part_of_it() -> None:
    blocks = LEAD_IN, prose("The grip of managers on:", "•"), prose("late visits", "•"), prose("drift.", "•")
    assert found(*blocks, prose("Caseloads in two teams.", "•")) == [
        (None, "The grip of managers on:\nlate visits\ndrift."),
        (None, "Caseloads in two teams."),
    ]


def test_the_next_numbered_paragraph_of_a_report_ends_bullets_and_no_numbered_list() -> None:
    bullets = LEAD_IN, prose("Late visits", "•"), prose("Caseloads", "•")
    assert [text for _, text in found(*bullets, prose("A plan was asked for.", "2.5"))] == ["Late visits", "Caseloads"]
    numbered = LEAD_IN, prose("Late visits", "1.1"), prose("Caseloads", "1.2")
    assert len(found(*numbered)) == 2


def test_points_deeper_in_the_list_are_part_of_the_bullet_above() -> None:
    deep = prose("Late visits", "–")
    deep = replace(deep, lines=(deep.lines[0]._replace(level=1),))
    blocks = LEAD_IN, prose("The grip of managers", "•"), deep, prose("Caseloads", "•")
    assert [text for _, text in found(*blocks)] == ["The grip of managers\nLate visits", "Caseloads"]


def test_short_lines_without_bullets_are_one_each_and_the_sentence_below_is_none() -> None:
    blocks = LEAD_IN, prose("The grip of managers"), prose("Caseloads"), prose("The plan below says how.")
    assert [text for _, text in found(*blocks)] == ["The grip of managers", "Caseloads"]


def test_a_list_without_bullets_ends_where_sentences_begin() -> None:
    after = prose("The plan below says how."), prose("Key: green = done.")
    blocks = heading("Areas for improvement"), prose("The grip of managers"), prose("Caseloads"), *after
    assert [text for _, text in found(*blocks)] == ["The grip of managers", "Caseloads"]
    assert len(found(*blocks, prose("Read it with care."))) == 1


def test_paragraphs_of_sentences_are_one_finding() -> None:
    blocks = heading("What inspectors found"), prose("Visits were late."), prose("Records were thin.")
    assert [text for _, text in found(*blocks)] == ["Visits were late.\nRecords were thin."]


def test_a_table_below_a_lead_in_tells_a_finding_a_row() -> None:
    drawn = table("No | Point", "1 | The grip of managers on late visits", "2 | Caseloads in two teams")
    expected = [("1", "The grip of managers on late visits"), ("2", "Caseloads in two teams")]
    assert [f for f in found(LEAD_IN, drawn) if f[0]] == expected


def test_a_table_tells_findings_by_its_heading_alone() -> None:
    drawn = table("No | Area for improvement", "1 | The grip of managers", "2 | Caseloads")
    assert found(drawn) == [("1", "The grip of managers"), ("2", "Caseloads")]


def test_a_table_of_something_else_tells_none() -> None:
    assert found(table("No | Member", "1 | Ida Moss", "2 | Olu Grey")) == []


def test_a_sentence_may_hold_its_list() -> None:
    told = prose("The letter names two areas for improvement: the grip of managers; and caseloads in two teams.")
    assert [text for _, text in found(told)] == ["the grip of managers", "caseloads in two teams"]


def test_a_line_under_the_label_what_inspectors_found_is_a_finding() -> None:
    assert [t for _, t in found(prose("What inspectors found: visits were late."))] == ["visits were late."]


def test_a_lead_in_to_what_the_plan_covers_opens_none() -> None:
    assert found(prose("The plan covers what inspectors said must improve:"), prose("Visits", "•")) == []


def test_a_quotation_is_a_finding_where_its_source_is_the_inspection() -> None:
    quote = "“Visits are late too often.”"
    assert found(prose(f"{quote} (Ofsted letter, paragraph 4)")) == [(None, quote)]
    assert found(prose(f"Inspectors said: {quote}")) == [(None, quote)]
    assert found(prose(f"{quote} (a mother of two)"), prose(f"Families said: {quote}"), prose(quote)) == []


def test_a_finding_told_again_lends_the_first_its_number() -> None:
    told = [
        Finding("recommendation", "Weak plans, including:\nlate advice"),
        Finding("recommendation", "Weak plans", "1"),
        Finding("recommendation", "Late visits"),
        Finding("recommendation", "Late visits", "2"),
        Finding("recommendation", "Weak plans in school", "3"),
    ]
    assert [(row["ref"], row["text"].partition("\n")[0]) for row in finding_records("x", told)] == [
        ("1", "Weak plans, including:"),
        ("2", "Late visits"),
        ("3", "Weak plans in school"),
    ]
