"""Wexmoor 2015: bulleted actions and outcomes, the judgement area as a heading, initials, a header left alone."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Pt
from docx.table import Table

from .word import add_band, add_row, add_table, keep_whole, new_document, prose

# "Ву" and "ТА" are Cyrillic letters that look Latin, as real plans have them.
HEADS = ("Actions", "Outcome", "Lead", "Ву")
WIDTHS = (7.0, 8.0, 6.6, 2.2, 2.2)
GREY = "E7E6E6"

Row = tuple[str, str, str, str, str]

PROTECTION: tuple[Row, ...] = (
    (
        "Make sure that every child who is the subject of a protection plan is seen alone and that what they say "
        "shapes the plan (1)",
        "• Rewrite the visit record so that the child's own words come first.\n"
        "• Check ten visit records a month in each team.\n"
        "• Train all workers in direct work with children under five.",
        "• Children are seen alone and feel heard.\n• Plans change because of what children say.",
        "RD",
        "31/3/15",
    ),
    (
        "Improve the timeliness of initial conferences and the quality of the reports that are brought to them. (4)",
        "• Book the conference at the end of the strategy meeting.\n"
        "• Send reports to parents three working days before the conference and help those who cannot read them.\n"
        "• Run the timeliness report 1/4ly for the senior team.\n"
        "• Chairs to send back reports that are not good enough, with a note of why.",
        "• Nine in ten conferences are held in time.\n• Parents come prepared.\n• Chairs see better reports.",
        "RD\nKP/JN",
        "30/4/15",
    ),
)

PERMANENCE: tuple[Row, ...] = (
    (
        "Widen the choice of foster homes for teenagers and for brothers and sisters who should stay together.(2)",
        "• Hold four recruitment evenings in the market towns.\n"
        "• Pay an allowance that recognises the skill of caring for teenagers.\n"
        "• Use the stories of present carers in all advertising.",
        "• Twenty more approved homes.\n• Fewer moves.",
        "ТА",
        "30/9/15",
    ),
    (
        "Ensure that all children have a permanence plan by their second review, and that drift is noticed and "
        "challenged (3)",
        "• Independent reviewing officers to record the permanence plan at each second review and raise an alert "
        "where none is agreed.\n• Start a monthly tracking meeting.\n• Agree with the courts how delays in expert "
        "reports are reported.\n• Life story work to begin as soon as the plan is agreed, with a named worker for "
        "each child and a copy kept on the record so that it can be found when the young person asks for it in later "
        "years.\n• Foster carers to keep a memory box.",
        "• No child waits without a plan.\n• Challenge by reviewing officers can be seen on the record.\n• Children "
        "know their own story, can tell it in their own words, and have photographs and keepsakes of the people who "
        "have been important to them.",
        "LB\nSW-IRO\nТА",
        "29/5/15",
    ),
    (
        "Raise the attainment of children looked after at sixteen. (5)",
        "• Personal education plans are written with the young person each term.\n"
        "• The virtual head visits each school where three or more of our children are on the roll.\n"
        "• Agree with head teachers how the premium is spent.",
        "• The gap narrows each year.\n• Every plan has a target that stretches.",
        "VH",
        "17/7/15",
    ),
)

LEADERSHIP: tuple[Row, ...] = (
    (
        "Strengthen the way in which leaders use performance information, so that they know the quality of work as "
        "well as its quantity (6)",
        "• Replace the monthly figures by a report that sets audit findings beside them.\n"
        "• Present the report to the lead member and to scrutiny.",
        "• Leaders can say how good practice is and how they know.",
        "DCS/KP",
        "30/6/15",
    ),
    (
        "Make it easier for children and families to complain, and show them what has changed because they did. (7)",
        "• Write a leaflet for each age group together with the children in care council.\n"
        "• Phone each person who complains within two working days.\n"
        "• Publish a yearly page of what was learned.",
        "• Children know how to complain.\n• Fewer complaints reach the second stage.",
        "CM",
        "30/6/15",
    ),
    (
        "Agree with health, the police and schools how the work of the children's board and the health and well-being "
        "board fits together, so that each knows what the other does. (8)",
        "• Chairs to sign a protocol.\n• Hold a joint meeting twice a year.",
        "• No gaps and no double work.\n• Partners can say who is responsible for what.",
        "DCS/Chairs",
        "31/7/15",
    ),
)

RAISED: tuple[Row, ...] = (
    (
        "Some assessments did not consider the child's culture and faith. (para 32)",
        "• Add a prompt to the assessment form.\n• Team discussion of three examples.",
        "• Audits show identity considered in all cases.",
        "JN",
        "31/3/15",
    ),
)

ADOPTION: tuple[Row, ...] = (
    (
        "A few adopters waited too long for their first meeting. (para 71)",
        "• Hold an information evening each month.",
        "• First meeting within ten working days of a call.",
        "LB",
        "31/3/15",
    ),
    (
        "Support after an order was made was not well known.",
        "• Leaflet and web page to be written with adopters.\n• Name the support worker in each letter.",
        "• More families ask for help early.",
        "LB/CM",
        "30/4/15",
    ),
)


def draw() -> Document:
    """The plan as a Word document."""
    document = new_document("Wexmoor inspection action plan", size=9.5)
    document.sections[0].header.paragraphs[0].text = "Inspection Action Plan 2015"
    document.add_heading("Wexmoor County Council: Ofsted Inspection Action Plan, February 2015", 1)
    prose(
        document,
        "This plan answers the areas for improvement in Ofsted's report of the single inspection of services for "
        "children in need of help and protection, children looked after and care leavers, published on 9 January "
        "2015. The number in brackets is that of the area for improvement in the report.",
        "The overall judgement is good. We want it to be outstanding.",
        "Leads are named by their initials. The senior team reads the plan each month, and the children's board each "
        "quarter.",
    )
    area(document, "Experiences and progress of children who need help and protection", PROTECTION)
    area(document, "Experiences and progress of children looked after and achieving permanence.", PERMANENCE)
    area(document, "Leadership, management and governance", LEADERSHIP)
    document.add_heading("Further actions (points made in the body of the report)", 2)
    document.paragraphs[-1].paragraph_format.space_before = Pt(SPACE_BEFORE_LAST)
    prose(
        document,
        "Inspectors made other points that are not among their areas for improvement. They matter to children as "
        "well, so we have given each of them a lead and a date. The improvement group looks at them together with the "
        "rest of the plan.",
    )
    table = area(document, "Experiences and progress of children who need help and protection", RAISED, repeat=False)
    keep_whole(table.rows[1])
    add_band(table, "Adoption")
    for row in ADOPTION:
        add_row(table, row)
    return document


# Points; such that the headings stand alone at the foot of the second page and the first row begins the third.
SPACE_BEFORE_LAST = 124


def area(document: Document, name: str, rows: tuple[Row, ...], repeat: bool = True) -> Table:
    """The table of one judgement area, whose name is the heading of its first column."""
    table = add_table(document, WIDTHS, (name, *HEADS), GREY, repeat=repeat)
    for row in rows:
        add_row(table, row)
    prose(document, "")
    return table
