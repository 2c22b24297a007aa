"""The tables of a document, each understood in the light of the others."""

from __future__ import annotations

from collections.abc import Mapping

from nap_desktop.documents.incoming.interpret.bodies import split_bodies
from nap_desktop.documents.incoming.interpret.cells import cell_text
from nap_desktop.documents.incoming.interpret.draft import Choices
from nap_desktop.documents.incoming.interpret.measures import BODIES
from nap_desktop.documents.incoming.interpret.memory import Memory
from nap_desktop.documents.incoming.interpret.tables import Reading, read_table
from nap_desktop.documents.incoming.interpret.words import folded
from nap_desktop.documents.incoming.source import Grid, Line, Source

_MEANS = frozenset({"text", "number", "amount", "currency", "funding", "note", "group"})


class Tables:
    """What each table was understood as, by its place.

    headers: the columns of tables of measures by the print of the header.
    above:   places of the lines right above a table of measures or a card.
    bodies:  folded names that stand alone in cells of bodies: they are never parted.
    """

    def __init__(self, source: Source, choices: Choices, memory: Memory) -> None:
        self._source = source
        self._choices = choices
        self._memory = memory
        self.headers: dict[str, Mapping[int, str]] = {}
        self.readings = self._read_tables()
        self.above = self._above_tables()
        known = tuple((place, self._bodies_of(one)) for place, one in self.readings.items())
        self.bodies: frozenset[str] = memory.kept(("known", known), self._known_bodies)

    def _read_tables(self) -> dict[str, Reading]:
        before: dict[int, Mapping[int, str]] = {}
        found: dict[str, Reading] = {}
        for block in self._source.blocks:
            if isinstance(block, Grid):
                place = block.place
                reading = found[place] = self._read_table(block, before)
                if reading.kind == "measures":
                    before[block.width] = reading.fields
        for place in self._budgets(found):
            found[place] = found[place]._replace(kind="other")
        for one in found.values():
            if one.kind == "measures":
                self.headers[one.print] = one.fields
        return found

    def _read_table(self, grid: Grid, before: Mapping[int, Mapping[int, str]]) -> Reading:
        choices = self._choices
        if not grid.rows:
            return Reading("other", {}, 0, "", ())
        rows, kind = choices.headers.get(grid.place), choices.tables.get(grid.place, "")
        earlier = before.get(grid.width, {})
        key = ("table", grid.place, tuple(earlier.items()), _flat(choices.columns), rows, kind)
        return self._memory.kept(
            key, lambda: read_table(grid, before, choices.columns, rows, kind, self._memory)
        )

    @staticmethod
    def _bodies_of(reading: Reading) -> tuple[str, tuple[int, ...]]:
        columns = (at for at, field in reading.fields.items() if field in BODIES)
        return reading.kind, tuple(columns)

    def _budgets(self, found: Mapping[str, Reading]) -> list[str]:
        """Return the tables that say what measures cost, where others say who does them and when."""
        tables = {place: one for place, one in found.items() if one.kind == "measures"}
        if all(set(one.fields.values()) <= _MEANS for one in tables.values()):
            return []
        return [
            place
            for place, one in tables.items()
            if set(one.fields.values()) <= _MEANS and not self._choices.tables.get(place)
        ]

    def _above_tables(self) -> frozenset[str]:
        """Return the places of the lines right above a table of measures or a card."""
        found: set[str] = set()
        for above, below in zip(self._source.blocks, self._source.blocks[1:], strict=False):
            reading = self.readings.get(below.place) if isinstance(below, Grid) else None
            if reading and isinstance(above, Line) and reading.kind in ("measures", "fiche"):
                found.add(above.place)
        return frozenset(found)

    def _known_bodies(self) -> frozenset[str]:
        """Return the folded names that stand alone in cells of bodies: they are never parted."""
        found: dict[str, int] = {}
        for block in self._source.blocks:
            reading = self.readings.get(block.place) if isinstance(block, Grid) else None
            if reading is None or not isinstance(block, Grid) or reading.kind != "measures":
                continue
            for row in block.rows:
                for cell in row.cells:
                    if reading.fields.get(cell.column) in BODIES:
                        for name in split_bodies(cell_text(cell)):
                            found[folded(name)] = found.get(folded(name), 0) + 1
        return frozenset(found)


def _flat(columns: Mapping[str, Mapping[int, str]]) -> tuple[object, ...]:
    return tuple((print_, tuple(held.items())) for print_, held in columns.items())
