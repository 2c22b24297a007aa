"""One thread as it is read: comments, replies, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan.ids import NodeId
from nap_desktop.ui.discussion.threads import Comment, Thread
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.widgets import times
from nap_desktop.ui.widgets.side_text import SideText


class CommentView(QWidget):
    """One comment: who, when, whether private, the text, and a menu.

    is_own:   whether the person at the desk wrote it; only then it can be edited or deleted.
    is_reply: a reply is as private as the comment that it answers.

    asked: an act ("edit", "private", "public", "delete") on a comment's id.
    """

    asked = Signal(str, str)

    def __init__(
        self,
        comment: Comment,
        is_own: bool = True,
        is_reply: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.comment = comment
        self._is_own, self._is_reply = is_own, is_reply
        self.text = SideText(comment.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._head())
        column.addWidget(self.text)

    def _head(self) -> QHBoxLayout:
        comment = self.comment
        author = SideText(comment.author or self.tr("No name"), "strong")
        time = QLabel(times.in_words(comment.at))
        time.setProperty("role", "caption")
        time.setToolTip(times.in_full(comment.at))
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(author)
        when = QHBoxLayout()
        when.setSpacing(6)
        when.addWidget(time)
        if comment.private:
            for widget in self._private_mark():
                when.addWidget(widget)
        when.addStretch(1)
        who.addLayout(when)
        row = QHBoxLayout()
        row.addLayout(who, 1)
        if self._acts():
            row.addWidget(self._menu_button(), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _acts(self) -> list[tuple[str, str]]:
        """Return what can be done to the comment, with its words."""
        found = [("edit", self.tr("Edit"))] if self._is_own else []
        if not self._is_reply:
            private = self.comment.private
            act = "public" if private else "private"
            found.append(
                (act, self.tr("No longer private") if private else self.tr("Make private"))
            )
        return [*found, ("delete", self.tr("Delete"))] if self._is_own else found

    def _private_mark(self) -> tuple[QLabel, QLabel]:
        lock, word = QLabel(), QLabel(self.tr("Private"))
        lock.setPixmap(icon("private", "muted").pixmap(look().px(13)))
        word.setProperty("role", "caption")
        word.setToolTip(self.tr("Stays on this laptop and out of every export"))
        return lock, word

    def _menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("more", "muted"))
        name = self.tr("More about the comment of {author}").format(author=self.comment.author)
        button.setAccessibleName(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        for act, words in self._acts():
            action = QAction(words, menu)
            action.setData(act)
            menu.addAction(action)
        menu.triggered.connect(self._on_action)
        button.setMenu(menu)
        return button

    def _on_action(self, action: QAction) -> None:
        self.asked.emit(action.data(), self.comment.id)


class ThreadView(QFrame):
    """A comment with its replies.

    asked: an act ("reply", "resolve", "reopen", and those of a comment) on a comment's id.
    """

    asked = Signal(str, str)

    def __init__(
        self, thread: Thread, author: str | None = None, parent: QWidget | None = None
    ) -> None:
        """`author` is the person at the desk, whose own comments can be edited; None for anybody."""
        super().__init__(parent)
        self.talk = thread
        self._author = author
        self.setProperty("role", "thread-private" if thread.first.private else "thread")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(
            self.tr("Comment of {author}: {text}").format(
                author=thread.first.author, text=thread.first.text
            )
        )
        self.views: dict[NodeId, CommentView] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 10, 10, 6)
        self._column.setSpacing(8)
        self._column.addWidget(self._view(thread.first))
        for reply in thread.replies:
            self._column.addWidget(self._indented(self._view(reply)))
        self._actions = self._action_row()
        self._column.addWidget(self._actions)

    def _view(self, comment: Comment) -> CommentView:
        is_own = self._author is None or comment.author == self._author
        view = CommentView(comment, is_own, comment is not self.talk.first)
        view.asked.connect(self.asked)
        self.views[comment.id] = view
        return view

    def _indented(self, widget: QWidget) -> QWidget:
        holder, line = QWidget(), QFrame()
        line.setProperty("role", "vertical-hairline")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(line)
        row.addWidget(widget, 1)
        return holder

    def _action_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        resolved = self.talk.resolved
        last = ("reopen", self.tr("Reopen")) if resolved else ("resolve", self.tr("Resolve"))
        for act, words in (("reply", self.tr("Reply")), last):
            button = QPushButton(words)
            button.setProperty("role", "link")
            button.setProperty("act", act)
            button.clicked.connect(self._on_clicked)
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _on_clicked(self) -> None:
        self.asked.emit(self.sender().property("act"), self.talk.first.id)

    def edit_with(self, comment: NodeId, editor: QWidget) -> None:
        """Put an editor in the place of a comment's text."""
        view = self.views[comment]
        view.text.hide()
        view.layout().addWidget(editor)

    def reply_with(self, editor: QWidget) -> None:
        """Put an editor for a reply below the thread, in the place of its buttons."""
        self._actions.hide()
        self._column.addWidget(editor)
