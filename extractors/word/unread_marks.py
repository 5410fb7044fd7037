"""Takes out of a part's bytes, before it is parsed, the marks of looks that nothing here reads.

They are half of what stands in a large table (the width of each cell, the spacing of each paragraph): cutting them out
takes no longer than parsing them does, and as a tree they would take more room than all the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from extractors.word.xml import W_NS

# Of paragraphs, letters, cells and rows: none that a reader here asks for.
EMPTY = (
    "spacing|ind|jc|keepNext|keepLines|widowControl|contextualSpacing|snapToGrid|textAlignment|autoSpaceDE|autoSpaceDN|"
    "adjustRightInd|suppressAutoHyphens|lang|bCs|i|iCs|u|szCs|kern|noProof|position|tcW|vAlign|noWrap|trHeight|cantSplit|"
    "lsdException"
)
HOLDING = "tcBorders|tcMar|tblBorders|tblCellMar|pBdr|tabs"  # nothing but marks without content
PROPERTIES = "tcPr|pPr|rPr|trPr"  # which hold what is read as well
ATTRIBUTES = r'(?: [\w:]+="[^"<]*")*+'


def _any_of(names: Iterable[str]) -> str:
    """A pattern for names, parted by their first letters, which mostly tell at once that none stands there."""
    parted = groupby(sorted(names), key=itemgetter(0))
    return "|".join(f"{first}(?:{'|'.join(name[1:] for name in alike)})" for first, alike in parted)


MARK = rf"(?:{_any_of(EMPTY.split('|'))}){ATTRIBUTES}/>"
HELD = rf"({HOLDING})>(?:<w:\w+{ATTRIBUTES}/>)*</w:\2>"
UNREAD = re.compile(rf"<w:(?:{MARK}|({PROPERTIES})>(?:<w:{MARK})*</w:\1>|{HELD})".encode())
PREFIX = re.compile(rb'xmlns:w="([^"]*)"')


def without_unread_marks(data: bytes) -> bytes:
    """The same part without them, as it is where it does not call WordprocessingML "w" throughout, or where such a mark
    might be words (in CDATA)."""
    if b"<![CDATA[" in data or not calls_it_w(data):
        return data
    return UNREAD.sub(b"", data)


def calls_it_w(data: bytes) -> bool:
    """Whether a part calls WordprocessingML "w" throughout, as all producers do."""
    return set(PREFIX.findall(data)) == {W_NS.encode()}
