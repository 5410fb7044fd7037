"""Describe: what a document says of itself: whose it is, what it answers, when, and how its colours and initials are
meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.model import Block, Document, Paragraph, Table
from pipeline.card import Card
from pipeline.plan.document.objectives import names_document, names_sheet
from pipeline.plan.table.document_tables import DocumentTables
from pipeline.plan.table.openings import Opening
from pipeline.plan.table.plan_tables import OtherTable
from pipeline.sources import Source
from schema.contract import Record
from schema.dates.parse_date import read_date
from schema.document.authorities import Authority, find_authority
from schema.document.facts import Facts, Text, read_facts
from schema.owners.glossary import glossary_of
from schema.ratings.legends import Legend, read_legend_lines

PLAN = re.compile(r"\b(?:plan|report)\b", re.IGNORECASE)
FRONT_TABLE = 40  # cells; a table of more is no list of a document's facts
FIRST_PAGE = 30  # blocks that stand for the first page of a format without pages
WEIGHTS = {"title": 5.0, "heading": 2.0, "first_page": 2.0, "furniture": 2.0, "body": 1.0}
FILE_NAME = 3.0
LONGEST_INITIALS = 10  # characters


@dataclass(frozen=True, slots=True)
class Description:
    """Facts of a document, its authority and where that was read, its legend and its initials."""

    facts: Facts
    authority: Authority | None
    authority_from: str
    legend: Legend | None
    legend_page: int | None
    glossary: dict[str, str]


def describe(document: Document, source: Source, tables: DocumentTables) -> Description:
    texts = list(texts_of(document, tables))
    title = next((t.text for t in texts if t.place == "title"), "")
    facts = read_facts(title, texts, source.path.name, document.properties)
    weighted = [(t.text, WEIGHTS[t.place]) for t in texts]
    weighted.append((source.path.stem.replace("-", " ").replace("_", " ").title(), FILE_NAME))
    authority, where = find_authority(weighted)
    legend, page = legend_of(document.blocks, tables.legends)
    return Description(facts, authority, where, legend, page, glossary_of(_all_words(document)))


def _all_words(document: Document) -> Iterator[str]:
    """The words of every paragraph and cell: initials may be defined in any of them; and of rows that open with a short
    word, which a number alone is not, the first two cells with a tab between, as a list of initials has them."""
    for block in (*document.blocks, *document.furniture):
        if isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row)
            rows = block.rows if block.width > 1 else ()
            opened = (row[:2] for row in rows if _is_short_word(row[0].text))
            yield from (f"{short.text}\t{words.text}" for short, words in opened if short is not words)
        else:
            yield block.text


def _is_short_word(text: str) -> bool:
    return len(text) <= LONGEST_INITIALS and text.upper() != text.lower()


def texts_of(document: Document, tables: DocumentTables) -> Iterator[Text]:
    """The words of a document with the part they play: title, heading, first page, body or furniture.

    Of tables only those as small as a front page's, and what stands over the header of the first: what a plan's own
    rows mention says nothing of the document.
    """
    title = _title(document.blocks)
    top = next(iter(document.tables), None)
    for i, block in enumerate(document.blocks):
        if isinstance(block, Table):
            if block is top:
                yield from _over_header(tables.openings[i])
            if len(block.rows) * block.width <= FRONT_TABLE and isinstance(tables.found[i], OtherTable):
                for _, _, cell in block.cells():
                    yield Text(cell.text, "body", cell.places[0].page if cell.places else None)
            continue
        words, rest = block.text, ""
        if i == title and not block.level:
            words, _, rest = words.partition("\n")
        first = block.page == 1 if block.page else i < FIRST_PAGE
        place = "title" if i == title else "heading" if block.level else "first_page" if first else "body"
        yield Text(words, place, block.page)
        if rest:
            yield Text(rest, "first_page", block.page)
    for paragraph in document.furniture:
        yield Text(paragraph.text, "furniture", paragraph.page)


def _over_header(opening: Opening) -> Iterator[Text]:
    """The titles and notes in rows of their own over the header of a table, as a spreadsheet prints them."""
    for row in opening.table.rows[: opening.headers[0] if opening.said else 0]:
        cells = [cell for cell in {id(cell): cell for cell in row}.values() if cell.text]
        if len(cells) == 1:
            place = "heading" if names_document(cells[0].text) else "first_page"
            yield Text(cells[0].text, place, cells[0].places[0].page if cells[0].places else None)


def _title(blocks: Sequence[Block]) -> int | None:
    """Which block is the title: the first of all where it is one, else the first heading that speaks of a plan or
    report, else the first heading; None where there is none. The name of a sheet is one where no heading is on it."""
    named_sheet = bool(blocks) and names_sheet(blocks[0])
    paragraphs = [(i, block) for i, block in enumerate(blocks) if isinstance(block, Paragraph)]
    printed = [(i, block) for i, block in paragraphs if not names_sheet(block)]
    paragraphs = printed if any(block.level for _, block in printed) else paragraphs
    if paragraphs and paragraphs[0][0] == named_sheet and names_document(paragraphs[0][1].text.partition("\n")[0]):
        return paragraphs[0][0]
    headings = [(i, block) for i, block in paragraphs if block.level]
    named = (i for i, block in headings if not block.label and names_document(block.text) and PLAN.search(block.text))
    return next(named, headings[0][0] if headings else None)


def legend_of(blocks: Sequence[Block], keys: Mapping[int, Legend]) -> tuple[Legend | None, int | None]:
    """The document's own key to its colours, a small table of them or lines of prose that say so, and its page."""
    if keys:
        at, legend = next(iter(keys.items()))
        block = blocks[at]
        return legend, next(iter(block.pages), None) if isinstance(block, Table) else None
    prose = [block for block in blocks if isinstance(block, Paragraph)]
    found = read_legend_lines([block.text for block in prose])
    said = found.meanings[0].text if found else ""
    page = next((block.page for block in prose if said and said in " ".join(block.text.split())), None)
    return found, page


def document_record(source: Source, document: Document, description: Description, card: Card | None) -> Record:
    """The row of the document in `documents`, without its state and counts. A card's word goes before the document's
    own."""
    card = card or Card()
    facts, authority = description.facts, description.authority
    dated = read_date(card.dated) if card.dated else None
    return {
        "document_id": source.document_id,
        "source_file": source.source_file,
        "sha256": source.sha256,
        "bytes": source.bytes,
        "media_type": document.media_type,
        "pages": document.pages,
        "authority": card.authority or (authority.name if authority else None),
        "authority_code": authority.gss if authority else None,
        "la_code": authority.la_code if authority else None,
        "region": authority.region if authority else None,
        "document_type": facts.document_type,
        "title": card.title or facts.title or None,
        "plan_first": dated.first if dated else facts.plan_first,
        "plan_last": dated.last if dated else facts.plan_last,
        "is_draft": facts.is_draft,
        "framework": facts.framework,
        "inspection_first": facts.inspection_first,
        "inspection_last": facts.inspection_last,
        "inspection_published": facts.inspection_published,
        "overall_grade": facts.overall_grade,
        "answers": card.answers,
        "responds": card.responds,
        "same_as_text": card.same_as,
        "version_of": card.version_of,
        "url": card.url,
        "licence": card.licence,
        "extractor": document.extractor,
    }


def fact_records(document_id: str, description: Description, card: Card) -> Iterator[Record]:
    """Where each fact was read; those that the card gives stand as the card's."""
    keys = {"authority": "authority", "title": "title", "url": "url", "licence": "licence", "plan_first": "dated"}
    given = {fact: words for fact, key in sorted(keys.items()) if (words := getattr(card, key))}
    for fact, words in given.items():
        yield {"document_id": document_id, "fact": fact, "words": words, "place": "card"}
    if description.authority and "authority" not in given:
        name = description.authority.name
        yield {"document_id": document_id, "fact": "authority", "words": name, "place": description.authority_from}
    for fact, found in sorted(description.facts.read_from.items()):
        if fact not in given:
            yield {
                "document_id": document_id,
                "fact": fact,
                "words": found.words,
                "place": found.place,
                "page": found.page,
            }
