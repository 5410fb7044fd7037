"""Marks of looks that nothing reads, cut out before a part is parsed: the words and what is read stay."""

from __future__ import annotations

import pytest

from extractors.word.unread_marks import without_unread_marks
from extractors.word.xml import W_NS

NAMED = f'<w:body xmlns:w="{W_NS}">'


@pytest.mark.parametrize(
    ("part", "left"),
    [
        (
            '<w:tcPr><w:tcW w:w="17" w:type="dxa"/><w:shd w:fill="FF0000"/></w:tcPr>',
            '<w:tcPr><w:shd w:fill="FF0000"/></w:tcPr>',
        ),
        ("<w:rPr><w:i/><w:u/><w:b/></w:rPr>", "<w:rPr><w:b/></w:rPr>"),
        ('<w:pBdr><w:top w:val="single"/></w:pBdr>', ""),
        (
            '<w:pBdr><w:top w:val="single"/><w:t>kept</w:t></w:pBdr>',
            '<w:pBdr><w:top w:val="single"/><w:t>kept</w:t></w:pBdr>',
        ),
        ('<w:ind w:left=">/>"/><w:insideH/>', "<w:insideH/>"),
        ("<w:t>&lt;w:i/></w:t>", "<w:t>&lt;w:i/></w:t>"),
    ],
)
def test_marks_that_nothing_reads_are_gone(part: str, left: str) -> None:
    assert without_unread_marks(f"{NAMED}{part}</w:body>".encode()) == f"{NAMED}{left}</w:body>".encode()


@pytest.mark.parametrize(
    "part",
    [
        '<w:body xmlns:w="urn:another"><w:i/></w:body>',
        f"{NAMED}<w:t><![CDATA[<w:i/>]]></w:t></w:body>",
        f'{NAMED}<x xmlns:w="urn:another"><w:i/></x></w:body>',
        f'<body xmlns="{W_NS}"><i/></body>',
    ],
)
def test_a_part_that_might_mean_something_else_by_them_stays_as_it_is(part: str) -> None:
    assert without_unread_marks(part.encode()) == part.encode()
