"""The lists that cells are chosen from: typed into the rule, or standing on a sheet, which is often a hidden one."""

from __future__ import annotations

import re
from functools import cache

from extractors.sheet.package import Package
from extractors.sheet.sheet_data import sheet_data
from extractors.sheet.sheet_parts import Area, areas
from extractors.sheet.texts import Text
from extractors.sheet.xml import s

ADDRESS = re.compile(r"(?:(?:'((?:[^']|'')+)'|([\w.]+))!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)")
LARGEST_LIST_SHEET = 500_000  # bytes of a sheet that is read for a list
MOST_CHOICES = 200  # entries; what is longer lists no states


class Choices:
    """Gives the entries of the lists of a workbook by the formula that names them."""

    def __init__(self, package: Package, texts: list[Text]) -> None:
        self._package, self._texts = package, texts
        self.listed = cache(self._listed)

    def _listed(self, formula: str, sheet: str) -> tuple[str, ...]:
        """The words of a list named on a sheet; () where it is made in a way that is not followed."""
        formula = self._names().get(formula, formula).strip().removeprefix("=")
        if formula.startswith('"'):
            return tuple(word.strip() for word in formula.strip('"').split(",") if word.strip())
        found = ADDRESS.fullmatch(formula)
        return self._standing((found[1] or found[2] or sheet).replace("''", "'"), *areas(found[3])) if found else ()

    def _names(self) -> dict[str, str]:
        workbook = self._package.workbook
        return {} if workbook is None else {e.get("name", ""): e.text or "" for e in workbook.iter(s("definedName"))}

    def _standing(self, sheet: str, area: Area) -> tuple[str, ...]:
        """The words that stand in an area of a sheet."""
        path = next((one.part for one in self._package.sheets if one.name == sheet), "")
        part = self._package.names.get(path.lower())
        if part is None or self._package.archive.getinfo(part).file_size > LARGEST_LIST_SHEET:
            return ()
        rows = sheet_data(self._package.archive, part, self._texts, self._package.calculates).rows
        held = (raw.value for r, row in sorted(rows.items()) for c, raw in sorted(row.items()) if area.holds(r, c))
        words = tuple(value.plain.strip() for value in held if isinstance(value, Text) and value.plain.strip())
        return words if len(words) <= MOST_CHOICES else ()
