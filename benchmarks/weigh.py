"""Count what columns of known headings show, as log likelihood ratios to compare claims.yml with: weigh.py FOLDER..."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from math import log
from pathlib import Path

from extractors import read
from extractors.model import Unreadable
from extractors.stitching.stitch import stitch
from pipeline.card import Card
from pipeline.plan.document.walk import Walk
from pipeline.plan.table.framing_tables import laid_out
from schema.columns.claims import HALF, kind_share
from schema.vocabulary import load

VERSION = 1  # of how the counting is done
FEWEST = 10  # columns of a field, below which nothing is said of it


def main() -> None:
    fields: Counter[str] = Counter()
    shown: Counter[tuple[str, str]] = Counter()
    for field, kinds in columns([Path(name) for name in sys.argv[1:]]):
        fields[field] += 1
        shown.update((kind, field) for kind in kinds)
    json.dump(
        {"version": VERSION, "columns": dict(sorted(fields.items())), "weights": weights(fields, shown)},
        sys.stdout,
        indent=1,
    )


def columns(folders: list[Path]) -> Iterator[tuple[str, list[str]]]:
    """The field of each column whose heading is a known wording, and the kinds of claims.yml that its cells show."""
    for file in sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in (".pdf", ".docx")):
        try:
            walk = Walk(laid_out(stitch(read(file))), Card())
        except Unreadable:
            continue
        for plan in walk.plans:
            for i, column in enumerate(plan.columns):
                values = [plan.table.rows[r][i].text for r in plan.rows]
                if column.how == "exact" and column.field and any(value.strip() for value in values):
                    yield column.field, [k for k in load("claims")["contents"] if kind_share(k, values) >= HALF]


def weights(fields: Counter[str], shown: Counter[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """Kind -> field -> natural logarithm of how much likelier the kind is in its columns than in all others, each
    count begun at a half."""
    whole = fields.total()
    found: dict[str, dict[str, float]] = {}
    for kind in load("claims")["contents"]:
        total = sum(count for (k, _), count in shown.items() if k == kind)
        for field, count in sorted(fields.items()):
            if count >= FEWEST:
                inside = (shown[kind, field] + 0.5) / (count + 1)
                outside = (total - shown[kind, field] + 0.5) / (whole - count + 1)
                found.setdefault(kind, {})[field] = round(log(inside / outside), 2)
    return found


if __name__ == "__main__":
    main()
