"""The page of the templates: what each is for, its outline, and a plan made from it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nap_desktop.services.templates import Templates
from nap_desktop.ui.library.template_list import TemplateList, TemplatePreview


class TemplatesPage(QWidget):
    """Shapes of plans to start from: a person's own, and five that governments adopt.

    new_requested:      the id of the template from which a plan is wanted.
    taking_in, hand_on, deletion, change: what is wanted with templates of one's own, by id.
    """

    new_requested = Signal(str)
    taking_in = Signal()
    hand_on = Signal(str)
    deletion = Signal(str)
    change = Signal(str)

    def __init__(self, kept: Templates | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = TemplateList(with_blank=False, kept=kept, parent=self)
        self._take_in = QPushButton(self.tr("Take in a template…"), self)
        self._own = {
            "change": QPushButton(self.tr("Name and guidance…"), self),
            "hand_on": QPushButton(self.tr("Hand on…"), self),
            "deletion": QPushButton(self.tr("Delete"), self),
        }
        self.preview = TemplatePreview(self)
        self._start = QPushButton(self.tr("Start a plan from this…"), self)
        self._set_up()
        self._start.clicked.connect(self._ask)
        self._take_in.clicked.connect(self.taking_in)
        for name, button in self._own.items():
            button.clicked.connect(lambda _, at=name: getattr(self, at).emit(self.list.chosen))
        self.list.activated.connect(self._ask)
        self.list.selectionModel().selectionChanged.connect(self._show)

    def _set_up(self) -> None:
        heading = QLabel(self.tr("Templates"), self)
        heading.setProperty("role", "title")
        self._start.setProperty("role", "primary")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch(1)
        for button in (*self._own.values(), self._take_in):
            button.setProperty("role", "quiet")
            top.addWidget(button)
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
        card = self.list.card
        self.preview.show_template(self.list.template())
        self._start.setEnabled(card is not None and card.fault is None)
        for name, button in self._own.items():
            button.setVisible(card is not None and card.own)
            button.setEnabled(card is not None and (card.fault is None or name == "deletion"))

    def _ask(self, *_: object) -> None:
        self.new_requested.emit(self.list.chosen)
