"""Typing one item after the other in the outline, without leaving it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, InsertNode, apply_all
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import title
from nap_desktop.plan.schema import field_of, kind_of
from nap_desktop.plan.tree import OUTLINE, SLOTS, Plan
from nap_desktop.services import clipboard
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.outline.acts import OutlineActs
from nap_desktop.ui.outline.view import OutlineView

_OF_ITSELF = {"code"}  # fields that an item has without anybody's doing


class TitleTyping(QObject):
    """What follows when the line of a row is left: the next item, another level, the form, the end.

    open: the id of an item whose form is wanted.
    """

    open = Signal(str)

    def __init__(self, view: OutlineView, acts: OutlineActs, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._acts = view, acts
        self._bridge: Bridge | None = None
        self._came_from: NodeId = ""

    def show_plan(self, bridge: Bridge | None) -> None:
        """Type into another plan."""
        self._bridge = bridge

    def next(self) -> None:
        """Add an item like the current one below it and let its title be typed in its row."""
        before = self._view.current
        node = self._acts.insert_next()
        if node:
            self._came_from = before
            self._view.type_title(node)

    def go_on(self, way: str, was_new: bool) -> None:
        """Go on after a line: `way` is next, indent, outdent, open, end or cancel."""
        if self._bridge is None:
            return
        node = self._view.current
        if way in ("indent", "outdent"):
            getattr(self._acts, way)()
            self._view.type_title(node, was_new)
        elif was_new and way != "open" and _is_empty(self._bridge.plan, node):
            self._take_back(node)
        elif way == "next" and was_new and title(self._bridge.plan, node):
            self.next()
        elif way == "open":
            self.open.emit(node)

    def _take_back(self, node: NodeId) -> None:
        """Remove an item in which nothing was written; leave no step where it was the last."""
        bridge = self._bridge
        if bridge is None:
            return
        last = bridge.history.next_undo
        changes = last.step.changes if last else ()
        if any(isinstance(change, InsertNode) and change.node.id == node for change in changes):
            bridge.undo()
        else:
            bridge.do(self.tr("Delete"), lambda plan: edits.delete(plan, [node]))
        if self._came_from in bridge.plan.nodes:
            self._view.choose(self._came_from)

    def paste(self, text: str, was_new: bool) -> None:
        """Make an item of each pasted line; an item in which nothing stands gives way to them."""
        bridge, node = self._bridge, self._view.current
        if bridge is None:
            return
        made: list[NodeId] = []

        def make(plan: Plan) -> list[Change]:
            changes = _items(plan, node, text)
            after = apply_all(plan, changes)
            new = [one for one in after.nodes if one not in plan.nodes]
            made.extend(one for one in new if after.parents[one] not in new)
            if was_new and made and _is_empty(plan, node):
                changes += edits.delete(after, [node])
            return changes

        bridge.do(self.tr("Paste text"), make)
        if made:
            self._came_from = made[-1]
            self._view.type_title(made[-1])


def _items(plan: Plan, node: NodeId, text: str) -> list[Change]:
    """Return the changes that add lines as items of a node's kind after it, deeper ones below."""
    kind = plan.nodes[node].kind
    key = kind_of(kind).title
    if field_of(kind, key).type == "rich":
        return clipboard.paste_lines(plan, text, node)
    changes: list[Change] = []
    parent, row = plan.parents[node], plan.row(node)
    for line in filter(None, (" ".join(one.split()) for one in text.splitlines())):
        row += 1
        made = edits.add(plan, kind, parent, row, **{key: line})
        plan = apply_all(plan, made)
        changes += made
    return changes


def _is_empty(plan: Plan, node: NodeId) -> bool:
    """Return whether nothing was ever written in an item or below it."""
    if node not in plan.parents or plan.slot(node) != OUTLINE:
        return False
    if any(plan.under(node, slot) for slot in SLOTS):
        return False
    return not any(value for key, value in plan.nodes[node].fields.items() if key not in _OF_ITSELF)
