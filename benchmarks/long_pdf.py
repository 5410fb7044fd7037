"""Times one table over many pages: python benchmarks/long_pdf.py [PAGES ...]

Draws a PDF of that many pages (10, 100, 400 and 1,000 if not told) with a table over all of them, and reads it in a
process that does nothing else: each page by itself, then the whole, then the stitching of all parts into one table.
The table is printed and written to benchmarks/results.md.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from reportlab.pdfgen.canvas import Canvas
from results import ROOT, write_section

PAGES = (10, 100, 400, 1000)
TITLE = "One table over many pages"
READ = """
import resource, sys, time
from pathlib import Path
from extractors.pdf.reader import open_document, read_page, read_pdf
from extractors.stitching.stitch import stitch

def peak():  # of this program alone: what getrusage says begins with what its parent held
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)
    return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024

path, at_first = Path(sys.argv[1]), peak()
document, _ = open_document(path)
for number in range(1, len(document) + 1):
    read_page(document, number)
document.close()
page_by_page, began = peak(), time.process_time()
whole = read_pdf(path)
read = time.process_time()
stitch(whole)
print(read - began, time.process_time() - read, at_first, page_by_page, peak())
"""


def main() -> None:
    lines = [*rows([int(word) for word in sys.argv[1:]] or PAGES)]
    print("\n".join(lines))
    write_section(TITLE, ["Seconds of processor time, and megabytes at the highest.", "", *lines])


def rows(sizes: Iterable[int]) -> Iterator[str]:
    yield "| pages | read: s | ms a page | stitched: s | MB before the first | MB page by page | MB whole, stitched |"
    yield "|" + "--:|" * 7
    for pages in sizes:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "long.pdf"
            draw(path, pages)
            run = subprocess.run(
                [sys.executable, "-c", READ, path], cwd=ROOT, check=True, capture_output=True, text=True
            )
        read, stitched, *held = map(float, run.stdout.split())
        memory = " | ".join(f"{one:.0f}" for one in held)
        yield f"| {pages:,} | {read:.2f} | {1000 * read / pages:.1f} | {stitched:.3f} | {memory} |"


def draw(path: Path, pages: int) -> None:
    """A document of table pages."""
    canvas = Canvas(str(path), pagesize=(842, 595))
    for page in range(pages):
        canvas.setFont("Helvetica", 9)
        for row in range(12):
            y = 540 - 40 * row
            canvas.line(40, y, 800, y)
            for column, x in enumerate((40, 100, 420, 600)):
                canvas.line(x, y, x, y - 40)
                for line in range(3):
                    words = f"{page}.{row} the words of cell {column}"
                    canvas.drawString(x + 4, y - 11 - 11 * line, words if column else str(row))
        canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    main()
