"""Shows one page of guidance as a column of texts, cards and lists."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nap_desktop.ui.guidance.pages import Entry, Link, Page, Part
from nap_desktop.ui.guidance.wording_card import WordingCard
from nap_desktop.ui.widgets.card_button import CardButton
from nap_desktop.ui.widgets.side_text import SidePage, SideText, overline
from nap_desktop.ui.widgets.tips import plain_tip

_ABOVE_PART = 12


class PageView(SidePage):
    """One page, built once in two turns: the top, and what stands further down.

    wording_chosen:   an `Offer` that a person wants to start from.
    provision_opened: the code of a provision that a person wants to look at.
    """

    wording_chosen = Signal(object)
    provision_opened = Signal(str)

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.cards: list[WordingCard] = []
        self.setAccessibleName(page.heading)
        self.add(SideText(page.heading, "heading"))
        if page.text:
            self.add(SideText(page.text), 2)
        if page.questions:
            self._add_questions()
        if page.offers:
            self._add_wordings()
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._add_rest)
        self._rest.start()

    def _add_rest(self) -> None:
        """Add what stands further down, one turn later: so that the top is there at once."""
        for part in self.page.parts:
            self._add_part(part)
        if self.page.links:
            self._add_links()

    def _add_questions(self) -> None:
        self.add(overline(self.tr("Questions for the room")), _ABOVE_PART)
        self.add(_numbered(self.page.questions))

    def _add_wordings(self) -> None:
        self.add(overline(self.tr("Wording to start from")), _ABOVE_PART)
        for place, offer in enumerate(self.page.offers, 1):
            card = WordingCard(offer, place)
            card.used.connect(self.wording_chosen)
            self.cards.append(card)
            self.add(card)

    def _add_part(self, part: Part) -> None:
        if not part.entries:
            return
        self.add(overline(part.title), _ABOVE_PART)
        if part.remark:
            remark = SideText(part.remark, "caption")
            remark.setToolTip(plain_tip(part.remark_in_full))
            self.add(remark)
        self.add(Lines(part))

    def _add_links(self) -> None:
        if self.page.links_title:
            self.add(overline(self.page.links_title), _ABOVE_PART)
        for link in self.page.links:
            self.add(self._link(link))

    def _link(self, link: Link) -> QWidget:
        button = LinkRow(link)
        button.opened.connect(self.provision_opened)
        return button


class LinkRow(CardButton):
    """A provision in a list: opens its page.

    opened: the code of the provision.
    """

    opened = Signal(str)

    def __init__(self, link: Link, parent: QWidget | None = None) -> None:
        super().__init__("row", f"{link.name}, {link.title}", parent)
        self._code = link.code
        name, title = QLabel(link.name), SideText(link.title)
        name.setProperty("role", "accent")
        name.setMinimumWidth(name.fontMetrics().horizontalAdvance("OP 3 (m) "))
        self.holds(name, title)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(title, 1)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.opened.emit(self._code)


class Lines(QWidget):
    """A list of entries; those after the first `shown` wait behind a button."""

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._add(part.entries[: part.shown])
        hidden = len(part.entries) - part.shown
        if hidden > 0:
            self._more = QPushButton(self.tr("Show {count} more").format(count=hidden))
            self._more.setProperty("role", "link")
            self._more.clicked.connect(self._show_all)
            self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)

    def _add(self, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            if self._column.count():
                self._column.addSpacing(5)
            self._column.addWidget(SideText(entry.name, "small"))
            if entry.note:
                self._column.addWidget(SideText(entry.note, "caption"))

    def _show_all(self) -> None:
        self._more.hide()
        self._add(self._part.entries[self._part.shown :])


def _numbered(texts: tuple[str, ...]) -> QWidget:
    """Return a numbered list whose lines hang beside their numbers."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for row, text in enumerate(texts):
        number = QLabel(str(row + 1))
        number.setProperty("role", "muted")
        number.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(number, row, 0)
        grid.addWidget(SideText(text), row, 1)
    return holder
