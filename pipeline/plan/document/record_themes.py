"""The themes of a document's actions, findings and measures; a terse action takes those of its objective too."""

from __future__ import annotations

from collections.abc import Iterator

from schema.contract import Record, Records
from schema.themes import ThemeReading, ordered, read_themes

TERSE = 6  # words: "Review current arrangements" tells its subject only below its objective


def theme_records(records: Records) -> list[Record]:
    """The rows of the table `themes` for actions, findings and measures; fills the column `themes` of the actions.

    An action without a theme of its own, or of fewer than TERSE words, also takes those of its objective, marked
    `inherited`.
    """
    rows = []
    for action in records["actions"]:
        found = list(_of_action(action))
        action["themes"] = ordered(row["theme"] for row in found)
        rows += found
    for table, key in (("findings", "finding_id"), ("measures", "measure_id")):
        for record in records[table]:
            rows += [_row(record[key], reading, inherited=False) for reading in read_themes(record["text"])]
    return rows


def _of_action(action: Record) -> Iterator[Record]:
    own = read_themes(action["action"])
    yield from (_row(action["action_id"], reading, inherited=False) for reading in own)
    if own and len(action["action"].split()) >= TERSE:
        return
    names = {reading.theme for reading in own}
    for reading in read_themes(action.get("objective") or ""):
        if reading.theme not in names:
            yield _row(action["action_id"], reading, inherited=True)


def _row(record_id: str, reading: ThemeReading, *, inherited: bool) -> Record:
    return {"record_id": record_id, "theme": reading.theme, "terms": list(reading.terms), "inherited": inherited}
