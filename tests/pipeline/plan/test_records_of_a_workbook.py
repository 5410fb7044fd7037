"""Workbooks from end to end: addresses, versions, and sheets that hold no plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from pipeline.read import read_path
from schema.contract import Records
from tests.draw_sheet import PLAN, write_rows

RISKS = (
    ("Risk ID", "Risk", "Likelihood", "Impact", "Score", "Mitigation", "Risk owner"),
    ("R1", "Duty desk stays empty and calls wait", 4, 5, 20, "Recruit two social workers by May", "Head of Service"),
    ("R2", "Carers leave for other counties", 2, 4, 8, "Offer respite to each carer", "Team Manager"),
)
MEASURES = (
    ("Indicator", "Baseline", "Target", "Q1", "Q2", "RAG"),
    ("Visits made within five days", "61%", "90%", "70%", "74%", "A"),
    ("Plans reviewed in time", "80%", "95%", "81%", "88%", "G"),
)
COUNTS = (("Status", "Actions"), ("Red", 3), ("Amber", 4), ("Green", 5))
CHANGES = (
    ("Version", "Date", "Changed by", "What changed"),
    ("1.1", "2 May 2031", "Programme Office", "Add an action on carers"),
    ("1.2", "9 May 2031", "Programme Office", "Update the rating of visits"),
)
LISTS = (("Status", "Owners"), ("Not started", "Head of Service"), ("Complete", "Practice Lead"))


def read_book(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Records:
    book = xlsxwriter.Workbook(path / "tracker.xlsx")
    for name, rows in sheets.items():
        write_rows(book.add_worksheet(name), rows)
    book.close()
    return read_path(path / "tracker.xlsx")


def test_every_value_knows_its_sheet_and_cell(tmp_path: Path) -> None:
    records = read_book(tmp_path, {"Notes": [["Kept by the board"]], "Plan": PLAN})
    first = records["actions"][0]["action_id"]
    places = {row["field"]: (row["sheet"], row["cell"]) for row in records["provenance"] if row["action_id"] == first}
    assert places["due"] == ("Plan", "D2") and places["action"] == ("Plan", "B2")


def test_risks_measures_and_lists_give_no_actions(tmp_path: Path) -> None:
    records = read_book(
        tmp_path, {"Risk register": RISKS, "KPIs": MEASURES, "Lists": LISTS, "Counts": COUNTS, "Changes": CHANGES}
    )
    assert (records["actions"], records["documents"][0]["state"]) == ([], "no_action_table")


def plan_with(*ratings: str) -> list[tuple[str, ...]]:
    return [PLAN[0], *((*row[:4], rating) for row, rating in zip(PLAN[1:], ratings, strict=True))]


@pytest.mark.parametrize(("third", "month"), [("06/25/2031", 4), ("25/06/2031", 5)])
def test_dates_whose_month_stands_first_are_read_where_the_plan_has_several(
    tmp_path: Path, third: str, month: int
) -> None:
    days = ("04/05/2031", "05/30/2031", third)
    rows = [PLAN[0], *((*row[:3], day, row[4]) for row, day in zip(PLAN[1:], days, strict=True))]
    first = read_book(tmp_path, {"Plan": rows})["actions"][0]
    assert (first["due_text"], first["due_first"].month) == (days[0], month)


def test_a_sheet_a_quarter_is_one_plan_with_its_updates(tmp_path: Path) -> None:
    sheets = {"March 2031": plan_with("Red", "Red", "Amber"), "June 2031": plan_with("Green", "Amber", "Amber")}
    records = read_book(tmp_path, sheets)
    ids = [action["action_id"] for action in records["actions"]]
    told = [(u["as_at_text"], u["rag"]) for u in records["updates"] if u["action_id"] == ids[0]]
    assert ([action["rag"] for action in records["actions"]], told) == (
        ["green", "amber", "amber"],
        [("March 2031", "red"), ("June 2031", "green")],
    )
    assert not [row for row in records["ledger"] if row["place"] == "unplaced"]


def test_plans_of_two_years_that_only_number_alike_are_two(tmp_path: Path) -> None:
    other = [PLAN[0], *((row[0], f"Something else altogether, number {row[0]}", *row[2:]) for row in PLAN[1:])]
    records = read_book(tmp_path, {"2030": PLAN, "2031": other})
    assert (len(records["actions"]), records["updates"]) == (6, [])


def test_two_sheets_of_one_plan_that_are_no_versions_stay_apart(tmp_path: Path) -> None:
    records = read_book(tmp_path, {"Help": PLAN, "Care": PLAN})
    assert (len(records["actions"]), records["updates"]) == (6, [])


def test_a_sheet_that_lists_some_actions_again_adds_none(tmp_path: Path) -> None:
    records = read_book(tmp_path, {"Register": PLAN, "Overdue": [PLAN[0], PLAN[2]]})
    assert len(records["actions"]) == len(PLAN) - 1
    assert not [row for row in records["ledger"] if row["place"] == "unplaced"]


def test_a_shorter_sheet_with_an_action_of_its_own_is_a_plan(tmp_path: Path) -> None:
    other = (*PLAN[2][:2], "Somebody else", *PLAN[2][3:])
    records = read_book(tmp_path, {"Register": PLAN, "Schools": [PLAN[0], other]})
    assert len(records["actions"]) == len(PLAN)


def test_what_an_extract_adds_is_kept_and_one_that_says_otherwise_stays(tmp_path: Path) -> None:
    late = [(*PLAN[0], "Days late"), (*PLAN[2], "12")]
    (found,) = [row for row in read_book(tmp_path, {"Register": PLAN, "Late": late})["actions"] if row["extras"]]
    assert (found["action_ref"], found["extras"]) == (PLAN[2][0], {"Days late": "12"})
    other = (*PLAN[2][:4], "Red")
    assert len(read_book(tmp_path, {"Register": PLAN, "Late": [PLAN[0], other]})["actions"]) == len(PLAN)


@pytest.mark.parametrize(("day", "count"), [("31/05/2031", 3), ("30/05/2031", 4)])
def test_an_extract_may_write_its_days_otherwise(tmp_path: Path, day: str, count: int) -> None:
    dated = [PLAN[0], *((*row[:3], f"31 May 203{i}", row[4]) for i, row in enumerate(PLAN[1:], start=1))]
    records = read_book(tmp_path, {"Register": dated, "Late": [PLAN[0], (*dated[1][:3], day, dated[1][4])]})
    assert len(records["actions"]) == count


def told(records: Records) -> list[tuple[str | None, str | None, str | None]]:
    return [(row["section"], row["objective"], row["action_ref"]) for row in records["actions"]]


def test_a_sheet_that_lists_all_actions_again_without_who_and_when_adds_none(tmp_path: Path) -> None:
    short = [(row[0], row[1], row[4]) for row in PLAN]
    records = read_book(tmp_path, {"Dashboard": short, "Register": PLAN})
    assert [row["owners"] for row in records["actions"]] == [["Head of Service"], ["Team Manager"], ["Practice Lead"]]
    assert not [row for row in records["ledger"] if row["place"] == "unplaced"]
    late = [*short[:2], (*short[2][:2], "Blue"), short[3]]
    assert len(read_book(tmp_path, {"Dashboard": late, "Register": PLAN})["actions"]) == 2 * (len(PLAN) - 1)


def test_a_sheet_that_says_a_row_twice_is_no_extract(tmp_path: Path) -> None:
    twice = [PLAN[0], PLAN[1], PLAN[1]]
    assert len(read_book(tmp_path, {"Overdue": twice, "Register": PLAN})["actions"]) == len(PLAN) + 1


@pytest.mark.parametrize(
    ("name", "section"), [("Tracker", None), ("Sheet1", None), ("Action log 2", None), ("Fostering", "Fostering")]
)
def test_the_name_of_any_sheet_is_no_section(tmp_path: Path, name: str, section: str | None) -> None:
    assert told(read_book(tmp_path, {name: PLAN}))[0] == (section, None, "1")


def test_the_name_of_the_first_sheet_stays_a_section_beside_the_title_in_it_where_others_are(tmp_path: Path) -> None:
    titled = [["Improvement plan"], [], *PLAN]
    other = [PLAN[0], *((row[0], f"Something else altogether, number {row[0]}", *row[2:]) for row in PLAN[1:])]
    found = told(read_book(tmp_path, {"Homes": titled, "Voice": other}))
    assert [section for section, _, _ in found] == ["Homes"] * 3 + ["Voice"] * 3


def test_the_name_of_a_sheet_as_of_a_time_is_no_section(tmp_path: Path) -> None:
    sheets = {"March 2031": plan_with("Red", "Red", "Amber"), "June 2031": plan_with("Green", "Amber", "Amber")}
    assert {section for section, _, _ in told(read_book(tmp_path, sheets))} == {None}


def test_a_sheet_named_by_its_number_and_a_title_that_says_it_again_are_one_objective(tmp_path: Path) -> None:
    head = ["SRO:", "Director"]
    sheets = {f"Priority {n}": [[f"Priority {n}: {aim}"], head, [], *PLAN] for n, aim in ((1, "Homes"), (2, "Voice"))}
    assert {(section, aim) for section, aim, _ in told(read_book(tmp_path, sheets))} == {
        (None, "Homes"),
        (None, "Voice"),
    }


def test_buckets_of_planner_are_sections_and_how_urgent_a_task_is_no_objective(tmp_path: Path) -> None:
    head = ["Task ID", "Task Name", "Bucket Name", "Progress", "Priority", "Assigned To", "Due date"]
    rows = [
        ["x1", "Write the guide", "Homes", "In progress", "Urgent", "Ida Moss", "01/05/2031"],
        ["x2", "Ring each carer", "Voice", "Not started", "Important", "Olu Grey", "01/06/2031"],
    ]
    numbered = [[*row[:4], level, *row[5:]] for row, level in zip(rows, ("(1) High", "(2) Normal"), strict=True)]
    assert told(read_book(tmp_path, {"Tasks": [head, *numbered]})) == [("Homes", None, "x1"), ("Voice", None, "x2")]
    assert told(read_book(tmp_path, {"Tasks": [head, *rows]})) == [("Homes", None, "x1"), ("Voice", None, "x2")]


LEVELS = (
    ["ID", "Task Mode", "Name", "Start", "Finish", "Outline Level", "Resource Names"],
    ["1", "Auto Scheduled", "Front door", "01/04/2031", "30/06/2031", "1", ""],
    ["2", "Auto Scheduled", "Rota", "01/04/2031", "31/05/2031", "2", ""],
    ["3", "Auto Scheduled", "Write the new rota", "01/04/2031", "30/04/2031", "3", "Duty Manager"],
    ["4", "Auto Scheduled", "Consult the staff", "01/05/2031", "31/05/2031", "3", "HR Manager"],
    ["5", "Auto Scheduled", "Court work", "01/05/2031", "30/06/2031", "1", ""],
    ["6", "Auto Scheduled", "Appoint a court officer", "01/05/2031", "30/06/2031", "2", "Head of Legal"],
)


def test_a_task_over_deeper_ones_is_what_they_are_for(tmp_path: Path) -> None:
    records = read_book(tmp_path, {"Task_Table1": LEVELS})
    assert told(records) == [("Front door", "Rota", "3"), ("Front door", "Rota", "4"), ("Court work", None, "6")]
    assert [row["owners"] for row in records["actions"]] == [["Duty Manager"], ["HR Manager"], ["Head of Legal"]]
    assert not [row for row in records["ledger"] if row["place"] == "unplaced"]


def test_levels_that_are_no_numbers_put_no_task_over_another(tmp_path: Path) -> None:
    rows = [LEVELS[0], *((*row[:5], "top" if row[5] == "1" else row[5], row[6]) for row in LEVELS[1:])]
    assert len(told(read_book(tmp_path, {"Task_Table1": rows}))) == len(LEVELS) - 1


def read_indented(path: Path, owner: str, bold: bool = False) -> Records:
    """Two parts of a plan over two tasks and one, indented below them; `owner` leads the parts."""
    book = xlsxwriter.Workbook(path / "tracker.xlsx")
    sheet, out, inside = book.add_worksheet("Plan"), book.add_format({"bold": bold}), book.add_format({"indent": 1})
    write_rows(sheet, [("Task Name", "Assigned To", "Finish")])
    tasks = ("Front door", "1. Write the new rota", "Consult the staff", "Court work", "Appoint a court officer")
    for r, task in enumerate(tasks, start=1):
        is_part = task in ("Front door", "Court work")
        sheet.write(r, 0, task, out if is_part else inside)
        write_rows(sheet, [(owner if is_part else "Duty Manager", f"0{r}/05/2031")], top=r, left=1)
    book.close()
    return read_path(path / "tracker.xlsx")


@pytest.mark.parametrize(("owner", "bold"), [("", False), ("Head of Service", True)])
def test_a_task_that_stands_further_out_is_what_those_below_are_for(tmp_path: Path, owner: str, bold: bool) -> None:
    records = read_indented(tmp_path, owner, bold)
    assert [row["section"] or row["objective"] for row in records["actions"]] == [*["Front door"] * 2, "Court work"]


def test_a_task_that_somebody_leads_and_nothing_sets_apart_is_one_wherever_it_stands(tmp_path: Path) -> None:
    assert len(read_indented(tmp_path, "Head of Service")["actions"]) == 5


def test_a_list_of_all_actions_by_owner_adds_none_beside_their_ratings(tmp_path: Path) -> None:
    by_owner = [("Owner", "Ref", "Action", "Due"), *((row[2], row[0], row[1], row[3]) for row in PLAN[1:])]
    records = read_book(tmp_path, {"By owner": by_owner, "Data": PLAN})
    assert [row["rag"] for row in records["actions"]] == ["green", "amber", "red"]


PARENTS = (
    ("Ref", "Objective / action", "Lead", "Target date", "RAG"),
    ("1", "Children are seen", "Director", "", ""),
    ("1.1", "Ring each family", "Duty Manager", "May 2031", "Green"),
    ("1.2", "Buy tools for visits", "PSW", "June 2031", "Amber"),
    ("2", "Plans drive change", "QA Lead", "", ""),
    ("2.1", "Write a new template", "QA Manager", "July 2031", "Red"),
)


def read_parents(path: Path, rows: Sequence[Sequence[str]], bold: bool = True) -> Records:
    book = xlsxwriter.Workbook(path / "tracker.xlsx")
    sheet, apart = book.add_worksheet("Tracker"), book.add_format({"bold": bold})
    for r, row in enumerate(rows):
        sheet.write_row(r, 0, row, apart if r == 0 or "." not in row[0] else None)
    book.close()
    return read_path(path / "tracker.xlsx")


def test_a_row_set_apart_over_the_numbers_below_it_is_their_objective(tmp_path: Path) -> None:
    records = read_parents(tmp_path, PARENTS)
    aims = ["Children are seen", "Children are seen", "Plans drive change"]
    assert told(records) == [(None, aim, ref) for aim, ref in zip(aims, ("1.1", "1.2", "2.1"), strict=True)]
    assert [row["extras"] for row in records["actions"]] == [{"Lead": "Director"}, {}, {"Lead": "QA Lead"}]
    assert not [row for row in records["ledger"] if row["place"] == "unplaced"]


def test_a_row_over_the_numbers_below_it_that_has_its_own_date_or_look_is_an_action(tmp_path: Path) -> None:
    dated = [(*row[:3], row[3] or "May 2031", row[4]) for row in PARENTS]
    assert len(read_parents(tmp_path, dated)["actions"]) == len(PARENTS) - 1
    assert len(read_parents(tmp_path, PARENTS, bold=False)["actions"]) == len(PARENTS) - 1
