"""Texts of a workbook as runs of letters that look alike: its shared strings and those written in a cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from extractors.sheet.package import Package
from extractors.sheet.xml import Element, is_true, parser_options, s, transitional, unescaped

T = s("t")


class Run(NamedTuple):
    """Letters that look alike; None where the run leaves a look to its cell."""

    text: str
    bold: bool | None = None
    struck: bool | None = None
    raised: bool = False
    size: float | None = None
    font: str = ""


class Text(NamedTuple):
    """The words of a cell: all of them, and their runs where they do not all look as the cell does."""

    plain: str
    runs: tuple[Run, ...] = ()


def shared_texts(package: Package) -> list[Text]:
    """The workbook's shared strings by number; [] where there are none."""
    part = package.names.get(package.target(package.main, "sharedStrings").lower())
    if not part:
        return []
    feed = etree.XMLPullParser(events=("end",), tag=s("si"), **parser_options())
    found: list[Text] = []
    with package.archive.open(part) as file:
        while chunk := file.read(1 << 20):
            feed.feed(transitional(chunk))
            found += _ended(feed)
    return found


def _ended(feed: etree.XMLPullParser) -> Iterator[Text]:
    for _, item in feed.read_events():
        yield text_of(item)
        parent = item.getparent()
        if parent is not None:
            parent.remove(item)


def words_alone(item: Element) -> str | None:
    """The words of an <si> or <is> as stored, where they all look as their cell does; None where not all of them do."""
    if len(item) != 1:
        return None
    child = item[0]  # asked for once: each time makes an object of it anew
    return child.text or "" if child.tag == T else None


def text_of(item: Element) -> Text:
    """The text of an <si> or <is>; how it is pronounced is left out."""
    if (words := words_alone(item)) is not None:
        return Text(unescaped(words))
    runs = tuple(_run(run) for run in item.iterchildren(s("r")))
    plain = "".join(unescaped(t.text or "") for t in item.iterchildren(s("t")))
    if not runs:
        return Text(plain)
    runs = (Run(plain), *runs) if plain else runs
    return Text("".join(run.text for run in runs), runs)


def _run(run: Element) -> Run:
    text = "".join(unescaped(t.text or "") for t in run.iterchildren(s("t")))
    look = run.find(s("rPr"))
    if look is None:
        return Run(text)
    raised = look.find(s("vertAlign"))
    size, font = look.find(s("sz")), look.find(s("rFont"))
    return Run(
        text,
        _is_on(look.find(s("b"))),
        _is_on(look.find(s("strike"))),
        raised is not None and raised.get("val") == "superscript",
        None if size is None else _number(size.get("val")),
        "" if font is None else font.get("val", ""),
    )


def _is_on(element: Element | None) -> bool:
    return element is not None and is_true(element.get("val", "1"))


def _number(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None
