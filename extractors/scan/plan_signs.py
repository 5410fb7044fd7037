"""The recogniser without the 18,500 signs that no English plan holds, such as those of Chinese, which take a quarter of
its time."""

from __future__ import annotations

import string
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLAIN = string.ascii_letters + string.digits + string.punctuation
ACCENTED = "áàâäåéèêëíìîïóòôöøúùûüñŵŷ"  # in names and Welsh; a marked consonant was read for a plain one only
OTHERS = "–—‘’“”…†‡·£€§©®™°±×÷²³¼½¾≤≥•●○■□▪▫◆◇▲▼▶→←↑↓✓✔✘☐☑☒★☆"
PLAN_SIGNS = frozenset(PLAIN + ACCENTED + ACCENTED.upper() + OTHERS)
ALPHABET = "character"  # the property in which rapidocr's models keep their signs, a line each


@contextmanager
def recogniser_of_plans() -> Iterator[str | None]:
    """Where a copy of rapidocr's recogniser cut to the signs of a plan lies while it is opened; None where its model is
    not one that can be cut."""
    import rapidocr

    found = list((Path(rapidocr.__file__).parent / "models").glob("*_rec_*.onnx"))
    cut = cut_to(PLAN_SIGNS, found[0].read_bytes()) if len(found) == 1 else None
    if cut is None:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "recogniser.onnx"
        path.write_bytes(cut)
        yield str(path)


def cut_to(signs: frozenset[str], recogniser: bytes) -> bytes | None:
    """An ONNX model that tells only these signs apart, each weighed as before. None where its last layer is not a
    column of weights and a bias for each sign, with no sign before and a space after those it names."""
    import onnx
    from onnx import numpy_helper

    model = onnx.load_from_string(recogniser)
    named = [entry for entry in model.metadata_props if entry.key == ALPHABET]
    alphabet = named[0].value.splitlines() if named else []
    columns = [0, *(i for i, sign in enumerate(alphabet, 1) if sign in signs), len(alphabet) + 1]
    last = [tensor for tensor in model.graph.initializer if tensor.dims[-1:] == [len(alphabet) + 2]]
    if not named or sorted(len(tensor.dims) for tensor in last) != [1, 2]:
        return None
    for tensor in last:
        tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor)[..., columns], tensor.name))
    named[0].value = "\n".join(alphabet[column - 1] for column in columns[1:-1])
    for shaped in (*model.graph.output, *model.graph.value_info):
        shaped.ClearField("type")  # tells how many signs there were; onnxruntime works it out
    return bytes(model.SerializeToString())
