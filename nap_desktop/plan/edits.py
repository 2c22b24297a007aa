"""What people do to a plan, each as a function from a plan to changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nap_desktop.plan import text as rich_text
from nap_desktop.plan.change import (
    Change,
    MoveNode,
    RemoveNode,
    SetField,
    apply,
    apply_all,
)
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.inserting import MEASURE_CODE as MEASURE_CODE
from nap_desktop.plan.inserting import fresh as fresh
from nap_desktop.plan.inserting import insert as insert
from nap_desktop.plan.inserting import with_known_bodies
from nap_desktop.plan.schema import codes, field_of, join_codes, kind_of, may_hold, slot_of
from nap_desktop.plan.tree import SLOTS, Branch, Node, Plan, branch


def set_field(plan: Plan, node: NodeId, key: str, value: str, lang: str = "") -> list[Change]:
    """Give a field a canonical value; nothing if it has it already."""
    before = plan.get(node, key, lang)
    return [] if before == value else [SetField(node, key, lang, before, value)]


def add(
    plan: Plan, kind: str, parent: NodeId, row: int | None = None, **fields: str
) -> list[Change]:
    """Add a new node under a parent, last if no row is given; `fields` in canonical form.

    Nothing if the parent may not hold the kind. The id of the new node is that of the first
    InsertNode.
    """
    held = {key: value for key, value in fields.items() if value}
    return insert(plan, [Branch(Node(new_id(), kind, held))], parent, row)


def place_after(plan: Plan, node: NodeId, kind: str) -> tuple[NodeId, int] | None:
    """Return the place (parent, row) nearest to `node` where a node of a kind may stand.

    Right after the nearest of its kind among the node and its ancestors; else last inside the
    node; else inside the nearest ancestor that may hold it, right after what the node is in.
    None if nowhere.
    """
    line = (node, *plan.ancestors(node))
    for above in line:
        if plan.nodes[above].kind == kind and above in plan.parents:
            return plan.parents[above], plan.row(above) + 1
    inside = None
    for above in line:
        if may_hold(plan.nodes[above].kind, kind):
            return above, _row_after(plan, above, inside, kind)
        inside = above
    return None


def _row_after(plan: Plan, parent: NodeId, child: NodeId | None, kind: str) -> int:
    """Return the row right after a child of the same slot, else the last."""
    if child is not None and plan.slot(child) == slot_of(kind):
        return plan.row(child) + 1
    return len(plan.under(parent, slot_of(kind)))


def paste(
    plan: Plan,
    branches: Sequence[Branch],
    node: NodeId,
    row: int | None = None,
    talk: bool = False,
) -> list[Change]:
    """Insert copies of branches after a node (or at `row` inside it), at the nearest allowed place.

    Bodies that the plan's directory does not hold are left out of body fields.
    talk: with comments, progress and originals.
    """
    changes: list[Change] = []
    after = node
    for one in branches:
        copy = fresh(with_known_bodies(plan, one), talk)
        place = (node, row) if row is not None else place_after(plan, after, copy.node.kind)
        if place is None or not may_hold(plan.nodes[place[0]].kind, copy.node.kind):
            continue
        made = insert(plan, [copy], *place)
        plan = apply_all(plan, made)
        changes += made
        after = copy.node.id
        row = row + 1 if row is not None else None
    return changes


def delete(plan: Plan, nodes: Iterable[NodeId]) -> list[Change]:
    """Remove nodes with all below them, deepest and last first; undo restores every place.

    A body that goes leaves the fields that name it first.
    """
    gone = tops(plan, nodes)
    changes = _without_bodies(plan, {node for node in gone if plan.nodes[node].kind == "body"})
    plan = apply_all(plan, changes)
    for node in reversed(gone):
        removed = _remove_branch(plan, node)
        plan = apply_all(plan, removed)
        changes += removed
    return changes


def _without_bodies(plan: Plan, gone: set[NodeId]) -> list[Change]:
    """Take bodies out of every field that names them."""
    changes: list[Change] = []
    for node in plan.nodes.values() if gone else ():
        for field in kind_of(node.kind).fields.values():
            if field.type == "bodies" and gone.intersection(codes(node.get(field.key))):
                left = [body for body in codes(node.get(field.key)) if body not in gone]
                changes += set_field(plan, node.id, field.key, join_codes(left))
    return changes


def _remove_branch(plan: Plan, node: NodeId) -> list[Change]:
    changes: list[Change] = []
    for slot in SLOTS:
        for child in reversed(plan.under(node, slot)):
            changes += _remove_branch(plan, child)
    changes.append(RemoveNode(plan.nodes[node], plan.parents[node], plan.row(node)))
    return changes


def tops(plan: Plan, nodes: Iterable[NodeId]) -> list[NodeId]:
    """Return the nodes that stand below none of the others, in reading order, without the root."""
    chosen = {node for node in nodes if node in plan.parents}
    kept = {node for node in chosen if not chosen.intersection(plan.ancestors(node))}
    if len(kept) < 2:
        return list(kept)
    order = {node: place for place, node in enumerate(plan.subtree(plan.root))}
    return sorted(kept, key=order.__getitem__)


def move(
    plan: Plan, nodes: Iterable[NodeId], parent: NodeId, row: int | None = None
) -> list[Change]:
    """Move nodes side by side under a parent, before the child that stands at `row` now.

    Nothing if one of them may not stand there or would come below itself.
    """
    lifted = tops(plan, nodes)
    kind = plan.nodes[parent].kind
    if not lifted or {parent, *plan.ancestors(parent)} & set(lifted):
        return []
    if not all(may_hold(kind, plan.nodes[node].kind) for node in lifted):
        return []
    before = {slot: _child_before(plan, parent, slot, row, lifted) for slot in SLOTS}
    changes: list[Change] = []
    for node in lifted:
        slot = plan.slot(node)
        change = _move_after(plan, node, parent, before[slot])
        if change.old_parent != change.new_parent or change.old_row != change.new_row:
            changes.append(change)
            plan = apply(plan, change)
        before[slot] = node
    return changes


def _child_before(
    plan: Plan, parent: NodeId, slot: str, row: int | None, lifted: list[NodeId]
) -> NodeId | None:
    """Return the last child above `row` that itself stays where it is; None if there is none."""
    siblings = plan.under(parent, slot)
    staying = [
        node for node in siblings[: len(siblings) if row is None else row] if node not in lifted
    ]
    return staying[-1] if staying else None


def _move_after(plan: Plan, node: NodeId, parent: NodeId, before: NodeId | None) -> MoveNode:
    siblings = [other for other in plan.under(parent, plan.slot(node)) if other != node]
    row = siblings.index(before) + 1 if before else 0
    return MoveNode(node, plan.parents[node], plan.row(node), parent, row)


def indent(plan: Plan, nodes: Iterable[NodeId]) -> list[Change]:
    """Make each node the last child of the sibling above it; those that may not stay."""
    changes: list[Change] = []
    for node in tops(plan, nodes):
        row = plan.row(node)
        above = plan.siblings(node)[row - 1] if row else None
        if above is None or not may_hold(plan.nodes[above].kind, plan.nodes[node].kind):
            continue
        end = len(plan.under(above, plan.slot(node)))
        change = MoveNode(node, plan.parents[node], row, above, end)
        plan = apply(plan, change)
        changes.append(change)
    return changes


def outdent(plan: Plan, nodes: Iterable[NodeId]) -> list[Change]:
    """Make each node the next sibling of its parent; those that may not stay."""
    changes: list[Change] = []
    for node in reversed(tops(plan, nodes)):
        parent = plan.parents[node]
        above = plan.parents.get(parent)
        kind = plan.nodes[node].kind
        if above is None or not may_hold(plan.nodes[above].kind, kind):
            continue
        row = _row_after(plan, above, parent, kind)
        change = MoveNode(node, parent, plan.row(node), above, row)
        plan = apply(plan, change)
        changes.append(change)
    return changes


def move_up(plan: Plan, nodes: Iterable[NodeId]) -> list[Change]:
    """Move each node one place up; at the top, to the end of the branch above."""
    changes: list[Change] = []
    stuck: set[NodeId] = set()
    for node in tops(plan, nodes):
        row, parent = plan.row(node), plan.parents[node]
        if row and plan.siblings(node)[row - 1] not in stuck:
            change: MoveNode | None = MoveNode(node, parent, row, parent, row - 1)
        else:
            change = None if row else _into_neighbour(plan, node, -1)
        if change is None:
            stuck.add(node)
            continue
        plan = apply(plan, change)
        changes.append(change)
    return changes


def move_down(plan: Plan, nodes: Iterable[NodeId]) -> list[Change]:
    """Move each node one place down; at the end, to the top of the branch below."""
    changes: list[Change] = []
    stuck: set[NodeId] = set()
    for node in reversed(tops(plan, nodes)):
        row, parent, siblings = plan.row(node), plan.parents[node], plan.siblings(node)
        last = row == len(siblings) - 1
        if not last and siblings[row + 1] not in stuck:
            change: MoveNode | None = MoveNode(node, parent, row, parent, row + 1)
        else:
            change = _into_neighbour(plan, node, 1) if last else None
        if change is None:
            stuck.add(node)
            continue
        plan = apply(plan, change)
        changes.append(change)
    return changes


def _into_neighbour(plan: Plan, node: NodeId, step: int) -> MoveNode | None:
    """Return the move into the parent's neighbour above (-1) or below (1); None if not allowed."""
    parent = plan.parents[node]
    if parent == plan.root:
        return None
    uncles = plan.siblings(parent)
    place = plan.row(parent) + step
    if not 0 <= place < len(uncles):
        return None
    uncle = uncles[place]
    if not may_hold(plan.nodes[uncle].kind, plan.nodes[node].kind):
        return None
    row = len(plan.under(uncle, plan.slot(node))) if step < 0 else 0
    return MoveNode(node, parent, plan.row(node), uncle, row)


def duplicate(plan: Plan, nodes: Iterable[NodeId]) -> list[Change]:
    """Insert a copy of each node, with all below it but comments and progress, right after it."""
    changes: list[Change] = []
    for node in tops(plan, nodes):
        copy = fresh(branch(plan, node))
        made = insert(plan, [copy], plan.parents[node], plan.row(node) + 1)
        plan = apply_all(plan, made)
        changes += made
    return changes


def split(plan: Plan, node: NodeId, paragraph: int, offset: int) -> list[Change]:
    """Divide a node's naming text at the cursor; what follows becomes a new node right after it."""
    kind = plan.nodes[node].kind
    key = kind_of(kind).title
    value = plan.get(node, key)
    if field_of(kind, key).type == "rich":
        left, right = rich_text.split(rich_text.decode(value), paragraph, offset)
        first, second = rich_text.encode(left), rich_text.encode(right)
    else:
        first, second = value[:offset].rstrip(), value[offset:].lstrip()
    if node not in plan.parents:
        return []
    made = add(plan, kind, plan.parents[node], plan.row(node) + 1, **{key: second})
    return [*set_field(plan, node, key, first), *made] if made else []


def join_with_previous(plan: Plan, node: NodeId) -> list[Change]:
    """Append a node to the sibling of its kind above it: texts, lists and children; then remove it.

    A value of a field that holds only one is kept from the node above; it is taken from the
    lower one where the upper has none. Nothing if there is no such sibling.
    """
    row = plan.row(node)
    above = plan.siblings(node)[row - 1] if row else None
    if above is None or plan.nodes[above].kind != plan.nodes[node].kind:
        return []
    changes: list[Change] = _join_fields(plan, above, node)
    for slot in SLOTS:
        end = len(plan.under(above, slot))
        children = plan.under(node, slot)
        changes += [MoveNode(child, node, 0, above, end + n) for n, child in enumerate(children)]
    changes.append(RemoveNode(plan.nodes[node], plan.parents[node], row))
    return changes


def _join_fields(plan: Plan, above: NodeId, node: NodeId) -> list[Change]:
    changes: list[Change] = []
    kind = kind_of(plan.nodes[node].kind)
    for key, field in kind.fields.items():
        first, second = plan.get(above, key), plan.get(node, key)
        changes += set_field(
            plan, above, key, _joined(field.type, key == kind.title, first, second)
        )
    return changes


def _joined(type_: str, is_title: bool, first: str, second: str) -> str:
    if not first or not second:
        return first or second
    if type_ == "rich":
        both = rich_text.join(rich_text.decode(first), rich_text.decode(second))
        return rich_text.encode(both)
    if type_ in ("codes", "bodies"):
        return join_codes([*codes(first), *codes(second)])
    return f"{first} {second}" if is_title else first
