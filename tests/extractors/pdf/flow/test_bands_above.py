"""The first band of a table, which stands above its rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractors.model import Block, Cell, Line, Paragraph, Place, Row, Table
from extractors.pdf.flow.bands_above import with_bands_above

LEFT = 40.0  # of every table


def bold(words: str, top: float = 88.0, size: float = 8.0) -> Line:
    return Line(words, bold=True, size=size, place=Place(1, LEFT + 4, top, 150, top + 10))


def band(words: str) -> Row:
    return (Cell((bold(words),)),) * 2


def rows(*words: str) -> list[Row]:
    return [(Cell((Line(one, size=8),)), Cell((Line("Ann", size=8),))) for one in words]


def table(*several: Row, top: float = 100.0, page: int = 1) -> Table:
    return Table(several, (Place(page, LEFT, top, 300, top + 100),))


OVERLEAF = table(*rows("Oil the hinge"), band("Dry feet"), *rows("Wax the boots"), page=2)


def told(blocks: Sequence[Block]) -> list[str]:
    return [one.text if isinstance(one, Paragraph) else one.rows[0][0].words for one in with_bands_above(blocks)]


def test_a_line_that_looks_like_the_bands_overleaf_is_the_first_band() -> None:
    above = Paragraph((bold("Warm beds"),))
    first, second = with_bands_above([above, table(*rows("Mend the stove", "Air the sheets")), OVERLEAF])
    assert isinstance(first, Table)
    assert [row[0].words for row in first.rows] == ["Warm beds", "Mend the stove", "Air the sheets"]
    assert (first.rows[0][0] is first.rows[0][1], first.places[0].top) == (True, 88.0)
    assert second is OVERLEAF


@pytest.mark.parametrize(
    "above",
    [
        Paragraph((bold("Warm beds"),), level=3),  # a heading already
        Paragraph((bold("Warm beds", top=70),)),  # too far above
        Paragraph((bold("Warm beds", size=7),)),  # other letters
        Paragraph((bold("Warm beds")._replace(bold=False),)),
        Paragraph((bold("Warm beds")._replace(place=Place(1, LEFT - 2, 88, 150, 98)),)),  # begins elsewhere
        Paragraph((bold("Warm beds")._replace(place=Place(2, LEFT + 4, 88, 150, 98)),)),  # on another page
        Paragraph((bold("Warm beds", top=78), bold("and more"))),
    ],
)
def test_other_lines_stay_above_their_table(above: Paragraph) -> None:
    blocks = [above, table(*rows("Mend the stove", "Air the sheets")), OVERLEAF]
    assert list(with_bands_above(blocks)) == blocks


def test_a_line_over_a_band_is_none_of_the_bands() -> None:
    above = Paragraph((bold("Part one"),))
    assert told([above, table(band("Warm beds"), *rows("Mend the stove")), OVERLEAF])[:2] == ["Part one", "Warm beds"]


def test_without_bands_in_any_table_nothing_is_taken() -> None:
    above = Paragraph((bold("Warm beds"),))
    assert told([above, table(*rows("Mend the stove", "Air the sheets"))]) == ["Warm beds", "Mend the stove"]


def test_the_rows_known_as_headings_move_down() -> None:
    below = replace(table(*rows("What", "Mend the stove")), header=1, joins={1: "cut"}, open_top=True)
    first, _ = with_bands_above([Paragraph((bold("Warm beds"),)), below, OVERLEAF])
    assert isinstance(first, Table)
    assert (first.header, first.joins, first.open_top) == (2, {2: "cut"}, False)
