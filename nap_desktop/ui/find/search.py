"""Runs searches beside the window; only the answer to the last question is told."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from nap_desktop.base.errors import NapError
from nap_desktop.base.progress import Progress
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.plan.tree import Plan
from nap_desktop.services.matching import apart
from nap_desktop.services.query import Query
from nap_desktop.services.searching import Finder, Found
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.tasks import Task, Tasks


class Question(NamedTuple):
    """What is sought, and where: in some nodes, or in all of the plan and perhaps the guidance."""

    plan: Plan
    query: Query
    nodes: tuple[NodeId, ...] | None = None
    guidance: bool = False


class Search(QObject):
    """Asks one question after the other.

    found:  the answer (`Found`).
    failed: why there is none, one sentence.
    """

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._finder = Finder(labels())
        self._task: Task | None = None
        self._number = 0

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._task is not None

    def ask(self, question: Question) -> None:
        """Answer now where that is quick: words in a few nodes; else beside the window."""
        self.stop()
        if question.nodes is not None and not question.query.expression:
            self._tell(self._answer(question, Progress()))
            return
        number = self._number
        self._task = self._tasks.start(
            lambda progress: (number, self._answer(question, progress)), self._done, self._broken
        )

    def stop(self) -> None:
        """Ask for no answer any more."""
        self._number += 1
        if self._task is not None:
            self._task.progress.cancel()
            self._task = None

    def _answer(self, question: Question, progress: Progress) -> Found | NapError:
        try:
            return self._finder.find(
                question.plan,
                question.query,
                apart(progress),
                question.nodes,
                question.guidance,
            )
        except NapError as error:
            return error

    def _done(self, told: tuple[int, Found | NapError]) -> None:
        number, answer = told
        if number == self._number:
            self._task = None
            self._tell(answer)

    def _broken(self, error: Exception | None) -> None:
        if error is not None:
            self._task = None
            self.failed.emit(sentence(error))

    def _tell(self, answer: Found | NapError) -> None:
        if isinstance(answer, NapError):
            self.failed.emit(sentence(answer))
        else:
            self.found.emit(answer)
