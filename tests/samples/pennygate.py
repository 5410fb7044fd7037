"""Pennygate 2023: one short plan as Markdown and as plain text with tabs between the cells."""

from __future__ import annotations

from collections.abc import Sequence

HEADS = ("No.", "Action", "Lead officer", "Timescale", "Status", "Progress")

Row = tuple[str, str, str, str, str, str]

PARTS: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        "Priority 1: Timely assessments",
        (
            (
                "1.1",
                "Agree a date for the end of each assessment at its start.",
                "Assessment Service Manager",
                "June 2023",
                "Complete",
                "Dates are agreed for all children.",
            ),
            (
                "1.2",
                "Look at all assessments that have run for 40 working days.",
                "Team Managers",
                "Weekly",
                "In progress",
                "Began in May.",
            ),
            (
                "1.3",
                "Ask parents to read the assessment before it is closed.",
                "Team Managers; Family Group Coordinator",
                "30/09/2023",
                "In progress",
                "",
            ),
            (
                "1.4",
                "Report late assessments to the director.",
                "Performance Officer",
                "July 2023",
                "Complete",
                "Report in use.",
            ),
        ),
    ),
    (
        "Priority 2: Care leavers",
        (
            (
                "2.1",
                "Offer every care leaver a health passport.",
                "Leaving Care Manager",
                "December 2023",
                "In progress",
                "Sixty have been given out.",
            ),
            (
                "2.2",
                "Raise the number of starter flats from six to ten.",
                "Head of Housing",
                "March 2024",
                "Not started",
                "",
            ),
            (
                "2.3",
                "Keep in touch with care leavers in custody.",
                "Personal Advisers",
                "Ongoing",
                "In progress",
                "Visits are recorded.",
            ),
            (
                "2.4",
                "Write the local offer again with young people.",
                "Participation Lead / Leaving Care Manager",
                "Q3 2023/24",
                "Not started",
                "Group meets in September.",
            ),
        ),
    ),
)

OPENING = (
    "Pennygate Council: Children's Services Action Plan, May 2023",
    "This plan follows Ofsted's inspection of local authority children's services (ILACS), held from 23 January to 3 "
    "February 2023. The report was published on 20 March 2023 and judged services to be good.",
)


def markdown() -> str:
    """The plan as Markdown, with a pipe table for each priority."""
    lines = [f"# {OPENING[0]}", "", OPENING[1], ""]
    for title, rows in PARTS:
        lines += [f"## {title}", "", pipe_row(HEADS), pipe_row(["---"] * len(HEADS)), *map(pipe_row, rows), ""]
    return "\n".join(lines)


def plain() -> str:
    """The plan as plain text, with tabs between the cells of a row."""
    lines = [*OPENING, ""]
    for title, rows in PARTS:
        lines += [title, "", "\t".join(HEADS), *("\t".join(row) for row in rows), ""]
    return "\n".join(lines)


def pipe_row(cells: Sequence[str]) -> str:
    """One row of a Markdown table."""
    return "| " + " | ".join(cells) + " |"
