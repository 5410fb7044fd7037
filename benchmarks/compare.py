"""Times questions to a large data set: python benchmarks/compare.py [ACTIONS]

Writes that many generated actions (100,000 if not told) of 1,000 plans to a folder of its own, then asks each question
three times in this process; the best is told, in seconds of processor time without what loading the libraries takes.
The table is printed and written to benchmarks/results.md.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from results import write_section

from pipeline.batch.write import encode, write_tables
from pipeline.plan.document.record_themes import theme_records
from pipeline.questions.compare import compare
from pipeline.questions.comparisons import COMPARISONS, comparisons
from pipeline.questions.query import query
from pipeline.questions.similar import similar
from pipeline.questions.theme_report import theme_report
from schema.contract import Records, contract
from schema.themes import slots_of, themes

TITLE = "Questions to many actions"
PLANS = 1000
AUTHORITIES = 150
ROUNDS = 3
VERBS = [
    "Review",
    "Audit",
    "Train",
    "Publish",
    "Write",
    "Agree",
    "Launch",
    "Report",
    "Test",
    "Recruit",
    "Commission",
    "Monitor",
    "Embed",
    "Refresh",
    "Share",
]
FILLERS = [
    "all",
    "each",
    "the",
    "new",
    "monthly",
    "with",
    "for",
    "of",
    "in",
    "to",
    "and",
    "every",
    "by",
    "team",
    "managers",
    "practice",
    "children",
    "families",
]
ROLES = ("director", "head of service", "service manager", "team manager")


def main(number: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        write_tables([encode(plan(i, number // PLANS)) for i in range(PLANS)], out)
        lines = [f"| {number:,} actions of {PLANS:,} plans | s |", "|---|--:|"]
        lines += [f"| {name} | {best(ask):.2f} |" for name, ask in questions(out)]
    print("\n".join(lines))
    write_section(TITLE, [f"Seconds of processor time, the best of {ROUNDS}.", "", *lines])


def questions(out: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    day = date(2024, 9, 30)
    (action,) = query(out, "SELECT action_id FROM actions ORDER BY 1 LIMIT 1")[1]
    yield f"the {len(COMPARISONS)} comparison tables", lambda: [list(rows) for _, rows in comparisons(out)]
    for by in ("theme", "authority", "role", "rating"):
        yield f"compare --by {by} --as-at {day}", lambda by=by: compare(out, by, as_at=day)
    yield "compare --by authority --theme neglect", lambda: compare(out, "authority", theme="neglect", as_at=day)
    yield (
        "query: themes by region",
        lambda: query(
            out,
            "SELECT region, theme, count(*) FROM themes JOIN actions ON record_id = action_id"
            " JOIN documents USING (document_id) GROUP BY ALL ORDER BY ALL",
        ),
    )
    yield "query: words of actions", lambda: query(out, "SELECT count(*) FROM actions WHERE action ILIKE '%court%'")
    yield "similar, by words", lambda: similar(out, "monthly audit of supervision records")
    yield "similar, by action", lambda: similar(out, action["action_id"])
    yield "themes", lambda: theme_report(out)


def best(ask: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        ask()
        times.append(time.process_time() - began)
    return min(times)


def plan(number: int, actions: int) -> Records:
    """A plan of actions made of the themes' own terms and words between them; the same at every run."""
    chance = random.Random(number)
    document, authority = f"{number:016x}", f"Authority {number % AUTHORITIES}"
    published = date(2015, 1, 1) + timedelta(days=chance.randrange(3000))
    records: Records = {table: [] for table in contract()}
    for i in range(actions):
        due = published + timedelta(days=chance.randrange(600))
        role = chance.choice(ROLES)
        records["actions"].append(
            {
                "action_id": f"{number:08x}{i:08x}",
                "document_id": document,
                "authority": authority,
                "objective_ref": str(i // 10),
                "objective": sentence(chance, 8),
                "action_ref": str(i),
                "action": sentence(chance, chance.randrange(4, 40)),
                "owners": [role],
                "due_text": due.isoformat(),
                "due_first": due if chance.random() < 0.8 else None,
                "due_last": due,
                "due_kind": "dated",
                "rag": chance.choice(("red", "amber", "green", None)),
                "status": chance.choice(("complete", "on_track", None)),
                "page_first": i // 12 + 1,
            }
        )
        records["owners"].append({"action_id": f"{number:08x}{i:08x}", "owner": role, "kind": "role", "role": role})
    for i in range(10):
        finding = {"finding_id": f"f{number:07x}{i:08x}", "document_id": document, "kind": "recommendation"}
        records["findings"].append(finding | {"text": sentence(chance, 20)})
    records["themes"] = theme_records(records)
    records["documents"].append(
        {
            "document_id": document,
            "source_file": f"{number}.pdf",
            "sha256": document,
            "bytes": 1,
            "state": "extracted",
            "authority": authority,
            "region": f"Region {number % 9}",
            "inspection_published": published,
            "actions": actions,
            "issues": 0,
            "unread": 0,
        }
    )
    return records


def sentence(chance: random.Random, words: int) -> str:
    said = [chance.choice(VERBS)]
    while len(said) < words:
        if chance.random() < 0.15:
            slots = slots_of(chance.choice(chance.choice(list(themes().values())).strong))
            said += [slot[0] or slot[1] for slot in slots if slot]
        elif chance.random() < 0.5:
            said.append(chance.choice(FILLERS))
        else:
            said.append(f"word{int(chance.paretovariate(0.7)) % 20000}")
    return " ".join(said)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
