"""Rows taken document by document, and rows put aside until all are known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline import tables
from pipeline.outputs.site.dataset import DataSet, read_data_set
from pipeline.outputs.site.document_rows import RowsInOrder
from pipeline.outputs.site.render import cut, cut_again
from pipeline.outputs.site.shelf import Shelf
from tests.data_sets import document, written


def three(out: Path) -> DataSet:
    """A plan of 5 actions with a place each, a report of a finding with a theme, a plan of one action."""
    ashby, report = document("ashby", [{"action": f"Do {n}"} for n in range(5)]), document("report", [])
    ashby["provenance"] += [{"action_id": f"ashby-{n}", "field": "action"} for n in range(5)]
    report["findings"] += [{"finding_id": "f", "document_id": "report", "kind": "recommendation", "text": "Mend it"}]
    report["themes"] += [{"record_id": "f", "theme": "supervision", "terms": ["mend"]}]
    return read_data_set(written(out, ashby, report, document("bexcombe", [{}])))


def test_each_document_comes_with_its_rows_of_all_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "ROWS_READ", 2)
    found = list(three(tmp_path / "out").each_document())
    assert [(d.key, len(d.actions), len(d.provenance), d.theme_ids("f")) for d in found] == [
        ("ashby", 5, 5, []),
        ("report", 0, 0, ["supervision"]),
        ("bexcombe", 1, 0, []),
    ]


def test_places_are_left_out_where_nobody_asks_for_them(tmp_path: Path) -> None:
    found = list(three(tmp_path / "out").each_document(places=False))
    assert [(d.key, len(d.actions), len(d.provenance)) for d in found] == [
        ("ashby", 5, 0),
        ("report", 0, 0),
        ("bexcombe", 1, 0),
    ]


def test_a_table_that_is_damaged_after_it_was_looked_at_is_seen_to_be(tmp_path: Path) -> None:
    path = three(tmp_path / "out").out / "actions.parquet"
    assert tables.table_file(path.parent, "actions") == path
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(OSError, match="not a whole table"):
        tables.table_file(path.parent, "actions")


def test_rows_that_stand_in_another_order_are_told_not_lost(tmp_path: Path) -> None:
    data = three(tmp_path / "out")
    actions = pq.read_table(data.out / "actions.parquet")
    pq.write_table(actions.take([5, 0, 1, 2, 3, 4]), data.out / "actions.parquet")
    with pytest.raises(OSError, match="rows of ashby out of their order"):
        list(data.each_document())
    assert RowsInOrder(data.out, "actions", "document_id").take(["ashby"]) == []


def test_shelved_rows_come_in_their_order_as_often_as_they_are_asked_for(tmp_path: Path) -> None:
    with Shelf(tmp_path / "shelf") as shelf:
        for number in range(5):
            shelf.put({"number": number}, "all", "odd" if number % 2 else "even")
        parts = list(cut(shelf.rows("even"), "list", 2))
        assert [[row["number"] for row in part.rows] for part in parts] == [[0, 2], [4]]
        shelf.put({"number": 5}, "all")
        assert [row["number"] for row in shelf.rows("all")] == [0, 1, 2, 3, 4, 5]
        assert parts[0].names == ("list.html", "list-2.html")
        assert [part.rows for part in cut(shelf.rows("none"), "list", 2)] == [[]]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_a_list_is_cut_again_as_it_was_cut(count: int) -> None:
    rows = [{"number": number} for number in range(count)]
    parts = list(cut(rows, "list", 2))
    assert list(cut_again(rows, "list", [len(part.rows) for part in parts])) == parts


def test_words_are_noted_under_names(tmp_path: Path) -> None:
    with Shelf(tmp_path / "shelf") as shelf:
        shelf.note((f"action {number}", f"page {number}.html") for number in range(1000))
        assert (shelf.noted("action 999"), shelf.noted("action 1000")) == ("page 999.html", "")


def test_rows_of_one_page_are_gone_through_once() -> None:
    assert [part.names for part in cut(iter([{"n": 1}, {"n": 2}]), "list", 2)] == [("list.html",)]
    rows = Counted([{"n": n} for n in range(5)])
    assert [[row["n"] for row in part.rows] for part in cut(rows, "list", 2)] == [[0, 1], [2, 3], [4]]
    assert rows.gone_through == 2


class Counted(list[dict[str, int]]):
    gone_through = 0

    def __iter__(self) -> Iterator[dict[str, int]]:
        self.gone_through += 1
        return super().__iter__()
