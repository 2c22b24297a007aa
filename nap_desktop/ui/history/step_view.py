"""One step as it is read: what differs, and what of it can be brought back."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan.change import RemoveNode, SetField
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.history.telling import Line, Sitting, Told
from nap_desktop.ui.history.wishes import Wish
from nap_desktop.ui.look import icon
from nap_desktop.ui.widgets import times
from nap_desktop.ui.widgets.difference import as_html, as_words, difference, replaced
from nap_desktop.ui.widgets.side_text import SideText


def wish_of(plan: Plan, line: Line, sitting: Sitting) -> Wish | None:
    """Return what brings back what a line says stood there before; None if nothing would change."""
    before = sitting.first - 1
    match line.change:
        case SetField(node, key, lang, value) if node in plan.nodes:
            if plan.get(node, key, lang) != value:
                return Wish("value", before, sitting.at, node, key, lang, value)
        case RemoveNode(node) if node.id not in plan.nodes:
            return Wish("item", before, sitting.at, node.id)
    return None


class LinesView(QWidget):
    """The lines on one item, each with what brings it back.

    asked: a wish (`Wish`).
    """

    asked = Signal(object)

    def __init__(
        self, plan: Plan, sitting: Sitting, lines: Iterable[Line], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._wishes: list[Wish] = []
        for line in lines:
            self._add(line, wish_of(plan, line, sitting))

    def _add(self, line: Line, wish: Wish | None) -> None:
        self._column.addSpacing(4)
        caption = SideText(line.caption, "caption")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(caption, 1)
        if wish is not None:
            row.addWidget(self._button(line, wish), 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        if line.before or line.after:
            self._column.addWidget(_difference(line))

    def _button(self, line: Line, wish: Wish) -> QPushButton:
        button = QPushButton(self.tr("Bring back"))
        button.setProperty("role", "link")
        button.setProperty("wish", len(self._wishes))
        button.setAccessibleName(self.tr("Bring back: {what}").format(what=line.caption))
        if line.change is not None and isinstance(line.change, SetField):
            button.setToolTip(self.tr("Let the field say again what it said before this change"))
        else:
            button.setToolTip(self.tr("Bring it back with all that was below it"))
        self._wishes.append(wish)
        button.clicked.connect(self._on_clicked)
        return button

    def _on_clicked(self) -> None:
        self.asked.emit(self._wishes[self.sender().property("wish")])


def _difference(line: Line) -> QLabel:
    compared = difference if line.is_text else replaced
    pieces = compared(line.before, line.after)
    label = SideText("", "small")
    label.setTextFormat(Qt.TextFormat.RichText)
    QLabel.setText(label, as_html(pieces))
    words = as_words(pieces, label.tr("removed: {text}"), label.tr("added: {text}"))
    label.setAccessibleName(words)
    return label


class StepView(QWidget):
    """One step on one item: its name, who and when, what differs, and a menu on the past.

    asked: a wish (`Wish`).
    """

    asked = Signal(object)

    def __init__(
        self,
        told: Told,
        plan: Plan,
        node: NodeId,
        sitting: Sitting,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._node, self._sitting = node, sitting
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 2)
        column.setSpacing(2)
        column.addWidget(SideText(told.name, "strong"))
        who = " · ".join(filter(None, (told.author, times.in_words(told.at))))
        caption = SideText(who, "caption")
        caption.setToolTip(times.in_full(told.at))
        row = QHBoxLayout()
        row.addWidget(caption, 1)
        row.addWidget(self._menu_button(told.name), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        lines = LinesView(plan, sitting, told.lines)
        lines.asked.connect(self.asked)
        column.addWidget(lines)

    def _menu_button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("more", "muted"))
        button.setAccessibleName(self.tr("More about the step {name}").format(name=name))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        for act, words in (
            ("item", self.tr("Bring the item back to before this")),
            ("compare", self.tr("Compare the plan of then with now…")),
        ):
            action = QAction(words, menu)
            action.setData(act)
            menu.addAction(action)
        menu.triggered.connect(self._on_action)
        button.setMenu(menu)
        return button

    def _on_action(self, action: QAction) -> None:
        sitting = self._sitting
        if action.data() == "item":
            self.asked.emit(Wish("item", sitting.first - 1, sitting.at, self._node))
        else:
            self.asked.emit(Wish("compare", sitting.first - 1, sitting.at))
