"""Fields and content controls of Word: what only makes a value, or asks for one, is not what the page says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.word.xml import Element, child, is_on, w

SHOWN = (w("t"), w("tab"), w("br"), w("cr"), w("sym"), w("noBreakHyphen"))


@dataclass(slots=True)
class Field:
    """A field (ECMA-376 part 1, 17.16.18) met on the way: what stands in its code, until its result begins."""

    code: list[Element]
    has_result: bool = False


def drop_codes(root: Element) -> None:
    """Take away what is shown inside the code of a field: the result of a field within ({ IF { MERGEFIELD A } ... }).

    A field whose end is missing is left as it is: what follows it may be the rest of the document.
    """
    if next(root.iter(w("fldChar")), None) is None:
        return
    for element in list(_of_codes(root)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _of_codes(root: Element) -> Iterator[Element]:
    open_fields: list[Field] = []
    for element in root.iter(w("fldChar"), *SHOWN):
        if element.tag != w("fldChar"):
            inner = next((field for field in reversed(open_fields) if not field.has_result), None)
            if inner:
                inner.code.append(element)
            continue
        match element.get(w("fldCharType")):
            case "begin":
                open_fields.append(Field([]))
            case "separate" if open_fields:
                open_fields[-1].has_result = True
            case "end" if open_fields:
                field = open_fields.pop()
                yield from field.code if field.has_result else ()


def drop_prompts(root: Element) -> list[str]:
    """Take away the words by which an empty content control asks for a value; gives those words, one a control."""
    prompts = []
    for control in list(root.iter(w("sdt"))):
        if not is_on(child(control, "sdtPr", "showingPlcHdr")):
            continue
        texts = list(control.iter(*SHOWN))
        if prompt := " ".join("".join(text.text or "" for text in texts).split()):
            prompts.append(prompt)
        for text in texts:
            parent = text.getparent()
            if parent is not None:
                parent.remove(text)
    return prompts
