"""The site's pages: what each of them tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from pipeline.outputs.site import charts, counts
from pipeline.outputs.site.dataset import Authority, DataSet, DocumentData
from pipeline.outputs.site.document_rows import Row
from pipeline.outputs.site.doubts import KINDS, Doubt
from pipeline.outputs.site.excerpts import Excerpt, Excerpts
from pipeline.outputs.site.gather_lists import Gathered
from pipeline.outputs.site.pictures import Pictures, Window, boxes_of
from pipeline.outputs.site.render import Pages, Part, cut, cut_again
from pipeline.outputs.site.searches import Searches
from pipeline.outputs.site.value_words import DUE_KINDS, RAGS, STATES, period, plain, rating
from pipeline.questions.councils import NOT_KNOWN
from pipeline.questions.query import each_answer
from pipeline.questions.twelve_questions import RECOMMENDED
from schema.columns import known_headings as headings
from schema.contract import contract
from schema.themes import Theme

MOST_WHOLE, MOST_LISTED, MOST_DOUBTS = 40, 100, 40  # actions told in full, actions in a list, doubts: on one page
MOST_RECOMMENDED = 10  # themes of recommendations on the overview
MOST_LINES_LISTED = 1000  # lines of a list of authorities or documents on one page
TEXTS = ("progress", "next_steps", "evidence", "resources", "risks", "comments")


@dataclass(frozen=True, slots=True)
class Contents:
    """All that pages are made of: the data set, its authorities, what was gathered of all actions, and the themes that
    are met in it (the most frequent first)."""

    data: DataSet
    authorities: Sequence[Authority]
    gathered: Gathered
    themes: Mapping[str, Theme]

    @property
    def authority_of(self) -> dict[str, Authority]:
        """By document_id."""
        return {d["document_id"]: a for a in self.authorities for d in a.documents}

    @property
    def searches(self) -> Searches:
        return Searches(self.themes, self.authorities)

    @property
    def doubts(self) -> int:
        return sum(tally.total() for tally in self.gathered.doubts.values())


def pages_of(data: DocumentData) -> list[Part]:
    """The pages of a document's actions."""
    return list(cut(data.actions, f"documents/{data.key}", MOST_WHOLE))


def addresses_of(parts: Iterable[Part]) -> dict[str, str]:
    """The address of each action of a document on these pages."""
    return {row["action_id"]: f"{part.name}#a-{row['action_id']}" for part in parts for row in part.rows}


def write_overview(pages: Pages, contents: Contents) -> None:
    gathered, labels = contents.gathered, {name: theme.label for name, theme in contents.themes.items()}
    whole = gathered.whole
    by_authority = counts.themes_by_authority(whole, {a.name: a.tally for a in contents.authorities})
    by_rating = counts.ratings_by_theme(whole, gathered.by_theme)
    due, roles = counts.due_dates(gathered.due), in_order(gathered.roles)
    searches = contents.searches
    pages.write(
        "index.html",
        "index.html",
        figures=_figures(contents),
        labels=labels,
        by_authority=by_authority,
        by_rating=by_rating,
        due_dates=due,
        undated=whole.lacking["date"],
        roles=roles,
        drawings=_drawings(by_authority, by_rating, due, roles, labels, searches),
        searches=searches,
        recommended=list(islice(each_answer(contents.data.out, RECOMMENDED), MOST_RECOMMENDED)),
        unowned=whole.lacking["owner"],
        limits=charts,
        all_actions=whole.actions,
        few=[a.name for a in contents.authorities if a.few],
    )


def _drawings(
    by_authority: counts.Crosstab,
    by_rating: counts.Crosstab,
    due: Mapping[str, int],
    roles: Mapping[str, int],
    labels: Mapping[str, str],
    searches: Searches,
) -> dict[str, str]:
    """The overview's charts, each with links from what it counts to the search that lists it."""
    told = "the data table has the figures"
    return {
        "themes": charts.heat_map(
            by_authority, labels, f"Heat map of themes by council; {told}", searches.theme_of_council
        ),
        "ratings": charts.stacked(by_rating, labels, f"Bars of ratings by theme; {told}", searches.theme_rated),
        "due": charts.columns(
            due,
            f"Columns of actions by when they are due; {told}",
            "Actions",
            {name: searches.due(name) for name in due},
        ),
        "roles": charts.bars(
            roles,
            f"Bars of actions by role of their owners; {told}",
            "Actions",
            {name: searches.role(name) for name in roles},
        ),
    }


def _figures(contents: Contents) -> list[tuple[int, str, str]]:
    councils, actions = sum(a.known for a in contents.authorities), contents.gathered.whole.actions
    plans = sum(d["state"] == "extracted" and not d["same_as"] for d in contents.data.documents)
    return [
        (councils, "council" if councils == 1 else "councils", "authorities/index.html"),
        (plans, "plan" if plans == 1 else "plans", "documents/index.html"),
        (actions, "action" if actions == 1 else "actions", "actions.html"),
        (len(contents.themes), "theme" if len(contents.themes) == 1 else "themes", "themes/index.html"),
        (contents.doubts, "doubt to look at" if contents.doubts == 1 else "doubts to look at", "review/index.html"),
    ]


def in_order(totals: Mapping[str, int]) -> dict[str, int]:
    """What is counted, the most frequent first."""
    return {name: totals[name] for name in counts.ranked(totals)}


def write_documents(pages: Pages, contents: Contents, pictures: Pictures) -> None:
    whose = contents.authority_of
    for part in cut(contents.data.documents, "documents/index", MOST_LINES_LISTED):
        pages.write(part.name, "documents.html", part=part, whose=whose, states=STATES, not_known=NOT_KNOWN)
    for data in contents.data.each_document(places=pictures.raw is not None):
        places = data.provenance
        sizes = contents.gathered.pages.get(data.key, (len(data.actions),))
        for part in cut_again(data.actions, f"documents/{data.key}", sizes):
            pages.write(
                part.name,
                "document.html",
                part=part,
                data=data,
                document=data.document,
                slug=whose[data.key].slug,
                objectives=[(words, list(rows)) for words, rows in groupby(part.rows, _objective)],
                windows={
                    a["action_id"]: pictures.windows(data.document, boxes_of(places.get(a["action_id"], ())))
                    for a in part.rows
                },
                findings=data.findings if part.number == 1 else (),
                measures=data.measures if part.number == 1 else (),
                doubts=contents.gathered.doubts.get(data.key, Counter()).total(),
                themes=contents.themes,
                readings=readings,
                texts=TEXTS,
                not_known=NOT_KNOWN,
            )


def _objective(action: Row) -> str:
    return " ".join(word for word in (action["objective_ref"], action["objective"] or action["section"]) if word)


def readings(action: Row) -> Iterator[tuple[str, str, str]]:
    """What the typed values of an action are: name, as printed, as read. A value that the plan leaves out is left
    out."""
    for name in ("owners", "accountable", "partners"):
        printed = action["owner_text"] if name == "owners" else None
        if printed or action[name]:
            yield plain(name), printed or "", "; ".join(action[name])
    for name in ("start", "due", "completed"):
        kind = DUE_KINDS.get(action["due_kind"], "") if name == "due" and action["due_kind"] != "dated" else ""
        read = period(action[f"{name}_first"], action[f"{name}_last"])
        if action[f"{name}_text"] or read or kind:
            yield plain(name), action[f"{name}_text"] or "", ", ".join(word for word in (read, kind) if word)
    if action["rag"] or action["rag_text"]:
        source = f" (read from its {plain(action['rag_source']).lower()})" if action["rag_source"] else ""
        yield "Rating", action["rag_text"] or "", f"{rating(action['rag'])}{source}" if action["rag"] else ""
    if action["status"]:
        yield "Status", "", plain(action["status"])


def write_search(pages: Pages, contents: Contents, scripts: Sequence[str]) -> None:
    gathered = contents.gathered
    pages.write(
        "actions.html",
        "actions.html",
        scripts=scripts,
        total=gathered.whole.actions,
        authorities=[a for a in contents.authorities if a.tally.actions],
        theme_options=[(theme.label, gathered.whole.themes[name]) for name, theme in contents.themes.items()],
        rags=list(gathered.whole.rags.items()),
        ratings={rag: rating(rag) for rag in RAGS},
        statuses=in_order(gathered.statuses),
        roles=in_order(gathered.roles),
        kinds={kind: DUE_KINDS.get(kind, plain(kind)) for kind in in_order(gathered.kinds)},
    )


def write_review(pages: Pages, contents: Contents) -> None:
    """The list of documents to look at."""
    documents = {d["document_id"]: d for d in contents.data.documents}
    pages.write("review/index.html", "review.html", documents=documents, tallies=contents.gathered.doubts, kinds=KINDS)


def write_doubts(
    pages: Pages,
    document: Row,
    found: Sequence[Doubt],
    addresses: Mapping[str, str],
    pictures: Pictures,
    excerpts: Excerpts,
) -> None:
    """What is to look at in one document."""
    order = list(KINDS)
    ranked = sorted(found, key=lambda doubt: order.index(doubt.kind))
    for part in cut(ranked, f"review/{document['document_id']}", MOST_DOUBTS):
        pages.write(
            part.name,
            "review_document.html",
            part=part,
            document=document,
            total=len(found),
            kinds=KINDS,
            groups=[
                (kind, [(doubt, *_seen(document, doubt, pictures, excerpts)) for doubt in rows])
                for kind, rows in groupby(part.rows, lambda doubt: doubt.kind)
            ],
            fields=sorted(headings.fields()),
            addresses=addresses,
        )


def _seen(document: Row, doubt: Doubt, pictures: Pictures, excerpts: Excerpts) -> tuple[list[Window], list[Excerpt]]:
    """What a reader sees of a doubt: strips of printed pages, rows of sheets."""
    return pictures.windows(document, doubt.boxes), excerpts.around(document, doubt.cells)


def write_notes(pages: Pages, contents: Contents, files: Sequence[tuple[str, str, int]]) -> None:
    """How it was made, the data dictionary and the downloads; `files` are name, what it is, and bytes."""
    documents, actions = contents.data.documents, contents.gathered.whole.actions
    states = Counter(document["state"] for document in documents)
    pages.write("how.html", "how.html", states=states, issues=contents.doubts, total=actions, contents=contents)
    pages.write("dictionary.html", "dictionary.html", contract=contract())
    sizes = [(name, what, _size(size)) for name, what, size in files]
    licences = Counter(document["licence"] or "not stated" for document in documents)
    pages.write("downloads.html", "downloads.html", files=sizes, licences=sorted(licences.items()))


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(size / 1e3, 1):.0f} kB"
