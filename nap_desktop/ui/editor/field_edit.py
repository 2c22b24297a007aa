"""What every field of a form can do, whatever its type."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QTextEdit, QWidget

from nap_desktop.plan import edits
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels
from nap_desktop.plan.schema import Field
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.editor.pending import Make


class FieldEdit(QWidget):
    """Shows and takes the value of one field; every signal carries the field's key.

    typed:   letters changed; more may follow.
    decided: a choice was made; it can be kept at once.
    left:    the keyboard went elsewhere.
    hinted:  the key, and a hint on what was typed (empty: none any more).
    """

    typed = Signal(str)
    decided = Signal(str)
    left = Signal(str)
    hinted = Signal(str, str)

    def __init__(self, kind: str, field: Field, words: Labels, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.field = field
        self.key = field.key
        self.words = words
        self.caption = words.field(kind, field.key)

    def hold(self, main: QWidget, stretch: bool = True) -> None:
        """Put the widget that does the work in its place."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(main, 1 if stretch else 0)
        if not stretch:
            row.addStretch(1)
        main.setAccessibleName(self.caption)
        self.setFocusProxy(main)

    def lock(self, locked: bool) -> None:
        """Let the value only be read, or be changed again; texts can still be copied."""
        main = self.focusProxy()
        if isinstance(main, QLineEdit | QTextEdit) and main.parentWidget() is self:
            main.setReadOnly(locked)
            main.style().polish(main)
            return
        self.setEnabled(not locked)
        for button in self.findChildren(QPushButton):
            button.setVisible(not locked)

    def show_value(self, plan: Plan, node: NodeId, fresh: bool) -> None:
        """Show the plan's value; `fresh` if another item was shown before."""
        raise NotImplementedError

    def value(self) -> str:
        """Return what is shown, in canonical form."""
        raise NotImplementedError

    def maker(self, node: NodeId) -> Make:
        """Return what gives the field of an item the value that is shown now."""
        key, value = self.key, self.value()
        return lambda plan: edits.set_field(plan, node, key, value)

    def cursor_place(self) -> tuple[int, int]:
        """Return the paragraph and the letter at which the cursor stands; the beginning by default."""
        return 0, 0

    def go_to_end(self) -> None:
        """Put the cursor behind the last letter, where there is one."""

    def settle(self) -> None:
        """Make a value of what was typed and is none yet."""

    def focus(self) -> None:
        """Bring the keyboard here."""
        proxy = self.focusProxy() or self
        proxy.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_typed(self) -> None:
        """Tell that letters changed."""
        self.typed.emit(self.key)

    def tell_decided(self) -> None:
        """Tell that a choice was made."""
        self.decided.emit(self.key)

    def tell_left(self) -> None:
        """Tell that the keyboard went elsewhere."""
        self.left.emit(self.key)
