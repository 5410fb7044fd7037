"""Records whose parts stand under heads that come again and again."""

from __future__ import annotations

from extractors.model import Block
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.framing_tables import laid_out
from tests.draw import document, heading, prose

READ = [("Ring each family within a day", "Duty Manager", "May 2024"), ("Write a guide for carers", "PSW", "June 2024")]
HEADS = ("What we will do", "Who leads", "By when")


def rows(*blocks: Block) -> list[tuple[str, str, str, str | None]]:
    walk = Walk(laid_out(document(heading("Plan"), *blocks)), Card())
    cells = ("action", "owners", "due")
    return [(*(row.cell(name).text for name in cells), row.section) for row in walk.rows]  # type: ignore[misc]


def record(told: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> list[Block]:
    return [block for head, words in zip(heads, told, strict=True) for block in (heading(head, 3), prose(words))]


def test_records_under_the_same_heads_are_actions_below_the_heading_over_them() -> None:
    blocks = [block for name, told in zip("AB", READ, strict=True) for block in (heading(name, 2), *record(told))]
    assert rows(*blocks) == [(*told, name) for name, told in zip("AB", READ, strict=True)]


def test_records_may_follow_one_another_without_a_heading() -> None:
    assert [row[:3] for row in rows(*record(READ[0]), *record(READ[1]))] == READ


def test_prose_behind_the_last_part_of_a_record_is_none_of_it_and_a_list_is() -> None:
    blocks = [*record(READ[0]), prose("at each site", "•"), prose("We meet again."), *record(READ[1])]
    assert [row[2] for row in rows(*blocks)] == ["May 2024\n• at each site", "June 2024"]


def test_what_was_found_and_why_it_matters_again_and_again_is_no_plan() -> None:
    heads = ("What we found", "Why it matters", "What children say")
    assert rows(*record(READ[0], heads), *record(READ[1], heads)) == []
