"""The comments of the item shown: read, written, answered, resolved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import may_hold
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.discussion.thread_view import ThreadView
from nap_desktop.ui.discussion.threads import Thread, mark, open_count, post, rewrite, threads
from nap_desktop.ui.discussion.writing import Writing
from nap_desktop.ui.widgets.side_text import SidePage, SideText, overline

_LAID_OUT = 60  # ms after which a thread that was just made has its place


class CommentsPanel(QWidget):
    """Shows the threads of one item; each act is one undo step.

    count_changed: how many threads of the item are open now.
    told:          a sentence about what happened, and whether Undo fits.
    """

    count_changed = Signal(int)
    told = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge: Bridge | None = None
        self._node: NodeId | None = None
        self._threads: list[Thread] | None = None
        self._count = 0
        self._with_resolved = False
        self._drafts: dict[tuple[str, NodeId], str] = {}  # what is written and not yet posted
        self._editors: dict[tuple[str, NodeId], Writing] = {}
        self._views: dict[NodeId, ThreadView] = {}
        self.page = SidePage(self)
        self.page.setAccessibleName(self.tr("Comments"))
        self.writing = Writing(
            self.tr("Comment"),
            self.tr("Write a comment…"),
            may_leave=False,
            may_be_private=True,
        )
        self._foot = QFrame(self)
        self._lay_out()
        self.writing.posted.connect(self._post)
        self.writing.typed.connect(self._on_typed)

    def _lay_out(self) -> None:
        self._foot.setProperty("role", "foot")
        self.page.column.setContentsMargins(6, 6, 6, 16)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(16, 10, 16, 12)
        foot.addWidget(self.writing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(self._foot)
        self._foot.hide()

    def show_plan(self, bridge: Bridge | None) -> None:
        """Follow the plan behind a bridge; nothing is shown for None."""
        if self._bridge is not None:
            self._bridge.history_changed.disconnect(self._follow)
        self._bridge = bridge
        self._drafts.clear()
        if bridge is not None:
            bridge.history_changed.connect(self._follow)
        self.show_node(None)

    def show_node(self, node: NodeId | None) -> None:
        """Show the comments of an item; what is half written for another waits there."""
        self._node = node if self._bridge and node in self._bridge.plan.nodes else None
        self._threads = None
        self._with_resolved = False
        self._follow()

    def write(self) -> None:
        """Let a comment be typed."""
        self._follow()
        if self._foot.isVisibleTo(self):
            self.writing.write()

    @property
    def has_drafts(self) -> bool:
        """Whether something is written and not yet posted."""
        return any(text.strip() for text in self._drafts.values())

    def showEvent(self, event: QShowEvent) -> None:
        """Show what happened while the panel was hidden."""
        super().showEvent(event)
        self._follow()

    def _follow(self, _: object = None) -> None:
        """Count, and build again what differs from what is shown; nothing more while hidden."""
        plan, node = self._place()
        count = open_count(plan, node) if plan and node else 0
        if count != self._count:
            self._count = count
            self.count_changed.emit(count)
        if not self.isVisible():
            return
        found = threads(plan, node) if plan and node else []
        if found != self._threads:
            self._threads = found
            self._build()

    def _place(self) -> tuple[Plan | None, NodeId | None]:
        """Return the plan and the item shown, as far as there are any now."""
        if self._bridge is None or self._node not in self._bridge.plan.nodes:
            return None, None
        return self._bridge.plan, self._node

    def _build(self) -> None:
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.page.isAncestorOf(focus)
        self.page.clear()
        self._editors.clear()
        self._views.clear()
        plan, node = self._place()
        writable = bool(plan and node and may_hold(plan.nodes[node].kind, "comment"))
        self._foot.setVisible(writable)
        draft = self._drafts.get(("new", node or ""), "")
        if self.writing.field.toPlainText() != draft:
            self.writing.set_text(draft)
        if not self._threads:
            self._say_that_there_are_none(writable)
        still = [one for one in self._threads or () if not one.resolved]
        for thread in [one for one in still if not one.first.private]:
            self._add(thread)
        private = [one for one in still if one.first.private]
        if private:
            self._head_private()
        for thread in private:
            self._add(thread)
        self._add_resolved([one for one in self._threads or () if one.resolved])
        if had_focus:
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_that_there_are_none(self, writable: bool) -> None:
        text = self.tr("No comments yet. What you write here stays beside the text, not in it.")
        if not writable:
            text = self.tr("Comments belong to the plan, its sections, measures and steps.")
        label = SideText(text, "muted")
        label.setContentsMargins(10, 8, 10, 0)
        self.page.add(label)

    def _add_resolved(self, resolved: list[Thread]) -> None:
        if not resolved:
            return
        words = self.tr("Hide resolved") if self._with_resolved else self.tr("{count} resolved")
        button = QPushButton(words.format(count=len(resolved)))
        button.setProperty("role", "link")
        button.clicked.connect(self._fold)
        self.page.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        if self._with_resolved:
            for thread in resolved:
                self._add(thread)

    def _fold(self) -> None:
        self._with_resolved = not self._with_resolved
        self._build()

    def _head_private(self) -> None:
        """Say above the private notes that they stay here."""
        head = overline(self.tr("Private notes"))
        head.setContentsMargins(10, 0, 10, 0)
        self.page.add(head, 12)
        note = SideText(self.tr("They stay on this laptop and out of every export."), "caption")
        note.setContentsMargins(10, 0, 10, 0)
        self.page.add(note)

    def show_thread(self, comment: NodeId) -> None:
        """Show the thread of a comment with the keyboard in it, unfolded if it is resolved."""
        self._follow()
        threads = [
            one
            for one in self._threads or ()
            if comment in (one.first.id, *(reply.id for reply in one.replies))
        ]
        if not threads:
            return
        if threads[0].resolved and not self._with_resolved:
            self._fold()
        view = self._views[threads[0].first.id]
        view.show()
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(_LAID_OUT, view, lambda: self.page.ensureWidgetVisible(view))

    def _add(self, thread: Thread) -> None:
        view = ThreadView(thread, self._bridge.author if self._bridge else None)
        self._views[thread.first.id] = view
        view.asked.connect(self._act)
        self.page.add(view)
        for act, comment in self._drafts:
            if act == "reply" and comment == thread.first.id:
                view.reply_with(self._editor("reply", comment))
            elif act == "edit" and comment in view.views:
                view.edit_with(comment, self._editor("edit", comment))

    def _editor(self, act: str, comment: NodeId) -> Writing:
        """Return a field for a reply or another text, with what was written so far."""
        if act == "reply":
            editor = Writing(self.tr("Reply"), self.tr("Write a reply…"))
        else:
            editor = Writing(self.tr("Keep"), self.tr("Comment"))
        editor.about = (act, comment)
        editor.set_text(self._drafts[act, comment])
        editor.typed.connect(self._on_typed_inside)
        editor.posted.connect(self._post_inside)
        editor.left.connect(self._leave)
        self._editors[act, comment] = editor
        return editor

    def _act(self, act: str, comment: NodeId) -> None:
        plan, _ = self._place()
        if plan is None or comment not in plan.nodes:
            return
        match act:
            case "reply" | "edit":
                self._open_editor(act, comment)
            case "resolve":
                self._mark(self.tr("Resolve comment"), comment, "resolved", True)
            case "reopen":
                self._mark(self.tr("Reopen comment"), comment, "resolved", False)
            case "private":
                self._mark(self.tr("Make comment private"), comment, "private", True)
            case "public":
                self._mark(self.tr("Comment no longer private"), comment, "private", False)
            case "delete":
                if self._do(self.tr("Delete comment"), lambda now: edits.delete(now, [comment])):
                    self.told.emit(self.tr("Comment deleted."), True)

    def _mark(self, name: str, comment: NodeId, key: str, marked: bool) -> None:
        self._do(name, lambda now: mark(now, comment, key, marked))

    def _do(self, name: str, make: Callable[[Plan], Sequence[Change]]) -> bool:
        return self._bridge is not None and self._bridge.do(name, make)

    def _open_editor(self, act: str, comment: NodeId) -> None:
        plan, _ = self._place()
        text = rich_text.plain(plan.get(comment, "text")) if plan and act == "edit" else ""
        self._drafts.setdefault((act, comment), text)
        self._build()
        self._editors[act, comment].write()

    def _on_typed(self, text: str) -> None:
        if self._node:
            self._drafts["new", self._node] = text

    def _on_typed_inside(self, text: str) -> None:
        about = self._asking()
        if about in self._drafts:
            self._drafts[about] = text

    def _post(self, text: str, private: bool) -> None:
        bridge, (plan, node) = self._bridge, self._place()
        if bridge is None or plan is None or node is None:
            return
        name = self.tr("Comment")
        if self._do(name, lambda now: post(now, node, bridge.author, text, private)):
            self.writing.set_text("")
            self.writing.private.setChecked(False)

    def _post_inside(self, text: str) -> None:
        bridge, (plan, _) = self._bridge, self._place()
        act, comment = about = self._asking()
        if bridge is None or plan is None or comment not in plan.nodes:
            return
        draft = self._drafts.pop(about, "")
        if act == "reply":
            kept = self._do(self.tr("Reply"), lambda now: post(now, comment, bridge.author, text))
        else:
            kept = self._do(self.tr("Edit comment"), lambda now: rewrite(now, comment, text))
        if not kept:
            self._drafts[about] = draft
        self._build()

    def _asking(self) -> tuple[str, NodeId]:
        """Return what the field that sends a signal now is for."""
        sender = self.sender()
        return sender.about if isinstance(sender, Writing) else ("", "")

    def _leave(self) -> None:
        self._drafts.pop(self._asking(), None)
        self._build()
