"""Styles that nothing refers to, cut out before they are parsed: those in use stay, with all that they go back to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from extractors.word.reader import read_word
from extractors.word.unused_styles import without_unused_styles
from extractors.word.xml import W_NS

NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
LETTER = '<w:style w:type="paragraph" w:styleId="Letter"><w:name w:val="Letter"/></w:style>'
LOUD = '<w:style w:type="paragraph" w:styleId="Loud"><w:basedOn w:val="Letter"/><w:rPr><w:b/></w:rPr></w:style>'
ROUND = '<w:style w:type="table" w:styleId="Round"><w:basedOn w:val="Round"/></w:style>'
STYLES = (NORMAL, LETTER, LOUD, ROUND)


def _part(*styles: str, named: str = f'xmlns:w="{W_NS}"') -> bytes:
    return f"<w:styles {named}><w:docDefaults/>{'<w:latentStyles/>'.join(styles)}</w:styles>".encode()


@pytest.mark.parametrize(
    ("used", "left"),
    [
        ((), {"Normal"}),
        (("Letter", "", "Gone"), {"Normal", "Letter"}),
        (("Loud",), {"Normal", "Letter", "Loud"}),
        (("Round",), {"Normal", "Round"}),
    ],
)
def test_the_styles_that_are_used_stay_with_those_they_are_based_on(used: Iterable[str], left: set[str]) -> None:
    part = without_unused_styles(_part(*STYLES), used)
    assert set(re.findall(rb'styleId="(\w+)"', part)) == {name.encode() for name in left}
    assert part.count(b"<w:latentStyles/>") == len(STYLES) - 1  # what stands between them stays too
    assert part.startswith(b"<w:styles xmlns") and part.endswith(b"</w:styles>")


@pytest.mark.parametrize(
    "part",
    [
        _part(*STYLES, "<!-- a remark -->"),
        _part(*STYLES, named='xmlns:w="urn:another"'),
        _part(*STYLES, '<w:style w:type="paragraph" w:styleId="Bare"/>'),
        _part(*STYLES, LETTER.replace('"', "'")),
        _part(*STYLES, LOUD.replace('<w:basedOn w:val="Letter"/>', "<w:basedOn w:val='Letter'/>")),
        _part(*STYLES, '<w:style w:type="paragraph"><w:name w:val="Nameless"/></w:style>'),
        _part(*STYLES, LETTER.replace("Letter", "R&amp;D")),
        _part(NORMAL, LETTER).removesuffix(b"</w:style></w:styles>"),
    ],
)
def test_a_part_that_is_written_otherwise_stays_as_it_is(part: bytes) -> None:
    assert without_unused_styles(part, ("Loud",)) == part


def test_styles_named_in_a_page_header_alone_are_read(tmp_path: Path) -> None:
    document = Document()
    for name, size in (("Quiet", None), ("Loud", 20), ("Louder", None)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Loud"] if name == "Louder" else None
        style.font.size = size and size * 12700
    document.add_paragraph("Board paper", style="Quiet")
    document.sections[0].header.paragraphs[0].style = "Louder"
    document.sections[0].header.paragraphs[0].text = "Draft"
    document.save(str(tmp_path / "header.docx"))
    read = read_word(tmp_path / "header.docx")
    assert [line.size for line in read.furniture[0].lines] == [20.0]
