"""The manual in a window of its own: pages on the left, searched by words, read on the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeySequence,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.services import manual
from nap_desktop.services.manual import Page
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.side_text import SideText

_PAUSE = 120  # ms
_WIDTH = 640  # px that a picture has at most, at 100 %


class ManualText(QTextBrowser):
    """One page. Nothing is loaded but the manual's own pictures, and links lead to pages only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(self.tr("The page of the manual"))
        self.document().setDocumentMargin(24)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Return a picture of the manual, as wide as the page allows; nothing else."""
        path = name.path() if isinstance(name, QUrl) else str(name)
        found = QImage.fromData(manual.picture(path))
        if found.isNull():
            return None
        width = min(found.width(), look().px(_WIDTH))
        return found.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)

    def show_page(self, page: Page, words: str) -> None:
        """Show a page and mark words in it, the first of them in sight."""
        self.document().setDefaultFont(look().font(14))
        self.setMarkdown(page.text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.mark(words)

    def mark(self, words: str) -> None:
        """Mark words wherever they stand and bring the first into sight."""
        marks = [mark for word in words.split() for mark in self._found(word)]
        self.setExtraSelections(marks)
        if marks:
            first = min(marks, key=lambda mark: mark.cursor.position())
            self.setTextCursor(_start_of(first.cursor))

    def _found(self, word: str) -> list[QTextEdit.ExtraSelection]:
        marks = []
        cursor = self.document().find(word)
        while not cursor.isNull():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format = QTextCharFormat()
            mark.format.setBackground(QColor(look().tokens.soft_attention))
            marks.append(mark)
            cursor = self.document().find(word, cursor)
        return marks

    def next_mark(self, back: bool = False) -> None:
        """Go to the next place that is marked, round and round."""
        marks = sorted(self.extraSelections(), key=lambda mark: mark.cursor.position())
        if not marks:
            return
        here = self.textCursor().position()
        later = [m for m in marks if m.cursor.selectionStart() > here]
        earlier = [m for m in marks if m.cursor.selectionStart() < here]
        found = (earlier or marks)[-1] if back else (later or marks)[0]
        self.setTextCursor(_start_of(found.cursor))
        self.ensureCursorVisible()


def _start_of(cursor: QTextCursor) -> QTextCursor:
    place = QTextCursor(cursor)
    place.setPosition(cursor.selectionStart())
    return place


class Manual(QDialog):
    """All pages; it stands beside the plan and may stay open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all = manual.pages()
        self.setWindowTitle(self.tr("Manual"))
        self.setModal(False)
        self.search = QLineEdit(self)
        self.list = QListWidget(self)
        self.nothing = SideText(self.tr("No page holds all of these words."), "muted", self)
        self.page = ManualText(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()
        self._show_list()

    def _lay_out(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(
            min(look().px(1000), room.width() - 60), min(look().px(720), room.height() - 90)
        )
        self.search.setPlaceholderText(self.tr("Search the manual"))
        self.search.setAccessibleName(self.tr("Search the manual"))
        self.search.setClearButtonEnabled(True)
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setProperty("role", "open")
        self.list.setWordWrap(True)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        panes.addWidget(left)
        panes.addWidget(self.page)
        panes.setStretchFactor(1, 1)
        panes.setSizes([260, 740])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(panes)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.search.returnPressed.connect(self._on_enter)
        self._pause.timeout.connect(self._show_list)
        self.list.currentItemChanged.connect(self._show_page)
        self.page.anchorClicked.connect(self._on_link)
        for keys, act in (("Ctrl+F", self._search), ("F3", self.page.next_mark),
                          ("Shift+F3", lambda: self.page.next_mark(True))):  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)
        look().changed.connect(self._show_page)

    def _search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _on_enter(self) -> None:
        self._pause.stop()
        self._show_list()
        self.page.next_mark()

    def _show_list(self) -> None:
        """Show the pages that hold the words, and stay on the page shown if it does."""
        shown = self.page_id
        found = manual.matching(self._all, self.search.text())
        self.list.clear()
        for page in found:
            item = QListWidgetItem(page.title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, page.id)
        self.nothing.setVisible(not found)
        ids = [page.id for page in found]
        if found:
            self.list.setCurrentRow(ids.index(shown) if shown in ids else 0)

    @property
    def page_id(self) -> str:
        """The id of the page shown; empty for none."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def go_to(self, id: str) -> bool:
        """Show a page by its id; return whether there is one."""
        if id not in [page.id for page in self._all]:
            return False
        if self.search.text():
            self.search.clear()
            self._show_list()
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item is not None and item.data(Qt.ItemDataRole.UserRole) == id:
                self.list.setCurrentItem(item)
        return True

    def _show_page(self, *_: object) -> None:
        for page in self._all:
            if page.id == self.page_id:
                self.page.show_page(page, self.search.text())

    def _on_link(self, link: QUrl) -> None:
        self.go_to(link.path().rsplit("/", 1)[-1].removesuffix(".md"))
