"""What kept steps did, to one item or to the whole plan, as sentences and differences."""

from __future__ import annotations

import datetime
from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, cast

from PySide6.QtCore import QCoreApplication

from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import Change, InsertNode, MoveNode, RemoveNode, SetField
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels, title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.schema import field_of
from nap_desktop.plan.steps import KeptStep, Step
from nap_desktop.plan.tree import Node, Plan
from nap_desktop.ui.widgets.times import moment
from nap_desktop.ui.widgets.values import as_read

_ONE_SITTING = datetime.timedelta(minutes=15)

_MOST = 200  # changes of one step that are told; more is for the comparison

# What belongs to an item, or to the plan as a whole.
_BESIDE = (
    *("comment", "progress", "remark", "concurrence", "entry", "original"),
    *("review", "request", "event"),
)

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a step did: a caption, and what stood there before and after.

    is_text: whether the words are worth comparing; a date or a list of bodies is told whole.
    change:  what can be taken back of it by itself; None for what cannot.
    """

    caption: str
    before: str = ""
    after: str = ""
    is_text: bool = False
    change: SetField | RemoveNode | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A step as it is told: its name, who, when (ISO 8601), and what it did to the item."""

    name: str
    author: str
    at: str
    lines: tuple[Line, ...]


class Sitting(NamedTuple):
    """One step, or several that are told as one; `first` and `last` are their numbers."""

    name: str
    author: str
    at: str
    changes: tuple[Change, ...]
    first: int
    last: int


def gathered(steps: Iterable[KeptStep]) -> list[Sitting]:
    """Return steps newest first; typing on in one field, and a run of moves, are one of them each."""
    found: list[Sitting] = []
    for kept in sorted(steps, key=lambda one: one.number):
        step = kept.step
        if found and (both := _one_sitting(found[-1], step)):
            found[-1] = Sitting(*both, found[-1].first, kept.number)
        else:
            found.append(Sitting(*step, kept.number, kept.number))
    return found[::-1]


def _one_sitting(first: Sitting, second: Step) -> Step | None:
    """Return two steps as one if the second goes on with the first; None if it does not."""
    if first.author != second.author:
        return None
    match first.changes, second.changes:
        case (SetField() as a,), (SetField() as b,) if first.name == second.name and _goes_on(a, b):
            begun, ended = moment(first.at), moment(second.at)
            if begun and ended and ended - begun <= _ONE_SITTING:
                return second._replace(changes=(replace(a, after=b.after),))
    if first.changes and _all_moves(first) and _all_moves(second):
        begun, ended = moment(first.at), moment(second.at)
        if begun and ended and ended - begun <= _ONE_SITTING:
            return second._replace(changes=(*first.changes, *second.changes))
    return None


def _all_moves(step: Step | Sitting) -> bool:
    return all(isinstance(change, MoveNode) for change in step.changes)


def _goes_on(first: SetField, second: SetField) -> bool:
    same = (first.node, first.key, first.lang) == (second.node, second.key, second.lang)
    return same and first.after == second.before


def tell(plan: Plan, node: NodeId, step: Step | Sitting) -> Told:
    """Return what a step did to an item of a plan and to what belongs to it."""
    lines: list[Line] = []
    for change in step.changes:
        line = _line(plan, node, change)
        if line and line not in lines:
            lines.append(line)
    return Told(step.name, step.author, step.at, tuple(lines))


def _line(plan: Plan, node: NodeId, change: Change) -> Line | None:
    match change:
        case SetField():
            return _field_line(plan, node, change)
        case InsertNode(added):
            if added.id == node:
                return Line(translate("history", "Added"))
            return _about(plan, node, added, translate("history", "{kind} added"))
        case RemoveNode(removed):
            if removed.id == node:
                return Line(translate("history", "Deleted"), change=change)
            line = _about(plan, node, removed, translate("history", "{kind} deleted"))
            return line and replace(line, change=change)
        case MoveNode(moved) if moved == node:
            return Line(translate("history", "Moved"))
    return None


def _about(plan: Plan, node: NodeId, other: Node, form: str) -> Line | None:
    """Return a line on a comment, a remark or an entry of the item."""
    if other.kind not in _BESIDE:
        return None
    return Line(form.format(kind=labels().kind(other.kind)))


def _field_line(plan: Plan, node: NodeId, change: SetField) -> Line | None:
    held = plan.nodes.get(change.node)
    if held is None or (change.node != node and node not in plan.ancestors(change.node)):
        return None
    if change.node != node and held.kind not in _BESIDE:
        return None
    try:
        field = field_of(held.kind, change.key)
    except NapError:
        return None
    if field.settings:
        return None
    words = labels()
    caption = words.field(held.kind, change.key)
    if change.node != node:
        caption = f"{words.kind(held.kind)}: {caption}"
    before = as_read(plan, held, change.key, change.before, words)
    after = as_read(plan, held, change.key, change.after, words)
    return Line(caption, before, after, field.type in ("rich", "line"), change)


# The whole plan.


@dataclass(frozen=True, slots=True)
class About:
    """What one step did to one item: the item's id, its number and title, and the lines on it.

    is_there: whether the plan holds the item now.
    """

    node: NodeId
    name: str
    is_there: bool
    lines: tuple[Line, ...]


class Known:
    """All items that the plan holds now, and those that steps took out of it, by name and place."""

    def __init__(self, plan: Plan, sittings: Iterable[Sitting] = ()) -> None:
        """`sittings` go from now back without a gap."""
        self._plan = plan
        self._gone: dict[NodeId, Node] = {}
        self._parents: dict[NodeId, NodeId] = {}
        self._numbers = numbers(plan)
        nodes = cast(Mapping[NodeId, Node], ChainMap(dict(plan.nodes), self._gone))
        parents = cast(Mapping[NodeId, NodeId], ChainMap(dict(plan.parents), self._parents))
        self.ghost = Plan(plan.root, nodes, plan.children, parents)
        self.learn(sittings)

    def learn(self, sittings: Iterable[Sitting]) -> None:
        """Know what earlier steps took out of the plan too; the last state of an item counts."""
        for sitting in sittings:
            for change in reversed(sitting.changes):
                if isinstance(change, RemoveNode) and change.node.id not in self._plan.nodes:
                    self._gone.setdefault(change.node.id, change.node)
                    self._parents.setdefault(change.node.id, change.parent)

    def name(self, node: NodeId) -> str:
        """Return number and title of an item, or what else tells it."""
        words = labels()
        held = self.ghost.nodes.get(node)
        if held is None or held.kind == "plan":
            return words.kind(held.kind if held else "plan")
        said = title(self.ghost, node) or words.get("words", "untitled")
        if held.kind == "body":
            said = f"{words.kind('body')}: {said}"
        return f"{self._numbers.get(node, '')} {said}".strip()

    def owner(self, node: NodeId) -> NodeId:
        """Return the item that a comment, a review or a remark belongs to; an item belongs to itself."""
        nodes = self.ghost.nodes
        while node in nodes and nodes[node].kind in _BESIDE and node in self.ghost.parents:
            node = self.ghost.parents[node]
        return node

    def items(self, sitting: Sitting) -> list[NodeId]:
        """Return the items that a step was about, each once, in order; of a branch its top."""
        inside = self._inside(sitting)
        about = (self.owner(_node_of(change)) for change in sitting.changes)
        nodes = self.ghost.nodes
        return list(dict.fromkeys(node for node in about if node in nodes and node not in inside))

    def tell(self, sitting: Sitting) -> list[About]:
        """Return what a step did, item by item; of very many changes the first 200."""
        inside = self._inside(sitting)
        told: dict[NodeId, list[Line]] = {}
        for change in sitting.changes[:_MOST]:
            node = self.owner(_node_of(change))
            if node not in self.ghost.nodes or node in inside:
                continue
            lines = told.setdefault(node, [])
            line = _line(self.ghost, node, change)
            if line and line not in lines:
                lines.append(line)
        there = self._plan.nodes
        return [
            About(node, self.name(node), node in there, tuple(lines))
            for node, lines in told.items()
            if lines
        ]

    def _inside(self, sitting: Sitting) -> set[NodeId]:
        """Return the items that came or went inside another that came or went with the same step."""
        found: set[NodeId] = set()
        for sort in (InsertNode, RemoveNode):
            parents = {
                change.node.id: change.parent
                for change in sitting.changes
                if isinstance(change, sort)
            }
            found.update(node for node, parent in parents.items() if parent in parents)
        return found


def _node_of(change: Change) -> NodeId:
    match change:
        case SetField(node) | MoveNode(node):
            return node
        case InsertNode(node) | RemoveNode(node):
            return node.id
