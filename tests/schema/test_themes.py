"""Themes: which a text has and the words that fired, terse actions, the terms as stated, plain patterns beside them."""

from __future__ import annotations

import re
from functools import cache

import pytest

from pipeline.plan.document.record_themes import theme_records
from pipeline.read import read_path
from schema.contract import Record, Records, contract
from schema.themes import BETWEEN, ordered, read_themes, slots_of, themes
from tests.places import RAW
from tests.theme_texts import texts_of


def fired(text: str) -> dict[str, tuple[str, ...]]:
    return {reading.theme: reading.terms for reading in read_themes(text)}


@pytest.mark.parametrize(
    ("text", "theme", "terms"),
    [
        ("Monthly SUPERVISION, recorded; supervision sampled.", "supervision", ("SUPERVISION",)),
        ("Open the children’s home", "placement_sufficiency", ("children’s home",)),
        ("Better decision-making", "management_oversight", ("decision-making",)),
        ("Help for homeless 16/17 year olds", "homeless_16_17", ("homeless", "16/17")),
        ("Bed & breakfast ends", "homeless_16_17", ("Bed & breakfast",)),
        ("The reasons are noted on each file", "management_oversight", ()),
        ("Give a rationale for it on file", "management_oversight", ("rationale for it on file",)),
        ("Give a rationale for it. The file", "management_oversight", ()),
        ("An initial health check and a supervision order", "supervision", ()),
        ("Monitor homes", "placement_sufficiency", ("homes",)),
        ("Monitor homes and supervision", "placement_sufficiency", ()),
        ("Targets are met", "performance_data", ("Targets",)),
        ("Target that street", "performance_data", ()),
        ("Work with the po-\nlice", "partnership_working", ()),
    ],
    ids=[
        "one case and each wording once",
        "apostrophes do not count",
        "nor do hyphens",
        "nor strokes",
        "& is and",
        "a term is whole",
        "words between",
        "but in one sentence",
        "what is about something else does not count",
        "a weak term alone counts",
        "beside a strong one of another theme it does not",
        "an ending that counts",
        "the word without it",
        "no word over a broken line",
    ],
)  # fmt: skip
def test_the_words_that_fire(text: str, theme: str, terms: tuple[str, ...]) -> None:
    assert fired(text).get(theme, ()) == terms


@pytest.mark.parametrize("text", ["", "  \n", "Paint the door", "<script>alert(1)</script>", "…" * 1000, "\x00\ud800"])
def test_a_text_of_no_theme(text: str) -> None:
    assert read_themes(text) == []


def test_a_text_of_any_length_is_read() -> None:
    text = "the quality of the plan, unlike private fostering, is a decision on contacts. " * 20_000
    assert {"plan_quality", "private_fostering", "front_door_thresholds"} <= set(fired(text))


def test_specific_themes_come_before_generic_ones() -> None:
    assert list(fired("Training in private fostering")) == ["private_fostering", "learning_development"]
    assert ordered(["learning_development", "uasc", "uasc"]) == ["uasc", "learning_development"]


def test_every_theme_has_what_is_shown_of_it_and_a_term_that_reads_as_itself() -> None:
    assert len(themes()) == 41
    for theme in themes().values():
        assert theme.label, theme.id
        assert theme.definition.endswith("."), theme.id
        for term in theme.strong:
            words = " ".join((slot[0] or slot[1]) if slot else "one two" for slot in slots_of(term))
            assert theme.id in fired(words), words


@pytest.mark.parametrize(
    "term", ["", "(only)", "... plan", "(a) ... b", "plan ...", "a ... b ... c", "Plan", "plan(s", "it's", "a|"]
)
def test_a_term_that_is_not_written_as_one_is_refused(term: str) -> None:
    with pytest.raises(ValueError, match=re.escape(repr(term.split()[0] if "..." not in term and term else term)[:4])):
        slots_of(term)


def records(*actions: Record) -> Records:
    empty: Records = {table: [] for table in contract()}
    return empty | {"actions": [{"action_id": str(number)} | action for number, action in enumerate(actions)]}


def test_a_terse_action_also_takes_the_themes_of_its_objective_and_says_so() -> None:
    plan = records(
        {"action": "Audit it", "objective": "Audit the supervision of staff"},
        {"action": "Revise the whole policy by the spring", "objective": "Adoption"},
        {"action": "Audit all of the files by the spring", "objective": "Adoption"},
        {"action": "Paint it", "objective": None},
    )
    rows = theme_records(plan)
    told = [(row["record_id"], row["theme"], row["terms"], row["inherited"]) for row in rows]
    assert told == [
        ("0", "quality_assurance", ["Audit"], False),
        ("0", "supervision", ["supervision"], True),
        ("1", "adoption", ["Adoption"], True),
        ("2", "quality_assurance", ["Audit"], False),
    ]
    assert [action["themes"] for action in plan["actions"]] == [
        ["supervision", "quality_assurance"], ["adoption"], ["quality_assurance"], [],
    ]  # fmt: skip


def test_findings_and_measures_have_themes_of_their_own() -> None:
    plan = records()
    plan["findings"] = [{"finding_id": "f", "text": "Thresholds are not understood"}]
    plan["measures"] = [{"measure_id": "m", "text": "Children who go missing"}]
    assert [(row["record_id"], row["theme"]) for row in theme_records(plan)] == [
        ("f", "front_door_thresholds"), ("m", "missing_rhi"),
    ]  # fmt: skip


@cache
def plans() -> list[Records]:
    return [read_path(path) for path in sorted(RAW.glob("*.docx"))]


def test_a_build_has_the_themes_of_its_actions() -> None:
    for plan in plans():
        by_action = {row["action_id"]: set[str]() for row in plan["actions"]}
        for row in plan["themes"]:
            by_action.get(row["record_id"], set()).add(row["theme"])
        assert {row["action_id"]: set(row["themes"]) for row in plan["actions"]} == by_action


def test_of_the_sample_plans_few_actions_have_no_theme() -> None:
    none = {row["action"] for plan in plans() for row in plan["actions"] if not row["themes"]}
    assert none == {
        "Panel reviews all families in this stage every six weeks.",
        "Map the help offered by voluntary groups in every ward.",
        "Run the timeliness report 1/4ly for the senior team.",
        "Phone each person who complains within two working days.",
        "Publish a yearly page of what was learned.",
        "Name the support worker in each letter.",
    }


def test_the_matchers_find_what_plain_regular_expressions_of_the_terms_find() -> None:
    for text in texts_of(plans()):
        assert set(fired(text)) == by_expressions(text), text


def by_expressions(text: str) -> set[str]:
    """The themes of a text told by one regular expression a term, each kind of term in turn, as themes.yml explains."""
    sentences = re.sub(r"[.!?;:](?=\s+[A-Z\d\"'(]|\s*$)", " . ", re.sub("['’]", "", text)).replace("&", " and ")
    words = "".join(f"{word} " for word in re.findall(r"[^\W_]+|(?<= )\.(?= )", sentences.casefold()))
    for kind in ("strong", "weak"):
        found = {theme.id for theme in themes().values() if _fires(getattr(theme, kind), theme.without, words)}
        if found:
            return found
    return set()


def _fires(terms: tuple[str, ...], without: tuple[str, ...], words: str) -> bool:
    taken = {place for term in without for match in expression(term).finditer(words) for place in range(*match.span(1))}
    return any(taken.isdisjoint(range(*match.span(1))) for term in terms for match in expression(term).finditer(words))


@cache
def expression(term: str) -> re.Pattern[str]:
    """A term over words with a space after each; matches may overlap, so that its words are group 1 of a look ahead."""
    between = rf"(?:[^\s.]+ ){{0,{BETWEEN}}}?"
    parts = [f"(?:(?:{'|'.join(filter(None, s))}) ){'?' if '' in s else ''}" if s else between for s in slots_of(term)]
    return re.compile(rf"(?<!\S)(?=({''.join(parts)}))")
