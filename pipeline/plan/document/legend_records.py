"""The plan's own key to its ratings, as rows."""

from __future__ import annotations

from collections.abc import Iterator

from schema.contract import Record
from schema.ratings.legends import Legend


def legend_records(document_id: str, legend: Legend | None, page: int | None) -> Iterator[Record]:
    """A row for each meaning of the legend, which stands on `page`."""
    for meaning in legend.meanings if legend else ():
        yield {
            "document_id": document_id,
            "key": meaning.sign or meaning.colour or meaning.text,
            "meaning": meaning.text,
            "rag": meaning.colour,
            "status": meaning.status,
            "page": page,
        }
