"""Times the reading of PDFs: python benchmarks/bench.py [PDF or folder ...]

For each PDF, in one run: the floor (open each page and ask pdfium for its text), our geometry (words, rules, fills),
our whole extraction to stitched tables, pdfplumber's `extract_tables`, the step from tables to records (`normalise`),
and the build of all of them as a whole. Milliseconds a page, each page the best of several rounds, so that other work
on the machine tells little. The table is printed and written to benchmarks/results.md.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pypdfium2
from results import write_section

from extractors.collection import no_collection
from extractors.model import Unreadable
from extractors.pdf.page.content import open_page
from extractors.pdf.reader import document_of, open_document, read_page, read_pdf
from extractors.stitching.stitch import stitch
from pipeline.card import Card
from pipeline.plan.document.record_themes import theme_records
from pipeline.plan.records.records import plan_records
from pipeline.sources import source_of

HERE = Path(__file__).resolve().parent
ROUNDS = 7
PAGES = 5  # of one document, spread over it; pdfplumber takes half a second for these
CORPUS = HERE.parent.parent / "shared" / "corpus"
DEFAULT = (*(CORPUS / name for name in ("tables", "rebuilt", "real", "reports")), HERE.parent / "data" / "raw")
SAMPLE = HERE.parent / "data" / "raw" / "wexmoor-2015.pdf"
TITLE = "Speed of reading PDFs"
KINDS = ("with tables", "with rules alone", "without rules or tables")
BUILD = """
import json, sys
from pipeline.batch.run_batch import build
with open(sys.argv[3], "w") as log:
    summary = build(sys.argv[1], sys.argv[2], log=log)
with open(sys.argv[3]) as log:
    print(summary.seconds, max(json.loads(line).get("peak") or 0 for line in log) / (1 << 20))
"""
HEADINGS = (
    "document", "pages", "tables", "floor", "geometry", "to tables", "pdfplumber", "normalise",
    "of the floor", "times faster",
)  # fmt: skip


@dataclass(frozen=True)
class Timing:
    """Seconds that pages took in all; `whole` is extraction to stitched tables, `other` is pdfplumber's.

    `normalise` is timed once, since it remembers what it has read, and `once` is an extraction timed in the same way.
    """

    name: str
    pages: int
    tables: int
    floor: float
    geometry: float
    whole: float
    other: float
    normalise: float | None = None
    once: float = 0.0

    def row(self) -> tuple[str, ...]:
        def each(seconds: float, digits: int) -> str:
            return f"{seconds * 1000 / self.pages:.{digits}f}"

        return (
            self.name, str(self.pages), str(self.tables), each(self.floor, 2), each(self.geometry, 2),
            each(self.whole, 2), each(self.other, 1), "" if self.normalise is None else each(self.normalise, 2),
            f"{self.whole / self.floor:.1f}", f"{self.other / self.whole:.0f}",
        )  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=DEFAULT)
    paths = pdfs(parser.parse_args().paths)
    normalising(SAMPLE)  # loads vocabularies and models
    documents: list[Timing] = []
    kinds: dict[str, list[Timing]] = {kind: [] for kind in KINDS}
    for path in paths:
        try:
            whole, by_kind = timed(path)
        except Unreadable as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            continue
        documents.append(whole)
        for kind, timing in by_kind.items():
            kinds[kind].append(timing)
    if not documents:
        print("no PDF found", file=sys.stderr)
        return 1
    peak = peak_memory()
    totals = [total(f"all pages {kind}", timings) for kind, timings in kinds.items() if timings]
    share = sum(t.normalise or 0 for t in documents) / sum(t.once for t in documents)
    notes = [
        f"Peak memory of this run {peak:.0f} MB, pdfplumber's share included.",
        f"From tables to records (`normalise`) takes {share:.2f} of the time from PDF to tables, both taken once.",
        built(paths),
    ]
    lines = report(documents, totals, notes)
    print("\n".join(lines))
    write_section(TITLE, lines)
    return 0


def pdfs(paths: Iterable[Path]) -> list[Path]:
    return [p for path in paths if path.exists() for p in (sorted(path.glob("*.pdf")) if path.is_dir() else [path])]


def timed(path: Path) -> tuple[Timing, dict[str, Timing]]:
    """The timing of a document, and of its pages of each kind. Raises Unreadable."""
    document, _ = open_document(path)
    step = max(1, len(document) // PAGES)
    numbers = range(1, len(document) + 1, step)[:PAGES]
    pages = [read_page(document, number) for number in numbers]
    works = [lambda n: page_text(document, n), lambda n: page_words(document, n), lambda n: read_page(document, n)]
    with no_collection():
        floor, geometry, whole = zip(*(best(works, number) for number in numbers), strict=True)
    other = pdfplumber_times(path, numbers)
    kind = [KINDS[0] if page.tables else KINDS[1 + (drawn(document, page.number) == 0)] for page in pages]

    def timing(name: str, index: Sequence[int]) -> Timing:
        seconds = [sum(times[i] for i in index) for times in (floor, geometry, whole, other)]
        several = [pages[i] for i in index]
        with no_collection():
            (joining,) = best([lambda _: stitch(document_of(several, {}, ()))], 0)
        tables = sum(len(page.tables) for page in several)
        return Timing(name, len(index), tables, seconds[0], seconds[1], seconds[2] + joining, seconds[3])

    by_kind = {k: timing(k, [i for i, found in enumerate(kind) if found == k]) for k in dict.fromkeys(kind)}
    all_pages = timing(path.name, range(len(pages)))
    count = len(document)
    document.close()
    once, seconds = (took * len(pages) / count for took in normalising(path))  # as shares of the whole document
    return Timing(**(vars(all_pages) | {"normalise": seconds, "once": once})), by_kind


def best(works: Sequence[Callable[[int], object]], item: int) -> list[float]:
    """The seconds of processor time that each of these took on the item in its fastest round, one after the other."""
    taken = [float("inf")] * len(works)
    for _ in range(ROUNDS):
        for i, work in enumerate(works):
            start = time.thread_time()
            work(item)
            taken[i] = min(taken[i], time.thread_time() - start)
    return taken


def page_text(document: pypdfium2.PdfDocument, number: int) -> int:
    page = document[number - 1]
    text_page = page.get_textpage()
    length = len(text_page.get_text_range())
    text_page.close()
    page.close()
    return length


def page_words(document: pypdfium2.PdfDocument, number: int) -> int:
    with open_page(document, number) as geometry:
        return len(geometry.words)


def drawn(document: pypdfium2.PdfDocument, number: int) -> int:
    """How many rules and fills the page has."""
    with open_page(document, number) as geometry:
        return geometry.drawing.rules + len(geometry.drawing.fills)


def pdfplumber_times(path: Path, numbers: Sequence[int]) -> list[float]:
    taken = []
    with pdfplumber.open(path) as document:
        for number in numbers:
            start = time.thread_time()
            document.pages[number - 1].extract_tables()
            taken.append(time.thread_time() - start)
            document.pages[number - 1].close()
    return taken


def normalising(path: Path) -> tuple[float, float]:
    """Seconds from the whole document to its tables, and from these to its records."""
    start = time.thread_time()
    document = stitch(read_pdf(path))
    extracted = time.thread_time()
    theme_records(plan_records(source_of(path, path.parent), document, Card()))
    return extracted - start, time.thread_time() - extracted


def built(paths: Sequence[Path]) -> str:
    """What one build of all these documents takes."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw"
        for path in paths:
            (raw / path.parent.name).mkdir(parents=True, exist_ok=True)
            (raw / path.parent.name / path.name).write_bytes(path.read_bytes())
        run = subprocess.run(
            [sys.executable, "-c", BUILD, str(raw), str(Path(folder) / "out"), str(Path(folder) / "log")],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    seconds, peak = map(float, run.stdout.split()[-2:])
    pages = sum(page_count(path) for path in paths)
    return (
        f"Build of all {len(paths)} documents, {pages} pages: {seconds:.1f} s on the clock, "
        f"{seconds * 1000 / pages:.1f} ms a page, "
        f"at most {peak:.0f} MB to read one."
    )


def page_count(path: Path) -> int:
    try:
        return len(open_document(path)[0])
    except Unreadable:
        return 0


def peak_memory() -> float:
    """The most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * (1024 if sys.platform == "darwin" else 1))


def report(documents: Sequence[Timing], totals: Sequence[Timing], notes: Sequence[str]) -> list[str]:
    """The timings as Markdown: pages of each kind first, then each document."""
    return [
        f"Milliseconds of one core a page: each page the best of {ROUNDS} rounds that take floor, geometry and",
        f"extraction in turn, pdfplumber once; at most {PAGES} pages of a document, spread over it. `to tables` is the",
        "whole extraction to stitched tables.",
        "",
        *(f"- {note}" for note in notes),
        "",
        "| " + " | ".join(HEADINGS) + " |",
        "|" + "---|" * len(HEADINGS),
        *("| " + " | ".join(timing.row()) + " |" for timing in (*totals, *documents)),
    ]


def total(name: str, timings: Sequence[Timing]) -> Timing:
    parts = [sum(getattr(t, field) for t in timings) for field in ("floor", "geometry", "whole", "other")]
    return Timing(name, sum(t.pages for t in timings), sum(t.tables for t in timings), *parts)


if __name__ == "__main__":
    sys.exit(main())
