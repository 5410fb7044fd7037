"""What is asked of arrays with few values is what numpy's own ways say."""

from __future__ import annotations

import numpy as np

from extractors.pdf.page.few_values import distinct, distinct_rows

BOXES = np.array([[3.0, 1.0, 4.0, 2.0], [1.0, 5.0, 2.0, 6.0], [3.0, 1.0, 4.0, 2.0], [1.0, 1.0, 2.0, 9.0]])


def test_each_value_and_each_row_comes_once_in_order() -> None:
    assert distinct(BOXES).tolist() == np.unique(BOXES).tolist()
    assert distinct_rows(BOXES, (0, 1, 2, 3)).tolist() == np.unique(BOXES, axis=0).tolist()
    assert distinct_rows(BOXES, (1, 3, 0, 2)).tolist() == [BOXES[0].tolist(), BOXES[3].tolist(), BOXES[1].tolist()]
