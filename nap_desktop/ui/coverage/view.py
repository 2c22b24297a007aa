"""The coverage view of a plan: search and filters above the cells, the chosen cell beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.base.settings import Settings
from nap_desktop.plan.change import Change, InsertNode, RemoveNode, SetField
from nap_desktop.plan.coverage import DISCUSSED, NOT_APPLICABLE, UNCLEAR, Cell, cell_of
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Node, Plan
from nap_desktop.services.coverage import SHOWN, Wish
from nap_desktop.services.open_plan import Applied
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.coverage import words
from nap_desktop.ui.coverage.acts import CoverageActs
from nap_desktop.ui.coverage.grid import CoverageGrid
from nap_desktop.ui.coverage.model import CoverageModel
from nap_desktop.ui.coverage.panel import CellPanel
from nap_desktop.ui.look import icon, look

_PAUSE = 60  # ms after a key before the lines or the panel follow


class CoverageView(QWidget):
    """What the plan touches; a `View` of the window.

    export_asked, print_asked: the annex is wanted as a file or on paper.
    """

    chosen = Signal(str)
    edit_asked = Signal(str, str)
    told = Signal(str, bool)
    export_asked = Signal()
    print_asked = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._bridge: Bridge | None = None
        self._current: NodeId = ""
        self.model = CoverageModel(self)
        self.acts = CoverageActs(self)
        self.grid = CoverageGrid(self.model, self)
        self.panel = CellPanel(self)
        self.search = QLineEdit(self)
        self.shown = QComboBox(self)
        self.rows = QPushButton(self.tr("Checklist rows"), self)
        self.radiological = QPushButton(self.tr("Radiological"), self)
        self.export = QPushButton(self.tr("Export…"), self)
        self.print = QPushButton(self.tr("Print…"), self)
        self.nothing = QLabel(self.tr("No cell matches the filter."), self.grid.viewport())
        self._typing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._panel_soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._refresh_soon = QTimer(self, singleShot=True, interval=0)
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Coverage"))
        self.search.setPlaceholderText(self.tr("Filter: words, number, law"))
        self.search.setAccessibleName(self.tr("Filter the lines"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(look().px(280))
        self._mark = self.search.addAction(
            icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        names = self._filter_names()
        for code in SHOWN:
            self.shown.addItem(names[code], code)
        self.shown.setAccessibleName(self.tr("Show"))
        for button in (self.rows, self.radiological):
            button.setCheckable(True)
            button.setProperty("role", "quiet")
            bold = QFontMetrics(look().font(13, bold=True))  # as it is while it is checked
            button.setMinimumWidth(bold.horizontalAdvance(button.text()) + look().px(24))
        self.rows.setToolTip(self.tr("Show the rows of the checklist below each provision"))
        self.radiological.setToolTip(self.tr("Columns for radiological material in this plan"))
        self.nothing.setProperty("role", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        self.grid.viewport().installEventFilter(self)
        self._lay_out()
        self.setFocusProxy(self.grid)

    def _filter_names(self) -> dict[str, str]:
        return {
            "": self.tr("All"),
            "no_measure": self.tr("Without a measure"),
            "not_discussed": self.tr("Not discussed"),
            "unclear": self.tr("Unclear"),
            "not_applicable": self.tr("Not applicable"),
            "law": self.tr("Law cited"),
        }

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(8)
        bar.addWidget(self.search, 2)
        for widget in (self.shown, self.rows, self.radiological):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.export)
        bar.addWidget(self.print)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.grid)
        self.split.addWidget(self.panel)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.panel.setMinimumWidth(look().px(220))
        self.keys = QLabel(
            self.tr(
                "Enter: start a measure · Space: discussed, unclear, not discussed · F2: cite a law"
                " · Delete: clear. Facts on the plan, no measure of compliance."
            ),
            self,
        )
        self.keys.setProperty("role", "caption")
        self.keys.setWordWrap(True)
        self.keys.setContentsMargins(12, 4, 12, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.split, 1)
        column.addWidget(self.keys)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self.grid.setFocus)
        self._typing.timeout.connect(self._arrange)
        self.shown.activated.connect(self._arrange)
        self.rows.clicked.connect(self._on_rows)
        self.radiological.clicked.connect(self.acts.show_radiological)
        self.export.clicked.connect(self.export_asked)
        self.print.clicked.connect(self.print_asked)
        self.model.arranged.connect(self._on_arranged)
        self._panel_soon.timeout.connect(self._show_cell)
        self._refresh_soon.timeout.connect(self._refresh)
        grid, panel, acts = self.grid, self.panel, self.acts
        grid.came.connect(self._panel_soon.start)
        grid.started.connect(self.start_measure)
        grid.cycled.connect(self._cycle)
        grid.cleared.connect(self.delete)
        grid.opened.connect(self.rename)
        grid.folded.connect(self._toggle)
        grid.customContextMenuRequested.connect(self._pop_up)
        panel.started.connect(self.start_measure)
        panel.opened.connect(lambda node: self.edit_asked.emit(node, ""))
        panel.stood.connect(self._stand)
        panel.cited.connect(lambda law: self.acts.cite(self._panel_cells(), law))
        panel.changed.connect(acts.change_law)
        panel.removed.connect(acts.remove)
        acts.told.connect(self.told)
        look().changed.connect(self._on_look)

    def _on_look(self) -> None:
        self._mark.setIcon(icon("search", "muted"))

    # -- the View protocol --

    def show_plan(self, bridge: Bridge | None) -> None:
        """Show the coverage of the plan behind a bridge and follow it; none for None."""
        if self._bridge is not None:
            self._remember()
            self._bridge.applied.disconnect(self._follow)
            self._bridge.replaced.disconnect(self._replace)
            self._bridge.about_to_act.disconnect(self._settle)
        self.panel.show_cell(None, None)
        self._bridge = self.acts.bridge = bridge
        self._current = ""
        if bridge is None:
            self.model.show(None)
            return
        bridge.applied.connect(self._follow)
        bridge.replaced.connect(self._replace)
        bridge.about_to_act.connect(self._settle)
        self._recall(bridge.plan)
        self.model.show(bridge.plan)

    def show_node(self, node: NodeId) -> None:
        """Come to a cell in which a measure counts that was chosen elsewhere."""
        self._current = node
        held = self.model.coverage
        if held is None:
            return
        here = self.grid.cell
        if here is not None and node in held.measures.get(here, {}):
            self._show_cell()
            return
        places = (cell for line in self.model.lines for cell in held.shown_cells(line))
        found = next((cell for cell in places if node in held.measures.get(cell, {})), None)
        if found is not None:
            self.grid.go_to(found)

    def show_changed(self, changes: Sequence[Change]) -> None:
        """Come to the cell that changes were about, after they were undone or done again."""
        held = self.model.coverage
        for change in changes if held else ():
            node: Node | None = None
            match change:
                case InsertNode(node) | RemoveNode(node):
                    pass
                case SetField(changed) if held is not None:
                    node = held.plan.nodes.get(changed)
            if node is not None and node.kind == "entry" and self.grid.go_to(cell_of(node)):
                return

    def flush(self) -> bool:
        """Keep what is typed beside the cells."""
        self.panel.flush()
        return True

    def _settle(self) -> None:
        if self.isVisible():
            self.panel.keep_reason()

    # -- following the plan --

    def _follow(self, applied: Applied) -> None:
        if self.model.follow(applied) or self.isVisible():
            self._refresh_soon.start()

    def _replace(self, plan: Plan) -> None:
        self.model.show(plan)

    def _refresh(self) -> None:
        self.model.refresh()
        self._show_cell()

    def _show_cell(self) -> None:
        self.panel.show_cell(self.model.coverage, self.grid.cell)
        if self.model.coverage is not None:
            wants = self.model.coverage.categories[-1] == "R"
            self.radiological.setChecked(wants)

    # -- what is shown --

    def _arrange(self) -> None:
        self.model.arrange(
            replace(
                self.model.wish,
                rows=self.rows.isChecked(),
                shown=str(self.shown.currentData() or ""),
                words=self.search.text(),
            )
        )

    def _on_rows(self) -> None:
        self._arrange()
        self.grid.setFocus()

    def _on_arranged(self) -> None:
        self.nothing.setVisible(self.model.coverage is not None and not self.model.lines)
        self._panel_soon.start()

    def _toggle(self, code: str) -> None:
        self.model.arrange(replace(self.model.wish, folded=self.model.wish.folded ^ {code}))

    def _remember(self) -> None:
        if self._bridge is not None:
            wish = self.model.wish
            kept = {"rows": wish.rows, "folded": sorted(wish.folded)}
            self._settings.put(f"coverage {self._bridge.plan.root}", kept)

    def _recall(self, plan: Plan) -> None:
        kept = self._settings.get(f"coverage {plan.root}", {})
        wish = Wish(rows=bool(kept.get("rows", True)), folded=frozenset(kept.get("folded", ())))
        with QSignalBlocker(self.search):
            self.search.clear()
        self.shown.setCurrentIndex(0)
        self.rows.setChecked(wish.rows)
        self.model.wish = wish

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the words of an empty view in its middle."""
        if event.type() == QEvent.Type.Resize:
            self.nothing.setGeometry(self.grid.viewport().rect())
        return False

    # -- what the menus and keys call --

    def start_measure(self) -> None:
        """Add a measure with the basis of the current cell, and write its text in the draft."""
        cell, held = self.grid.cell, self.model.coverage
        if cell is None or held is None:
            self.told.emit(self.tr("The form does not ask for this category here."), False)
            return
        if node := self.acts.start(held, cell, self._current):
            self.edit_asked.emit(node, "text")

    def add(self, kind: str = "measure") -> None:
        """Add a measure in the current cell; other kinds are added in the draft."""
        if kind == "measure":
            self.start_measure()

    def delete(self) -> None:
        """Remove what is entered in the chosen cells."""
        if self.model.coverage is not None:
            self.acts.clear(self.model.coverage, self.grid.chosen())

    def find(self) -> None:
        """Let words be typed that narrow the lines."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def rename(self) -> None:
        """Write a law into the current cell."""
        self._show_cell()
        if self.grid.cell is not None:
            self.panel.write()

    def toggle_fold(self) -> None:
        """Fold or unfold the rows of the current paragraph."""
        row = self.grid.currentIndex().row()
        if 0 <= row < len(self.model.lines):
            self._toggle(self.model.lines[row].group)

    def fold_all(self) -> None:
        """Fold all paragraphs."""
        groups = frozenset(line.group for line in self.model.lines)
        self.model.arrange(replace(self.model.wish, folded=groups))

    def unfold_all(self) -> None:
        """Unfold all paragraphs."""
        self.model.arrange(replace(self.model.wish, folded=frozenset()))

    def _cycle(self) -> None:
        if self.model.coverage is not None:
            self.acts.cycle(self.model.coverage, self.grid.chosen())

    def _panel_cells(self) -> list[Cell]:
        """Return the cells that the panel is about: all that are chosen."""
        cells, here = self.grid.chosen(), self.panel.cell
        return cells if here in cells else [here] if here else []

    def _stand(self, now: str, reason: str) -> None:
        self.acts.stand(self._panel_cells(), now, reason)

    def _pop_up(self, at: QPoint) -> None:
        menu = self.cell_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.grid.viewport().mapToGlobal(at))

    def cell_menu(self) -> QMenu:
        """Return the menu of the chosen cells."""
        menu, cells = QMenu(self), self.grid.chosen()
        menu.addAction(self.tr("Start a measure here\tReturn"), self.start_measure)
        menu.addAction(self.tr("Cite a law…\tF2"), self.rename)
        menu.addSeparator()
        for code in ("", DISCUSSED, UNCLEAR, NOT_APPLICABLE):
            said = words.standing(code)
            act = menu.addAction(said[:1].upper() + said[1:])
            act.triggered.connect(lambda _=False, code=code: self.acts.stand(cells, code))
        menu.addSeparator()
        menu.addAction(self.tr("Clear\tDel"), self.delete)
        for act in menu.actions():
            act.setEnabled(act.isEnabled() and bool(cells))
        return menu
