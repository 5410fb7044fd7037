"""The tables of links, made from the other tables: `answers`, `responses` and what a person is asked, `link_doubts`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from pipeline.batch.table_writer import TableWriter
from pipeline.links.answers import Answer, answers
from pipeline.links.plans import WHOSE, council, document_of, file_name, rows_of_document
from pipeline.links.replies import replies
from pipeline.links.responses import Response, responses
from pipeline.links.wording import plain, wordings
from pipeline.links.write_same import write_same
from pipeline.links.write_versions import versions
from pipeline.tables import columns_of, each_row
from schema.contract import Records, arrow_table

Row = dict[str, Any]

LINKS = ("answers", "responses", "link_doubts")
VERSIONS = ("versions", "changes")
ACTIONS = (
    "document_id", "action_id", "action_ref", "action", "objective_ref", "objective", "objective_text",
    "inspection_refs",
)  # fmt: skip
REASONS = {
    "words": "The words are {:.0%} alike, which is too little to tell: {}.",
    "theme": "The words are {:.0%} alike, but this recommendation alone has the theme {}.",
    "number": "The words are {:.0%} alike: {}.",
}


def links(folder: Path) -> Iterator[Records]:
    """The rows of the three tables, a plan at a time, for the data set whose other tables stand in `folder`."""
    reports: dict[str | None, list[str]] = defaultdict(list)
    for row in _counted(folder):
        if row["document_type"] == "inspection_report" and not row["actions"]:
            reports[council(row)].append(row["document_id"])
    for row in _counted(folder):
        if row["actions"] and (reports[council(row)] or row["answers"]):
            found: Records = {name: [] for name in LINKS}
            plan, *asked = (document_of(folder, key) for key in (row["document_id"], *reports[council(row)]))
            _link(folder, plan, asked, found)
            yield found


def _counted(folder: Path) -> Iterator[Row]:
    """The documents of known councils that count."""
    columns = (*WHOSE, "document_id", "same_as", "document_type", "actions", "answers")
    return (row for row in each_row(folder, "documents", columns) if council(row) and not row["same_as"])


def _findings(folder: Path, document_id: str) -> list[Row]:
    return rows_of_document(folder, "findings", document_id, columns_of("findings"))


def write_links(folder: Path, build: str) -> None:
    """Write the tables of links beside the others in `folder`, as of the same build.

    `documents.same_as` is filled first, since a plan drawn twice answers once.
    """
    asked = write_same(folder, build)
    waits = {row["document_id"] for row in asked}
    writers = {name: TableWriter(name, folder / f"{name}.parquet") for name in (*LINKS, *VERSIONS)}
    for found in chain([{"link_doubts": asked}], versions(folder, waits), links(folder)):
        for name, rows in found.items():
            if rows:
                writers[name].add(arrow_table(name, rows))
    for writer in writers.values():
        writer.close(build)


def _link(folder: Path, plan: Row, reports: Sequence[Row], found: Records) -> None:
    if not reports:
        if plan["answers"]:
            found["link_doubts"].append(_unnamed(plan))
        return
    actions = rows_of_document(folder, "actions", plan["document_id"], ACTIONS)
    units = replies(_findings(folder, plan["document_id"]), actions)
    told = {plain(text).replace(" ", "") for unit in units for text in unit.texts}
    asked = {r["document_id"]: _findings(folder, r["document_id"]) for r in reports}
    judged = answers(plan, reports, lambda report: _repeated(asked[report["document_id"]], told))
    if not judged and plan["answers"]:
        found["link_doubts"].append(_unnamed(plan))
    for answer in judged:
        if not answer.sure:
            found["link_doubts"].append(_which_report(answer))
            continue
        found["answers"].append(_answer_record(answer))
        recommendations = asked[answer.report["document_id"]]
        for response in responses(units, recommendations, dict(plan["responds"] or ())):
            _add(answer, response, found)


def _repeated(recommendations: Sequence[Row], told: set[str]) -> float:
    """The share of recommendations whose words are among those `told`."""
    if not recommendations:
        return 0.0
    return sum(any(plain(w).replace(" ", "") in told for w in wordings(r["text"])) for r in recommendations) / len(
        recommendations
    )


def _answer_record(answer: Answer) -> Row:
    return _pair(answer) | {"how": answer.how, "score": answer.score, "reason": "; ".join(answer.reasons)}


def _pair(answer: Answer) -> Row:
    return {"document_id": answer.plan["document_id"], "report_id": answer.report["document_id"]}


def _add(answer: Answer, response: Response, found: Records) -> None:
    """A sure link for each record of the unit; one question a unit."""
    row = _pair(answer) | {"finding_id": response.finding["finding_id"], "score": response.score}
    if response.sure:
        same = {"how": response.how, "words": response.words or None}
        found["responses"] += [row | same | {"plan_record": record} for record in response.reply.records]
        return
    name, finding = response.reply.name, response.finding["finding_id"]
    line = f'responds: {{"{name}": "{finding}"}}'
    reason = REASONS[response.how].format(response.score, response.words)
    found["link_doubts"].append(row | {"plan_record": name, "reason": reason, "card_line": line})


def _which_report(answer: Answer) -> Row:
    reason = "It may answer this report: " + "; ".join(answer.reasons)
    line = f'answers: "{file_name(answer.report)}"'
    return _pair(answer) | {"score": answer.score, "reason": reason, "card_line": line}


def _unnamed(plan: Row) -> Row:
    reason = f"The card names the report {plan['answers']!r}, which is none of this council's in the data set."
    return {"document_id": plan["document_id"], "reason": reason, "card_line": "answers: (name of the report's file)"}
