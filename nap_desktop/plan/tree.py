"""A plan as a value: nodes, the order of their children, and each node's parent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.schema import slot_of

OUTLINE = "outline"
DISCUSSION = "discussion"
PROGRESS = "progress"
DIRECTORY = "directory"
CONCURRENCE = "concurrence"
REMARKS = "remarks"
COVERAGE = "coverage"
ORIGINALS = "originals"
REVIEWS = "reviews"
REQUESTS = "requests"
EVENTS = "events"
SLOTS = (
    *(OUTLINE, DISCUSSION, PROGRESS, DIRECTORY, CONCURRENCE, REMARKS, COVERAGE, ORIGINALS),
    *(REVIEWS, REQUESTS, EVENTS),
)


@dataclass(frozen=True, slots=True)
class Node:
    """One thing of a plan.

    fields: key -> value in its canonical form (`schema.py`), never empty; the value of another
    language than the plan's own has the key `key@lang`.
    """

    id: NodeId
    kind: str
    fields: Mapping[str, str] = field(default_factory=dict)

    def get(self, key: str, lang: str = "") -> str:
        """Return a value in its canonical form, empty if there is none."""
        return self.fields.get(field_key(key, lang), "")

    def __hash__(self) -> int:
        return hash(self.id)


def field_key(key: str, lang: str = "") -> str:
    """Return the key under which a node holds a value of one language."""
    return f"{key}@{lang}" if lang else key


@dataclass(frozen=True, slots=True)
class Plan:
    """All nodes of one plan and the order of each node's children.

    root:     id of the node of kind `plan`; also the id of the plan.
    nodes:    id -> node; holds the root.
    children: (id, slot) -> ids of its children, in reading order; only where there are any.
    parents:  id -> id of its parent; every id but the root has an entry.
    """

    root: NodeId
    nodes: Mapping[NodeId, Node]
    children: Mapping[tuple[NodeId, str], tuple[NodeId, ...]] = field(default_factory=dict)
    parents: Mapping[NodeId, NodeId] = field(default_factory=dict)

    @classmethod
    def empty(cls, root: NodeId | None = None) -> Plan:
        """Return a plan with nothing but its root."""
        root = root or new_id()
        return cls(root, {root: Node(root, "plan")})

    def under(self, node: NodeId, slot: str = OUTLINE) -> tuple[NodeId, ...]:
        """Return the ids of a node's children in one slot."""
        return self.children.get((node, slot), ())

    def slot(self, node: NodeId) -> str:
        """Return the slot in which a node stands; empty for the root."""
        return slot_of(self.nodes[node].kind)

    def siblings(self, node: NodeId) -> tuple[NodeId, ...]:
        """Return a node and its brothers and sisters, in order."""
        return self.under(self.parents[node], self.slot(node))

    def row(self, node: NodeId) -> int:
        """Return a node's place among its siblings, from 0; 0 for the root."""
        return self.siblings(node).index(node) if node in self.parents else 0

    def depth(self, node: NodeId) -> int:
        """Return how many ancestors lie between a node and the root; 0 right below the root."""
        depth = -1
        while node in self.parents:
            node = self.parents[node]
            depth += 1
        return max(depth, 0)

    def ancestors(self, node: NodeId) -> Iterator[NodeId]:
        """Give a node's parent, its parent, and so on up to the root."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def walk(self, node: NodeId | None = None, slot: str = OUTLINE) -> Iterator[NodeId]:
        """Give all nodes below one (the root if none) in one slot, in reading order."""
        stack = list(reversed(self.under(node or self.root, slot)))
        while stack:
            found = stack.pop()
            yield found
            stack.extend(reversed(self.under(found, slot)))

    def subtree(self, node: NodeId) -> Iterator[NodeId]:
        """Give a node and all below it in every slot, parents first."""
        yield node
        for slot in SLOTS:
            for child in self.under(node, slot):
                yield from self.subtree(child)

    def get(self, node: NodeId, key: str, lang: str = "") -> str:
        """Return a node's value in its canonical form, empty if there is none."""
        return self.nodes[node].get(key, lang)

    def of_kind(self, kind: str) -> list[NodeId]:
        """Return the ids of all nodes of an outline kind, in reading order."""
        return [node for node in self.walk() if self.nodes[node].kind == kind]

    @property
    def bodies(self) -> tuple[NodeId, ...]:
        """The ids of the directory's bodies, in order."""
        return self.under(self.root, DIRECTORY)


@dataclass(frozen=True, slots=True)
class Branch:
    """A node with all below it, cut from any plan: what is copied, pasted or duplicated."""

    node: Node
    below: tuple[Branch, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Give the node and all below it, parents first."""
        yield self.node
        for branch in self.below:
            yield from branch.walk()


def branch(plan: Plan, node: NodeId) -> Branch:
    """Return a node with all below it, in every slot."""
    below = tuple(branch(plan, child) for slot in SLOTS for child in plan.under(node, slot))
    return Branch(plan.nodes[node], below)
