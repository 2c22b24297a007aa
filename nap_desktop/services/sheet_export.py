"""Makes the workbook or the CSV file of a plan: its measures, or what they cost."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from nap_desktop.base.errors import NapError
from nap_desktop.base.files import write_whole
from nap_desktop.plan.tree import Plan
from nap_desktop.services.word_export import known_language

Kind = Literal["measures", "finance"]
ENDINGS = (".xlsx", ".csv")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was written: the file, its SHA-256, the measures of the plan."""

    path: Path
    sha256: str
    measures: int


def export_sheet(
    plan: Plan,
    target: Path,
    kind: Kind = "measures",
    lang: str = "",
    today: datetime.date | None = None,
    *,
    private: bool = False,
) -> Receipt:
    """Write a plan as a sheet, in the form that the file's ending names.

    lang:    the language of heads and words, the plan's if empty. today: the day if None.
    private: also let out what stays on the laptop, such as private notes.
    Raises NapError `wrong_ending` (path, ending) or `cannot_write` (path, reason); the file that
    was there is then untouched.
    """
    ending = target.suffix.casefold()
    if ending not in ENDINGS:
        raise NapError("wrong_ending", path=target, ending=", ".join(ENDINGS))
    try:
        content = sheet_file(plan, ending, kind, lang, today or datetime.date.today(), private)
    except OSError as error:  # openpyxl keeps sheets in temporary files
        raise NapError("cannot_write", path=target, reason=error.strerror or error) from error
    write_whole(target, content)
    return Receipt(target, hashlib.sha256(content).hexdigest(), len(plan.of_kind("measure")))


def sheet_file(
    plan: Plan, ending: str, kind: Kind, lang: str, today: datetime.date, private: bool = False
) -> bytes:
    """Return the bytes of a plan's sheet; the same arguments give the same bytes."""
    from nap_desktop.documents.compose import words_of
    from nap_desktop.documents.sheets.write_csv import write_csv
    from nap_desktop.documents.sheets.write_finance import write_finance, write_finance_csv
    from nap_desktop.documents.sheets.write_xlsx import write_xlsx
    from nap_desktop.documents.wording import wording

    known_language(lang)
    words = wording(lang) if lang else words_of(plan)
    match kind, ending:
        case "finance", ".csv":
            return write_finance_csv(plan, words)
        case "finance", _:
            return write_finance(plan, words, today)
        case _, ".csv":
            return write_csv(plan, words, private=private)
        case _:
            return write_xlsx(plan, words, today, private=private)
