"""The command palette from the window: what it offers, and what becomes of what is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name, labels, title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import Plan
from nap_desktop.services.offering import Thing
from nap_desktop.ui.actions import native, words
from nap_desktop.ui.menus import MENUS
from nap_desktop.ui.palette.palette import Palette

if TYPE_CHECKING:
    from nap_desktop.ui.main_window import MainWindow

_RECENT = "palette recent"
_KEPT = 24  # things that are remembered
_ACT, _ITEM, _BODY = "act ", "item ", "body "  # what a code begins with
_LONGEST = 160  # letters of a title


class PaletteActs(QObject):
    """The palette of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.palette = Palette(window)
        self.palette.taken.connect(self._take)
        self.palette.left.connect(self._go_back)

    def show(self, *_: object) -> None:
        """Offer all that can be done now."""
        if self.palette.isVisible():
            return
        self._before = QApplication.focusWidget()
        plan = self._window.bridge.plan if self._window.bridge and self._window.flush() else None
        things = [*self._acts(), *(self._of_plan(plan) if plan else ())]
        self.palette.offer(things, list(self._window.settings.get(_RECENT, [])))

    def _acts(self) -> Iterator[Thing]:
        """Give what the menus offer and can be done now."""
        actions = self._window.actions_by_name
        for menu, entries in MENUS:
            for entry in entries:
                if not entry.name or entry.is_menu or entry.name == "palette":
                    continue
                action = actions[entry.name]
                if not action.isEnabled():
                    continue
                said = action.text().replace("&", "").partition("\t")[0].rstrip("…")
                keys = native(";".join(one.toString() for one in action.shortcuts()))
                where = words(menu).replace("&", "")
                yield Thing(_ACT + entry.name, said, where, keys, loose=True)

    def _of_plan(self, plan: Plan) -> Iterator[Thing]:
        """Give the items of the plan by number and title, and its bodies."""
        printed, said = numbers(plan), labels()
        for node in plan.walk():
            name = " ".join(filter(None, (printed.get(node), title(plan, node)[:_LONGEST])))
            if name:
                yield Thing(_ITEM + node, name, said.kind(plan.nodes[node].kind))
        for body in plan.bodies:
            short = plan.get(body, "short")
            name = body_name(plan, body)
            named = f"{name} ({short})" if short and short != name else name
            yield Thing(_BODY + body, named, said.kind("body"))

    def _go_back(self) -> None:
        """Give the keyboard back to where it was."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _take(self, code: str) -> None:
        settings = self._window.settings
        used = [one for one in settings.get(_RECENT, []) if one != code]
        settings.put(_RECENT, [code, *used][:_KEPT])
        self._go_back()
        if code.startswith(_ACT):
            self._window.actions_by_name[code.removeprefix(_ACT)].trigger()
        elif code.startswith(_ITEM):
            self.go_to(code.removeprefix(_ITEM))
        else:
            self._show_items_of(code.removeprefix(_BODY))

    def go_to(self, node: NodeId) -> None:
        """Show an item in the view in front."""
        views = self._window.views
        if views is None:
            return
        outline = views.draft.outline
        outline.show_again([node])
        views.draft.show_node(node)
        if views.front is not None:
            views.front.show_node(node)
        else:
            outline.view.setFocus()

    def _show_items_of(self, body: NodeId) -> None:
        """Show the items in which a body takes part: the filter of the outline says so."""
        bridge, views = self._window.bridge, self._window.views
        if bridge is None or views is None or body not in bridge.plan.nodes:
            return
        views.bring("draft")
        views.draft.outline.filter.setText(f'body:"{body_name(bridge.plan, body)}"')
        views.draft.outline.start_finding()
