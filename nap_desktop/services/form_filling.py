"""A form in the manner of the matrix that comes back fills the coverage of a plan, cell by cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from nap_desktop.base.progress import Progress
from nap_desktop.framework.coverage import RADIOLOGICAL
from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, apply_all
from nap_desktop.plan.coverage import LAW, Cell, clear, entries
from nap_desktop.plan.ids import new_id
from nap_desktop.plan.text import plain
from nap_desktop.plan.tree import Branch, Node, Plan

if TYPE_CHECKING:
    from nap_desktop.documents.incoming.form.said import Form, Unread

NEW, SAME, DIFFERS = "new", "same", "differs"
_TYPED = ("reason", "law_title", "law_number", "law_date", "law_article", "note")


class FormReading(NamedTuple):
    """A form that was read: its file's name, what it says, and how many characters it has."""

    name: str
    form: Form
    characters: int

    @property
    def unread(self) -> tuple[Unread, ...]:
        """What of its text is in no cell."""
        return self.form.unread


class Proposal(NamedTuple):
    """What a form says of one cell, beside what the plan has there.

    state:    NEW (the plan says nothing there), SAME, or DIFFERS.
    incoming: entries to be, without ids. held: those of the plan.
    written:  as the form has it. place: in the form.
    """

    cell: Cell
    state: str
    incoming: tuple[Node, ...]
    held: tuple[Node, ...]
    written: str
    place: str


def open_form(path: Path, progress: Progress | None = None) -> FormReading:
    """Read a form in a process of its own. Raises NapError as `reading_in.read_file` does."""
    from nap_desktop.documents.incoming.form.read import read_form
    from nap_desktop.services.reading_in import read_file

    source = read_file(path, progress)
    return FormReading(source.name, read_form(source), source.characters)


def proposals(plan: Plan, form: Form) -> list[Proposal]:
    """Return what a form says of each cell, in the order of the form."""
    held = entries(plan)
    incoming: dict[Cell, list[Node]] = defaultdict(list)
    written: dict[Cell, list[str]] = defaultdict(list)
    places: dict[Cell, str] = {}
    for one in form.said:
        node = _entry(one.cell, one.standing, one.fields)
        places.setdefault(one.cell, one.place)
        if _print(node) not in map(_print, incoming[one.cell]):
            incoming[one.cell].append(node)
            written[one.cell].append(one.written)
    return [
        Proposal(
            cell, _state(made, held.get(cell, ())), tuple(made), held.get(cell, ()),
            "\n".join(dict.fromkeys(written[cell])), places[cell],
        )
        for cell, made in incoming.items()
    ]  # fmt: skip


def _entry(cell: Cell, standing: str, fields: Iterable[tuple[str, str]]) -> Node:
    known = {"place": cell.place, "category": cell.category, "column": cell.column}
    held = {**known, "standing": standing, **dict(fields)}
    return Node("", "entry", {key: value for key, value in held.items() if value})


def _state(made: Sequence[Node], held: Sequence[Node]) -> str:
    if not held:
        return NEW
    return SAME if {*map(_print, made)} <= {*map(_print, held)} else DIFFERS


def _print(entry: Node) -> tuple[str, ...]:
    """Return what tells one entry of a cell from another; a law by itself, whatever its note."""
    keys = _TYPED[1:5] if entry.get("standing") == LAW else ("reason",)
    said = [" ".join(entry.get(key).casefold().split()) for key in keys]
    return (entry.get("standing"), *said, entry.get("note"))


def fill(plan: Plan, chosen: Iterable[Proposal], overwrite: Collection[Cell] = ()) -> list[Change]:
    """Return the changes that enter proposals: new ones, and those in place of what the plan has.

    overwrite: cells whose entries make room; a cell that differs and is not named is kept.
    """
    wanted = [
        one for one in chosen
        if one.state == NEW or (one.state == DIFFERS and one.cell in overwrite)
    ]  # fmt: skip
    changes = clear(plan, [one.cell for one in wanted if one.held])
    after = apply_all(plan, changes)
    made = [
        Branch(Node(new_id(), "entry", entry.fields)) for one in wanted for entry in one.incoming
    ]
    changes += edits.insert(after, made, after.root)
    if any(one.cell.category == RADIOLOGICAL for one in wanted):
        changes += edits.set_field(plan, plan.root, "radiological", "1")
    return changes


def account(reading: FormReading) -> dict[str, int]:
    """Return the characters of a form, those that say something of a cell, and those told as unread."""
    used = reading.form.used
    return {"characters": reading.characters, "used": used, "listed": reading.characters - used}


def form_data(reading: FormReading, found: Sequence[Proposal]) -> dict[str, Any]:
    """Return what a form would fill as JSON data: each cell, counts by state, the text left out."""
    states = [one.state for one in found]
    return {
        "cells": [
            {
                "place": one.cell.place,
                "category": one.cell.category,
                "column": one.cell.column,
                "state": one.state,
                "entries": [_told(entry) for entry in one.incoming],
                "in_the_plan": [_told(entry) for entry in one.held],
            }
            for one in found
        ],
        "counts": {state: states.count(state) for state in (NEW, SAME, DIFFERS)},
        "left_out": [one._asdict() for one in reading.unread],
        "account": account(reading),
    }


def _told(entry: Node) -> dict[str, str]:
    held = {key: entry.get(key) for key in ("standing", *_TYPED) if entry.get(key)}
    return {**held, "note": plain(held["note"])} if "note" in held else held
