"""A page a report: its recommendations, and beside each what answers it, in printed words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.outputs.site.document_rows import Row
from pipeline.outputs.site.pages import Contents
from pipeline.outputs.site.pictures import Pictures, Window
from pipeline.outputs.site.render import Pages
from pipeline.questions.reports import Reported, link_doubts, reports

FOLDER = "reports"
MOST_LINK_DOUBTS = 200  # doubts about links that a page shows
HOW = {
    "number": "by its number",
    "verbatim": "in the same words",
    "reworded": "in other words",
    "paragraph": "by the paragraph both cite",
    "theme": "by a theme that no other has",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """An objective, "" where the actions have none, with those of its actions that answer a recommendation; `link` is
    one of them, which tells how all do."""

    objective: str
    link: Row
    actions: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Recommended:
    """A finding with its place on the printed page and what answers it."""

    finding: Row
    windows: Sequence[Window]
    replies: Sequence[Reply]


def write_reports(pages: Pages, contents: Contents, pictures: Pictures) -> dict[str, str]:
    """Gives the address of each recommendation, by finding_id."""
    doubts = link_doubts(contents.data.out)
    whose = contents.authority_of
    listed: list[Row] = []
    addresses: dict[str, str] = {}
    for one in reports(contents.data.out):
        key = one.report["document_id"]
        name = f"{FOLDER}/{key}.html"
        pages.write(
            name,
            "report.html",
            one=one,
            slug=whose[key].slug,
            recommended=list(_recommended(one, pictures)),
            doubts=[doubt for doubt in doubts if doubt["report_id"] == key][:MOST_LINK_DOUBTS],
            how=HOW,
            address=contents.gathered.address,
        )
        listed.append(one.report)
        addresses |= {row["finding_id"]: f"{name}#f-{row['finding_id']}" for row in one.findings}
    others = [doubt for doubt in doubts if doubt["report_id"] is None]
    pages.write(
        f"{FOLDER}/index.html", "reports.html", reports=listed, doubts=others[:MOST_LINK_DOUBTS], all=len(others)
    )
    return addresses


def _recommended(one: Reported, pictures: Pictures) -> Iterator[Recommended]:
    replies: dict[str, list[Row]] = {}
    for row in one.responses:
        replies.setdefault(row["finding_id"], []).append(row)
    for finding in one.findings:
        box = pictures.find(one.report, finding["page"] or 0, finding["text"])
        windows = pictures.windows(one.report, [box] if box else [])
        yield Recommended(finding, windows, list(_replies(replies.get(finding["finding_id"], ()))))


def _replies(rows: Sequence[Row]) -> Iterator[Reply]:
    for objective, actions in groupby(rows, _objective):
        found = list(actions)
        yield Reply(objective, found[0], found)


def _objective(row: Mapping[str, str | None]) -> str:
    return " ".join(word for word in (row["objective_ref"], row["objective"]) if word)
