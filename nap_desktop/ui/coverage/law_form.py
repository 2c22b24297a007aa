"""The fields of a law: title, number, date, article; nothing that was typed is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nap_desktop.plan.coverage import LAW_KEYS
from nap_desktop.plan.dates import parse_date, print_date
from nap_desktop.plan.labels import labels
from nap_desktop.plan.text import clean_line
from nap_desktop.plan.tree import Node
from nap_desktop.ui.widgets.line import Line

_DATE = "law_date"


class LawForm(QWidget):
    """Lines for one law, new or known.

    kept: Enter or the button: the law is to be kept. left: Escape, or "Leave as it is".
    """

    kept = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.node = ""  # the entry that is being changed; empty for a new one
        self._before: dict[str, str] = {}
        self.lines: dict[str, Line] = {}
        self.button = QPushButton(self)
        self.leave = QPushButton(self.tr("Leave as it is"), self)
        self.leave.setProperty("role", "quiet")
        self.hint = QLabel(self)
        self.hint.setProperty("role", "hint")
        self.hint.setWordWrap(True)
        self._lay_out()
        self.button.clicked.connect(self.kept)
        self.leave.clicked.connect(self.left)
        self.show_law(None)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        places = {"law_title": (0, 0, 2), "law_number": (2, 0, 1), _DATE: (2, 1, 1)}
        places["law_article"] = (4, 0, 2)
        for key, (row, column, span) in places.items():
            line = self.lines[key] = Line(self)
            caption = QLabel(labels().field("entry", key), self)
            caption.setProperty("role", "caption")
            caption.setBuddy(line)
            line.setAccessibleName(caption.text())
            line.returnPressed.connect(self.kept)
            line.textEdited.connect(lambda _: self._say(""))
            grid.addWidget(caption, row, column, 1, span)
            grid.addWidget(line, row + 1, column, 1, span)
        self.lines[_DATE].setPlaceholderText(self.tr("2019, June 2019"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.button)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addLayout(grid)
        outer.addWidget(self.hint)
        outer.addLayout(buttons)

    def show_law(self, entry: Node | None) -> None:
        """Show a law that is to be changed, or empty lines for a new one."""
        self.node = entry.id if entry else ""
        for key, line in self.lines.items():
            value = entry.get(key) if entry else ""
            line.setText(print_date(value) if key == _DATE and value else value)
            line.setCursorPosition(0)
        self._before = self._words()
        self.button.setText(self.tr("Change the law") if entry else self.tr("Cite the law"))
        self.leave.setVisible(entry is not None)
        self._say("")

    def _words(self) -> dict[str, str]:
        return {key: clean_line(line.text()) for key, line in self.lines.items()}

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not kept."""
        return self._words() != self._before

    def law(self) -> dict[str, str] | None:
        """Return the law in canonical form; None, with a hint, where a date is none or all is empty."""
        found = self._words()
        if not any(found.values()):
            self._say(self.tr("Write at least the title of the law."))
            self.lines["law_title"].setFocus()
            return None
        date = parse_date(found[_DATE])
        if date is None:
            self._say(self.tr("This is not a date; write 2019, June 2019 or 30.06.2019."))
            self.lines[_DATE].setFocus()
            return None
        return {key: date if key == _DATE else found[key] for key in LAW_KEYS}

    def law_anyhow(self) -> dict[str, str]:
        """Return the law in canonical form; words that are no date go behind the number."""
        found = self._words()
        date = parse_date(found[_DATE])
        if date is None:
            found["law_number"] = ", ".join(filter(None, (found["law_number"], found[_DATE])))
        return {**found, _DATE: date or ""}

    def _say(self, hint: str) -> None:
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape leave the law as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
