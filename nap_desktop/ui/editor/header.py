"""The top of a form: number and level, how it stands, and the words that name the item."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels
from nap_desktop.plan.numbering import level_name
from nap_desktop.plan.tree import PROGRESS, Plan
from nap_desktop.ui.editor.field_edit import FieldEdit
from nap_desktop.ui.editor.rows import GUTTER, Hints
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.status_mark import Mark

_TITLE_FRAME = 6  # border, padding and margin between a title's frame and its letters


class Header(QWidget):
    """Shows an item's number, level and code, its status and priority; holds its title.

    An item that is named by its text has no title here: the text itself stands right below.
    """

    def __init__(self, kind: str, words: Labels, title: FieldEdit | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind, self._words = kind, words
        self._caption = QLabel(self)
        self._caption.setProperty("role", "muted")
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._status, self._priority = Mark(self), Mark(self)
        self.hints = Hints(self)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addSpacing(look().px(GUTTER))
        line.addWidget(self._caption)
        line.addSpacing(8)
        line.addWidget(self.hints)
        line.addStretch(1)
        self._line = line
        line.addWidget(self._status)
        line.addWidget(self._priority)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        if title is not None:
            indented = QHBoxLayout()
            indented.addSpacing(look().px(GUTTER) - _TITLE_FRAME)
            indented.addWidget(title, 1)
            column.addLayout(indented)

    def take(self, hints: QWidget, bar: QWidget | None) -> None:
        """Make room for the hints and the format bar of the text that stands right below."""
        place = self._line.indexOf(self.hints)
        self._line.insertWidget(place + 1, hints)
        if bar is not None:
            self._line.insertWidget(self._line.indexOf(self._status), bar)

    def show_place(self, plan: Plan, node: NodeId, number: str) -> None:
        """Show where an item stands: its number, what its level is called, its code."""
        depth = plan.depth(node) if node in plan.parents else None
        name = level_name(plan, self._kind, depth) or self._words.kind(self._kind)
        place = f"{number}\u2002{name}" if number else name
        code = plan.get(node, "code")
        self._caption.setText(f"{place} · {code}" if code else place)

    def show_state(self, plan: Plan, node: NodeId) -> None:
        """Show how an item stands and how urgent it is."""
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
