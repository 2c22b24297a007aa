"""The table view of a plan: search, groups and columns above the grid, what it has to say below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.base.settings import Settings
from nap_desktop.plan.change import Change, InsertNode, SetField
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan
from nap_desktop.services.measure_cells import NUMBER
from nap_desktop.services.measure_rows import GROUPINGS, Wish, present
from nap_desktop.services.open_plan import Applied
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.table.acts import TableActs
from nap_desktop.ui.table.columns import Columns
from nap_desktop.ui.table.grid import Grid
from nap_desktop.ui.table.model import MeasureModel
from nap_desktop.ui.table.notice import EmptyTable, Notice

_IDLE, _AT_ONCE = 15, 250  # ms between, and measures in, each part of what is worked out ahead


class TableView(QWidget):
    """All measures of the plan as a table; a `View` of the window."""

    chosen = Signal(str)
    edit_asked = Signal(str, str)
    told = Signal(str, bool)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge: Bridge | None = None
        self.model = MeasureModel(self)
        self.acts = TableActs(self.model, self)
        self.grid = Grid(self.model, self.acts.keep, self._offers, self)
        self.acts.use(self.grid)
        self.columns = Columns(self.model, self.grid, settings, self)
        self.search = QLineEdit(self)
        self.group = QComboBox(self)
        self.columns_button = QPushButton(self.tr("Columns"), self)
        self.count = QLabel(self)
        self.show_all_button = QPushButton(self.tr("Show all"), self)
        self.notice = Notice(self)
        self.empty = EmptyTable(self.grid.viewport())
        self._pause = QTimer(self, singleShot=True, interval=60)
        self._warming = QTimer(self, interval=_IDLE)
        self._come_to: NodeId = ""  # a measure that nobody outside was told of yet
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Table of measures"))
        self.search.setPlaceholderText(self.tr("Filter: words in any column"))
        self.search.setAccessibleName(self.tr("Filter all columns"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(look().px(320))
        self._search_mark = self.search.addAction(
            icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        names = self._group_names()
        for code in GROUPINGS:
            self.group.addItem(names[code], code)
        self.group.setAccessibleName(self.tr("Group by"))
        self.count.setProperty("role", "muted")
        self.show_all_button.setProperty("role", "link")
        self.show_all_button.hide()
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(8)
        bar.addWidget(self.search, 2)
        bar.addWidget(self.group)
        bar.addWidget(self.columns_button)
        bar.addStretch(1)
        bar.addWidget(self.count)
        bar.addWidget(self.show_all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.grid, 1)
        column.addWidget(self.notice)
        self.setFocusProxy(self.grid)
        self.grid.viewport().installEventFilter(self)
        self.empty.hide()

    def _group_names(self) -> dict[str, str]:
        return {
            "": self.tr("No groups"),
            "section": self.tr("By section"),
            "lead": self.tr("By lead body"),
            "provisions": self.tr("By provision"),
            "year": self.tr("By year"),
            "priority": self.tr("By priority"),
        }

    def _connect(self) -> None:
        grid = self.grid
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(grid.setFocus)
        self._pause.timeout.connect(self._filter)
        self._warming.timeout.connect(self._warm)
        self.columns.leaving.connect(self._settle)
        self.columns.changed.connect(self._warming.start)
        grid.header.filtered.connect(self._filter)
        grid.header.sectionClicked.connect(self._sort)
        grid.header.customContextMenuRequested.connect(self._header_menu)
        grid.side.customContextMenuRequested.connect(self._row_menu)
        grid.customContextMenuRequested.connect(self._cell_menu)
        grid.toggled.connect(self._toggle)
        grid.chosen.connect(self._on_chosen)
        grid.opened.connect(self.edit_asked)
        grid.cleared.connect(self.acts.clear)
        grid.flipped.connect(self.acts.flip)
        self.group.activated.connect(self._on_group)
        self.columns_button.clicked.connect(self._columns_clicked)
        self.show_all_button.clicked.connect(self.show_all)
        self.model.counted.connect(self._on_counted)
        self.acts.told.connect(self.told)
        self.acts.refused.connect(self.notice.say)
        self.acts.asked.connect(self.notice.say)
        self.empty.button.clicked.connect(self._on_empty)
        look().changed.connect(self._on_look)

    def _on_look(self) -> None:
        self._search_mark.setIcon(icon("search", "muted"))

    # -- the View protocol --

    def show_plan(self, bridge: Bridge | None) -> None:
        """Show the measures of the plan behind a bridge, as they were shown last; none for None."""
        if self._bridge is not None:
            self.columns.remember()
            self._bridge.applied.disconnect(self._follow)
            self._bridge.replaced.disconnect(self._replace)
            self._bridge.about_to_act.disconnect(self._settle)
        self._bridge = bridge
        self._come_to = ""
        self.acts.show_plan(bridge)
        self.notice.hide()
        if bridge is None:
            self.columns.show_nothing()
            return
        bridge.applied.connect(self._follow)
        bridge.replaced.connect(self._replace)
        bridge.about_to_act.connect(self._settle)
        self.search.clear()
        self._pause.stop()
        self.columns.recall(bridge.plan)
        self.group.setCurrentIndex(max(0, self.group.findData(self.model.wish.group)))
        self._warming.start()

    def show_node(self, node: NodeId) -> None:
        """Bring a measure into sight that was chosen elsewhere; its first, for a section."""
        if not self.model.rows_of(node) and self._bridge is not None:
            inside = (one for one in self._bridge.plan.walk(node) if self.model.rows_of(one))
            node = next(inside, "") if node != self._bridge.plan.root else ""
        if not self.grid.go_to(node) and self.model.rows and not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.model.index(0, 0))

    def show_changed(self, changes: Sequence[Change]) -> None:
        """Show the cell that changes were about, after they were undone or done again."""
        for change in changes:
            if isinstance(change, SetField) and self.grid.go_to(change.node, change.key):
                return
            if isinstance(change, InsertNode) and self.grid.go_to(change.node.id):
                return

    def flush(self) -> bool:
        """Keep what is written in a cell; words that do not fit stay there, marked.

        Whoever leaves the table finds its measure in the draft; until then the draft, which nobody
        sees, does not follow every key.
        """
        self._settle()
        node, self._come_to = self._come_to, ""
        if self._bridge is not None and node in self._bridge.plan.nodes:
            self.chosen.emit(node)
        return True

    def _settle(self) -> None:
        self.grid.delegate.settle()

    def _on_chosen(self, node: NodeId) -> None:
        self._come_to = node

    # -- what the menus call --

    def copy(self) -> None:
        """Copy the chosen cells, or the words chosen in an editor."""
        if not self._in_editor("copy"):
            self.acts.copy()

    def cut(self) -> None:
        """Cut the chosen cells."""
        if not self._in_editor("cut"):
            self.acts.cut()

    def paste(self) -> None:
        """Paste over the chosen cells."""
        if not self._in_editor("paste"):
            self.acts.paste()

    def _in_editor(self, act: str) -> bool:
        call = getattr(self.grid.delegate.editor, act, None)
        if call is not None:
            call()
        return call is not None

    def find(self) -> None:
        """Let words be typed that narrow the table."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def delete(self) -> None:
        """Empty the chosen cells, or delete the measures whose rows are chosen."""
        self.acts.clear()

    def duplicate(self) -> None:
        """Fill down: the key for it is that of Duplicate elsewhere."""
        self._settle()
        self.acts.fill_down()

    def rename(self) -> None:
        """Write into the cell."""
        self.grid.edit_here()

    def add(self, kind: str = "measure") -> None:
        """Add a measure below the current one; other kinds are added in the draft."""
        if kind == "measure":
            self._settle()
            self.acts.add_measure()

    # -- following the plan --

    def _follow(self, applied: Applied) -> None:
        self.model.follow(applied)

    def _replace(self, plan: Plan) -> None:
        node, key = self.grid.place
        self.model.replace(plan)
        self.grid.go_to(node, key)

    def _warm(self) -> None:
        """Work out some cells before anybody searches in them."""
        keys = (NUMBER, *self.model.columns)
        if not self.isVisible() or not self.model.cells.warm(keys, _AT_ONCE):
            self._warming.stop()

    # -- filters, order, groups --

    def _offers(self, key: str) -> list[tuple[str, str]]:
        return present(self.model.cells, key)

    def _filter(self) -> None:
        header = self.grid.header
        self._wish(
            replace(
                self.model.wish,
                words=header.words(),
                values=header.values(),
                anywhere=self.search.text(),
            )
        )

    def _wish(self, wish: Wish) -> None:
        """Show the measures another way; the keyboard stays at its cell where that is shown."""
        if wish == self.model.wish:
            return
        self._settle()
        node, key = self.grid.place
        self.model.arrange(wish)
        self.grid.go_to(node, key)

    def show_all(self) -> None:
        """Take all filters away."""
        self.grid.header.clear_fields()
        self.search.clear()
        self._pause.stop()
        self._filter()
        self.grid.setFocus()

    def _sort(self, column: int) -> None:
        self._wish(self.columns.sorted_by(column))
        self.columns.show_sort()
        self.columns.remember_soon()

    def _on_group(self) -> None:
        group = str(self.group.currentData() or "")
        self._wish(replace(self.model.wish, group=group, folded=frozenset()))
        self.columns.remember_soon()
        self.grid.setFocus()

    def _toggle(self, code: str) -> None:
        row = self.grid.currentIndex().row()
        column = max(0, self.grid.currentIndex().column())
        self._wish(replace(self.model.wish, folded=self.model.wish.folded ^ {code}))
        self.grid.setCurrentIndex(self.model.index(row, column))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to work out what the cells say."""
        super().showEvent(event)
        self._warming.start()

    def _on_counted(self, shown: int, all_: int) -> None:
        filtered = self.model.wish.filters
        if filtered:
            words = self.tr("{shown} of {all} measures shown").format(shown=shown, all=all_)
        else:
            words = self.tr("%n measure(s)", "", all_)
        self.count.setText(words)
        self.show_all_button.setVisible(filtered)
        self.empty.setVisible(not self.model.rows and self._bridge is not None)
        if not all_:
            self.empty.say(self.tr("This plan has no measures yet."), self.tr("Add a measure"))
        else:
            self.empty.say(self.tr("No measure matches the filters."), self.tr("Show all"))

    def _on_empty(self) -> None:
        self.show_all() if self.model.cells.measures else self.add()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the words of an empty table in its middle."""
        if event.type() == QEvent.Type.Resize:
            self.empty.setGeometry(self.grid.viewport().rect())
        return False

    # -- menus --

    def _columns_clicked(self) -> None:
        menu = QMenu(self)
        self.columns.fill(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height() + 2)))

    def _header_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        self.columns.fill(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.grid.header.mapToGlobal(at))

    def _row_menu(self, at: QPoint) -> None:
        row = self.grid.side.logicalIndexAt(at)
        if self.model.node(row) and self.model.node(row) not in self.acts.chosen_rows():
            self.grid.selectRow(row)
        self._pop_up(self.grid.side.mapToGlobal(at))

    def _cell_menu(self, at: QPoint) -> None:
        self._pop_up(self.grid.viewport().mapToGlobal(at))

    def _pop_up(self, at: QPoint) -> None:
        menu = self.cell_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def cell_menu(self) -> QMenu:
        """Return the menu of the chosen cells."""
        menu, acts = QMenu(self), self.acts
        node, key = self.grid.place
        menu.addAction(
            self.tr("Open in the draft\tCtrl+Return"), lambda: self.edit_asked.emit(node, key)
        )
        menu.addSeparator()
        menu.addAction(self.tr("Cut"), self.cut)
        menu.addAction(self.tr("Copy"), self.copy)
        menu.addAction(self.tr("Paste"), self.paste)
        menu.addSeparator()
        menu.addAction(self.tr("Fill down\tCtrl+D"), self.duplicate)
        every = menu.addAction(self.tr("Set for all selected…"), self.set_for_all)
        every.setEnabled(bool(acts.one_column()))
        menu.addAction(self.tr("Clear cells\tDel"), acts.clear)
        menu.addSeparator()
        menu.addAction(self.tr("Insert a measure below"), self.add)
        menu.addAction(self.tr("Delete measures"), acts.delete_rows)
        return menu

    def set_for_all(self) -> None:
        """Let one value be written that all chosen cells of the column take."""
        self.grid.edit_all()
