"""What is done in the coverage, each as one undo step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from nap_desktop.plan import coverage as entered
from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, InsertNode
from nap_desktop.plan.coverage import LAW_KEYS, Cell
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan
from nap_desktop.services.coverage import Coverage, start_measure
from nap_desktop.ui.bridge import Bridge

Make = Callable[[Plan], Sequence[Change]]


class CoverageActs(QObject):
    """The acts on one coverage.

    told: a sentence, and whether Undo fits.
    """

    told = Signal(str, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.bridge: Bridge | None = None

    def _do(self, name: str, make: Make) -> bool:
        return self.bridge is not None and self.bridge.do(name, make)

    def start(self, coverage: Coverage, cell: Cell, current: NodeId) -> NodeId:
        """Add a measure with the basis of a cell; return its id, empty if it could not be kept."""
        made: list[Change] = []

        def make(plan: Plan) -> list[Change]:
            made.extend(start_measure(coverage, cell, current))
            return made

        if not self._do(self.tr("Add measure"), make):
            return ""
        return next((one.node.id for one in made if isinstance(one, InsertNode)), "")

    def cycle(self, coverage: Coverage, cells: Sequence[Cell]) -> None:
        """Go on from not discussed to discussed, to unclear, and round; all as the first cell."""
        if cells:
            now = entered.next_standing(entered.standing(coverage.entries.get(cells[0], ())))
            self.stand(cells, now)

    def stand(self, cells: Sequence[Cell], now: str, reason: str = "") -> None:
        """Say where cells stand."""
        name = self.tr("Coverage: not discussed") if not now else self.tr("Coverage entry")
        self._do(name, lambda plan: entered.stand(plan, cells, now, reason))

    def clear(self, coverage: Coverage, cells: Sequence[Cell]) -> None:
        """Remove what is entered in cells."""
        count = sum(len(coverage.entries.get(cell, ())) for cell in cells)
        if not count:
            self.told.emit(self.tr("Nothing is entered here."), False)
        elif self._do(self.tr("Clear coverage"), lambda plan: entered.clear(plan, cells)):
            self.told.emit(self.tr("Removed from the coverage: {count}").format(count=count), True)

    def cite(self, cells: Sequence[Cell], law: dict[str, str]) -> bool:
        """Cite a law in cells; return whether it is kept."""

        def make(plan: Plan) -> list[Change]:
            # an entry in one cell does not touch those of the others
            return [change for cell in cells for change in _cite(plan, cell, law)]

        return self._do(self.tr("Cite a law"), make)

    def change_law(self, node: NodeId, law: dict[str, str]) -> bool:
        """Cite a law differently; return whether it is kept."""

        def make(plan: Plan) -> list[Change]:
            if node not in plan.nodes:
                return []
            found = (edits.set_field(plan, node, key, law.get(key, "")) for key in LAW_KEYS)
            return [change for changes in found for change in changes]

        return self._do(self.tr("Change a law"), make)

    def remove(self, node: NodeId) -> None:
        """Remove one entry."""

        def make(plan: Plan) -> list[Change]:
            return edits.delete(plan, [node]) if node in plan.nodes else []

        if self._do(self.tr("Remove a law"), make):
            self.told.emit(self.tr("Law removed."), True)

    def show_radiological(self, wanted: bool) -> None:
        """Add columns for radiological material to the plan's coverage, or take them away."""

        def make(plan: Plan) -> list[Change]:
            return edits.set_field(plan, plan.root, "radiological", "1" if wanted else "")

        self._do(self.tr("Radiological columns"), make)


def _cite(plan: Plan, cell: Cell, law: dict[str, str]) -> list[Change]:
    return entered.cite(plan, cell, **law)
