"""The comparison site: static pages made from a data set, which open from a folder without a server or a network."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from secrets import token_hex

from pipeline.outputs.datapackage import write_zip
from pipeline.outputs.site.council_pages import write_authorities, write_themes
from pipeline.outputs.site.counts import ranked
from pipeline.outputs.site.dataset import Authority, DataSet, authorities, read_data_set, smart_facts
from pipeline.outputs.site.doubts import doubts
from pipeline.outputs.site.excerpts import Excerpts
from pipeline.outputs.site.gather_lists import Gathered
from pipeline.outputs.site.pages import (
    Contents,
    addresses_of,
    pages_of,
    write_documents,
    write_doubts,
    write_notes,
    write_overview,
    write_review,
    write_search,
)
from pipeline.outputs.site.pictures import Pictures, turned_pages
from pipeline.outputs.site.question_pages import write_questions
from pipeline.outputs.site.render import Pages, pages_in
from pipeline.outputs.site.report_pages import write_reports
from pipeline.outputs.site.search_index import write_index
from pipeline.outputs.site.shelf import Shelf
from pipeline.outputs.workbook import write_workbook
from pipeline.outputs.workbook_questions import MOST_ANSWER_ROWS
from pipeline.questions.query import let_go
from pipeline.questions.twelve_questions import Answer, all_answered
from pipeline.version import VERSION
from pipeline.whole_file import told_by_the_system
from schema.contract import contract
from schema.themes import Theme, themes

MARK = ".actionplans-site"  # by which a folder is known as a site, which may be replaced
DOWNLOADS = "downloads"


class NotASite(Exception):  # noqa: N818 - told to the user as it is
    """The folder for the site holds something else, which is not to be lost."""


def publish(out: Path, site: Path, raw: Path | None = None) -> int:
    """Writes the site of the data set in `out` to the folder `site`, in place of one that is there; gives its pages.

    With `raw`, the folder of the documents, it shows places on their printed pages. Raises FileNotFoundError where
    there are no tables, NotASite where `site` is a folder of other things. The same tables give the same bytes.
    """
    if site.exists() and not site.is_dir():
        raise NotASite(f"{site} is a file; name an empty or a new folder")
    if site.exists() and not (site / MARK).is_file() and any(site.iterdir()):
        raise NotASite(f"{site} holds files that are no site of this program; name an empty or a new folder")
    data = read_data_set(out)
    site.parent.mkdir(parents=True, exist_ok=True)
    with _room_beside(site) as folder:
        upcoming = Path(folder, "site")
        upcoming.mkdir()
        with told_by_the_system(site), Shelf(Path(folder, "shelf")) as shelf:
            _write(data, upcoming, raw, shelf)
        _put(upcoming, site, Path(folder, "before"))
    return sum(1 for _ in site.rglob("*.html"))


@contextmanager
def _room_beside(site: Path) -> Iterator[str]:
    """A folder beside the site, which is gone when the block ends."""
    opening = f".{site.name}-{token_hex(4)}-"
    try:
        room = tempfile.TemporaryDirectory(prefix=opening, dir=site.parent)
    except OSError as error:
        error.filename = str(site)  # the name that its reader knows
        raise
    except KeyboardInterrupt:  # it may be there, and its own cleaning not yet
        for folder in (path for path in site.parent.iterdir() if path.name.startswith(opening)):
            folder.rmdir()
        raise
    with room as name:
        yield name


def _put(upcoming: Path, site: Path, before: Path) -> None:
    """The upcoming site in place of the one that is there, which is moved to `before`, or back where that fails."""
    try:
        if site.exists():
            site.rename(before)
        upcoming.rename(site)
    except BaseException:
        if before.exists() and not site.exists():
            before.rename(site)
        raise


def _write(data: DataSet, site: Path, raw: Path | None, shelf: Shelf) -> None:
    (site / MARK).write_text("This folder is written by `actionplans publish` and replaced by it.\n", encoding="utf-8")
    with as_file(files("pipeline.outputs.site") / "static") as static:
        (site / "static").mkdir()
        for file in static.iterdir():  # copytree would make one fault of all, without its kind
            shutil.copyfile(file, site / "static" / file.name)
    pictures = Pictures(site, raw, turned_pages(data.out) if raw else {})
    pages = pages_in(site, version=VERSION, build=data.build or "unknown")
    whose, gathered = authorities(data), Gathered(shelf)
    _gather(data, whose, gathered, pages, pictures, Excerpts(raw))
    contents = Contents(data, whose, gathered, _themes(gathered))
    write_review(pages, contents)
    write_overview(pages, contents)
    write_authorities(pages, contents)
    write_themes(pages, contents)
    write_documents(pages, contents, pictures)
    answers = all_answered(data.out, MOST_ANSWER_ROWS)
    write_questions(pages, contents, write_reports(pages, contents, pictures), answers)
    pictures.close()
    let_go()
    write_search(pages, contents, write_index(gathered.searched(), site, contents.themes))
    write_notes(pages, contents, list(_downloads(data.out, site / DOWNLOADS, answers)))


def _gather(
    data: DataSet, whose: Iterable[Authority], gathered: Gathered, pages: Pages, pictures: Pictures, excerpts: Excerpts
) -> None:
    """Goes through the documents once: writes what is to look at in each, and gathers what lists and counts need."""
    authority_of = {document["document_id"]: authority for authority in whose for document in authority.documents}
    gathered.take_smart(smart_facts(data.out))
    for one in data.each_document():
        parts = pages_of(one)
        if len(parts) > 1:
            gathered.pages[one.key] = tuple(len(part.rows) for part in parts)
        addresses = addresses_of(parts)
        gathered.add(one, authority_of[one.key], addresses)
        if found := doubts(one, pictures):
            gathered.doubts[one.key] = Counter(doubt.kind for doubt in found)
            write_doubts(pages, one.document, found, addresses, pictures, excerpts)


def _themes(gathered: Gathered) -> dict[str, Theme]:
    """The themes that actions or findings belong to, the most frequent in actions first; one that the vocabulary no
    longer knows goes by its identifier."""
    known, totals = themes(), gathered.whole.themes
    return {
        name: known.get(name) or Theme(name, name.replace("_", " "), "", False, "", ())
        for name in ranked({name: totals[name] for name in gathered.met})
    }


def _downloads(out: Path, folder: Path, answers: Mapping[str, Answer]) -> Iterator[tuple[str, str, int]]:
    """Puts the files to download into the site; gives name, what it is, and bytes of each."""
    folder.mkdir()
    workbook, package = folder / "plans.xlsx", folder / "plans-csv.zip"
    write_workbook(out, workbook, answers)
    yield workbook.name, "Workbook: every table a reader works with, a sheet each", workbook.stat().st_size
    write_zip(out, package)
    what = "All tables as CSV, a Frictionless data package with its schema"
    yield package.name, what, package.stat().st_size
    for table in contract().values():
        source = out / f"{table.name}.parquet"
        shutil.copyfile(source, folder / source.name)
        yield source.name, f"Parquet: {table.says}", source.stat().st_size
