"""What people do to the outline: each act is one undo step through the one door."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QApplication

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import Change, InsertNode
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import field_of, kind_of
from nap_desktop.plan.tree import OUTLINE, Plan
from nap_desktop.services import clipboard
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.outline.model import mime_of
from nap_desktop.ui.outline.view import OutlineView


class OutlineActs(QObject):
    """The acts of one outline view on the plan behind a bridge.

    told:     a sentence about what happened, and whether Undo fits.
    written:  the id of a new item whose text wants to be typed.
    """

    told = Signal(str, bool)
    written = Signal(str)

    def __init__(self, view: OutlineView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._bridge: Bridge | None = None

    def show_plan(self, bridge: Bridge | None) -> None:
        """Act on another plan."""
        self._bridge = bridge

    def new(self) -> None:
        """Add an item like the current one right after it, and let it be typed."""
        if node := self.insert_next():
            self.written.emit(node)

    def add(self, kind: str) -> None:
        """Add an item of a kind at the nearest place where it may stand, and let it be typed."""
        if node := self.insert(kind):
            self.written.emit(node)

    def insert_next(self) -> NodeId:
        """Add an item like the current one right after it, a section in an empty plan; return it."""
        if self._bridge is None:
            return ""
        kind = self._bridge.plan.nodes[self._view.current].kind
        return self.insert("section" if kind == "plan" else kind)

    def insert(self, kind: str, **fields: str) -> NodeId:
        """Add an item of a kind at the nearest place where it may stand; return its id, "" for none."""
        bridge, current = self._bridge, self._view.current
        if bridge is None:
            return ""
        place = edits.place_after(bridge.plan, current, kind)
        if place is None:
            self.told.emit(self.tr("There is no place for this here."), False)
            return ""
        made: list[Change] = []

        def make(plan: Plan) -> list[Change]:
            made.extend(edits.add(plan, kind, *place, **fields))
            return made

        if not (bridge.do(self.tr("New item"), make) and made and isinstance(made[0], InsertNode)):
            return ""
        self._view.choose(made[0].node.id)
        return made[0].node.id

    def indent(self) -> None:
        """Demote the selected items."""
        self._arrange(
            self.tr("Demote"),
            edits.indent,
            self.tr("This item cannot stand below the one above it."),
        )

    def outdent(self) -> None:
        """Promote the selected items."""
        self._arrange(
            self.tr("Promote"), edits.outdent, self.tr("This item cannot stand one level higher.")
        )

    def move_up(self) -> None:
        """Move the selected items up."""
        self._arrange(self.tr("Move up"), edits.move_up, "")

    def move_down(self) -> None:
        """Move the selected items down."""
        self._arrange(self.tr("Move down"), edits.move_down, "")

    def _arrange(
        self, name: str, edit: Callable[[Plan, Sequence[NodeId]], list[Change]], refusal: str
    ) -> None:
        bridge, nodes = self._bridge, self._view.selected
        if bridge is None or not nodes:
            return
        if not edit(bridge.plan, nodes):
            if refusal:
                self.told.emit(refusal, False)
            return
        current = self._view.current
        bridge.do(name, lambda plan: edit(plan, nodes))
        self._view.choose_all([current, *[node for node in nodes if node != current]])

    def duplicate(self) -> None:
        """Insert a copy of each selected item right after it."""
        bridge, nodes = self._bridge, self._view.selected
        if bridge is None or not nodes:
            return
        before = set(bridge.plan.nodes)
        bridge.do(self.tr("Duplicate"), lambda plan: edits.duplicate(plan, nodes))
        self._choose_new(before)

    def delete(self) -> None:
        """Remove the selected items with all below them; undo brings them back."""
        bridge, nodes = self._bridge, self._view.selected
        if bridge is None or not nodes:
            return
        after = self._neighbour(bridge.plan, nodes)
        count = len(edits.tops(bridge.plan, nodes))
        if bridge.do(self.tr("Delete"), lambda plan: edits.delete(plan, nodes)):
            self._view.choose(after)
            self.told.emit(self.tr("%n item(s) deleted.", "", count), True)

    def _neighbour(self, plan: Plan, nodes: Sequence[NodeId]) -> NodeId:
        """Return the item that is current after `nodes` went: the next, the one before, the parent."""
        tops = edits.tops(plan, nodes)
        siblings = plan.siblings(tops[-1])
        row = plan.row(tops[-1])
        for other in (*siblings[row + 1 :], *reversed(siblings[:row])):
            if other not in tops:
                return other
        return plan.parents[tops[-1]]

    def copy(self) -> None:
        """Put the selected items on the clipboard."""
        if self._bridge and self._view.selected:
            QApplication.clipboard().setMimeData(mime_of(self._bridge.plan, self._view.selected))

    def cut(self) -> None:
        """Put the selected items on the clipboard and remove them."""
        if self._bridge and self._view.selected:
            self.copy()
            self.delete()

    def paste(self) -> None:
        """Insert what the clipboard holds after the current item: items, or lines of text as items."""
        self.paste_data(QApplication.clipboard().mimeData(), self._view.current, None)

    def paste_data(self, data: QMimeData, target: NodeId, row: int | None) -> None:
        """Insert items or lines after `target`, or at `row` inside it; one undo step."""
        bridge = self._bridge
        if bridge is None:
            return
        before = set(bridge.plan.nodes)
        if data.hasFormat(clipboard.MIME):
            clip = bytes(data.data(clipboard.MIME).data()).decode("utf-8", "replace")
            bridge.do(self.tr("Paste"), lambda plan: clipboard.paste_items(plan, clip, target, row))
        elif data.hasText():
            text = data.text()
            bridge.do(
                self.tr("Paste text"), lambda plan: clipboard.paste_lines(plan, text, target, row)
            )
        if not self._choose_new(before):
            self.told.emit(self.tr("What was copied cannot stand here."), False)

    def _choose_new(self, before: set[NodeId]) -> bool:
        """Select the topmost items that were not there before; return whether there are any."""
        if self._bridge is None:
            return False
        plan = self._bridge.plan
        made = [node for node in plan.nodes if node not in before and plan.slot(node) == OUTLINE]
        self._view.choose_all(edits.tops(plan, made))
        return bool(made)

    def drop(self, nodes: list[NodeId], target: NodeId, row: int) -> None:
        """Move dragged items inside `target`: before the child at `row`, last for -1."""
        bridge = self._bridge
        if bridge is None:
            return
        place = None if row < 0 else row
        if not edits.move(bridge.plan, nodes, target, place):
            after = self._after(bridge.plan, nodes, target) if row < 0 else None
            if after is None:
                return
            target, place = after
        bridge.do(self.tr("Move"), lambda plan: edits.move(plan, nodes, target, place))
        self._view.choose_all(nodes)

    def _after(self, plan: Plan, nodes: list[NodeId], target: NodeId) -> tuple[NodeId, int] | None:
        """Return the place right after an item that cannot hold what was dropped onto it."""
        parent = plan.parents.get(target)
        if parent is None or not edits.move(plan, nodes, parent, plan.row(target) + 1):
            self.told.emit(self.tr("These items cannot stand there."), False)
            return None
        return parent, plan.row(target) + 1

    def drop_data(self, data: QMimeData, target: NodeId, row: int) -> None:
        """Insert what was dragged from elsewhere."""
        self.paste_data(data, target, None if row < 0 else row)

    def rename(self, node: NodeId, title: str) -> None:
        """Give an item another title; the later paragraphs of a text stay.

        Typing on in the same title within a moment is the same undo step.
        """
        bridge = self._bridge
        if bridge is None or node not in bridge.plan.nodes:
            return
        held = bridge.plan.nodes[node]
        key = kind_of(held.kind).title
        value = rich_text.clean_line(title)
        if field_of(held.kind, key).type == "rich":
            value = _with_title(held.get(key), value)
        name = self.tr("Rename") if held.get(key) else self.tr("Typing")
        bridge.type_in(name, edits.set_field(bridge.plan, node, key, value))

    def join(self) -> None:
        """Join the current item with the one of its kind above it."""
        bridge, node = self._bridge, self._view.current
        if bridge is None or not edits.join_with_previous(bridge.plan, node):
            self.told.emit(self.tr("There is no item of this kind right above."), False)
            return
        above = bridge.plan.siblings(node)[bridge.plan.row(node) - 1]
        if bridge.do(self.tr("Join"), lambda plan: edits.join_with_previous(plan, node)):
            self._view.choose(above)


def _with_title(value: str, words: str) -> str:
    """Return a text whose first paragraph that says something has other words."""
    paragraphs = list(rich_text.decode(value).paragraphs)
    place = next(
        (n for n, one in enumerate(paragraphs) if rich_text.RichText((one,)).plain.strip()), 0
    )
    kind = paragraphs[place].list if paragraphs else ""
    paragraphs[place : place + 1] = [rich_text.Paragraph((rich_text.Span(words),), kind)]
    return rich_text.encode(rich_text.RichText.of(paragraphs))
