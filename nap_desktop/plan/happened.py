"""What came of several steps taken together: items added, changed, moved, removed, statuses noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from nap_desktop.plan.change import Change, InsertNode, MoveNode, RemoveNode, SetField
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import title
from nap_desktop.plan.schema import kind_of
from nap_desktop.plan.steps import KeptStep
from nap_desktop.plan.tree import OUTLINE, Node, Plan


@dataclass(frozen=True, slots=True)
class Happened:
    """Items by what befell them, in the reading order of the plan as it is now.

    removed:  what the items were called that are no longer there.
    noted:    measures whose status a review noted. comments: how many were made.
    """

    added: tuple[NodeId, ...] = ()
    changed: tuple[NodeId, ...] = ()
    moved: tuple[NodeId, ...] = ()
    removed: tuple[str, ...] = ()
    noted: tuple[NodeId, ...] = ()
    comments: int = 0

    def __bool__(self) -> bool:
        return bool(
            self.added or self.changed or self.moved or self.removed or self.noted or self.comments
        )


NOTHING_HAPPENED = Happened()


@dataclass(slots=True)
class _Account:
    """What is known so far, from the first step on."""

    added: set[NodeId] = field(default_factory=set)
    removed: dict[NodeId, Node] = field(default_factory=dict)
    moved: dict[NodeId, tuple[NodeId, NodeId]] = field(default_factory=dict)  # from, to
    values: dict[tuple[NodeId, str, str], tuple[str, str]] = field(default_factory=dict)

    def take(self, change: Change) -> None:
        """Take one change into account."""
        match change:
            case InsertNode(node):
                if self.removed.pop(node.id, None) is None:
                    self.added.add(node.id)
            case RemoveNode(node):
                if node.id in self.added:
                    self.added.discard(node.id)
                else:
                    self.removed[node.id] = node
            case MoveNode(node, old, _, new) if old != new:
                first, _ = self.moved.get(node, (old, new))
                self.moved[node] = (first, new)
            case SetField(node, key, lang, before, after):
                first, _ = self.values.get((node, key, lang), (before, ""))
                self.values[node, key, lang] = (first, after)
            case _:
                pass


def happened(plan: Plan, steps: Iterable[KeptStep]) -> Happened:
    """Return what came of steps, oldest first, in a plan as it is now.

    What was done and taken back within them did not happen; settings, private notes and private
    comments are nobody else's business and are passed over.
    """
    account = _Account()
    for kept in steps:
        for change in kept.step.changes:
            account.take(change)
    touched = {
        node for (node, key, _), (first, last) in account.values.items()
        if first != last and node in plan.nodes and _is_told(plan.nodes[node].kind, key)
    }  # fmt: skip
    items = list(plan.walk())
    added = account.added
    moved = {node for node, (first, last) in account.moved.items() if first != last}
    return Happened(
        tuple(one for one in items if one in added),
        tuple(one for one in items if one in touched and one not in added),
        tuple(one for one in items if one in moved and one not in added),
        tuple(_called(node) for node in account.removed.values() if _is_item(node)),
        tuple(one for one in items if _was_noted(plan, one, added | touched)),
        sum(_is_open_word(plan, one) for one in added),
    )


def _is_open_word(plan: Plan, node: NodeId) -> bool:
    """Return whether a node is a comment that is not private, nor below one that is."""
    if node not in plan.nodes or plan.nodes[node].kind != "comment":
        return False
    return not any(plan.get(one, "private") for one in (node, *plan.ancestors(node)))


def _is_item(node: Node) -> bool:
    return kind_of(node.kind).slot == OUTLINE


def _is_told(kind: str, key: str) -> bool:
    found = kind_of(kind).fields.get(key)
    return found is not None and not found.settings and not found.stays


def _was_noted(plan: Plan, measure: NodeId, entries: set[NodeId]) -> bool:
    below = plan.under(measure, "progress")
    return any(one in entries and bool(plan.get(one, "status")) for one in below)


def _called(node: Node) -> str:
    """Return the words that name an item that is no longer there."""
    return title(Plan(node.id, {node.id: node}), node.id)
