"""The field for the path of a file: what there is to know of it, and another name where one helps."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.ui.widgets.dialog import Warn
from nap_desktop.ui.word.export_choice import (
    Format,
    dated,
    free_name,
    is_dated,
    is_open_elsewhere,
    undated,
    with_ending,
)


class TargetField(QWidget):
    """Asks for a file to write; `checked` tells whether one can be written there
    (`is_possible`)."""

    checked = Signal(bool)

    def __init__(self, path: Path, form: Format, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: Format = form
        self.is_possible = False
        self.line = QLineEdit(str(path), self)
        self.browse = QPushButton(self.tr("C&hoose…"), self)
        self.dated = QCheckBox(self.tr("D&ate in the file’s name"), self)
        self.warning = Warn(self)
        self.other = QPushButton(self)
        self._lay_out()
        self.line.textChanged.connect(self.check)
        self.browse.clicked.connect(self._browse)
        self.dated.clicked.connect(self._date)
        self.other.clicked.connect(self._take_other)
        self.check()

    def _lay_out(self) -> None:
        self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.line.setAccessibleName(self.tr("File to write"))
        self.line.setCursorPosition(len(self.line.text()))
        self.browse.setAutoDefault(False)
        self.other.setProperty("role", "link")
        self.other.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.warning)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.dated)
        self.setFocusProxy(self.line)

    @property
    def path(self) -> Path:
        """The path as it will be used; its ending is always that of the format."""
        return with_ending(Path(self.line.text().strip()).expanduser(), self._form)

    def use(self, form: Format) -> None:
        """Write another format from now on."""
        self._form = form
        if self.path.name:
            self.line.setText(str(self.path))
        self.check()

    def check(self) -> None:
        """Say what there is to know of the path."""
        sentence, possible, other = self._finding()
        self.dated.setChecked(is_dated(self.path))
        self.warning.tell(sentence)
        self.other.setVisible(other is not None)
        if other is not None:
            self.other.setText(self.tr("Use “{name}”").format(name=other.name))
        self.line.setProperty("invalid", "false" if possible else "true")
        self.line.style().polish(self.line)
        self.is_possible = possible
        self.checked.emit(possible)

    def _finding(self) -> tuple[str, bool, Path | None]:
        """Return what there is to say, whether one can write there, and a better path."""
        path = self.path
        if not path.name or not path.is_absolute():
            said = self.tr("Say in which folder and under which name the file is to be.")
            return said, False, None
        if path.is_dir() or Path(self.line.text().strip()).is_dir():
            return self.tr("This is a folder. Add the name of a file."), False, None
        if not path.parent.is_dir():
            return self.tr("The folder {path} is not there.").format(path=path.parent), False, None
        if not os.access(path.parent, os.W_OK):
            said = self.tr("Nothing can be written in {path}.").format(path=path.parent)
            return said, False, None
        return self._finding_of_file(path)

    def _finding_of_file(self, path: Path) -> tuple[str, bool, Path | None]:
        if is_open_elsewhere(path):
            said = self.tr(
                "This file is open in another program. Close it there, or use another name."
            )
            return said, True, free_name(path)
        if path.exists():
            said = self.tr("A file of this name is there. It will be replaced as a whole.")
            return said, True, free_name(path)
        return "", True, None

    def _take_other(self) -> None:
        self.line.setText(str(free_name(self.path)))
        self.line.setFocus()

    def _browse(self) -> None:
        found, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export"),
            str(self.path),
            f"*.{self._form}",
            "",
            QFileDialog.Option.DontConfirmOverwrite,
        )
        if found:
            self.line.setText(found)

    def _date(self, wanted: bool) -> None:
        if self.path.name:
            path = dated(self.path, datetime.date.today()) if wanted else undated(self.path)
            self.line.setText(str(path))
