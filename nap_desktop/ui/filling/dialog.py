"""What a form would fill of the coverage: each cell beside what the plan has, kept or written over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan.coverage import Cell
from nap_desktop.services.form_filling import DIFFERS, NEW, SAME, FormReading, Proposal, account
from nap_desktop.ui.filling.words import (
    cell_words,
    entries_words,
    reason_words,
    row_words,
    state_words,
    tr,
)
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.dialog import ActDialog
from nap_desktop.ui.widgets.tips import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_ROW, _CELL, _FORM, _PLAN, _STATE = range(5)
_MOST_UNREAD = 2_000
_LONGEST = 240  # letters of a text in the list


@dataclass(frozen=True, slots=True)
class FillChoice:
    """What is to be entered, and the cells in which it takes the place of what the plan has."""

    chosen: tuple[Proposal, ...]
    overwrite: frozenset[Cell]


class _Wrapped(QStyledItemDelegate):
    """Gives each row the height that its texts need at the width of their columns."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of a text that is broken where its column ends."""
        view = self.parent()
        wide = view.columnWidth(index.column()) if isinstance(view, QTreeWidget) else 200
        flags = int(Qt.TextFlag.TextWordWrap)
        room = QRect(0, 0, max(wide - look().px(16), 20), 10_000)
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        needed = option.fontMetrics.boundingRect(room, flags, text)
        return QSize(wide, needed.height() + look().px(8))


class FillingDialog(ActDialog):
    """Nothing is entered before "Fill"; a tick for each cell, and what was left out below."""

    def __init__(
        self, reading: FormReading, found: Sequence[Proposal], parent: QWidget | None = None
    ) -> None:
        title = tr("Fill the coverage from {name}").format(name=reading.name)
        super().__init__(title, tr("Fill"), parent)
        self._found = list(found)
        self._reading = reading
        self._rows: list[QTreeWidgetItem] = []
        self.summary = QLabel(self)
        self.shown = QComboBox(self)
        self.over_all = QPushButton(tr("Write over all that differ"), self)
        self.tree = QTreeWidget(self)
        self.unread = QListWidget(self)
        self._lay_out()
        self._fill()
        self.tree.itemChanged.connect(self._on_changed)
        self.shown.currentIndexChanged.connect(self._filter)
        self.over_all.clicked.connect(self._tick_all)
        self._tell()

    def _lay_out(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(
            min(look().px(1180), room.width() - 24), min(look().px(740), room.height() - 60)
        )
        self.summary.setWordWrap(True)
        self.column.addWidget(self.summary)
        row = QHBoxLayout()
        for words, state in (
            (tr("All cells of the form"), ""),
            (tr("New"), NEW),
            (tr("What differs from the plan"), DIFFERS),
            (tr("What the plan has already"), SAME),
        ):
            self.shown.addItem(words, state)
        self.shown.setAccessibleName(tr("Cells that are listed"))
        self.over_all.setProperty("role", "chip")
        self.over_all.setAutoDefault(False)
        row.addWidget(self.shown)
        row.addWidget(self.over_all)
        row.addStretch(1)
        self.column.addLayout(row)
        panes = QSplitter(Qt.Orientation.Vertical, self)
        panes.addWidget(self.tree)
        below = QWidget(panes)
        self._lay_out_unread(below)
        panes.setSizes([look().px(430), look().px(150)])
        panes.setChildrenCollapsible(False)
        self.column.addWidget(panes, 1)
        self._lay_out_tree()

    def _lay_out_unread(self, below: QWidget) -> None:
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 6, 0, 0)
        caption = QLabel(tr("Text of the form that goes nowhere"), below)
        caption.setProperty("role", "caption")
        caption.setBuddy(self.unread)
        self.unread.setAccessibleName(tr("Text of the form that goes nowhere"))
        self.unread.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.unread.setMinimumHeight(look().px(70))
        column.addWidget(caption)
        column.addWidget(self.unread, 1)

    def _lay_out_tree(self) -> None:
        self.tree.setAccessibleName(tr("Cells of the form"))
        self.tree.setProperty("role", "checks")
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        self.tree.setItemDelegate(_Wrapped(self.tree))
        self.tree.setHeaderLabels(
            [tr("Row"), tr("Cell"), tr("In the form"), tr("In the plan"), tr("What happens")]
        )
        header = self.tree.header()
        header.setStretchLastSection(False)
        # how high a row is follows from how wide its texts are
        header.sectionResized.connect(lambda *_: self.tree.scheduleDelayedItemsLayout())
        for column, width in ((_ROW, 300), (_CELL, 190), (_STATE, 150)):
            self.tree.setColumnWidth(column, look().px(width))
        for column in (_FORM, _PLAN):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _fill(self) -> None:
        for at, one in enumerate(self._found):
            words = (
                row_words(one.cell),
                cell_words(one.cell),
                entries_words(one.incoming),
                entries_words(one.held),
            )
            item = QTreeWidgetItem([*words, ""])
            item.setData(_ROW, Qt.ItemDataRole.UserRole, at)
            for column, text in enumerate(words):
                item.setToolTip(column, plain_tip(text))
            if one.state != SAME:
                ticked = Qt.CheckState.Checked if one.state == NEW else Qt.CheckState.Unchecked
                item.setCheckState(_ROW, ticked)
            item.setText(_STATE, state_words(one.state, one.state == NEW))
            self.tree.addTopLevelItem(item)
            self._rows.append(item)
        together = groupby(self._reading.unread, key=lambda one: (one.place, one.reason))
        for (_, reason), held in islice(together, _MOST_UNREAD):
            text = " | ".join(" ".join(one.text.split()) for one in held)
            short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
            row = QListWidgetItem(f"{short}  ({reason_words(reason)})")
            row.setToolTip(plain_tip(text))
            self.unread.addItem(row)
        if self.tree.topLevelItemCount():
            self.tree.setCurrentItem(self.tree.topLevelItem(0))

    def _items(self) -> list[tuple[QTreeWidgetItem, Proposal]]:
        return list(zip(self._rows, self._found, strict=True))

    @property
    def choice(self) -> FillChoice:
        """What is ticked."""
        ticked = [one for item, one in self._items() if _is_ticked(item) and one.state != SAME]
        over = frozenset(one.cell for one in ticked if one.state == DIFFERS)
        return FillChoice(tuple(ticked), over)

    def _on_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _ROW:
            one = self._found[item.data(_ROW, Qt.ItemDataRole.UserRole)]
            item.setText(_STATE, state_words(one.state, _is_ticked(item)))
            self._tell()

    def _tick_all(self) -> None:
        for item, one in self._items():
            if one.state == DIFFERS:
                item.setCheckState(_ROW, Qt.CheckState.Checked)

    def _filter(self, *_: object) -> None:
        wanted = self.shown.currentData()
        for item, one in self._items():
            item.setHidden(bool(wanted) and one.state != wanted)

    def _tell(self) -> None:
        states = [one.state for one in self._found]
        counted = account(self._reading)
        if not self._found:
            words = tr(
                "No row of this form is one of the coverage. A form has a table with rows of the "
                "checklist or paragraphs, and columns for the legal framework and enforcement."
            )
        else:
            words = tr(
                "New cells: {new}; in the plan already: {same}; other than in the plan: {differs}. "
                "{used} of {all} characters of the form say something of a cell."
            ).format(
                new=states.count(NEW), same=states.count(SAME), differs=states.count(DIFFERS),
                used=counted["used"], all=counted["characters"],
            )  # fmt: skip
        self.summary.setText(words)
        self.over_all.setVisible(DIFFERS in states)
        self.act_button.setEnabled(bool(self.choice.chosen))


def _is_ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(_ROW) == Qt.CheckState.Checked
