"""One progress entry as it is read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from nap_desktop.plan.dates import print_date
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.ui.look import icon
from nap_desktop.ui.review.entries import Entry
from nap_desktop.ui.widgets.side_text import SideText
from nap_desktop.ui.widgets.status_mark import Mark


class EntryView(QWidget):
    """Review and date, the status as shape and word, the texts, and a menu.

    asked: an act ("edit", "delete") on the entry's id.
    """

    asked = Signal(str, str)

    def __init__(self, node: NodeId, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.node = node
        words = labels()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(3)
        row = QHBoxLayout()
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(SideText(entry.review or words.kind("progress"), "strong"))
        if entry.at:
            head.addWidget(SideText(print_date(entry.at), "caption"))
        row.addLayout(head, 1)
        row.addWidget(self._menu_button(entry), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        if entry.status:
            mark = Mark(self)
            mark.tell(words.choice("status", entry.status), entry.status)
            column.addWidget(mark)
        for key in ("text", "evidence", "obstacle", "need"):
            if text := getattr(entry, key):
                if key != "text":
                    column.addSpacing(4)
                    column.addWidget(SideText(words.field("progress", key), "caption"))
                column.addWidget(SideText(text))

    def _menu_button(self, entry: Entry) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("more", "muted"))
        button.setAccessibleName(self.tr("More about {review}").format(review=entry.review))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        for act, words in (("edit", self.tr("Edit")), ("delete", self.tr("Delete"))):
            action = QAction(words, menu)
            action.setData(act)
            menu.addAction(action)
        menu.triggered.connect(self._on_action)
        button.setMenu(menu)
        return button

    def _on_action(self, action: QAction) -> None:
        self.asked.emit(action.data(), self.node)
