"""An earlier plan of many rows: one table, a task at every fifty, six columns."""

from __future__ import annotations

from nap_desktop.documents.incoming.source import Source
from tests.documents.incoming.museum import TITLE, cell, document, line, table

_BODIES = (
    "Ministry of Health", "Ministry of Justice", "Customs Administration", "Border Guard",
    "Ministry of Foreign Affairs", "Academy of Sciences",
)  # fmt: skip
_WHEN = ("Q1 2024", "by the end of 2025", "June 2026", "2024-2025", "ongoing", "31.12.2026")
_VERBS = ("Review", "Draft", "Train", "Equip", "Inspect", "Exchange")
_TASK = 50


def large(rows: int = 5_000) -> Source:
    """Return a document of as many rows of measures."""
    made: list[list[object]] = [
        ["No", "Measure", "Responsible", "Partners", "Deadline", "Expected result"]
    ]
    for at in range(rows):
        task, place = divmod(at, _TASK)
        if not place:
            made.append([cell(f"Objective {task + 1}. Procedures of group {task + 1}", 6)])
        made.append([
            f"{task + 1}.{place + 1}",
            f"{_VERBS[at % 6]} the rules, records and officers of installation {at} near the port",
            f"{_BODIES[at % 6]}, {_BODIES[(at + 1) % 6]}",
            f"{_BODIES[(at + 2) % 6]} and IAEA",
            _WHEN[at % 6],
            f"Rules of installation {at} in force and forty officers trained",
        ])  # fmt: skip
    return document(
        line("Plan of action 1540", TITLE),
        table(*made, header=1),  # type: ignore[arg-type]
        name="large.docx",
    )
