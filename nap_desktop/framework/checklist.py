"""The rows of the checklist in the manner of the Committee's matrix, each with its confidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nap_desktop.base import shipped

_FILE = "framework/checklist_rows.json"
CONFIDENCE = ("h", "m", "l")  # high, medium, low


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    code:       as fields keep it ("I.07.CWC"). section: the part of the form, a Roman number.
    provisions: codes of the paragraphs it belongs to. categories: N, C, B, R or ALL.
    confidence: how sure we are that published forms have this row: h, m or l.
    columns:    what is asked: framework and enforcement, or one of adherence and information.
    evidence:   S for seen in a published form, M for not checked against one.
    """

    code: str
    section: str
    label: str
    provisions: tuple[str, ...]
    categories: tuple[str, ...]
    confidence: str
    evidence: str
    note: str
    columns: tuple[str, ...] = ()


@cache
def rows() -> tuple[Row, ...]:
    """Return all rows in the order of the form."""
    return tuple(
        Row(
            entry["code"],
            entry["section"],
            entry["label"],
            tuple(entry["op_refs"]),
            tuple(entry["categories"]),
            entry["confidence"],
            entry["evidence"],
            entry["note"],
            tuple(entry["columns"]),
        )
        for entry in shipped.json_data(_FILE)["rows"]
    )


@cache
def codes() -> frozenset[str]:
    """Return the codes of all rows."""
    return frozenset(_by_code())


def row(code: str) -> Row | None:
    """Return a row by its code; None if the form has none such."""
    return _by_code().get(code)


@cache
def _by_code() -> dict[str, Row]:
    return {one.code: one for one in rows()}


@cache
def rows_of(provision: str) -> tuple[Row, ...]:
    """Return the rows that belong to a paragraph."""
    return tuple(one for one in rows() if provision in one.provisions)


@cache
def caveat() -> str:
    """Return the sentence that says what these rows are and are not."""
    return str(shipped.json_data(_FILE)["caveat"])
