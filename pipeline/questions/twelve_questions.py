"""The twelve questions people have, each with the command that answers it and its answer for a whole data set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.questions.compare import compare
from pipeline.questions.councils import COUNCILS
from pipeline.questions.gaps import gaps
from pipeline.questions.history import CHANGES
from pipeline.questions.query import Nothing, Row, opened, rows_of
from pipeline.questions.similar import nearest_pairs

HOW_SOON = (
    "SELECT coalesce(d.authority, 'Council not known: ' || source_file) AS authority, count(*) AS actions,"
    " round(median(date_diff('day', coalesce(inspection_published, plan_first), due_last) / 30.44), 1) AS months"
    " FROM actions a JOIN documents d USING (document_id) WHERE same_as IS NULL AND due_last IS NOT NULL"
    " GROUP BY 1 HAVING months IS NOT NULL ORDER BY months, 1"
)
LACKING = (
    "SELECT coalesce(d.authority, 'Council not known: ' || source_file) AS authority, action_ref, action,"
    " len(owners) > 0 AS owner, due_last IS NOT NULL AS dated, measured,"
    " action_id FROM actions JOIN compare_smart USING (action_id) JOIN documents d USING (document_id)"
    " WHERE same_as IS NULL AND (len(owners) = 0 OR due_last IS NULL OR NOT measured)"
    " ORDER BY d.authority, source_file, action_ref, action_id"
)
COLOURS = (
    "SELECT rag, meaning, count(DISTINCT document_id) AS plans FROM legends JOIN documents USING (document_id)"
    " WHERE same_as IS NULL AND rag IS NOT NULL GROUP BY rag, meaning ORDER BY rag, plans DESC, meaning"
)
RECOMMENDED = (
    "SELECT theme, count(*) AS recommended,"
    " count(*) FILTER (document_id IN (SELECT report_id FROM answers)) AS with_plan,"
    " count(*) FILTER (finding_id IN (SELECT finding_id FROM responses)) AS answered"
    " FROM themes JOIN findings ON record_id = finding_id JOIN documents USING (document_id)"
    " WHERE same_as IS NULL AND kind <> 'inspectors_found'"
    " AND finding_id NOT IN (SELECT plan_record FROM responses) GROUP BY theme ORDER BY recommended DESC, theme"
)
PRINTED = (
    "SELECT source_file, page_first AS page, action_ref, action, owner_text, due_text, rag_text, action_id"
    " FROM actions JOIN documents USING (document_id) WHERE same_as IS NULL"
    " ORDER BY source_file, page_first, action_ref, action_id"
)
MISSING = f"""
    WITH {COUNCILS}, had AS (SELECT * FROM compare_theme_authority WHERE actions > 0),
    planning AS (
        SELECT council AS authority, count(*) OVER () - 1 AS of FROM councils JOIN documents USING (document_id)
        GROUP BY council HAVING sum(actions) > 0
    ),
    pairs AS (
        SELECT authority, neighbour, count(*) OVER (PARTITION BY authority) AS of
        FROM neighbours JOIN planning USING (authority) WHERE neighbour IN (SELECT authority FROM planning)
    ),
    told AS (
        SELECT pairs.authority, 'neighbours' AS beside, theme, count(*) AS councils, any_value(of) AS of,
            sum(actions) AS actions
        FROM pairs JOIN had ON had.authority = neighbour GROUP BY pairs.authority, theme
        UNION ALL
        SELECT planning.authority, 'others', theme, councils, of, actions
        FROM planning ANTI JOIN pairs USING (authority)
            CROSS JOIN (SELECT theme, count(*) AS councils, sum(actions) AS actions FROM had GROUP BY theme)
    )
    SELECT authority, theme, beside, councils, of, told.actions, coalesce(own.findings, 0) AS recommended
    FROM told LEFT JOIN compare_theme_authority own USING (authority, theme)
    WHERE coalesce(own.actions, 0) = 0 ORDER BY authority, councils DESC, told.actions DESC, theme
"""
HEADINGS = {"authority": "Council", "rag": "Rating", "action_ref": "Ref"}  # of columns that codes name
LAST_DAY = "SELECT max(plan_last) AS day FROM documents WHERE actions > 0"
# `first_id` is the action in the first version of the plan: slips of one action in several versions share it.
SLIPPED = f"""
    WITH RECURSIVE thread AS (
        SELECT from_action AS place, from_action AS first FROM changes
        WHERE from_action NOT IN (SELECT to_action FROM changes WHERE to_action IS NOT NULL)
        UNION SELECT to_action, first FROM changes JOIN thread ON from_action = place WHERE to_action IS NOT NULL
    ), firsts AS (SELECT place, min(first) AS first_id FROM thread GROUP BY place)
    SELECT told.authority, told.action_ref, told.action, days, before AS was_due, after AS now_due, due_last AS due_by,
        dated AS version_dated, source_file, page, action_id, first_id
    FROM ({CHANGES}) told JOIN actions ON action_id = to_action JOIN firsts ON place = to_action WHERE kind = 'slipped'
    ORDER BY days DESC, told.authority, told.action_ref, action_id
"""


Answer = tuple[Sequence[Row], int]  # its first rows, and how many it has


@dataclass(frozen=True, slots=True)
class Question:
    """`asks` a person's question; `command` answers it on the terminal, `answer` for all councils, with as many rows as
    are wanted, in which columns that end in `_id` are only for links; `says` how it is counted, `otherwise` why nothing
    is told."""

    slug: str
    asks: str
    command: str
    says: str
    otherwise: str
    answer: Callable[[Path, int], Answer]


def _themes(out: Path) -> Iterable[Row]:
    columns = ("theme", "actions", "of", "share", "findings")
    return ({name: row[name] for name in columns} for row in compare(out, "theme").rows if row["theme"])


def _overdue(out: Path) -> Iterator[Row]:
    """As at the last day that a plan bears."""
    with opened(out) as connection:
        (last,) = rows_of(connection, LAST_DAY)
    columns = ("actions", "overdue", "complete", "due_in_90_days", "later", "ongoing", "undated")
    for row in compare(out, "authority", as_at=last["day"]).rows if last["day"] else ():
        if row["actions"]:
            yield {"authority": row["authority"], "as_at": last["day"]} | {name: row[name] for name in columns}


def _roles(out: Path) -> Iterable[Row]:
    columns = ("role", "actions", "of", "share")
    return ({name: row[name] for name in columns} for row in compare(out, "role").rows if row["role"])


def _gaps(out: Path) -> Iterable[Row]:
    columns = ("authority", "gap", "ref", "text", "actions", "words", "source_file", "page", "record_id")
    asked = [row for row in gaps(out) if row["record"] == "recommendation"]
    asked.sort(key=lambda row: row["gap"] != "unanswered")
    return ({name: row[name] for name in columns} for row in asked)


def _listed(rows_in: Callable[[Path], Iterable[Row]]) -> Callable[[Path, int], Answer]:
    """The answer of a function that gives all rows."""

    def answer(out: Path, most: int) -> Answer:
        rows = list(rows_in(out))
        return rows[:most], len(rows)

    return answer


def _sql(sql: str) -> Callable[[Path, int], Answer]:
    """The answer of a query, which ends in the order of its rows."""

    def answer(out: Path, most: int) -> Answer:
        with opened(out) as connection:
            rows = rows_of(connection, f"{sql} LIMIT {most}")
            if len(rows) < most:
                return rows, len(rows)
            (counted,) = rows_of(connection, f"SELECT count(*) AS rows FROM ({sql})")
            return rows, counted["rows"]

    return answer


def _query(sql: str) -> str:
    return f'actionplans query data/normalized "{sql}"'


QUESTIONS = (
    Question(
        "themes",
        "Which themes recur?",
        "actionplans compare data/normalized --by theme",
        "Actions of each theme, and their share of all actions; an action may belong to several.",
        "No action belongs to a theme.",
        _listed(_themes),
    ),
    Question(
        "missing",
        "What does a council leave out that others like it have?",
        'actionplans missing data/normalized "Pennygate (invented)"',
        "Themes in which a council has no action, with how many of the councils beside it have one, and how often the"
        " council was told to. Beside it are its statistical neighbours; all others where none of those is here.",
        "No council lacks a theme that another has.",
        _sql(MISSING),
    ),
    Question(
        "who-else",
        "Who else does this?",
        'actionplans similar data/normalized "audit of supervision records"',
        "For each action the one of another council that is nearest in its words, the nearest pairs first.",
        "No two councils have actions that share words, or there are too many to compare here: ask for one.",
        _listed(nearest_pairs),
    ),
    Question(
        "how-soon",
        "How soon, by council?",
        _query(HOW_SOON),
        "Median months from the publication of the report, or from the plan where it tells none, to the due date.",
        "No due date can be set beside the date of a report or plan.",
        _sql(HOW_SOON),
    ),
    Question(
        "overdue",
        "What was overdue on a day?",
        "actionplans compare data/normalized --by authority --as-at 2024-09-30",
        "How actions stand on the last day that a plan of the data set bears; the search takes any day.",
        "No plan bears a date.",
        _listed(_overdue),
    ),
    Question(
        "slipped",
        "What has slipped?",
        'actionplans history data/normalized --authority "Netherby Vale (invented)"',
        "Actions whose due date is later than in the version of the plan before, those that slipped most first.",
        "No plan is here in two versions that bear a date, or nothing slipped between them.",
        _sql(SLIPPED),
    ),
    Question(
        "roles",
        "Which roles carry the load?",
        "actionplans compare data/normalized --by role",
        "Owners by role, as a share of the actions with an owner; one with several owners counts for each.",
        "No owner's role could be told.",
        _listed(_roles),
    ),
    Question(
        "without-action",
        "Which recommendations have no action?",
        "actionplans gaps data/normalized",
        "Recommendations of reports that a plan answers: unanswered, or with no owner, date or measure, or reworded.",
        "No report stands beside the plan that answers it, or nothing is left out.",
        _listed(_gaps),
    ),
    Question(
        "lacking",
        "Which actions lack an owner, a date or a measure?",
        _query(LACKING),
        "Actions with no owner that was read, no day by which they are due, or neither outcome nor measure.",
        "Every action has an owner, a date and a measure.",
        _sql(LACKING),
    ),
    Question(
        "colours",
        "Which meanings has one colour?",
        _query(COLOURS),
        "What the plans' own keys say each colour means.",
        "No plan prints a key of its colours.",
        _sql(COLOURS),
    ),
    Question(
        "recommended",
        "What is recommended most, and is it answered?",
        _query(RECOMMENDED),
        "Recommendations by theme, how many are of a report whose plan is here, and how many of those it answers.",
        "No recommendation belongs to a theme.",
        _sql(RECOMMENDED),
    ),
    Question(
        "printed",
        "What are the printed words, and where?",
        _query(PRINTED),
        "Each action's words as they are printed, by document and page.",
        "No action was read.",
        _sql(PRINTED),
    ),
)


def answered(question: Question, out: Path, most: int) -> Answer:
    """An answer with `most` rows at the most; none where there is nothing to answer with. Raises OSError where tables
    are missing."""
    try:
        return question.answer(out, most)
    except Nothing:
        return (), 0


def all_answered(out: Path, most: int) -> dict[str, Answer]:
    """The answers of all questions, by their slugs. Raises as `answered`."""
    return {question.slug: answered(question, out, most) for question in QUESTIONS}
