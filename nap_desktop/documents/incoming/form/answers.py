"""The answers of one row of a form: X, ?, NA or words, the laws beside them, and the remarks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from nap_desktop.documents.incoming.form.annex import printed_entry
from nap_desktop.documents.incoming.form.columns import ANSWER, REMARKS, SOURCE, Column
from nap_desktop.documents.incoming.form.said import Said
from nap_desktop.documents.incoming.interpret.words import tidy
from nap_desktop.documents.incoming.source import count
from nap_desktop.framework.answers import standing
from nap_desktop.framework.coverage import CATEGORIES, Line
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.coverage import DISCUSSED, LAW, NOT_APPLICABLE, NOT_DISCUSSED, Cell

_NUMBERS = re.compile(r"[\dA-Za-z.,;…()\-\s]{1,400}")  # of measures, as our annex prints them
_Key = tuple[str, str]  # kind and category


class Asked(NamedTuple):
    """One row: its line, the kind of weapons of its table, the columns and what stands in each."""

    line: Line
    category: str
    columns: Sequence[Column]
    texts: Sequence[str]
    place: str


class Answered(NamedTuple):
    """What a row says, how many characters of its answers that used, and what is left (text, reason)."""

    said: list[Said]
    used: int
    unread: list[tuple[str, str]]


def answers_of(asked: Asked) -> Answered:
    """Return what a row says of the cells of its line."""
    made = Answered([], 0, [])
    used = 0
    held: dict[Cell, tuple[str, str, str]] = {}  # standing, what stands beside it, as written
    for column, text in zip(asked.columns, asked.texts, strict=True):
        if column.what == ANSWER and text.strip():
            printed = _printed(asked, column, text, made)
            used += count(text) if printed is None else printed
            if printed is None and not _note_answer(asked, column, text, held):
                made.unread.append((text, "no_cell"))
                used -= count(text)
        elif column.what == "" and text.strip():
            made.unread.append((text, "no_cell"))
    sources = _sources(asked)
    for cell, (now, beside, written) in held.items():
        laws = beside or sources.get((cell.column, cell.category)) or sources.get((cell.column, ""))
        laws = laws or sources.get(("", cell.category)) or sources.get(("", "")) or ""
        made.said.extend(_entries(asked, cell, now, laws, written))
    used += _with_the_rest(asked, made, sources)
    return made._replace(used=used)


def _printed(asked: Asked, column: Column, text: str, made: Answered) -> int | None:
    """Read a cell as our own annex prints it; return the characters used, None if it is none such."""
    lines = [one for one in text.split("\n") if one.strip()]
    entries = [(one, printed_entry(one)) for one in lines]
    if not any(entry for _, entry in entries):
        if column.kind or not _NUMBERS.fullmatch(text) or standing(text) is not None:
            return None
        if not any(sign.isdigit() for sign in text):
            return None
        made.unread.append((text, "measures"))  # the annex of a plan without entries there
        return 0
    used = 0
    for one, entry in entries:
        cell = _cell(asked, entry.column, column.category) if entry else None
        if entry is None or cell is None:
            made.unread.append((one, "measures" if entry is None else "no_cell"))
            continue
        used += count(one)
        made.said.append(Said(cell, entry.standing, entry.fields, tidy(one), asked.place))
    return used


def _note_answer(
    asked: Asked, column: Column, text: str, held: dict[Cell, tuple[str, str, str]]
) -> bool:
    """Note an answer for each cell that it is for; False if the line has none such."""
    now, beside = _split(text)
    cells = _cells(asked, column)
    for cell in cells:
        if now != NOT_DISCUSSED or beside:
            held[cell] = (now, beside, tidy(text))
    return bool(cells)


def _split(text: str) -> tuple[str, str]:
    """Return the answer of a cell and what stands behind it; words without answer cite a law."""
    whole = standing(text)
    if whole is not None:
        return whole, ""
    first, _, rest = text.strip().partition("\n")
    if standing(first) not in (None, NOT_DISCUSSED):
        return standing(first) or "", rest.strip()
    word, _, more = first.partition(" ")
    begins = standing(word.rstrip(",;:"))
    if begins not in (None, NOT_DISCUSSED) and (more or rest):
        return begins or "", f"{more}\n{rest}".strip(" \n:;,–—-")
    return LAW, text.strip()


def _cells(asked: Asked, column: Column) -> list[Cell]:
    """Return the cells that a column asks about in a line."""
    line = asked.line
    if line.single is not None:
        return [line.single]
    kind = column.kind or "framework"
    category = column.category or asked.category
    wanted = (category,) if category else CATEGORIES
    return [cell for one in wanted if (cell := line.cells.get((one, kind)))]


def _cell(asked: Asked, kind: str, category: str) -> Cell | None:
    line = asked.line
    single = line.single
    if single is not None:
        return single if single.column == kind else None
    return line.cells.get((category or asked.category, kind))


def _sources(asked: Asked) -> dict[_Key, str]:
    """Return what stands in the columns for laws, by what they are for."""
    found: dict[_Key, list[str]] = defaultdict(list)
    for column, text in zip(asked.columns, asked.texts, strict=True):
        if column.what == SOURCE and text.strip():
            kind = asked.line.single.column if asked.line.single else column.kind
            found[kind, column.category].append(text.strip())
    return {key: "\n".join(held) for key, held in found.items()}


def _entries(asked: Asked, cell: Cell, now: str, beside: str, written: str) -> list[Said]:
    """Return the entries of one answer: one for each law, else one."""
    lines = [clean for one in beside.split("\n") if (clean := rich_text.clean_line(one))]
    if now == LAW:
        laws: list[tuple[tuple[str, str], ...]]
        laws = [(("law_title", one),) for one in lines] or [()]
        return [Said(cell, LAW, law, written, asked.place) for law in laws]
    key = "reason" if now == NOT_APPLICABLE else "note"
    said = " ".join(lines) if key == "reason" else rich_text.rich("\n".join(lines))
    return [Said(cell, now, ((key, said),) if lines else (), written, asked.place)]


def _with_the_rest(asked: Asked, made: Answered, sources: dict[_Key, str]) -> int:
    """Add remarks, and laws where nothing was answered; return the characters used."""
    used = sum(count(text) for text in sources.values())
    answered = {(one.cell.column, one.cell.category) for one in made.said}
    loose = [
        text
        for (kind, category), text in sources.items()
        if not any(kind in ("", one) and category in ("", weapon) for one, weapon in answered)
    ]
    remarks = [
        text.strip()
        for column, text in zip(asked.columns, asked.texts, strict=True)
        if column.what == REMARKS and text.strip()
    ]
    used += sum(map(count, remarks))
    if words := "\n".join([*loose, *remarks]):
        _remark(asked, made, words)
    return used


def _remark(asked: Asked, made: Answered, words: str) -> None:
    """Put words into the note of the row's first entry; one is made where nothing was answered."""
    if not made.said:
        cell = next(iter(_cells(asked, Column(ANSWER))), None)
        if cell is not None:
            note = (("note", rich_text.rich(words)),)
            made.said.append(Said(cell, DISCUSSED, note, tidy(words), asked.place))
        return
    first = made.said[0]
    held = dict(first.fields)
    before = rich_text.plain(held.get("note", ""))
    held["note"] = rich_text.rich("\n".join(filter(None, (before, words))))
    made.said[0] = first._replace(fields=tuple(held.items()))
