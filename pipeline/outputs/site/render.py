"""Templates made into pages, and long lists cut into pages that a browser on a telephone will bear."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.outputs.site import value_words as words
from pipeline.outputs.site.kept_templates import KeptTemplates
from pipeline.told import count, in_full

T = TypeVar("T")
LARGEST_PAGE = 300_000  # bytes of words on a page; what surrounds them may double it
FILTERS = ("period", "day", "due", "rating", "plain", "flag", "shown", "short", "share")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the pages a long list is cut into: `number` from 1, `names` the files of all of them."""

    rows: Sequence[Any]
    number: int
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.names[self.number - 1]


@dataclass(frozen=True, slots=True)
class Pages:
    """Renders templates into the folder of the site."""

    site: Path
    environment: Environment

    def write(self, name: str, template: str, **content: Any) -> None:
        """One page; `name` is its path below the site."""
        text = self.environment.get_template(template).render(root="../" * name.count("/"), page=name, **content)
        path = self.site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def pages_in(site: Path, **everywhere: Any) -> Pages:
    """Pages in a folder; `everywhere` is known to all templates. Printed words are text there, whatever they hold."""
    environment = Environment(
        loader=PackageLoader("pipeline.outputs.site"),
        autoescape=True,
        bytecode_cache=KeptTemplates(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update({name: getattr(words, name) for name in FILTERS} | {"count": count, "in_full": in_full})
    environment.globals.update(everywhere)
    return Pages(site, environment)


def cut(rows: Iterable[Any], name: str, most: int) -> Iterator[Part]:
    """The rows on pages of no more than `most`, nor of more words than LARGEST_PAGE; one page where there are none.

    Those of the first page are gone through once, the others twice, and no more than two pages are held.
    """
    groups = grouped(rows, _bytes_of, LARGEST_PAGE, most)
    first = next(groups, [])
    sizes = [len(group) for group in groups]
    names = _names(name, len(sizes) + 1)
    yield Part(first, 1, names)
    left = islice(rows, len(first), None)
    for number, size in enumerate(sizes, start=2):
        yield Part(list(islice(left, size)), number, names)


def cut_again(rows: Iterable[Any], name: str, sizes: Sequence[int]) -> Iterator[Part]:
    """The rows on pages that hold so many of them, as `cut` found it."""
    names, left = _names(name, len(sizes)), iter(rows)
    for number, size in enumerate(sizes, start=1):
        yield Part(list(islice(left, size)), number, names)


def _names(name: str, pages: int) -> tuple[str, ...]:
    return (f"{name}.html", *(f"{name}-{number}.html" for number in range(2, pages + 1)))


def grouped(rows: Iterable[T], weigh: Callable[[T], int], largest: int, most: int | None = None) -> Iterator[list[T]]:
    """The rows in groups of no more than `most` that weigh no more than `largest`, unless one row alone does."""
    group: list[T] = []
    size = 0
    for row in rows:
        weight = weigh(row)
        if group and (len(group) == most or size + weight > largest):
            yield group
            group, size = [], 0
        group.append(row)
        size += weight
    if group:
        yield group


def _bytes_of(row: Any) -> int:
    return len(escape(str(row)).encode()) if isinstance(row, dict) else 0
