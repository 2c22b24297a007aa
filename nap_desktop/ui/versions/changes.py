"""What changed between two states of a plan, as people tell it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from nap_desktop.plan.change import InsertNode, MoveNode, RemoveNode, SetField
from nap_desktop.plan.compare import compare
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels, title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.schema import kind_of, slot_of
from nap_desktop.plan.tree import (
    CONCURRENCE,
    COVERAGE,
    DISCUSSION,
    ORIGINALS,
    OUTLINE,
    PROGRESS,
    REMARKS,
    Plan,
)
from nap_desktop.ui.widgets.values import as_read

_BESIDE = (
    DISCUSSION,
    PROGRESS,
    CONCURRENCE,
    REMARKS,
    COVERAGE,
    ORIGINALS,
)  # told as how many, not one by one

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that changed.

    name:    the item it is about, with its number. caption: the field, or where it stood.
    is_text: whether before and after are texts worth comparing word by word.
    """

    name: str
    caption: str = ""
    before: str = ""
    after: str = ""
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed, by what happened; items in reading order."""

    added: tuple[Told, ...] = ()
    removed: tuple[Told, ...] = ()
    moved: tuple[Told, ...] = ()
    changed: tuple[Told, ...] = ()

    @property
    def count(self) -> int:
        """How many things changed."""
        return len(self.added) + len(self.removed) + len(self.moved) + len(self.changed)


def changes_between(before: Plan, after: Plan) -> Changes:
    """Return what changed from one state of a plan to a later one, comments and reviews included."""
    telling = _Telling(before, after)
    added: list[Told] = []
    removed: list[Told] = []
    moved: list[Told] = []
    changed: list[Told] = []
    for change in compare(before, after):
        match change:
            case InsertNode(node) if slot_of(node.kind) not in _BESIDE:
                added.append(Told(telling.name(after, node.id)))
            case RemoveNode(node) if slot_of(node.kind) not in _BESIDE:
                removed.append(Told(telling.name(before, node.id)))
            case MoveNode(node):
                if told := telling.move(node):
                    moved.append(told)
            case SetField():
                if told := telling.field(change):
                    changed.append(told)
    removed.reverse()
    added += telling.beside(after, before)
    removed += telling.beside(before, after)
    return Changes(tuple(added), tuple(removed), tuple(moved), tuple(changed))


class _Telling:
    """Names items as both states number them."""

    def __init__(self, before: Plan, after: Plan) -> None:
        self._before, self._after = before, after
        self._words = labels()
        self._numbers = {id(before): numbers(before), id(after): numbers(after)}

    def name(self, plan: Plan, node: NodeId) -> str:
        """Return number and title; for what has no number, its kind first."""
        kind = plan.nodes[node].kind
        said = title(plan, node) or self._words.get("words", "untitled")
        if kind == "plan":
            return self._words.kind(kind)
        if slot_of(kind) == OUTLINE:
            return f"{self._numbers[id(plan)].get(node, '')} {said}".strip()
        return f"{self._words.kind(kind)}: {said}"

    def beside(self, plan: Plan, other: Plan) -> list[Told]:
        """Return how many comments and review entries are in one state only."""
        found = Counter(
            node.kind
            for node in plan.nodes.values()
            if node.id not in other.nodes and slot_of(node.kind) in _BESIDE
        )
        form = translate("versions", "{kind}: {count}")
        return [
            Told(form.format(kind=self._words.kind(kind), count=count))
            for kind, count in sorted(found.items())
        ]

    def move(self, node: NodeId) -> Told | None:
        """Return where an item went, by the numbers that it had and has."""
        if slot_of(self._after.nodes[node].kind) != OUTLINE:
            return None
        old = self._numbers[id(self._before)].get(node, "")
        new = self._numbers[id(self._after)].get(node, "")
        where = translate("versions", "from {old} to {new}").format(old=old, new=new)
        parent = self._after.parents[node]
        if parent != self._before.parents[node]:
            where = translate("versions", "now in {place}").format(
                place=self.name(self._after, parent)
            )
        return Told(self.name(self._after, node), where)

    def field(self, change: SetField) -> Told | None:
        """Return what a field says now and said before; None for what only shapes the plan."""
        node = self._after.nodes[change.node]
        field = kind_of(node.kind).fields.get(change.key)
        if field is None or field.settings:
            return None
        before = as_read(self._before, node, change.key, change.before, self._words)
        after = as_read(self._after, node, change.key, change.after, self._words)
        is_text = field.type in ("rich", "line")
        caption = self._words.field(node.kind, change.key)
        if before == after:
            before, after = "", translate("versions", "set in another way (bold, links, lists)")
            is_text = False
        return Told(self.name(self._after, node.id), caption, before, after, is_text)
