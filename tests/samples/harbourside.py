"""Harbourside 2024: a table for each objective with narrative between, letters as ratings, once another heading."""

from __future__ import annotations

from docx.document import Document

from .word import add_row, add_table, new_document, prose

FILLS = {"R": "FF0000", "A": "FFC000", "G": "92D050"}
HEADS = ("Ref", "Action", "Action Owner", "Commencing", "RAG", "Progress and impact")
WIDTHS = (1.3, 8.4, 4.2, 2.6, 1.3, 8.2)

Row = tuple[str, str, str, str, str, str]

CONTACTS: tuple[Row, ...] = (
    (
        "1.1",
        "Every contact about a child who is already known to us is read by a manager before it is closed. The "
        "decision, and the reason for it, is written on the child's record the same day.",
        "Head of Front Door\nDuty Managers",
        "March 2024",
        "A",
        "Managers began to read all repeat contacts in the last week of March. A sample of forty will be reported to "
        "the board.",
    ),
    (
        "",
        "A list of children with three or more contacts in a year is sent to team managers every Monday.",
        "Data and Insight Team",
        "",
        "",
        "",
    ),
    (
        "1.2",
        "Agree one referral form, and one description of the levels of need, with all partner agencies.",
        "Head of Front Door & Partnership Manager",
        "April 2024",
        "G",
        "Health, police and schools signed the form off on 19 April.",
    ),
    (
        "1.3",
        "A conversation is offered within 72 hours to every child who has been missing, and what the child says is "
        "passed on to the social worker.",
        "Missing and Exploitation Coordinator",
        "May 2024",
        "A",
        "A second worker has been appointed and starts in June.",
    ),
    (
        "1.4",
        "Health and police take part in every strategy meeting. Where they cannot, the chair records who was asked, "
        "why they did not come and how their information was gathered before a decision was made about the child.",
        "Service Manager, Assessment",
        "April 2024",
        "A",
        "Attendance is counted from April. It stood at 81% for health and 94% for police in the first month.",
    ),
    (
        "1.5",
        "Run four workshops on professional curiosity for staff of the front door.",
        "Learning and Development Team",
        "June 2024",
        "",
        "Dates are booked.",
    ),
    (
        "1.6",
        "The out of hours team and the front door share one handover record, so that nothing said at night is lost by "
        "the morning.",
        "Head of Front Door\nEmergency Duty Manager",
        "May 2024",
        "A",
        "The form is being tested.",
    ),
    (
        "1.7",
        "Test the quality of decisions each month by looking again at twenty closed contacts together with a partner "
        "agency.",
        "Quality Assurance Manager",
        "May 2024",
        "A",
        "First session held with health visitors; the outcome was shared with the whole team and two families were "
        "contacted again.",
    ),
    (
        "1.8",
        "Parents are told in writing what was decided about a contact and whom they can speak to.",
        "Duty Managers",
        "March 2024",
        "G",
        "Letters are in use.",
    ),
    (
        "1.9",
        "Bring early help workers into the front door on two days a week.",
        "Head of Early Help",
        "July 2024",
        "R",
        "Recruitment has failed twice. A new advertisement goes out in May.",
    ),
    (
        "1.10",
        "Publish a short guide for schools on when to call and what will happen next.",
        "Partnership Manager",
        "June 2024",
        "",
        "",
    ),
)

PLANNING: tuple[Row, ...] = (
    (
        "2.1",
        "Written plans say what must change, who will help and by what date, in words the family uses.",
        "Service Manager, Family Support\nPrincipal Social Worker",
        "April 2024",
        "A",
        "New plan format agreed; training of all teams ends in July.",
    ),
    (
        "2.2",
        "A second manager looks at every plan that has run for nine months.",
        "Conference Chairs",
        "March 2024",
        "G",
        "All 36 plans were looked at. Eleven have since ended and three were taken to legal advice.",
    ),
    (
        "2.3",
        "Fathers and other men in the household are named in each assessment and asked for their view.",
        "Team Managers",
        "May 2024",
        "A",
        "Included in the monthly audit from May.",
    ),
)

LETTERS: tuple[Row, ...] = (
    (
        "3.1",
        "Replace the tracker for letters before proceedings with a record inside the case system.",
        "Legal Services and Service Manager, Court Team",
        "September 2024",
        "A",
        "The supplier has given a date for the change.",
    ),
    (
        "3.2",
        "Panel reviews all families in this stage every six weeks.",
        "Service Director",
        "31 May 2024",
        "G",
        "Panel meets.",
    ),
)

HEALTH: tuple[Row, ...] = (
    (
        "4.1",
        "Requests for a first health check reach the nurse on the day a child comes into care.",
        "Service Manager, Children in Care\nDesignated Nurse",
        "April 2024",
        "A",
        "A shared mailbox is used since 2 April.",
    ),
    (
        "4.2",
        "Children who live outside the area have the same offer of therapeutic help.",
        "Virtual School Head, Health Partners",
        "September 2024",
        "",
        "Talks with two neighbouring health bodies have begun.",
    ),
    (
        "4.4",
        "Dental visits are recorded by carers and looked at in supervision.",
        "Fostering Team",
        "April 2024",
        "G",
        "94% of children have seen a dentist in the past year.",
    ),
)

STAFF: tuple[Row, ...] = (
    (
        "5.1",
        "Offer each newly qualified worker a protected caseload of no more than twelve children in the first year.",
        "Service Director\nTeam Managers",
        "September 2024",
        "",
        "",
    ),
    (
        "5.2",
        "Supervision is recorded within five working days and shows what was thought about as well as what was done.",
        "All Managers",
        "May 2024",
        "A",
        "Recorded for 77% of workers in April, from 58% in January.",
    ),
)


def draw() -> Document:
    """The plan as a Word document."""
    document = new_document("Harbourside action plan")
    document.sections[0].footer.paragraphs[0].text = "DRAFT – Harbourside Council Children's Services"
    document.add_paragraph("DRAFT Ofsted Action Plan – May 2024", style="Title")
    prose(
        document,
        "Ofsted inspected Harbourside's services for children under the framework for the inspection of local "
        "authority children's services (ILACS) between 4 and 15 March 2024. The report was published on 29 April "
        "2024. Inspectors judged overall effectiveness as requires improvement to be good.",
        "This plan says what we will do about each of the five areas that inspectors asked us to improve. It was "
        "written with staff, partners and the young people of our Voices group, and the improvement board reads it "
        "every month.",
        "The work falls under three headings:",
        "• Help and protection",
        "• Children in care",
        "• Leadership and workforce",
    )
    document.add_heading("Help and protection", 1)
    objective(
        document,
        "1. The response to repeat contacts",
        "How the front door weighs what is already known about a child when a further contact is made.",
        "Some contacts were closed on the strength of the last event alone. Earlier worries about the same child were "
        "not always read, and a few children waited too long before help began.",
        CONTACTS,
    )
    objective(
        document,
        "2. Children's plans",
        "The clarity of plans, so that families know what has to change and by when.",
        "Plans are often long and list services to attend. They seldom say what life should be like for the child.",
        PLANNING,
    )
    objective(
        document,
        "3. Work before proceedings",
        "Management oversight of families who have had a letter before proceedings.",
        "Delay was not noticed early enough in a small number of families because the tracker was out of date.",
        LETTERS,
        ("Ref", "Action", "Action Owner", "Due by", "RAG", "Progress and impact"),
    )
    document.add_heading("Children in care", 1)
    objective(
        document,
        "4. Health of children in care",
        "The timeliness of health checks and the offer of therapeutic help.",
        "First health checks were late for more than a third of children. Those living at a distance waited longest.",
        HEALTH,
    )
    document.add_heading("Leadership and workforce", 1)
    objective(
        document,
        "5. Supervision and caseloads",
        "The regularity and depth of supervision.",
        "Supervision took place, but its records were thin. Workers in their first year carried too many children.",
        STAFF,
    )
    return document


def objective(
    document: Document, title: str, improve: str, found: str, rows: tuple[Row, ...], heads: tuple[str, ...] = HEADS
) -> None:
    """One objective: its number and name, the narrative, and the table of its actions."""
    document.add_heading(title, 2)
    document.add_heading("What needs to improve?", 3)
    prose(document, improve)
    document.add_heading("What inspectors found:", 3)
    prose(document, found)
    table = add_table(document, WIDTHS, heads, "1F3864", "FFFFFF")
    for row in rows:
        add_row(table, row, {4: FILLS.get(row[4])})
