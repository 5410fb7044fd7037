"""Samples with damage of all kinds: every one ends in a state, and none by a fault of ours."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.pdf.reader import FAULT
from pipeline.batch.outcome import Limits
from pipeline.batch.workers import Server
from pipeline.batch.write import decode
from pipeline.read import read_source
from pipeline.sources import source_of
from tests.places import RAW

SAMPLES = sorted(p for p in RAW.glob("*.*") if p.suffix in (".pdf", ".docx", ".txt"))
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "0"))  # 0: few, and the same at every run
STATES = {"extracted", "no_action_table", "unreadable"}

places = st.floats(0, 1, exclude_max=True)
spans = st.integers(1, 400)
damages = st.lists(
    st.one_of(
        st.tuples(st.just("cut"), places, spans, st.just(b"")),
        st.tuples(st.just("write"), places, spans, st.binary(min_size=1, max_size=40)),
        st.tuples(st.just("repeat"), places, spans, st.just(b"")),
        st.tuples(st.just("end"), places, spans, st.just(b"")),
        st.tuples(
            st.just("write"),
            places,
            st.just(6),
            st.sampled_from([b"999999", b"-1", b"<w:tbl>", b"</w:tc>", b"1e99", b"\x00\x00", b"0 0 R", b"endobj"]),
        ),
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@settings(
    max_examples=EXAMPLES or 40,
    derandomize=not EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(sample=st.sampled_from(SAMPLES), damage=damages, member=st.one_of(st.none(), st.integers(0, 30)))
def test_a_damaged_document_ends_in_a_state(
    server: Server, sample: Path, damage: list[tuple[str, float, int, bytes]], member: int | None
) -> None:
    content = sample.read_bytes()
    inside = sample.suffix == ".docx" and member is not None
    broken = with_damaged_member(content, member or 0, damage) if inside else damaged(content, damage)
    with TemporaryDirectory() as folder:
        path = Path(folder) / sample.name
        path.write_bytes(broken)
        outcome = server.read(source_of(path, path.parent), read_source, Limits(30.0))
    died = outcome.reason in ("timeout", "memory") or outcome.detail.startswith("the reading process died")
    assert not outcome.reason or died, f"{outcome.detail}\n{outcome.printed}"
    if not outcome.reason:
        tables = decode(outcome.blob)
        (document,) = tables["documents"].to_pylist()
        met = tables["issues"].to_pylist() if "issues" in tables else []
        faults = [issue for issue in met if FAULT in issue["message"]]
        assert not faults, faults
        assert document["state"] in STATES
        assert document["reason"] != "cannot_open"
        assert (document["reason"] is not None) == (document["state"] == "unreadable")


def damaged(content: bytes, damage: list[tuple[str, float, int, bytes]]) -> bytes:
    for deed, place, span, words in damage:
        at = int(place * len(content))
        if deed == "end":
            content = content[: max(at, 1)]
        elif deed == "repeat":
            content = content[: at + span] + content[at:]
        else:
            content = content[:at] + words + content[at + span :]
    return content


def with_damaged_member(content: bytes, member: int, damage: list[tuple[str, float, int, bytes]]) -> bytes:
    """A zip archive that is sound but for what is in one of its files."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for name in names:
            inside = old.read(name)
            new.writestr(name, damaged(inside, damage) if name == names[member % len(names)] else inside)
    return out.getvalue()
