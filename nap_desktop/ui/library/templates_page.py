"""The page of the starter templates: what each is for, its outline, and a plan made from it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nap_desktop.ui.library.template_list import TemplateList, TemplatePreview


class TemplatesPage(QWidget):
    """Five shapes of plans that governments adopt, to start from.

    new_requested: the id of the template from which a plan is wanted.
    """

    new_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = TemplateList(with_blank=False, parent=self)
        self.preview = TemplatePreview(self)
        self._start = QPushButton(self.tr("Start a plan from this…"), self)
        self._set_up()
        self._start.clicked.connect(self._ask)
        self.list.activated.connect(self._ask)
        self.list.selectionModel().selectionChanged.connect(self._show)

    def _set_up(self) -> None:
        heading = QLabel(self.tr("Templates"), self)
        heading.setProperty("role", "title")
        self._start.setProperty("role", "primary")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch(1)
        top.addWidget(self._start)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.list, 5)
        row.addWidget(self.preview, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 12)
        column.setSpacing(14)
        column.addLayout(top)
        column.addLayout(row, 1)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def refresh(self) -> None:
        """Read the templates at first sight and show the outline of the chosen one."""
        self.list.fill()
        self._show()

    def _show(self, *_: QItemSelection) -> None:
        self.preview.show_template(self.list.chosen)

    def _ask(self, *_: object) -> None:
        self.new_requested.emit(self.list.chosen)
