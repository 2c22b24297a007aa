"""The letterhead of a pack: none, one that is kept, or any Word file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nap_desktop.ui.pack.choice import PackOffer
from nap_desktop.ui.widgets.side_text import SideText


class LetterheadField(QWidget):
    """A list of letterheads and a way to take another file; a note on what is odd with it."""

    def __init__(self, offer: PackOffer, chosen: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look_at = offer.look_at
        self.list = QComboBox(self)
        self.browse_button = QPushButton(self.tr("Choose…"), self)
        self.note = SideText("", "caption", self)
        self.list.addItem(self.tr("None: the program’s own look"), "")
        for path, name in offer.letterheads:
            self._add(path, name)
        self.list.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.browse_button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        row.addWidget(self.browse_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.note)
        self.choose(chosen)
        self.list.currentIndexChanged.connect(self._tell)
        self.browse_button.clicked.connect(self._browse)
        self._tell()

    @property
    def path(self) -> str:
        """The path of the letterhead that is chosen; empty for none."""
        return str(self.list.currentData() or "")

    def choose(self, path: str) -> None:
        """Choose a letterhead, which joins the list if it is not there; empty for none."""
        if self.list.findData(path) < 0:
            self._add(path, Path(path).stem)
        self.list.setCurrentIndex(self.list.findData(path))

    def _add(self, path: str, name: str) -> None:
        self.list.addItem(name, path)
        self.list.setItemData(self.list.count() - 1, path, Qt.ItemDataRole.ToolTipRole)

    def _tell(self, *_: object) -> None:
        """Say what is to be known of the letterhead that is chosen."""
        told = self._look_at(self.path) if self.path else ""
        if self.path and not told:
            told = self.tr("What goes to the Committee bears no letterhead.")
        self.note.setText(told)
        self.note.setVisible(bool(told))

    def _browse(self) -> None:
        start = str(Path(self.path).parent) if self.path else ""
        found, _ = QFileDialog.getOpenFileName(
            self, self.tr("Letterhead"), start, self.tr("Word files (*.docx *.dotx)")
        )
        if found:
            self.choose(found)
