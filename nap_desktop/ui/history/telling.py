"""What a kept step did to one item, as sentences and differences."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import Change, InsertNode, MoveNode, RemoveNode, SetField
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.plan.schema import field_of
from nap_desktop.plan.steps import KeptStep, Step
from nap_desktop.plan.tree import Node, Plan
from nap_desktop.ui.widgets.times import moment
from nap_desktop.ui.widgets.values import as_read

_ONE_SITTING = datetime.timedelta(minutes=15)

# what belongs to an item, or to the plan as a whole
_BESIDE = (
    *("comment", "progress", "remark", "concurrence", "entry"),
    *("review", "request", "event"),
)

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a step did: a caption, and what stood there before and after.

    is_text: whether the words are worth comparing; a date or a list of bodies is told whole.
    """

    caption: str
    before: str = ""
    after: str = ""
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A step as it is told: its name, who, when (ISO 8601), and what it did to the item."""

    name: str
    author: str
    at: str
    lines: tuple[Line, ...]


def gathered(steps: Sequence[KeptStep]) -> list[Step]:
    """Return steps newest first; typing on in one field, and a run of moves, are one of them each."""
    found: list[Step] = []
    for kept in sorted(steps, key=lambda one: one.number):
        step = kept.step
        if found and (both := _one_sitting(found[-1], step)):
            found[-1] = both
        else:
            found.append(step)
    return found[::-1]


def _one_sitting(first: Step, second: Step) -> Step | None:
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
            return second
    return None


def _all_moves(step: Step) -> bool:
    return all(isinstance(change, MoveNode) for change in step.changes)


def _goes_on(first: SetField, second: SetField) -> bool:
    same = (first.node, first.key, first.lang) == (second.node, second.key, second.lang)
    return same and first.after == second.before


def tell(plan: Plan, node: NodeId, step: Step) -> Told:
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
                return Line(translate("history", "Deleted"))
            return _about(plan, node, removed, translate("history", "{kind} deleted"))
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
    return Line(caption, before, after, field.type in ("rich", "line"))
