"""Builds that read in the process of the tests, a second sooner than by processes of their own: for what a build keeps,
tells and writes, whoever reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.forkserver import answer
from pipeline.batch.outcome import Outcome, Reader
from pipeline.batch.run_batch import ENGINES, build
from pipeline.batch.summary import Summary
from pipeline.read import read_source
from pipeline.sources import Source


def run(sources: Iterable[Source], read: Reader, **_: object) -> Iterator[Outcome]:
    """As the engines of `pipeline.batch`."""
    for source in sources:
        head, blob = answer(read, source)
        said = json.loads(head)
        del said["size"], said["worked"]
        yield Outcome(source, blob, **said)


def built(raw: Path, out: Path, read: Reader = read_source, engine: str = "here", **options: Any) -> Summary:
    """A build by this engine, or by another that is named."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(ENGINES, "here", "tests.reading_here")
        return build(raw, out, read=read, engine=engine, **options)
