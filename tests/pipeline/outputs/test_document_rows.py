"""Rows by document, read part by part."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from pipeline.outputs.site.document_rows import DocumentRows
from tests.data_sets import document, written


def test_rows_of_a_document_are_found_in_all_parts_of_the_file(tmp_path: Path) -> None:
    plans = [document(name, [{"action": f"{name} {n}"} for n in range(5)]) for name in ("ashby", "bexcombe")]
    out = written(tmp_path / "out", *plans, document("report", []))
    actions = pq.read_table(out / "actions.parquet")
    pq.write_table(actions, out / "actions.parquet", row_group_size=2)
    rows = DocumentRows(out, "actions")
    for name in ("bexcombe", "ashby"):
        assert [row["action"] for row in rows.of(name)] == [f"{name} {n}" for n in range(5)]
    assert rows.of("report") == []


def test_rows_of_an_action_are_those_of_its_document(tmp_path: Path) -> None:
    plan = document("ashby", [{}, {}])
    plan["provenance"] += [{"action_id": f"ashby-{n}", "field": "action"} for n in (0, 0, 1)]
    out = written(tmp_path / "out", plan)
    found = DocumentRows(out, "provenance", {"ashby-0": "ashby", "ashby-1": "ashby"}).of("ashby")
    assert [row["action_id"] for row in found] == ["ashby-0", "ashby-0", "ashby-1"]
    assert DocumentRows(out, "measures", {}).of("ashby") == []
