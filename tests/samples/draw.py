"""Draw the sample plans as Word and PDF (through LibreOffice), one as a workbook: `python -m tests.samples.draw`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf

from extractors import read
from tests.places import RAW

from . import ashmere, harbourside, larkfen, netherby, pennygate, quillshire, wexmoor
from .word import save
from .workbook import save_workbook

PLANS = {
    "harbourside-2024": harbourside.draw,
    "wexmoor-2015": wexmoor.draw,
    "quillshire-2019": quillshire.draw,
    "larkfen-2017": larkfen.draw,
    "ashmere-2022": ashmere.draw,
    "netherby-2024": netherby.draw,
}
TRACKERS = ("netherby-2024",)
TEXTS = {"pennygate-2023.md": pennygate.markdown, "pennygate-2023.txt": pennygate.plain}

# Form controls are printed as words of the page, not laid over it as fields to fill in.
PDF_FILTER = 'pdf:writer_pdf_Export:{"ExportFormFields":{"type":"boolean","value":"false"}}'


def main(folder: Path = RAW) -> None:
    """Draw every plan. Raises FileNotFoundError without LibreOffice, CalledProcessError where it fails."""
    draw_word(folder)
    for name, text in TEXTS.items():
        (folder / name).write_text(text(), encoding="utf-8")
    print_pdf([folder / f"{name}.docx" for name in PLANS], folder)


def draw_word(folder: Path) -> None:
    """Draw the Word documents and the workbooks made from them; the same bytes each time."""
    for name, draw in PLANS.items():
        save(draw(), folder / f"{name}.docx")
    for name in TRACKERS:
        save_workbook(read(folder / f"{name}.docx"), folder / f"{name}.xlsx", "Action plan")


def print_pdf(documents: list[Path], folder: Path) -> None:
    """Print Word documents as PDF, and take the clock out of what LibreOffice wrote."""
    with tempfile.TemporaryDirectory() as temporary:
        profile, out = Path(temporary, "profile"), Path(temporary, "out")
        office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", PDF_FILTER]
        subprocess.run(
            [*office, "--outdir", out, *documents], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for document in documents:
            settle(out / f"{document.stem}.pdf", folder / f"{document.stem}.pdf")


def settle(printed: Path, target: Path) -> None:
    """Copy a PDF without its dates and with an identity that comes from its content."""
    with pikepdf.open(printed) as pdf:
        for key in ("/CreationDate", "/ModDate"):
            if key in pdf.docinfo:
                del pdf.docinfo[key]
        if "/Metadata" in pdf.Root:
            del pdf.Root.Metadata
        for key in ("/DocChecksum", "/ID"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        pdf.save(target, deterministic_id=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
