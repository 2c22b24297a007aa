"""The bar in which words are typed that are sought in the document, and the way through the hits."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from nap_desktop.ui.look import icon, look
from nap_desktop.ui.read.flow import Spot
from nap_desktop.ui.read.laid import Laid
from nap_desktop.ui.read.paper_view import PaperView
from nap_desktop.ui.read.search import MOST, Search
from nap_desktop.ui.widgets.tips import plain_tip

_PAUSE = 60  # ms after a key
_KEYS = Qt.Key


class FindBar(QFrame):
    """A line for words, how many there are, the next and the one before.

    stepped: 1 for the next hit, -1 for the one before. closed: nothing is sought any more.
    """

    typed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.count = QLabel(self)
        self.before = self._button(Qt.ArrowType.UpArrow, self.tr("The hit before (Shift+Enter)"))
        self.next = self._button(Qt.ArrowType.DownArrow, self.tr("The next hit (Enter)"))
        self.close_button = self._button(Qt.ArrowType.NoArrow, self.tr("Close (Esc)"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._set_up()

    def _button(self, arrow: Qt.ArrowType, name: str) -> QToolButton:
        made = QToolButton(self)
        made.setArrowType(arrow)
        made.setToolTip(plain_tip(name))
        made.setAccessibleName(name)
        return made

    def _set_up(self) -> None:
        self.setProperty("role", "panel")
        self.line.setPlaceholderText(self.tr("Find in the document"))
        self.line.setAccessibleName(self.tr("Find in the document"))
        self.line.setMaximumWidth(look().px(320))
        self.line.installEventFilter(self)
        self.count.setProperty("role", "caption")
        across = QHBoxLayout(self)
        across.setContentsMargins(12, 6, 12, 6)
        across.addWidget(self.line, 1)
        across.addWidget(self.before)
        across.addWidget(self.next)
        across.addWidget(self.count)
        across.addStretch(1)
        across.addWidget(self.close_button)
        self.line.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(lambda: self.typed.emit(self.line.text()))
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.close_button.clicked.connect(self.closed)
        look().changed.connect(self._recolour)
        self._recolour()

    def _recolour(self) -> None:
        self.close_button.setIcon(icon("close", "muted"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that lead through the hits."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case _KEYS.Key_Return | _KEYS.Key_Enter | _KEYS.Key_F3:
                self.settle()
                self.stepped.emit(-1 if back else 1)
            case _KEYS.Key_Down:
                self.stepped.emit(1)
            case _KEYS.Key_Up:
                self.stepped.emit(-1)
            case _KEYS.Key_Escape:
                self.closed.emit()
            case _:
                return False
        return True

    def settle(self) -> None:
        """Let what was just typed be sought now."""
        if self._pause.isActive():
            self._pause.stop()
            self.typed.emit(self.line.text())


class Finding(QObject):
    """Seeks what the bar says in the pages, a page at a time, and goes through the hits.

    wanted: there is something to seek.
    """

    wanted = Signal()

    def __init__(self, bar: FindBar, paper: PaperView) -> None:
        super().__init__(bar)
        self._bar = bar
        self._paper = paper
        self._search: Search | None = None
        self._at = -1
        self._words = ""
        self._is_new = False
        bar.typed.connect(self._seek)
        bar.stepped.connect(self.step)

    def begin(self) -> None:
        """Let words be typed; those of the last time are there, and marked again."""
        self._bar.show()
        self._bar.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._bar.line.selectAll()
        if self._search is None and self._bar.line.text():
            self._seek(self._bar.line.text())

    def end(self) -> None:
        """Mark nothing any more."""
        self._bar.hide()
        self._search, self._at = None, -1
        self._paper.show_hits(None, None)
        self._paper.setFocus()

    def use(self, laid: Laid | None) -> None:
        """Seek in a document that was laid anew; the hit that was shown stays the one."""
        if self._search is None:
            return
        self._search = Search(laid, self._words) if laid is not None else None
        self._show()

    def _seek(self, words: str) -> None:
        laid = self._paper.laid
        self._words, self._at, self._is_new = words, -1, True
        has_words = laid is not None and bool(words.strip())
        self._search = Search(laid, words) if laid is not None and has_words else None
        self._show()
        self.wanted.emit()

    @property
    def is_over(self) -> bool:
        """Whether there is nothing to seek in what is laid."""
        return self._search is None or self._search.is_over

    def go_on(self, seconds: float) -> None:
        """Seek in more pages; the first hit below what is shown is brought into sight."""
        if self._search is None or self._search.is_over:
            return
        end = time.perf_counter() + seconds
        while not self._search.is_over and time.perf_counter() < end:
            self._search.go_on()
        if self._is_new and self._search.hits and self._has_reached():
            self._is_new = False
            self._go_to(self._search.after(self._here()))
        self._show()

    def _has_reached(self) -> bool:
        """Return whether a hit at the place that is shown, or the last page, was found."""
        search = self._search
        return search is not None and (search.is_over or search.hits[-1].spot >= self._here())

    def _here(self) -> Spot:
        spread = self._paper.spread
        return Spot(spread.page_at(self._paper.top) if spread is not None else 0, 0, 0)

    def step(self, by: int) -> None:
        """Go to the next hit, or to the one before; round at the ends."""
        search = self._search
        if search is None or not search.hits:
            return
        first = self._at < 0
        self._is_new = False
        self._go_to(search.after(self._here()) if first else (self._at + by) % len(search.hits))
        self._show()

    def _go_to(self, at: int) -> None:
        if self._search is not None:
            self._at = at
            self._paper.bring_hit(self._search.hits[at])

    def _show(self) -> None:
        search = self._search
        hits = search.hits if search is not None else []
        self._at = min(self._at, len(hits) - 1) if search is None or search.is_over else self._at
        hit = hits[self._at] if 0 <= self._at < len(hits) else None
        self._paper.show_hits(search, hit)
        self._bar.count.setText(self._told(len(hits)))
        for button in (self._bar.before, self._bar.next):
            button.setEnabled(bool(hits))

    def _told(self, count: int) -> str:
        search = self._search
        if search is None:
            return ""
        if not count:
            return self.tr("Not found") if search.is_over else self.tr("Searching…")
        more = "+" if count >= MOST else "" if search.is_over else "…"
        if self._at < 0:
            return self.tr("%n hit(s)", "", count) + more
        return self.tr("{place} of {count}").format(place=self._at + 1, count=f"{count}{more}")
