"""Quillshire 2019: many numbered actions beside one objective and its numbered measures, after a risk register."""

from __future__ import annotations

from docx.document import Document
from docx.table import Table

from .word import add_row, add_table, hide_rules, new_document, prose

HEADS = (
    "Ref",
    "Objective/what needs to improve",
    "Ofsted ref",
    "Action required",
    "Due",
    "Leads",
    "Key performance indicators",
)
WIDTHS = (1.1, 4.4, 2.0, 8.2, 2.2, 2.9, 5.2)
BLUE = "C6D9F1"
SIZE = 10

RISKS = (
    (
        "i) Social workers leave faster than they can be replaced",
        "A retention payment is agreed and exit interviews are read by the director",
        "High",
    ),
    (
        "ii) Money for the second year is not confirmed",
        "The budget is planned in two steps and the board is told each quarter",
        "Medium",
    ),
    (
        "iii) Partners do not send staff to joint training",
        "Chief officers have promised places and attendance is reported",
        "Medium",
    ),
)

Action = tuple[str, str, str]
Objective = tuple[str, str, str, tuple[Action, ...], str]

OBJECTIVES: tuple[Objective, ...] = (
    (
        "1",
        "The capacity of social work teams, so that children do not have frequent changes of worker and workers have "
        "time to know the children they are responsible for.",
        "Pg 3 para 9\nPg 5 para 14, 15",
        (
            (
                "1.1. Set out the structure of teams for the next three years and the number of posts in each.",
                "Sept 2019",
                "DCS",
            ),
            (
                "1.1.1. Work out the cost of two further assessment teams and of smaller caseloads.",
                "Oct 2019",
                "HoS Finance",
            ),
            ("1.1.2. Move children between teams only at agreed points.", "Aug 2019", "Rosa Whitlock"),
            ("1.1.3. Ask families what a change of worker has meant to them.", "", "Participation Team"),
            (
                "1.1.4. Tell each child and each parent in person, and in a letter they can keep, when their worker "
                "is going to change and who will come next.",
                "Sept 2019",
                "Team Managers",
            ),
            ("1.2. Bring agency staff below one in ten posts.", "March 2020", "HR/Heads of Service"),
            (
                "1.2.1. Begin a programme for workers who return to the profession.\n1.2.2. Open a second intake of "
                "trainees.",
                "Jan 2020\n\nFeb 2020",
                "PSW\n\nHR",
            ),
            (
                "1.2.3. Speak with every worker who leaves within a fortnight of their notice and report to the board "
                "what they say.",
                "",
                "HR",
            ),
            ("1.3. Give each team a business support officer.", "Nov 2019 & ongoing", "Owen Tarrant"),
            ("1.3.1. Take minutes, bookings and travel off the desks of social workers.", "Nov 2019", ""),
            (
                "1.3.2. Lend laptops and phones that work in the villages, and test that they do.",
                "Dec 2019",
                "Digital Services",
            ),
            (
                "1.4. Open a practice academy with the two nearest universities, where workers in their first three "
                "years learn together, are observed in their work by experienced colleagues and have time to read.",
                "Sept 2020",
                "PSW/ Rosa Whitlock",
            ),
        ),
        "1. % of children with three or more workers in a year.\nTarget: 10% by March 2020\n"
        "2. Average number of children for each worker.\nTarget: 16\n"
        "3. % of posts filled by permanent staff.\nTarget: 90%\n"
        "4. Staff say in the yearly survey that they have time to do good work.",
    ),
    (
        "2",
        "The quality of assessments and chronologies for children who live with neglect.",
        "Pg 6 para 18",
        (
            (
                "2.1. Adopt one tool for describing neglect and teach it to all agencies.",
                "Oct 2019",
                "Rosa Whitlock/ Health Lead",
            ),
            ("2.1.1. Each team to name a practice lead for neglect.", "Aug 2019", "Team Managers"),
            (
                "2.2. Chronologies are written with the family and brought up to date before each review.",
                "Dec 2019",
                "PSW",
            ),
            (
                "2.3. Look again at all children whose plan has ended twice in two years, decide with a manager from "
                "another service whether they are safe, and record that decision.",
                "Sep 2019",
                "Head of QA",
            ),
            (
                "2.4. Report the findings of this work to the improvement board and to the safeguarding partners.",
                "Oct 2019",
                "Head of QA",
            ),
        ),
        "5. % of neglect assessments that use the tool.\nTarget: 75% by Jan 2020, 90% by June 2020\n"
        "6. % of audited chronologies judged good.\nTarget: 60%\n"
        "7. % of children with a second plan within two years.\nTarget: TBC",
    ),
    (
        "3",
        "Management oversight and supervision at all levels.",
        "Pg 8 Para 27\nPg 9 Para 31",
        (
            (
                "3.1. Write a supervision standard and publish it with two worked examples.",
                "Aug 2019",
                "Owen Tarrant (OT)",
            ),
            ("3.2. Managers record the reason for each decision to step down.", "Immediate", "All managers"),
            ("3.3. Director sits in on one team meeting a fortnight.", "Ongoing", "DCS"),
            ("3.4. Train all managers in reflective supervision within 26 weeks of taking up post.", "Feb 2020", "OT"),
            ("3.5. Audit supervision files four times a year.", "Quarterly", "Head of QA"),
        ),
        "8. % of workers with supervision in the last month.\nTarget: 95%\n"
        "9. % of supervision records judged good.\nTarget: 70% by Feb 2020",
    ),
)

OUTCOMES = (
    "Children will know the name of their worker and how to reach them. Workers will have time for visits and for "
    "writing with families.",
    "Neglect will be named early, described in the same way by all agencies and put right before it does lasting harm.",
    "Managers will notice drift and act. Staff will say that supervision helps them to think.",
)


def draw() -> Document:
    """The plan as a Word document."""
    document = new_document("Quillshire improvement plan", size=10.5)
    document.sections[0].header.paragraphs[0].text = "Agenda Item 7 Appendix A"
    document.add_heading("Quillshire Children's Services Improvement Plan July 2019", 1)
    prose(
        document,
        "Ofsted inspected Quillshire's local authority children's services (ILACS) between 4 and 15 February 2019. "
        "The report, published on 2 April 2019, judged them to be inadequate and named three areas which need to "
        "improve.",
        "This plan was written with staff in a series of workshops and was agreed by Cabinet on 9 July 2019. The "
        "improvement board, which has an independent chair, meets each month and reads a report on every action and "
        "every measure.",
    )
    document.add_heading("Risks to the plan", 2)
    prose(document, "The main risks are kept under review by the improvement board.")
    risks = add_table(
        document, (8.0, 13.0, 5.0), ("Risk", "Mitigating action (in place or planned)", "Likelihood"), BLUE
    )
    for risk in RISKS:
        add_row(risks, risk)
    document.add_heading("The plan", 2)
    for objective, outcome in zip(OBJECTIVES, OUTCOMES, strict=True):
        add_objective(document, objective)
        document.add_heading("Improvement outcomes", 3)
        prose(document, outcome)
    return document


def add_objective(document: Document, objective: Objective) -> Table:
    """The table of one objective: what is said once is merged down, and no rule parts one action from the next."""
    ref, words, ofsted, actions, measures = objective
    table = add_table(document, WIDTHS, HEADS, BLUE, size=SIZE)
    for number, (action, due, lead) in enumerate(actions):
        row = add_row(
            table,
            (ref, words, ofsted, action, due, lead, measures) if number == 0 else ("", "", "", action, due, lead, ""),
            size=SIZE,
        )
        for column in (3, 4, 5):
            hide_rules(row.cells[column], top=number > 0, bottom=number < len(actions) - 1)
    for column in (0, 1, 2, 6):
        merge_down(table, column)
    return table


def merge_down(table: Table, column: int) -> None:
    """Merge a column's cells below the headings into one, and drop the empty paragraphs this adds."""
    merged = table.cell(1, column).merge(table.cell(len(table.rows) - 1, column))
    for paragraph in merged.paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)
