"""Signs that another font lends to bold words."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.page.words import with_signs


@pytest.mark.parametrize(
    ("words", "bold", "base", "found"),
    [
        ("▾ Homes near by", "-+++", "0000", "++++"),
        ("Homes – all", "+-+", "000", "+++"),
        ("Homes ▾", "+-", "00", "++"),
        ("▾ Homes", "--", "00", "--"),
        ("Lead – Ann", "+--", "000", "+--"),
        ("▾ Homes", "-+", "01", "-+"),
        ("A Homes", "-+", "00", "-+"),
        ("▾", "-", "0", "-"),
    ],
)
def test_a_sign_is_bold_where_the_words_beside_it_on_its_line_are(words: str, bold: str, base: str, found: str) -> None:
    told = with_signs(np.array([c == "+" for c in bold]), words.split(), np.array([float(c) for c in base]))
    assert "".join("+" if one else "-" for one in told) == found
