"""Gaps: recommendations no action answers, or only in part or in other words; objectives that answer none."""

from __future__ import annotations

from pathlib import Path

from pipeline.questions.query import Row, opened, rows_of
from schema.vocabulary import fold

PLANS = """
    WITH answered AS (
        SELECT finding_id, count(*) AS actions, count(due_last) AS dated,
            count(*) FILTER (len(owners) > 0) AS owned, count(*) FILTER (measured) AS measured,
            bool_and(how = 'reworded') AS reworded, any_value(words) AS words
        FROM responses JOIN actions ON plan_record = action_id JOIN compare_smart USING (action_id) GROUP BY finding_id
    ), asked AS (
        SELECT authority, 'recommendation' AS record, finding_id AS record_id, ref, text, page, source_file, addressee,
            coalesce(answered.actions, 0) AS actions, owned, dated, measured, reworded, words
        FROM answers JOIN findings ON findings.document_id = report_id
        JOIN documents ON documents.document_id = report_id LEFT JOIN answered USING (finding_id)
    ), told AS (
        SELECT *, CASE WHEN actions = 0 THEN 'unanswered' WHEN owned = 0 THEN 'no owner' WHEN dated = 0 THEN 'no date'
            WHEN measured = 0 THEN 'no measure' WHEN reworded THEN 'reworded' END AS gap FROM asked
    ), own AS (
        SELECT actions.authority, 'objective' AS record, min(action_id) AS record_id, objective_ref AS ref,
            objective AS text, min(page_first) AS page, any_value(source_file) AS source_file, NULL AS addressee,
            count(*) AS actions, 'answers none' AS gap, NULL AS words
        FROM actions JOIN documents USING (document_id) JOIN answers USING (document_id)
        WHERE objective IS NOT NULL GROUP BY actions.authority, document_id, objective_ref, objective
        HAVING count(*) FILTER (action_id IN (SELECT plan_record FROM responses)) = 0
    )
    SELECT authority, gap, record, record_id, ref, text, addressee, actions, words, source_file, page FROM told
    WHERE gap IS NOT NULL
    UNION ALL SELECT authority, gap, record, record_id, ref, text, addressee, actions, words, source_file, page FROM own
    ORDER BY authority, record DESC, gap DESC, record_id
"""


def gaps(out: Path, authority: str | None = None) -> list[Row]:
    """A row for each gap between reports and the plans that answer them, of one council where it is named.

    `gap` is unanswered, no owner, no date, no measure, reworded (the first that holds of a recommendation) or answers
    none (of an objective). Raises OSError where there are no tables or not all of them.
    """
    with opened(out) as connection:
        rows = rows_of(connection, PLANS)
    return [row for row in rows if authority is None or fold(row["authority"] or "") == fold(authority)]
