#!/usr/bin/env bash
# pdfium 159.0.8149 (pypdfium2 5.15.2) ends a line after single letters of level words that a program drew letter by
# letter, where a page has so few words that it takes them for writing from the top down.
# Seen: "Review" and, below it to the right, "March", drawn whole, are two lines; each letter drawn at the very place it
# has in the word, they are "R", "e", "vie", "w", "M", "a", "r", "c" and "h". A line more of words undoes it.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check reportlab==5.1.0 pypdfium2==5.15.2
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import sys

import pypdfium2
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

FEW = [(72, 700, "Review"), (400, 680, "March")]
MORE = [*FEW, (72, 660, "Share the findings of the review with all partners")]


def text_of(words, in_letters):
    canvas = Canvas("page.pdf")
    for x, y, word in words:
        for piece in word if in_letters else [word]:
            canvas.drawString(x, y, piece)
            x += stringWidth(piece, "Helvetica", 12)
    canvas.save()
    return pypdfium2.PdfDocument("page.pdf")[0].get_textpage().get_text_range()


whole, letters, with_more = text_of(FEW, False), text_of(FEW, True), text_of(MORE, True)
print("pdfium", pypdfium2.PDFIUM_INFO, *map(repr, (whole, letters, with_more)), sep="\n")
is_broken = letters.split("\r\n") == ["R", "e", "vie", "w", "M", "a", "r", "c", "h"]
is_undone = with_more.split("\r\n")[:2] == ["Review", "March"]
sys.exit(not (whole == "Review\r\nMarch" and is_broken and is_undone))
PY
