"""Makes a part plain before it is read: tracked changes accepted, wrappers around runs, rows and cells taken away.

The policy on tracked changes: what was inserted or moved here is kept, what was deleted or moved away is dropped, and
both are counted. Comments live in a part of their own and never enter the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from extractors.model import Issue
from extractors.word.fields import drop_codes, drop_prompts
from extractors.word.xml import M_NS, MC_NS, P_PR, R_PR, Element, P, child, w

# Elements that only say something about their contents: a content control, a link, a tag.
WRAPPERS = (w("sdt"), w("customXml"), w("smartTag"), w("hyperlink"), w("fldSimple"), w("bdo"), w("dir"))
ABOUT = {w(name) for name in ("sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "fldData")}
INSERTED = (w("ins"), w("moveTo"))
DELETED = (w("del"), w("moveFrom"))
TEXTS = (w("t"), w("delText"), f"{{{M_NS}}}t")


@dataclass(slots=True)
class Changes:
    """The words of each tracked insertion and deletion met, in reading order ("" for an empty row or cell).

    `prompts` are those by which content controls without a value ask for one.
    """

    inserted: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)

    def issues(self) -> list[Issue]:
        """One issue for all insertions and one for all deletions, with their words."""
        found = []
        if self.inserted:
            message = f"{len(self.inserted)} tracked insertions, not yet accepted by the author, were kept"
            found.append(
                Issue("tracked_insertions", message, text="; ".join(filter(None, self.inserted)), severity="info")
            )
        if self.deleted:
            message = f"{len(self.deleted)} tracked deletions, not yet accepted by the author, were left out"
            found.append(
                Issue("tracked_deletions", message, text="; ".join(filter(None, self.deleted)), severity="info")
            )
        return found


def make_plain(root: Element, changes: Changes) -> None:
    """Change the tree in place: one reading of each alternative, tracked changes accepted, wrappers unwrapped.

    Afterwards rows are children of their table, cells of their row, runs of their paragraph.
    """
    _choose_alternatives(root)
    _accept_deletions(root, changes)
    _accept_insertions(root, changes)
    changes.prompts += drop_prompts(root)
    for wrapper in list(root.iter(*WRAPPERS)):
        _unwrap(wrapper)
    drop_codes(root)
    for paragraph in _ended_by_deletion(root):
        _join_to_next(paragraph)


def _choose_alternatives(root: Element) -> None:
    """Of a drawing and its copy for older programs keep one: the first that carries words, else the first."""
    for alternative in list(root.iter(f"{{{MC_NS}}}AlternateContent")):
        branches = list(alternative)
        worded = (branch for branch in branches if next(branch.iter(w("t")), None) is not None)
        chosen = next(worded, branches[0] if branches else None)
        for branch in branches:
            if branch is not chosen:
                alternative.remove(branch)
        if chosen is not None:
            _unwrap(chosen)
        _unwrap(alternative)


def _accept_deletions(root: Element, changes: Changes) -> None:
    for mark in list(root.iter(*DELETED)):
        parent = mark.getparent()
        if parent is None or parent.tag == w("rPr"):
            continue  # inside something already removed, or the mark of a paragraph, which is joined later
        doomed = parent.getparent() if parent.tag == w("trPr") else mark
        if doomed is not None:
            changes.deleted.append(_words(doomed))
            _remove(doomed)
    for mark in list(root.iter(w("cellDel"))):
        cell = next(mark.iterancestors(w("tc")), None)
        if cell is not None:
            changes.deleted.append(_words(cell))
            _remove(cell)


def _accept_insertions(root: Element, changes: Changes) -> None:
    for mark in list(root.iter(*INSERTED)):
        parent = mark.getparent()
        if parent is None or parent.tag == w("rPr"):
            continue
        if parent.tag == w("trPr"):
            changes.inserted.append(_words(parent.getparent()))
            continue
        inserted = _words(mark)
        if inserted and next(mark.iterancestors(w("tr")), None) not in _inserted_rows(mark):
            changes.inserted.append(inserted)
        _unwrap(mark)


def _inserted_rows(mark: Element) -> list[Element]:
    """The rows around a mark that were themselves inserted: their words are counted once, with the row."""
    return [row for row in mark.iterancestors(w("tr")) if child(row, "trPr", "ins") is not None]


def _ended_by_deletion(root: Element) -> list[Element]:
    """The paragraphs whose own mark was deleted."""
    above = [[*islice(mark.iterancestors(), 3)] for mark in root.iter(w("del"))]
    return [found[-1] for found in above if [element.tag for element in found] == [R_PR, P_PR, P]]


def _join_to_next(paragraph: Element) -> None:
    """A paragraph whose own mark was deleted goes on in the next one; one left empty goes."""
    content = [element for element in paragraph if element.tag != w("pPr")]
    following = paragraph.getnext()
    if content and (following is None or following.tag != w("p")):
        return
    if content and following is not None:
        at = 0 if following.find(w("pPr")) is None else 1
        for offset, element in enumerate(content):
            following.insert(at + offset, element)
    _remove(paragraph)


def _unwrap(wrapper: Element) -> None:
    parent = wrapper.getparent()
    if parent is None:
        return
    content = wrapper.find(w("sdtContent")) if wrapper.tag == w("sdt") else wrapper
    for element in list(content) if content is not None else []:
        if element.tag not in ABOUT:
            wrapper.addprevious(element)
    parent.remove(wrapper)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _words(element: Element | None) -> str:
    if element is None:
        return ""
    return " ".join("".join(text.text or "" for text in element.iter(*TEXTS)).split())
