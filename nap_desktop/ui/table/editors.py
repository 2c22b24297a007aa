"""What a cell is written with: a line, several lines, names that complete, a choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QCompleter, QPlainTextEdit, QWidget

from nap_desktop.framework import checklist, instruments, provisions
from nap_desktop.plan.labels import body_name
from nap_desktop.plan.schema import Field
from nap_desktop.services.measure_cells import Cells
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.line import Line

BETWEEN = "; "
CellEditor = Line | QPlainTextEdit | QComboBox


class PartsLine(Line):
    """A line of several names, divided by semicolons; the one at the end completes."""

    def __init__(self, known: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.completer_ = QCompleter(QStringListModel(list(known), self), self)
        self.completer_.setWidget(self)
        self.completer_.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer_.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer_.activated.connect(self._complete)
        self.textEdited.connect(self._offer)

    def _offer(self, text: str) -> None:
        wanted = text.rpartition(";")[2].strip()
        self.completer_.setCompletionPrefix(wanted)
        if wanted and self.completer_.completionCount():
            self.completer_.complete()
        else:
            self.completer_.popup().hide()

    def _complete(self, name: str) -> None:
        before, divider, _ = self.text().rpartition(";")
        self.setText(f"{before}{BETWEEN}{name}" if divider else name)

    @property
    def is_offering(self) -> bool:
        """Whether the list of names is open."""
        return self.completer_.popup().isVisible()


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
