"""Objectives taken apart into number, words and report paragraphs, and what headings say that are none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extractors.model import Block, Paragraph
from pipeline.plan.document.outline import Outline
from pipeline.plan.table.label_rows import labelled_line
from schema.columns.date_columns import DATES
from schema.columns.known_headings import is_wording
from schema.document.titles import names_plan
from schema.references import inspection_references, split_labelled, split_reference

TITLE = re.compile(
    r"\b(?:plan|report|statement of action|inspection|ofsted|council|strategy|update|response)\b", re.IGNORECASE
)
PLAN_ALONE = re.compile(
    r"(?:(?:the|our|key|detailed|action|improvement|delivery|implementation) )*(?:plan|actions)", re.IGNORECASE
)
CONTINUED = re.compile(
    r"\s*(?:[(\[]\s*cont(?:inued|['’.]?d)?\b[^()\[\]]*[)\]]|[-–—:,]\s*cont(?:inued|['’]?d\b\.?|\.))\s*\Z", re.IGNORECASE
)
LONGEST_TITLE = 25  # words
NO_OUTLINE = Outline()


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective, recommendation or priority: its words without number and report paragraphs; and as printed."""

    text: str
    ref: str | None = None
    inspection_refs: tuple[str, ...] = ()
    printed: str = ""
    label: str = ""  # what it is called before its number: "Ofsted recommendation"


def objective_of(text: str, numbers: Mapping[str, tuple[str, str]] = NO_OUTLINE.numbers) -> Objective:
    """The words of an objective taken apart: "Priority 2: Strong leadership (para 13)" is number 2, its words, para
    13. `numbers` tells bare figures that number objectives of this document ("3 Strong teams"), by their words."""
    printed = said_once(" ".join(text.split()))
    refs, words = inspection_references(printed)
    label, ref, rest = split_labelled(words)
    if label:
        return Objective(rest or words, ref or None, tuple(refs), printed, label)
    ref, rest = numbers.get(printed) or numbers.get(words) or split_reference(words)
    return Objective(rest.strip() or words, ref or None, tuple(refs), printed)


def said_once(words: str) -> str:
    """The words of a heading without what says that it comes again overleaf ("Visits (continued)")."""
    return (CONTINUED.sub("", words) or words) if "cont" in words.casefold() else words


def names_document(words: str) -> bool:
    """Whether words at the head of a document are its title: a few, of a plan or report, and no numbered objective."""
    few = len(words.split()) <= LONGEST_TITLE and not words.endswith(".")
    return few and bool(TITLE.search(words) or names_plan(words)) and not objective_of(words).ref


def names_plan_alone(words: str) -> bool:
    """Whether a heading says no more than that the plan or its actions follow ("2. Action plan", "What we
    will do")."""
    said = split_reference(words)[1] if any(map(str.isdigit, words.partition(" ")[0])) else words
    return bool(PLAN_ALONE.fullmatch(said)) or is_wording(said, "action")


def names_sheet(block: Block) -> bool:
    """Whether a heading is the name of a workbook's sheet, which stands in no cell."""
    place = block.place if isinstance(block, Paragraph) else None
    return place is not None and place.sheet is not None and place.row is None


def says_who_or_when(block: Paragraph) -> bool:
    """Whether a line tells under labels who leads what stands above it, or when ("Lead: Head of Service")."""
    said = labelled_line(block) if ":" in block.text else ()
    return bool(said) and all(pair.field in ("owners", "accountable", *DATES) for pair in said)
