"""Where one owner of a cell ends and the next begins: at separators that separate, and where a separator was lost."""

from __future__ import annotations

from collections.abc import Sequence

from schema.owners.lexicon import abbreviations, known_words, lexicon, listed, short_bodies
from schema.owners.owner_items import NOUNS, POSTS, Item

LONGEST_PERSON_INITIALS = 2  # of a person: longer ones before a post say whose it is ("ICS Project Manager")
BETWEEN_OWNERS = ("\n", "/", ",", "and", ";")  # separators that may stand between two owners
OWNERS = (*POSTS, "team", "team_noun", "body", "body_noun", "person", "initials")


def cut(items: Sequence[Item]) -> list[list[Item]]:
    """`items` of one cell as runs, each one owner, in reading order; separators between owners are dropped."""
    owners: list[list[Item]] = []
    current: list[Item] = []
    for i, item in enumerate(items):
        if item.label == "separator":
            if _separates(item, current, items[i + 1 :]):
                owners.append(current)
                current = []
            else:
                current.append(item)
        elif (people := _people_in(item)) and _are_initials(current):
            owners += [current, *people]
            current = []
        elif (left := _left_behind(current, items[i:])) is not None:
            owners.append(current[:left])
            current = [*current[left:], item]
        else:
            current.append(item)
    owners.append(current)
    return [owner for owner in map(_trimmed, owners) if owner]


def _left_behind(current: list[Item], coming: Sequence[Item]) -> int | None:
    """How many items of `current` end an owner right before `coming`, where no separator stands; None for no cut."""
    item = coming[0]
    if not _is_owner(current) or current[-1].label in ("joint", "separator") or _awaits_post(current):
        return None
    if item.label == "role_noun" and _is_open(current) and len(_subject(current)) > 1 and current[-1].label == "word":
        return len(current) - 1
    return len(current) if _begins(current, coming) else None


def _begins(current: list[Item], coming: Sequence[Item]) -> bool:
    """Whether a new owner begins with the first of `coming`, right after the owner `current`."""
    item, last = coming[0], current[-1]
    is_bare_post = last.label == "head" and item.label not in ("head", "person")
    is_whose = (
        len(current) == 1
        and " " not in last.key
        and (
            last.label in ("body", "team")
            or (last.label == "initials" and last.key.isalpha() and len(last.key) > LONGEST_PERSON_INITIALS)
        )
    )
    is_bare_unit = len(current) == 1 and last.label in ("team_noun", "body_noun")  # "HUB HRD": whose that post is
    is_post_of_unit = [i.label for i in current] in (["body", "word"], ["team", "separator", "word"])
    is_post_of_unit = is_post_of_unit and " " not in current[0].key
    match item.label:
        case "word":
            is_new = not _is_open(current) and item.key not in listed("joining")
            units: tuple[str, ...] = (
                ("team", "team_noun") if last.key in short_bodies() else ()
            )  # "ICB Safeguarding Team"
            units += ("body_noun",) if last.key in abbreviations() else ()  # "MASH Steering Group"
            return is_new and (first := _owner_ahead(coming)) != "" and not (is_whose and first in (*POSTS, *units))
        case "person":
            return True
        case "head" | "role":
            return not (is_whose or is_bare_unit or is_post_of_unit or _leads_on(last))
        case "body":
            return not _is_post_of_person(current) and not _leads_on(last)
        case "team":
            is_short = last.label == "initials" or (last.label == "body" and last.key in short_bodies())
            is_unit = is_short and len(current) == 1 and _ends(coming[1:])
            return not is_bare_post and not is_unit and not _leads_on(last)
        case "initials":
            return not is_bare_post and not is_bare_unit and not _leads_on(last)
        case "group":
            return current[0].label == "group"
        case "role_noun" | "team_noun" | "body_noun":
            return last.label == "person"
    return False


def _owner_ahead(coming: Sequence[Item]) -> str:
    """The label of the post, team or body that the words of `coming` begin ("Permanency" of "Permanency Team")."""
    first = next((item for item in coming if item.label != "word"), None)
    return (
        first.label if first is not None and first.label in OWNERS and first.label not in ("person", "initials") else ""
    )


def _separates(separator: Item, current: list[Item], coming: Sequence[Item]) -> bool:
    """Whether `separator` stands between two owners, not inside one ("Assistant Director, Safeguarding")."""
    right = _with_rest(_until(coming, BETWEEN_OWNERS), coming)
    if not current or not right or separator.key == ";":
        return True
    if separator.key == "\n":
        return not _goes_on(current, right)
    if separator.key == "," and current[-1].role == "chair" and [item.role for item in right] == ["board"]:
        return False  # "Chair, Improvement Board"
    if _awaits_post(current) or (separator.key == "," and _names_post(current, _until(coming, "\n/,;"))):
        return False
    if _names_service(separator, current, _until(coming, "\n/;")) or _opens_post(separator, current, right):
        return False
    if _is_owner(current):
        return _ends_owner(separator, current, right)
    return _ends_words(separator, current, right, _until(coming, "\n;"))


def _with_rest(words: Sequence[Item], coming: Sequence[Item]) -> Sequence[Item]:
    """`words`, with which `coming` begins, and the line below where that is the rest of their post."""
    below = coming[len(words) :]
    line = _until(below, BETWEEN_OWNERS) if below and below[0].key == "\n" else ()
    return [*words, *line] if _is_rest(words, line) else words


def _is_rest(words: Sequence[Item], line: Sequence[Item]) -> bool:
    """Whether a line is the rest of a post: a bare noun below words that name none ("Practice Improvement / Lead"), or
    a post below a word that only opens one ("Independent / Reviewing Manager")."""
    if not words or not line or any(item.label not in ("word", "team", "team_noun") for item in words):
        return False
    if line[0].label == "role_noun":
        return not line[0].is_plural
    return words[-1].key in listed("qualifiers") and any(item.label == "role_noun" for item in line)


def _cuts_service(current: Sequence[Item], line: Sequence[Item]) -> bool:
    """Whether a line ends within the name of a service or team, whose post stands below ("Workforce" over "Development
    Manager")."""
    if any(item.label not in ("word", "team") for item in current) or not any(i.label in POSTS for i in line):
        return False
    name = f"{current[-1].key} {line[0].key.partition(' ')[0]}"
    return lexicon().get(name, ("",))[0] in ("team", "service")


def _goes_on(current: list[Item], line: Sequence[Item]) -> bool:
    """Whether a line that the author began is still the owner of the line above."""
    last, first = current[-1], line[0]
    if _is_rest(current, line) or _cuts_service(current, line):
        return True
    if last.label in ("joint", "separator") or first.label in ("joint", "group"):
        return True
    if _leads_on(last) or first.key in listed("joining"):
        return True
    if last.label == "head" and not _is_owner(line):
        return True
    return len(current) == len(line) == 1 and last.key in listed("given_names") and first.key not in known_words()


def _ends_owner(separator: Item, current: list[Item], right: Sequence[Item]) -> bool:
    owners = [item.label for item in right if item.label in OWNERS]
    if separator.key == "," and _is_post_of_person(current) and owners in (["initials"], ["body"]):
        return False
    if not owners:
        return separator.key != "and" and not _is_open(current)
    if separator.key == "/" or not _is_open(current):
        return True
    if separator.key == "," and right[0].label == "word" and right[0].key in known_words() and owners[0] == "role":
        return False  # the service of this post, and then another: "Service Manager, Assessment Designated Nurse"
    is_unit = owners in (["team"], ["team_noun"])
    if separator.key == "and" and len(right) == 1 and right[0].key in listed("service") and current[-1].label == "word":
        return False
    return not (is_unit and (right[-1].key.endswith("service") or not _subject(current)))


def _are_given_names(*sides: Sequence[Item]) -> bool:
    """Whether on each side of "and" a given name stands alone: "Sarah and Paul"."""
    return all(len(side) == 1 and side[0].key in listed("given_names") for side in sides)


def _ends_words(separator: Item, current: Sequence[Item], right: Sequence[Item], line: Sequence[Item]) -> bool:
    """Whether `separator` ends words that so far name no owner: not where they are the beginning of one on its right.

    "Fostering and Adoption Team" is one; "Training and development/PSW" two.
    """
    first = next((item for item in line if item.label in OWNERS), None)
    if first is None:
        return separator.key != "and" or (len(right) == 1 and _are_given_names(current, right))
    if _lists_teams(line):
        return True
    if right[0].label in OWNERS and right[0].label not in NOUNS:
        return len(right) == 1 or right[1].label not in NOUNS
    return separator.key == "/" and first.label not in (*NOUNS, "head")


def _lists_teams(line: Sequence[Item]) -> bool:
    """Whether known words of services, one apiece, and a whole body follow: "Contact, Reunification and Police"."""
    words = [item for item in line if item.label != "separator"]
    is_parted = len(line) == 2 * len(words) - 1 and [item.key for item in line if item.label == "separator"][-1:] == [
        "and"
    ]
    *subjects, last = words
    return is_parted and last.label == "body" and all(_is_subject(item) for item in subjects)


def _is_subject(item: Item) -> bool:
    return item.label in ("word", "team") and item.key in known_words()


def _until(items: Sequence[Item], keys: str | Sequence[str]) -> Sequence[Item]:
    start = next((i for i, item in enumerate(items) if item.label != "separator"), len(items))
    rest = items[start:]
    return rest[: next((i for i, item in enumerate(rest) if item.label == "separator" and item.key in keys), len(rest))]


def _is_owner(items: Sequence[Item]) -> bool:
    return any(item.label in OWNERS for item in items)


def _is_open(current: Sequence[Item]) -> bool:
    """Whether the owner takes the words that follow: a post without its service yet, or after "for", "of", a dash."""
    last = max(i for i, item in enumerate(current) if item.label in OWNERS)
    after = current[last + 1 :]
    return current[last].label == "head" or any(i.label == "joint" or i.key in listed("joining") for i in after)


def _subject(current: Sequence[Item]) -> list[Item]:
    last = max(i for i, item in enumerate(current) if item.label in OWNERS)
    return [item for item in current[last + 1 :] if item.label in ("word", "group")]


def _names_post(current: Sequence[Item], right: Sequence[Item]) -> bool:
    """Whether `right` is the post of the one person in `current`: "Jane Smith, Head of Fostering"."""
    right = right[: next((i for i, item in enumerate(right[:-1]) if _begins_person(item, right[i + 1])), len(right))]
    owners = [item for item in right if item.label in OWNERS]
    is_one = not any(item.label == "person" or (item.label in POSTS and item.is_plural) for item in owners)
    return [i.label for i in current] == ["person"] and is_one and any(item.label in POSTS for item in owners)


def _begins_person(separator: Item, after: Item) -> bool:
    """Whether another person follows "and": "Jane Smith, HoS and Tom Bell, AD"."""
    return separator.label == "separator" and separator.key == "and" and after.label == "person"


def _names_service(separator: Item, current: Sequence[Item], line: Sequence[Item]) -> bool:
    """Whether a line is the one service of the post in `current`: "Duty Manager, Contact and Reunification", whose
    words are no two teams of their own."""
    post, words = current[-1], [item for item in line if item.label != "separator"]
    if separator.key != "," or post.label not in POSTS or post.is_plural or len(line) != len(words) + 1:
        return False
    told = {item.label for item in words} <= {"word", "team"} and any(item.label == "word" for item in words)
    return told and "and" in [item.key for item in line] and all(item.key in known_words() for item in words)


def _opens_post(separator: Item, current: Sequence[Item], right: Sequence[Item]) -> bool:
    """Whether a bare noun or a team of one word before "and" is what a post is for, with more words of it ("Network
    and Policy Officer", "HR and Workforce Team Manager"), or a word that is no service shares the noun of a known post
    in the plural ("Quality and Practice Leads")."""
    first, *more = current
    if separator.key != "and" or more:
        return False
    is_subject = first.key in listed("subjects")
    is_noun = first.label in ("team_noun", "body_noun") and not first.is_plural and is_subject
    labels = [item.label for item in right]
    if first.label == "word":
        return is_subject and first.key not in listed("service") and labels == ["role"] and right[0].is_plural
    return (is_noun or (first.label == "team" and " " not in first.key)) and labels in (
        ["word", "role_noun"],
        ["word", "head"],
    )


def _awaits_post(current: Sequence[Item]) -> bool:
    """Whether a person and a comma stand before words of a post that is still to come."""
    if not current or current[0].label != "person" or not any(item.label == "separator" for item in current):
        return False
    return not any(item.label in POSTS for item in current)


def _is_post_of_person(current: Sequence[Item]) -> bool:
    return current[0].label == "person" and any(item.label in POSTS for item in current)


def _leads_on(item: Item) -> bool:
    """Whether `item` ends in a word that something must follow: "Head of", "Chair of the"."""
    return item.label in ("word", *POSTS) and item.key.rpartition(" ")[2] in listed("joining")


def _ends(coming: Sequence[Item]) -> bool:
    return not coming or coming[0].label == "separator"


def _people_in(item: Item) -> list[list[Item]]:
    """The initials a pair of brackets holds, each apart: the helpers after "HF (HC/JM)"."""
    labels = {inner.label for inner in item.inner}
    return cut(item.inner) if labels and labels <= {"initials", "separator"} else []


def _are_initials(current: Sequence[Item]) -> bool:
    return [item.label for item in current if item.label != "separator"] == ["initials"]


def _trimmed(owner: Sequence[Item]) -> list[Item]:
    words = [i for i, item in enumerate(owner) if item.label not in ("separator", "joint")]
    return list(owner[words[0] : words[-1] + 1]) if words else []
