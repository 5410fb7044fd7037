"""Whether a colour rule holds for a cell: comparisons with literals, and words within."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

Plain: TypeAlias = float | bool | str | None  # None for an empty cell
Lookup: TypeAlias = Callable[[int, int], Plain]

LITERAL = r'(?:"(?:[^"]|"")*"|-?\d+(?:\.\d+)?|TRUE|FALSE)'
EXPRESSION = re.compile(rf"\(?\s*(\$?)([A-Z]{{1,3}})(\$?)(\d+)\s*(<=|>=|<>|=|<|>)\s*({LITERAL})\s*\)?", re.IGNORECASE)
TURNED = re.compile(rf"\(?\s*({LITERAL})\s*=\s*(\$?)([A-Z]{{1,3}})(\$?)(\d+)\s*\)?", re.IGNORECASE)
WHOLE = re.compile(LITERAL, re.IGNORECASE)
QUOTED = re.compile(r'"((?:[^"]|"")*)"')
OPERATORS: dict[str, Callable[[int], bool]] = {  # of the order of cell and literal: below 0, 0, above 0
    "equal": lambda order: order == 0,
    "notEqual": lambda order: order != 0,
    "lessThan": lambda order: order < 0,
    "lessThanOrEqual": lambda order: order <= 0,
    "greaterThan": lambda order: order > 0,
    "greaterThanOrEqual": lambda order: order >= 0,
}
SIGNS = {"=": "equal", "<>": "notEqual", "<": "lessThan", "<=": "lessThanOrEqual", ">": "greaterThan",
         ">=": "greaterThanOrEqual"}  # fmt: skip
WITHIN: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda text, word: word in text,
    "notContainsText": lambda text, word: word not in text,
    "beginsWith": str.startswith,
    "endsWith": str.endswith,
}
WILD = re.compile(r"[*?~]")

Test: TypeAlias = Callable[[Lookup, int, int], bool]


def rule_test(kind: str, operator: str, text: str, formulas: Sequence[str], anchor: tuple[int, int]) -> Test | None:
    """What decides a rule for the cell at a row and column; None for a rule of another sort. `anchor` is the cell that
    its formulas are written for."""
    if kind == "cellIs":
        return _compared(operator, formulas)
    if kind in WITHIN:
        return _within(kind, text, formulas)
    if kind in ("containsBlanks", "notContainsBlanks"):
        return lambda look, row, column: (str(look(row, column) or "").strip() == "") == (kind == "containsBlanks")
    if kind == "expression" and len(formulas) == 1:
        return _expression(formulas[0], anchor)
    return None


def literal(text: str) -> Plain:
    """A number, word or yes and no as formulas write it; None where it is none."""
    text = text.strip().removeprefix("=").strip()
    if not WHOLE.fullmatch(text):
        return None
    if text.startswith('"'):
        return text[1:-1].replace('""', '"')
    return text.upper() == "TRUE" if text.upper() in ("TRUE", "FALSE") else float(text)


def compare(cell: Plain, other: Plain) -> int:
    """How a cell stands to a literal, as Excel orders them: numbers before words before yes and no, an empty cell as
    nought or as no words; case does not count."""
    if cell is None:
        cell = "" if isinstance(other, str) else 0.0
    ranks = [_rank(value) for value in (cell, other)]
    if ranks[0] != ranks[1]:
        return ranks[0] - ranks[1]
    one, two = ((v.casefold() if isinstance(v, str) else float(v or 0)) for v in (cell, other))
    return (one > two) - (one < two)  # type: ignore[operator]  # both are of one sort


def _rank(value: Plain) -> int:
    return 2 if isinstance(value, bool) else 1 if isinstance(value, str) else 0


def _compared(operator: str, formulas: Sequence[str]) -> Test | None:
    values = [literal(formula) for formula in formulas]
    if not values or None in values:
        return None
    if operator in ("between", "notBetween") and len(values) == 2:
        low, high = values

        def inside(look: Lookup, row: int, column: int) -> bool:
            cell = look(row, column)
            return (compare(cell, low) >= 0 and compare(cell, high) <= 0) == (operator == "between")

        return inside
    holds = OPERATORS.get(operator)
    return None if holds is None else lambda look, row, column: holds(compare(look(row, column), values[0]))


def _within(kind: str, text: str, formulas: Sequence[str]) -> Test | None:
    quoted = QUOTED.search(formulas[0]) if formulas else None
    word = text or (quoted[1].replace('""', '"') if quoted else "")
    if not word or WILD.search(word) or (formulas and not quoted):
        return None
    holds, sought = WITHIN[kind], word.casefold()
    return lambda look, row, column: holds(_words(look(row, column)), sought)


def _words(value: Plain) -> str:
    if isinstance(value, bool):
        return str(value).casefold()
    return f"{value:.10g}" if isinstance(value, float) else (value or "").casefold()


def _expression(formula: str, anchor: tuple[int, int]) -> Test | None:
    """A test of one cell against a literal: "$F5="Late"", "F5>=3", ""Late"=$F5"; its address moves with the cell."""
    formula = formula.strip().removeprefix("=").strip()
    found, turned = EXPRESSION.fullmatch(formula), TURNED.fullmatch(formula)
    if found:
        fixed_column, letters, fixed_row, digits, sign, value = found.groups()
    elif turned:
        value, fixed_column, letters, fixed_row, digits = turned.groups()
        sign = "="
    else:
        return None
    row_of, column_of = int(digits), _column(letters)
    row_moves, column_moves = not fixed_row, not fixed_column
    other, holds = literal(value), OPERATORS[SIGNS[sign]]

    def test(look: Lookup, row: int, column: int) -> bool:
        at = row_of + (row - anchor[0]) * row_moves, column_of + (column - anchor[1]) * column_moves
        return holds(compare(look(*at), other))

    return test


def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column
