"""Takes out of a part's bytes, before it is parsed, the marks of looks that nothing here reads.

They are half of what stands in a large table (the width of each cell, the spacing of each paragraph): cutting them out
takes a third of the time that parsing them does, and as a tree they would take more room than all the words.
"""

from __future__ import annotations

import re

from extractors.word.xml import W_NS

# Of paragraphs, letters, cells and rows: none that a reader here asks for.
EMPTY = (
    "spacing|ind|jc|keepNext|keepLines|widowControl|contextualSpacing|snapToGrid|textAlignment|autoSpaceDE|autoSpaceDN|"
    "adjustRightInd|suppressAutoHyphens|lang|bCs|i|iCs|u|szCs|kern|noProof|position|tcW|vAlign|noWrap|trHeight|cantSplit|"
    "lsdException"
)
HOLDING = "tcBorders|tcMar|tblBorders|tblCellMar|pBdr|tabs"  # nothing but marks without content
ATTRIBUTES = r'(?: [\w:]+="[^"<]*")*'
UNREAD = re.compile(rf"<w:(?:(?:{EMPTY}){ATTRIBUTES}/>|({HOLDING})>(?:<w:\w+{ATTRIBUTES}/>)*</w:\1>)".encode())
PREFIX = re.compile(rb'xmlns:w="([^"]*)"')


def without_unread_marks(data: bytes) -> bytes:
    """The same part without them, as it is where it does not call WordprocessingML "w" throughout, as all producers do,
    or where such a mark might be words (in CDATA)."""
    if b"<![CDATA[" in data or set(PREFIX.findall(data)) != {W_NS.encode()}:
        return data
    return UNREAD.sub(b"", data)
