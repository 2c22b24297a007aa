"""Reads the measures of a plan from a CSV file that this program wrote or a table program saved."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import PurePath

from nap_desktop.base import shipped
from nap_desktop.base.errors import NapError
from nap_desktop.documents.compose import language
from nap_desktop.documents.sheets.came_back import CameBack, Returned, lines_of, names_of
from nap_desktop.documents.sheets.columns import ID
from nap_desktop.documents.sheets.returned import returned
from nap_desktop.documents.sheets.safe import unguard
from nap_desktop.plan.tree import Plan

_BIGGEST = 64_000_000  # bytes
_ROWS, _COLUMNS = 100_000, 400
_KIND = "measure"


def read_csv(content: bytes, plan: Plan) -> Returned:
    """Return what a CSV file proposes, and what was found. Raises NapError `not_a_sheet` (why)."""
    if len(content) > _BIGGEST:
        raise NapError("not_a_sheet", why="size")
    rows = _rows(_text(content))
    lang, named = _columns(rows[0] if rows else [], plan)
    heads = {_KIND: {name: rows[0][place] for place, name in named.items()}}
    return returned(CameBack(lang, {_KIND: lines_of(rows[1:], named)}, heads), plan)


def _text(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise NapError("not_a_sheet", why="utf8") from error


def _rows(text: str) -> list[list[str]]:
    """Return all rows; the divider is the one that the first line holds most of."""
    first = text.partition("\n")[0]
    divider = max(",;\t", key=first.count)
    found: list[list[str]] = []
    limit = csv.field_size_limit(_BIGGEST)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=divider):
            if len(found) > _ROWS or len(row) > _COLUMNS:
                raise NapError("not_a_sheet", why="size")
            found.append([unguard(cell) for cell in row])
    except csv.Error as error:
        raise NapError("not_a_sheet", why="heads") from error
    finally:
        csv.field_size_limit(limit)
    return found


def _columns(head: Sequence[str], plan: Plan) -> tuple[str, dict[int, str]]:
    """Return the language in which most heads are known, the plan's first, and their columns."""
    shown = [PurePath(name).name.split(".")[1] for name in _documents()]
    tried = {
        lang: names_of(_KIND, head, plan, lang, None) for lang in (language(plan), "en", *shown)
    }
    lang = max(tried, key=lambda lang: len(tried[lang]))
    if ID not in tried[lang].values() or len(tried[lang]) < 2:
        raise NapError("not_a_sheet", why="heads")
    return lang, tried[lang]


def _documents() -> list[str]:
    return [name for name in shipped.names("labels", ".toml") if "/documents." in name]
