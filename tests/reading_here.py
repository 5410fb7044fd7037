"""An engine that reads in the process of the tests: for what a build keeps, tells and writes, whoever read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pipeline.batch.forkserver import answer
from pipeline.batch.outcome import Outcome, Reader
from pipeline.sources import Source


def run(sources: Iterable[Source], read: Reader, **_: object) -> Iterator[Outcome]:
    for source in sources:
        head, _, blob = answer(read, source).partition(b"\n")
        said = json.loads(head)
        del said["size"]
        yield Outcome(source, blob, **said)
