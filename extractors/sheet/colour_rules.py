"""The colours that rules paint on a sheet: conditional formats by priority, also those kept in its extensions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from openpyxl.utils import get_column_letter

from extractors.model import Issue
from extractors.sheet.icon_sets import icon_set
from extractors.sheet.rule_tests import Lookup, Test, rule_test
from extractors.sheet.sheet_parts import Area, areas, cells_in, formatting_rules
from extractors.sheet.styles import Styles, rule_fill
from extractors.sheet.xml import S_NS, X14_NS, XM_NS, Element, is_true, s

DRAWN = ("dataBar", "iconSet", "colorScale")  # paint by the share of a number
UNKNOWN = "unknown"  # a colour that a rule paints and nobody here can tell
LAST = 1 << 31  # priority of a rule that names none


@dataclass(frozen=True, slots=True)
class ColourRule:
    """One rule: what it paints (None for letters alone), where, and its test; None where it cannot be told here."""

    priority: int
    stops: bool
    fill: str | None
    areas: tuple[Area, ...]
    test: Test | None
    words: str  # as the file has it

    @property
    def matters(self) -> bool:
        return self.fill is not None or self.stops


def colour_rules(root: Element, styles: Styles) -> list[ColourRule]:
    """The rules of a sheet that paint cells or stop others, those that win first."""
    found = [*_own_rules(root, styles), *_extension_rules(root, styles)]
    return sorted((rule for rule in found if rule.matters), key=lambda rule: rule.priority)


def painted(
    rules: Sequence[ColourRule], rows: Sequence[int], last_column: int, look: Lookup
) -> dict[tuple[int, int], str]:
    """The fill that rules give to cells, also to those the file does not hold, by row and column.

    A rule that nobody can tell hides the rules behind it: they may not be seen through its own colour.
    """
    found: dict[tuple[int, int], str] = {}
    done: set[tuple[int, int]] = set()
    for rule in rules:
        for row, column in cells_in(rule.areas, rows, last_column):
            if (row, column) in done:
                continue
            if rule.test is not None and not rule.test(look, row, column):
                continue
            if rule.fill and rule.test:
                found[row, column] = rule.fill
            if rule.fill or rule.stops:
                done.add((row, column))
    return found


def unread_rules(sheet: str, rules: Sequence[ColourRule]) -> Iterator[Issue]:
    """An issue for each way of colouring that was not followed."""
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.test is None:
            seen.setdefault(rule.words, ", ".join(_address(area) for area in rule.areas))
    for words, where in seen.items():
        message = (
            f"{sheet}!{where} is coloured by a rule that is not read; its cells keep the colour they have without it."
        )
        yield Issue("colour_rule_unread", message, text=words)


def _own_rules(root: Element, styles: Styles) -> Iterator[ColourRule]:
    for rule, where in formatting_rules(root):
        if icon_set(rule, where):
            continue  # paints nothing
        number = rule.get("dxfId", "")
        known = number.isdecimal() and int(number) < len(styles.rules)
        formulas = [f.text or "" for f in rule.iterchildren(s("formula"))]
        yield _rule(rule, where, formulas, styles.rules[int(number)] if known else None)


def _extension_rules(root: Element, styles: Styles) -> Iterator[ColourRule]:
    """Rules of Excel 2010 and later: what they paint stands in them."""
    for format_ in root.iter(f"{{{X14_NS}}}conditionalFormatting"):
        where = tuple(areas(format_.findtext(f"{{{XM_NS}}}sqref") or ""))
        for rule in format_.iterchildren(f"{{{X14_NS}}}cfRule"):
            look = rule.find(f"{{{X14_NS}}}dxf")
            if look is None and rule.get("type") in DRAWN:
                continue  # the newer half of a bar or icon that has its rule in the sheet itself
            formulas = [f.text or "" for f in rule.iterchildren(f"{{{XM_NS}}}f")]
            yield _rule(rule, where, formulas, None if look is None else rule_fill(_plain(look), styles.theme))


def _plain(look: Element) -> Element:
    """A look of an extension under the names that looks of the workbook have."""
    copy: Element = etree.fromstring(etree.tostring(look))
    for element in copy.iter():
        if isinstance(element.tag, str):
            element.tag = f"{{{S_NS}}}{element.tag.rpartition('}')[2]}"
    return copy


def _rule(rule: Element, where: tuple[Area, ...], formulas: Sequence[str], fill: str | None) -> ColourRule:
    kind, text = rule.get("type", ""), rule.get("text", "")
    priority = rule.get("priority", "")
    anchor = (min((a.top for a in where), default=1), min((a.left for a in where), default=1))
    return ColourRule(
        int(priority) if priority.lstrip("-").isdecimal() else LAST,
        is_true(rule.get("stopIfTrue")),
        fill or (UNKNOWN if kind in DRAWN else None),
        where,
        rule_test(kind, rule.get("operator", "equal"), text, formulas, anchor),
        " ".join([kind, *formulas]).strip(),
    )


def _address(area: Area) -> str:
    first, last = (f"{get_column_letter(c)}{r}" for r, c in ((area.top, area.left), (area.bottom, area.right)))
    return first if first == last else f"{first}:{last}"
