"""One sheet of a workbook, read from its part: cells as shown, merged and hidden ones, marks.

SpreadsheetML: ECMA-376 Part 1, 18.3.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.cell_looks import USUAL, CellLook, is_on
from nap_desktop.documents.incoming.lattice import MOST_COLUMNS, Area, Filled, Leaf
from nap_desktop.documents.incoming.number_form import shown
from nap_desktop.documents.incoming.office_parts import OfficeParts, bare
from nap_desktop.documents.incoming.source import Run

MOST_CELLS = 500_000  # and lines in cells
_MOST_MERGED = 100_000
_LAST_ROW = 1_048_576
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
# ECMA-376 Part 1, 22.9.2.19: _xHHHH_ stands for one sign
_MASKED = re.compile("_x([0-9A-Fa-f]{4})_")
_UNWANTED = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0x7F, 0xFFFE, 0xFFFF])
_UNWANTED.update(dict.fromkeys(range(0xD800, 0xE000)))
_WANTED = ("row", "col", "mergeCell", "autoFilter", "sheetView", "oddHeader", "oddFooter")

Text = tuple[str, tuple[Run, ...]]


class Shared(NamedTuple):
    """What the sheets of a workbook share: its texts, its looks, the day its dates count from."""

    texts: Sequence[Text]
    looks: Sequence[CellLook]
    from_1904: bool = False


@dataclass(slots=True)
class ReadLeaf:
    """A sheet as its part says it; running: the words of its page header and footer."""

    leaf: Leaf
    running: list[tuple[str, str]] = field(default_factory=list)
    count: int = 0


def read_leaf(
    parts: OfficeParts,
    part: str,
    title: str,
    shared: Shared,
    comments: Mapping[str, tuple[str, ...]],
) -> ReadLeaf:
    """Return one sheet. comments: reference ("B7") -> ids. Raises NapError `file_too_large`."""
    read = ReadLeaf(Leaf(title))
    number = 0
    for node in parts.stream(part, *_WANTED):
        match bare(node.tag):
            case "row":
                number = _number(node.get("r"), number + 1, _LAST_ROW)
                _row(node, number, read, shared, comments, parts.path)
            case "col":
                _column(node, read.leaf)
            case "mergeCell":
                _merge(node, read.leaf)
            case "autoFilter":
                if area := area_of(node.get("ref", "")):
                    read.leaf.headers.add(area.top)
            case "sheetView":
                read.leaf.rtl = read.leaf.rtl or node.get("rightToLeft") in ("1", "true")
            case kind:
                read.running.append((kind.removeprefix("odd").casefold(), node.text or ""))
    return read


def area_of(reference: str) -> Area | None:
    """Return the cells that "A1:C3" or "B7" means, None if it means none."""
    first, _, last = reference.partition(":")
    start, end = place_of(first), place_of(last or first)
    if start is None or end is None:
        return None
    rows, columns = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return Area(rows[0], columns[0], rows[1], columns[1])


@lru_cache(maxsize=20_000)
def _column_of(letters: str) -> int:
    """Return the number of a column, from 1."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column


def place_of(reference: str) -> tuple[int, int] | None:
    """Return row and column, from 1, of "B7"."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column, row = _column_of(match[1]), int(match[2])
    return (row, column) if 0 < row <= _LAST_ROW and column <= MOST_COLUMNS else None


def _number(word: str | None, other: int, most: int) -> int:
    number = int(word) if word and word.isascii() and word.isdigit() and len(word) < 9 else other
    return min(max(number, 1), most)


def _column(node: etree._Element, leaf: Leaf) -> None:
    if node.get("hidden") in ("1", "true"):
        first = _number(node.get("min"), 1, MOST_COLUMNS)
        last = max(first, _number(node.get("max"), first, MOST_COLUMNS))
        leaf.hidden_columns[first : last + 1] = b"\x01" * (last + 1 - first)


def _merge(node: etree._Element, leaf: Leaf) -> None:
    area = area_of(node.get("ref", ""))
    if area and len(leaf.merged) < _MOST_MERGED:
        leaf.merged.append(area)


def _row(
    node: etree._Element,
    number: int,
    read: ReadLeaf,
    shared: Shared,
    comments: Mapping[str, tuple[str, ...]],
    path: object,
) -> None:
    leaf = read.leaf
    if node.get("hidden") in ("1", "true"):
        leaf.hidden_rows.add(number)
    held: dict[int, Filled] = {}
    column = 0
    for cell in node:
        if not cell.tag.endswith("}c"):
            continue
        reference = cell.get("r", "")
        place = place_of(reference)
        column = place[1] if place else min(column + 1, MOST_COLUMNS)
        look = _look(cell, shared.looks)
        if lines := _lines(_text(cell, look, shared)):
            held[column] = Filled(lines, look.look, look.shaded, comments.get(reference, ()))
    if held:
        leaf.cells.setdefault(number, {}).update(held)
        read.count += sum(len(one.lines) for one in held.values())
        if read.count > MOST_CELLS:
            raise NapError("file_too_large", path=path, what="cells")


def _look(cell: etree._Element, looks: Sequence[CellLook]) -> CellLook:
    number = _number(cell.get("s"), 0, len(looks)) if cell.get("s") not in (None, "0") else 0
    return looks[number] if number < len(looks) else USUAL


def _text(cell: etree._Element, look: CellLook, shared: Shared) -> Text:
    """Return what a cell shows; of a formula its last result, never the formula."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inside = cell.find("{*}is")
        return rich_text(inside) if inside is not None else ("", ())
    value = cell.findtext("{*}v") or ""
    match kind:
        case "s":
            place = int(value) if value.isascii() and value.isdigit() and len(value) < 9 else -1
            return shared.texts[place] if 0 <= place < len(shared.texts) else ("", ())
        case "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, ""), ()
        case "n":
            return _as_shown(value, look.form, shared.from_1904), ()
        case "d":
            return _day(value), ()
        case _:
            return cleaned(value), ()


def _as_shown(value: str, form: str, from_1904: bool) -> str:
    try:
        return shown(float(value), form, from_1904) if value else ""
    except (ValueError, OverflowError):
        return cleaned(value)


def _day(value: str) -> str:
    """Return a moment in ISO 8601 as a day, with hour and minute unless it is midnight."""
    day, _, time = value.partition("T")
    return cleaned(day if time[:5] in ("", "00:00") else f"{day} {time[:5]}".strip())


def cleaned(text: str) -> str:
    """Return text without the marks of the format and the signs that no document may hold."""
    if "_x" in text:
        text = _MASKED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNWANTED)


def rich_text(node: etree._Element) -> Text:
    """Return the text of a string item, and its runs if they differ in manner.

    What is said of its pronunciation (`rPh`) is no part of it.
    """
    if len(node) == 1 and node[0].tag.endswith("}t"):  # as nearly all are
        return cleaned(node[0].text or ""), ()
    runs: list[Run] = []
    for piece in node:
        kind = bare(piece.tag)
        if kind == "t":
            runs.append(Run(cleaned(piece.text or "")))
        elif kind == "r":
            text = cleaned(piece.findtext("{*}t") or "")
            manner = piece.find("{*}rPr")
            if manner is None:
                runs.append(Run(text))
            else:
                bold, italic, underline = (is_on(manner.find(f"{{*}}{mark}")) for mark in "biu")
                runs.append(Run(text, bold, italic, underline))
    whole = "".join(run.text for run in runs)
    return whole, tuple(runs) if any(any(run[1:]) for run in runs) else ()


def _lines(text: Text) -> tuple[Text, ...]:
    """Return a text as its lines, those left out that are empty; runs end with their line."""
    whole, runs = text
    if not whole.strip():
        return ()
    if "\n" not in whole:
        return (text,)
    if not runs:
        return tuple((line, ()) for line in whole.split("\n") if line.strip())
    made: list[list[Run]] = [[]]
    for run in runs:
        for place, piece in enumerate(run.text.split("\n")):
            if place:
                made.append([])
            if piece:
                made[-1].append(run._replace(text=piece))
    lines = [("".join(run.text for run in line), tuple(line)) for line in made]
    return tuple((line, parts) for line, parts in lines if line.strip())
