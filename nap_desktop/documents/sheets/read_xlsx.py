"""Reads a workbook that this program wrote, after people have worked on it."""

from __future__ import annotations

import contextlib
import datetime
import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from nap_desktop.base.errors import NapError
from nap_desktop.documents.compose import language
from nap_desktop.documents.sheets.came_back import CameBack, Line, Returned, lines_of, names_of
from nap_desktop.documents.sheets.columns import ID, KINDS
from nap_desktop.documents.sheets.hidden import NAME, Hidden, read_hidden
from nap_desktop.documents.sheets.returned import returned
from nap_desktop.documents.sheets.safe import unmask
from nap_desktop.plan.tree import Plan

_BIGGEST, _BIGGEST_WHOLE = 64_000_000, 400_000_000  # bytes, of a part and of all
_PARTS, _RATIO = 2_000, 150
_ROWS, _COLUMNS, _PIECES = 100_000, 400, 2_000


def read_xlsx(content: bytes, plan: Plan) -> Returned:
    """Return what a workbook proposes, and what was found.

    Raises NapError `not_a_sheet` (why) or `sheet_of_other_plan`.
    """
    _look_over(content)
    return returned(_came_back(content, plan), plan)


def _look_over(content: bytes) -> None:
    """Refuse what no honest workbook is (WORD.md, 6)."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            parts = file.infolist()
            names = [part.filename for part in parts]
            whole = sum(part.file_size for part in parts)
            if len(parts) > _PARTS or whole > _BIGGEST_WHOLE:
                raise NapError("not_a_sheet", why="size")
            if len(set(names)) < len(names) or any(part.flag_bits & 1 for part in parts):
                raise NapError("not_a_sheet", why="unsafe")
            for part in parts:
                _look_at(file, part)
    except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError, ValueError) as error:
        raise NapError("not_a_sheet", why="zip") from error


def _look_at(file: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    ratio = part.file_size / max(part.compress_size, 1)
    if part.file_size > _BIGGEST or (part.file_size > 1_000_000 and ratio > _RATIO):
        raise NapError("not_a_sheet", why="size")
    if part.filename.endswith((".xml", ".rels")):
        with file.open(part) as inside:
            # no more than the part says it has, whatever it inflates to
            if b"<!DOCTYPE" in inside.read(part.file_size + 1).upper():
                raise NapError("not_a_sheet", why="unsafe")


def _came_back(content: bytes, plan: Plan) -> CameBack:
    sheets = _sheets(content)
    hidden = read_hidden(sheets.pop(NAME)) if NAME in sheets else None
    if hidden and hidden.plan != plan.root:
        raise NapError("sheet_of_other_plan")
    lang = hidden.lang if hidden else language(plan)
    lines: dict[str, list[Line]] = {}
    heads: dict[str, dict[str, str]] = {}
    for kind in KINDS:
        name, named = _sheet_of(kind, sheets, plan, lang, hidden)
        if name:
            rows = sheets.pop(name)
            lines[kind] = lines_of(rows[1:], named)
            heads[kind] = {column: rows[0][place] for place, column in named.items()}
    if not lines:
        raise NapError("not_a_sheet", why="heads")
    return CameBack(lang, lines, heads, hidden)


def _sheet_of(
    kind: str, sheets: dict[str, list[list[str]]], plan: Plan, lang: str, hidden: Hidden | None
) -> tuple[str, dict[int, str]]:
    """Return the sheet of a kind and its columns: the one of that name, else of those heads."""
    named = hidden.sheets[kind] if hidden else ""
    for name in sorted(sheets, key=lambda name: name != named):
        rows = sheets[name]
        found = names_of(kind, rows[0], plan, lang, hidden) if rows else {}
        if ID in found.values() and len(found) > 1:
            return name, found
    return "", {}


def _sheets(content: bytes) -> dict[str, list[list[str]]]:
    """Return name -> rows of cells as text, of every sheet of a workbook."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of every extension it leaves out
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            with contextlib.closing(book):
                return {sheet.title: list(_rows(sheet)) for sheet in _worksheets(book)}
    except NapError:
        raise
    except Exception as error:  # openpyxl fails in many ways on what is no workbook
        raise NapError("not_a_sheet", why="zip") from error


def _worksheets(book: Any) -> Sequence[Any]:
    return book.worksheets  # type: ignore[no-any-return]


def _rows(sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # what a file says of its own size need not be so
    most = _PIECES if sheet.title == NAME else _COLUMNS
    for count, row in enumerate(sheet.iter_rows(max_col=most)):
        if count > _ROWS:
            raise NapError("not_a_sheet", why="size")
        yield [_text(cell) for cell in row]


def _text(cell: Any) -> str:
    """Return what a cell says, numbers and dates in a form that fields understand."""
    value = cell.value
    match value:
        case None:
            return ""
        case str():
            return unmask(value)
        case bool():
            return "1" if value else "0"
        case int():
            return str(value)
        case float():
            return _number(value, cell.number_format)
        case datetime.datetime() | datetime.date():
            return _date(value, cell.number_format)
        case _:
            return str(value)


def _number(value: float, form: str) -> str:
    if form.endswith("%"):
        return f"{value * 100:.10g}%"
    return str(int(value)) if value.is_integer() else repr(value)


def _date(value: datetime.date, form: str) -> str:
    """Return a date that a table program made of what was typed, as precise as it shows it."""
    shown = form.casefold()
    if "d" in shown:
        return value.strftime("%Y-%m-%d")
    return value.strftime("%Y-%m" if "m" in shown else "%Y")
