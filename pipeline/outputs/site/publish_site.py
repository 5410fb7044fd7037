"""The comparison site: static pages made from a data set, which open from a folder without a server or a network."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

from pipeline.outputs.site.counts import theme_totals
from pipeline.outputs.site.dataset import DataSet, authorities, read_data_set
from pipeline.outputs.site.doubts import doubts
from pipeline.outputs.site.excerpts import Excerpts
from pipeline.outputs.site.pages import (
    Contents,
    document_pages,
    write_authorities,
    write_documents,
    write_notes,
    write_overview,
    write_review,
    write_search,
    write_themes,
)
from pipeline.outputs.site.pictures import Pictures
from pipeline.outputs.site.render import pages_in
from pipeline.outputs.site.search_index import write_index
from pipeline.version import VERSION
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
    if site.exists() and not (site / MARK).is_file() and (not site.is_dir() or any(site.iterdir())):
        raise NotASite(f"{site} holds files that are no site of this program; name an empty or a new folder")
    data = read_data_set(out)
    site.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{site.name}-", dir=site.parent) as folder:
        upcoming = Path(folder, "site")
        upcoming.mkdir()
        _write(data, out, upcoming, raw)
        if site.exists():
            site.rename(Path(folder, "before"))
        upcoming.rename(site)
    return sum(1 for _ in site.rglob("*.html"))


def _write(data: DataSet, out: Path, site: Path, raw: Path | None) -> None:
    (site / MARK).write_text("This folder is written by `actionplans publish` and replaced by it.\n", encoding="utf-8")
    with as_file(files("pipeline.outputs.site") / "static") as static:
        shutil.copytree(static, site / "static")
    pictures = Pictures(site, raw)
    parts, addresses = document_pages(data)
    contents = Contents(data, authorities(data), _themes(data), parts, addresses, doubts(data, pictures))
    pages = pages_in(site, version=VERSION, build=data.build or "unknown")
    write_review(pages, contents, pictures, Excerpts(raw))
    write_overview(pages, contents)
    write_authorities(pages, contents)
    write_themes(pages, contents)
    write_documents(pages, contents, pictures)
    pictures.close()
    write_search(pages, contents, write_index(data, site, addresses, contents.slugs, list(contents.themes)))
    write_notes(pages, contents, list(_downloads(out, site / DOWNLOADS)))


def _themes(data: DataSet) -> dict[str, Theme]:
    """The themes that actions or findings belong to, the most frequent in actions first; one that the vocabulary no
    longer knows goes by its identifier."""
    totals = theme_totals(data, data.counted)
    known = themes()
    met = {row["theme"] for rows in data.themes.values() for row in rows}
    ranked = sorted(met, key=lambda name: (-totals[name], name))
    return {name: known.get(name) or Theme(name, name.replace("_", " "), "", False, "", ()) for name in ranked}


def _downloads(out: Path, folder: Path) -> Iterator[tuple[str, str, int]]:
    """Puts the files to download into the site; gives name, what it is, and bytes of each."""
    from pipeline.outputs.export import export

    folder.mkdir()
    made = {
        "plans.xlsx": "Workbook: every table a reader works with, a sheet each",
        "plans-csv.zip": "All tables as CSV, a Frictionless data package with its schema",
    }
    for name, what in made.items():
        export(out, folder / name)
        yield name, what, (folder / name).stat().st_size
    for table in contract().values():
        source = out / f"{table.name}.parquet"
        shutil.copyfile(source, folder / source.name)
        yield source.name, f"Parquet: {table.says}", source.stat().st_size
