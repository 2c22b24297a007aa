"""A step: what one act did to a plan, as it is undone, kept and told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import Change, InsertNode, MoveNode, RemoveNode, SetField
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Node


class Step(NamedTuple):
    """One act: its name as the menu shows it, who did it, when (ISO 8601, UTC), its changes."""

    name: str
    author: str
    at: str
    changes: tuple[Change, ...]


class KeptStep(NamedTuple):
    """A step with the number under which the file keeps it; numbers only grow."""

    number: int
    step: Step


def touched(changes: Sequence[Change]) -> list[NodeId]:
    """Return the ids of the nodes that changes are about, each once, in order."""
    return list(dict.fromkeys(_about(change) for change in changes))


def _about(change: Change) -> NodeId:
    match change:
        case SetField(node) | MoveNode(node):
            return node
        case InsertNode(node) | RemoveNode(node):
            return node.id


def to_data(changes: Sequence[Change]) -> list[list[Any]]:
    """Return changes as JSON data: one list each, a letter first (s, i, r, m)."""
    return [_data(change) for change in changes]


def _data(change: Change) -> list[Any]:
    match change:
        case SetField(node, key, lang, before, after):
            return ["s", node, key, lang, before, after]
        case InsertNode(node, parent, row):
            return ["i", node.id, node.kind, dict(node.fields), parent, row]
        case RemoveNode(node, parent, row):
            return ["r", node.id, node.kind, dict(node.fields), parent, row]
        case MoveNode(node, old_parent, old_row, new_parent, new_row):
            return ["m", node, old_parent, old_row, new_parent, new_row]


def from_data(data: Sequence[Sequence[Any]]) -> tuple[Change, ...]:
    """Return the changes of JSON data. Raises NapError `damaged_step`."""
    try:
        return tuple(_change(part) for part in data)
    except (ValueError, TypeError) as error:
        raise NapError("damaged_step") from error


def _change(part: Sequence[Any]) -> Change:
    match part:
        case ["s", str(node), str(key), str(lang), str(before), str(after)]:
            return SetField(node, key, lang, before, after)
        case ["i", str(node), str(kind), dict(fields), str(parent), int(row)]:
            return InsertNode(Node(node, kind, fields), parent, row)
        case ["r", str(node), str(kind), dict(fields), str(parent), int(row)]:
            return RemoveNode(Node(node, kind, fields), parent, row)
        case ["m", str(node), str(old_parent), int(old_row), str(new_parent), int(new_row)]:
            return MoveNode(node, old_parent, old_row, new_parent, new_row)
        case _:
            raise ValueError(part)
