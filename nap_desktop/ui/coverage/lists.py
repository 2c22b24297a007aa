"""The measures and the laws of one cell, as rows that can be pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from nap_desktop.plan.coverage import Cell
from nap_desktop.plan.labels import labels, title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.text import plain
from nap_desktop.plan.tree import Node
from nap_desktop.services.coverage import Coverage
from nap_desktop.ui.coverage import words
from nap_desktop.ui.look import icon
from nap_desktop.ui.widgets.card_button import CardButton
from nap_desktop.ui.widgets.side_text import SideText

_AT_FIRST = 8  # measures that are listed before a person asks for all
_MOST = 200
_LONGEST = 130  # letters of a measure


class _Rows(QWidget):
    """A column of rows that are made anew."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.rows: list[CardButton] = []

    def _clear(self) -> None:
        self.rows = []
        while (item := self.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _row(self, said: str, more: str = "") -> CardButton:
        button = CardButton("row", said, self)
        inside = QVBoxLayout(button)
        inside.setContentsMargins(6, 4, 6, 4)
        inside.setSpacing(1)
        texts = [SideText(said, "small", button)]
        if more:
            texts.append(SideText(more, "caption", button))
        for text in texts:
            inside.addWidget(text)
        button.holds(*texts)
        self.rows.append(button)
        return button


class MeasureList(_Rows):
    """The measures of a cell; one that is pressed is opened."""

    opened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[Coverage, Cell] | None = None
        self._wants_all = False

    def show_measures(self, coverage: Coverage, cell: Cell) -> None:
        """List the measures of a cell, the first few of many."""
        if self._shown is None or self._shown[1] != cell:
            self._wants_all = False
        self._shown = (coverage, cell)
        self._clear()
        found = coverage.measures_of(cell)
        most = _MOST if self._wants_all else _AT_FIRST
        printed = numbers(coverage.plan) if found else {}
        for node in found[:most]:
            said = title(coverage.plan, node) or labels().get("words", "untitled")
            row = self._row(f"{printed.get(node, '')} {_shortened(said)}".strip())
            row.clicked.connect(lambda _=False, node=node: self.opened.emit(node))
            self.column.addWidget(row)
        if not found:
            self.column.addWidget(SideText(self.tr("None yet."), "muted", self))
        if len(found) > _AT_FIRST and not self._wants_all:
            more = QPushButton(self.tr("Show all {count}").format(count=len(found)), self)
            more.setProperty("role", "link")
            more.clicked.connect(self._show_all)
            self.column.addWidget(more)
        elif len(found) > _MOST:
            said = self.tr("and {count} more: see the table").format(count=len(found) - _MOST)
            self.column.addWidget(SideText(said, "muted", self))

    def _show_all(self) -> None:
        self._wants_all = True
        if self._shown is not None:
            self.show_measures(*self._shown)
            self.rows[_AT_FIRST].setFocus()


class LawList(_Rows):
    """The laws of a cell; one that is pressed can be changed, a cross removes it."""

    chosen = Signal(object)
    removed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._laws: tuple[Node, ...] | None = None
        self.crosses: list[QToolButton] = []

    def show_laws(self, laws: Sequence[Node]) -> None:
        """List the laws."""
        if self._laws is not None and [(one.id, dict(one.fields)) for one in self._laws] == [
            (one.id, dict(one.fields)) for one in laws
        ]:
            return
        self._laws = tuple(laws)
        self._clear()
        self.crosses = []
        for law in laws:
            self.column.addWidget(self._law(law))
        self.setVisible(bool(laws))

    def _law(self, law: Node) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        button = self._row(words.law(law), plain(law.get("note")))
        button.clicked.connect(lambda: self.chosen.emit(law))
        cross = QToolButton(holder)
        cross.setIcon(icon("close", "muted"))
        cross.setAccessibleName(self.tr("Remove {law}").format(law=words.law(law)))
        cross.setToolTip(self.tr("Remove this law"))
        cross.clicked.connect(lambda: self.removed.emit(law.id))
        self.crosses.append(cross)
        row.addWidget(button, 1)
        row.addWidget(cross)
        return holder


def _shortened(said: str) -> str:
    """Return words that are cut after the last one that fits."""
    if len(said) <= _LONGEST:
        return said
    return said[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;") + " …"
