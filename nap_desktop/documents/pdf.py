"""Finishes a PDF that Qt has written: outline, links, language, and nothing of when and with what.

Qt writes neither an outline nor links within a file, and puts the time and its own name into each.
Its files are plain: one table of objects, none of them compressed (ISO 32000-1, 7.5).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from nap_desktop.base.errors import NapError

_HEAD = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
_OBJECT = re.compile(rb"(\d+) 0 obj\n")
_TRAILER = re.compile(rb"trailer\s*<<.*?/Info (\d+) 0 R\s*/Root (\d+) 0 R", re.DOTALL)
_TABLE = re.compile(rb"xref\n0 (\d+) *\n")
_ENTRY = 20  # bytes of a line of the table
_SUBSET = re.compile(rb"/FontName /[A-Z]{6}\+")


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the file: page counted from 1, height above its lower edge in points."""

    page: int
    height: float


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; `level` counts from 1."""

    level: int
    text: str
    target: Target


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle on a page (left, bottom, right, top, in points) that leads to a place."""

    page: int
    place: tuple[float, float, float, float]
    target: Target


@dataclass(slots=True)
class _Item:
    """An entry of the outline with its object number and those of its neighbours."""

    mark: Bookmark
    number: int
    parent: int
    children: list[_Item] = field(default_factory=list)


def finished(
    raw: bytes, title: str, lang: str, marks: Sequence[Bookmark] = (), links: Sequence[Link] = ()
) -> bytes:
    """Return the file with outline, links, language and title; same arguments, same bytes.

    Raises NapError `pdf_tells` for a file that is built otherwise than Qt builds them: it would
    tell when and with what it was made.
    """
    found = _objects(raw)
    if found is None:
        raise NapError("pdf_tells")
    objects, info, root = found
    pages = _pages(objects, root)
    if not pages:
        raise NapError("pdf_tells")
    objects[info] = b"<<\n/Title " + _text(title) + b"\n/Producer (NAP Desktop)\n>>"
    _link(objects, pages, links)
    first = _outline(objects, pages, marks)
    catalog = [b"<<\n/Type /Catalog", b"/Pages %d 0 R" % _kids_of(objects, root)]
    if first:
        catalog += [b"/Outlines %d 0 R" % first, b"/PageMode /UseOutlines"]
    catalog += [b"/Lang " + _text(lang), b"/ViewerPreferences << /DisplayDocTitle true >>", b">>"]
    objects[root] = b"\n".join(catalog)
    return _written(objects, info, root)


def _objects(raw: bytes) -> tuple[dict[int, bytes], int, int] | None:
    """Return the insides of all objects by number, and the numbers of information and catalog."""
    trailer = _TRAILER.search(raw, max(raw.rfind(b"trailer"), 0))
    start = raw.rfind(b"startxref")
    if not trailer or start < 0:
        return None
    at = int(raw[start:].split()[1])
    table = _TABLE.match(raw, at)
    if not table:
        return None
    lines = (
        raw[table.end() + n * _ENTRY : table.end() + (n + 1) * _ENTRY] for n in range(int(table[1]))
    )
    offsets = sorted(int(line[:10]) for line in lines if line[17:18] == b"n")
    objects: dict[int, bytes] = {}
    for begin, end in zip(offsets, [*offsets[1:], at], strict=True):
        head = _OBJECT.match(raw, begin)
        if not head:
            return None
        inside = raw[head.end() : end].rstrip()
        if not inside.endswith(b"endobj"):
            return None
        objects[int(head[1])] = inside.removesuffix(b"endobj").rstrip(b"\n")
    return objects, int(trailer[1]), int(trailer[2])


def _kids_of(objects: dict[int, bytes], root: int) -> int:
    found = re.search(rb"/Pages (\d+) 0 R", objects[root])
    return int(found[1]) if found else 0


def _pages(objects: dict[int, bytes], root: int) -> list[int]:
    """Return the object numbers of the pages, in order."""
    kids = re.search(rb"/Kids\s*\[(.*?)\]", objects.get(_kids_of(objects, root), b""), re.DOTALL)
    return [int(one) for one in re.findall(rb"(\d+) 0 R", kids[1])] if kids else []


def _link(objects: dict[int, bytes], pages: Sequence[int], links: Sequence[Link]) -> None:
    """Put links into the list of annotations that Qt makes for each page."""
    by_page: dict[int, list[bytes]] = {}
    for link in links:
        box = b" ".join(b"%.2f" % one for one in link.place)
        said = b"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [%s] /Dest %s >>" % (
            box,
            _destination(pages, link.target),
        )
        by_page.setdefault(link.page, []).append(said)
    for page, listed in by_page.items():
        held = re.search(rb"/Annots (\d+) 0 R", objects[pages[page - 1]])
        if held:
            objects[int(held[1])] = b"[\n" + b"\n".join(listed) + b"\n]"


def _destination(pages: Sequence[int], target: Target) -> bytes:
    return b"[%d 0 R /XYZ 0 %.2f 0]" % (pages[target.page - 1], target.height)


def _outline(objects: dict[int, bytes], pages: Sequence[int], marks: Sequence[Bookmark]) -> int:
    """Add the outline (ISO 32000-1, 12.3.3) and return the number of its first object; 0 if none."""
    if not marks:
        return 0
    root = max(objects) + 1
    top = _Item(Bookmark(0, "", Target(1, 0.0)), root, 0)
    open_items = [top]
    for place, mark in enumerate(marks):
        while open_items[-1].mark.level >= mark.level:
            open_items.pop()
        parent = open_items[-1]
        item = _Item(mark, root + 1 + place, parent.number)
        parent.children.append(item)
        open_items.append(item)
    objects[root] = b"<<\n/Type /Outlines" + _ends(top) + b"/Count %d\n>>" % len(top.children)
    _add(objects, pages, top.children)
    return root


def _add(objects: dict[int, bytes], pages: Sequence[int], items: Sequence[_Item]) -> None:
    for place, item in enumerate(items):
        said = [b"<<\n/Title " + _text(item.mark.text), b"/Parent %d 0 R" % item.parent]
        said += [b"/Prev %d 0 R" % items[place - 1].number] if place else []
        said += [b"/Next %d 0 R" % items[place + 1].number] if place + 1 < len(items) else []
        said.append(b"/Dest " + _destination(pages, item.mark.target))
        if item.children:
            # less than nothing: closed until somebody opens it
            said.append(_ends(item).strip() + b"\n/Count %d" % -len(item.children))
        objects[item.number] = b"\n".join(said) + b"\n>>"
        _add(objects, pages, item.children)


def _ends(item: _Item) -> bytes:
    first, last = item.children[0].number, item.children[-1].number
    return b"\n/First %d 0 R\n/Last %d 0 R\n" % (first, last)


def _text(text: str) -> bytes:
    """Return text as a string of the file: UTF-16 in hexadecimal signs, with its mark in front."""
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode() + b">"


def _written(objects: dict[int, bytes], info: int, root: int) -> bytes:
    """Return the file of all objects that something refers to."""
    made = [_HEAD]
    at = len(_HEAD)
    offsets: dict[int, int] = {}
    for number in sorted(_needed(objects, info, root)):
        inside = _SUBSET.sub(lambda _: b"/FontName /AAAAAA+", objects[number])
        said = b"%d 0 obj\n%s\nendobj\n" % (number, inside)
        offsets[number] = at
        made.append(said)
        at += len(said)
    size = max(objects) + 1
    lines = [b"xref\n0 %d\n0000000000 65535 f \n" % size]
    for number in range(1, size):
        offset = offsets.get(number)
        lines.append(b"%010d 00000 n \n" % offset if offset else b"0000000000 65535 f \n")
    identity = hashlib.sha256(b"".join(made)).hexdigest()[:32].upper().encode()
    lines.append(
        b"trailer\n<<\n/Size %d\n/Info %d 0 R\n/Root %d 0 R\n/ID [<%s> <%s>]\n>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, info, root, identity, identity, at)
    )
    return b"".join([*made, *lines])


def _needed(objects: dict[int, bytes], info: int, root: int) -> set[int]:
    """Return the numbers of all objects that can be reached; what Qt says of itself is not."""
    seen = {info, root}
    todo = [info, root]
    while todo:
        said = objects[todo.pop()].split(b"stream\n", 1)[0]
        for found in re.findall(rb"(\d+) 0 R", said):
            number = int(found)
            if number in objects and number not in seen:
                seen.add(number)
                todo.append(number)
    return seen
