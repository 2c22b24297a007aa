"""The import: paper on the left, outline on the right, every guess open to correction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QWidget,
)

from nap_desktop.base.calm import lasting
from nap_desktop.services import importing
from nap_desktop.services.importing import Reading
from nap_desktop.services.remembered import Remembered, for_shape
from nap_desktop.ui.importing.choice import PLAN, ROWS, SUCCESSOR, TEMPLATE, ImportChoice
from nap_desktop.ui.importing.columns_strip import ColumnsStrip
from nap_desktop.ui.importing.links import Links
from nap_desktop.ui.importing.outline import DraftOutline
from nap_desktop.ui.importing.paper import PaperView
from nap_desktop.ui.importing.remembered import RememberedDialog
from nap_desktop.ui.importing.tools import Tools
from nap_desktop.ui.importing.words import finding_words
from nap_desktop.ui.look import look
from nap_desktop.ui.tasks import Tasks
from nap_desktop.ui.widgets.dialog import ActDialog
from nap_desktop.ui.widgets.tips import plain_tip

_PlaceRole = Qt.ItemDataRole.UserRole + 1
_MOST_FINDINGS = 500


class ImportDialog(ActDialog):
    """Nothing is kept before "Finish"; Ctrl+Z takes back one correction.

    held: what is remembered of earlier imports, by the shape of their documents; what is known of
    documents made alike is offered. remembered: the same after a person renamed or forgot some.
    """

    remembered = Signal(object)

    def __init__(
        self,
        reading: Reading,
        tasks: Tasks,
        into: str = "",
        held: dict[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", self.tr("Finish"), parent)
        self.reading = reading
        self._tasks = tasks
        self._into = into
        self._held = dict(held or {})
        self._offered = for_shape(self._held, reading.source.shape)
        self._past: list[Reading] = []
        self._wanted = 0  # number of the last correction that was asked for
        self.paper = PaperView(self)
        self.outline = DraftOutline(self)
        self.links = Links(self.paper, self.outline, self)
        self.columns = ColumnsStrip(self)
        self.findings = QListWidget(self)
        self.tools = Tools(self)
        self.tools.remembered.setVisible(bool(self._held))
        self.target = QComboBox(self)
        self.account = QLabel(self)
        self._lay_out()
        self._connect()
        self.paper.paper.show_paper(importing.paper(reading.source))
        self._show()
        self.paper.setFocus()
        self.paper.choose(0)

    def _lay_out(self) -> None:
        self.setWindowTitle(
            self.tr("From a previous plan: {name}").format(name=self.reading.source.name)
        )
        room = self.screen().availableGeometry()
        self.resize(
            min(look().px(1240), room.width() - 24), min(look().px(800), room.height() - 60)
        )
        self.setMinimumSize(800, 520)
        if self._offered is not None:
            self.column.addWidget(self._offer(self._offered), 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self.tools)
        self.target.setAccessibleName(self.tr("What the document becomes"))
        for words, kind in self._targets():
            self.target.addItem(words, kind)
        self.column.addWidget(self.columns)
        panes = QSplitter(Qt.Orientation.Vertical, self)
        upper = QSplitter(Qt.Orientation.Horizontal, panes)
        left = QWidget(upper)
        row = QHBoxLayout(left)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.paper, 1)
        row.addWidget(self.links)
        upper.addWidget(left)
        upper.addWidget(self.outline)
        upper.setSizes([look().px(720), look().px(480)])
        upper.setChildrenCollapsible(False)
        panes.addWidget(upper)
        panes.addWidget(self.findings)
        panes.setSizes([look().px(480), look().px(120)])
        self.findings.setAccessibleName(self.tr("What was found"))
        self.findings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(panes, 1)
        self.account.setProperty("role", "caption")
        self.account.setWordWrap(True)
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.target.setMaximumWidth(look().px(360))
        self.buttons.takeAt(0)  # the account takes the room that the stretch took
        self.buttons.insertWidget(0, self.account, 1)
        self.buttons.insertWidget(1, self.target)

    def _offer(self, one: Remembered) -> QPushButton:
        """Return the button that uses what was corrected for a document made alike."""
        words = self.tr("Use the corrections that you made for “{name}”").format(name=one.name)
        offer = QPushButton(words, self)
        offer.setProperty("role", "chip-accent")
        offer.setAutoDefault(False)
        offer.clicked.connect(offer.hide)
        offer.clicked.connect(lambda: self._use(one))
        return offer

    def _targets(self) -> list[tuple[str, str]]:
        found = [
            (self.tr("Keep it as a plan"), PLAN),
            (self.tr("Make a template of it"), TEMPLATE),
            (self.tr("Start the plan that follows it"), SUCCESSOR),
        ]
        if self._into:
            found.append((self.tr("Add its rows to “{plan}”").format(plan=self._into), ROWS))
        return found

    def _connect(self) -> None:
        self.paper.split.connect(self._on_split)
        self.paper.joined.connect(self._on_join)
        self.paper.named.connect(self._on_named)
        self.links.given.connect(self._on_given)
        self.paper.corrected.connect(self._on_role)
        self.paper.selectionModel().currentChanged.connect(self._on_paper)
        self.outline.selectionModel().currentChanged.connect(self._on_outline)
        self.columns.corrected.connect(self._on_column)
        self.tools.table_kind.activated.connect(self._on_table)
        self.tools.remembered.clicked.connect(self.show_remembered)
        self.tools.role_chosen.connect(self._on_role)
        self.tools.split_asked.connect(self._on_split)
        self.tools.join_asked.connect(self._on_join)
        self.findings.itemActivated.connect(self._on_finding)
        self.findings.itemClicked.connect(self._on_finding)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self.undo)

    @property
    def choice(self) -> ImportChoice:
        """What the document becomes."""
        return ImportChoice(self.target.currentData(), self.reading)

    # Corrections.

    def correct(self, change: Callable[[Any], Any]) -> None:
        """Read the document again with other choices, beside the window."""
        choices = change(self.reading.choices)
        if choices == self.reading.choices:
            return
        self._wanted += 1
        number, source, memory = self._wanted, self.reading.source, self.reading.memory

        def read(_: object) -> Reading:
            with lasting():
                return importing.again(source, choices, memory)

        self._tasks.start(read, lambda made: self._on_read(number, made))

    def _on_read(self, number: int, made: Reading) -> None:
        if number == self._wanted:
            self._past.append(self.reading)
            self.reading = made
            self._show()

    def undo(self) -> None:
        """Take the last correction back."""
        if self._past:
            self._wanted += 1
            self.reading = self._past.pop()
            self._show()

    def _on_role(self, role: str) -> None:
        rows, alike = self.paper.chosen(), self.tools.alike.isChecked()

        def change(choices: Any) -> Any:
            for row in rows:
                choices = importing.with_role(choices, row, role, alike)
            return choices

        self.correct(change)

    def _on_split(self) -> None:
        rows = self.paper.chosen()

        def change(choices: Any) -> Any:
            for row in rows:
                choices = importing.with_split(choices, row)
            return choices

        self.correct(change)

    def _on_join(self) -> None:
        """Give the chosen rows to the item above the first of them."""
        chosen = sorted(index.row() for index in self.paper.selectedIndexes())
        above = range(chosen[0] - 1, -1, -1) if chosen else ()
        node = next(filter(None, map(self.paper.paper.node, above)), "")
        if node:
            self._give([self.paper.paper.rows[at] for at in chosen], node)

    def _on_given(self, at: int, node: str) -> None:
        """Give a row to an item, if that stands above it."""
        first = self.paper.paper.row_of(node)
        if node != self.paper.paper.node(at) and 0 <= first < at:
            self._give([self.paper.paper.rows[at]], node)
        elif first >= at:
            words = self.tr("A row can become a part of an item that stands above it.")
            self.account.setText(words)  # until the next correction

    def _give(self, rows: list[importing.PaperRow], node: str) -> None:
        place = self.paper.paper.rows[self.paper.paper.row_of(node)].place

        def change(choices: Any) -> Any:
            for row in rows:
                choices = importing.with_item(choices, row, place)
            return choices

        self.correct(change)

    def _on_named(self, at: int, column: int, field: str) -> None:
        """Take the column of a table for the field that was dropped on it."""
        self.paper.choose(at)
        self._on_column(column, field)

    def _on_column(self, column: int, field: str) -> None:
        print_ = self._print
        self.correct(lambda choices: importing.with_column(choices, print_, column, field))

    def _on_table(self, _: int) -> None:
        row = self._row()
        if row is not None and row.table:
            kind = self.tools.table_kind.currentData()
            self.correct(lambda choices: importing.with_table(choices, row.table, kind))

    def _use(self, one: Remembered) -> None:
        """Take over what was corrected for another document."""
        held = importing.choices_of(one.choices)
        self.correct(lambda _: held)

    def show_remembered(self) -> None:
        """Show what is remembered, to use, rename or forget it."""
        dialog = RememberedDialog(self._held, self)
        used = dialog.current if dialog.exec() else None
        if dialog.held != self._held:
            self._held = dialog.held
            self.remembered.emit(self._held)
        dialog.deleteLater()
        if used is not None:
            self._use(used)

    # Showing.

    def _show(self) -> None:
        draft = self.reading.draft
        self.paper.paper.show_roles(draft.roles)
        self.outline.show_plan(draft.plan, dict(draft.numbers))
        self._show_findings()
        self._show_table()
        self._show_account()
        self.act_button.setEnabled(bool(draft.plan.under(draft.plan.root)))
        self.links.update()

    def _show_findings(self) -> None:
        self.findings.clear()
        found = self.reading.draft.findings
        for one in found[:_MOST_FINDINGS]:
            words = " ".join(finding_words(one.code, one.facts).split())
            item = QListWidgetItem(words)
            item.setData(_PlaceRole, (one.place, one.node))
            item.setToolTip(plain_tip(words))
            self.findings.addItem(item)
        if len(found) > _MOST_FINDINGS:
            more = self.tr("… and {count} more").format(count=len(found) - _MOST_FINDINGS)
            self.findings.addItem(more)

    def _show_account(self) -> None:
        plan, source = self.reading.draft.plan, self.reading.source
        words = self.tr(
            "{measures} measures, {bodies} bodies. {placed} of {all} characters are in the plan."
        )
        self.account.setText(
            words.format(
                measures=len(plan.of_kind("measure")),
                bodies=len(plan.bodies),
                placed=self.reading.draft.placed,
                all=source.characters,
            )
        )

    def _row(self) -> importing.PaperRow | None:
        at = self.paper.currentIndex().row()
        return self.paper.paper.rows[at] if 0 <= at < len(self.paper.paper.rows) else None

    def _show_table(self) -> None:
        row = self._row()
        table = row.table if row is not None else ""
        self.tools.table_kind.setEnabled(bool(table))
        kind = self.reading.choices.tables.get(table, "") if table else ""
        self.tools.table_kind.setCurrentIndex(max(0, self.tools.table_kind.findData(kind)))
        self._print, fields, heads = (
            importing.header_of(self.reading, table) if table else ("", {}, [])
        )
        self.columns.show_columns(heads, fields)

    _print = ""

    def _on_paper(self, *_: object) -> None:
        self._show_table()
        node = self.paper.paper.node(self.paper.currentIndex().row())
        if node and node != self.outline.current:
            self.outline.choose(node)
        self.links.update()

    def _on_outline(self, *_: object) -> None:
        node = self.outline.current
        if node and node != self.paper.paper.node(self.paper.currentIndex().row()):
            self.paper.choose(self.paper.paper.row_of(node))

    def _on_finding(self, item: QListWidgetItem) -> None:
        held = item.data(_PlaceRole)
        if held:
            place, node = held
            rows = self.paper.paper.rows
            at = next(
                (n for n, row in enumerate(rows) if place == row.place or place in row.places), -1
            )
            self.paper.choose(at if at >= 0 else self.paper.paper.row_of(node))
