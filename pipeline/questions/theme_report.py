"""The themes of a data set with their counts, the actions without one, and phrases that rise among those."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.questions.comparisons import COUNTED
from pipeline.questions.councils import COUNCILS
from pipeline.questions.query import Row, opened, rows_of
from pipeline.questions.similar import FUNCTION_WORDS
from schema.themes import themes
from schema.vocabulary import fold

PHRASES_TOLD = 25
WORD = r"[^\W\d_][\w'’]+"
LONGEST_PHRASE = 3  # words of a phrase

COUNTS = f"""
    WITH {COUNCILS}, actions AS (SELECT * FROM actions JOIN councils USING (document_id)),
        findings AS (SELECT * FROM findings WHERE {COUNTED}),
        measures AS (SELECT * FROM measures WHERE {COUNTED})
    SELECT theme, count(action_id) AS actions, count(DISTINCT action_id) FILTER (inherited) AS inherited,
        count(finding_id) AS findings, count(measure_id) AS measures, count(DISTINCT council) AS authorities
    FROM themes LEFT JOIN actions ON record_id = action_id LEFT JOIN findings ON record_id = finding_id
        LEFT JOIN measures ON record_id = measure_id
    GROUP BY theme
"""
ACTIONS = """
    SELECT action_id, source_file, page_first AS page, action, len(actions.themes) = 0 AS unassigned
    FROM actions JOIN documents USING (document_id) WHERE same_as IS NULL ORDER BY source_file, page_first, action_id
"""


@dataclass(frozen=True, slots=True)
class ThemeReport:
    """`themes`: a row for each theme, that which most actions have first; `actions`: how many there are; `unassigned`:
    those without a theme; `phrases`: what is said among them more than elsewhere, the most telling first."""

    themes: tuple[Row, ...]
    actions: int
    unassigned: tuple[Row, ...]
    phrases: tuple[Row, ...]


def theme_report(out: Path) -> ThemeReport:
    """The report on the tables in `out`. Raises OSError where there are none or not all of them."""
    with opened(out) as connection:
        counts = {theme: counts for theme, *counts in (row.values() for row in rows_of(connection, COUNTS))}
        actions = rows_of(connection, ACTIONS)
    rows = [_row(name, counts.get(name, (0, 0, 0, 0, 0)), len(actions)) for name in themes()]
    unassigned = [action for action in actions if action["unassigned"]]
    others = [action for action in actions if not action["unassigned"]]
    return ThemeReport(
        tuple(sorted(rows, key=lambda row: (-row["actions"], -row["findings"], row["theme"]))),
        len(actions),
        tuple({key: action[key] for key in ("action_id", "source_file", "page", "action")} for action in unassigned),
        tuple(rising([action["action"] for action in unassigned], [action["action"] for action in others])),
    )


def _row(name: str, counts: Sequence[int], of: int) -> Row:
    actions, inherited, findings, measures, authorities = counts
    told = {"theme": name, "label": themes()[name].label, "group": themes()[name].group, "actions": actions, "of": of}
    told |= {"share": round(actions / of, 4) if of else None, "inherited": inherited}
    return told | {"findings": findings, "measures": measures, "authorities": authorities}


def rising(pile: Sequence[str], rest: Sequence[str], most: int = PHRASES_TOLD) -> list[Row]:
    """The phrases of up to three words that weigh more in `pile` than in `rest`: the difference of their mean TF-IDF.

    A phrase stands in two texts of the pile or more, neither begins nor ends with a word like "of", and is no part of a
    longer one that is said as often. Texts that say the same count once.
    """
    from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

    here, there = (list({fold(text): text for text in texts}.values()) for texts in (pile, rest))
    shape = {"ngram_range": (1, LONGEST_PHRASE), "token_pattern": WORD}
    phrases_of = CountVectorizer(**shape).build_analyzer()
    often = Counter(phrase for text in here for phrase in set(phrases_of(text)))
    said = {p for p, n in often.items() if n > 1 and not {p.split()[0], p.split()[-1]} & FUNCTION_WORDS}
    parts = {part for phrase in said for part in phrases_of(phrase) if part != phrase and often[part] == often[phrase]}
    known = sorted(said - parts)
    if not known:
        return []
    weights = TfidfVectorizer(vocabulary=known, **shape).fit_transform(here + there)
    inside, outside = weights[: len(here)], weights[len(here) :]
    rise = inside.sum(axis=0).A1 / len(here) - outside.sum(axis=0).A1 / max(len(there), 1)
    elsewhere = (outside > 0).sum(axis=0).A1.tolist()
    rows = [
        {"phrase": phrase, "rise": round(float(rise[at]), 4), "unassigned": often[phrase], "elsewhere": elsewhere[at]}
        for at, phrase in enumerate(known)
        if rise[at] > 0
    ]
    return sorted(rows, key=lambda row: (-row["rise"], row["phrase"]))[:most]
