"""A PDF page made of words, rules and fills found in a picture, for the PDF reading to take like any other.

Words carry their Unicode as the code of each glyph, with a ToUnicode map and the widths of Helvetica; no font is
embedded, since nobody is to look at the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from pdfminer.fontmetrics import FONT_METRICS

LETTER_WIDTH = 556  # thousandths of the em, of letters that Helvetica's metrics do not list


@dataclass(frozen=True)
class MadeWord:
    """A word in points from the top left of the page: where it begins and ends, its baseline and size."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool = False
    colour: int = 0


@dataclass(frozen=True)
class MadePage:
    """In points from the top left. `rules` and `fills` are boxes; each fill has its colour, 0xRRGGBB."""

    width: float
    height: float
    words: Sequence[MadeWord]
    rules: Sequence[tuple[float, float, float, float]]
    fills: Sequence[tuple[tuple[float, float, float, float], int]]


@cache
def width_of(letter: str) -> float:
    """In thousandths of the em."""
    return float(FONT_METRICS["Helvetica"][1].get(letter, LETTER_WIDTH))


def content_of(page: MadePage) -> bytes:
    """The page's content stream: fills, then rules, then words."""
    lines = []
    for (x0, top, x1, bottom), colour in page.fills:
        lines.append(f"{_rgb(colour)} rg {x0:.2f} {page.height - bottom:.2f} {x1 - x0:.2f} {bottom - top:.2f} re f")
    lines.append("0 0 0 rg")
    for x0, top, x1, bottom in page.rules:
        lines.append(f"{x0:.2f} {page.height - bottom:.2f} {x1 - x0:.2f} {bottom - top:.2f} re f")
    lines.append("BT")
    lines += [_shown(word, page.height) for word in page.words]
    lines.append("ET")
    return "\n".join(lines).encode("ascii")


def _shown(word: MadeWord, height: float) -> str:
    letters = [letter if ord(letter) < 0x10000 else "\ufffd" for letter in word.text]
    natural = sum(map(width_of, letters)) / 1000 * word.size
    scale = 100 * (word.x1 - word.x0) / natural if natural else 100
    codes = "".join(f"{ord(letter):04X}" for letter in letters)
    font = "F2" if word.bold else "F1"
    return (
        f"{_rgb(word.colour)} rg /{font} {word.size:.2f} Tf {min(max(scale, 10), 400):.1f} Tz "
        f"1 0 0 1 {word.x0:.2f} {height - word.baseline:.2f} Tm <{codes}> Tj"
    )


def _rgb(colour: int) -> str:
    return " ".join(f"{(colour >> shift & 255) / 255:.3f}" for shift in (16, 8, 0))


def to_unicode() -> bytes:
    """The map from codes to the same Unicode; a range may not go beyond one value of its first byte (ISO 32000-1,
    9.10.3), nor a block beyond a hundred ranges."""
    ranges = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256)]
    blocks = [ranges[at : at + 100] for at in range(0, 256, 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Codes def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *(f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange" for block in blocks),
            "endcmap end end",
        ]
    ).encode("ascii")


def pdf_of(pages: Iterable[MadePage]) -> bytes:
    """A PDF of these pages; the same bytes for the same pages."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]  # the page tree is filled in at the end

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    unicode_map = add(_stream(to_unicode()))
    widths = " ".join(f"{ord(c)} [{w}]" for c, w in sorted(FONT_METRICS["Helvetica"][1].items()) if len(c) == 1)
    fonts = []
    for name, flags, weight in (("Helvetica", 32, 400), ("Helvetica-Bold", 262176, 700)):
        descriptor = add(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [-166 -225 1000 931] /ItalicAngle 0 "
            f"/Ascent 718 /Descent -207 /CapHeight 718 /StemV {weight // 5} /FontWeight {weight} >>".encode()
        )
        descendant = add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) "
            f"/Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /DW {LETTER_WIDTH} "
            f"/W [{widths}] >>".encode()
        )
        fonts.append(
            add(
                f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
                f"/DescendantFonts [{descendant} 0 R] /ToUnicode {unicode_map} 0 R >>".encode()
            )
        )
    kids = []
    for page in pages:
        content = add(_stream(content_of(page)))
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width:.2f} {page.height:.2f}] "
                f"/Contents {content} 0 R "
                f"/Resources << /Font << /F1 {fonts[0]} 0 R /F2 {fonts[1]} 0 R >> >> >>".encode()
            )
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>".encode()
    return _file(objects)


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _file(objects: Sequence[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
