"""What a cell is written with: a line, several lines, names that complete, a choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from nap_desktop.framework import checklist, instruments, provisions
from nap_desktop.plan.labels import body_name
from nap_desktop.plan.schema import Field
from nap_desktop.services.measure_cells import Cells
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.line import Line

BETWEEN = "; "
_MOST = 8  # names that are offered at once
CellEditor = Line | QPlainTextEdit | QComboBox


class PartsLine(Line):
    """A line of several names, divided by semicolons; the one at the end completes.

    The names float above the table and never take the keyboard: Down and Up choose, Enter takes.
    """

    def __init__(self, known: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._known = known
        self.names = QListWidget(self)
        self.names.setProperty("role", "popup")
        self.names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.hide()
        self.names.itemClicked.connect(self._complete)
        self.textEdited.connect(self._offer)
        self.destroyed.connect(self.names.deleteLater)

    def _offer(self, text: str) -> None:
        """Show the names that hold what is typed; those that begin with it first."""
        wanted = text.rpartition(";")[2].strip().casefold()
        found = [name for name in self._known if wanted and wanted in name.casefold()]
        found.sort(key=lambda name: not name.casefold().startswith(wanted))
        self.names.clear()
        self.names.addItems(found[:_MOST])
        self.names.setVisible(bool(found) and found[0].casefold() != wanted)
        if self.names.isVisibleTo(self.names.parentWidget()):
            self._place()

    def _place(self) -> None:
        window = self.window()
        if self.names.parent() is not window:
            self.names.setParent(window)
        height = self.names.sizeHintForRow(0) * self.names.count() + look().px(12)
        at = self.mapTo(window, QPoint(0, self.height() + 2))
        if at.y() + height > window.height():
            at.setY(max(0, at.y() - self.height() - height - 4))
        self.names.setGeometry(at.x(), at.y(), max(self.width(), look().px(260)), height)
        self.names.show()
        self.names.raise_()

    def _complete(self, item: QListWidgetItem) -> None:
        before, divider, _ = self.text().rpartition(";")
        self.setText(f"{before}{BETWEEN}{item.text()}" if divider else item.text())
        self.names.hide()

    def take_key(self, key: int) -> bool:
        """Let a key choose among the names; return whether it did."""
        row = self.names.currentRow()
        if self.names.isHidden():
            return False
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if key == Qt.Key.Key_Down else -1
                self.names.setCurrentRow(max(-1, min(row + step, self.names.count() - 1)))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab if row >= 0:
                self._complete(self.names.item(row))
                return key != Qt.Key.Key_Tab
            case Qt.Key.Key_Escape:
                self.names.hide()
            case _:
                return False
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the names away with the line."""
        self.names.hide()
        super().hideEvent(event)


class Words(QPlainTextEdit):
    """Several lines; the looks of paragraphs that stay as they are stay, too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)


class Choice(QComboBox):
    """One of a few, or none; its list opens at once."""

    def __init__(self, offered: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.addItem("–", "")
        for code, words in offered:
            self.addItem(words, code)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Open the list."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            QTimer.singleShot(0, self, self.showPopup)


def make_editor(field: Field, cells: Cells, parent: QWidget) -> CellEditor:
    """Return a new editor for a cell of a field."""
    match field.type:
        case "choice":
            offered = [(code, cells.words.choice(field.key, code)) for code in field.choices]
            return Choice(offered, parent)
        case "rich":
            return Words(parent)
        case "bodies" | "codes":
            return PartsLine(known_names(field, cells), parent)
        case _:
            return Line(parent)


def known_names(field: Field, cells: Cells) -> list[str]:
    """Return the names that a field of several completes."""
    if field.type == "bodies":
        names = (body_name(cells.plan, body) for body in cells.plan.bodies)
        return sorted(filter(None, names), key=str.casefold)
    if field.choices:
        return [cells.words.choice(field.key, code) for code in field.choices]
    match field.vocabulary:
        case "provisions":
            return [provisions.label(code) for code in provisions.codes()]
        case "rows":
            return [row.code for row in checklist.rows()]
        case _:
            return [one.code for one in instruments.instruments()]


def show_text(editor: QWidget, text: str, select: bool) -> None:
    """Let an editor begin with a text; `select` where typing takes its place."""
    if isinstance(editor, QComboBox):
        with QSignalBlocker(editor):
            editor.setCurrentIndex(max(0, editor.findText(text)))
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText(text)
        editor.selectAll() if select else editor.moveCursor(QTextCursor.MoveOperation.End)
    elif isinstance(editor, Line):
        editor.setText(text)
        editor.selectAll() if select else editor.end(False)


def text_of(editor: QWidget) -> str:
    """Return what an editor says."""
    if isinstance(editor, QComboBox):
        return str(editor.currentData() or "")
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    return editor.text() if isinstance(editor, Line) else ""


def mark(editor: QWidget, is_odd: bool) -> None:
    """Show that an editor's words were not understood, or no longer."""
    if bool(editor.property("invalid")) != is_odd:
        editor.setProperty("invalid", is_odd)
        editor.style().unpolish(editor)
        editor.style().polish(editor)


def height_of(field: Field) -> int:
    """Return the least height of an editor in px."""
    return look().px(96 if field.type == "rich" else 30)
