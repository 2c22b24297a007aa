"""Reads what a sheet that came back proposes to its plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nap_desktop.base.files import read_at_most
from nap_desktop.plan.tree import Plan

if TYPE_CHECKING:
    from nap_desktop.documents.sheets.came_back import Returned

_LARGEST = 64_000_000  # bytes; the sheet of 2,000 measures has less than one million


def read_sheet(path: Path, plan: Plan) -> Returned:
    """Return the changes that an .xlsx or .csv file proposes, and what was found.

    Raises NapError `cannot_read`, `too_large`, `not_a_sheet` or `sheet_of_other_plan`.
    """
    from nap_desktop.documents.sheets.read_csv import read_csv
    from nap_desktop.documents.sheets.read_xlsx import read_xlsx

    content = read_at_most(path, _LARGEST)
    if path.suffix.casefold() == ".csv":
        return read_csv(content, plan)
    return read_xlsx(content, plan)
