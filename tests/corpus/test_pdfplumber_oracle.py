"""Pages of the corpus that pdfplumber reads well: our finder reads the same rows."""

from __future__ import annotations

import pytest

from extractors.pdf.reader import read_pdf
from tests.draw_pdf import texts
from tests.places import SHARED, needs
from tests.read_pdfplumber import bare, oracle

CORPUS = SHARED / "corpus"


@needs(CORPUS)
@pytest.mark.parametrize(("name", "page"), [("tables/m01_base", 3), ("tables/m04_longcells", 2), ("real/tb7-2011", 1)])
def test_a_page_of_the_corpus_reads_as_pdfplumber_reads_it(name: str, page: int) -> None:
    path = CORPUS / f"{name}.pdf"
    ours = [texts(table) for table in read_pdf(path).tables if table.pages == (page,)]
    theirs = [[row for row in table if any(row)] for table in bare(oracle(path, page - 1))]
    found = {tuple(filter(None, dict.fromkeys(row))) for table in bare(ours) for row in table}
    rows = {tuple(filter(None, dict.fromkeys(row))) for table in theirs for row in table}
    assert rows <= found
