"""Quick capture from the window: where a measure goes, and what is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import Plan
from nap_desktop.services.capturing import Caught, capture, measure_of
from nap_desktop.ui.capture.line import CaptureLine

if TYPE_CHECKING:
    from nap_desktop.ui.main_window import MainWindow

_LONGEST = 60  # letters of a title


class CaptureActs(QObject):
    """The line of one window; it closes with the plan."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._at: NodeId = ""
        self.line = CaptureLine(window)
        self.line.captured.connect(self._on_captured)
        self.line.left.connect(self._go_back)
        window.installEventFilter(self)

    def show(self, *_: object) -> None:
        """Let measures be typed, each in one line, below the item that is shown."""
        bridge, views = self._window.bridge, self._window.views
        if bridge is None or views is None or not self._window.flush():
            return
        self._at = views.node
        bridge.destroyed.connect(self.line.hide)
        self.line.begin(bridge.plan, self._where(bridge.plan))

    def _where(self, plan: Plan) -> str:
        """Return where the next measure goes: after what, or in what."""
        at = self._at if self._at in plan.nodes else plan.root
        line = (at, *plan.ancestors(at))
        after = next((one for one in line if plan.nodes[one].kind == "measure"), "")
        place = edits.place_after(plan, at, "measure")
        item = after or (place[0] if place else plan.root)
        name = " ".join(filter(None, (numbers(plan).get(item), title(plan, item)[:_LONGEST])))
        form = self.tr("New measure after {item}") if after else self.tr("New measure in {item}")
        return form.format(item=name)

    def _on_captured(self, found: Caught) -> None:
        bridge, views = self._window.bridge, self._window.views
        if bridge is None or views is None:
            return
        if views.node != self._at and views.node in bridge.plan.nodes:
            self._at = views.node  # a person went elsewhere meanwhile
        made: list[Change] = []

        def make(plan: Plan) -> list[Change]:
            made.extend(capture(plan, found, self._at))
            return made

        if not bridge.do(self.tr("Quick capture"), make) or not made:
            return
        self._at = measure_of(made)
        views.draft.outline.show_again([self._at])
        views.draft.show_node(self._at)
        if views.front is not None:
            views.front.show_node(self._at)
        self.line.line.setFocus()
        said = self.tr("{number} is added; Ctrl+Z takes it back.")
        number = numbers(bridge.plan).get(self._at, "")
        self.line.go_on(bridge.plan, self._where(bridge.plan), said.format(number=number).strip())

    def _go_back(self) -> None:
        views = self._window.views
        if views is not None:
            (views.front or views.draft.outline.view).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the line in its place when the window has another size."""
        if event.type() == QEvent.Type.Resize and self.line.isVisible():
            self.line.place()
        return super().eventFilter(watched, event)
