"""The site's pages of councils and of themes: what each has, lacks and leads to."""

from __future__ import annotations

from itertools import groupby, islice
from operator import itemgetter

from pipeline.outputs.site import counts
from pipeline.outputs.site.dataset import grouped
from pipeline.outputs.site.document_rows import Row
from pipeline.outputs.site.pages import MOST_LINES_LISTED, MOST_LISTED, Contents, in_order
from pipeline.outputs.site.render import Pages, cut
from pipeline.outputs.site.searches import LACKING, NONE
from pipeline.questions.query import each_answer
from pipeline.questions.twelve_questions import MISSING
from pipeline.tables import read_rows

MOST_MISSING = 12  # themes a council lacks that its page names
SMART = {
    "named_owner": "name a post, a person or initials as owner",
    "dated_to_month": "have a due date to the month or better",
    "measured": "have an outcome or a measure",
}


def write_authorities(pages: Pages, contents: Contents) -> None:
    searches = contents.searches
    missing, like = _missing(contents), _like(contents)
    for part in cut(contents.authorities, "authorities/index", MOST_LINES_LISTED):
        pages.write(part.name, "authorities.html", part=part, total=len(contents.authorities))
    for authority in contents.authorities:
        tally = authority.tally
        for part in cut(contents.gathered.of_authority(authority), f"authorities/{authority.slug}", MOST_LISTED):
            pages.write(
                part.name,
                "authority.html",
                part=part,
                authority=authority,
                theme_counts=in_order(tally.themes),
                links={rag: searches.rated_in_council(rag, authority.name) for rag in (*tally.rags, NONE)},
                smart={told: tally.smart[name] for name, told in SMART.items()},
                lacking={what: tally.lacking[what] for what in LACKING},
                missing=missing.get(authority.name, ()),
                like=like.get(authority.name, ()),
                searches=searches,
                contents=contents,
            )


def _missing(contents: Contents) -> dict[str, list[Row]]:
    """The themes that each council lacks and most of those beside it have."""
    rows = groupby(each_answer(contents.data.out, MISSING), itemgetter("authority"))
    return {council: list(islice(lacks, MOST_MISSING)) for council, lacks in rows}


def _like(contents: Contents) -> dict[str, list[Row]]:
    """The statistical neighbours of each council that have a page, the nearest first."""
    rows = grouped(read_rows(contents.data.out, "neighbours"), "authority")
    return {
        council: [row for row in like if contents.searches.slug(row["neighbour"])] for council, like in rows.items()
    }


def write_themes(pages: Pages, contents: Contents) -> None:
    gathered = contents.gathered
    searches = contents.searches
    tallies = {name: gathered.by_theme.get(name, counts.Tally()) for name in contents.themes}
    pages.write("themes/index.html", "themes.html", contents=contents, tallies=tallies, found=gathered.found)
    for name, theme in contents.themes.items():
        mine = [(a, a.tally.themes[name]) for a in contents.authorities if a.tally.themes[name]]
        for part in cut(gathered.of_theme(name), f"themes/{name}", MOST_LISTED):
            pages.write(
                part.name,
                "theme.html",
                part=part,
                theme_id=name,
                theme=theme,
                tally=tallies[name],
                findings=gathered.found[name],
                by_authority=sorted(mine, key=lambda row: (-row[1], row[0].name)),
                links={rag: searches.theme_rated(name, rag) for rag in (*tallies[name].rags, NONE)},
                terms=list(in_order(gathered.terms.get(name, {})))[:15],
                times=contents.data.times.get(name, ()),
                searches=searches,
            )
