"""The first page: which line is the title, and where the plan itself begins."""

from __future__ import annotations

from collections.abc import Mapping

from nap_desktop.documents.incoming.interpret.cover import is_title
from nap_desktop.documents.incoming.interpret.draft import Choices
from nap_desktop.documents.incoming.interpret.headings import Levels, is_contents
from nap_desktop.documents.incoming.interpret.labelled import names_parts, parts
from nap_desktop.documents.incoming.interpret.measures import BODIES
from nap_desktop.documents.incoming.interpret.tables import Reading
from nap_desktop.documents.incoming.source import Grid, Line, Source

_COVER = 40  # blocks; no first page has more
LONG = 100  # letters: a line so long is text, not part of a first page


class Front:
    """Finds the first page of a document."""

    def __init__(
        self, source: Source, choices: Choices, tables: Mapping[str, Reading], levels: Levels
    ) -> None:
        self._source = source
        self._choices = choices
        self._tables = tables
        self._levels = levels
        self._has_tables = any(one.kind in ("measures", "fiche") for one in tables.values())

    def title_and_end(self) -> tuple[Line | None, int]:
        """Return the title, and the number of blocks of the first page."""
        best: tuple[tuple[bool, bool, float, int], Line] | None = None
        end = 0
        for at, block in enumerate(self._source.blocks[:_COVER]):
            if isinstance(block, Grid):
                if self._tables[block.place].kind != "other":
                    break
                end = at + 1
                continue
            if self._choices.roles.get(block.place, "").startswith("heading"):
                break
            can = is_title(block) and len(block.text) < 2 * LONG
            if best is not None and (self._ends_cover(block, can) or block.level >= 0):
                break
            if best is not None and any(field in BODIES for field, _ in parts(block.text)):
                break
            if can and not names_parts(block.text):
                styled = block.look.style == "title"
                rank = (styled, block.look.bold or block.look.centred or bool(block.look.heading),
                        block.look.size, -at)  # fmt: skip
                if best is None or rank > best[0]:
                    best = (rank, block)
            elif best is None and (len(block.text) > LONG or self._levels.level(block) == 1) and at:
                if self._levels.level(block) and not block.look.centred and block.look.heading:
                    break
                if len(block.text) > LONG:
                    break
            end = at + 1
        return (
            (best[1], end) if best is not None else (None, 0 if not end else self._short_cover(end))
        )

    def _short_cover(self, end: int) -> int:
        """Return how much of a first page without title there is: nothing that looks like a plan."""
        return end if end < len(self._source.blocks) and self._has_tables else 0

    def _ends_cover(self, line: Line, can_be_title: bool) -> bool:
        if (
            can_be_title
            and (line.look.centred or line.look.style == "title")
            and len(line.text) < LONG * 2
        ):
            return False
        level = self._levels.level(line)
        return (bool(level) and not line.look.centred and not is_contents(line.text)) or (
            len(line.text) > LONG or self._is_heading_by_look(line)
        )

    def _is_heading_by_look(self, line: Line) -> bool:
        return (
            self._levels.level(line) > 0 and not is_contents(line.text) and not line.look.size >= 16
        )
