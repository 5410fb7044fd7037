"""Rows of a plan table that are no actions: guidance under the headings for who fills it in, the numbers of the
columns, those that say there is none or rate all, and at its foot sums and numbers that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.continuation.column_spans import cells_with_words
from extractors.model import Row, Table
from schema.columns.column import SURE, Column
from schema.columns.content_types import share_of, shows
from schema.columns.deeds import deeds
from schema.vocabulary import fold, load

SHOWN_IN = {
    "action_ref": "ref",
    "objective_ref": "ref",
    "due": "date",
    "start": "date",
    "rag": "rating",
    "status": "rating",
}
WHO_AND_WHEN = ("owners", "accountable", "owners+due", "due")
LONGEST_NONE = 40  # characters of what says that there is nothing to do
FEWEST_GUIDANCE_CELLS = 3  # of a row of guidance
LONGEST_ASIDE_NAME = 4  # words of a figure's name
FEWEST_UNLIKE = 2  # columns in which a row of guidance is unlike all rows below it
_TEMPLATE = re.compile(r"\b(?:dd|d)[/. -]mm|\byyyy\b|^e\.? ?g\b\.?|^\(?(?:insert|enter|type|choose|select)\b|\?$")
_EXAMPLE = re.compile(r"e\.? ?g\b|(?:worked )?(?:example|sample)\b")  # where the number of an action stands
_SUM = re.compile(r"^(?:grand |sub-?)?totals?\b|^(?:total )?number of (?:actions|items|tasks)\b|^sum\b")
_RATED = re.compile(r"overall|.*\b(?:rating|b?rag|status|position|progress|assessment|score|judgement)\b.*")
LONGEST_OVERALL = 8  # words of what rates the rows above together
_STATE = "open|closed|completed?|outstanding|overdue|remaining|new|carried forward"
_ACTIONS_OF_A_STATE = re.compile(rf"(?:actions|items|tasks) (?:{_STATE})|(?:{_STATE}) (?:actions|items|tasks)")
_COUNT = re.compile(r"\d+(?:\.\d+)? ?%?")
_TALLY = re.compile(r"\d+ [^\W\d][^\d,;/]*(?:[,;/]\s*\d+ [^\W\d][^\d,;/]*)*")  # "2 open, 1 closed"
FEWEST_NUMBERED = 3  # columns that numbers from 1 on name


def rows_aside(table: Table, columns: Sequence[Column], body: Sequence[int]) -> tuple[int, ...]:
    """Indices of the rows of guidance, right below the headings, of those that number the columns, of those that say
    there is nothing to do, of those that only count, and of those at the foot with a number alone."""
    if len(body) < 2:
        return tuple(r for r in body if _prompts(table.rows[r], columns))
    numbers = tuple(r for r in body if _numbers_columns(table.rows[r]))
    guide = (body[0],) if body[0] not in numbers and _guides(table, columns, body) else ()
    sums = [r for r in body if _counts(table.rows[r]) or _rates_all(table.rows[r])]
    return (
        *numbers,
        *guide,
        *sums,
        *_without_action(table, columns, body),
        *_left_blank(table, columns, body),
        *(_broken_down(table, body, sums[-1]) if sums else ()),
    )


def says_which_actions(words: str) -> bool:
    """Whether words name actions by how they stand, as a heading over them or a label of their number does."""
    return _ACTIONS_OF_A_STATE.fullmatch(fold(words)) is not None


def _prompts(row: Row, columns: Sequence[Column]) -> bool:
    """Whether the only row of a table says how to fill it in: what shows neither date nor rating where these belong, in
    two columns at least, of which one shows a template."""
    told = [(column.field or "", cell) for column, cell in zip(columns, row, strict=True) if cell.words]
    unlike = [cell for field, cell in told if field in SHOWN_IN and not shows(SHOWN_IN[field], cell.text)]
    return len(unlike) >= FEWEST_UNLIKE and any(_TEMPLATE.search(fold(cell.words)) for cell in unlike)


def _numbers_columns(row: Row) -> bool:
    """Whether a row holds nothing but the numbers of its columns, from 1 on: "(1) | (2) | (3)"."""
    said = (cell.text.strip().strip("()[].") for cell in row)  # the first cell of most rows says no 1
    return len(row) >= FEWEST_NUMBERED and all(words == str(i) for i, words in enumerate(said, 1))


def _guides(table: Table, columns: Sequence[Column], body: Sequence[int]) -> bool:
    """Whether the first row says how to fill in the table: unlike the rows below in two columns at least, of which one
    asks, or shows a template; or numbered as an example."""
    first, below = table.rows[body[0]], [table.rows[r] for r in body[1:]]
    is_few = len({id(cell) for cell in first}) < FEWEST_GUIDANCE_CELLS  # a band, or a label and its value
    if any(column.field == "action_ref" and _EXAMPLE.match(fold(first[i].words)) for i, column in enumerate(columns)):
        return True
    prompts = () if is_few or not _prompts_for_who_and_when(columns, first, below) else ("action",)
    said = (_shows_action(column, first[i].text) for i, column in enumerate(columns) if column.field not in prompts)
    if is_few or any(said):
        return False
    unlike = [
        i
        for i, column in enumerate(columns)
        if (kind := SHOWN_IN.get(column.field or ""))
        and first[i].words
        and sum(cell is first[i] for cell in first) == 1  # what stands under several headings guides none of them
        and not shows(kind, first[i].text)
        and share_of(kind, [row[i].text for row in below]) >= SURE
    ]
    asks = any(_TEMPLATE.search(fold(cell.words)) for cell in first)
    return len(unlike) >= FEWEST_UNLIKE or (asks and bool(unlike))


def _prompts_for_who_and_when(columns: Sequence[Column], first: Row, below: Sequence[Row]) -> bool:
    """Whether a row shows a template of a date, and no post or person where nearly all rows below it do: then a verb in
    it asks whoever fills in the table ("List each step | Name and role | dd/mm/yy")."""
    dates = (i for i, column in enumerate(columns) if SHOWN_IN.get(column.field or "") == "date")
    if not any(_TEMPLATE.search(fold(first[i].words)) for i in dates):
        return False
    people = [i for i, column in enumerate(columns) if column.field == "owners" and first[i].words]
    return any(not _names(first[i].text) and all(_names(row[i].text) for row in below if row[i].words) for i in people)


def _names(text: str) -> bool:
    return shows("owner", text) or shows("person", text)


def _without_action(table: Table, columns: Sequence[Column], body: Sequence[int]) -> Iterator[int]:
    """The rows whose action is "None", as that of a recommendation which was not accepted, with nobody and no time to
    do it."""
    at = next((i for i, column in enumerate(columns) if column.field == "action"), None)
    if at is None:
        return
    beside = [i for i, column in enumerate(columns) if column.field in WHO_AND_WHEN]
    for r in body:
        row = table.rows[r]
        if _says_none(row[at].words) and all(not row[i].words or _says_none(row[i].words) for i in beside):
            yield r


def _says_none(words: str) -> bool:
    return len(words) <= LONGEST_NONE and fold(words).strip(" .") in load("columns")["no_action"]


def _left_blank(table: Table, columns: Sequence[Column], body: Sequence[int]) -> Iterator[int]:
    """The rows at the foot that hold the number of an action and nothing more, with blank ones between them."""
    at = next((i for i, column in enumerate(columns) if column.field == "action_ref"), None)
    if at is None:
        return
    for r in reversed(body):
        ref = table.rows[r][at]
        others = [cell for cell in table.rows[r] if cell is not ref]
        is_filled_in = any(not _is_left_open(cell.words) or cell.fill != ref.fill for cell in others)
        if is_filled_in or (ref.words and (ref is table.rows[r - 1][at] or not shows("ref", ref.text))):
            return
        if ref.words:
            yield r


def _is_left_open(words: str) -> bool:
    """Whether a cell holds nothing, or only asks for a choice: "Select ..."."""
    return not words or (len(words) <= LONGEST_NONE and fold(words).strip(" .…") in load("ratings")["nothing"])


def _broken_down(table: Table, body: Sequence[int], total: int) -> Sequence[int]:
    """The rows below the last sum, where each of them to the table's foot gives a figure a name ("Green | 4")."""
    below = [r for r in body if r > total]
    return below if all(_names_figure(table.rows[r]) for r in below) else ()


def _names_figure(row: Row) -> bool:
    said = [cell.words for cell in cells_with_words(row)]
    if len(said) != 2:
        return False
    name, figure = said
    is_name = not shows("ref", name) and len(name.split()) <= LONGEST_ASIDE_NAME and not deeds([name])
    return is_name and _COUNT.fullmatch(figure) is not None


def _rates_all(row: Row) -> bool:
    """Whether a row rates those above together: "Overall rating for homes" and a rating, and no more."""
    if row[0].words[:7].casefold() != "overall":
        return False
    label, *others = (cell.words for cell in cells_with_words(row))
    is_label = len(label.split()) <= LONGEST_OVERALL and bool(_RATED.fullmatch(fold(label)))
    return is_label and bool(others) and all(shows("rating", words) for words in others)


def _shows_action(column: Column, text: str) -> bool:
    """Whether a cell is the number or the deed of an action, whatever prompts stand beside it."""
    if column.field == "action_ref":
        return bool(text.strip()) and shows("ref", text)
    return column.field == "action" and bool(deeds([text]))


def _counts(row: Row) -> bool:
    """Whether all words of a row are a label of a sum and figures."""
    labels, figures = [], 0
    for cell in cells_with_words(row):
        if _COUNT.fullmatch(cell.words) or _TALLY.fullmatch(cell.words):
            figures += 1
        elif _SUM.search(fold(cell.words)) or says_which_actions(cell.words):
            labels.append(cell.words)
        else:
            return False
    return bool(labels) and bool(figures or any(re.search(r"\d", words) for words in labels))
