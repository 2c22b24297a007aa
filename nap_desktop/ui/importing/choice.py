"""What a person makes of a document that was read."""

from __future__ import annotations

from dataclasses import dataclass

from nap_desktop.services.importing import Reading

PLAN, TEMPLATE, SUCCESSOR, ROWS = "plan", "template", "successor", "rows"


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """What the document becomes, and the reading with all corrections."""

    kind: str
    reading: Reading
