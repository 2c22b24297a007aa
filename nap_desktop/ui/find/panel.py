"""Find and replace in the plan: options, the hits with the words around them, a preview."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import Change
from nap_desktop.plan.tree import Plan
from nap_desktop.services.query import Query, Substitute
from nap_desktop.services.replacing import replaced
from nap_desktop.services.searching import Found, Hit
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.find.delegate import HitDelegate
from nap_desktop.ui.find.model import HitsModel
from nap_desktop.ui.find.options import Options, SoughtLine
from nap_desktop.ui.find.search import Question, Search
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.tasks import Tasks
from nap_desktop.ui.widgets.dialog import Warn
from nap_desktop.ui.widgets.line import Line

_PAUSE = 150  # ms after a key before the search begins
_LONG = 500  # ms of searching before people are told that it goes on
Index = QModelIndex | QPersistentModelIndex


class HitList(QListView):
    """The hits; Enter goes to one, Space ticks it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go to the current hit."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class FindPanel(QWidget):
    """Stands beside the plan; never in the way of writing.

    jumped: a hit to be shown, and whether the keyboard goes along.
    told:   a sentence about what happened, and whether Undo fits.
    left:   the panel is no longer wanted.
    """

    jumped = Signal(object, bool)
    told = Signal(str, bool)
    left = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge: Bridge | None = None
        self._query = self._shown = Query("")
        self.model = HitsModel(self)
        self.search = Search(tasks, self)
        self.line = SoughtLine(self)
        self.options = Options(self)
        self.guidance = QPushButton(self.tr("Guidance, too"), self)
        self.warn = Warn(self)
        self.by = Line(self)
        self.count = QLabel(self)
        self.all = QPushButton(self.tr("All"), self)
        self.none = QPushButton(self.tr("None"), self)
        self.list = HitList(self)
        self.replace = QPushButton(self)
        self.close_button = QToolButton(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._long = QTimer(self, singleShot=True, interval=_LONG)
        self._set_up()
        self._lay_out()
        self._connect()

    def sizeHint(self) -> QSize:
        """Return a width in which the words around a hit can be read."""
        return QSize(look().px(360), look().px(500))

    def _set_up(self) -> None:
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Find and replace in the plan"))
        self.setMinimumWidth(look().px(330))
        self.line.setPlaceholderText(self.tr("Find in texts, comments, bodies"))
        self.line.setAccessibleName(self.tr("Find"))
        self.line.setClearButtonEnabled(True)
        self.by.setPlaceholderText(self.tr("Replace with"))
        self.by.setAccessibleName(self.tr("Replace with"))
        self.guidance.setCheckable(True)
        self.guidance.setProperty("role", "chip")
        self.guidance.setToolTip(self.tr("The program's own guidance; it is only read"))
        self.options.layout().addWidget(self.guidance)
        self.count.setProperty("role", "muted")
        self.count.setWordWrap(True)
        for button in (self.all, self.none):
            button.setProperty("role", "link")
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setProperty("role", "documents")
        self.list.setAccessibleName(self.tr("Places found"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close (Esc)"))
        self._on_look()

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("Find and replace"), self)
        heading.setProperty("role", "heading")
        top = QHBoxLayout()
        top.addWidget(heading, 1)
        top.addWidget(self.close_button)
        told = QHBoxLayout()
        told.addWidget(self.count, 1)
        told.addWidget(self.all)
        told.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addLayout(top)
        for widget in (self.line, self.options, self.warn, self.by):
            column.addWidget(widget)
        column.addLayout(told)
        column.addWidget(self.list, 1)
        column.addWidget(self.replace)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._pause.start)
        self.line.stepped.connect(self.step)
        self.line.downward.connect(self._go_to_list)
        self.options.changed.connect(self._pause.start)
        self.guidance.toggled.connect(self._pause.start)
        self.by.textChanged.connect(self._show_after)
        self.by.entered.connect(self._show_after)
        self.by.left.connect(self._show_after)
        self.by.returnPressed.connect(self._on_enter)
        self.list.activated.connect(self._on_activated)
        self.list.clicked.connect(lambda index: self._jump(index, False))
        self.model.ticked.connect(self._show_count)
        self.all.clicked.connect(lambda: self.model.tick_all(True))
        self.none.clicked.connect(lambda: self.model.tick_all(False))
        self.replace.clicked.connect(self._replace_chosen)
        self.close_button.clicked.connect(self.left)
        self.search.found.connect(self._show)
        self.search.failed.connect(self._fail)
        self._pause.timeout.connect(self.look_again)
        self._long.timeout.connect(lambda: self.count.setText(self.tr("Searching…")))
        look().changed.connect(self._on_look)

    def _on_look(self) -> None:
        self.close_button.setIcon(icon("close", "muted"))

    # The plan.

    def show_plan(self, bridge: Bridge | None) -> None:
        """Search the plan behind a bridge and follow it; none for None."""
        if self._bridge is not None:
            self._bridge.history_changed.disconnect(self._follow)
        self._bridge = bridge
        self.search.stop()
        self.model.show(Plan.empty("no plan"), ())
        if bridge is not None:
            bridge.history_changed.connect(self._follow)
            self.look_again()

    def forget(self) -> None:
        """Show nothing any more, because the plan is gone."""
        self._bridge = None  # its signals went with it
        self.show_plan(None)

    def _follow(self, _: object) -> None:
        if self.isVisible():
            self._pause.start()

    def begin(self, words: str, replacing: bool = False) -> None:
        """Let what is sought be typed; `words` are taken as such if there are any."""
        if words:
            self.line.setText(words)
        target = self.by if replacing and self.line.text() else self.line
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        target.selectAll()
        self.look_again()

    def look_again(self) -> None:
        """Search now."""
        self._pause.stop()
        if self._bridge is None:
            return
        self._query = self.options.query(self.line.text())
        self._long.start()
        self.search.ask(Question(self._bridge.plan, self._query, None, self.guidance.isChecked()))

    def _show(self, found: Found) -> None:
        self._long.stop()
        if self._bridge is None:
            return
        row = self.list.currentIndex().row() if self._query == self._shown else -1
        self._shown = self._query
        self.warn.tell("" if found.is_all else self.tr("Only the first 10,000 places are shown."))
        self.model.show(self._bridge.plan, found.hits)
        if 0 <= row < len(found.hits):
            self.list.setCurrentIndex(self.model.index(row))
        self._show_after()

    def _fail(self, why: str) -> None:
        self._long.stop()
        self.model.show(Plan.empty("no plan"), ())
        self.warn.tell(why)
        self.count.clear()

    # Replacing.

    def _substitute(self) -> Substitute | None:
        """Return what takes the place of hits; None where that cannot be, which is said."""
        try:
            return Substitute(self._query, self.by.text())
        except NapError as error:
            self.warn.tell(sentence(error))
            return None

    def _show_after(self) -> None:
        if self.model.hits or not self._query.words:
            self.warn.tell("")
        shows = self.by.text() or self.by.hasFocus()
        self.model.use(self._substitute() if shows and self.model.hits else None)
        self._show_count()

    def _show_count(self) -> None:
        hits, chosen = self.model.hits, self.model.chosen
        if not self._query.words:
            self.count.setText("")
        elif not hits:
            self.count.setText(self.tr("Nothing is found."))
        else:
            self.count.setText(self.tr("%n place(s)", "", len(hits)))
        can = any(not hit.at.fixed for hit in hits)
        self.all.setVisible(can)
        self.none.setVisible(can)
        verb = (
            self.tr("Replace {count} chosen")
            if self.by.text()
            else self.tr("Delete {count} chosen")
        )
        self.replace.setText(verb.format(count=len(chosen)))
        self.replace.setEnabled(bool(chosen))

    def _on_enter(self) -> None:
        """Replace; to delete what was found takes the button."""
        if self.by.text():
            self._replace_chosen()

    def _replace_chosen(self) -> None:
        bridge, chosen, substitute = self._bridge, self.model.chosen, self._substitute()
        if bridge is None or not chosen or substitute is None:
            return
        done: list[int] = []

        def make(plan: Plan) -> list[Change]:
            result = replaced(plan, chosen, substitute)
            done.extend((result.done, result.left))
            return result.changes

        try:
            kept = bridge.do(self.tr("Replace"), make)
        except NapError as error:
            self.warn.tell(sentence(error))
            return
        if not kept or not done:
            return
        said = self.tr("%n place(s) replaced.", "", done[0])
        if done[1]:
            said += " " + self.tr("%n had changed and stayed.", "", done[1])
        self.told.emit(said, True)
        self.look_again()

    # Going from hit to hit.

    def step(self, way: int) -> None:
        """Go to the next hit, or for -1 to the one before, around the ends."""
        if self._pause.isActive():
            self.look_again()
        count = len(self.model.hits)
        if not count:
            return
        row = self.list.currentIndex().row()
        row = (row + way) % count if row >= 0 else (0 if way > 0 else count - 1)
        self.list.setCurrentIndex(self.model.index(row))
        self._jump(self.model.index(row), not self.isAncestorOf(self.focusWidget() or self))

    def _go_to_list(self) -> None:
        if self.model.hits:
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_activated(self, index: Index) -> None:
        self._jump(index, True)

    def _jump(self, index: Index, goes_along: bool) -> None:
        hit = self.model.hit(index)
        if isinstance(hit, Hit):
            self.jumped.emit(hit, goes_along)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
