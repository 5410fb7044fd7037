"""The calls made in C give what those made from Python give."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from extractors.pdf.page import bulk
from extractors.pdf.page.content import open_page
from extractors.pdf.reader import read_pdf
from tests.bulk_calls import compiled
from tests.draw_pdf import Page


@pytest.fixture(params=["C", "Python"])
def made_in(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """How calls are made: by what is compiled here and now, whatever was installed, or from Python."""
    monkeypatch.setattr(bulk, "C_CALLS", bulk.calls_of(compiled(tmp_path)) if request.param == "C" else {})
    return str(request.param)


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """A page with words of two sizes and colours, fills, a level rule, a clip and a slanting stroke."""
    page = Page(tmp_path / "drawn.pdf")
    page.text(100, 200, "Actions", size=12, font="Helvetica-Bold")
    page.fill(90, 240, 300, 260, "#E6331A")
    page.line(90, 270, 300, 270)
    page.canvas.setFillColorRGB(0, 0, 1)
    page.text(100, 300, "are late", size=9)
    page.canvas.circle(400, 400, 3)
    page.line(100, 310, 160, 350)
    page.save()
    return tmp_path / "drawn.pdf"


def test_a_page_is_read_alike_with_and_without_c(made_in: str, drawn: Path) -> None:
    with open_page(pypdfium2.PdfDocument(drawn), 1) as geometry:
        words, drawing = geometry.words, geometry.drawing
        assert words.text == ["Actions", "are late"]
        assert words.size.tolist() == pytest.approx([12, 9])
        assert words.bold.tolist() == [True, False]
        assert words.colour.tolist() == [0, 0xFF]
        assert words.box[:, 0].tolist() == pytest.approx([100, 100], abs=1)
        assert drawing.colours.tolist() == [0xE6331A, 0]
        assert drawing.horizontal.round().tolist() == [[270, 90, 300]]
        assert len(drawing.slanting) > 0
        assert (geometry.drawing.objects > 0).all()


def test_content_marks_are_told_by_name(made_in: str, tmp_path: Path) -> None:
    page = Page(tmp_path / "marked.pdf")
    page.text(100, 100, "Plain")
    page.canvas._code.append("/O BMC")
    page.text(100, 200, "Marked otherwise")
    page.canvas._code.append("EMC /P BMC /OC <</Type /OCG>> BDC")
    page.text(100, 300, "Optional")
    page.canvas._code.append(f"EMC EMC /{'OC' * 50} BMC")
    page.text(100, 400, "Longer than a name")
    page.canvas._code.append("EMC")
    page.save()
    with open_page(pypdfium2.PdfDocument(tmp_path / "marked.pdf"), 1) as geometry:
        words = geometry.words
        assert words.text == ["Plain", "Marked otherwise", "Optional", "Longer than a name"]
        assert bulk.marked("OC", words.operator).tolist() == [False, False, True, False]


def test_what_was_compiled_from_another_version_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bulk.calls_of(tmp_path / "missing.so") == {}
    library = compiled(tmp_path)
    assert set(bulk.calls_of(library)) == set(bulk.SIGNATURES)
    monkeypatch.setattr(bulk, "VERSION", bulk.VERSION + 1)
    assert bulk.calls_of(library) == {}


def test_samples_are_read_alike_from_python(monkeypatch: pytest.MonkeyPatch) -> None:
    if not bulk.C_CALLS:
        pytest.skip("nothing was compiled when this was installed")
    sample = Path(__file__).parents[4] / "data" / "raw" / "netherby-2024.pdf"
    by_c = read_pdf(sample)
    monkeypatch.setattr(bulk, "C_CALLS", {})
    assert read_pdf(sample) == by_c
