"""Similar: the actions of other authorities that are nearest in their words, by TF-IDF over a data set."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.questions.query import Nothing
from pipeline.tables import read_rows, table_file
from schema.vocabulary import fold

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]
    FloatArray = NDArray[np.float64]

Row = dict[str, Any]
COLUMNS = (
    "action_id", "document_id", "authority", "action_ref", "action", "owners", "owner_text", "due_text", "due_last",
    "rag", "status", "page_first",
)  # fmt: skip
PAIRED = ("authority", "action_ref", "action", "page_first", "action_id")  # what a pair tells of each action
MOST_PAIRED = 8_000  # actions of which each can be set beside all others in some three seconds
LEAST_LIKE = 0.3  # likeness below which two actions share no more than a word or two
# Words that say nothing of a subject. scikit-learn's own list holds "system", "serious" and "call" as well.
FUNCTION_WORDS = frozenset(
    """a all an and any are as at be been by can each every for from has have how if in into is it its not of on or our
    so such than that the their them then there these they this those to was we were when where which who will
    with""".split()  # noqa: SIM905 - a list of quoted words fills a page
)


def similar(out: Path, wanted: str, most: int = 10, among: Collection[str] | None = None) -> list[Row]:
    """At most `most` actions of `out`, of the councils `among` all where given, the nearest first, each wording of an
    authority and each plan once.

    `wanted` is an action_id, and actions of its authority are left out; anything else is words. A row has likeness (0
    to 1, the cosine of the TF-IDF weights), the columns of actions that tell words, owner, due date and rating,
    source_file and page. Raises FileNotFoundError where there are no tables, Nothing where no action shares a word.
    """
    actions = _actions(out)
    documents = read_rows(out, "documents", ("document_id", "source_file", "same_as"))
    files = {row["document_id"]: row["source_file"] for row in documents if row["same_as"] is None}
    place = actions["action_id"].index(wanted.strip()).as_py()
    own = actions.slice(place, 1).to_pylist()[0] if place >= 0 else None
    found = []
    seen = set()
    for likeness, row in _nearest(actions, wanted if own is None else None, place):
        words = (row["authority"] or row["document_id"], fold(row["action"]))
        if row["document_id"] not in files or words in seen or (own and _same_authority(row, own)):
            continue
        if among is not None and row["authority"] not in among:
            continue
        seen.add(words)
        found.append(_told(row, likeness, files))
        if len(found) == most:
            break
    if not found:
        whose = "of another authority " if own else "of its neighbours " if among is not None else ""
        raise Nothing(f"no action {whose}has {'a word in common' if own else 'one of these words'}")
    return found


def nearest_pairs(out: Path) -> list[Row]:
    """Each action with the nearest of another authority, each pair once, the nearest first; [] where there are more
    than MOST_PAIRED actions, for which that takes minutes. Raises as `similar`, without Nothing."""
    import pyarrow as pa
    import pyarrow.compute as pc

    documents = [
        row for row in read_rows(out, "documents", ("document_id", "same_as", "actions")) if not row["same_as"]
    ]
    if sum(row["actions"] for row in documents) > MOST_PAIRED:
        return []
    counted = pa.array([row["document_id"] for row in documents], pa.string())
    actions = _actions(out)
    rows = actions.filter(pc.is_in(actions["document_id"], counted)).to_pylist()
    best: dict[tuple[int, int], float] = {}
    for one, other, likeness in _pairs(rows):
        best[min(one, other), max(one, other)] = likeness
    order = sorted((-likeness, pair) for pair, likeness in best.items() if likeness >= LEAST_LIKE)
    return [_pair(rows[one], rows[other], -likeness) for likeness, (one, other) in order]


def _actions(out: Path) -> pa.Table:
    """The actions with COLUMNS. Arrow's `read_table` would load its data sets and more threads, 40 MB, to read them."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(table_file(out, "actions", COLUMNS)) as file:
        return file.read(columns=list(COLUMNS), use_threads=False).select(COLUMNS)


def _pairs(rows: Sequence[Row]) -> Iterator[tuple[int, int, float]]:
    """Each row with the nearest of another authority, by their numbers."""
    import numpy as np

    if not rows:
        return
    weights = _weights([row["action"] for row in rows])
    whose = np.unique([row["authority"] or row["document_id"] for row in rows], return_inverse=True)[1]
    for one in range(len(rows)):
        likeness = weights.likeness(one)
        likeness[whose == whose[one]] = 0
        other = int(likeness.argmax())
        yield one, other, round(float(likeness[other]), 4)


def _pair(one: Row, other: Row, likeness: float) -> Row:
    told = {f"{which}{name}": row[name] for which, row in (("", one), ("other_", other)) for name in PAIRED}
    return {"likeness": likeness} | told


def _same_authority(row: Row, own: Row) -> bool:
    """Whether two actions are of one authority; of one document where that does not tell its authority."""
    key = "authority" if own["authority"] else "document_id"
    return bool(row[key] == own[key])


def _nearest(actions: pa.Table, words: str | None, place: int) -> Any:
    """Likeness and row of every action that has a word in common with `words`, or with the action at `place`."""
    import numpy as np

    weights = _weights(actions["action"].to_pylist() + ([words] if words is not None else []))
    likeness = weights.likeness(place if words is None else len(actions))[: len(actions)].round(4)
    order = np.lexsort((np.asarray(actions["action_id"]), -likeness))
    for at in order:
        if likeness[at] <= 0:
            return
        yield float(likeness[at]), actions.slice(at, 1).to_pylist()[0]


@dataclass(frozen=True, slots=True)
class Weights:
    """Of each text its words, as numbers in their order, with their weights: those of a text stand together, from
    `begins` of it to that of the next; likewise of each word the texts it stands in. A sparse matrix and its transpose,
    but to import scipy for them takes longer than to compare a thousand actions."""

    begins: IntArray
    words: IntArray
    weights: FloatArray
    word_begins: IntArray
    texts: IntArray
    text_weights: FloatArray

    def likeness(self, text: int) -> FloatArray:
        """The cosine of a text with each."""
        import numpy as np

        own = range(self.begins[text], self.begins[text + 1])
        places = [slice(*self.word_begins[word : word + 2]) for word in self.words[own.start : own.stop]]
        if not places:
            return np.zeros(len(self.begins) - 1)
        texts = np.concatenate([self.texts[place] for place in places])
        shared = [self.text_weights[place] * self.weights[at] for place, at in zip(places, own, strict=True)]
        return np.bincount(texts, np.concatenate(shared), len(self.begins) - 1).astype(np.float64, copy=False)


def _weights(texts: list[str]) -> Weights:
    """The TF-IDF weights of each text, of length one, as scikit-learn's TfidfTransformer(sublinear_tf=True) gives
    them."""
    import numpy as np

    rows, words, counts = _counts(texts)
    of_word = np.bincount(words)
    weights = (1 + np.log(counts)) * (np.log((1 + len(texts)) / (1 + of_word)) + 1)[words]
    weights /= np.sqrt(np.bincount(rows, weights**2))[rows]
    by_word = np.argsort(words, kind="stable")
    return Weights(
        _begins(np.bincount(rows, minlength=len(texts))),
        words,
        weights,
        _begins(of_word),
        rows[by_word],
        weights[by_word],
    )


def _begins(lengths: IntArray) -> IntArray:
    """Where each group begins that has these lengths, and where the last ends."""
    import numpy as np

    return np.concatenate(([0], np.cumsum(lengths)))


def _counts(texts: list[str]) -> tuple[IntArray, IntArray, IntArray]:
    """The number of a text, that of a word in it, and how often it stands there; function words are left out.

    Arrow takes texts apart in less than half the time of scikit-learn's vectorizer, 2.8 s for a hundred thousand.
    """
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    plain = pc.replace_substring_regex(pc.utf8_lower(pa.array(texts, pa.string())), "['’]", "")
    words = pc.split_pattern_regex(pc.utf8_trim(pc.replace_substring_regex(plain, r"[^\pL\pN]+", " "), " "), " ")
    codes = pc.list_flatten(words).dictionary_encode()
    wanted = np.array([bool(word) and word not in FUNCTION_WORDS for word in codes.dictionary.to_pylist()], dtype=bool)
    rows, numbers = np.repeat(np.arange(len(texts)), np.diff(words.offsets)), np.asarray(codes.indices)
    told = wanted[numbers]
    places, counts = np.unique(rows[told] * len(wanted) + numbers[told], return_counts=True)
    return places // max(len(wanted), 1), places % max(len(wanted), 1), counts


def _told(row: Row, likeness: float, files: dict[str, str]) -> Row:
    return {
        "likeness": likeness,
        "authority": row["authority"],
        "action_ref": row["action_ref"],
        "action": row["action"],
        "owner": "; ".join(row["owners"]) or row["owner_text"],
        "due": row["due_text"],
        "due_last": row["due_last"],
        "rag": row["rag"],
        "status": row["status"],
        "source_file": files[row["document_id"]],
        "page": row["page_first"],
        "action_id": row["action_id"],
    }
