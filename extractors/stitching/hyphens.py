"""Words hyphenated at the end of a printed line, mended where the document itself shows how they are spelled."""

from __future__ import annotations

import re

from extractors.model import HYPHENS, SOFT_HYPHEN, Document, Line
from extractors.stitching.line_ends import first_word, stands, texts_of, with_ends, wrapped_pairs

SET_HYPHEN = "\u2010"
WITHIN = re.compile(rf"\w{SET_HYPHEN}\w")
BROKEN = re.compile(r"(?:.*[^\w-])?([^\W\d_]+(?:-[^\W\d_]+)*)-")


def mend_hyphens(document: Document) -> Document:
    """The document with a soft hyphen for each hyphen that was printed for the end of its line alone.

    It was where the document has the word in one piece elsewhere ("safe-" + "guarding", and "safeguarding" in some
    line) and nowhere with that hyphen inside a line. Any other stays: "multi-" + "agency" may be spelled so. A browser
    sets a hyphen of its own where it divides a word (U+2010), which hardly anybody types: it goes wherever it ends a
    line, unless the document has that hyphen inside lines, or the word with a hyphen.
    """
    pairs = (pair for pair in wrapped_pairs(document) if pair[0].text.endswith(HYPHENS))
    broken = {(above.text, first_word(below)): parts for above, below in pairs if (parts := _parts(above, below))}
    if not broken:
        return document
    words = "\n".join(line.text for lines in texts_of(document) for line in lines).casefold()
    by_program = set() if WITHIN.search(words) else {p for e, p in broken.items() if e[0].endswith(SET_HYPHEN)}
    words = words.replace(SET_HYPHEN, "-")
    known = {
        parts
        for parts in set(broken.values())
        if (parts in by_program or stands("".join(parts), words)) and not stands("-".join(parts), words)
    }
    return with_ends(document, {end: end[0][:-1] + SOFT_HYPHEN for end, parts in broken.items() if parts in known})


def _parts(above: Line, below: Line) -> tuple[str, str] | None:
    """What stands before and after a hyphen at a line's end; None where no word goes on over it."""
    one, other = BROKEN.fullmatch(f"{above.text[:-1]}-"), first_word(below)
    return (one.group(1).casefold(), other.casefold()) if one and other else None
