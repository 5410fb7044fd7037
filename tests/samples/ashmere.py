"""Ashmere 2022: a report to a committee after a focused visit, with findings and figures but no plan."""

from __future__ import annotations

from docx.document import Document

from .word import add_row, add_table, new_document, prose


def draw() -> Document:
    """The report as a Word document."""
    document = new_document("Ashmere report to committee", font="Liberation Serif", size=11, margin=2.2)
    document.add_heading("Report to the Children and Families Scrutiny Committee", 1)
    for line in (
        "From: Director of Children's Services, Ashmere Borough Council",
        "Subject: Ofsted focused visit – progress report",
        "Date: 14 March 2022",
    ):
        document.add_paragraph().add_run(line).bold = True
    document.add_heading("1. Purpose", 2)
    prose(
        document,
        "1.1 This report tells the committee what inspectors found at their focused visit to Ashmere, and what the "
        "service has done since then. Members are asked to note it.",
    )
    document.add_heading("2. The visit", 2)
    prose(
        document,
        "2.1 Ofsted carried out a focused visit on 18 and 19 January 2022. Two inspectors looked at the front door. "
        "They read the records of 38 children and spoke with 24 members of staff and with six parents. A visit of "
        "this kind gives no grade.",
        "2.2 The letter that sets out the findings was published on 21 February 2022.",
        "2.3 Inspectors identified the following areas for priority action:",
        "• The speed with which children at risk of significant harm are seen by a social worker",
        "• The oversight by managers of decisions to take no further action",
        "2.4 They also identified these areas for improvement:",
        "• The sharing of information by partners at the point of referral",
        "• The use of history and chronologies when contacts about the same child are repeated",
        "• The recording of parental consent",
        "• The quality of figures that leaders use to know how the front door is working",
    )
    document.add_heading("3. What has been done", 2)
    prose(
        document,
        "3.1 The director met all staff of the front door on the day after the visit. Since then the service has done "
        "the following:",
        "• A further duty team has been in place since 7 February.",
        "• A head of service reads every decision to close a contact about a child under two.",
        "• Weekly meetings are held with the police and health to settle how information is shared.",
        "• Staff have been given a short guide to consent, and team managers check it when they sign off a contact.",
        "3.2 The figures below show the first results. They are small numbers and should be read with care.",
    )
    table = add_table(
        document, (9.0, 4.0, 4.0), ("Front door figures", "December 2021", "February 2022"), "E2EFD9", size=10
    )
    for row in (
        ("Contacts received", "412", "437"),
        ("Decisions within one working day", "71%", "88%"),
        ("Children seen on the day of referral where harm was likely", "76%", "95%"),
        ("Contacts about a child who was already known", "39%", "36%"),
    ):
        add_row(table, row, size=10)
    document.add_heading("4. Next steps", 2)
    prose(
        document,
        "4.1 A draft of the action plan was sent to Ofsted on 7 March 2022. It will come to this committee in full in "
        "May, when inspectors have commented on it.",
        "4.2 In the meantime the service will go on with:",
        "• Working with a neighbouring council that has a strong front door.",
        "• Asking parents what it was like to be contacted by us.",
        "• Preparing for a full inspection, which is likely within the year.",
    )
    document.add_heading("5. Conclusion", 2)
    prose(
        document,
        "5.1 The findings were serious and the service has acted quickly. The committee will be able to judge from "
        "the plan, and from the figures that go with it, whether children in Ashmere are being seen sooner and kept "
        "safer.",
    )
    return document
