"""Faults of a Word file that the validators overlook though Word refuses or repairs the file."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from nap_desktop.documents.word.names import RELATIONS, W14, WP, R, w

_LONGEST_NAME = 40
_REVISIONS = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_IDENTITIES = ("comment", "footnote", "endnote")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the part it is in, its code, and what it is about."""

    part: str
    code: str
    about: str = ""


def lint(content: bytes) -> list[Fault]:
    """Return all faults of a file that the program itself has written."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = file.namelist()
        trees = {
            name: etree.fromstring(file.read(name))
            for name in names
            if name.endswith((".xml", ".rels"))
        }
    found = [Fault(name, "part_twice") for name in _twice(names)]
    found += _targets(trees, set(names))
    found += _references(trees)
    paragraphs: list[str] = []
    for name, tree in trees.items():
        if tree.tag.startswith(f"{{{w('')[1:-1]}}}"):
            found += (Fault(name, code, about) for code, about in _part(tree))
            found += (Fault(name, code, about) for code, about in _links(trees, name, tree))
            paragraphs += (node.get(f"{{{W14}}}paraId", "") for node in tree.iter(w("p"), w("tr")))
    found += [Fault("", "paragraph_id_twice", one) for one in _twice(filter(None, paragraphs))]
    found += [Fault("", "paragraph_id_bad", one) for one in paragraphs if one and not _fits(one)]
    return found


def _references(trees: dict[str, etree._Element]) -> Iterator[Fault]:
    """Give uses of styles, lists and footnotes that the file does not have."""
    known = {
        "style": _known(trees, "word/styles.xml", "style", "styleId"),
        "list": _known(trees, "word/numbering.xml", "num", "numId") | {"0"},
        "footnote": _known(trees, "word/footnotes.xml", "footnote", "id"),
    }
    uses = {
        "style": ("pStyle", "rStyle", "tblStyle"),
        "list": ("numId",),
        "footnote": ("footnoteReference",),
    }
    for name, tree in trees.items():
        if name.startswith("word/"):
            for what, tags in uses.items():
                for one in tree.iter(*map(w, tags)):
                    target = one.get(w("val")) or one.get(w("id")) or ""
                    if target not in known[what]:
                        yield Fault(name, f"{what}_unknown", target)


def _known(trees: dict[str, etree._Element], part: str, tag: str, key: str) -> set[str]:
    tree = trees.get(part)
    return set() if tree is None else {one.get(w(key), "") for one in tree.iter(w(tag))}


def _twice(values: Iterable[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def _fits(identity: str) -> bool:
    return 0 < int(identity, 16) < 0x80000000


def _part(tree: etree._Element) -> Iterator[tuple[str, str]]:
    """Give code and subject of each fault inside one part."""
    yield from _bookmarks(tree)
    yield from _fields(tree)
    yield from _identities(tree)
    for table in tree.iter(w("tbl")):
        yield from _table(table)
    for cell in tree.iter(w("tc")):
        if len(cell) == 0 or cell[-1].tag != w("p"):
            yield "cell_without_last_paragraph", ""
    for deleted in tree.iter(w("del")):
        if next(deleted.iter(w("t")), None) is not None:
            yield "text_in_deletion", ""
    body = tree.find(w("body"))
    if body is not None:
        yield from _body(body)


def _bookmarks(tree: etree._Element) -> Iterator[tuple[str, str]]:
    starts = [
        (node.get(w("id"), ""), node.get(w("name"), "")) for node in tree.iter(w("bookmarkStart"))
    ]
    ends = [node.get(w("id"), "") for node in tree.iter(w("bookmarkEnd"))]
    for name in _twice(name.casefold() for _, name in starts):
        yield "bookmark_twice", name
    for identity in _twice(identity for identity, _ in starts):
        yield "bookmark_id_twice", identity
    for identity in {identity for identity, _ in starts} ^ set(ends):
        yield "bookmark_half", identity
    for _, name in starts:
        if not 0 < len(name) <= _LONGEST_NAME or not name.replace("_", "a").isalnum():
            yield "bookmark_name", name


def _fields(tree: etree._Element) -> Iterator[tuple[str, str]]:
    """Give fields that are not closed in the body, or are closed without having been opened."""
    open_fields = 0
    for mark in tree.iter(w("fldChar")):
        kind = mark.get(w("fldCharType"))
        open_fields += {"begin": 1, "end": -1}.get(kind or "", 0)
        if open_fields < 0 or (kind == "separate" and open_fields == 0):
            yield "field_not_opened", ""
            return
    if open_fields:
        yield "field_not_closed", ""


def _identities(tree: etree._Element) -> Iterator[tuple[str, str]]:
    for name in _IDENTITIES:
        for identity in _twice(node.get(w("id"), "") for node in tree.iter(w(name))):
            yield f"{name}_id_twice", identity
    for identity in _twice(node.get(w("id"), "") for node in tree.iter(*_REVISIONS)):
        yield "revision_id_twice", identity
    for identity in _twice(node.get("id", "") for node in tree.iter(f"{{{WP}}}docPr")):
        yield "picture_id_twice", identity
    controls = (node.get(w("val"), "") for node in tree.iterfind(f".//{w('sdtPr')}/{w('id')}"))
    for identity in _twice(controls):
        yield "control_id_twice", identity


def _table(table: etree._Element) -> Iterator[tuple[str, str]]:
    columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
    for row in table.iterchildren(w("tr")):
        spans = [cell.find(f"{w('tcPr')}/{w('gridSpan')}") for cell in row.iterchildren(w("tc"))]
        wide = sum(1 if span is None else int(span.get(w("val"), "1")) for span in spans)
        for name in ("gridBefore", "gridAfter"):
            beside = row.find(f"{w('trPr')}/{w(name)}")
            wide += 0 if beside is None else int(beside.get(w("val"), "0"))
        if wide != columns:
            yield "row_beside_grid", f"{wide}/{columns}"


def _body(body: etree._Element) -> Iterator[tuple[str, str]]:
    if len(body) == 0 or body[-1].tag != w("sectPr"):
        yield "body_without_section", ""
        return
    text = [node.tag for node in body if node.tag in (w("p"), w("tbl"))]
    if not text or text[-1] != w("p"):
        yield "body_without_last_paragraph", ""
    for before, after in pairwise(text):
        if before == after == w("tbl"):
            yield "tables_touch", ""


def _targets(trees: dict[str, etree._Element], names: set[str]) -> Iterator[Fault]:
    """Give relationships that lead nowhere and ids used twice in one part."""
    for part, tree in trees.items():
        if not part.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(part))
        relations = list(tree.iter(f"{{{RELATIONS}}}Relationship"))
        for identity in _twice(one.get("Id", "") for one in relations):
            yield Fault(part, "relation_id_twice", identity)
        for one in relations:
            target = one.get("Target", "")
            where = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            if one.get("TargetMode") != "External" and where not in names:
                yield Fault(part, "relation_to_nothing", target)


def _links(
    trees: dict[str, etree._Element], part: str, tree: etree._Element
) -> Iterator[tuple[str, str]]:
    """Give uses of relationships that the part does not have."""
    folder, name = posixpath.split(part)
    relations = trees.get(f"{folder}/_rels/{name}.rels")
    known = {one.get("Id") for one in relations} if relations is not None else set()
    for node in tree.iter():
        used = node.get(f"{{{R}}}id")
        if used is not None and used not in known:
            yield "relation_unknown", used
