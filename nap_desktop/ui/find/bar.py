"""Find and replace in the item shown: a small bar below its form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan
from nap_desktop.services.query import Query, Substitute
from nap_desktop.services.replacing import after, replaced
from nap_desktop.services.searching import Found, Hit
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.find.marking import mark, select
from nap_desktop.ui.find.options import Options, SoughtLine
from nap_desktop.ui.find.search import Question, Search
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.tasks import Tasks
from nap_desktop.ui.widgets.dialog import Warn
from nap_desktop.ui.widgets.line import Line

_PAUSE = 80  # ms after a key or a change before the item is searched again
EditOf = Callable[[str], QWidget | None]


class FindBar(QFrame):
    """Marks all hits in the fields of one item and goes from one to the next.

    revealed: the key of the field that is to be scrolled to.
    told:     a sentence about what happened, and whether Undo fits.
    left:     the bar is closed; the keyboard belongs to the form again.
    """

    revealed = Signal(str)
    told = Signal(str, bool)
    left = Signal()

    def __init__(self, tasks: Tasks, edit_of: EditOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit_of = edit_of
        self._bridge: Bridge | None = None
        self._node: NodeId = ""
        self._query = Query("")
        self._marked: set[str] = set()
        self._put: tuple[str, int, int, int] | None = None  # field, paragraph, stretch of new words
        self.hits: tuple[Hit, ...] = ()
        self.last: Hit | None = None  # the one that was selected when the bar was left
        self.current = -1
        self.search = Search(tasks, self)
        self.line = SoughtLine(self)
        self.options = Options(self)
        self.count = QLabel(self)
        self.by = Line(self)
        self.one = QPushButton(self.tr("Replace"), self)
        self.all = QPushButton(self.tr("All"), self)
        self.before = QToolButton(self)
        self.after = QToolButton(self)
        self.close_button = QToolButton(self)
        self.warn = Warn(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._set_up()
        self._lay_out()
        self._connect()

    def _set_up(self) -> None:
        self.setProperty("role", "foot")
        self.setAccessibleName(self.tr("Find in the item"))
        self.line.setPlaceholderText(self.tr("Find in this item"))
        self.line.setAccessibleName(self.tr("Find in this item"))
        self.by.setPlaceholderText(self.tr("Replace with"))
        self.by.setAccessibleName(self.tr("Replace with"))
        self.count.setProperty("role", "muted")
        self.all.setToolTip(self.tr("Replace all in this item"))
        self.all.setAccessibleName(self.tr("Replace all in this item"))
        for button, tip in (
            (self.before, self.tr("The place before (Shift+F3)")),
            (self.after, self.tr("The next place (F3)")),
            (self.close_button, self.tr("Close (Esc)")),
        ):
            button.setAccessibleName(tip)
        self.before.setToolTip(self.tr("The place before (Shift+F3)"))
        self.after.setToolTip(self.tr("The next place (F3)"))
        self.close_button.setToolTip(self.tr("Close (Esc)"))
        self.before.setArrowType(Qt.ArrowType.UpArrow)
        self.after.setArrowType(Qt.ArrowType.DownArrow)
        self._on_look()

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for widget in (self.line, self.count, self.before, self.after, self.close_button):
            first.addWidget(widget, 1 if widget is self.line else 0)
        second.addWidget(self.by, 1)
        second.addWidget(self.one)
        second.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.options)
        column.addWidget(self.warn)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._pause.start)
        self.line.stepped.connect(self.step)
        self.line.downward.connect(self.by.setFocus)
        self.options.changed.connect(self._pause.start)
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.by.returnPressed.connect(self.replace_one)
        self.one.clicked.connect(self.replace_one)
        self.all.clicked.connect(self.replace_all)
        self.close_button.clicked.connect(self.leave)
        self.search.found.connect(self._show)
        self.search.failed.connect(self._fail)
        self._pause.timeout.connect(self.look_again)
        look().changed.connect(self._on_look)

    def _on_look(self) -> None:
        self.close_button.setIcon(icon("close", "muted"))
        if self.isVisible():
            self._pause.start()  # the fields were written anew, without marks

    # What is searched.

    def show_item(self, bridge: Bridge | None, node: NodeId) -> None:
        """Search another item from now on; nothing for no bridge."""
        if self._bridge is not bridge:
            if self._bridge is not None:
                self._bridge.history_changed.disconnect(self._follow)
            if bridge is not None:
                bridge.history_changed.connect(self._follow)
        if (bridge, node) != (self._bridge, self._node):
            self.current = -1
        self._bridge, self._node = bridge, node
        if bridge is None:
            self.hide()
        elif self.isVisible():
            self._pause.start()

    def _follow(self, _: object) -> None:
        if self.isVisible():
            self._pause.start()

    def begin(self, words: str) -> None:
        """Let what is sought be typed; `words` are taken as such if there are any."""
        self.show()
        if words:
            self.line.setText(words)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self.look_again()

    def look_again(self) -> None:
        """Search now."""
        self._pause.stop()
        bridge = self._bridge
        if bridge is None or self._node not in bridge.plan.nodes:
            self._show(Found())
            return
        self._query = self.options.query(self.line.text())
        self.search.ask(Question(bridge.plan, self._query, (self._node,)))

    def _show(self, found: Found) -> None:
        self.warn.tell("")
        self.hits = found.hits
        goes_on = self._leave_new_words() if self._put else False
        self.current = min(self.current, len(self.hits) - 1)
        keys = {hit.at.key for hit in self.hits}
        for key in self._marked | keys:
            mark(self._edit_of(key), [hit for hit in self.hits if hit.at.key == key])
        self._marked = keys
        self._show_count()
        if goes_on:
            self.step(1)

    def _leave_new_words(self) -> bool:
        """Stand at the last hit in the words that were just put in, so that the next is another."""
        put, self._put = self._put, None
        if put is not None:
            key, paragraph, start, end = put
            self.current -= 1
            self.current += sum(
                (hit.at.key, hit.at.paragraph) == (key, paragraph) and start <= hit.start < end
                for hit in self.hits
            )
        return True

    def _fail(self, why: str) -> None:
        self._show(Found())
        self.warn.tell(why)

    def _show_count(self) -> None:
        count = len(self.hits)
        if not self._query.words:
            self.count.setText("")
        elif not count:
            self.count.setText(self.tr("Not found"))
        elif self.current < 0:
            self.count.setText(self.tr("{count} found").format(count=count))
        else:
            said = self.tr("{place} of {count}")
            self.count.setText(said.format(place=self.current + 1, count=count))
        can = any(not hit.at.fixed for hit in self.hits)
        for button in (self.one, self.all):
            button.setEnabled(can)

    # Going from hit to hit.

    def step(self, way: int) -> None:
        """Go to the next hit, or for -1 to the one before, around the ends."""
        if self._pause.isActive():
            self.look_again()
        if not self.hits:
            return
        if self.current < 0:
            self.current = 0 if way > 0 else len(self.hits) - 1
        else:
            self.current = (self.current + way) % len(self.hits)
        self._show_current()

    def _show_current(self) -> None:
        hit = self.hits[self.current]
        self.revealed.emit(hit.at.key)
        select(self._edit_of(hit.at.key), hit)
        self._show_count()

    # Replacing.

    def replace_one(self) -> None:
        """Replace the hit that is selected and go to the next; go to the first if none is."""
        if self._pause.isActive():
            self.look_again()
        if not 0 <= self.current < len(self.hits):
            self.step(1)
            return
        hit = self.hits[self.current]
        if hit.at.fixed:
            self.told.emit(self.tr("This is a value; it is changed in its own field."), False)
            self.step(1)
            return
        if self._replace([hit]):
            end = hit.start + len(after(hit, Substitute(self._query, self.by.text())))
            self._put = (hit.at.key, hit.at.paragraph, hit.start, end)
            self.look_again()

    def replace_all(self) -> None:
        """Replace all hits of the item as one step."""
        if self._pause.isActive():
            self.look_again()
        chosen = [hit for hit in self.hits if not hit.at.fixed]
        if chosen and self._replace(chosen):
            self.told.emit(self.tr("%n place(s) replaced.", "", len(chosen)), True)
            self.current = -1
            self.look_again()

    def _replace(self, chosen: list[Hit]) -> bool:
        bridge = self._bridge
        if bridge is None:
            return False
        try:
            substitute = Substitute(self._query, self.by.text())

            def make(plan: Plan) -> list[Change]:
                return replaced(plan, chosen, substitute).changes

            return bridge.do(self.tr("Replace"), make)
        except NapError as error:
            self.warn.tell(sentence(error))
            return False

    # Leaving.

    def leave(self) -> None:
        """Close the bar; nothing stays marked."""
        self.search.stop()
        self.last = self.hits[self.current] if 0 <= self.current < len(self.hits) else None
        self.hits = ()
        for key in self._marked:
            mark(self._edit_of(key), ())
        self._marked = set()
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
