"""The list of what is remembered of earlier imports: use it here, rename it, forget it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from nap_desktop.services.remembered import Remembered, forgotten, remembered, renamed
from nap_desktop.ui.importing.words import tr
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.dialog import ActDialog


class _Names(QListWidget):
    """Names that can be changed; Delete asks to forget one."""

    forget_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Delete as "forget"."""
        if event.key() == Qt.Key.Key_Delete:
            self.forget_asked.emit()
        else:
            super().keyPressEvent(event)


class RememberedDialog(ActDialog):
    """Names and their corrections; "Use" takes the current one for the document at hand.

    held: what is remembered now, with what was renamed and forgotten here.
    """

    def __init__(self, held: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(tr("Remembered corrections"), tr("Use for this document"), parent)
        self.held = held
        text = QLabel(
            tr(
                "Corrections are offered again for a document made alike. A name can be changed "
                "where it stands, such as “as in the plan of 2016”."
            )
        )
        text.setWordWrap(True)
        self.list = _Names(self)
        self.list.setAccessibleName(tr("Remembered corrections"))
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.rename_button = QPushButton(tr("Rename"), self)
        self.forget_button = QPushButton(tr("Forget"), self)
        row = QHBoxLayout()
        for button in (self.rename_button, self.forget_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.leave_button.setText(tr("Close"))
        self.column.addWidget(text)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(row)
        self.resize(look().px(520), look().px(380))
        self._fill()
        self.list.itemChanged.connect(self._on_renamed)
        self.list.forget_asked.connect(self.forget)
        self.rename_button.clicked.connect(self._rename)
        self.forget_button.clicked.connect(self.forget)

    def _fill(self) -> None:
        self.list.clear()
        for one in remembered(self.held):
            item = QListWidgetItem(one.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(Qt.ItemDataRole.UserRole, one.shape)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        has_any = self.list.count() > 0
        for button in (self.act_button, self.rename_button, self.forget_button):
            button.setEnabled(has_any)

    @property
    def current(self) -> Remembered | None:
        """What is chosen; None for nothing."""
        item = self.list.currentItem()
        shape = item.data(Qt.ItemDataRole.UserRole) if item is not None else ""
        return next((one for one in remembered(self.held) if one.shape == shape), None)

    def _rename(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.editItem(item)

    def _on_renamed(self, item: QListWidgetItem) -> None:
        shape = item.data(Qt.ItemDataRole.UserRole)
        self.held = renamed(self.held, shape, item.text())
        name = next(one.name for one in remembered(self.held) if one.shape == shape)
        if item.text() != name:
            item.setText(name)

    def forget(self) -> None:
        """Forget what is chosen."""
        if (one := self.current) is not None:
            row = self.list.currentRow()
            self.held = forgotten(self.held, one.shape)
            self._fill()
            self.list.setCurrentRow(min(row, self.list.count() - 1))
