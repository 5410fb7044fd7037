"""What is loaded once, before the processes that read many documents are forked."""

from __future__ import annotations

import gc
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.collection import no_collection
from pipeline.batch.outcome import Reader
from pipeline.sources import source_of

NEEDED_BY = {".xlsx": "extractors.sheet.reader", ".xlsm": "extractors.sheet.reader"}  # by suffix: a tenth of a second
PLAN = """# Anytown Council: action plan in answer to the ILACS inspection of March 2024

## DRAFT action plan 2023 to 2025
## Last updated: 1 March 2024 by Rutland County Council

## Priority 1: Supervision

Inspectors found that supervision is not regular (para 4).
Key: Red: late; Amber: at risk; Green: on time. Annex A tells of costs.

Ref\tAction\tLead\tBy when\tRAG\tProgress\tSuccess measure
1.1\tTrain all managers\tHead of Service, AB and the Safeguarding Board\t12 March 2025\tAmber\tOn track\tAudits say so
1.2\tCheck forms by Q2 2025/26\tMrs Jane Doe\tMay 2025, ongoing\tG\tLargely complete. It ends in late May\t90% on time
1.3\tAudit ten files.\tFamilies, ICB Safeguarding Team, Team Manager (AB)\t2024-06-01\tR\tComplete or on track\t1 week
1.4\tAsk all families.\tHead of Service - Early Help\tin the autum\tGreen\tBegun\tMost answer

## Annex B
## What inspectors found
The inspection findings were:
- visits are late

Risk\tLikelihood\tPriority
Staff leave\tHigh\tLow
Funding ends\tLow\tHigh

Ref\tRisk\tMeasure of all\tTarget date for all work\tPerson we named
1\tStaff leave\tStaff in post\t95%\tHead of Service
2\tFunding ends\tBudget\tAgreed\tHead of Service

Indicator\tOwner\tNational
Visits on time\tHead of Service\t90%
Plans on time\tHead of Service\t80%
"""
REPORT = """# Anytown Council: inspection of services for children

Inspection dates: 4 to 15 March 2024. Lead inspector: Jane Doe. Date of last inspection: 2 July 2019.
Inspection dates of others: 12 March 2024 to 5 April 2025; 29 May to 2 June 2023; March 2022 to May 2023; May 2021.
Visits: June to July 2024, 2021, 2022 to 2023 and on 03/04/2022. Some children of Rutland live in Manchester.
Overall effectiveness: requires improvement
Leaders know their services well. The council was last judged to be good in July 2019.

Judgement\tGrade given this time
The impact of leaders on the work with families\tRequires improvement to be good
The experiences of children in care\tGood

What needs to improve:
1. The quality and timeliness of assessments (paragraphs 4 and 5).
2 The oversight of managers, so that plans are reviewed.

Local authority: Anytown Council, www.anytown.gov.uk; services for care leavers are good.
"""
_prepared: set[Reader | str] = set()


def prepare(reader: Reader, suffix: str) -> None:
    """Load what reading a file of this suffix with this reader takes, once for all children."""
    prepared = len(_prepared)
    with no_collection():
        if reader not in _prepared:
            _prepared.add(reader)
            _rehearse(reader)
        if suffix in NEEDED_BY and suffix not in _prepared:
            _prepared.add(suffix)
            with suppress(Exception):  # the child that needs it says so
                import_module(NEEDED_BY[suffix])
        if len(_prepared) > prepared:
            gc.freeze()  # what is loaded stays shared between the children, and is not looked through once


def _rehearse(reader: Reader) -> None:
    """Read a small plan and report, so that what a reader loads when first called is loaded once, for all children."""
    with suppress(Exception), TemporaryDirectory() as folder:  # a fault will show with every document
        path = Path(folder) / "sample.md"
        for sample in (PLAN, REPORT):
            path.write_text(sample, encoding="utf-8")
            reader(source_of(path, path.parent))
