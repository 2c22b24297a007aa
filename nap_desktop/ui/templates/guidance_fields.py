"""The sections of a template with what its author says to those who fill them in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from nap_desktop.ui.widgets.tips import plain_tip

_IdRole = Qt.ItemDataRole.UserRole + 1
_STEP = "    "


class Section(NamedTuple):
    """One section: id, how deep it stands, its heading, what is said on it."""

    id: str
    depth: int
    heading: str
    said: str = ""


class GuidanceFields(QWidget):
    """Left the sections, right the words for the one that is chosen; `said` holds all of them."""

    def __init__(self, sections: Iterable[Section], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said: dict[str, str] = {}
        self.list = QListWidget(self)
        self.text = QPlainTextEdit(self)
        self._shown = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.list, 2)
        row.addWidget(self.text, 3)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Sections"))
        self.text.setAccessibleName(self.tr("What you say to those who fill in a section"))
        self.text.setPlaceholderText(self.tr("What belongs here, what to think of, an example…"))
        self.text.setTabChangesFocus(True)
        for one in sections:
            item = QListWidgetItem(_STEP * one.depth + one.heading)
            item.setData(_IdRole, one.id)
            item.setToolTip(plain_tip(one.heading))
            self.list.addItem(item)
            self.said[one.id] = one.said
        self.list.currentItemChanged.connect(self._show)
        self.text.textChanged.connect(self._keep)
        self.list.setCurrentRow(0)
        self.text.setEnabled(bool(self._shown))

    def _show(self, item: QListWidgetItem | None) -> None:
        self._shown = item.data(_IdRole) if item is not None else ""
        self.text.setPlainText(self.said.get(self._shown, ""))

    def _keep(self) -> None:
        if self._shown:
            self.said[self._shown] = self.text.toPlainText()
