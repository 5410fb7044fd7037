"""Trace: from a recommendation to what answers it, how that stands, and what the next inspection judged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.questions.query import Nothing, Row, opened, rows_of

if TYPE_CHECKING:
    import duckdb

ASKED = """
    SELECT finding_id FROM findings WHERE finding_id = $id AND document_id IN (SELECT report_id FROM answers)
    UNION SELECT finding_id FROM responses WHERE plan_record = $id ORDER BY finding_id
"""
RECOMMENDATION = """
    SELECT 'recommendation' AS step, ref, NULL AS told, source_file, page, finding_id AS record_id, text AS words
    FROM findings JOIN documents USING (document_id) WHERE finding_id = $id
"""
PARAGRAPHS = """
    WITH cited AS (
        SELECT document_id, unnest(inspection_refs) AS place, 'the recommendation cites it' AS told FROM findings
        WHERE finding_id = $id
        UNION SELECT report_id, unnest(inspection_refs), 'the plan cites it' FROM responses
        JOIN actions ON action_id = plan_record WHERE finding_id = $id
    )
    SELECT 'paragraph' AS step, number AS ref, string_agg(told, ' and ' ORDER BY told) AS told, source_file, page,
        NULL AS record_id, text AS words
    FROM cited JOIN paragraphs USING (document_id) JOIN documents USING (document_id) WHERE place = 'para ' || number
    GROUP BY number, text, source_file, page ORDER BY try_cast(number AS INTEGER)
"""
ANSWERED = """
    SELECT objective_ref, objective, action_id, action_ref, action, array_to_string(owners, '; ') AS owners, owner_text,
        due_text, rag, status, progress, how, words, source_file, page_first AS page
    FROM responses JOIN actions ON action_id = plan_record JOIN documents ON documents.document_id = actions.document_id
    WHERE finding_id = $id ORDER BY source_file, page_first, "table", row, action_id
"""
NEXT = """
    WITH answered AS (
        SELECT coalesce(authority_code, authority) AS council, coalesce(inspection_last, inspection_published) AS day
        FROM findings JOIN documents USING (document_id) WHERE finding_id = $id
    ), later AS (
        SELECT document_id, framework, coalesce(inspection_last, inspection_published) AS day, source_file
        FROM documents JOIN answered ON coalesce(authority_code, authority) = council
        WHERE document_type = 'inspection_report' AND same_as IS NULL
            AND coalesce(inspection_last, inspection_published) > answered.day
    )
    SELECT 'next inspection' AS step, NULL AS ref, concat_ws(', ', framework, strftime(day, '%-d %B %Y')) AS told,
        source_file, page, NULL AS record_id, area || ': ' || grade AS words
    FROM later JOIN judgements USING (document_id) WHERE day = (SELECT min(day) FROM later) ORDER BY page, area
"""


def trace(out: Path, record: str) -> list[Row]:
    """The way of each recommendation that a record is, or answers: a row a step, each with its file and page.

    Steps are recommendation, paragraph, objective, action, progress and next inspection; `told` says what links a step
    to the one above, or who owns it, when it is due and how it stands. Raises OSError where there are no tables or not
    all of them, Nothing where no report and no plan are linked by the record.
    """
    with opened(out) as connection:
        asked = [row["finding_id"] for row in rows_of(connection, ASKED, {"id": record})]
        if not asked:
            raise Nothing(f"{record} is no recommendation of a report that a plan answers, and answers none")
        return [row for finding in asked for row in _way(connection, finding)]


def _way(connection: duckdb.DuckDBPyConnection, finding: str) -> list[Row]:
    values = {"id": finding}
    answered = rows_of(connection, ANSWERED, values)
    rows = rows_of(connection, RECOMMENDATION, values) + rows_of(connection, PARAGRAPHS, values)
    if not answered:
        rows.append(_step("unanswered", {}, None, "no objective or action answers it", None))
    before: str | None = None
    for row in answered:
        if row["objective"] and row["objective"] != before:
            rows.append(_step("objective", row, row["objective_ref"], _linked(row), row["objective"]))
        before = row["objective"]
        told = None if row["objective"] else _linked(row)
        rows.append(_step("action", row, row["action_ref"], _stands(row, told), row["action"], row["action_id"]))
        if row["progress"]:
            rows.append(_step("progress", row, None, None, row["progress"]))
    return rows + rows_of(connection, NEXT, values)


def _step(step: str, row: Row, ref: str | None, told: str | None, words: str | None, record: str | None = None) -> Row:
    place = {"source_file": row.get("source_file"), "page": row.get("page")}
    return {"step": step, "ref": ref, "told": told} | place | {"record_id": record, "words": words}


def _linked(row: Row) -> str:
    return f"{row['how']}: {row['words']}" if row["how"] == "reworded" and row["words"] else str(row["how"])


def _stands(row: Row, told: str | None) -> str | None:
    """Owner, due date and rating in a line."""
    rating = ", ".join(word for word in (row["rag"], row["status"]) if word)
    owner = row["owners"] or row["owner_text"]
    parts = (told, owner, row["due_text"] and f"due {row['due_text']}", rating)
    return "; ".join(part for part in parts if part) or None
