"""A sheet that came back, as values: its rows, what was printed into them, what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nap_desktop.documents.sheets.columns import Column, columns
from nap_desktop.documents.sheets.hidden import Hidden
from nap_desktop.documents.wording import Wording, wording
from nap_desktop.plan.change import Change
from nap_desktop.plan.checks import Finding
from nap_desktop.plan.folding import caseless
from nap_desktop.plan.schema import kind_of
from nap_desktop.plan.tree import Plan


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number in the sheet, and column name -> cell as text, empty for none."""

    row: int
    cells: Mapping[str, str]

    def get(self, name: str) -> str:
        """Return a cell; empty if the sheet lacks the column."""
        return self.cells.get(name, "")


@dataclass(frozen=True, slots=True)
class CameBack:
    """All rows of a file by kind; a kind whose sheet was taken out is missing.

    hidden: what the hidden sheet tells; None where there is none, as in CSV.
    """

    lang: str
    lines: Mapping[str, Sequence[Line]]
    heads: Mapping[str, Mapping[str, str]]  # kind -> name of the column -> head
    hidden: Hidden | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """What a sheet proposes, and what a person should know of it.

    A finding's node is an item of the plan, or the plan itself where it is about a row;
    its code is a word of `[sheets.findings]`.
    """

    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def known_columns(kind: str, plan: Plan, lang: str) -> dict[str, Column]:
    """Return the columns that a kind's sheet may have in a language, head in lower case first."""
    found = columns(kind, plan, wording(lang), private=True)
    return {caseless(column.head): column for column in found}


def names_of(
    kind: str, head: Sequence[str], plan: Plan, lang: str, hidden: Hidden | None
) -> dict[int, str]:
    """Return place -> name of each column whose head is known; of two the same, the first."""
    known = {head: column.name for head, column in known_columns(kind, plan, lang).items()}
    if hidden:
        known |= {caseless(head): name for head, name in hidden.heads[kind].items()}
    found: dict[int, str] = {}
    for place, text in enumerate(head):
        name = known.get(caseless(text))
        if name and name not in found.values() and _is_known(kind, name):
            found[place] = name
    return found


def _is_known(kind: str, name: str) -> bool:
    key = name.removesuffix("#")
    return key.startswith("@") or key in kind_of(kind).fields


def lines_of(rows: Sequence[Sequence[str]], named: Mapping[int, str]) -> list[Line]:
    """Return the rows under a head (row 1) that hold anything."""
    found = []
    for number, row in enumerate(rows, 2):
        cells = {name: row[place] if place < len(row) else "" for place, name in named.items()}
        if any(cell.strip() for cell in cells.values()):
            found.append(Line(number, cells))
    return found


def words_of(came: CameBack) -> Wording:
    """Return the words in which a sheet was written."""
    return wording(came.lang)
