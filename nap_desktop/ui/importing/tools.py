"""What the chosen rows can be: chips to press or to drag, and what the table holds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from nap_desktop.ui.importing.dragging import ROLE, DragChip
from nap_desktop.ui.importing.words import role_words
from nap_desktop.ui.widgets.flow import FlowLayout
from nap_desktop.ui.widgets.tips import plain_tip

_KEYS = {"heading 1": "1", "heading 2": "2", "heading 3": "3", "measure": "M", "text": "T",
         "left_out": "X", "": "G"}  # fmt: skip


class Tools(QWidget):
    """One row of chips that wraps where the window is narrow.

    role_chosen: what the chosen rows are, "" for "as found". split_asked: a measure in each line.
    join_asked: they belong to the item above.
    """

    role_chosen = Signal(str)
    split_asked = Signal()
    join_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.alike = QCheckBox(self.tr("and all that look alike"), self)
        self.table_kind = QComboBox(self)
        self.remembered = QPushButton(self.tr("Remembered…"), self)
        self.remembered.setProperty("role", "chip")
        self.remembered.setAutoDefault(False)
        self.remembered.setToolTip(plain_tip(self.tr("Corrections of earlier imports")))
        chips = QWidget(self)
        row = FlowLayout(chips)
        caption = QLabel(self.tr("The chosen rows are"), chips)
        caption.setProperty("role", "caption")
        row.addWidget(caption)
        for role, key in _KEYS.items():
            row.addWidget(self._role_chip(role, key))
        row.addWidget(self._split_chip())
        row.addWidget(self._join_chip())
        row.addWidget(self.alike)
        self.alike.setChecked(True)
        for words, kind in (
            (self.tr("This table: as found"), ""),
            (self.tr("This table holds measures"), "measures"),
            (self.tr("This table holds no measures"), "other"),
        ):
            self.table_kind.addItem(words, kind)
        self.table_kind.setAccessibleName(self.tr("What the table holds"))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(chips, 1)
        whole.addWidget(self.remembered, 0, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self.table_kind, 0, Qt.AlignmentFlag.AlignTop)

    def _role_chip(self, role: str, key: str) -> QPushButton:
        chip = DragChip(role_words(role) or self.tr("As found"), ROLE, role, self)
        words = self.tr("Key {key}, or drag it onto a row").format(key=key)
        chip.setToolTip(plain_tip(words))
        chip.clicked.connect(lambda: self.role_chosen.emit(role))
        return chip

    def _split_chip(self) -> QPushButton:
        chip = _chip(self.tr("A measure in each line"), self.tr("Key {key}").format(key="L"), self)
        chip.clicked.connect(self.split_asked)
        return chip

    def _join_chip(self) -> QPushButton:
        tip = self.tr("Key {key}, or draw the end of its line to another item").format(key="J")
        chip = _chip(self.tr("Part of the one above"), tip, self)
        chip.clicked.connect(self.join_asked)
        return chip


def _chip(words: str, tip: str, parent: QWidget) -> QPushButton:
    chip = QPushButton(words, parent)
    chip.setProperty("role", "chip")
    chip.setAutoDefault(False)
    chip.setToolTip(plain_tip(tip))
    return chip
