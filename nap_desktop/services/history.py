"""What can be undone and done again, in order."""

from __future__ import annotations

from collections.abc import Sequence

from nap_desktop.plan.steps import KeptStep


class History:
    """Two stacks of kept steps; a new step forgets what could be done again."""

    def __init__(self, done: Sequence[KeptStep] = (), undone: Sequence[KeptStep] = ()) -> None:
        self._done = list(done)
        self._undone = list(undone)

    @property
    def next_undo(self) -> KeptStep | None:
        """The step that undo takes back; None if there is none."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> KeptStep | None:
        """The step that redo does again; None if there is none."""
        return self._undone[-1] if self._undone else None

    @property
    def done(self) -> Sequence[KeptStep]:
        """The steps that hold, the first one first."""
        return self._done

    def record(self, step: KeptStep) -> None:
        """Remember a new step as the last one done."""
        self._done.append(step)
        self._undone.clear()

    def replace_last(self, step: KeptStep) -> None:
        """Put a step in the place of the last one done."""
        self._done[-1] = step

    def went_back(self) -> None:
        """Remember that the last step was taken back."""
        self._undone.append(self._done.pop())

    def went_forward(self) -> None:
        """Remember that the step last taken back was done again."""
        self._done.append(self._undone.pop())
