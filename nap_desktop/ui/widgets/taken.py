"""What is taken from a list: the names that were taken, and a button that opens the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nap_desktop.plan.tree import Plan
from nap_desktop.ui.widgets.chips import Thing
from nap_desktop.ui.widgets.picker import Picker
from nap_desktop.ui.widgets.side_text import SideText


class Taken(QWidget):
    """Names of things one below the other; what is taken or given back is told at once.

    opened:  the list is about to be shown and wants to be filled (`offer`).
    changed: something was taken or given back.
    """

    opened = Signal()
    changed = Signal()

    def __init__(
        self, name: str, things: Callable[[Plan], Sequence[Thing]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._things = things
        self.codes: list[str] = []
        self.names = SideText("", "", self)
        self.button = QPushButton(self.tr("Choose…"), self)
        self._picker = Picker(self, name)
        self.button.setProperty("role", "link")
        self.button.setAutoDefault(False)
        self.button.setAccessibleName(self.tr("Choose: {name}").format(name=name))
        self.setFocusProxy(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.names)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.button.clicked.connect(self.opened)
        self._picker.toggled.connect(self._toggle)

    def show_codes(self, plan: Plan, codes: Sequence[str]) -> None:
        """Show what is taken; what the list does not know is passed over."""
        self.codes = list(codes)
        known = {thing.code: thing.text for thing in self._things(plan)} if codes else {}
        names = [known[code] for code in codes if code in known]
        self.names.setText("\n".join(names))
        self.names.setVisible(bool(names))

    def offer(self, plan: Plan | None) -> None:
        """Open the list."""
        if plan is not None:
            self._picker.offer(self._things(plan), self.codes)
            self._picker.pop_up(self.button)

    def _toggle(self, code: str) -> None:
        held = self.codes
        self.codes = [one for one in held if one != code] if code in held else [*held, code]
        self.changed.emit()
