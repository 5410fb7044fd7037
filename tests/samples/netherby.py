"""Netherby Vale 2024: headings in two rows, ratings of two dates, owner and time in one column, Word's own numbers."""

from __future__ import annotations

from docx.document import Document
from docx.table import Table

from .word import add_band, add_row, add_table, new_document, new_numbering, number_cell, pick_date, prose, put

GREY = "D0CECE"
FILLS = {
    "Complete": "00B0F0",
    "On track": "92D050",
    "Some delay": "FFC000",
    "Off track": "FF0000",
    "Not started": "BFBFBF",
}
WIDTHS = (1.3, 7.2, 4.6, 4.6, 2.2, 2.2, 4.2)
HEADS = (
    "Ref",
    "What we will do",
    "Responsibility and timescale",
    "How we will know it has worked",
    "RAG May 2024",
    "RAG Sept 2024",
    "Update",
)

Row = tuple[str, str, str, str, str, str]

# A responsibility that ends in "\n@" and a date has that date in a picker.
PRIORITIES: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        "Priority 1: Children are helped at the right time",
        (
            (
                "Open three family hubs and move the parenting offer into them.",
                "Head of Service, Early Help\nQ2 2024/25",
                "More families use a hub\nFewer repeat referrals",
                "On track",
                "Complete",
                "All three opened by 20 September.",
            ),
            (
                "Agree with health visitors how worries about a baby are shared.",
                "Head of Service, Early Help; Designated Nurse\nAutumn term 2024",
                "Shared record in use",
                "Not started",
                "On track",
                "First draft written.",
            ),
            (
                "Map the help offered by voluntary groups in every ward.",
                "Commissioning Manager\nComplete (Jan 24)",
                "Map published",
                "Complete",
                "Complete",
                "",
            ),
            (
                "Send a feedback form to every family within 14 days of closing their case.",
                "Team Managers\nImmediate",
                "Two in five forms come back",
                "Some delay",
                "On track",
                "Forms are sent by text message.",
            ),
        ),
    ),
    (
        "Priority 2: Plans for children are ambitious and are carried out",
        (
            (
                "Rewrite the planning guidance and launch it with a week of events.",
                "Principal Social Worker\nNovember 2024 (revised from July 2024)",
                "Audits show better plans",
                "Off track",
                "Some delay",
                "Delayed by sickness; a new lead is in place.",
            ),
            (
                "Review every plan that has been in place for more than 12 months and report to the director what "
                "should happen next for each of the children, so that no plan goes on without a reason that the "
                "family understands.",
                "Service Manager, Safeguarding / Quality Assurance Manager\nWithin 3 months",
                "No plan over 15 months",
                "Not started",
                "Some delay",
                "Half of the plans have been read by a manager from another service. The rest will follow when the "
                "second reader is in post.",
            ),
            (
                "Introduce a panel for young people aged 16 and 17 who have nowhere to live.",
                "Director of Children's Services; Head of Housing\nTBC",
                "No young person in a hotel",
                "Not started",
                "Not started",
                "",
            ),
            (
                "Give every child an easy-read copy of their plan.",
                "Participation Officer\n@31/01/2025",
                "Children can say what is in their plan",
                "Not started",
                "On track",
                "Tested with six children.",
            ),
        ),
    ),
    (
        "Priority 3: Leaders know how good practice is",
        (
            (
                "Hold a practice week in which leaders sit beside workers, read the records of two children with "
                "them, speak with the families, and tell the whole service at the end of the week what they have "
                "learned.",
                "All Heads of Service\nQuarterly",
                "Leaders describe practice",
                "On track",
                "On track",
                "Held in June and September. All heads of service took part.",
            ),
            (
                "Replace the performance report.",
                "Performance Manager\nMay 25",
                "One report for all",
                "Not started",
                "Not started",
                "",
            ),
            (
                "Publish what children tell us and what we did about it.",
                "Participation Officer\nChildren in Care Council\nOngoing",
                "Children see change",
                "On track",
                "On track",
                "Second edition is out.",
            ),
            (
                "Visit each team twice a year, with a young person or a parent who has used our services, and write "
                "to the team afterwards about what was seen.",
                "Director of Children's Services, Lead Member\nEvery six months",
                "Staff say leaders are seen",
                "On track",
                "On track",
                "Nine visits made.",
            ),
            (
                "Buy a learning system.",
                "Head of Service, Workforce\nBy March 2025, subject to funding",
                "Training records complete",
                "Some delay",
                "Off track",
                "No bidder.",
            ),
        ),
    ),
)

BUDGET = (
    ("Family hubs", "420", "265"),
    ("Practice guidance and training", "85", "31"),
    ("Participation", "40", "22"),
    ("Total", "545", "318"),
)

GLOSSARY = (
    ("DCS", "Director of Children's Services"),
    ("EHM", "Early help module, where plans are recorded"),
    ("PSW", "Principal Social Worker"),
)


def draw() -> Document:
    """The plan as a Word document."""
    document = new_document("Netherby Vale improvement plan", font="DejaVu Sans", size=9.5, margin=1.6)
    document.add_heading("Netherby Vale Council", 1)
    document.add_heading("Children's Services Improvement Plan – update of September 2024", 2)
    prose(
        document,
        "The plan follows the inspection of local authority children's services (ILACS) that took place from 13 to 24 "
        "November 2023. Inspectors found that services require improvement to be good. Their report came out on 12 "
        "January 2024.",
        "Ratings are given in words: complete, on track, some delay, off track, not started. Quarters are those of "
        "the financial year.",
    )
    table = add_plan(document)
    numbering = new_numbering(document, "A%1")
    for priority, rows in PRIORITIES:
        add_band(table, priority, "E2EFD9")
        for row in rows:
            add_action(table, row, numbering)
    document.add_heading("Budget 2024/25", 3)
    budget = add_table(document, (9.0, 5.0, 5.0), ("Item", "Budget (£000)", "Spent to date (£000)"), GREY)
    for line in BUDGET:
        add_row(budget, line)
    document.add_heading("Words we use", 3)
    glossary = add_table(document, (4.0, 15.0), ("Short form", "Meaning"), GREY)
    for entry in GLOSSARY:
        add_row(glossary, entry)
    return document


def add_plan(document: Document) -> Table:
    """The empty plan under its two rows of headings."""
    table = add_table(document, WIDTHS, [""] * len(WIDTHS), GREY, repeat=False)
    add_row(table, [""] * len(WIDTHS), dict.fromkeys(range(len(WIDTHS)), GREY))
    for column, words in ((0, "Ref"), (6, "Update")):
        put(table.cell(0, column).merge(table.cell(1, column)), words, bold=True)
    for first, last, words in ((1, 3, "Delivery"), (4, 5, "Rating")):
        put(table.cell(0, first).merge(table.cell(0, last)), words, bold=True)
    for column in range(1, 6):
        put(table.cell(1, column), HEADS[column], bold=True)
    for cell in {id(cell._tc): cell for row in table.rows[:2] for cell in row.cells}.values():
        for paragraph in cell.paragraphs[1:]:
            if not paragraph.text:
                paragraph._p.getparent().remove(paragraph._p)
    return table


def add_action(table: Table, row: Row, numbering: int) -> None:
    """One action, numbered by Word, its two ratings painted."""
    action, responsible, success, may, september, update = row
    texts = ("", action, responsible.replace("@", ""), success, may, september, update)
    cells = add_row(table, texts, {4: FILLS[may], 5: FILLS[september]}).cells
    number_cell(cells[0], numbering)
    if "@" in responsible:
        pick_date(cells[2])
