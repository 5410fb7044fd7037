"""Bands that nobody merged: words in the first cell of a row that run over the empty cells beside it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import Row


def as_bands(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows; one whose first cell alone has words shows that cell at all its addresses where it stands out: by bold
    letters in a column of others, or by one colour painted through it and through no row of the table."""
    plain = [row for row in rows[1:] if not _is_alone(row)]
    if len(plain) == len(rows) - 1:
        return tuple(rows)
    is_bold = any(row[0].bold for row in plain)
    return tuple(
        (row[0],) * len(row)
        if index and len(row) > 1 and _is_alone(row) and (_is_painted(row, plain) or (row[0].bold and not is_bold))
        else row
        for index, row in enumerate(rows)
    )


def _is_alone(row: Row) -> bool:
    return not row[0].is_blank and all(cell.is_blank for cell in row[1:])


def _is_painted(row: Row, others: Sequence[Row]) -> bool:
    fill = row[0].fill
    return (
        fill is not None
        and all(cell.fill == fill for cell in row)
        and all(any(cell.fill != fill for cell in other) for other in others)
    )
