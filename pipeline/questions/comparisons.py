"""The tables made from the others: extras laid flat; neighbours; themes by authority, rating, time; roles; facts."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.table_writer import write_table
from pipeline.links.write_links import write_links
from pipeline.no_pandas import load_arrow, no_pandas
from pipeline.questions.councils import COUNCILS
from pipeline.questions.query import opened
from pipeline.tables import read_rows
from schema.contract import Record, arrow_schema, arrow_table, under
from schema.document.neighbours import LICENCE, SOURCE, neighbours

if TYPE_CHECKING:
    import pyarrow as pa

FEW_ACTIONS = 20  # actions: below, one action is more than five in a hundred
DAYS_A_MONTH = 365.25 / 12
MONTH = 31  # days of the longest due date that counts as told to the month
ROWS_COMPARED = 1 << 16  # rows

COMPARED = ("documents", "actions", "findings", "measures", "owners", "themes", "responses")  # what the queries ask

# A finding that the plan repeats from a report of the data set counts as the report's alone.
TOLD_ONCE = "finding_id NOT IN (SELECT plan_record FROM responses)"

# Of a plan that is there twice, one document counts.
COUNTED = "document_id IN (SELECT document_id FROM documents WHERE same_as IS NULL)"

# Every query ends with the order of its rows, since that of a join or a group is left to chance.
COMPARISONS = {
    "extras": """
        SELECT action_id, extra.key AS heading, extra.value AS text
        FROM (SELECT action_id, unnest(map_entries(extras)) AS extra FROM actions) ORDER BY action_id, heading
    """,
    "compare_theme_authority": f"""
        WITH {COUNCILS}, records AS (
            SELECT action_id AS record_id, document_id, council AS authority, true AS is_action
            FROM actions JOIN councils USING (document_id)
            UNION ALL
            SELECT finding_id, document_id, council, false FROM findings JOIN councils USING (document_id)
            WHERE {TOLD_ONCE}
        ), totals AS (
            SELECT authority, count(*) FILTER (is_action) AS of_actions, count(*) FILTER (NOT is_action) AS of_findings
            FROM records GROUP BY authority
        ), counted AS (
            SELECT theme, authority, count(DISTINCT document_id) AS documents, count(*) FILTER (is_action) AS actions,
                count(*) FILTER (is_action AND inherited) AS inherited, count(*) FILTER (NOT is_action) AS findings
            FROM themes JOIN records USING (record_id) GROUP BY theme, authority
        )
        SELECT theme, counted.authority, documents, actions, inherited, of_actions,
            round(actions / nullif(of_actions, 0), 4) AS actions_share, findings, of_findings,
            round(findings / nullif(of_findings, 0), 4) AS findings_share, of_actions < {FEW_ACTIONS} AS few
        FROM counted JOIN totals USING (authority) ORDER BY theme, counted.authority
    """,
    "compare_theme_rating": f"""
        SELECT theme, rag, status, count(*) AS actions,
            CAST(sum(count(*)) OVER (PARTITION BY theme) AS BIGINT) AS of_actions,
            round(count(*) / sum(count(*)) OVER (PARTITION BY theme), 4) AS share
        FROM themes JOIN actions ON record_id = action_id WHERE {COUNTED}
        GROUP BY theme, rag, status ORDER BY theme, rag NULLS LAST, status NULLS LAST
    """,
    "compare_theme_time": f"""
        WITH {COUNCILS}, days AS (
            SELECT document_id, 'inspection' AS since, inspection_last AS day FROM documents
            UNION ALL SELECT document_id, 'publication', inspection_published FROM documents
            UNION ALL SELECT document_id, 'plan', plan_first FROM documents
        ), spans AS (
            SELECT theme, since, council, (due_last - day) / {DAYS_A_MONTH} AS months
            FROM themes JOIN actions ON record_id = action_id JOIN councils USING (document_id)
                JOIN days USING (document_id)
            WHERE due_last IS NOT NULL AND day IS NOT NULL
        )
        SELECT theme, since, count(*) AS actions, count(DISTINCT council) AS authorities,
            round(quantile_cont(months, 0.25), 1) AS months_lower,
            round(quantile_cont(months, 0.5), 1) AS months_median,
            round(quantile_cont(months, 0.75), 1) AS months_upper
        FROM spans GROUP BY theme, since ORDER BY theme, since
    """,
    "compare_roles": f"""
        WITH {COUNCILS}, counted AS (SELECT action_id, council FROM actions JOIN councils USING (document_id)),
        totals AS (SELECT count(DISTINCT action_id) AS of_actions FROM owners JOIN counted USING (action_id))
        SELECT kind, role, count(DISTINCT action_id) AS actions, of_actions,
            round(count(DISTINCT action_id) / of_actions, 4) AS share, count(DISTINCT council) AS authorities
        FROM owners JOIN counted USING (action_id), totals
        GROUP BY kind, role, of_actions ORDER BY actions DESC, kind NULLS LAST, role NULLS LAST
    """,
    "compare_smart": f"""
        WITH named AS (SELECT DISTINCT action_id FROM owners WHERE kind IN ('role', 'person', 'initials')),
        measured AS (SELECT DISTINCT document_id, objective_ref FROM measures WHERE objective_ref IS NOT NULL)
        SELECT action_id, named.action_id IS NOT NULL AS named_owner,
            coalesce(due_last - due_first < {MONTH}, false) AS dated_to_month,
            len(outcomes) > 0 OR measured.document_id IS NOT NULL AS measured
        FROM actions LEFT JOIN named USING (action_id) LEFT JOIN measured USING (document_id, objective_ref)
        ORDER BY action_id
    """,
}


def comparisons(folder: Path) -> Iterator[tuple[str, Iterator[pa.Table]]]:
    """The name and the rows, some at a time, of each comparison table of the data set whose other tables stand in
    `folder`."""
    with opened(folder, COMPARED) as connection:
        for name, sql in COMPARISONS.items():
            yield name, _rows(connection.sql(sql).to_arrow_reader(ROWS_COMPARED), arrow_schema(name))


def _rows(batches: pa.RecordBatchReader, schema: pa.Schema) -> Iterator[pa.Table]:
    import pyarrow as pa

    for batch in batches:
        yield under(schema, pa.Table.from_batches([batch]).select(schema.names))


def neighbour_rows(folder: Path) -> list[Record]:
    """The rows of `neighbours` for the councils of the data set in `folder`."""
    councils = {row["authority"] for row in read_rows(folder, "documents", ("authority",))}
    return [
        {"authority": council, "neighbour": other.name, "rank": rank, "closeness": other.closeness}
        | {"source": SOURCE, "licence": LICENCE}
        for council in sorted(councils & neighbours().keys())
        for rank, other in enumerate(neighbours()[council], start=1)
    ]


def write_comparisons(folder: Path, build: str) -> None:
    """Write the derived tables beside the others in `folder`, as of the same build: the links, which tell what counts
    once, neighbours, then the comparisons."""
    write_links(folder, build)
    write_table("neighbours", folder, build, [arrow_table("neighbours", neighbour_rows(folder))])
    for name, rows in comparisons(folder):
        write_table(name, folder, build, rows)


def _end_with_builder() -> None:
    """End this process when the one that started it is gone, however it went: it holds the other end of the input."""
    sys.stdin.read()
    os._exit(1)


def _apart(arguments: Sequence[str]) -> None:
    """As a process of its own, with as little memory as the builder: see `pipeline.batch.write`."""
    load_arrow()
    import pyarrow as arrow

    arrow.set_memory_pool(arrow.system_memory_pool())
    folder, build, *attended = arguments
    if attended:
        threading.Thread(target=_end_with_builder, daemon=True).start()
    with no_pandas():
        write_comparisons(Path(folder), build)


if __name__ == "__main__":
    _apart(sys.argv[1:])
    os._exit(0)  # at once: the thread that waits keeps things of DuckDB alive, which it would print as leaked
