"""Writes the measures of a plan as a CSV file: UTF-8 with its mark, commas, RFC 4180 line ends."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Sequence

from nap_desktop.documents.sheets.printing import Value
from nap_desktop.documents.sheets.safe import guard
from nap_desktop.documents.sheets.table import table
from nap_desktop.documents.wording import Wording
from nap_desktop.plan.text import clean
from nap_desktop.plan.tree import Plan

MARK = "\ufeff"  # without it Excel takes UTF-8 for the letters of the system


def write_csv(
    plan: Plan, words: Wording, keys: Collection[str] | None = None, private: bool = False
) -> bytes:
    """Return the measures of a plan as CSV; arguments as those of `write_xlsx`."""
    one = table("measure", plan, words, keys, private)
    return csv_of([[column.head for column in one.columns], *one.rows])


def csv_of(rows: Iterable[Sequence[Value]]) -> bytes:
    """Return rows as CSV in which no cell begins a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guard(clean(v)) if isinstance(v, str) else v for v in row])
    return (MARK + buffer.getvalue()).encode()
