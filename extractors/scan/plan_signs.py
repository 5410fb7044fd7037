"""The recogniser without the 18,500 signs that no English plan holds, such as those of Chinese, which take a quarter of
its time."""

from __future__ import annotations

import string
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory, text_format

PLAIN = string.ascii_letters + string.digits + string.punctuation
ACCENTED = "áàâäåéèêëíìîïóòôöøúùûüñŵŷ"  # in names and Welsh; a marked consonant was read for a plain one only
OTHERS = "–—‘’“”…†‡·£€§©®™°±×÷²³¼½¾≤≥•●○■□▪▫◆◇▲▼▶→←↑↓✓✔✘☐☑☒★☆"
PLAN_SIGNS = frozenset(PLAIN + ACCENTED + ACCENTED.upper() + OTHERS)
FLOAT = 1  # TensorProto.DataType
ALPHABET = "character"  # the property in which rapidocr's models keep their signs, a line each
PARTS_OF_ONNX = """
    name: "parts_of_onnx.proto"
    message_type { name: "Model"
      field { name: "graph" number: 7 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: "Graph" }
      field { name: "metadata_props" number: 14 label: LABEL_REPEATED type: TYPE_MESSAGE type_name: "Property" } }
    message_type { name: "Property"
      field { name: "key" number: 1 label: LABEL_OPTIONAL type: TYPE_STRING }
      field { name: "value" number: 2 label: LABEL_OPTIONAL type: TYPE_STRING } }
    message_type { name: "Graph"
      field { name: "initializer" number: 5 label: LABEL_REPEATED type: TYPE_MESSAGE type_name: "Tensor" }
      field { name: "output" number: 12 label: LABEL_REPEATED type: TYPE_MESSAGE type_name: "Shaped" }
      field { name: "value_info" number: 13 label: LABEL_REPEATED type: TYPE_MESSAGE type_name: "Shaped" } }
    message_type { name: "Shaped"
      field { name: "type" number: 2 label: LABEL_OPTIONAL type: TYPE_BYTES } }
    message_type { name: "Tensor"
      field { name: "dims" number: 1 label: LABEL_REPEATED type: TYPE_INT64 }
      field { name: "data_type" number: 2 label: LABEL_OPTIONAL type: TYPE_INT32 }
      field { name: "raw_data" number: 9 label: LABEL_OPTIONAL type: TYPE_BYTES } }
"""  # of onnx.proto, what is changed here: protobuf keeps every other field as it is


@contextmanager
def recogniser_of_plans() -> Iterator[str | None]:
    """Where a copy of rapidocr's recogniser cut to the signs of a plan lies while it is opened; None where its model is
    not one that can be cut."""
    import rapidocr

    found = list((Path(rapidocr.__file__).parent / "models").glob("*_rec_*.onnx"))
    cut = cut_to(PLAN_SIGNS, found[0].read_bytes()) if len(found) == 1 else None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "recogniser.onnx"
        path.write_bytes(cut or b"")
        yield str(path) if cut else None


def cut_to(signs: frozenset[str], recogniser: bytes) -> bytes | None:
    """An ONNX model that tells only these signs apart, each weighed as before. None where its last layer is not a
    column of weights and a bias for each sign, with no sign before and a space after those it names."""
    model = onnx_model().FromString(recogniser)
    named = [entry for entry in model.metadata_props if entry.key == ALPHABET]
    alphabet = named[0].value.splitlines() if named else []
    columns = [0, *(i for i, sign in enumerate(alphabet, 1) if sign in signs), len(alphabet) + 1]
    last = [tensor for tensor in model.graph.initializer if tensor.dims[-1:] == [len(alphabet) + 2]]
    shapes = sorted((len(tensor.dims), tensor.data_type, bool(tensor.raw_data)) for tensor in last)
    if not named or shapes != [(1, FLOAT, True), (2, FLOAT, True)]:
        return None
    for tensor in last:
        weights = np.frombuffer(tensor.raw_data, "<f4").reshape(tensor.dims)
        tensor.raw_data = weights[..., columns].tobytes()
        tensor.dims[-1] = len(columns)
    named[0].value = "\n".join(alphabet[column - 1] for column in columns[1:-1])
    for shaped in (*model.graph.output, *model.graph.value_info):
        shaped.ClearField("type")  # tells how many signs there were; onnxruntime works it out
    return bytes(model.SerializeToString())


@cache
def onnx_model() -> Any:
    """A class that reads and writes what is named of an ONNX model, without the 30 MB of the package `onnx`."""
    pool = descriptor_pool.DescriptorPool()
    pool.Add(text_format.Parse(PARTS_OF_ONNX, descriptor_pb2.FileDescriptorProto()))
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("Model"))
