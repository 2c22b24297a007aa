"""The first screen: the plans of the library, the starter templates, the bin."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.services.library import OpenLibrary
from nap_desktop.services.templates import Templates
from nap_desktop.ui.library.attempt import attempt
from nap_desktop.ui.library.bin_page import BinPage
from nap_desktop.ui.library.plans_page import PlansPage
from nap_desktop.ui.library.templates_page import TemplatesPage
from nap_desktop.ui.look import icon, look

_RAIL = 208


class Shelf(QWidget):
    """Three pages behind a rail on the left.

    open_requested, export_requested: the id of a plan.
    place_requested:                  the id of a plan, an item in it, the key of its field or "".
    sample_requested:                 the sample plan is wanted.
    new_requested:                    a new plan is wanted, from the template with this id or any.
    told:                             a sentence, and what takes the act back (or None).
    failed:                           a foreseen failure.
    """

    open_requested = Signal(str)
    place_requested = Signal(str, str, str)
    export_requested = Signal(str)
    sample_requested = Signal()
    new_requested = Signal(str)
    told = Signal(str, object)
    failed = Signal(object)

    def __init__(self, library: OpenLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.plans = PlansPage(library, self)
        self.templates = TemplatesPage(Templates.beside(Path(library.path)), self)
        self.bin = BinPage(library, self)
        self._stack = QStackedWidget(self)
        self._rail = QWidget(self)
        self._group = QButtonGroup(self)
        self._set_up()
        self._connect()
        listener = self._on_changed
        library.changed.listen(listener)
        self.destroyed.connect(lambda: library.changed.leave(listener))

    def _set_up(self) -> None:
        self._rail.setProperty("role", "panel")
        self._rail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self._rail)
        column.setContentsMargins(12, 20, 12, 12)
        column.setSpacing(4)
        self._group.setExclusive(True)
        for place, (text, page) in enumerate(
            (
                (self.tr("Plans"), self.plans),
                (self.tr("Templates"), self.templates),
                (self.tr("Bin"), self.bin),
            )
        ):
            button = QPushButton(text, self._rail)
            button.setProperty("role", "rail")
            button.setCheckable(True)
            button.setChecked(place == 0)
            self._group.addButton(button, place)
            column.addWidget(button)
            self._stack.addWidget(page)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)
        self._on_look()

    def _connect(self) -> None:
        self._group.idClicked.connect(self.show_page)
        look().changed.connect(self._on_look)
        self.plans.open_requested.connect(self.open_requested)
        self.plans.place_requested.connect(self.place_requested)
        self.plans.export_requested.connect(self.export_requested)
        self.plans.sample_requested.connect(self.sample_requested)
        self.plans.new_requested.connect(self.new_requested)
        self.templates.new_requested.connect(self.new_requested)
        for page in (self.plans, self.bin):
            page.told.connect(self.told)
            page.failed.connect(self.failed)

    def show_page(self, place: int) -> None:
        """Show the plans (0), the templates (1) or the bin (2)."""
        self._group.button(place).setChecked(True)
        self._stack.setCurrentIndex(place)
        self.refresh()

    def refresh(self) -> None:
        """Show what the library holds now, in the page in front."""
        page: Any = self._stack.currentWidget()
        attempt(self, page.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what the library holds by now."""
        super().showEvent(event)
        self.refresh()

    def _on_changed(self, _: str) -> None:
        if self.isVisible():
            self.refresh()

    def _on_look(self) -> None:
        self._rail.setFixedWidth(look().px(_RAIL))
        for place, name in enumerate(("plans", "templates", "bin")):
            self._group.button(place).setIcon(icon(name, "muted"))
