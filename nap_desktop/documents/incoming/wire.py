"""A `Source` as bytes between the process that reads a file and the program that asked for it.

The program trusts nothing that comes back: wrong shapes are refused, sizes are limited.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from nap_desktop.base.calm import calm
from nap_desktop.base.errors import NapError
from nap_desktop.documents.incoming.source import (
    Block,
    Cell,
    Grid,
    LeftOut,
    Line,
    Look,
    Remark,
    Row,
    Run,
    Source,
    Tracked,
)

LARGEST = 200_000_000  # bytes
_DEEPEST = 24  # tables in tables
_DEEPEST_LIST = 99
_LONGEST, _WIDEST = 1_048_576, 16_384  # rows and columns of the largest sheet there is
_MOST = 1_000_000_000  # of whatever is counted
_KEYS = frozenset((*Source._fields, "looks"))
_HALF_SIGN = re.compile(rb"(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]")


def to_wire(source: Source) -> bytes:
    """Return a source as JSON; each look is written once and named by its place in a list."""
    return b"".join(on_wire(source))


def on_wire(source: Source) -> Iterator[bytes]:
    """Give a source as JSON, row by row, so that there is never more of it than goes out."""
    looks: dict[Look, int] = {}
    yield b'{"blocks":['
    for number, block in enumerate(source.blocks):
        yield b"," if number else b""
        yield from _block_on_wire(block, looks)
    yield b"]"
    notes = [[id, [_block(one, looks) for one in held]] for id, held in source.notes]
    rest = source._asdict() | {"notes": notes, "looks": list(looks)}
    del rest["blocks"]
    for key, value in rest.items():
        yield b',"%b":%b' % (key.encode("ascii"), _json(value))
    yield b"}"


def _block_on_wire(block: Block, looks: dict[Look, int]) -> Iterator[bytes]:
    if isinstance(block, Line):
        yield _json(_block(block, looks))
        return
    yield b"[["
    for number, row in enumerate(block.rows):
        yield (b"," if number else b"") + _json(_row(row, looks))
    yield b"]," + _json(block[1:])[1:]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _block(block: Block, looks: dict[Look, int]) -> list[Any]:
    if isinstance(block, Line):
        look = looks.setdefault(block.look, len(looks))
        return [block.text, block.place, look, *block[3:]]
    return [[_row(row, looks) for row in block.rows], *block[1:]]


def _row(row: Row, looks: dict[Look, int]) -> list[Any]:
    cells = [[one.column, [_block(part, looks) for part in one.blocks], *one[2:]]
             for one in row.cells]  # fmt: skip
    return [cells, *row[1:]]


def from_wire(content: bytes) -> Source:
    """Return the source of bytes from the reading process. Raises NapError `cannot_understand`."""
    try:
        if len(content) > LARGEST or _HALF_SIGN.search(content):
            raise ValueError(len(content))
        with calm():
            return _Reader(json.loads(content, parse_constant=_refused)).source()
    except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as error:
        raise NapError("cannot_understand") from error


def _refused(word: str) -> None:
    raise ValueError(word)


class _Reader:
    """Builds a source of JSON data; every leaf is checked."""

    def __init__(self, data: dict[str, Any]) -> None:
        if not isinstance(data, dict) or data.keys() != _KEYS:
            raise TypeError(type(data))
        self._data = data
        self._looks = [_look(one) for one in _list(data["looks"])]

    def source(self) -> Source:
        """Return the whole."""
        data = self._data
        return Source(
            _text(data["kind"]),
            _text(data["name"]),
            tuple(self._block(one, 0) for one in _list(data["blocks"])),
            tuple(LeftOut(*_texts(one, 3)) for one in _list(data["left_out"])),
            tuple(Remark(*_texts(one, 4)) for one in _list(data["comments"])),
            tuple(Tracked(*_texts(one, 5)) for one in _list(data["tracked"])),
            tuple(
                (_text(id), tuple(self._block(one, 0) for one in _list(held)))
                for id, held in _list(data["notes"])
            ),
            tuple(_texts(data["links"])),
            _text(data["language"]),
            _whole(data["characters"]),
            _text(data["shape"]),
        )

    def _block(self, data: Any, depth: int) -> Block:
        if depth > _DEEPEST:
            raise ValueError(depth)
        head = _list(data)[0]
        if isinstance(head, str):
            return self._line(data)
        rows, place, width, rtl, title = data
        many = len(_list(rows))
        made = tuple([self._row(one, depth, many - at) for at, one in enumerate(rows)])
        return Grid(made, _text(place), _whole(width, _WIDEST), _flag(rtl), _text(title))

    def _line(self, data: list[Any]) -> Line:
        text, place, look, number, level, runs, comments, notes = data
        # most of all time is spent here, so nothing is called that need not be
        if not (type(text) is str and type(place) is str and type(number) is str):
            raise TypeError(place)
        if type(level) is not int or not -1 <= level <= _DEEPEST_LIST:
            raise ValueError(level)
        if not (type(runs) is list and type(comments) is list and type(notes) is list):
            raise TypeError(place)
        return Line(
            text,
            place,
            self._looks[_whole(look)],
            number,
            level,
            tuple([_run(one) for one in runs]) if runs else (),
            tuple(_texts(comments)) if comments else (),
            tuple(_texts(notes)) if notes else (),
        )

    def _row(self, data: Any, depth: int, rows_left: int) -> Row:
        cells, place, is_header = data
        made = tuple([self._cell(one, depth + 1, rows_left) for one in _list(cells)])
        return Row(made, _text(place), _flag(is_header))

    def _cell(self, data: Any, depth: int, rows_left: int) -> Cell:
        column, blocks, columns, rows, shaded = data
        if _whole(column, _WIDEST) + _whole(columns, _WIDEST) > _WIDEST or columns < 1:
            raise ValueError(columns)
        if _whole(rows, _LONGEST) < 1:
            raise ValueError(rows)
        made = tuple([self._block(one, depth) for one in _list(blocks)])
        return Cell(column, made, columns, min(rows, rows_left), _flag(shaded))


def _look(data: Any) -> Look:
    style, heading, bold, italic, caps, centred, rtl, size, indent = data
    first, second, third, fourth, fifth = (_flag(one) for one in (bold, italic, caps, centred, rtl))
    lengths = _real(size), _real(indent)
    return Look(_text(style), _whole(heading), first, second, third, fourth, fifth, *lengths)


def _run(data: Any) -> Run:
    text, bold, italic, underline, link = data
    if not (type(text) is str and type(link) is str):
        raise TypeError(text)
    if not (type(bold) is bool and type(italic) is bool and type(underline) is bool):
        raise TypeError(bold)
    return Run(text, bold, italic, underline, link)


def _texts(data: Any, many: int | None = None) -> list[str]:
    if many is not None and len(_list(data)) != many:
        raise ValueError(many)
    return [_text(one) for one in _list(data)]


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise TypeError(type(data))
    return data


def _text(data: Any) -> str:
    if not isinstance(data, str):
        raise TypeError(type(data))
    return data


def _whole(data: Any, most: int = _MOST) -> int:
    if type(data) is not int or not 0 <= data <= most:
        raise TypeError(data)
    return data


def _real(data: Any) -> float:
    if type(data) not in (int, float) or not math.isfinite(data):
        raise TypeError(data)
    return float(data)


def _flag(data: Any) -> bool:
    if type(data) is not bool:
        raise TypeError(data)
    return data
