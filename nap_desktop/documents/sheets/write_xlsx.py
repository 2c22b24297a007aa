"""Writes the measures, steps and bodies of a plan as a workbook that can come back."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from nap_desktop.documents.compose import RIGHT_TO_LEFT, language
from nap_desktop.documents.sheets import hidden
from nap_desktop.documents.sheets.book import About, Cell, Leaf, book, sheet_names
from nap_desktop.documents.sheets.columns import CODE, ID, KINDS, NUMBER, Column
from nap_desktop.documents.sheets.table import Table, table
from nap_desktop.documents.wording import Wording
from nap_desktop.plan.tree import Plan


def write_xlsx(
    plan: Plan,
    words: Wording,
    today: datetime.date,
    keys: Collection[str] | None = None,
    private: bool = False,
) -> bytes:
    """Return the workbook of a plan; the same arguments give the same bytes.

    keys:    the fields of measures to show, all if None; the hidden sheet holds them all.
    private: also let out what stays on the laptop, such as private notes.
    """
    tables = [
        table(kind, plan, words, keys if kind == "measure" else None, private) for kind in KINDS
    ]
    titles = [words.get("sheets", "names", kind) for kind in KINDS]
    titles = sheet_names([*titles, words.get("sheets", "names", "read_me")])
    leaves = [_leaf(one, title) for one, title in zip(tables, titles, strict=False)]
    leaves.append(_read_me(plan, words, today, titles[-1]))
    leaves.append(_hidden(plan, tables, titles[: len(KINDS)], words, private))
    return book(leaves, about(plan, words, today))


def about(plan: Plan, words: Wording, today: datetime.date) -> About:
    """Return what the properties of a plan's workbook say."""
    lang = language(plan)  # that of the text, whatever the words around it are in
    return About(title_of(plan, words), lang, lang.split("-")[0] in RIGHT_TO_LEFT, today)


def title_of(plan: Plan, words: Wording) -> str:
    """Return the plan's title, or what a plan without one is called."""
    return plan.get(plan.root, "title") or words.labels.get("words", "untitled_plan")


def _leaf(one: Table, name: str) -> Leaf:
    rows: list[list[Cell]] = [[(column.head, "head") for column in one.columns]]
    looks = [_look(column) for column in one.columns]
    rows += [list(zip(row, looks, strict=True)) for row in one.rows]
    beside = {"measure": 2, "step": 2, "body": 0}[one.kind]
    widths = [column.width for column in one.columns]
    return Leaf(
        name,
        widths,
        rows,
        _folded(one),
        head=1,
        last=len(rows),
        beside=beside,
        narrow=one.kind != "measure",
    )


def _folded(one: Table) -> frozenset[int]:
    """Return the columns of the machine, and those that nobody has filled in yet."""
    found = set()
    for place, column in enumerate(one.columns):
        is_empty = bool(one.rows) and all(row[place] == "" for row in one.rows)
        if column.role == "code" or column.key == ID or (is_empty and column.role == "value"):
            found.add(place)
    return frozenset(found)


def _look(column: Column) -> str:
    if column.role == "code" or column.key == ID:
        return "code"
    if column.key in (CODE, NUMBER) or column.field is None:
        return "short"
    return {"rich": "text", "number": "number"}.get(column.field.type, "short")


def _read_me(plan: Plan, words: Wording, today: datetime.date, name: str) -> Leaf:
    facts = {
        "day": words.formats.date(today.isoformat()),
        "format": hidden.FORMAT,
    }
    rows: list[list[Cell]] = [[(title_of(plan, words), "title")], []]
    rows += [
        [(words.get("sheets", "read_me", key), "note"), (fact, "note")]
        for key, fact in facts.items()
    ]
    rows.append([])
    notes = (
        "notes_change",
        "notes_new",
        "notes_gone",
        "notes_folded",
        "notes_long",
        "notes_hidden",
    )
    rows += [[None, (words.get("sheets", "read_me", key), "note")] for key in notes]
    return Leaf(name, (22.0, 90.0), rows, narrow=True)


def _hidden(
    plan: Plan, tables: list[Table], titles: list[str], words: Wording, private: bool
) -> Leaf:
    found = hidden.hidden_rows(plan, tables, titles, words.labels.lang, private)
    rows = [[(value, "hidden") for value in row] for row in found]
    return Leaf(hidden.NAME, (), rows, hidden=True)
