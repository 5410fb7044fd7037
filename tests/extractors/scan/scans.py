"""Scans for the tests: drawn pages as pictures, as a scanner sees them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

from tests.draw_pdf import Page

DPI = 200


def drawn_picture(folder: Path, draw: Callable[[Page], None], **size: float) -> Image.Image:
    """A page as drawn, as a picture of 200 dots an inch."""
    page = Page(folder / "drawn.pdf", **size)
    draw(page)
    page.save()
    document = pypdfium2.PdfDocument(folder / "drawn.pdf")
    picture: Image.Image = document[0].render(scale=DPI / 72).to_pil().convert("RGB")
    document.close()
    return picture


def skewed(picture: Image.Image, angle: float) -> Image.Image:
    """Turned by so many degrees anticlockwise, with grain."""
    turned = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white")
    grain = np.random.default_rng(1).normal(0, 5, (turned.height, turned.width, 1))
    return Image.fromarray(np.clip(np.asarray(turned) + grain, 0, 255).astype(np.uint8))


def as_scan(path: Path, *pictures: Image.Image) -> Path:
    """A PDF of pictures alone."""
    pictures[0].save(path, save_all=True, append_images=list(pictures[1:]), resolution=DPI, quality=80)
    return path
