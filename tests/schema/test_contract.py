"""The contract: stated once, told in full, and kept to by what is written."""

from __future__ import annotations

import datetime as dt

import pandera.errors
import pyarrow as pa
import pytest

from schema.contract import Record, arrow_schema, arrow_table, contract, data_dictionary, frame_schema, without_nulls
from tests.places import ROOT

DOCUMENT: Record = {
    "document_id": "1",
    "source_file": "plan.pdf",
    "sha256": "1",
    "bytes": 1,
    "state": "extracted",
    "actions": 1,
    "issues": 0,
    "unread": 0,
}
ACTION: Record = {"action_id": "1", "document_id": "1", "action": "Do it"}


def test_every_table_and_column_says_what_it_holds() -> None:
    for table in contract().values():
        assert table.says.endswith("."), table.name
        for column in table.columns:
            assert column.says.endswith("."), f"{table.name}.{column.name}"


def test_the_data_dictionary_is_current() -> None:
    written = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert written == data_dictionary(), "run `make docs`"


def test_columns_left_out_are_null_and_lists_empty() -> None:
    (row,) = arrow_table("actions", [ACTION]).to_pylist()
    assert row["due_text"] is None
    assert row["owners"] == []
    assert row["extras"] == []


@pytest.mark.parametrize("table", contract())
def test_an_empty_table_has_all_its_columns(table: str) -> None:
    assert arrow_table(table, []).schema.equals(arrow_schema(table))
    frame_schema(table).validate(arrow_table(table, []).to_pandas())


def test_a_column_the_contract_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError, match="colour"):
        arrow_table("actions", [ACTION | {"colour": "red"}])


def test_a_value_of_another_type_is_refused() -> None:
    with pytest.raises((pa.ArrowInvalid, pa.ArrowTypeError)):
        arrow_table("documents", [DOCUMENT | {"pages": "three"}])


def test_a_null_is_refused_where_a_value_is_needed_alone() -> None:
    table = arrow_table("documents", [DOCUMENT | {"pages": None}])
    assert without_nulls(table) is table
    with pytest.raises(ValueError, match="sha256 has nulls"):
        without_nulls(arrow_table("documents", [DOCUMENT | {"sha256": None}]))


@pytest.mark.parametrize(
    "rows",
    [
        [DOCUMENT | {"state": "lost"}],
        [DOCUMENT | {"sha256": None}],
        [DOCUMENT, DOCUMENT],
        [DOCUMENT | {"plan_first": dt.date(2024, 3, 1), "plan_last": dt.date(2024, 2, 1)}],
    ],
    ids=["a value that is not allowed", "a null", "a key twice", "a period that ends before it begins"],
)
def test_a_table_that_breaks_the_contract_fails_its_check(rows: list[Record]) -> None:
    frame_schema("documents").validate(arrow_table("documents", [DOCUMENT]).to_pandas())
    with pytest.raises(pandera.errors.SchemaErrors):
        frame_schema("documents").validate(arrow_table("documents", rows).to_pandas(), lazy=True)
