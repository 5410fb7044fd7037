"""How a rating's colour is shown, in the site and the workbook: a fill, and letters on it with a contrast of 4.5."""

from __future__ import annotations

INK = "#0b0c0c"

# Fill and letters; static/site.css of the site says the same.
FILLS = {
    "red": ("#b10e1e", "#ffffff"),
    "amber": ("#f5a623", INK),
    "yellow": ("#ffdd00", INK),
    "green": ("#00703c", "#ffffff"),
    "blue": ("#1d70b8", "#ffffff"),
    "purple": ("#4c2c92", "#ffffff"),
    "grey": ("#656c70", "#ffffff"),
    "white": ("#ffffff", INK),
    "black": (INK, "#ffffff"),
}
