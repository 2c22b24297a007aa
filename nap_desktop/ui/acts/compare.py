"""The window that compares two states of the open plan, from the window of the plan."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nap_desktop.plan.tree import Plan
from nap_desktop.services.past import Which, since
from nap_desktop.ui.widgets import times

if TYPE_CHECKING:
    from nap_desktop.ui.compare.sources import Back, Source
    from nap_desktop.ui.compare.window import CompareWindow
    from nap_desktop.ui.main_window import MainWindow

_VERSION, _STEP = "version ", "step "


class CompareWindowActs(QObject):
    """Opens the window at two states; there is one for each window of a plan.

    opened: that window; None while it is closed.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.opened: CompareWindow | None = None
        self._asked: list[Source] = []  # states that were asked for by their step
        window.plan_shown.connect(self._on_plan)
        window.closed.connect(self._leave)

    def show(self, *_: object) -> None:
        """Compare the newest version with now."""
        self._show("")

    def show_version(self, version: str) -> None:
        """Compare a version with now."""
        self._show(f"{_VERSION}{version}")

    def show_step(self, number: int, at: str) -> None:
        """Compare the plan as it was right after a step with now."""
        from nap_desktop.ui.compare.sources import Source

        name = self.tr("As of {time}").format(time=times.in_full(at))
        if not number:
            name = self.tr("Before the first step that is kept")
        source = Source(f"{_STEP}{number}", name)
        self._asked = [source, *(one for one in self._asked if one.code != source.code)][:5]
        self._show(source.code)

    def _show(self, then: str) -> None:
        if self._window.bridge is None or not self._window.flush():
            return
        found = self.opened or self._made()
        found.refresh(then)
        found.show()
        found.activateWindow()
        found.table.setFocus()

    def _made(self) -> CompareWindow:
        from nap_desktop.ui.compare.sources import CompareActs
        from nap_desktop.ui.compare.window import CompareWindow

        window = self._window
        if window.bridge is None:
            raise ValueError("no plan is open")
        acts = CompareActs(self.sources, self.load, self._bring, window.acts.files.save_version)
        made = CompareWindow(acts, window.bridge, window.tasks, window)
        made.goes.connect(self._go)
        made.destroyed.connect(self._forget)
        window.acts.past.told.connect(made.tell)
        self.opened = made
        return made

    def sources(self) -> list[Source]:
        """Return the states of the open plan that can be compared, now first."""
        from nap_desktop.ui.compare.sources import NOW, Source

        plan = self._plan.root
        found = [Source(NOW, self.tr("Now")), *self._asked]
        for card in self._window.library.versions.list(plan):
            about = " · ".join(filter(None, (times.in_full(card.at), card.author, card.reason)))
            found.append(Source(f"{_VERSION}{card.id}", card.name, about))
        known = {one.code for one in found}
        return [*found, *(one for one in self._by_time(plan) if one.code not in known)]

    def _by_time(self, plan: str) -> list[Source]:
        """Return the state of this morning and that of the beginning, where something was done since."""
        from nap_desktop.ui.compare.sources import Source

        past = self._window.library.past(plan)
        today = since(datetime.date.today())
        found: list[Source] = []
        if past.steps(today, 1):
            before = past.steps(Which(until=today.since), 1)
            number = before[0].number if before else 0
            found.append(Source(f"{_STEP}{number}", self.tr("This morning")))
        if past.steps(Which(), 1) and f"{_STEP}0" not in {one.code for one in found}:
            found.append(Source(f"{_STEP}0", self.tr("Before the first step that is kept")))
        return found

    def load(self, code: str) -> Plan:
        """Return a state by its code. Raises NapError."""
        if code.startswith(_VERSION):
            return self._window.library.versions.load(code.removeprefix(_VERSION))
        if code.startswith(_STEP):
            return self._window.acts.past.state(int(code.removeprefix(_STEP)))
        return self._plan

    @property
    def _plan(self) -> Plan:
        if self._window.bridge is None:
            raise ValueError("no plan is open")
        return self._window.bridge.plan

    def _bring(self, back: Back) -> None:
        past = self._window.acts.past
        match back.act:
            case "field":
                past.bring_field(back.then, back.node, back.key, back.lang)
            case "place":
                past.bring_place(back.then, back.node)
            case "item" | "below":
                past.bring_item(back.then, back.node, back.act == "below")
            case "plan":
                past.bring_plan(back.then, back.when)

    def _go(self, node: str, key: str) -> None:
        if self._window.views is not None:
            self._window.activateWindow()
            self._window.acts.below.go(node, key)

    def _on_plan(self, bridge: object) -> None:
        if bridge is None:
            self._asked = []
            self._leave()

    def _leave(self) -> None:
        if self.opened is not None:
            self.opened.close()
            self.opened = None

    def _forget(self) -> None:
        self.opened = None
