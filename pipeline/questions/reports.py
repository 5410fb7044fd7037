"""Reports beside the plans that answer them: what answers each recommendation, and what none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.questions.query import Row, opened, rows_of

if TYPE_CHECKING:
    import duckdb

REPORTS_TOGETHER = 100
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
# Of some reports together: a query for each would read the tables anew for each.
# In the order of the table, which is that of the report: DuckDB keeps it where it neither joins nor groups.
FINDINGS = """
    SELECT document_id AS report_id, finding_id, kind, ref, text, page, addressee FROM findings
    WHERE list_contains($reports, document_id) AND kind <> 'inspectors_found'
"""
ANSWERS = """
    SELECT report_id, documents.document_id, source_file, title, linked.reason
    FROM answers linked JOIN documents USING (document_id)
    WHERE list_contains($reports, report_id) ORDER BY source_file
"""
RESPONSES = """
    SELECT report_id, finding_id, how, words, action_id, objective_ref, objective, action_ref, action, owners,
        owner_text, start_first, start_last, due_text, due_first, due_last, due_kind, rag
    FROM responses JOIN actions ON plan_record = action_id
    WHERE list_contains($reports, report_id) ORDER BY page_first, "table", row, action_id
"""
OWN = """
    WITH linked AS (SELECT DISTINCT report_id, document_id FROM answers WHERE list_contains($reports, report_id)),
    answering AS (SELECT DISTINCT report_id, plan_record AS action_id, true AS answers FROM responses)
    SELECT report_id, objective_ref, objective, min(action_id) AS action_id, count(*) AS actions
    FROM actions JOIN linked USING (document_id) LEFT JOIN answering USING (report_id, action_id)
    WHERE objective IS NOT NULL GROUP BY report_id, document_id, objective_ref, objective
    HAVING count(answers) = 0 ORDER BY action_id
"""
JUDGEMENTS = """
    SELECT document_id AS report_id, area, grade, page FROM judgements
    WHERE list_contains($reports, document_id) ORDER BY page, area
"""
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
        every = rows_of(connection, REPORTS)
        for first in range(0, len(every), REPORTS_TOGETHER):
            yield from _reported(connection, every[first : first + REPORTS_TOGETHER])


def _reported(connection: duckdb.DuckDBPyConnection, some: Sequence[Row]) -> Iterator[Reported]:
    parts = [_of_reports(connection, sql, some) for sql in (JUDGEMENTS, FINDINGS, ANSWERS, RESPONSES, OWN)]
    for report in some:
        yield Reported(report, *(rows.get(report["document_id"], ()) for rows in parts))


def _of_reports(connection: duckdb.DuckDBPyConnection, sql: str, some: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows of a query by the report they are of."""
    rows: dict[str, list[Row]] = {}
    for row in rows_of(connection, sql, {"reports": [report["document_id"] for report in some]}):
        rows.setdefault(row.pop("report_id"), []).append(row)
    return rows


def link_doubts(out: Path) -> list[Row]:
    """What may belong together and a person is asked: the file, why, the line of its card that settles it, and the
    words of the plan that it is about. Raises OSError where there are no tables or not all of them."""
    with opened(out) as connection:
        return rows_of(connection, DOUBTS)
