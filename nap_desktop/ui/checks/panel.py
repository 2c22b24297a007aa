"""The list of what may want another look: gone to, left as it is, taken back; it blocks nothing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan import left_as_is
from nap_desktop.plan.checks import Finding
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.checks.model import FINDING, IS_LEFT, LEFT, FindingsModel, grouped
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.side_text import SideText


class _Findings(QTreeView):
    """The list; Enter goes to a hint, Delete leaves it as it is or takes it back."""

    opened = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Delete on hints; on a group they fold it."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if index.data(FINDING) is None:
                self.setExpanded(index, not self.isExpanded(index))
            else:
                self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ChecksPanel(QWidget):
    """Shows the hints on a plan; whoever looks for them hands them over.

    goes: an item is to be shown, with the keyboard in one of its fields.
    told: a sentence about what happened, and whether Undo fits.
    """

    goes = Signal(str, str)
    told = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge: Bridge | None = None
        self._findings: list[Finding] = []
        self._left: list[Finding] = []
        self._folded = {LEFT}
        self._is_building = False
        self.model = FindingsModel(self)
        self.list = _Findings(self)
        self.empty = SideText(self.tr("Nothing wants another look now."), "muted", self)
        self.go_button = QPushButton(self.tr("Go to it"), self)
        self.leave_button = QPushButton(self)
        self._set_up()
        self._lay_out()
        self._connect()

    def _set_up(self) -> None:
        view = self.list
        view.setModel(self.model)
        view.setProperty("role", "rows")
        view.setAccessibleName(self.tr("What may want another look"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setRootIsDecorated(True)
        view.setUniformRowHeights(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setExpandsOnDoubleClick(False)
        head = view.header()
        head.setStretchLastSection(True)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.go_button.setToolTip(self.tr("Enter; F8 goes from one to the next"))
        self.leave_button.setToolTip(self.tr("Delete; the hint is remembered as looked at"))
        self._fit()

    def _fit(self) -> None:
        self.list.setColumnWidth(0, look().px(430))

    def _lay_out(self) -> None:
        self.empty.setContentsMargins(16, 12, 16, 12)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 8)
        foot.setSpacing(8)
        foot.addWidget(self.go_button)
        foot.addWidget(self.leave_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.list.opened.connect(self._go)
        self.list.left.connect(self._leave)
        self.list.doubleClicked.connect(self._go)
        self.list.collapsed.connect(self._on_folded)
        self.list.expanded.connect(self._on_unfolded)
        self.list.selectionModel().selectionChanged.connect(self._offer)
        self.go_button.clicked.connect(self._go)
        self.leave_button.clicked.connect(self._leave)
        look().changed.connect(self._fit)

    # What is shown.

    def show_plan(self, bridge: Bridge | None) -> None:
        """Show the hints on the plan behind a bridge as they are handed over; none for None."""
        self._bridge = bridge
        self._folded = {LEFT}
        self.show_findings([], [])

    def show_findings(self, findings: list[Finding], left: list[Finding]) -> None:
        """Show these hints; what was chosen stays chosen, else what stands in its place."""
        self._findings, self._left = findings, left
        if self.isVisible() or not findings:
            self._build()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was found while the panel was hidden."""
        super().showEvent(event)
        self._build()

    def setFocus(self, *_: object) -> None:
        """Let the list have the keyboard."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        plan = self._bridge.plan if self._bridge else None
        words = self.tr("Left as it is")
        groups = grouped(plan, self._findings, self._left, words) if plan else ()
        if groups != self.model.groups:
            chosen, place = self.current, self._place()
            if bool(self.list.currentIndex().data(IS_LEFT)) != (chosen in self._left):
                chosen = None  # it went to the other ones; the next takes its place
            self._is_building = True
            self.model.show(groups)
            for row, group in enumerate(groups):
                self.list.setExpanded(self.model.index(row, 0), group.id not in self._folded)
            self._is_building = False
            self._choose_again(chosen, place)
        self.empty.setVisible(not self._findings)
        self.list.setVisible(bool(groups))
        self._offer()

    def _place(self) -> int:
        """Return the number of the chosen hint among all that are shown."""
        shown = self.model.findings
        return shown.index(self.current) if self.current in shown else 0

    def _choose_again(self, chosen: Finding | None, place: int) -> None:
        shown = self.model.findings
        if chosen not in shown:
            still = shown[: len(shown) - len(self._left)]  # those that were left stand last
            chosen = still[min(place, len(still) - 1)] if still else None
        if chosen is not None:
            self.show_current(chosen)

    @property
    def current(self) -> Finding | None:
        """The hint that is chosen; None if there is none, or a group is."""
        return self.list.currentIndex().data(FINDING)

    def show_current(self, finding: Finding) -> None:
        """Choose a hint in the list without going to it."""
        index = self.model.place_of(finding)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _on_folded(self, index: QModelIndex) -> None:
        if not self._is_building and not index.parent().isValid():
            self._folded.add(self.model.groups[index.row()].id)

    def _on_unfolded(self, index: QModelIndex) -> None:
        if not self._is_building and not index.parent().isValid():
            self._folded.discard(self.model.groups[index.row()].id)

    # What is done.

    def _chosen(self, left: bool) -> list[Finding]:
        """Return the selected hints that were left, or the others; a group gives all of its own."""
        found: list[Finding] = []
        for index in self.list.selectionModel().selectedRows():
            if index.data(FINDING) is not None:
                if index.data(IS_LEFT) == left:
                    found.append(index.data(FINDING))
            elif (self.model.groups[index.row()].id == LEFT) == left:
                found += [entry.finding for entry in self.model.groups[index.row()].entries]
        return list({id(one): one for one in found}.values())

    def _offer(self, *_: object) -> None:
        back = bool(self._chosen(True)) and not self._chosen(False)
        self.leave_button.setText(self.tr("Take back") if back else self.tr("Leave as it is"))
        self.leave_button.setEnabled(back or bool(self._chosen(False)))
        self.go_button.setEnabled(self.current is not None)

    def _go(self, *_: object) -> None:
        found = self.current
        if found is not None:
            self.goes.emit(found.node, found.key)

    def _leave(self) -> None:
        """Leave the selected hints as they are; take them back if all of them were left."""
        bridge, still, left = self._bridge, self._chosen(False), self._chosen(True)
        if bridge is None or not (still or left):
            return
        if still:
            kept = bridge.do(
                self.tr("Leave the hint as it is"), lambda plan: left_as_is.leave(plan, still)
            )
            self._told(kept, self.tr("%n hint(s) left as they are.", "", len(still)))
        else:
            kept = bridge.do(
                self.tr("Show the hint again"), lambda plan: left_as_is.take_back(plan, left)
            )
            self._told(kept, self.tr("%n hint(s) shown again.", "", len(left)))
        if kept:
            self._part_again(bridge)

    def _told(self, kept: bool, words: str) -> None:
        if kept:
            self.told.emit(words, True)

    def _part_again(self, bridge: Bridge) -> None:
        """Show at once what was left; the plan itself is looked at again a little later."""
        order = {node: place for place, node in enumerate((bridge.plan.root, *bridge.plan.walk()))}
        both = sorted([*self._findings, *self._left], key=lambda one: order.get(one.node, 0))
        self.show_findings(*left_as_is.parted(bridge.plan, both))
