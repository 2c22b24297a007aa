"""The menu of a row of the timeline: every act on a bar, with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from nap_desktop.ui.timeline.scale import Part
    from nap_desktop.ui.timeline.view import TimelineView

translate = QCoreApplication.translate


def row_menu(view: TimelineView) -> QMenu:
    """Return the menu of the current row of a view."""
    menu, node, timeline = QMenu(view), view.grid.node, view.model.timeline
    if not node or timeline is None:
        menu.addAction(translate("timeline", "Fold or unfold"), view.toggle_fold)
        return menu
    menu.addAction(translate("timeline", "Edit in the draft\tReturn"), view.open_item)
    if not timeline.bar(node).is_placed:
        menu.addAction(translate("timeline", "Give dates"), lambda: view.give_dates(node))
        return menu
    menu.addSeparator()
    for words, part, way in _ways():
        act = menu.addAction(words)
        act.triggered.connect(lambda _=False, part=part, way=way: view.nudge(part, way))
    menu.addSeparator()
    menu.addAction(translate("timeline", "Take the dates away\tDel"), view.delete)
    return menu


def _ways() -> tuple[tuple[str, Part, int], ...]:
    """Return what each way is called, the part of the bar that goes, and where to."""
    return (
        (translate("timeline", "Earlier\tAlt+Shift+Left"), "move", -1),
        (translate("timeline", "Later\tAlt+Shift+Right"), "move", 1),
        (translate("timeline", "Begin earlier\tCtrl+Shift+Left"), "begin", -1),
        (translate("timeline", "Begin later\tCtrl+Shift+Right"), "begin", 1),
        (translate("timeline", "End earlier\tCtrl+Left"), "end", -1),
        (translate("timeline", "End later\tCtrl+Right"), "end", 1),
    )
