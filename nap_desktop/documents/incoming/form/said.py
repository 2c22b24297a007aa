"""What a form says: of each cell of the coverage, and what of its text was not understood."""

from __future__ import annotations

from typing import NamedTuple

from nap_desktop.plan.coverage import Cell


class Said(NamedTuple):
    """What a form says of one cell: one law, or where it stands.

    standing: as in an entry. fields: of the entry in canonical form (`law_title`, `reason`, `note`).
    written:  as the form has it. place: in the document.
    """

    cell: Cell
    standing: str
    fields: tuple[tuple[str, str], ...]
    written: str
    place: str


class Unread(NamedTuple):
    """Text of a form that is in no cell.

    reason: "no_row", "no_cell", "not_a_form", "outside", "measures" or what a reader left out.
    """

    text: str
    reason: str
    place: str


class Form(NamedTuple):
    """All that a form says.

    used: characters that are in cells, or that say which cells are meant. rows: how many rows
    were recognised.
    """

    said: tuple[Said, ...]
    unread: tuple[Unread, ...]
    used: int
    rows: int
