"""The documents of a pack with a check mark each, and a note on those that have nothing to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from nap_desktop.ui.look import look
from nap_desktop.ui.pack.words import document_name, reason

_KEY = Qt.ItemDataRole.UserRole


class DocumentList(QListWidget):
    """Space or a click takes a document in or leaves it out.

    changed: another choice was made.
    """

    changed = Signal()

    def __init__(self, keys: Sequence[str], left_out: frozenset[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "documents")
        self.setAccessibleName(self.tr("Documents of the pack"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self._empty: Mapping[str, str] = {}
        for key in keys:
            item = QListWidgetItem(document_name(key), self)
            item.setData(_KEY, key)
            wanted = key not in left_out
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        self.setCurrentRow(0)
        self.itemChanged.connect(self._on_changed)
        look().changed.connect(self._recolour)

    @property
    def left_out(self) -> frozenset[str]:
        """The documents without a check mark."""
        items = (self.item(row) for row in range(self.count()))
        return frozenset(
            item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Unchecked
        )

    def show_empty(self, empty: Mapping[str, str]) -> None:
        """Say of documents (key -> code of the reason) that they have nothing to show."""
        self._empty = empty
        self._recolour()

    def _recolour(self) -> None:
        self.blockSignals(True)
        for row in range(self.count()):
            item = self.item(row)
            key = item.data(_KEY)
            name, code = document_name(key), self._empty.get(key, "")
            item.setText(f"{name}\n{reason(code)}" if code else name)
            tokens = look().tokens
            item.setForeground(QColor(tokens.muted if code else tokens.text))
        self.blockSignals(False)
        self.viewport().update()
        self.doItemsLayout()

    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """Return the buttons that take all documents and none."""
        made: list[QPushButton] = []
        for words, state in (
            (self.tr("All"), Qt.CheckState.Checked),
            (self.tr("None"), Qt.CheckState.Unchecked),
        ):
            button = QPushButton(words, self.parentWidget())
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.setProperty("state", state.value)
            button.clicked.connect(self._set_all)
            made.append(button)
        return made[0], made[1]

    def _set_all(self) -> None:
        state = Qt.CheckState(self.sender().property("state"))
        self.blockSignals(True)
        for row in range(self.count()):
            self.item(row).setCheckState(state)
        self.blockSignals(False)
        self.viewport().update()
        self.changed.emit()

    def _on_changed(self, _: object) -> None:
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do what the dialog's button does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)
