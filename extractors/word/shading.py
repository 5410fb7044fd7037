"""The fill of a table cell and how its letters look: as the cell says, else as the table's style says of its region."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.word.styles import Base, Styles
from extractors.word.table_grid import Span
from extractors.word.theme_colours import shading
from extractors.word.xml import Element, child, value, w

# tblLook as attributes, and as bits of its older hexadecimal value.
LOOKS = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}


class TableStyle:
    """What one table's style and own properties say of each cell."""

    def __init__(self, table: Element, styles: Styles, theme: Mapping[str, str], height: int, width: int) -> None:
        self._properties = child(table, "tblPr")
        self._styles = styles
        self._theme = theme
        self._id = value(self._properties, "tblStyle")
        self._look = _look(child(self._properties, "tblLook"))
        self._size = (height, width)
        self._bands = tuple(styles.band_size(self._id, f"tblStyle{which}BandSize") for which in ("Row", "Col"))
        self._known: dict[object, tuple[Base, str | None]] = {}
        self._alike = None if styles.has_regions(self._id) else self._look_in(("",))

    @property
    def heads(self) -> bool:
        """Whether the style dresses the first row differently from the others."""
        return "firstRow" in self._look and bool(self._styles.conditional(self._id, "firstRow"))

    def looks(self, span: Span) -> tuple[Base, str | None]:
        """How letters look where a cell stands, before the paragraph's own style changes them, and the colour that the
        table paints behind it, None where it paints none."""
        if self._alike:
            return self._alike
        height, width = self._size
        look = self._look
        at = (
            "firstRow" in look and span.row == 0,
            "lastRow" in look and span.row + span.height == height,
            "firstColumn" in look and span.column == 0,
            "lastColumn" in look and span.column + span.width == width,
            (span.row - ("firstRow" in look)) // self._bands[0] % 2 + 1,
            (span.column - ("firstColumn" in look)) // self._bands[1] % 2 + 1,
        )
        if at not in self._known:
            self._known[at] = self._look_in(self._regions_at(*at))
        return self._known[at]

    def _look_in(self, regions: tuple[str, ...]) -> tuple[Base, str | None]:
        return self._letters(regions), self._fill(regions)

    def _regions_at(
        self, top: bool, bottom: bool, left: bool, right: bool, row_band: int, column_band: int
    ) -> tuple[str, ...]:
        """The regions of the table that a cell is in, those that win first; "" for the whole table last."""
        look = self._look
        corners = {
            "nwCell": top and left,
            "neCell": top and right,
            "swCell": bottom and left,
            "seCell": bottom and right,
        }
        sides = {"firstCol": left, "lastCol": right, "firstRow": top, "lastRow": bottom}
        bands = {
            f"band{row_band}Horz": "noHBand" not in look and not top and not bottom,
            f"band{column_band}Vert": "noVBand" not in look and not left and not right,
        }
        return (*(region for region, there in (corners | sides | bands).items() if there), "")

    def _fill(self, regions: tuple[str, ...]) -> str | None:
        for region in regions:
            for style in self._styles.conditional(self._id, region):
                shd = child(style, "tcPr", "shd")
                if shd is None and not region:
                    shd = child(style, "tblPr", "shd")
                if shd is not None:
                    return shading(shd, self._theme)
        return shading(child(self._properties, "shd"), self._theme)

    def _letters(self, regions: tuple[str, ...]) -> Base:
        style = self._styles.plain.style
        for region in reversed(regions):
            for part in reversed(self._styles.conditional(self._id, region)):
                style = self._styles.changed(style, child(part, "rPr"))
        return self._styles.base(style)


def _look(element: Element | None) -> frozenset[str]:
    if element is None:
        return frozenset(("noHBand", "noVBand"))
    try:
        bits = int(element.get(w("val"), "0"), 16)
    except ValueError:
        bits = 0
    stated = {name: element.get(w(name)) for name in LOOKS}
    return frozenset(
        name for name, bit in LOOKS.items() if (stated[name] in ("1", "true", "on") if stated[name] else bits & bit)
    )
