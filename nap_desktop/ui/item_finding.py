"""Find and replace in the item shown: joins the bar with the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from nap_desktop.ui.find.bar import FindBar
from nap_desktop.ui.find.marking import selected_words
from nap_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from nap_desktop.ui.plan_page import PlanPage


class ItemFinding(QObject):
    """The bar below the form of a page; it follows the item that is shown."""

    def __init__(self, page: PlanPage, tasks: Tasks) -> None:
        super().__init__(page)
        self._page = page
        editor = page.editor
        self.bar = FindBar(tasks, editor.edit_of, editor)
        self.bar.hide()
        column = editor.layout()
        if column is not None:
            column.addWidget(self.bar)
        self.bar.revealed.connect(editor.reveal_field)
        self.bar.told.connect(page.told)
        self.bar.left.connect(self._go_back)

    def begin(self) -> None:
        """Show the bar, with the words that are selected."""
        focus = QApplication.focusWidget()
        within = focus is not None and self.bar.isAncestorOf(focus)
        self._page.editor.flush()
        self.follow()
        self.bar.begin("" if within else selected_words(focus))

    def follow(self) -> None:
        """Search the item that is shown now."""
        self.bar.show_item(self._page.bridge, self._page.node)

    def _go_back(self) -> None:
        """Let the form be written again, at the hit that was shown last."""
        hit = self.bar.last
        edit = self._page.editor.edit_of(hit.at.key) if hit is not None else None
        if edit is not None:
            edit.setFocus()
        else:
            self._page.editor.focus_first()
