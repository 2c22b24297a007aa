"""Sheets from elsewhere as blocks: workbooks, each of their sheets one table, and CSV files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.cell_looks import looks
from nap_desktop.documents.incoming.failures import of_file
from nap_desktop.documents.incoming.lattice import Leaf, Spread, spread
from nap_desktop.documents.incoming.leaf_cells import (
    ReadLeaf,
    Shared,
    Text,
    area_of,
    cleaned,
    read_leaf,
    rich_text,
)
from nap_desktop.documents.incoming.office_parts import OfficeParts, bare
from nap_desktop.documents.incoming.plain_rows import read_csv
from nap_desktop.documents.incoming.sheet_remarks import remarks_of
from nap_desktop.documents.incoming.source import Block, Grid, LeftOut, Remark, Source, count

__all__ = ["read_csv", "read_xlsx"]

_MOST_TEXTS = 1_000_000
_TITLES = "_xlnm.Print_Titles"


@dataclass(slots=True)
class _Gathered:
    """What has been read so far; characters: counted on the cells, before they find their place."""

    blocks: list[Block] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    comments: list[Remark] = field(default_factory=list)
    characters: int = 0


def read_xlsx(content: bytes, name: str) -> Source:
    """Return the sheets of a workbook (.xlsx, .xlsm) in their order.

    A sheet is one table, with the lines that stand above its header before it; a place in it is
    named by block, row and column as people see them, from 1 ("b3/12.2/0").
    Hidden sheets, rows and columns, and what lies below merged cells are left out as "hidden",
    text in drawings as "drawing". Lines within a cell are lines; what only blanks hold is nothing.
    Raises NapError `file_empty`, `file_unknown`, `file_locked`, `file_damaged`, `file_too_large`
    or `file_unsafe`.
    """
    with of_file(name):
        parts = OfficeParts(content, name)
        book = _book(parts)
        root = parts.tree(book)
        if bare(root.tag) != "workbook":
            raise NapError("file_unknown", path=name, kind="other_office")
        gathered = _Gathered()
        shared = _shared(parts, book, root)
        for leaf, part in _leaves(parts, book, root):
            _add(parts, part, leaf, shared, gathered)
        return Source(
            "xlsx",
            name,
            tuple(gathered.blocks),
            tuple(gathered.left_out),
            tuple(gathered.comments),
            links=parts.links(),
            characters=gathered.characters,
            shape=shape_of("xlsx", gathered.blocks),
        )


def _book(parts: OfficeParts) -> str:
    found = parts.related("", "officeDocument")
    if not found:
        raise NapError("file_damaged", path=parts.path, reason="main")
    if found[0].endswith(".bin"):
        raise NapError("file_unknown", path=parts.path, kind="xlsb")
    return found[0]


def _shared(parts: OfficeParts, book: str, root: etree._Element) -> Shared:
    texts: list[Text] = []
    for part in parts.related(book, "sharedStrings")[:1]:
        for item in parts.stream(part, "si"):
            texts.append(rich_text(item))
            if len(texts) > _MOST_TEXTS:
                raise NapError("file_too_large", path=parts.path, what="cells")
    styles = parts.related(book, "styles")
    about = root.find("{*}workbookPr")
    from_1904 = about is not None and about.get("date1904") in ("1", "true")
    return Shared(texts, looks(parts.tree(styles[0]) if styles else None), from_1904)


def _leaves(parts: OfficeParts, book: str, root: etree._Element) -> Iterable[tuple[Leaf, str]]:
    """Give the sheets in their order, still empty, with their parts; charts alone are no sheets."""
    relations = parts.relations(book)
    titles = _print_titles(root)
    for place, node in enumerate(root.iterfind("{*}sheets/{*}sheet")):
        id = next((value for key, value in node.attrib.items() if bare(key) == "id"), "")
        relation = relations.get(str(id))
        if relation is None or relation.external or relation.kind != "worksheet":
            continue
        leaf = Leaf(cleaned(node.get("name", "")), headers=titles.get(place, set()))
        leaf.is_hidden = node.get("state", "visible") in ("hidden", "veryHidden")
        yield leaf, relation.target


def _print_titles(root: etree._Element) -> dict[int, set[int]]:
    """Return the rows that are repeated on each page, by the place of their sheet."""
    found: dict[int, set[int]] = {}
    for node in root.iterfind("{*}definedNames/{*}definedName"):
        place = node.get("localSheetId", "")
        if node.get("name") != _TITLES or not (place.isascii() and place.isdigit()):
            continue
        for reference in (node.text or "").split(","):
            first, _, last = reference.rpartition("!")[2].replace("$", "").partition(":")
            if area := area_of(f"A{first}:A{last}"):
                rows = range(area.top, min(area.bottom, area.top + 20) + 1)
                found.setdefault(int(place[:6]), set()).update(rows)
    return found


def _add(parts: OfficeParts, part: str, leaf: Leaf, shared: Shared, gathered: _Gathered) -> None:
    remarks, on_cells = remarks_of(parts, part, len(gathered.comments))
    read = read_leaf(parts, part, leaf.title, shared, on_cells)
    read.leaf.is_hidden = leaf.is_hidden
    read.leaf.headers |= leaf.headers
    beside = [*_running(read), *_drawings(parts, part, leaf.title)]
    gathered.characters += _count(read.leaf)
    gathered.characters += sum(map(count, [one.text for one in beside]))
    gathered.characters += sum(map(count, [one.text for one in remarks]))
    made: Spread = spread(read.leaf, len(gathered.blocks), parts.path)
    gathered.blocks += made.blocks
    gathered.left_out += [*made.left_out, *beside]
    gathered.comments += remarks


def _count(leaf: Leaf) -> int:
    return sum(
        count(text)
        for row in leaf.cells.values()
        for filled in row.values()
        for text, _ in filled.lines
    )


def _running(read: ReadLeaf) -> list[LeftOut]:
    """Return the words at the head and foot of the printed pages, their codes as they are."""
    return [
        LeftOut(cleaned(text), kind, f"{read.leaf.title}/{kind}")
        for kind, text in read.running
        if text.strip()
    ]


def _drawings(parts: OfficeParts, sheet: str, title: str) -> list[LeftOut]:
    """Return the text of boxes and shapes that lie on a sheet, a paragraph each."""
    found: list[LeftOut] = []
    for part in parts.related(sheet, "drawing"):
        for number, paragraph in enumerate(parts.tree(part).iter("{*}p")):
            text = cleaned("".join(one.text or "" for one in paragraph.iter("{*}t")))
            if text.strip():
                found.append(LeftOut(text, "drawing", f"{title}/x{number}"))
    return found


def shape_of(kind: str, blocks: Iterable[Block]) -> str:
    """Return a print of the first rows of all tables; documents that are made alike have the same."""
    heads = [
        " | ".join(
            " ".join(block.text for block in cell.blocks if not isinstance(block, Grid)).casefold()
            for cell in next((row for row in grid.rows if len(row.cells) > 1), grid.rows[0]).cells
        )
        for grid in blocks
        if isinstance(grid, Grid) and grid.rows
    ]
    whole = "\n".join((kind, *dict.fromkeys(heads)))
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:16]
