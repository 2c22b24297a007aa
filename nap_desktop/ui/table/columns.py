"""Which columns the table has, how wide, in what order, and that a plan remembers them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QMenu

from nap_desktop.base.settings import Settings
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan
from nap_desktop.services.measure_cells import Cells, columns, has_few
from nap_desktop.services.measure_rows import GROUPINGS, Wish
from nap_desktop.ui.look import look
from nap_desktop.ui.table.grid import Grid
from nap_desktop.ui.table.model import MeasureModel

FIRST = ("text", "lead", "start", "end", "provisions", "priority", "funding", "result", "indicator")
_WIDTHS = {
    "text": 330,
    "result": 220,
    "indicator": 200,
    "lead": 170,
    "partners": 170,
    "section": 180,
}
_WIDTH = 112  # px at 100 %
_BESIDE = 30  # px at 100 % beside a caption, for the arrow of the order
_MEMORY = 500  # ms after the last wish before it is written to the disk
_LINES = (1, 2, 3)


class Columns(QObject):
    """The columns of one table.

    leaving: the columns are about to change; what is written in a cell is to be kept.
    changed: others are shown now.
    """

    leaving = Signal()
    changed = Signal()

    def __init__(
        self, model: MeasureModel, grid: Grid, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model, self._grid, self._settings = model, grid, settings
        self._plan_id: NodeId = ""
        self._widths: dict[str, int] = {}
        self._memory = QTimer(self, singleShot=True, interval=_MEMORY)
        self._memory.timeout.connect(self.remember)
        header = grid.header
        header.sectionMoved.connect(lambda *_: QTimer.singleShot(0, self, self._take_order))
        header.sectionResized.connect(self._on_resized)
        look().changed.connect(self._on_look)

    # -- what is shown --

    def show(self, keys: Sequence[str]) -> None:
        """Show these columns in this order."""
        self.leaving.emit()
        node, key = self._grid.place
        self._model.show(self._model.cells, self._without_hidden(keys), keys)
        self._show_header()
        self._grid.go_to(node, key)
        self._memory.start()
        self.changed.emit()

    def _without_hidden(self, keys: Sequence[str]) -> Wish:
        """Return the wish without filters and order of columns that are not shown."""
        wish = self._model.wish
        return replace(
            wish,
            words=tuple(pair for pair in wish.words if pair[0] in keys),
            values=tuple(pair for pair in wish.values if pair[0] in keys),
            sort=wish.sort if wish.sort in keys else "",
        )

    def _show_header(self) -> None:
        header, model = self._grid.header, self._model
        self._show_widths()
        header.show_fields([(key, model.caption(key), has_few(key)) for key in model.columns])
        header.show_wish(dict(model.wish.words), dict(model.wish.values))
        self.show_sort()

    def _width(self, key: str) -> int:
        """Return a column's width in px: that of a person's choice, else one that fits its caption."""
        if key in self._widths:
            return look().px(self._widths[key])
        caption = QFontMetrics(look().font(11, bold=True)).horizontalAdvance(
            self._model.caption(key)
        )
        return max(look().px(_WIDTHS.get(key, _WIDTH)), caption + look().px(_BESIDE))

    def _on_look(self) -> None:
        """Keep the columns as wide as their words need at another size of text."""
        self._show_widths()
        self._grid.header.updateGeometries()

    def _show_widths(self) -> None:
        with QSignalBlocker(self._grid.header):
            for place, key in enumerate(self._model.columns):
                self._grid.header.resizeSection(place, self._width(key))

    def show_sort(self) -> None:
        """Show by which column the table is sorted."""
        wish, order, header = self._model.wish, Qt.SortOrder, self._grid.header
        column = self._model.columns.index(wish.sort) if wish.sort in self._model.columns else -1
        with QSignalBlocker(header):
            way = order.DescendingOrder if wish.down else order.AscendingOrder
            header.setSortIndicator(column, way)
        header.viewport().update()

    def sorted_by(self, column: int) -> Wish:
        """Return the wish after a click on a caption: up, then down, then as in the outline."""
        key, wish = self._model.columns[column], self._model.wish
        if wish.sort != key:
            return replace(wish, sort=key, down=False)
        return replace(wish, down=True) if not wish.down else replace(wish, sort="", down=False)

    def _on_resized(self, column: int, _: int, width: int) -> None:
        if column < len(self._model.columns) - 1 and width:  # the last takes what room is left
            self._widths[self._model.columns[column]] = round(width / look().scale)
            self._memory.start()

    def _take_order(self) -> None:
        """Make the order to which a person dragged the captions that of the model."""
        header = self._grid.header
        order = [header.logicalIndex(place) for place in range(header.count())]
        if order == sorted(order):
            return
        keys = [self._model.columns[logical] for logical in order]
        with QSignalBlocker(header):
            for place in range(header.count()):
                header.moveSection(header.visualIndex(place), place)
        self.show(keys)

    # -- the menu --

    def fill(self, menu: QMenu) -> None:
        """Fill a menu with all columns, those shown checked; one always stays."""
        shown = self._model.columns
        for key in columns():
            act = _check(menu, self._model.caption(key), key in shown)
            act.setEnabled(key not in shown or len(shown) > 1)
            act.triggered.connect(self._turner(key))
        menu.addSeparator()
        heights = menu.addMenu(self.tr("Height of rows"))
        for count in _LINES:
            act = _check(
                heights, self.tr("%n line(s)", "", count), count == self._grid.delegate.lines
            )
            act.triggered.connect(self._setter(count))
        menu.addAction(self.tr("Columns as at first"), self._as_at_first)

    def _turner(self, key: str) -> Callable[[bool], None]:
        def turn(on: bool) -> None:
            shown = self._model.columns
            self.show([*shown, key] if on else [one for one in shown if one != key])

        return turn

    def _setter(self, lines: int) -> Callable[[], None]:
        def set_lines() -> None:
            self._grid.delegate.lines = lines
            self._grid.size_rows()
            self._grid.viewport().update()
            self._memory.start()

        return set_lines

    def _as_at_first(self) -> None:
        self._widths = {}
        self.show(FIRST)

    # -- memory --

    def remember_soon(self) -> None:
        """Remember how the table is shown, once nothing changes for a moment."""
        self._memory.start()

    def remember(self) -> None:
        """Remember how the table of this plan is shown."""
        self._memory.stop()
        if not self._plan_id:
            return
        wish = self._model.wish
        kept = {
            "columns": list(self._model.columns),
            "widths": dict(self._widths),
            "sort": wish.sort,
            "down": wish.down,
            "group": wish.group,
            "lines": self._grid.delegate.lines,
        }
        self._settings.put(f"table {self._plan_id}", kept)

    def show_nothing(self) -> None:
        """Show no plan."""
        self._plan_id = ""
        self._model.odd.clear()
        self._model.show(Cells(Plan.empty()), Wish(), FIRST)

    def recall(self, plan: Plan) -> None:
        """Show a plan's measures with the columns, order and groups that they had last."""
        self._plan_id = plan.root
        kept = self._settings.get(f"table {plan.root}", {})
        known = set(columns())
        shown = [key for key in _listed(kept.get("columns")) if key in known] or list(FIRST)
        widths = kept.get("widths")
        self._widths = {
            key: max(40, width)
            for key, width in (widths if isinstance(widths, dict) else {}).items()
            if key in known and isinstance(width, int)
        }
        wish = Wish(
            sort=kept["sort"] if kept.get("sort") in shown else "",
            down=kept.get("down") is True,
            group=kept["group"] if kept.get("group") in GROUPINGS else "",
        )
        lines = kept.get("lines")
        self._grid.delegate.lines = lines if lines in _LINES else _LINES[-1]
        self._model.show(Cells(plan), wish, shown)
        self._show_header()
        self._grid.size_rows()


def _check(menu: QMenu, words: str, is_on: bool) -> QAction:
    act = menu.addAction(words.replace("&", "&&"))
    act.setCheckable(True)
    act.setChecked(is_on)
    return act


def _listed(kept: object) -> list[str]:
    return [str(one) for one in kept] if isinstance(kept, list) else []
