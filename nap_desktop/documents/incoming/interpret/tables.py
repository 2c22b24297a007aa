"""A table as rows with a role each: headers, headings of tasks, measures, totals, the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from nap_desktop.documents.incoming.interpret.cells import all_texts, cell_text, row_texts
from nap_desktop.documents.incoming.interpret.columns import (
    fields_of_headers,
    is_table_of_measures,
)
from nap_desktop.documents.incoming.interpret.memory import Memory
from nap_desktop.documents.incoming.interpret.row_roles import (
    NUMBER,
    SHAPING,
    is_whole,
    roles_of,
    titles_of,
)
from nap_desktop.documents.incoming.interpret.words import (
    column_word_set,
    field_words,
    folded,
    word_set,
)
from nap_desktop.documents.incoming.source import Cell, Grid, Row

_MOST_HEADER_ROWS = 3
_FEWEST_LABELS, _MOST_LABELS = 3, 0.7  # of a card: how many fields, what share of its labels
_LONG_HEADER = 90  # letters; a longer text is no header
_SHARE = 0.5  # of a column's cells that must be dates for it to be one of dates


class Reading(NamedTuple):
    """How a table is understood.

    kind:    "measures", "fiche" (label and value in each row), "bilingual" or "other".
    fields:  field of each column that has one.
    headers: how many rows are its header; print: of the header, the same for tables made alike.
    rows:    role of each row.
    """

    kind: str
    fields: Mapping[int, str]
    headers: int
    print: str
    rows: tuple[str, ...]


def header_texts(grid: Grid, rows: int) -> list[str]:
    """Return what the header says of each column; what a row below says comes first."""
    found = [""] * grid.width
    for row in grid.rows[:rows]:
        if is_whole(row, grid) and rows > 1:
            continue
        for cell in row.cells:
            text = cell_text(cell)
            for column in range(cell.column, min(cell.column + cell.columns, grid.width)):
                below = folded(text)
                if below and (cell.columns == 1 or not found[column]):
                    found[column] = (
                        text if below in field_words() or not found[column] else found[column]
                    )
    return found


def header_print(grid: Grid, rows: int) -> str:
    """Return a print of a header, the same for all tables with the same one."""
    return "|".join(folded(text) for text in header_texts(grid, rows))


def read_table(
    grid: Grid,
    before: Mapping[int, Mapping[int, str]],
    chosen: Mapping[str, Mapping[int, str]] | None = None,
    rows: int | None = None,
    kind: str = "",
    memory: Memory | None = None,
) -> Reading:
    """Return how a table is understood.

    before: columns of the last table of measures of each width, for tables that go on without one.
    chosen: columns that a person set, by the print of the header; rows: of the header, if set.
    """
    kept = (memory or Memory()).kept
    is_fiche = kept(("fiche", grid.place), lambda: (_is_fiche(grid),))[0]
    if not kind and rows is None and is_fiche:
        return Reading("fiche", {}, 0, "card", roles_of(grid, {}, 0))
    headers, fields = kept(("header", grid.place, rows), lambda: _header(grid, rows))
    own: Mapping[int, str] = {}
    print_ = header_print(grid, headers) if headers else f"width {grid.width}"
    if chosen and print_ in chosen:
        own = {column: field for column, field in chosen[print_].items() if column < grid.width}
        fields = {column: field for column, field in (*fields.items(), *own.items()) if field}
        fields = {column: field for column, field in fields.items() if own.get(column, field)}
    if kind != "measures" and not is_table_of_measures(fields):
        if is_fiche:
            return Reading("fiche", {}, 0, print_, roles_of(grid, {}, 0))
        if _is_bilingual(grid):
            return Reading("bilingual", {}, 0, print_, ())
        fields = {} if headers else _without_header(grid, before)
    is_other = not is_table_of_measures(fields) or _is_of_others(header_texts(grid, headers))
    if kind == "other" or (is_other and kind != "measures"):
        return Reading("other", {}, headers, print_, ())
    fields = _with_dates(grid, fields, headers, own)
    shape = tuple(
        (at, field if field in SHAPING else "other") for at, field in sorted(fields.items())
    )
    roles = kept(
        ("roles", grid.place, headers, shape), lambda: roles_of(grid, fields, headers, memory)
    )
    return Reading("measures", fields, headers, print_, roles)


def _header(grid: Grid, rows: int | None) -> tuple[int, dict[int, str]]:
    """Return how many rows are the header, and the columns that it names."""
    if rows is not None:
        return rows, fields_of_headers(header_texts(grid, rows)) if rows else {}
    best: tuple[int, dict[int, str]] = (0, {})
    begin = titles_of(grid)
    deep = _depth(grid.rows[begin]) if begin < len(grid.rows) else 1
    for count in range(begin + 1, min(begin + _MOST_HEADER_ROWS, len(grid.rows)) + 1):
        if not _may_be_header(grid.rows[count - 1], count <= begin + deep):
            break
        if count < begin + deep:
            continue
        fields = fields_of_headers(header_texts(grid, count))
        if len(fields) > len(best[1]) or (grid.rows[count - 1].is_header and count > 1 and best[0]):
            best = (count, fields)
    return best if len(best[1]) >= 2 else (0, {})


def _depth(row: Row) -> int:
    """Return how many rows a header has by its merged cells: one is broad, others are deep."""
    deepest = max((cell.rows for cell in row.cells), default=1)
    has_broad = any(cell.columns > 1 and cell.rows < deepest for cell in row.cells)
    return deepest if has_broad and deepest <= _MOST_HEADER_ROWS else 1


def _may_be_header(row: Row, first: bool) -> bool:
    texts = [text for cell in row.cells if (text := folded(cell_text(cell)))]
    if not texts or any(len(text) > _LONG_HEADER for text in texts):
        return False
    if first:
        return True
    known = sum(any(word in field_words() for word in (text,)) for text in texts)
    return row.is_header or known * 2 >= len(texts)


def _is_of_others(headers: Sequence[str]) -> bool:
    """Return whether a header is one of a glossary, of signatures and the like."""
    words = column_word_set("others", "words")
    return sum(folded(text) in words for text in headers) >= 2


def _without_header(grid: Grid, before: Mapping[int, Mapping[int, str]]) -> dict[int, str]:
    """Return the columns of a table without header: as in the one before, or by what cells hold."""
    if grid.width in before and _fits(grid, before[grid.width]):
        return dict(before[grid.width])
    if _is_of_others(row_texts(grid.rows[0], grid.width)):
        return {}
    return _by_content(grid) if len(grid.rows) >= 3 and grid.width >= 3 else {}


def _fits(grid: Grid, fields: Mapping[int, str]) -> bool:
    """Return whether the cells of a table hold what the columns of another one are for."""
    from nap_desktop.documents.incoming.interpret.when import when

    tests = {
        "when": lambda one: bool(when(one).end or is_wording(one)),
        "number": _is_number,
        "lead": _is_body,
    }
    shares: list[float] = []
    for key, test in tests.items():
        column = next((at for at, field in fields.items() if field == key), -1)
        cells = [text for texts in all_texts(grid) if column >= 0 and (text := texts[column])]
        if cells:
            shares.append(sum(map(test, cells)) / len(cells))
    return bool(shares) and max(shares) >= _SHARE and bool(
        sum(map(bool, (texts[at] for texts in all_texts(grid) for at in _texts_of(fields))))
    )  # fmt: skip


def _texts_of(fields: Mapping[int, str]) -> list[int]:
    return [at for at, field in fields.items() if field == "text"]


def is_wording(text: str) -> bool:
    """Return whether a text is one of the wordings of plans for what has no date ("annually")."""
    return folded(text) in word_set("when", "permanent")


def _by_content(grid: Grid) -> dict[int, str]:
    from nap_desktop.documents.incoming.interpret.when import when

    columns = [[texts[at] for texts in all_texts(grid) if texts[at]] for at in range(grid.width)]
    found: dict[int, str] = {}
    for at, cells in enumerate(columns):
        if cells and sum(bool(when(one).end) for one in cells) >= _SHARE * len(cells):
            found.setdefault(at, "when") if "when" not in found.values() else None
        elif cells and not at and sum(_is_number(one) for one in cells) >= _SHARE * len(cells):
            found.setdefault(at, "number") if "number" not in found.values() else None
        elif cells and sum(_is_body(one) for one in cells) >= _SHARE * len(cells):
            found[at] = "lead" if "lead" not in found.values() else "partners"
    rest = [at for at in range(grid.width) if at not in found and columns[at]]
    longest = max(rest, key=lambda at: sum(map(len, columns[at])) / len(columns[at]), default=None)
    if longest is not None:
        found[longest] = "text"
        others = [at for at in rest if at > longest]
        if others:
            found[others[0]] = "result"
    held = set(found.values())
    is_enough = held >= {"text", "lead", "when"} or (
        held >= {"text", "number"} and bool(held & {"lead", "when"})
    )
    return dict(sorted(found.items())) if is_enough else {}


def _is_number(text: str) -> bool:
    return bool(NUMBER.fullmatch(text.strip()))


def _is_body(text: str) -> bool:
    first = folded(text).split(" ", 1)[0]
    letters = text.strip()
    return first in word_set("bodies", "begins") or (letters.isupper() and 1 < len(letters) <= 10)


def _is_fiche(grid: Grid) -> bool:
    """Return whether each row is a label and its value, as on a card for one measure."""
    found = [pair for row in grid.rows for pair in pairs(row)]
    labels = [field_of_label(cell_text(label)) for label, _ in found]
    known = {field for field in labels if field}
    return (
        len(grid.rows) > 1
        and len(known) >= _FEWEST_LABELS
        and sum(map(bool, labels)) >= _MOST_LABELS * len(labels)
    )


def pairs(row: Row) -> list[tuple[Cell, Cell]]:
    """Return label and value of a row of a card; it may hold two pairs or more."""
    cells = row.cells
    if not cells or len(cells) % 2:
        return []
    return list(zip(cells[::2], cells[1::2], strict=True))


def field_of_label(text: str) -> str:
    """Return the field that the label of a card means; empty for none."""
    return field_words().get(folded(text), "")


def _is_bilingual(grid: Grid) -> bool:
    """Return whether two columns say the same in two languages: two scripts, or named languages."""
    if grid.width != 2 or not grid.rows:
        return False
    head = [folded(text) for text in row_texts(grid.rows[0], 2)]
    named = [word in _LANGUAGES for word in head]
    long = [texts for texts in all_texts(grid)[1:] if min(map(len, texts)) > 30]
    return all(named) or (len(long) >= 2 and len(long) >= 0.7 * (len(grid.rows) - 1) and not any(
        folded(text) in field_words() for text in row_texts(grid.rows[0], 2)
    ))  # fmt: skip


_LANGUAGES = {
    "русский": "ru", "на русском языке": "ru", "english": "en", "in english": "en", "английский": "en",
    "français": "fr", "french": "fr", "español": "es", "spanish": "es", "العربية": "ar", "arabic": "ar",
    "中文": "zh", "chinese": "zh", "монгол": "mn", "mongolian": "mn", "russian": "ru",
    "кыргызча": "ky", "кыргыз тили": "ky", "тоҷикӣ": "tg", "srpski": "sr", "português": "pt",
}  # fmt: skip


def language_of_header(text: str) -> str:
    """Return the language that the head of a column names; empty if it names none."""
    return _LANGUAGES.get(folded(text), "")


def _with_dates(
    grid: Grid, fields: Mapping[int, str], headers: int, own: Mapping[int, str]
) -> dict[int, str]:
    """Return the columns, with one of dates that its header does not name and no person refused."""
    found = dict(fields)
    if {"when", "end", "start"} & set(found.values()):
        return found
    from nap_desktop.documents.incoming.interpret.when import when

    for at in range(grid.width):
        if at in found or at in own:
            continue
        cells = [text for row in grid.rows[headers:] if (text := row_texts(row, grid.width)[at])]
        if len(cells) >= 3 and sum(bool(when(one).end) for one in cells) >= _SHARE * len(cells):
            found[at] = "when"
            break
    return found
