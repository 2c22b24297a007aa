"""Composes the document of a plan and lays its pages, a slice at a time, while a person reads."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from nap_desktop.base.calm import calm, settle
from nap_desktop.base.errors import NapError
from nap_desktop.plan.tree import Plan
from nap_desktop.services.paper import Document, composed
from nap_desktop.services.word_export import Wish
from nap_desktop.ui.read.desk import Anchor
from nap_desktop.ui.read.finding import Finding
from nap_desktop.ui.read.laid import Laid, Ready, ready
from nap_desktop.ui.read.paper_view import PaperView
from nap_desktop.ui.tasks import Tasks

_SLICE = 0.008  # s of work between two looks at what a person does
_AT_ONCE = 0.06  # s of laying before the window is painted
_FEW = 1_500  # items of a plan that is composed in the time of a keystroke
_SHORT = 200  # blocks of a document that is laid at once


class Laying(QObject):
    """Brings documents to the pages, and then seeks in them; rests while nobody looks.

    What was shown stays until the new document is laid as far as the person reads.

    composed: the document (`Document`) that will be shown. grown: more is laid, or nothing changed.
    swapped:  another document is shown. failed: why there is none.
    """

    composed = Signal(object)
    grown = Signal()
    swapped = Signal()
    failed = Signal(object)

    def __init__(self, paper: PaperView, finding: Finding) -> None:
        super().__init__(paper)
        self.document: Document | None = None
        self._paper = paper
        self._finding = finding
        self._coming: Laid | None = None
        self._anchor: Anchor | None = None
        self._round = 0  # of composing; what an earlier one gives is not wanted any more
        self._composes = False
        self._tasks = Tasks(self)
        self._calm = ExitStack()  # held while pages are laid
        self._work = QTimer(self, interval=0)
        self._work.timeout.connect(self._go_on)
        finding.wanted.connect(self.wake)

    @property
    def is_coming(self) -> bool:
        """Whether what is shown is about to be replaced."""
        return self._composes or self._coming is not None

    @property
    def is_whole(self) -> bool:
        """Whether all pages of the document are shown."""
        laid = self._paper.laid
        return not self.is_coming and laid is not None and laid.is_whole

    def forget(self) -> None:
        """Show nothing, and give up what is under way."""
        self._round += 1
        self._tasks.finish()
        self._rest()
        self.document = self._coming = None
        self._composes = False
        self._paper.show_laid(None)

    def compose(self, plan: Plan, wish: Wish) -> None:
        """Show what a plan says now; that of a large plan is composed beside the window."""
        self._round += 1
        self._composes = True
        work = partial(_composed, plan, wish, self.document)
        if len(plan.nodes) >= _FEW:
            done, failed = (partial(act, self._round) for act in (self._take, self._fail))
            self._tasks.start(lambda _: work(), done, failed)
            return
        try:
            self._take(self._round, work())
        except NapError as error:
            self._fail(self._round, error)

    def _take(self, round_: int, ready: Ready) -> None:
        """Lay what was composed, unless the plan changed again since."""
        if round_ != self._round:
            return
        self._composes = False
        if not ready.is_same:
            self.document = ready.document
            self._lay(ready)
        self.composed.emit(ready.document)
        self.grown.emit()

    def _fail(self, round_: int, error: Exception | None) -> None:
        if round_ == self._round and error is not None:
            self.forget()
            self.failed.emit(error)

    def _lay(self, ready: Ready) -> None:
        self._anchor = self._paper.anchor()
        self._coming = Laid(ready, self._paper.colours, self._coming or self._paper.laid)
        self._calm.enter_context(calm())
        if self._paper.laid is None:
            self._coming.go_on(0)
            self._swap()
        self._lay_on(_AT_ONCE if len(ready.document.blocks) < _SHORT else _SLICE)
        self._work.start()

    def _lay_on(self, seconds: float) -> None:
        """Lay more of the document that is coming, or else of the one that is shown."""
        laid = self._paper.laid
        if self._coming is not None:
            self._coming.go_on(seconds)
            if self._coming.is_whole or self._has_reached(self._coming):
                self._swap()
        elif laid is not None and not laid.is_whole:
            laid.go_on(seconds)
            self._paper.follow()
            if laid.is_whole:
                settle()
                self._paper.viewport().update()

    def _has_reached(self, laid: Laid) -> bool:
        return self._anchor is not None and self._paper.has(self._anchor, laid)

    def _swap(self) -> None:
        """Show what was laid anew, at the place where the person was."""
        item = self._paper.item
        self._paper.show_laid(self._coming)
        self._paper.item = item
        self._paper.return_to(self._anchor)
        self._coming = self._anchor = None
        self._finding.use(self._paper.laid)
        self.swapped.emit()

    # Slices.

    def wake(self) -> None:
        """Go on with what is left."""
        self._work.start()

    def _go_on(self) -> None:
        """Do a slice of what is left; the timer stops when nothing is, or nobody looks."""
        laid = self._paper.laid
        lays = self._coming is not None or (laid is not None and not laid.is_whole)
        if not self._paper.isVisible() or not (lays or not self._finding.is_over):
            self._rest()
        elif lays:
            self._lay_on(_SLICE)
            self.grown.emit()
        else:
            self._finding.go_on(_SLICE)

    def _rest(self) -> None:
        self._work.stop()
        self._calm.close()


def _composed(plan: Plan, wish: Wish, before: Document | None) -> Ready:
    """Return the document of a plan, ready to be laid; raises as `composed` does."""
    with calm():
        return ready(composed(plan, wish), before)
