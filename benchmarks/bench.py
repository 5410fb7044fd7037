"""Times the reading of PDFs: python benchmarks/bench.py [PDF or folder ...]

For each PDF, in one run and one process: the floor (open each page and ask pdfium for its text), our geometry (words,
rules, fills), our whole extraction to the tables of each page, and pdfplumber's `extract_tables`; each the best of
several rounds, in milliseconds a page. The table is printed and written to benchmarks/results.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import pdfplumber
import pypdfium2

from extractors.pdf import read_page
from extractors.pdf_geometry import open_page

HERE = Path(__file__).resolve().parent
ROUNDS = 3
PAGES = 40  # of one document; the slowest reader takes a minute for more
DEFAULT = ("../../shared/corpus/tables", "../../shared/corpus/rebuilt", "../../shared/corpus/real", "../data/raw")


@dataclass(frozen=True)
class Timing:
    """Milliseconds a page; `tables` are those found on the pages timed."""

    name: str
    pages: int
    tables: int
    floor: float
    geometry: float
    whole: float
    pdfplumber: float | None = None

    def row(self) -> tuple[str, ...]:
        other = self.pdfplumber
        return (
            self.name, str(self.pages), str(self.tables),
            f"{self.floor:.2f}", f"{self.geometry:.2f}", f"{self.whole:.2f}", f"{other:.1f}" if other else "",
            f"{self.whole / self.floor:.1f}", f"{other / self.whole:.0f}" if other else "",
        )  # fmt: skip


HEADINGS = (
    "document", "pages", "tables", "floor", "geometry", "to tables", "pdfplumber", "of the floor", "times faster",
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[HERE / d for d in DEFAULT])
    parser.add_argument("--without-pdfplumber", action="store_true", help="leave the slow one out")
    chosen = parser.parse_args()
    timings = {path: timed(path) for path in pdfs(chosen.paths) if can_open(path)}
    peak = peak_memory()
    if not chosen.without_pdfplumber:
        for path, ours in timings.items():
            timings[path] = replace(
                ours, pdfplumber=best(partial(extract_tables, path, ours.pages), 1) * 1000 / ours.pages
            )
    if not timings:
        print("no PDF found", file=sys.stderr)
        return 1
    text = report(list(timings.values()), peak)
    print(text)
    (HERE / "results.md").write_text(text, encoding="utf-8")
    return 0


def pdfs(paths: Iterable[Path]) -> list[Path]:
    return [
        p for path in paths for p in (sorted(path.glob("*.pdf")) if path.is_dir() else [path] if path.exists() else [])
    ]


def can_open(path: Path) -> bool:
    try:
        pypdfium2.PdfDocument(path).close()
    except pypdfium2.PdfiumError as error:
        print(f"{path.name}: {error}", file=sys.stderr)
        return False
    return True


def timed(path: Path) -> Timing:
    document = pypdfium2.PdfDocument(path)
    count = min(len(document), PAGES)
    pages = range(1, count + 1)
    found = sum(len(read_page(document, number).tables) for number in pages)
    readers: list[Callable[[pypdfium2.PdfDocument, int], object]] = [page_text, page_words, read_page]
    floor, geometry, whole = (best(partial(each, reader, document, pages)) * 1000 / count for reader in readers)
    document.close()
    return Timing(path.name, count, found, floor, geometry, whole)


def each(
    reader: Callable[[pypdfium2.PdfDocument, int], object], document: pypdfium2.PdfDocument, pages: Iterable[int]
) -> None:
    for number in pages:
        reader(document, number)


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Seconds of the fastest round."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


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


def extract_tables(path: Path, count: int) -> int:
    found = 0
    with pdfplumber.open(path) as document:
        for page in document.pages[:count]:
            found += len(page.extract_tables())
            page.close()
    return found


def peak_memory() -> float:
    """The most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * (1024 if sys.platform == "darwin" else 1))


def report(timings: Sequence[Timing], peak: float) -> str:
    """The timings as Markdown, with the totals of documents with tables and without."""
    lines = [
        "# Speed of reading PDFs",
        "",
        f"{date.today():%d %B %Y}, {os.cpu_count()} cores, Python {platform.python_version()}, one process.",
        f"Milliseconds a page; best of {ROUNDS} rounds, at most {PAGES} pages a document.",
        f"Peak memory {peak:.0f} MB, before pdfplumber was run.",
        "",
        "| " + " | ".join(HEADINGS) + " |",
        "|" + "---|" * len(HEADINGS),
    ]
    lines += ["| " + " | ".join(timing.row()) + " |" for timing in timings]
    for name, part in (
        ("all with tables", [t for t in timings if t.tables]),
        ("all without", [t for t in timings if not t.tables]),
    ):
        if part:
            lines.append("| " + " | ".join(total(name, part).row()) + " |")
    return "\n".join(lines) + "\n"


def total(name: str, timings: Sequence[Timing]) -> Timing:
    pages = sum(t.pages for t in timings)
    mean = [sum(getattr(t, field) * t.pages for t in timings) / pages for field in ("floor", "geometry", "whole")]
    others = [t.pdfplumber * t.pages for t in timings if t.pdfplumber is not None]
    other = sum(others) / pages if len(others) == len(timings) else None
    return Timing(name, pages, sum(t.tables for t in timings), mean[0], mean[1], mean[2], other)


if __name__ == "__main__":
    sys.exit(main())
