"""The top of a form: number and level, how it stands, and the words that name the item."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels
from nap_desktop.plan.numbering import level_name
from nap_desktop.plan.text import plain
from nap_desktop.plan.tree import PROGRESS, Plan
from nap_desktop.ui.editor.field_edit import FieldEdit
from nap_desktop.ui.editor.rows import GUTTER, Hints
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.clamped import ClampedText
from nap_desktop.ui.widgets.status_mark import Mark


class Header(QWidget):
    """Shows an item's number, level and code, its status and priority; holds its title."""

    def __init__(self, kind: str, words: Labels, title: FieldEdit | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind, self._words = kind, words
        self._caption = QLabel(self)
        self._caption.setProperty("role", "muted")
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._status, self._priority = Mark(self), Mark(self)
        self._title: ClampedText | None = None
        self.hints = Hints(self)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addSpacing(look().px(GUTTER))
        line.addWidget(self._caption, 1)
        line.addWidget(self._status)
        line.addWidget(self._priority)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        below = QVBoxLayout()
        below.setSpacing(0)
        if title is None:
            self._title = ClampedText(20, 2, self)
            below.addWidget(self._title)
        else:
            below.addWidget(title)
        below.addWidget(self.hints)
        indented = QHBoxLayout()
        indented.addSpacing(look().px(GUTTER) - (look().px(8) if title else 0))
        indented.addLayout(below, 1)
        column.addLayout(indented)

    def show_place(self, plan: Plan, node: NodeId, number: str) -> None:
        """Show where an item stands: its number, what its level is called, its code."""
        depth = plan.depth(node) if node in plan.parents else None
        name = level_name(plan, self._kind, depth) or self._words.kind(self._kind)
        place = f"{number}\u2002{name}" if number else name
        code = plan.get(node, "code")
        self._caption.setText(f"{place} · {code}" if code else place)

    def show_state(self, plan: Plan, node: NodeId) -> None:
        """Show how an item stands, how urgent it is, and its first words."""
        if self._title is not None:
            text = plain(plan.get(node, "text"))
            first = next((line for line in text.split("\n") if line.strip()), "")
            self._title.tell(first or self._words.get("words", "untitled"), faint=not first)
        status = priority = ""
        entries = plan.under(node, PROGRESS)
        if self._kind == "measure":
            held = plan.get(entries[-1], "status") if entries else ""
            status = self._words.choice("status", held) if held else self.tr("No review yet")
            self._status.tell(status, held)
            code = plan.get(node, "priority")
            if code:
                word = self._words.choice("priority", code)
                priority = self.tr("{level} priority").format(level=word)
            self._priority.tell(priority)
        else:
            self._status.tell("")
            self._priority.tell("")
