"""The check: what it lets pass, and what it names when a promise is broken."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.questions.check import Report, check
from schema.contract import Records, contract
from tests.data_sets import document, written


def sound() -> Records:
    """A data set to which a test does harm."""
    records = document("plan", [{"action_ref": "1", "page_last": 2}, {"action_ref": "2"}], pages=3)
    records["owners"].append({"action_id": "plan-0", "owner": "Head of Service", "kind": "role"})
    records["themes"].append({"record_id": "plan-1", "theme": "supervision"})
    records["ledger"].append({"document_id": "plan", "page": 2, "place": "action", "words": 40})
    return records


def unplaced(detail: str, words: int) -> Callable[[Records], None]:
    row = {"document_id": "plan", "page": 2, "place": "unplaced", "detail": detail, "words": words}
    return lambda records: records["ledger"].append(row)


def faults(out: Path, records: Records, *, fails: bool = True) -> list[str]:
    return [fault.message for fault in check(written(out, records)).faults if fault.fails == fails]


def test_a_sound_data_set_passes(tmp_path: Path) -> None:
    report = check(written(tmp_path / "out", sound(), document("report", [])))
    assert report.holds
    assert report.faults == ()
    assert report.rows["documents"] == 2


HARM: list[tuple[str, Callable[[Records], None], str]] = [
    ("a value", lambda r: r["documents"][0].update(state="lost"), "state: isin"),
    ("a key twice", lambda r: r["owners"].append(r["owners"][0]), "key not unique: plan-0 Head of Service"),
    (
        "a period",
        lambda r: r["actions"][0].update(due_first=day(2), due_last=day(1)),
        "due_first is not after due_last",
    ),
    ("an action of no document", lambda r: r["actions"][0].update(document_id="x"), "document_id not in documents"),
    ("an owner of no action", lambda r: r["owners"][0].update(action_id="x"), "action_id not in actions.action_id: x"),
    ("a theme of nothing", lambda r: r["themes"][0].update(record_id="x"), "record_id of no action"),
    ("a count", lambda r: r["documents"][0].update(actions=3), "plan.pdf: says 3 actions, has 2"),
    ("a state", lambda r: r["documents"][0].update(state="no_action_table"), "state no_action_table with 2 actions"),
    ("words left over", unplaced("table 1: by whom", 2), "plan.pdf, page 2: 2 words not placed, of table 1: by whom"),
    ("words placed twice", unplaced("table 1", -3), "plan.pdf, page 2: 3 words placed twice"),
    ("a page", lambda r: r["actions"][0].update(page_last=4), "plan.pdf: action 1 stands on page 4 of 3"),
]


def day(number: int) -> dt.date:
    return dt.date(2024, 3, number)


@pytest.mark.parametrize(("harm", "said"), [h[1:] for h in HARM], ids=[h[0] for h in HARM])
def test_what_is_broken_is_named(tmp_path: Path, harm: Callable[[Records], None], said: str) -> None:
    records = sound()
    harm(records)
    found = faults(tmp_path / "out", records)
    assert any(said in fault for fault in found), found


def test_a_date_before_the_inspection_is_noted_and_fails_nothing(tmp_path: Path) -> None:
    records = sound()
    records["documents"][0] |= {"inspection_first": day(5), "inspection_last": day(9)}
    records["actions"][0] |= {"due_first": day(1), "due_last": day(4)}
    report = check(written(tmp_path / "out", records))
    assert report.holds
    assert "action 1 is due 2024-03-04, before the inspection of 2024-03-05" in report.faults[0].message


def test_words_missed_outside_of_plan_tables_are_noted(tmp_path: Path) -> None:
    records = sound()
    unplaced("not in the reading", 7)(records)
    assert faults(tmp_path / "out", records) == []
    (note,) = faults(tmp_path / "again", records, fails=False)
    assert note == "plan.pdf: 7 words outside of plan tables not placed"


def test_a_table_that_is_missing_or_of_another_build_is_named(tmp_path: Path) -> None:
    out = written(tmp_path / "out", sound())
    other = written(tmp_path / "other", document("another", []))
    (out / "themes.parquet").unlink()
    (other / "owners.parquet").replace(out / "owners.parquet")
    (out / "facts.parquet").write_bytes(b"PAR1 and no more")
    said = {fault.table: fault.message for fault in check(out).faults}
    assert said["themes"] == "themes.parquet is not there"
    assert said["facts"] == "facts.parquet is not a whole table"
    assert "belongs to another build" in said["owners"]


def test_no_tables_at_all_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="there are no tables"):
        check(tmp_path)


def test_the_report_has_a_line_for_every_table_and_is_to_be_had_as_json(tmp_path: Path) -> None:
    records = sound()
    records["documents"][0]["actions"] = 3
    report: Report = check(written(tmp_path / "out", records))
    lines = list(report.lines())
    assert [line.split()[1] for line in lines if line.startswith(("ok", "FAIL"))] == list(contract())
    assert lines[0].startswith("FAIL  documents")
    assert json.loads(report.to_json())["holds"] is False


def flipped(path: Path, good: bytes, at: int) -> None:
    path.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])


def test_a_byte_flipped_in_the_rows_of_a_table_is_seen(tmp_path: Path) -> None:
    words = random.Random(1).randbytes(2000).hex()
    out = written(tmp_path / "out", document("plan", [{"action": words}]))
    table = out / "actions.parquet"
    group = pq.read_metadata(table).row_group(0)
    columns = {group.column(i).path_in_schema: group.column(i) for i in range(group.num_columns)}
    first = columns["action"].dictionary_page_offset or columns["action"].data_page_offset
    good = table.read_bytes()
    for at in range(first + 500, first + 1800, 200):
        flipped(table, good, at)
        assert "actions.parquet is damaged: bytes have changed" in str(check(out).faults)


def test_a_byte_flipped_in_the_footer_of_a_table_is_no_crash(tmp_path: Path) -> None:
    out = written(tmp_path / "out", sound())
    table = out / "actions.parquet"
    good = table.read_bytes()
    for at in range(len(good) - 8 - pq.read_metadata(table).serialized_size, len(good), 500):
        flipped(table, good, at)
        check(out)
