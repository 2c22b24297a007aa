"""The lists of a letterhead and of our document as one part, each with numbers of its own."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from nap_desktop.documents.word.markup import make
from nap_desktop.documents.word.names import w


def used(*roots: etree._Element | None) -> set[str]:
    """Return the numbers of the lists that parts speak of."""
    return {
        node.get(w("val"), "")
        for root in roots
        if root is not None
        for node in root.iterfind(f".//{w('numPr')}/{w('numId')}")
    } - {"0", ""}


def joined(
    ours: etree._Element | None, theirs: etree._Element | None, wanted: set[str]
) -> tuple[etree._Element, dict[str, str]]:
    """Return one part of both lists, and our numbers -> the new ones.

    wanted: the numbers of theirs that are spoken of; their other lists are left out.
    """
    root = make("numbering") if theirs is None else deepcopy(theirs)
    _prune(root, wanted)
    taken = _numbers(root, "abstractNum", "abstractNumId")
    abstracts = {}
    first = max(taken, default=-1) + 1
    for place, one in enumerate([] if ours is None else ours.findall(w("abstractNum"))):
        made = deepcopy(one)
        abstracts[one.get(w("abstractNumId"), "")] = str(first + place)
        made.set(w("abstractNumId"), str(first + place))
        for pointer in made.findall(f"{w('lvl')}/{w('pStyle')}"):
            pointer.getparent().remove(pointer)  # type: ignore[union-attr]
        _before_lists(root, made)
    return root, _numbered(root, ours, abstracts)


def _numbered(
    root: etree._Element, ours: etree._Element | None, abstracts: dict[str, str]
) -> dict[str, str]:
    numbers = {}
    first = max(_numbers(root, "num", "numId"), default=0) + 1
    for place, one in enumerate([] if ours is None else ours.findall(w("num"))):
        made = deepcopy(one)
        numbers[one.get(w("numId"), "")] = str(first + place)
        made.set(w("numId"), str(first + place))
        pointer = made.find(w("abstractNumId"))
        if pointer is not None:
            pointer.set(w("val"), abstracts.get(pointer.get(w("val"), ""), ""))
        root.append(made)
    return numbers


def _before_lists(root: etree._Element, abstract: etree._Element) -> None:
    """Put a definition after all others and before the first list that is made of one."""
    at = next((place for place, one in enumerate(root) if one.tag != w("abstractNum")), len(root))
    root.insert(at, abstract)


def _numbers(root: etree._Element, name: str, key: str) -> set[int]:
    values = (one.get(w(key), "") for one in root.findall(w(name)))
    return {int(value) for value in values if value.lstrip("-").isdigit()}


def _prune(root: etree._Element, wanted: set[str]) -> None:
    """Leave the lists that are wanted, once each, and the definitions that they are made of."""
    kept: set[str] = set()
    seen: set[str] = set()
    for one in root.findall(w("num")):
        pointer = one.find(w("abstractNumId"))
        number = one.get(w("numId"), "")
        if number not in wanted - seen or pointer is None:
            root.remove(one)
            continue
        seen.add(number)
        kept.add(pointer.get(w("val"), ""))
    for one in root.findall(w("abstractNum")):
        number = one.get(w("abstractNumId"), "")
        if number not in kept:
            root.remove(one)
        kept.discard(number)
    for one in list(root):
        if one.tag not in (w("abstractNum"), w("num")):
            root.remove(one)
