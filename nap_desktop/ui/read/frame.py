"""The parts of the read view and where they stand: bar, find bar, contents, pages, what is told."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.ui.look import look
from nap_desktop.ui.read.choice import DocumentChoice
from nap_desktop.ui.read.contents import Contents
from nap_desktop.ui.read.desk import FIT_WIDTH, WHOLE_PAGE, ZOOMS
from nap_desktop.ui.read.finding import FindBar, Finding
from nap_desktop.ui.read.paper_view import PaperView

_LIST = 230  # px of the contents


class Notice(QWidget):
    """A sentence in place of the pages, with one button where there is something to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.act = QPushButton(self.tr("Go to the draft"), self)
        self.words.setProperty("role", "muted")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addSpacing(10)
        column.addWidget(self.act, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)


class Frame(QObject):
    """All widgets of one read view; holds no rules."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.listed = QPushButton(self.tr("Contents"), view)
        self.choice = DocumentChoice(view)
        self.zoom = QComboBox(view)
        self.paged = QPushButton(self.tr("Pages"), view)
        self.find = QPushButton(self.tr("Find"), view)
        self.pdf = QPushButton(self.tr("PDF…"), view)
        self.print = QPushButton(self.tr("Print…"), view)
        self.paper = PaperView(view)
        self.contents = Contents(view)
        self.bar = FindBar(view)
        self.finding = Finding(self.bar, self.paper)
        self.notice = Notice(view)
        self.keys = QLabel(view)
        self.page = QLabel(view)
        self._set_up()
        self._lay_out()

    def _set_up(self) -> None:
        for button in (self.listed, self.paged, self.find):
            button.setProperty("role", "quiet")
        self._fit_buttons()
        look().changed.connect(self._fit_buttons)
        self.listed.setCheckable(True)
        self.paged.setCheckable(True)
        self.listed.setToolTip(self.tr("Show the headings beside the document"))
        self.paged.setToolTip(self.tr("Sheets of paper, or one long strip"))
        self.find.setToolTip(self.tr("Find in the document (Ctrl+F)"))
        self.pdf.setToolTip(self.tr("Write this document as PDF"))
        self.print.setToolTip(self.tr("Print this document (Ctrl+P)"))
        self.zoom.setAccessibleName(self.tr("Size"))
        self.zoom.setToolTip(self.tr("Size (Ctrl and the wheel of the mouse)"))
        self.zoom.addItem(self.tr("Fit the width"), FIT_WIDTH)
        self.zoom.addItem(self.tr("Whole page"), WHOLE_PAGE)
        for zoom in ZOOMS:
            self.zoom.addItem(self.tr("{number} %").format(number=round(zoom * 100)), zoom)
        self.paper.setAccessibleName(self.tr("The document"))
        self.paper.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.bar.hide()
        self.keys.setText(
            self.tr(
                "Click: edit · Drag: select · Ctrl+Down, Ctrl+Up: from item to item · Enter: edit"
            )
        )
        for label in (self.keys, self.page):
            label.setProperty("role", "caption")

    def _fit_buttons(self) -> None:
        for button in (self.listed, self.paged, self.find):
            bold = QFontMetrics(look().font(13, bold=True))  # as it is while it is checked
            button.setMinimumWidth(bold.horizontalAdvance(button.text()) + look().px(22))
        self.contents.setMinimumWidth(look().px(120))

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(8)
        bar.addWidget(self.listed)
        bar.addWidget(self.choice)
        for widget in (self.zoom, self.paged, self.find):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.pdf)
        bar.addWidget(self.print)
        self.stack = QStackedWidget(self._view)
        self.split = QSplitter(Qt.Orientation.Horizontal, self._view)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        self.split.addWidget(self.contents)
        self.split.addWidget(self.paper)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([look().px(_LIST), 10_000])
        self.stack.addWidget(self.split)
        self.stack.addWidget(self.notice)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 5)
        foot.setSpacing(16)
        foot.addWidget(self.keys, 1)
        foot.addWidget(self.page)
        column = QVBoxLayout(self._view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)

    # What it says.

    def show_paper(self, is_empty: bool, failure: str) -> None:
        """Show the pages, or why there are none."""
        nothing = self.tr(
            "Nothing is written yet. What you write in the draft stands here as a document."
        )
        self.notice.words.setText(failure or nothing)
        self.notice.act.setVisible(not failure)
        has_pages = not (failure or is_empty)
        self.stack.setCurrentWidget(self.split if has_pages else self.notice)
        for button in (self.pdf, self.print, self.find, self.listed, self.paged, self.zoom):
            button.setEnabled(has_pages)
        self._view.setFocusProxy(self.paper if has_pages else self.notice.act)
        self.keys.setVisible(has_pages)
        self.page.setVisible(has_pages)

    def show_zoom(self, zoom: str | float, percent: int) -> None:
        """Show the size in use: its name, or its number if a person turned the wheel."""
        place = self.zoom.findData(zoom)
        self.zoom.setPlaceholderText(self.tr("{number} %").format(number=percent))
        self.zoom.setCurrentIndex(place)

    def show_page(self, number: int, count: int, is_guess: bool) -> None:
        """Show which page is read; nothing for none."""
        words = (
            self.tr("Page {page} of about {pages}")
            if is_guess
            else self.tr("Page {page} of {pages}")
        )
        self.page.setText(words.format(page=number, pages=count) if number else "")
