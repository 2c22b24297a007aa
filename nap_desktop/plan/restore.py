"""What brings a field, an item or a whole plan back as it was, as changes of the plan of now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from nap_desktop.base.errors import NapError
from nap_desktop.plan import edits
from nap_desktop.plan.change import (
    Change,
    InsertNode,
    MoveNode,
    carry_out,
    working_copy,
)
from nap_desktop.plan.compare import compare
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import codes, field_of, join_codes, may_hold, slot_of
from nap_desktop.plan.tree import DIRECTORY, OUTLINE, SLOTS, Node, Plan, field_key


@dataclass(frozen=True, slots=True)
class Restored:
    """The changes of one restoring, and what is worth telling of them, as numbers of items.

    back: brought back from among the deleted. out: taken out, for they were added since.
    stayed: left where they stand now, for they were moved away since.
    """

    changes: list[Change] = field(default_factory=list)
    back: int = 0
    out: int = 0
    stayed: int = 0


def field_as_then(plan: Plan, then: Plan, node: NodeId, key: str, lang: str = "") -> list[Change]:
    """Give a field the value that it had then; nothing if it has it, or if the item is gone."""
    if node not in plan.nodes or node not in then.nodes:
        return []
    work = _Work(plan, then)
    work.set_field(node, field_key(key, lang))
    return work.changes


def value_as_then(
    plan: Plan, then: Plan, node: NodeId, key: str, lang: str, value: str
) -> list[Change]:
    """Give a field a value that is known from a step; bodies that went are taken from `then`."""
    if node not in plan.nodes:
        return []
    work = _Work(plan, then)
    work.set_value(node, key, lang, value)
    return work.changes


def place_as_then(plan: Plan, then: Plan, node: NodeId) -> list[Change]:
    """Move an item back to where it stood then; nothing if it stands there, or cannot any more."""
    parent = then.parents.get(node)
    if node not in plan.parents or parent not in plan.nodes or parent is None:
        return []
    if node == parent or node in plan.ancestors(parent):
        return []
    row = _row_among(plan, then, node, parent)
    old_parent, old_row = plan.parents[node], plan.row(node)
    if (old_parent, old_row) == (parent, row):
        return []
    return [MoveNode(node, old_parent, old_row, parent, row)]


def item_as_then(plan: Plan, then: Plan, node: NodeId, below: bool = False) -> Restored:
    """Bring an item back as it was then, in its place of now or, if it was deleted, in that of then.

    Its fields become those of then; so do the steps of a measure and, with `below`, all items
    below it: what was added since goes, what was moved away comes back. Comments, reviews and
    remarks of an item that is there stay as they are. A deleted item comes back with all that
    was below it, but for what stands elsewhere now.
    Raises NapError `not_in_the_past` if there was no such item then, `no_place_any_more` if
    nothing is left that could hold it.
    """
    if node not in then.nodes:
        raise NapError("not_in_the_past")
    work = _Work(plan, then)
    if node not in plan.nodes:
        return work.bring_back(node)
    if below or then.nodes[node].kind == "measure":
        return work.make_equal(node)
    work.set_fields(node)
    return Restored(work.changes)


def plan_as_then(plan: Plan, then: Plan) -> list[Change]:
    """Return the changes that make a plan exactly what it was then."""
    return compare(plan, then)


def content_keys(node: Node) -> Iterator[str]:
    """Give the keys, with their languages, of what a node says and not of what shapes the plan."""
    for held in node.fields:
        if not field_of(node.kind, held.partition("@")[0]).settings:
            yield held


class _Work:
    """A copy of the plan of now that is brought back, and the changes that did it."""

    def __init__(self, plan: Plan, then: Plan) -> None:
        self.plan = working_copy(plan)
        self.then = then
        self.changes: list[Change] = []
        self._bodies: dict[NodeId, NodeId] = {}

    def do(self, change: Change) -> None:
        carry_out(self.plan, change)
        self.changes.append(change)

    # Fields.

    def set_fields(self, node: NodeId) -> None:
        """Let an item that is there say what it said then."""
        now, old = self.plan.nodes[node], self.then.nodes[node]
        for key in sorted({*content_keys(now), *content_keys(old)}):
            self.set_field(node, key)

    def set_field(self, node: NodeId, held: str) -> None:
        key, _, lang = held.partition("@")
        self.set_value(node, key, lang, self.then.get(node, key, lang))

    def set_value(self, node: NodeId, key: str, lang: str, value: str) -> None:
        kind = self.plan.nodes[node].kind
        if field_of(kind, key).type == "bodies":
            value = join_codes([self._body(body) for body in codes(value)])
        for change in edits.set_field(self.plan, node, key, value, lang):
            self.do(change)

    def _body(self, body: NodeId) -> NodeId:
        """Return a body of the directory of now; one that went comes back, unless its name is there."""
        if body in self.plan.nodes:
            return body
        if body in self._bodies:
            return self._bodies[body]
        old = self.then.nodes.get(body)
        if old is None:
            return ""
        name = old.get("name").casefold()
        known = (one for one in self.plan.bodies if self.plan.get(one, "name").casefold() == name)
        found = next(known, "") if name else ""
        if not found:
            found = body
            self.do(InsertNode(old, self.plan.root, len(self.plan.bodies)))
        self._bodies[body] = found
        return found

    def _as_now(self, old: Node) -> Node:
        """Return a node of then with the bodies of now."""
        fields = dict(old.fields)
        for key, value in old.fields.items():
            if field_of(old.kind, key.partition("@")[0]).type == "bodies":
                fields[key] = join_codes([self._body(body) for body in codes(value)])
        return Node(old.id, old.kind, {key: value for key, value in fields.items() if value})

    # Items.

    def bring_back(self, node: NodeId) -> Restored:
        """Insert a deleted item with all below it that stands nowhere now."""
        parent = self._holder(node)
        row = _row_among(self.plan, self.then, node, parent)
        back, stayed = self._insert(node, parent, row)
        return Restored(self.changes, back, 0, stayed)

    def _holder(self, node: NodeId) -> NodeId:
        """Return what is to hold an item again: what held it, else the nearest around it that may."""
        kind = self.then.nodes[node].kind
        above = list(self.then.ancestors(node))
        for parent in above if slot_of(kind) == OUTLINE else above[:1]:
            if parent in self.plan.nodes and may_hold(self.plan.nodes[parent].kind, kind):
                return parent
        raise NapError("no_place_any_more")

    def _insert(self, node: NodeId, parent: NodeId, row: int) -> tuple[int, int]:
        """Insert a node and what was below it; return how many items came back and how many stayed."""
        self.do(InsertNode(self._as_now(self.then.nodes[node]), parent, row))
        back, stayed = int(slot_of(self.then.nodes[node].kind) == OUTLINE), 0
        for slot in SLOTS:
            for child in self.then.under(node, slot):
                if child in self.plan.nodes:
                    stayed += slot == OUTLINE
                    continue
                found = self._insert(child, node, len(self.plan.under(node, slot)))
                back, stayed = back + found[0], stayed + found[1]
        return back, stayed

    def make_equal(self, node: NodeId) -> Restored:
        """Let an item that is there, and all items below it, be what they were."""
        around = {node, *self.plan.ancestors(node)}
        back = self._place(node, around)
        out = self._clear_out(node)
        for one in (node, *self.then.walk(node)):
            if one in self.plan.nodes and one not in around - {node}:
                self.set_fields(one)
        return Restored(self.changes, back, out)

    def _place(self, parent: NodeId, around: set[NodeId]) -> int:
        """Insert and move until the items of then come first, in order, below a parent.

        What holds the item itself now cannot come below it, and is passed over.
        """
        back = row = 0
        for child in self.then.under(parent):
            if child in around:
                continue
            if child not in self.plan.nodes:
                self._insert_alone(child, parent, row)
                back += 1
            elif (self.plan.parents[child], self.plan.row(child)) != (parent, row):
                old = self.plan.parents[child], self.plan.row(child)
                self.do(MoveNode(child, *old, parent, row))
            row += 1
            back += self._place(child, around)
        return back

    def _insert_alone(self, node: NodeId, parent: NodeId, row: int) -> None:
        """Insert an item without the items below it, but with its comments, reviews and remarks."""
        self.do(InsertNode(self._as_now(self.then.nodes[node]), parent, row))
        for slot in SLOTS:
            if slot not in (OUTLINE, DIRECTORY):
                for child in self.then.under(node, slot):
                    if child not in self.plan.nodes:
                        self._insert(child, node, len(self.plan.under(node, slot)))

    def _clear_out(self, node: NodeId) -> int:
        """Take out what was not below an item then; what stood elsewhere goes beside it or back."""
        then_below = set(self.then.walk(node))
        more = [one for one in self.plan.walk(node) if one not in then_below]
        for one in more:
            if one in self.then.nodes:
                self._send_home(one, node)
        gone = [one for one in more if one in self.plan.nodes and one not in self.then.nodes]
        inside = set(self.plan.walk(node))
        gone = [one for one in gone if one in inside]
        for change in edits.delete(self.plan, gone):
            self.do(change)
        return len(gone)

    def _send_home(self, one: NodeId, node: NodeId) -> None:
        """Move an item out of another: to where it stood then, else behind that other."""
        if one not in self.plan.walk(node):
            return
        for change in place_as_then(self.plan, self.then, one):
            if change.new_parent not in {node, *self.plan.walk(node)}:  # type: ignore[union-attr]
                self.do(change)
                return
        kind = self.plan.nodes[one].kind
        inside = node
        for above in self.plan.ancestors(node):
            if may_hold(self.plan.nodes[above].kind, kind):
                row = self.plan.row(inside) + 1
                self.do(MoveNode(one, self.plan.parents[one], self.plan.row(one), above, row))
                return
            inside = above


def _row_among(plan: Plan, then: Plan, node: NodeId, parent: NodeId) -> int:
    """Return the row, with the node lifted, behind the nearest that stood before it and still does."""
    slot = slot_of(then.nodes[node].kind)
    now = [one for one in plan.under(parent, slot) if one != node]
    if then.parents[node] != parent:
        return len(now)
    before = then.under(parent, slot)[: then.row(node)]
    known = (now.index(one) + 1 for one in reversed(before) if one in now)
    return next(known, 0)
