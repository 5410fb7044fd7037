"""Issues: what a person should look at, grouped; words nobody could read as lines to paste into a vocabulary."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.outputs.spreadsheet import defused
from pipeline.tables import read_rows
from pipeline.told import count
from schema.vocabulary import fold

Row = dict[str, Any]
# code -> the file its words belong into, and where in it
VOCABULARY = {
    "unread_heading": (
        "schema/vocabularies/headings.yml",
        "under exact, below the field they stand for; below other where none does",
    ),
    "unread_date": ("schema/vocabularies/dates.yml", "under kinds, or where the file says they belong"),
    "unread_owner": ("schema/vocabularies/owners.yml", "where the file says they belong"),
    "unread_rating": ("schema/vocabularies/ratings.yml", "below the colour or status they mean"),
}
ORDER = ("error", "warning", "info")
CSV = ("issue_id", "source_file", "page", "code", "severity", "field", "text", "message", "record_id")


class Unknown(Exception):  # noqa: N818 - told to the user as it is
    """There is no such code or document; the message says which there are."""


def issues(out: Path, code: str | None = None, document: str | None = None) -> list[Row]:
    """The issues in `out` with the source_file of each, of one code and of one document where given.

    `document` is a document_id, a source_file or the end of one. Raises FileNotFoundError where there are no tables,
    Unknown for a code or document that is not there.
    """
    documents = read_rows(out, "documents", ("document_id", "source_file"))
    files = {row["document_id"]: row["source_file"] for row in documents}
    rows = [row | {"source_file": files[row["document_id"]]} for row in read_rows(out, "issues")]
    if document is not None:
        wanted = {
            key for key, file in files.items() if document == key or file == document or file.endswith(f"/{document}")
        }
        if not wanted:
            raise Unknown(f"there is no document {document}")
        rows = [row for row in rows if row["document_id"] in wanted]
    if code is not None:
        codes = sorted({row["code"] for row in rows})
        if code not in codes:
            raise Unknown(f"there are no issues {code}; there are {', '.join(codes) or 'none at all'}")
        rows = [row for row in rows if row["code"] == code]
    return rows


def to_text(rows: Sequence[Row], links: Sequence[Row] = ()) -> Iterator[str]:
    """The issues by code, the gravest and most frequent first; then the words nobody could read, as YAML; then `links`
    that are in doubt (see `link_doubts`), each with the line of the plan's card that makes it one."""
    if not rows:
        yield "There are no issues."
    else:
        informing = sum(row["severity"] == "info" for row in rows)
        yield f"{len(rows) - informing} to look at" + (f"; {informing} more only inform" if informing else "")
    for (severity, code), group in _groups(rows):
        documents = count(len({row["document_id"] for row in group}), "document")
        yield f"{severity:<8} {code}: {len(group)}, in {documents}"
        if code not in VOCABULARY:
            for row in group[:5]:
                yield f"             {_place(row)}: {row['message']}{_printed(row)}"
            if len(group) > 5:
                yield f"             and {len(group) - 5} more"
    for (_, code), group in _groups(rows):
        if code in VOCABULARY:
            file, where = VOCABULARY[code]
            yield ""
            yield f"# {file}: {where}"
            yield from _yaml(group)
    if links:
        yield ""
        yield f"links not sure, and not made: {len(links)}; a line on the card of the plan settles each:"
    for link in links:
        yield f"    {link['source_file']}: {link['reason']}"
        yield f"        {link['card_line']}"


def to_json(rows: Sequence[Row]) -> str:
    """The groups as JSON: code, severity, how many, and each wording with its count, fields and first place."""
    groups = [
        {
            "code": code,
            "severity": severity,
            "count": len(group),
            "documents": len({row["document_id"] for row in group}),
            "texts": [
                {
                    "text": same[0]["text"],
                    "count": len(same),
                    "fields": sorted({row["field"] for row in same if row["field"]}),
                    "message": same[0]["message"],
                    "source_file": same[0]["source_file"],
                    "page": same[0]["page"],
                }
                for same in _wordings(group)
            ],
        }
        for (severity, code), group in _groups(rows)
    ]
    return json.dumps(groups, ensure_ascii=False, indent=2)


def to_csv(rows: Sequence[Row]) -> str:
    """One line an issue, safe to open in a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV)
    writer.writerows([defused(row[column]) for column in CSV] for row in rows)
    return text.getvalue()


def _groups(rows: Sequence[Row]) -> list[tuple[tuple[str, str], list[Row]]]:
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["severity"], row["code"]), []).append(row)
    return sorted(groups.items(), key=lambda item: (ORDER.index(item[0][0]), -len(item[1]), item[0][1]))


def _wordings(group: Sequence[Row]) -> list[list[Row]]:
    """The issues by what is printed, compared as vocabularies compare, the most frequent first."""
    same: dict[str, list[Row]] = {}
    for row in group:
        same.setdefault(fold(row["text"] or ""), []).append(row)
    return [rows for _, rows in sorted(same.items(), key=lambda item: (-len(item[1]), item[0]))]


def _yaml(group: Sequence[Row]) -> Iterator[str]:
    """A list item a wording, with how often and where it is printed. JSON's quoted strings are YAML's too."""
    for same in _wordings(group):
        fields = Counter(row["field"] for row in same if row["field"])
        told = f"{len(same)} times, " if len(same) > 1 else ""
        field = f", {fields.most_common(1)[0][0]}" if fields else ""
        words = json.dumps(" ".join((same[0]["text"] or "").split()), ensure_ascii=False)
        yield f"    - {words}  # {told}{_place(same[0])}{field}"


def _place(row: Row) -> str:
    return f"{row['source_file']} page {row['page']}" if row["page"] else str(row["source_file"])


def _printed(row: Row) -> str:
    words = " ".join((row["text"] or "").split())
    return f" [{words[:80]}]" if words else ""
