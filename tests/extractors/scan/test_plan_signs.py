"""A recogniser cut to the signs of a plan weighs those as it did, and one of another make is left whole."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

pytest.importorskip("rapidocr", reason="needs the extra [ocr]")

import onnx
from onnx import numpy_helper

from extractors.scan.engine import engine
from extractors.scan.plan_signs import ALPHABET, PLAN_SIGNS, cut_to

WEIGHTS = np.arange(10, dtype="f4").reshape(2, 5)  # nothing, three signs and the space


def recogniser(weights: np.ndarray[Any, Any] = WEIGHTS, bias: bool = True) -> bytes:
    model = onnx.ModelProto()
    model.metadata_props.add(key=ALPHABET, value="a\n中\nb")
    model.graph.initializer.extend(map(numpy_helper.from_array, (weights, weights[0])[: 1 + bias]))
    return bytes(model.SerializeToString())


def test_kept_signs_keep_their_weights() -> None:
    cut = onnx.load_from_string(cut_to(frozenset("ab"), recogniser()) or b"")
    weights, bias = map(numpy_helper.to_array, cut.graph.initializer)
    assert cut.metadata_props[0].value.splitlines() == ["a", "b"]
    assert weights.tolist() == [[0, 1, 3, 4], [5, 6, 8, 9]]
    assert bias.tolist() == [0, 1, 3, 4]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(recogniser(WEIGHTS[:, 1:]), id="no column for the space"),
        pytest.param(recogniser(bias=False), id="no bias"),
        pytest.param(b"", id="no alphabet"),
    ],
)
def test_a_recogniser_of_another_make_is_left_whole(other: bytes) -> None:
    assert cut_to(frozenset("ab"), other) is None


def test_lines_are_read_in_the_signs_of_a_plan() -> None:
    known = engine()._load_rec_model().session.get_character_list()
    assert sorted(known) == sorted(PLAN_SIGNS)
