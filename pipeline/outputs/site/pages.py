"""The site's pages: what each of them tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.outputs.site import charts, counts
from pipeline.outputs.site.dataset import NOT_KNOWN, Authority, DataSet, grouped
from pipeline.outputs.site.document_rows import Row
from pipeline.outputs.site.doubts import KINDS, Doubt
from pipeline.outputs.site.excerpts import Excerpt, Excerpts
from pipeline.outputs.site.pictures import Pictures, Window, boxes_of
from pipeline.outputs.site.render import Pages, Part, cut
from pipeline.outputs.site.search_index import has_owner
from pipeline.outputs.site.searches import Searches
from pipeline.outputs.site.value_words import DUE_KINDS, RAGS, STATES, period, plain, rating
from schema.columns import known_headings as headings
from schema.contract import contract
from schema.themes import Theme

MOST_WHOLE, MOST_LISTED, MOST_DOUBTS = 40, 100, 40  # actions told in full, actions in a list, doubts: on one page
MOST_LINES_LISTED = 1000  # lines of a list of authorities or documents on one page
TEXTS = ("progress", "next_steps", "evidence", "resources", "risks", "comments")
SMART = {
    "named_owner": "name a post, a person or initials as owner",
    "dated_to_month": "have a due date to the month or better",
    "measured": "have an outcome or a measure",
}


@dataclass(frozen=True, slots=True)
class Contents:
    """All that pages are made of: the data set, its authorities, the themes that are met in it (the most frequent
    first), the address of each document's pages and of each action, and the doubts of each document."""

    data: DataSet
    authorities: Sequence[Authority]
    themes: Mapping[str, Theme]
    documents: Mapping[str, Sequence[Part]]
    actions: Mapping[str, str]
    doubts: Mapping[str, Sequence[Doubt]]

    @property
    def slugs(self) -> dict[str, str]:
        """document_id -> slug of its authority."""
        return {d["document_id"]: a.slug for a in self.authorities for d in a.documents}


def document_pages(data: DataSet) -> tuple[dict[str, list[Part]], dict[str, str]]:
    """The pages of each document by document_id, their rows the action_ids, and the address of each action."""
    ids = [document["document_id"] for document in data.documents]
    parts = {key: list(map(_ids, cut(data.whole.of(key), f"documents/{key}", MOST_WHOLE))) for key in ids}
    pages = (part for of_document in parts.values() for part in of_document)
    return parts, {action: f"{part.name}#a-{action}" for part in pages for action in part.rows}


def _ids(part: Part) -> Part:
    return replace(part, rows=[row["action_id"] for row in part.rows])


def write_overview(pages: Pages, contents: Contents) -> None:
    data, labels = contents.data, {name: theme.label for name, theme in contents.themes.items()}
    by_authority = counts.themes_by_authority(data, contents.authorities)
    by_rating = counts.ratings_by_theme(data)
    due, roles = counts.due_dates(data.counted), counts.roles(data)
    searches = Searches(contents.themes, contents.authorities)
    pages.write(
        "index.html",
        "index.html",
        figures=_figures(contents),
        labels=labels,
        by_authority=by_authority,
        by_rating=by_rating,
        due_dates=due,
        undated=sum(action["due_last"] is None for action in data.counted),
        roles=roles,
        drawings=_drawings(by_authority, by_rating, due, roles, labels, searches),
        searches=searches,
        unowned=sum(not has_owner(action) for action in data.counted),
        limits=charts,
        all_actions=len(data.counted),
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
    data = contents.data
    councils = sum(a.known for a in contents.authorities)
    plans = sum(d["state"] == "extracted" and not d["same_as"] for d in data.documents)
    doubtful = sum(map(len, contents.doubts.values()))
    return [
        (councils, "council" if councils == 1 else "councils", "authorities/index.html"),
        (plans, "plan" if plans == 1 else "plans", "documents/index.html"),
        (len(data.counted), "action" if len(data.counted) == 1 else "actions", "actions.html"),
        (len(contents.themes), "theme" if len(contents.themes) == 1 else "themes", "themes/index.html"),
        (doubtful, "doubt to look at" if doubtful == 1 else "doubts to look at", "review/index.html"),
    ]


def write_authorities(pages: Pages, contents: Contents) -> None:
    for part in cut(contents.authorities, "authorities/index", MOST_LINES_LISTED):
        pages.write(part.name, "authorities.html", part=part, total=len(contents.authorities))
    for authority in contents.authorities:
        totals = counts.theme_totals(contents.data, authority.actions)
        facts = [contents.data.smart[a["action_id"]] for a in authority.actions]
        for part in cut(authority.actions, f"authorities/{authority.slug}", MOST_LISTED):
            pages.write(
                part.name,
                "authority.html",
                part=part,
                authority=authority,
                theme_counts={name: totals[name] for name in contents.themes if totals[name]},
                unassigned=sum(not contents.data.theme_ids(a["action_id"]) for a in authority.actions),
                rags=counts.rags(authority.actions),
                smart={told: sum(row[name] for row in facts) for name, told in SMART.items()},
                contents=contents,
            )


def write_themes(pages: Pages, contents: Contents) -> None:
    data, slugs = contents.data, contents.slugs
    tagged: dict[str, list[Row]] = {name: [] for name in contents.themes}
    for action in data.counted:
        for name in data.theme_ids(action["action_id"]):
            tagged[name].append(action)
    twice = {d["document_id"] for d in data.documents if d["same_as"]}
    found = Counter(
        theme for row in data.findings if row["document_id"] not in twice for theme in data.theme_ids(row["finding_id"])
    )
    pages.write("themes/index.html", "themes.html", contents=contents, tagged=tagged, found=found)
    for name, theme in contents.themes.items():
        mine = Counter(slugs[a["document_id"]] for a in tagged[name])
        ranked = sorted((a for a in contents.authorities if mine[a.slug]), key=lambda a: (-mine[a.slug], a.name))
        terms = Counter(t.lower() for a in tagged[name] for t in _terms(data, a["action_id"], name))
        for part in cut(tagged[name], f"themes/{name}", MOST_LISTED):
            pages.write(
                part.name,
                "theme.html",
                part=part,
                theme=theme,
                total=len(tagged[name]),
                findings=found[name],
                by_authority=[(authority, mine[authority.slug]) for authority in ranked],
                rags=counts.rags(tagged[name]),
                terms=[term for term, _ in sorted(terms.items(), key=lambda item: (-item[1], item[0]))[:15]],
                times=data.times.get(name, ()),
                contents=contents,
            )


def _terms(data: DataSet, record: str, theme: str) -> Iterator[str]:
    for row in data.themes.get(record, ()):
        if row["theme"] == theme:
            yield from row["terms"]


def write_documents(pages: Pages, contents: Contents, pictures: Pictures) -> None:
    data, slugs = contents.data, contents.slugs
    for part in cut(data.documents, "documents/index", MOST_LINES_LISTED):
        pages.write(part.name, "documents.html", part=part, slugs=slugs, states=STATES, not_known=NOT_KNOWN)
    findings, measures = grouped(data.findings, "document_id"), grouped(data.measures, "document_id")
    for document in data.documents:
        key = document["document_id"]
        actions, places = {row["action_id"]: row for row in data.whole.of(key)}, data.provenance(key)
        for ids in contents.documents[key]:
            part = replace(ids, rows=[actions[action] for action in ids.rows])
            pages.write(
                part.name,
                "document.html",
                part=part,
                document=document,
                slug=slugs[key],
                objectives=[(words, list(rows)) for words, rows in groupby(part.rows, _objective)],
                windows={
                    a["action_id"]: pictures.windows(document, boxes_of(places.get(a["action_id"], ())))
                    for a in part.rows
                },
                findings=findings.get(key, ()) if part.number == 1 else (),
                measures=measures.get(key, ()) if part.number == 1 else (),
                doubts=len(contents.doubts.get(key, ())),
                contents=contents,
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
    actions = contents.data.counted
    totals = counts.theme_totals(contents.data, actions)
    pages.write(
        "actions.html",
        "actions.html",
        scripts=scripts,
        total=len(actions),
        authorities=[a for a in contents.authorities if a.actions],
        theme_options=[(theme.label, totals[name]) for name, theme in contents.themes.items()],
        rags=[(rag, n) for rag, n in counts.rags(actions).items()],
        ratings={rag: rating(rag) for rag in RAGS},
        statuses=_options(actions, "status"),
        roles=counts.roles(contents.data),
        kinds={kind: DUE_KINDS.get(kind, plain(kind)) for kind in _options(actions, "due_kind")},
    )


def _options(actions: Iterable[Row], column: str) -> dict[str, int]:
    found = Counter(action[column] for action in actions if action[column])
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def write_review(pages: Pages, contents: Contents, pictures: Pictures, excerpts: Excerpts) -> None:
    documents = {d["document_id"]: d for d in contents.data.documents}
    tallies = {key: Counter(doubt.kind for doubt in found) for key, found in contents.doubts.items()}
    pages.write("review/index.html", "review.html", documents=documents, tallies=tallies, kinds=KINDS)
    order = list(KINDS)
    for key, found in contents.doubts.items():
        ranked = sorted(found, key=lambda doubt: order.index(doubt.kind))
        for part in cut(ranked, f"review/{key}", MOST_DOUBTS):
            pages.write(
                part.name,
                "review_document.html",
                part=part,
                document=documents[key],
                total=len(found),
                kinds=KINDS,
                groups=[
                    (kind, [(doubt, *_seen(documents[key], doubt, pictures, excerpts)) for doubt in rows])
                    for kind, rows in groupby(part.rows, lambda doubt: doubt.kind)
                ],
                fields=sorted(headings.fields()),
                addresses=contents.actions,
            )


def _seen(document: Row, doubt: Doubt, pictures: Pictures, excerpts: Excerpts) -> tuple[list[Window], list[Excerpt]]:
    """What a reader sees of a doubt: strips of printed pages, rows of sheets."""
    return pictures.windows(document, doubt.boxes), excerpts.around(document, doubt.cells)


def write_notes(pages: Pages, contents: Contents, files: Sequence[tuple[str, str, int]]) -> None:
    """How it was made, the data dictionary and the downloads; `files` are name, what it is, and bytes."""
    data = contents.data
    states = Counter(document["state"] for document in data.documents)
    issues = sum(map(len, contents.doubts.values()))
    pages.write("how.html", "how.html", states=states, issues=issues, total=len(data.counted), contents=contents)
    pages.write("dictionary.html", "dictionary.html", contract=contract())
    sizes = [(name, what, _size(size)) for name, what, size in files]
    licences = Counter(document["licence"] or "not stated" for document in data.documents)
    pages.write("downloads.html", "downloads.html", files=sizes, licences=sorted(licences.items()))


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(size / 1e3, 1):.0f} kB"
