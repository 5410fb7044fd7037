"""Larkfen 2017: ratings by colour alone, a legend on each page, recommendations as bands with paragraph numbers."""

from __future__ import annotations

from docx.document import Document

from .word import add_band, add_row, add_table, new_document, new_table, prose

RED, AMBER, GREEN = "FF0000", "FFC000", "00B050"
SIZE = 10
LEGEND = ((RED, "Behind schedule"), (AMBER, "On track"), (GREEN, "Completed"))
HEADS = ("Key tasks", "How will we know?", "Lead(s)", "Action to date", "Future actions", "RAG")
WIDTHS = (6.0, 5.0, 3.2, 5.4, 5.0, 1.4)

Row = tuple[str, str, str, str, str, str | None]
Band = tuple[str, str, tuple[Row, ...]]

PAGES: tuple[tuple[Band, ...], ...] = (
    (
        (
            "Make sure that supervision of social workers is regular, is recorded and helps them to think about the "
            "children they work with.",
            "Para 13; Para 15 (assessment teams)",
            (
                (
                    "Revise the supervision policy",
                    "Policy agreed by managers",
                    "AD – CSC",
                    "Policy agreed in November",
                    "Policy to be printed on the staff pages",
                    GREEN,
                ),
                (
                    "Train all managers who supervise",
                    "Training delivered\nStaff survey",
                    "SM - Workforce",
                    "Two of four days held",
                    "Last days in March 2017",
                    AMBER,
                ),
                (
                    "Audit of supervision files in every team",
                    "Audit reports",
                    "AD – CSC",
                    "",
                    "Included in the audit calendar",
                    AMBER,
                ),
                (
                    "Bring in a simple count of supervision held and missed",
                    "Monthly figures",
                    "SM Performance and SM Business Support",
                    "Count agreed but the system cannot yet give it",
                    "Supplier to be pressed for a date",
                    RED,
                ),
            ),
        ),
        (
            "Ensure that return interviews are offered to all children who go missing and that what they say is used "
            "in planning.",
            "Para 29; Para 51",
            (
                (
                    "Commission an independent service for return interviews",
                    "Contract let",
                    "DPH",
                    "Contract let to a charity in October",
                    "Contract review after six months",
                    GREEN,
                ),
                (
                    "Record each interview on the child's file",
                    "Records seen in audit",
                    "AD – CSC\nPolice",
                    "New form in use since December\n\nPolice send a daily list",
                    "Monthly report to the safeguarding board",
                    AMBER,
                ),
                (
                    "Report on patterns and places",
                    "Report to the board",
                    "DPH",
                    "",
                    "First report due in the spring",
                    None,
                ),
            ),
        ),
    ),
    (
        (
            "Improve the quality of plans so that the aim is clear, the help on offer is described and the time "
            "allowed fits the child's age.",
            "Para 20; Para 22; Para 41",
            (
                (
                    "Design a new plan together with parents and young people",
                    "New plan in use",
                    "DCS\nSM Workforce",
                    "Design agreed at two workshops\n\nNow used for all new plans",
                    "All older plans to be rewritten by Easter",
                    GREEN,
                ),
                (
                    "Check one plan in five each month",
                    "Audit results",
                    "SM - Reviewing",
                    "Checks began in January",
                    "",
                    AMBER,
                ),
                (
                    "Teach all teams how to write an aim that can be measured and how to agree it with the family at "
                    "the first meeting",
                    "Attendance list",
                    "SM - Workforce",
                    "Sessions for two teams were put off and no new dates have been set",
                    "New dates to be fixed by the end of the month and places kept for conference chairs, reviewing "
                    "officers and the workers of partner agencies who write plans with us",
                    RED,
                ),
            ),
        ),
        (
            "Satisfy itself that all children who live with family or friends are in homes that have been properly "
            "assessed.",
            "Para 33; Para 37",
            (
                (
                    "List all such children and the state of each assessment",
                    "List kept up to date",
                    "AD – CSC",
                    "List complete",
                    "",
                    GREEN,
                ),
                (
                    "Finish late assessments",
                    "None late",
                    "SM Fostering",
                    "Six of nine finished",
                    "Last three by February",
                    AMBER,
                ),
                (
                    "Write a policy for support of family and friends as carers",
                    "Policy published",
                    "DCS\nDLD",
                    "Draft read by carers",
                    "Cabinet in April 2017",
                    AMBER,
                ),
            ),
        ),
        (
            "Offer flexible help to young people on the edge of care.",
            "Para 35; Para 103",
            (
                (
                    "Set up a team that works evenings and weekends and can be with a family within the hour",
                    "Team in place",
                    "DCS",
                    "Business case written and read by the finance board, which asked for a second set of figures",
                    "Decision in the budget round",
                    AMBER,
                ),
                (
                    "Train the team in family mediation and in work with fathers",
                    "Certificates",
                    "SM - Workforce",
                    "",
                    "Course booked for May 2017",
                    AMBER,
                ),
                (
                    "Ask families who have had such help what made the difference and use the answers to shape the "
                    "team",
                    "Report of what families said",
                    "SM Fostering and SM Reviewing",
                    "Nine families have been visited so far and each was glad to be asked",
                    "Last visits in February, then a short report to the panel that plans the team",
                    AMBER,
                ),
                (
                    "Agree in writing with schools how they ask for the team, what it can and cannot offer a young "
                    "person, and how the school hears what was decided",
                    "Written agreement",
                    "DCS",
                    "Agreed in December with the heads of all seven secondary schools, who asked that their pastoral "
                    "staff should meet the new team before it begins its work and that one person should answer their "
                    "calls",
                    "",
                    GREEN,
                ),
            ),
        ),
    ),
    (
        (
            "Ensure that children's social workers help them to understand why they are in care through good life "
            "story work.",
            "Para 49; Para 65; Para 101",
            (
                (
                    "Agree what a good life story book contains",
                    "Guide published",
                    "SM - Adoption",
                    "Guide written with adopted young people",
                    "Guide on the staff pages",
                    GREEN,
                ),
                (
                    "Name a worker for each book",
                    "All children have a named worker",
                    "SM - Adoption",
                    "Half have a worker",
                    "To be finished by the summer",
                    AMBER,
                ),
                (
                    "Clear the list of late books",
                    "No book is late",
                    "AD – CSC",
                    "Fourteen are late",
                    "Two workers to be lent by fostering",
                    RED,
                ),
            ),
        ),
        (
            "Monitor the part that partners take in strategy meetings and challenge those who do not come.",
            "Para 16",
            (
                (
                    "Count attendance and report it to the board",
                    "Quarterly report – better attendance",
                    "Chair of the board\nPolice",
                    "First count shared with the police",
                    "To be part of the board's figures",
                    AMBER,
                ),
            ),
        ),
    ),
)


def draw() -> Document:
    """The plan as a Word document."""
    document = new_document("Larkfen action plan", margin=1.7)
    document.add_heading(
        "Inspection of services for children in need of help and protection, children looked after and care leavers", 1
    )
    document.add_heading("Larkfen Borough Council: Action Plan January 2017", 2)
    prose(
        document,
        "This plan sets out what follows from the Ofsted inspection held in September / October 2016. It lists each "
        "recommendation, the paragraphs of the report that stand behind it and what is being done.",
        "Colours are explained at the head of each page. A row without a colour has not been rated yet.",
    )
    for page in PAGES:
        document.add_page_break()
        add_legend(document)
        document.add_heading("Ofsted report – recommendations and actions", 3)
        table = add_table(document, WIDTHS, HEADS, "DEEAF6", size=SIZE)
        for recommendation, paragraphs, rows in page:
            add_band(table, f"{recommendation} {paragraphs}", size=SIZE)
            for *texts, colour in rows:
                add_row(table, (*texts, ""), {5: colour}, SIZE)
    return document


def add_legend(document: Document) -> None:
    """What the three colours mean."""
    table = new_table(document, (1.4, 4.0))
    for fill, meaning in LEGEND:
        add_row(table, ("", meaning), {0: fill}, 8)
