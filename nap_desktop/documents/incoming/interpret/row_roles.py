"""What each row of a table of measures is: header, heading of a task, measure, total, the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from nap_desktop.documents.incoming.interpret.cells import all_texts, cell_text
from nap_desktop.documents.incoming.interpret.memory import Memory
from nap_desktop.documents.incoming.interpret.words import column_word_set, folded
from nap_desktop.documents.incoming.source import Grid, Line, Row, lines

SHAPING = frozenset({"text", "number", "group"})  # fields that say what a row is
HEADER, HEADING, MEASURE = "header", "heading", "measure"
INTO = "into "  # before the place of the row or line whose item a person gave a row to
TOTAL, COUNT, EMPTY = "total", "column_numbers", "empty"
_LONG_TOTAL = 50  # letters
_LONG_TASK = 160  # letters
_ROMAN = re.compile("[IVX]{1,5}|[A-ZА-Я]")
_FEWEST_COLUMNS = 3  # that a table has in which a task may look like a measure
_SHARE = 0.5  # of the rows that have numbers, in a table that has them
NUMBER = re.compile(
    r"(?:№\s*)?(?:[A-ZА-Я]{1,4}[-.]?)?\d{1,3}(?:[.\-]\d{1,3}){0,4}[.)]?|[a-zа-яأ-ي]ـ?\)|[IVX]+\.?"
)


def titles_of(grid: Grid) -> int:
    """Return how many rows at the top are titles: one cell over all columns."""
    found = 0
    while found < len(grid.rows) - 1 and grid.width > 2 and is_whole(grid.rows[found], grid):
        found += 1
    return found


def is_whole(row: Row, grid: Grid) -> bool:
    """Return whether a row is one cell over all columns."""
    held = [cell for cell in row.cells if cell_text(cell).strip()]
    return len(held) == 1 and held[0].columns == grid.width


def roles_of(
    grid: Grid, fields: Mapping[int, str], headers: int, memory: Memory | None = None
) -> tuple[str, ...]:
    """Return the role of each row of a table of measures, whose first rows are its header."""
    kept = (memory or Memory()).kept
    texts = kept(("texts", grid.place), lambda: all_texts(grid))
    plain = kept(("plain roles", grid.place, headers), lambda: _plain_roles(grid, texts, headers))
    roles = [
        role or (HEADING if _is_task(row, grid, fields, held) else MEASURE)
        for role, row, held in zip(plain, grid.rows, texts, strict=True)
    ]
    return tuple(_with_quiet_tasks(texts, fields, roles))


def _plain_roles(grid: Grid, texts: Sequence[Sequence[str]], headers: int) -> list[str]:
    """Return the roles of rows that follow from their words alone; empty for the others."""
    titles = titles_of(grid) if headers else 0
    first = [folded(text) for text in texts[titles]] if headers > titles else []
    return [
        HEADING if at < titles else HEADER if at < headers else _plain_role(first, held)
        for at, held in enumerate(texts)
    ]


def _with_quiet_tasks(
    texts: Sequence[Sequence[str]], fields: Mapping[int, str], roles: list[str]
) -> list[str]:
    """Return roles with the tasks that look like measures: nothing but a number that goes on below.

    So "2 | Borders | | |" above "2.1 | Train officers | Customs | 2025"; and a text without number,
    alone in its row, where the measures around it have numbers.
    """
    number = next((at for at, field in fields.items() if field == "number"), -1)
    if number < 0 or len(fields) < _FEWEST_COLUMNS:
        return roles
    text = next((at for at, field in fields.items() if field == "text"), number)
    others = [at for at, field in fields.items() if field not in ("number", "text", "group")]
    made = list(roles)
    below = ""
    numbers = [bool(row[number]) for row, role in zip(texts, roles, strict=True) if role == MEASURE]
    has_numbers = sum(numbers) > _SHARE * len(numbers)
    for at in range(len(texts) - 1, -1, -1):
        if roles[at] != MEASURE:
            continue
        row = texts[at]
        own, words = row[number].strip().rstrip(".)"), row[text].strip()
        if words and len(words) <= _LONG_TASK and not any(row[one].strip() for one in others):
            goes_on = bool(own) and below.startswith(f"{own}.")
            is_alone = not own and bool(below) and has_numbers and words[:1].isupper()
            is_roman = bool(_ROMAN.fullmatch(own)) and below[:1].isdigit()
            if goes_on or is_alone or is_roman:
                made[at] = HEADING
        below = own
    return made


def _plain_role(first: Sequence[str], texts: Sequence[str]) -> str:
    filled = [at for at, text in enumerate(texts) if text.strip()]
    if not filled:
        return EMPTY
    if first and list(map(folded, texts)) == first:
        return HEADER
    if _counts_columns(texts, filled):
        return COUNT
    if _is_total(texts[filled[0]]):
        return TOTAL
    return ""


def _counts_columns(texts: Sequence[str], filled: Sequence[int]) -> bool:
    """Return whether a row counts the columns: 1, 2, 3 …"""
    if len(filled) < 3 or folded(texts[filled[0]]) != "1":
        return False
    said = [folded(texts[at]) for at in filled]
    return said == [str(count) for count in range(1, len(filled) + 1)]


def _is_total(text: str) -> bool:
    """Return whether the first words of a row say that it adds up those above."""
    if len(text) > _LONG_TOTAL:
        return False
    words = folded(text).split()
    known = column_word_set("others", "totals")
    return any(" ".join(words[:many]) in known for many in range(1, len(words) + 1))


def _is_task(row: Row, grid: Grid, fields: Mapping[int, str], texts: Sequence[str]) -> bool:
    """Return whether a row is the heading of those below: one cell over all columns, or bold alone."""
    filled = [at for at, text in enumerate(texts) if text.strip()]
    whole = [cell for cell in row.cells if cell_text(cell).strip()]
    if len(whole) == 1:
        cell = whole[0]
        if cell.columns >= max(2, grid.width - 1) or (
            cell.columns > 1 and cell.columns >= grid.width - 2
        ):
            return True
        if fields.get(cell.column) == "group":
            return False
    named = {fields.get(at) for at in filled}
    if not named <= {"number", "text", "group", None} or len(filled) > 2 or grid.width < 4:
        return False
    cells = [line for cell in whole for line in lines(cell.blocks) if line.text.strip()]
    stands_out = all(_is_bold(line) for line in cells) or all(cell.shaded for cell in whole)
    return stands_out or (
        len(filled) == 1 and named == {"number"} and not NUMBER.fullmatch(texts[filled[0]])
    )


def _is_bold(line: Line) -> bool:
    return line.look.bold or line.look.caps or (line.text.isupper() and len(line.text) > 6)
