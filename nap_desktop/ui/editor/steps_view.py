"""The steps of a measure as short rows in its form; a click opens one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan.counting_letters import script
from nap_desktop.plan.dates import print_date
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels, title
from nap_desktop.plan.numbering import printed
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.editor.choice_fields import AddButton
from nap_desktop.ui.editor.fold import FoldLine
from nap_desktop.ui.editor.rows import GUTTER, LeftLabel
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.words import draw_words


class StepRow(QAbstractButton):
    """One step: its letter, its words, its time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.node: NodeId = ""
        self._letter = self._when = ""
        self._untitled = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def tell(self, node: NodeId, letter: str, words: str, when: str) -> None:
        """Show a step."""
        self.node, self._letter, self._when = node, letter, when
        self._untitled = not words
        self.setText(words or self.tr("Untitled"))
        self.setAccessibleName(f"{letter} {self.text()} {when}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a row."""
        return QSize(200, max(self.fontMetrics().height() + look().px(8), look().px(26)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        tokens, metrics = look().tokens, self.fontMetrics()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        pad, letter = look().px(6), look().px(22)
        when = metrics.horizontalAdvance(self._when)
        self._draw(painter, QRect(pad, 0, letter, self.height()), self._letter, tokens.muted)
        room = QRect(pad + letter, 0, self.width() - 3 * pad - letter - when, self.height())
        colour = tokens.faint if self._untitled else tokens.text
        self._draw(painter, room, self.text(), colour)
        last = QRect(self.width() - pad - when, 0, when + 2, self.height())
        self._draw(painter, last, self._when, tokens.muted)

    def _draw(self, painter: QPainter, room: QRect, words: str, colour: str) -> None:
        direction = self.layoutDirection()
        painter.setPen(QColor(colour))
        draw_words(painter, QStyle.visualRect(direction, self.rect(), room), words, direction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class StepsView(QWidget):
    """All steps of the measure, and the button that adds one.

    chosen: the id of a step that is to be opened. wanted: a new step is.
    """

    chosen = Signal(str)
    wanted = Signal()

    def lock(self, locked: bool) -> None:
        """Let steps only be opened, or be added again."""
        self._add.setEnabled(not locked)

    def __init__(self, words: Labels, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[StepRow] = []
        self._count = 0
        self._folded = True
        self._line = FoldLine(self.tr("Steps"), self)
        self._line.clicked.connect(self._toggle)
        self._add = AddButton(self.tr("Add step"), self)
        self._add.clicked.connect(self.wanted)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._list.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        self._label = LeftLabel(self.tr("Steps"), None, self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._label.setContentsMargins(0, 4, 0, 0)
        self._sign = FoldLine(self.tr("Steps"), self, small=True)
        self._sign.clicked.connect(self._toggle)
        room = QWidget(self)
        room.setFixedWidth(look().px(GUTTER))
        self._gutter = room
        self._rest = QWidget(self)
        line = QHBoxLayout(self._rest)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(room)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        line.addSpacing(8 - look().px(6) if look().px(6) < 8 else 0)
        line.addLayout(self._list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._line)
        column.addWidget(self._rest)

    def _toggle(self) -> None:
        self._folded = not self._folded
        self._show_parts()
        (self._line if self._folded else self._sign).setFocus()

    def _show_parts(self) -> None:
        folded = self._folded and self._count > 0
        self._line.setVisible(folded)
        self._rest.setVisible(not folded)
        self._sign.setVisible(self._count > 0)
        self._gutter.setVisible(not self._count)

    def show_steps(self, plan: Plan, measure: NodeId) -> None:
        """Show the steps of a measure; rows are used again."""
        steps = plan.under(measure)
        self._count = len(steps)
        of = script(plan.get(plan.root, "language"))
        words = " · ".join(filter(None, (title(plan, step) for step in steps)))
        summary = f"{len(steps)} · {words[:300]}" if words else str(len(steps))
        self._line.tell(True, summary, not words)
        self._sign.tell(False, summary, not words)
        self._show_parts()
        while len(self._rows) < len(steps):
            row = StepRow(self)
            row.clicked.connect(partial(self._open, row))
            self._list.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(steps))
            if place < len(steps):
                step = steps[place]
                letter = printed("a)", place + 1, of)
                row.tell(step, letter, title(plan, step), self._when(plan, step))

    def _when(self, plan: Plan, step: NodeId) -> str:
        lang = self._words.lang
        ends = [plan.get(step, key) for key in ("start", "end")]
        return " – ".join(print_date(value, lang) for value in dict.fromkeys(ends) if value)

    def _open(self, row: StepRow, *_: object) -> None:
        self.chosen.emit(row.node)
