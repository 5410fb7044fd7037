"""Reports beside the plans that answer them: what answers each recommendation, and what none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.questions.query import Row, opened, rows_of

if TYPE_CHECKING:
    import duckdb

REPORTS = """
    WITH asked AS (
        SELECT document_id, count(*) AS recommendations,
            count(*) FILTER (finding_id IN (SELECT finding_id FROM responses)) AS answered
        FROM findings WHERE kind <> 'inspectors_found' GROUP BY document_id
    ), answering AS (SELECT report_id AS document_id, count(*) AS plans FROM answers GROUP BY report_id)
    SELECT document_id, source_file, sha256, extractor, title, authority, framework, inspection_first, inspection_last,
        coalesce(recommendations, 0) AS recommendations, coalesce(answered, 0) AS answered, coalesce(plans, 0) AS plans,
        overall_grade
    FROM documents LEFT JOIN asked USING (document_id) LEFT JOIN answering USING (document_id)
    WHERE document_type = 'inspection_report' AND same_as IS NULL
    ORDER BY authority NULLS LAST, coalesce(inspection_last, inspection_published), source_file
"""
# In the order of the table, which is that of the report: DuckDB keeps it where it neither joins nor groups.
FINDINGS = """
    SELECT finding_id, kind, ref, text, page, addressee FROM findings
    WHERE document_id = $report AND kind <> 'inspectors_found'
"""
ANSWERS = """
    SELECT documents.document_id, source_file, title, linked.reason
    FROM answers linked JOIN documents USING (document_id)
    WHERE report_id = $report ORDER BY source_file
"""
RESPONSES = """
    SELECT finding_id, how, words, action_id, objective_ref, objective, action_ref, action, owners, owner_text,
        start_first, start_last, due_text, due_first, due_last, due_kind, rag
    FROM responses JOIN actions ON plan_record = action_id
    WHERE report_id = $report ORDER BY page_first, "table", row, action_id
"""
OWN = """
    SELECT objective_ref, objective, min(action_id) AS action_id, count(*) AS actions FROM actions
    WHERE objective IS NOT NULL AND document_id IN (SELECT document_id FROM answers WHERE report_id = $report)
    GROUP BY document_id, objective_ref, objective
    HAVING count(*) FILTER (action_id IN (SELECT plan_record FROM responses WHERE report_id = $report)) = 0
    ORDER BY action_id
"""
JUDGEMENTS = "SELECT area, grade, page FROM judgements WHERE document_id = $report ORDER BY page, area"
DOUBTS = """
    SELECT link_doubts.document_id, source_file, report_id, link_doubts.reason, card_line, plan_record AS action_id,
        coalesce(objective, action) AS words
    FROM link_doubts JOIN documents USING (document_id) LEFT JOIN actions ON plan_record = action_id
    ORDER BY source_file, link_doubts.reason, card_line
"""


@dataclass(frozen=True, slots=True)
class Reported:
    """A report (a row of REPORTS) with its recommendations, the plans that answer it, their actions, and their
    objectives that answer no recommendation."""

    report: Row
    judgements: Sequence[Row]
    findings: Sequence[Row]
    plans: Sequence[Row]
    responses: Sequence[Row]
    own: Sequence[Row]


def reports(out: Path) -> Iterator[Reported]:
    """Each inspection report, those of a council together. Raises OSError where there are no tables or not all."""
    with opened(out) as connection:
        for report in rows_of(connection, REPORTS):
            yield _reported(connection, report)


def _reported(connection: duckdb.DuckDBPyConnection, report: Row) -> Reported:
    values = {"report": report["document_id"]}
    judgements, findings = rows_of(connection, JUDGEMENTS, values), rows_of(connection, FINDINGS, values)
    if not report["plans"]:
        return Reported(report, judgements, findings, (), (), ())
    linked = (rows_of(connection, sql, values) for sql in (ANSWERS, RESPONSES, OWN))
    return Reported(report, judgements, findings, *linked)


def link_doubts(out: Path) -> list[Row]:
    """What may belong together and a person is asked: the file, why, the line of its card that settles it, and the
    words of the plan that it is about. Raises OSError where there are no tables or not all of them."""
    with opened(out) as connection:
        return rows_of(connection, DOUBTS)
