"""Two states of a plan side by side: what is new, deleted, moved or changed, row by row."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from nap_desktop.plan.change import MoveNode
from nap_desktop.plan.compare import compare
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels, shown
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.schema import Field, kind_of
from nap_desktop.plan.tree import DIRECTORY, OUTLINE, SLOTS, Node, Plan

Mark = Literal["new", "deleted", "moved", "changed"]

_BESIDE = tuple(slot for slot in SLOTS if slot not in (OUTLINE, DIRECTORY))


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One item, one more field of it that differs, or one thing that stands beside it.

    key:     of the field; that which names the item for its first row. `key@lang` for a translation.
    is_item: whether it is the first row of an item.
    marks:   what happened, empty for nothing.
    caption: the field or the kind; empty for the first row of an item of the outline.
    old_number, new_number: as printed, in the first row of an item; empty where it was or is none.
    is_text: whether old and new are words worth comparing one by one.
    """

    node: NodeId
    key: str
    is_item: bool
    marks: tuple[Mark, ...]
    depth: int
    caption: str
    old_number: str
    new_number: str
    old: str
    new: str
    is_text: bool = True


def side_by_side(before: Plan, after: Plan) -> list[CompareRow]:
    """Return all items of two states in one reading order, each with what differs in it.

    The order is that of `after`; what was deleted stands behind what it stood behind. First the
    plan itself, then its items with what is beside them, then bodies and coverage.
    """
    return list(_Pair(before, after).rows())


class _Pair:
    """Two states, their printed numbers, and the words that tell them."""

    def __init__(self, before: Plan, after: Plan) -> None:
        self._before, self._after = before, after
        self._words = labels()
        self._old_numbers, self._new_numbers = numbers(before), numbers(after)
        moves = (one.node for one in compare(before, after) if isinstance(one, MoveNode))
        self._moved = set(moves)

    def rows(self) -> Iterator[CompareRow]:
        root = self._after.root
        yield from self._fields(root, 0)
        for node in self._outline():
            yield from self._item(node)
            for slot in _BESIDE:
                yield from self._beside(node, slot)
        yield from self._directory()
        for slot in _BESIDE:
            yield from self._beside(root, slot)

    def _outline(self) -> Iterator[NodeId]:
        """Give the items of both states, the deleted ones behind what they stood behind."""
        behind: dict[NodeId, list[NodeId]] = defaultdict(list)
        anchor = ""
        for node in self._before.walk():
            if node not in self._after.nodes:
                behind[anchor].append(node)
            elif node not in self._moved:
                anchor = node
        yield from behind[""]
        for node in self._after.walk():
            yield node
            yield from behind[node]

    def _directory(self) -> Iterator[CompareRow]:
        gone = [body for body in self._before.bodies if body not in self._after.nodes]
        for body in (*self._after.bodies, *gone):
            caption = self._words.kind("body")
            marks = self._marks(body)
            row = self._named(body, marks, 0, caption)
            more = list(self._fields(body, 1)) if not marks else []
            if row.marks or more:
                yield row
                yield from more

    def _marks(self, node: NodeId) -> tuple[Mark, ...]:
        if node not in self._before.nodes:
            return ("new",)
        if node not in self._after.nodes:
            return ("deleted",)
        return ("moved",) if node in self._moved else ()

    def _item(self, node: NodeId) -> Iterator[CompareRow]:
        plan = self._after if node in self._after.nodes else self._before
        depth = plan.depth(node)
        marks = self._marks(node)
        yield self._named(node, marks, depth, "")
        if "new" not in marks and "deleted" not in marks:
            yield from self._fields(node, depth + 1)

    def _named(self, node: NodeId, marks: tuple[Mark, ...], depth: int, caption: str) -> CompareRow:
        """Return the first row of an item: the words that name it in both states."""
        held = self._after.nodes.get(node) or self._before.nodes[node]
        key = kind_of(held.kind).title
        old, new = self._value(self._before, node, key), self._value(self._after, node, key)
        if not marks or marks == ("moved",):
            differs = self._before.get(node, key) != self._after.get(node, key)
            marks = (*marks, "changed") if differs else marks
        numbers = self._old_numbers.get(node, ""), self._new_numbers.get(node, "")
        return CompareRow(node, key, True, marks, depth, caption, *numbers, old, new)

    def _fields(self, node: NodeId, depth: int) -> Iterator[CompareRow]:
        """Give a row for each field that differs, but for the one that names an item."""
        before, after = self._before.nodes.get(node), self._after.nodes.get(node)
        if before is None or after is None or before.fields == after.fields:
            return
        kind = kind_of(after.kind)
        order = list(kind.fields)
        both = {*before.fields, *after.fields}
        differ = [held for held in both if before.fields.get(held) != after.fields.get(held)]
        for held in sorted(differ, key=lambda one: (order.index(one.partition("@")[0]), one)):
            key, _, lang = held.partition("@")
            is_named = key == kind.title and not lang and after.kind != "plan"
            if not kind.fields[key].settings and not is_named:
                yield self._field(after, kind.fields[key], lang, depth)

    def _field(self, node: Node, field: Field, lang: str, depth: int) -> CompareRow:
        """Return the row of a field that differs."""
        caption = self._words.field(node.kind, field.key)
        if node.kind == "plan":
            caption = f"{self._words.kind('plan')}: {caption}"
        if lang:
            caption += f" ({self._words.choice('language', lang)})"
        held = f"{field.key}@{lang}" if lang else field.key
        old = self._value(self._before, node.id, held)
        new = self._value(self._after, node.id, held)
        is_text = field.type in ("rich", "line")
        return CompareRow(
            node.id, held, False, ("changed",), depth, caption, "", "", old, new, is_text
        )

    def _beside(self, node: NodeId, slot: str) -> Iterator[CompareRow]:
        """Give a row for each comment, review or the like that differs, replies included."""
        order = [one for one in self._before.walk(node, slot) if one not in self._after.nodes]
        order += list(self._after.walk(node, slot))
        for one in order:
            old, new = self._summary(self._before, one), self._summary(self._after, one)
            if old == new:
                continue
            marks = self._marks(one)
            held = self._after.nodes.get(one) or self._before.nodes[one]
            caption = self._words.kind(held.kind)
            key = kind_of(held.kind).title
            depth = (self._after if node in self._after.nodes else self._before).depth(node) + 1
            sure: tuple[Mark, ...] = marks or ("changed",)
            yield CompareRow(one, key, False, sure, depth, caption, "", "", old, new)

    def _summary(self, plan: Plan, node: NodeId) -> str:
        """Return all that something says, a line for each field; for a comment its words first."""
        held = plan.nodes.get(node)
        if held is None:
            return ""
        kind = kind_of(held.kind)
        lines = [self._value(plan, node, kind.title)]
        for key, field in kind.fields.items():
            words = "" if field.settings or key == kind.title else self._value(plan, node, key)
            if words and (held.kind, key) != ("comment", "at"):
                lines.append(f"{self._words.field(held.kind, key)}: {words}")
        return "\n".join(filter(None, lines))

    def _value(self, plan: Plan, node: NodeId, held: str) -> str:
        """Return a value in words, bodies named as either state names them."""
        found = plan.nodes.get(node)
        if found is None:
            return ""
        key, _, lang = held.partition("@")
        value = found.get(key, lang)
        alone = Node(node, found.kind, {key: value} if value else {})
        tables = (_table(plan), _table(self._after), _table(self._before))
        nodes = cast(Mapping[NodeId, Node], ChainMap({node: alone}, *tables))
        return shown(Plan(plan.root, nodes), node, key, self._words)


def _table(plan: Plan) -> dict[NodeId, Node]:
    """Return the table of a plan's nodes, only to be read."""
    return cast(dict[NodeId, Node], plan.nodes)
