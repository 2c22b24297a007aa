"""What leaves the laptop with a file and what stays, as a short list in plain words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nap_desktop.ui.look import icon, look
from nap_desktop.ui.widgets.side_text import SideText
from nap_desktop.ui.word.export_choice import Format


class Leaving(QWidget):
    """Two lines: what is in the file, what is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leaves = SideText("", "", self)
        self._stays = SideText("", "", self)
        self._marks = (QLabel(self), QLabel(self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for mark, text in zip(self._marks, (self._leaves, self._stays), strict=True):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(text, 1)
            column.addLayout(row)
        look().changed.connect(self._show_marks)
        self._show_marks()

    def show_for(self, form: Format, of_a_part: bool = False) -> None:
        """Tell it for a format; `of_a_part`: the document is about one body or section."""
        if form in ("xlsx", "csv"):
            leaves = self.tr("In the file: the measures with their steps, bodies, dates and means.")
        elif of_a_part:
            leaves = self.tr("In the file: what the plan says of the chosen part, its measures.")
        else:
            leaves = self.tr("In the file: the text, the measures and the list of bodies.")
        stays = self.tr(
            "Stays here: private notes, comments, reviews, history, names of authors, contacts of"
            " bodies and the originals of imported items."
        )
        self._leaves.setText(leaves)
        self._stays.setText(stays)

    @property
    def text(self) -> str:
        """Both lines."""
        return f"{self._leaves.text()}\n{self._stays.text()}"

    def _show_marks(self) -> None:
        for mark, name in zip(self._marks, ("word", "private"), strict=True):
            mark.setPixmap(icon(name, "muted").pixmap(look().px(16)))
