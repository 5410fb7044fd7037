"""Form layouts: the same labels again and again, each beside its value, read as one table with a row a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.model import Block, Cell, Paragraph, Place, Table
from extractors.stitching.forms import Form, Item, Stack
from extractors.stitching.forms_in_columns import in_columns
from extractors.stitching.forms_in_lines import are_lines, in_lines, labelled_lines
from extractors.stitching.forms_in_tables import in_table

LABELS_ALIKE = 2 / 3  # share of labels that two forms have in common


def forms_to_tables(blocks: Sequence[Block]) -> tuple[list[Block], list[Paragraph]]:
    """The blocks with forms as tables: labels in the first row, a row a form; and the labels that were repeated. Forms
    between two headings are one table.

    A form is a small table of label and value, or lines "label: value", whose labels come again in another form with
    other values. A legend that every page repeats is none.
    """
    units = list(_over_tables_apart(list(_units(blocks))))
    everywhere = [form for unit in units if isinstance(unit, Stack) for form in unit.forms]
    out: list[Block] = []
    run: list[Form] = []
    runs = [run]
    for unit in units:
        if not isinstance(unit, Stack) or not _come_again(unit, everywhere):
            out += [*_table(run), *(unit.blocks if isinstance(unit, Stack) else (unit,))]
            run = []
        elif run and _alike(run[0], unit.forms[0]):
            run += unit.forms
        else:
            out += _table(run)
            run = list(unit.forms)
            runs.append(run)
    return [*out, *_table(run)], [label for run in runs for label in _repeated(run)]


def _repeated(run: Sequence[Form]) -> Iterator[Paragraph]:
    """The labels of forms that others of one table had before them."""
    seen: set[str] = set()
    for form in run:
        yield from (Paragraph(label.lines) for key, (label, _) in form.pairs.items() if key in seen)
        seen.update(form.pairs)


def _over_tables_apart(units: Sequence[Block | Stack]) -> Iterator[Block | Stack]:
    """The units without forms that most often say, below a heading, what the table right below them is for."""
    pairs = [(one, other) for one, other in zip(units, [*units, None][1:], strict=True) if isinstance(one, Stack)]
    over = [one for one, other in pairs if isinstance(other, Table) and _opens_with_heading(one)]
    for unit in units:
        alike = isinstance(unit, Stack) and [one for one, _ in pairs if _alike(one.forms[0], unit.forms[0])]
        if isinstance(unit, Stack) and alike and 2 * sum(one in over for one in alike) > len(alike):
            yield from unit.blocks
        else:
            yield unit


def _opens_with_heading(stack: Stack) -> bool:
    """Whether a stack is one form of lines, the first of them a heading."""
    first = stack.blocks[0]
    return len(stack.forms) == 1 and isinstance(first, Paragraph) and bool(first.level)


def _units(blocks: Sequence[Block]) -> Iterator[Block | Stack]:
    lines: list[tuple[Paragraph, list[Item]]] = []
    said = labelled_lines(blocks)
    for block, found, is_line in zip(blocks, said, are_lines(blocks, said), strict=True):
        if isinstance(block, Paragraph) and is_line:
            lines.append((block, found))
            continue
        yield from in_lines(lines)
        lines = []
        forms = in_columns(block) or in_table(block) if isinstance(block, Table) else ()
        yield Stack((block,), forms) if forms else block
    yield from in_lines(lines)


def _come_again(stack: Stack, everywhere: Sequence[Form]) -> bool:
    return all(any(_alike(form, other) and _says(form) != _says(other) for other in everywhere) for form in stack.forms)


def _alike(one: Form, other: Form) -> bool:
    shared = one.pairs.keys() & other.pairs.keys()
    return next(iter(one.pairs)) in shared and len(shared) >= LABELS_ALIKE * max(len(one.pairs), len(other.pairs))


def _says(form: Form) -> tuple[str, ...]:
    return tuple(value.text for _, value in form.pairs.values())


def _table(run: Sequence[Form]) -> list[Table]:
    """The forms as one table; a label that a form lacks is an empty cell."""
    if not run:
        return []
    labels = {key: label for form in reversed(run) for key, (label, _) in form.pairs.items()}
    order = dict.fromkeys(key for form in run for key in form.pairs)
    rows = [tuple(form.pairs[key][1] if key in form.pairs else Cell() for key in order) for form in run]
    joins = {i: form.reason for i, form in enumerate(run, start=1) if form.reason}
    places = one_a_page([place for form in run for place in form.places])
    return [Table((tuple(labels[key] for key in order), *rows), places, header=1, joins=joins)]


def one_a_page(places: Sequence[Place]) -> tuple[Place, ...]:
    pages: dict[int | None, Place] = {}
    for place in places:
        seen = pages.get(place.page, place)
        pages[place.page] = seen._replace(
            x0=min(seen.x0, place.x0),
            top=min(seen.top, place.top),
            x1=max(seen.x1, place.x1),
            bottom=max(seen.bottom, place.bottom),
        )
    return tuple(pages.values())
