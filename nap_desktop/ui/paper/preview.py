"""The first pages of a document as they will be printed, set beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from nap_desktop.base.calm import calm
from nap_desktop.base.progress import Progress
from nap_desktop.services.paper import Document
from nap_desktop.ui.look import look
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.paper.paint import Numbers, Painter, image
from nap_desktop.ui.paper.pdf import numbers_of, set_pages
from nap_desktop.ui.paper.sheets import Sheets
from nap_desktop.ui.tasks import Task, Tasks
from nap_desktop.ui.widgets.side_text import SideText

MOST = 8  # pages that are shown
_ALL = 60  # pages that are set at once, so that the numbers of pages are not guessed
_PAUSE = 150  # ms without another wish before the work begins
_BETWEEN = 14
_EDGE = 12

Make = Callable[[], Document]


@dataclass(frozen=True, slots=True)
class Shot:
    """One page as a picture; `count`: how many there are, `is_guess`: whether that is guessed."""

    wish: int
    number: int
    picture: QImage
    count: int
    is_guess: bool


class _Relay(QObject):
    """Brings pages from the worker to the thread of the window."""

    page = Signal(object)


class Preview(QWidget):
    """Shows the first pages of whatever document it is asked for; the last wish counts."""

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make: Make | None = None
        self._wish = 0
        self._task: Task | None = None
        self._tasks = Tasks(self)
        self._relay = _Relay(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self.title = QLabel(self.tr("Preview"), self)
        self.note = SideText("", "caption", self)
        self.pages = _Pages(self)
        self._scroll = QScrollArea(self)
        self._set_up()

    def _set_up(self) -> None:
        self.title.setProperty("role", "caption")
        self._scroll.setWidget(self.pages)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.tr("Preview of the first pages"))
        self.title.setBuddy(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.note)
        self._relay.page.connect(self._show_page)
        self._pause.timeout.connect(self._begin)

    def show_document(self, make: Make | None) -> None:
        """Show what `make` gives, called in a worker; None for a file that has no pages."""
        self._make = make
        self._wish += 1
        if self._task is not None:
            self._task.progress.cancel()
        if make is None:
            self._pause.stop()
            self.pages.clear()
            self.note.setText(self.tr("A table has no pages to show."))
        else:
            self._pause.start()

    def stop(self) -> None:
        """Give up what is under way and wait for it."""
        self._pause.stop()
        self._wish += 1
        self._tasks.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pages anew in their new size."""
        super().resizeEvent(event)
        if self._make is not None and event.size().width() != event.oldSize().width():
            self.show_document(self._make)

    def _begin(self) -> None:
        make, wish, relay = self._make, self._wish, self._relay
        if make is None:
            return
        width = max(self._scroll.viewport().width() - 2 * _EDGE, 120)
        ratio = self.devicePixelRatioF()

        def work(progress: Progress) -> tuple[int, int]:
            with calm():
                return _draw(make, wish, width, ratio, relay.page.emit, progress)

        self._task = self._tasks.start(work, self._done, self._failed)

    def _show_page(self, shot: Shot) -> None:
        if shot.wish == self._wish:
            self.pages.put(shot.number, shot.picture)
            self._tell(shot)

    def _tell(self, shot: Shot) -> None:
        if shot.count <= MOST:
            self.note.setText(self.tr("%n page(s)", "", shot.count))
        elif shot.is_guess:
            self.note.setText(
                self.tr("The first {some} of about {all} pages").format(some=MOST, all=shot.count)
            )
        else:
            self.note.setText(
                self.tr("The first {some} of {all} pages").format(some=MOST, all=shot.count)
            )

    def _done(self, done: tuple[int, int]) -> None:
        wish, count = done
        if wish == self._wish:
            self.pages.keep(count)
            self.shown.emit()

    def _failed(self, error: Exception | None) -> None:
        if error is not None:
            self.pages.clear()
            self.note.setText(sentence(error))


def _draw(
    make: Make,
    wish: int,
    width: int,
    ratio: float,
    show: Callable[[Shot], None],
    progress: Progress,
) -> tuple[int, int]:
    """Set and draw the first pages, showing each as soon as it is there; return wish and number."""
    progress.report(0, MOST)
    document = make()
    sheets = Sheets(document)
    guess = Numbers(sheets.guess.count, sheets.guess.starts)
    is_guess = guess.count > _ALL
    known = [] if is_guess else set_pages(sheets, progress)
    numbers = guess if is_guess else numbers_of(known)
    painter = Painter(document, numbers)
    drawn = 0
    for sheet in islice(known or sheets, MOST):
        progress.report(drawn, MOST)
        picture = image(painter, sheet, width, ratio)
        show(Shot(wish, sheet.number, picture, numbers.count, is_guess))
        drawn += 1
    return wish, drawn


class _Pages(QWidget):
    """Pages below each other, each as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[QImage] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def put(self, number: int, picture: QImage) -> None:
        """Show a page, counted from 1, in the place of what was there."""
        self._pictures[number - 1 : number] = [picture]
        self._fit()

    def keep(self, count: int) -> None:
        """Show no more than so many pages."""
        del self._pictures[count:]
        self._fit()

    def clear(self) -> None:
        """Show nothing."""
        self.keep(0)

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return len(self._pictures)

    def picture(self, number: int) -> QImage:
        """Return the picture of a page, counted from 1."""
        return self._pictures[number - 1]

    def sizeHint(self) -> QSize:
        """Return the room that all pages take."""
        return QSize(300, round(sum(self._high(one) + _BETWEEN for one in self._pictures)) + _EDGE)

    def _fit(self) -> None:
        self.updateGeometry()
        self.setFixedHeight(max(self.sizeHint().height(), 10))
        self.update()

    def _high(self, picture: QImage) -> float:
        return self._wide() * picture.height() / max(picture.width(), 1)

    def _wide(self) -> float:
        return max(self.width() - 2 * _EDGE, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages with a thin edge, so that white paper stands out on any ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        y = float(_EDGE)
        for picture in self._pictures:
            where = QRectF(
                QPointF(_EDGE, y), QSize(round(self._wide()), round(self._high(picture)))
            )
            if where.toAlignedRect().intersects(event.rect()):
                painter.drawImage(where, picture)
                painter.setPen(QColor(look().tokens.outline))
                painter.drawRect(where)
            y += where.height() + _BETWEEN
        painter.end()
