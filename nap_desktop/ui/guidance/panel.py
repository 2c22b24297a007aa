"""The guidance for the item shown: a page per provision or section, and chips to switch."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan.ids import NodeId
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.guidance import sources
from nap_desktop.ui.guidance.page_view import PageView
from nap_desktop.ui.guidance.pages import Tab
from nap_desktop.ui.guidance.sources import ALL
from nap_desktop.ui.guidance.wording_card import KEYS
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.flow import FlowLayout
from nap_desktop.ui.widgets.tips import plain_tip

_KEPT_PAGES = 24


class GuidancePanel(QWidget):
    """Shows what is asked of the item shown and what others start from.

    wording_chosen:   an `Offer` that a person wants in the plan; its `fields()` are canonical.
    provision_chosen: the code of a provision that a person wants among the measure's basis.
    """

    wording_chosen = Signal(object)
    provision_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge: Bridge | None = None
        self._node: NodeId | None = None
        self._tabs: list[Tab] = []
        self._page = ""
        self._views: dict[str, PageView] = {}
        self._chip_frame = QWidget(self)
        self._chips = QWidget(self._chip_frame)
        self._chip_group = QButtonGroup(self)
        self._back = QPushButton(self.tr("‹ All provisions"), self)
        self._add = QPushButton(self.tr("Add to the 1540 basis"), self)
        self._stack = QStackedWidget(self)
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        self._chip_group.setExclusive(False)  # none is checked while another provision is shown
        self._chips.setAccessibleName(self.tr("Provisions of this item"))
        FlowLayout(self._chips)
        frame = QVBoxLayout(self._chip_frame)
        frame.setContentsMargins(16, 12, 16, 0)
        frame.addWidget(self._chips)
        self._back.setProperty("role", "link")
        self._add.setProperty("role", "chip-accent")
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 16, 0)
        bar.addWidget(self._back)
        bar.addStretch(1)
        bar.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._chip_frame)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        for widget in (self._chip_frame, self._back, self._add):
            widget.hide()

    def _connect(self) -> None:
        self._chip_group.buttonClicked.connect(self._on_chip)
        self._back.clicked.connect(self._show_all)
        self._add.clicked.connect(self._add_provision)
        for place in range(1, KEYS + 1):
            keys = QShortcut(QKeySequence(f"Ctrl+{place}"), self)
            keys.setProperty("place", place)
            keys.activated.connect(self._on_key)
        look().changed.connect(self._on_look)

    def show_plan(self, bridge: Bridge | None) -> None:
        """Follow the plan behind a bridge; nothing is shown for None."""
        if self._bridge is not None:
            self._bridge.history_changed.disconnect(self._follow)
        self._bridge = bridge
        if bridge is not None:
            bridge.history_changed.connect(self._follow)
        self.show_node(None)

    def show_node(self, node: NodeId | None) -> None:
        """Show the guidance for an item, the provision in front staying there if it fits."""
        self._node = node if self._bridge and node in self._bridge.plan.nodes else None
        self._tabs = self._wanted_tabs()
        self._fill_chips()
        known = [tab.page for tab in self._tabs]
        self._show_page(self._page if self._page in known else next(iter(known), ALL))

    def show_provision(self, code: str) -> None:
        """Show what a provision asks, whether or not the item shown rests on it."""
        self._show_page(sources.provision_key(code))

    def insert(self, place: int) -> None:
        """Choose the wording with a number of the page in front; nothing if there is none."""
        view = self._view
        if view is not None and 0 < place <= len(view.cards):
            self.wording_chosen.emit(view.cards[place - 1].offer)

    @property
    def provision(self) -> str:
        """The code of the provision in front; empty for a page on something else."""
        return sources.code_of(self._page)

    @property
    def heading(self) -> str:
        """The heading of the page in front; empty for none."""
        return self._view.page.heading if self._view is not None else ""

    @property
    def _view(self) -> PageView | None:
        view = self._stack.currentWidget()
        return view if isinstance(view, PageView) else None

    def _wanted_tabs(self) -> list[Tab]:
        if self._bridge is None or self._node not in self._bridge.plan.nodes:
            return []
        return sources.tabs(self._bridge.plan, self._node)

    def _follow(self, _: object) -> None:
        """Look again where an act may have given the item shown another basis."""
        if self.isVisible() and self._wanted_tabs() != self._tabs:
            self.show_node(self._node)

    def _fill_chips(self) -> None:
        row = self._chips.layout()
        while row is not None and (item := row.takeAt(0)) is not None:
            button = item.widget()
            self._chip_group.removeButton(button)
            button.hide()
            button.deleteLater()
        for tab in self._tabs:
            self._chips.layout().addWidget(self._chip(tab))

    def _chip(self, tab: Tab) -> QPushButton:
        chip = QPushButton(tab.name)
        chip.setCheckable(True)
        chip.setProperty("role", "chip")
        chip.setProperty("page", tab.page)
        chip.setToolTip(plain_tip(tab.title))
        chip.setAccessibleName(f"{tab.name}, {tab.title}" if tab.title else tab.name)
        self._chip_group.addButton(chip)
        return chip

    def _show_page(self, page: str) -> None:
        self._page = page
        view = self._views.get(page) or self._build(page)
        self._stack.setCurrentWidget(view)
        for chip in self._chip_group.buttons():
            chip.setChecked(chip.property("page") == page)
        foreign = page not in [tab.page for tab in self._tabs]
        self._chip_frame.setVisible(len(self._tabs) > (0 if foreign else 1))
        code = sources.code_of(page)
        self._back.setVisible(foreign and page != ALL)
        self._add.setVisible(foreign and bool(code) and self._is_measure)

    @property
    def _is_measure(self) -> bool:
        bridge = self._bridge
        return bool(bridge and self._node and bridge.plan.nodes[self._node].kind == "measure")

    def _build(self, page: str) -> PageView:
        view = PageView(sources.page(page, self._bridge and self._bridge.plan), self)
        view.wording_chosen.connect(self.wording_chosen)
        view.provision_opened.connect(self.show_provision)
        self._views[page] = view
        self._stack.addWidget(view)
        if len(self._views) > _KEPT_PAGES:
            self._forget(next(iter(self._views)))
        return view

    def _forget(self, page: str) -> None:
        view = self._views.pop(page)
        self._stack.removeWidget(view)
        view.deleteLater()

    def _on_chip(self, chip: QPushButton) -> None:
        self._show_page(chip.property("page"))

    def _on_key(self) -> None:
        self.insert(self.sender().property("place"))

    def _show_all(self) -> None:
        self._show_page(ALL)

    def _add_provision(self) -> None:
        self.provision_chosen.emit(sources.code_of(self._page))

    def _on_look(self) -> None:
        """Forget what was built for another size of text."""
        for page in [page for page in self._views if page != self._page]:
            self._forget(page)
