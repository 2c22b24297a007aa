"""The line of quick capture: chips show what was understood, a list completes bodies."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from nap_desktop.plan.labels import body_name, labels
from nap_desktop.plan.tree import Plan
from nap_desktop.services.capturing import (
    END,
    LEAD,
    WORDING,
    Caught,
    Part,
    bodies_like,
    caught,
    typing_body,
    with_body,
)
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.flow import FlowLayout
from nap_desktop.ui.widgets.line import Line

_WIDEST, _ABOVE, _MOST = 720, 60, 6  # px at 100 %, px, bodies that are offered


class CaptureLine(QFrame):
    """Stays open line after line until Escape.

    captured: what a line says (`Caught`), when Enter is pressed.
    left:     no more lines are wanted.
    """

    captured = Signal(object)
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._plan = Plan.empty("no plan")
        self.where = QLabel(self)
        self.line = Line(self)
        self.chips = QWidget(self)
        self.told = QLabel(self)
        self.list = QListWidget(self)
        self._place_soon = QTimer(self, singleShot=True, interval=0)
        self._place_soon.timeout.connect(self.place)
        self._set_up()
        self._lay_out()
        self.line.textChanged.connect(self._on_typed)
        self.list.itemClicked.connect(self._take)
        self.line.installEventFilter(self)
        self.hide()

    def _set_up(self) -> None:
        self.setProperty("role", "popup")
        self.setAccessibleName(self.tr("Quick capture"))
        self.where.setProperty("role", "caption")
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setPlaceholderText(self.tr("A measure in one line: @lead body  !end  #provision"))
        self.line.setAccessibleName(self.tr("A measure in one line"))
        self.chips.setAccessibleName(self.tr("What was understood"))
        self.told.setProperty("role", "muted")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.list.setProperty("role", "popup")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Bodies"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()

    def _lay_out(self) -> None:
        self._flow = FlowLayout(self.chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        for widget in (self.where, self.line, self.list, self.chips, self.told):
            column.addWidget(widget)

    def begin(self, plan: Plan, where: str) -> None:
        """Let a line be typed; `where` says where its measure goes."""
        self.show_plan(plan, where)
        self.told.setText(self.tr("Enter adds the measure, Escape ends."))
        self.show()
        self.raise_()
        self._on_typed()
        self.place()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_plan(self, plan: Plan, where: str) -> None:
        """Complete bodies of this plan; `where` says where the next measure goes."""
        self._plan = plan
        self.where.setText(where)

    def go_on(self, plan: Plan, where: str, said: str) -> None:
        """Empty the line for the next measure and tell what became of the last."""
        self.show_plan(plan, where)
        self.line.clear()
        self.told.setText(said)

    @property
    def caught(self) -> Caught:
        """What the line says now."""
        return caught(self._plan, self.line.text(), labels())

    def _on_typed(self, *_: object) -> None:
        found = self.caught
        self._show_chips(found.parts)
        if found.unread:
            said = self.tr("Not understood, stays in the text: {words}")
            self.told.setText(said.format(words="  ".join(found.unread)))
        elif self.line.text():
            self.told.setText(self.tr("Enter adds the measure, Escape ends."))
        self._offer()
        self._place_soon.start()

    def _show_chips(self, parts: tuple[Part, ...]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for part in parts:
            if part.key:
                chip = QLabel(self._chip_words(part), self.chips)
                chip.setTextFormat(Qt.TextFormat.PlainText)
                chip.setProperty("role", "chip-accent")
                chip.show()
                self._flow.addWidget(chip)
        self.chips.setVisible(any(part.key for part in parts))

    def _chip_words(self, part: Part) -> str:
        if part.key == LEAD:
            form = self.tr("New body: {name}") if part.is_new else self.tr("Lead: {name}")
            return form.format(name=part.words)
        if part.key in (END, WORDING):
            return self.tr("End: {date}").format(date=part.words)
        return part.words

    # Bodies while they are typed.

    def _offer(self) -> None:
        self.list.clear()
        typing = typing_body(self.line.text(), self.line.cursorPosition())
        found = bodies_like(self._plan, typing[1])[:_MOST] if typing else []
        exact = typing is not None and any(
            typing[1].strip().casefold() == body_name(self._plan, one).casefold() for one in found
        )
        for body in found if not exact else ():
            short = self._plan.get(body, "short")
            said = "  ".join(filter(None, (body_name(self._plan, body), short)))
            item = QListWidgetItem(said)
            item.setData(Qt.ItemDataRole.UserRole, body_name(self._plan, body))
            self.list.addItem(item)
        self.list.setCurrentRow(-1)
        rows = self.list.count()
        self.list.setVisible(rows > 0)
        if rows:
            self.chips.hide()  # what is still being typed is not understood yet
        if rows:
            self.list.setFixedHeight(self.list.sizeHintForRow(0) * rows + look().px(14))

    def _take(self, item: QListWidgetItem) -> None:
        name = item.data(Qt.ItemDataRole.UserRole)
        text, cursor = with_body(self.line.text(), self.line.cursorPosition(), name)
        self.line.setText(text)
        self.line.setCursorPosition(cursor)
        self.list.hide()
        self.line.setFocus()
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the list and of the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key())) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        offered = not self.list.isHidden()
        row = self.list.currentRow()
        match key:
            case Qt.Key.Key_Down if offered:
                self.list.setCurrentRow(min(row + 1, self.list.count() - 1))
            case Qt.Key.Key_Up if offered:
                self.list.setCurrentRow(max(row - 1, -1))
            case Qt.Key.Key_Tab if offered:
                self._take(self.list.item(max(row, 0)))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if offered and row >= 0:
                self._take(self.list.item(row))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._capture()
            case Qt.Key.Key_Escape if offered and row >= 0:
                self.list.hide()
            case Qt.Key.Key_Escape:
                self.hide()
                self.left.emit()
            case _:
                return False
        return True

    def _capture(self) -> None:
        found = self.caught
        if found.text:
            self.captured.emit(found)
        elif self.line.text().strip():
            self.told.setText(self.tr("Say what is to be done, too."))

    def place(self) -> None:
        """Stand at the lower edge of the window, in its middle."""
        window = self.parentWidget()
        width = min(look().px(_WIDEST), window.width() - 60)
        self.setFixedWidth(width)
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            self.setFixedHeight(layout.totalHeightForWidth(width))
            layout.activate()
        self.move((window.width() - width) // 2, window.height() - self.height() - _ABOVE)
