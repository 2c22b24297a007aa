"""Fields in which people write: rich text, a line, a line that wraps as a title."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels
from nap_desktop.plan.schema import Field, kind_of
from nap_desktop.plan.text import RichText, clean, clean_line, encode
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.editor.field_edit import FieldEdit
from nap_desktop.ui.widgets.line import Line
from nap_desktop.ui.widgets.rich_edit import RichEdit

_NAMING = 15  # px at 100 %: the text that names a measure is its heading, too
_AT_REST = 3  # lines of a title that nobody types in


class RichField(FieldEdit):
    """Rich text."""

    def __init__(self, kind: str, field: Field, words: Labels, parent: QWidget) -> None:
        super().__init__(kind, field, words, parent)
        names = field.key == kind_of(kind).title
        self.edit = RichEdit(self, least=2 if field.key == "text" and kind != "step" else 1)
        if names:
            self.edit.use_size(_NAMING)
            self.edit.setPlaceholderText(self.caption)
        self.hold(self.edit)
        self.edit.typed.connect(self.tell_typed)
        self.edit.left.connect(self.tell_left)

    def show_value(self, plan: Plan, node: NodeId, fresh: bool) -> None:
        """Show the text; an item that comes anew is shown from its beginning."""
        self.edit.show_value(plan.get(node, self.key))
        if fresh:
            self.edit.show_from_start()

    def value(self) -> str:
        """Return the text in canonical form."""
        return self.edit.value()

    def go_to_end(self) -> None:
        """Put the cursor behind the last letter."""
        self.edit.go_to_end()

    def cursor_place(self) -> tuple[int, int]:
        """Return the cursor's paragraph and its place in it."""
        return self.edit.cursor_place()


class LineField(FieldEdit):
    """One line."""

    def __init__(self, kind: str, field: Field, words: Labels, parent: QWidget) -> None:
        super().__init__(kind, field, words, parent)
        self.line = Line(self)
        self.hold(self.line)
        self.line.textEdited.connect(self.tell_typed)
        self.line.left.connect(self.tell_left)
        self.line.returnPressed.connect(self.tell_left)

    def show_value(self, plan: Plan, node: NodeId, fresh: bool) -> None:
        """Show the line; the cursor stays."""
        value = plan.get(node, self.key)
        if value != self.value() or fresh:
            place = self.line.cursorPosition()
            self.line.setText(value)
            self.line.setCursorPosition(0 if fresh else min(place, len(value)))

    def value(self) -> str:
        """Return the line, cleaned."""
        return clean_line(self.line.text())

    def cursor_place(self) -> tuple[int, int]:
        """Return the cursor's place on the line."""
        return 0, len(self.line.text()[: self.line.cursorPosition()])


class PlainEdit(RichEdit):
    """Words on one line that wraps; no marks, no second paragraph."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, least=1, most=6)
        self.setAcceptRichText(False)

    def plain_value(self) -> str:
        """Return the words as a line."""
        return clean_line(self.toPlainText())

    def show_plain(self, value: str) -> None:
        """Show a line."""
        if value != self.plain_value():
            self.show_value(encode(RichText.from_plain(value)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on to the next field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def is_own_key(self, event: QKeyEvent) -> bool:
        """Return that there are no keys for marks here."""
        return False

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take words only, on one line."""
        if self.canInsertFromMimeData(source):
            self.insertPlainText(clean(source.text()).replace("\n", " ").replace("\t", " "))


class WrapField(FieldEdit):
    """One line of many words: it wraps."""

    def __init__(self, kind: str, field: Field, words: Labels, parent: QWidget) -> None:
        super().__init__(kind, field, words, parent)
        self.edit = PlainEdit(self)
        self.hold(self.edit)
        self.edit.typed.connect(self.tell_typed)
        self.edit.left.connect(self.tell_left)

    def show_value(self, plan: Plan, node: NodeId, fresh: bool) -> None:
        """Show the words."""
        self.edit.show_plain(plan.get(node, self.key))
        if fresh:
            self.edit.show_from_start()

    def value(self) -> str:
        """Return the words."""
        return self.edit.plain_value()

    def go_to_end(self) -> None:
        """Put the cursor behind the last letter."""
        self.edit.go_to_end()

    def cursor_place(self) -> tuple[int, int]:
        """Return the cursor's place among the words."""
        return self.edit.cursor_place()


class TitleField(WrapField):
    """The line that names an item, large at the top of its form."""

    def __init__(self, kind: str, field: Field, words: Labels, parent: QWidget) -> None:
        super().__init__(kind, field, words, parent)
        self.edit.setProperty("role", "title")
        self.edit.rest_at(_AT_REST)
        self.edit.setPlaceholderText(self.caption)
        self.edit.use_size(20, bold=True)
