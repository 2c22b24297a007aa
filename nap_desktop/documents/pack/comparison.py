"""The comparison with the previous plan: what is new, changed, moved and gone, item by item."""

from __future__ import annotations

from dataclasses import dataclass, field

from nap_desktop.documents.blocks import Block, Cell, Mark, Para, Row, Text, Turn
from nap_desktop.documents.pack.case import Case, Paper, full_number
from nap_desktop.documents.pack.parts import cell, table, titles
from nap_desktop.documents.texts import rich
from nap_desktop.plan.change import InsertNode, MoveNode, RemoveNode, SetField
from nap_desktop.plan.compare import compare
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import shown
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.schema import field_of, kind_of, slot_of
from nap_desktop.plan.tree import OUTLINE, Node, Plan

_HEADS = ("number", "change", "before", "now")


@dataclass(slots=True)
class _Found:
    """What happened to the items of the outline, and to the plan itself."""

    added: set[NodeId] = field(default_factory=set)
    moved: set[NodeId] = field(default_factory=set)
    changed: dict[NodeId, list[str]] = field(default_factory=dict)
    dropped: set[NodeId] = field(default_factory=set)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing happened."""
        return not (self.added or self.moved or self.changed or self.dropped)


def comparison(case: Case) -> list[Paper] | str:
    """Return the table of all that differs from the previous plan, whose root has the same id."""
    before = case.previous
    if before is None:
        return "no_previous_plan"
    found = _find(before, case.plan)
    if found.is_nothing:
        return "no_differences"
    name = case.say("names.comparison")
    numbered = {key: str(len(getattr(found, key))) for key in _Found.__slots__}
    heads = [case.head(key) for key in _HEADS]
    rows = _Rows(case, before, found).rows()
    blocks: list[Block] = [
        Turn(True),
        *titles(case, "comparison"),
        Para(case.say("comparison.compared", previous=case.previous_name), "body"),
        Para(case.say("comparison.counts", **numbered), "body"),
        table(
            case.say("comparison.table"), heads, (7.0, 11.0, 41.0, 41.0), rows, landscape=True,
            shown=False,
        ),
    ]  # fmt: skip
    return [Paper("comparison", name, case.document(name, blocks))]


def _find(before: Plan, after: Plan) -> _Found:
    found = _Found()
    for change in compare(before, after):
        match change:
            case InsertNode(node) if slot_of(node.kind) == OUTLINE:
                found.added.add(node.id)
            case RemoveNode(node) if slot_of(node.kind) == OUTLINE:
                found.dropped.add(node.id)
            case MoveNode(node) if after.slot(node) == OUTLINE:
                found.moved.add(node)
            case SetField(node, key, lang) if not lang and _is_told(after, node, key):
                found.changed.setdefault(node, []).append(key)
    return found


def _is_told(plan: Plan, node: NodeId, key: str) -> bool:
    """Return whether a field stands on paper: neither private nor for letters alone."""
    kind = plan.nodes[node].kind
    known = field_of(kind, key)
    is_hidden = known.settings or known.stays or known.group == "act" or key == "marking"
    return slot_of(kind) in (OUTLINE, "") and not is_hidden


class _Rows:
    """Makes the rows, in the reading order of this plan; what is gone comes last."""

    def __init__(self, case: Case, before: Plan, found: _Found) -> None:
        self._case, self._before, self._found = case, before, found
        self._old = numbers(before, case.words.labels.lang)

    def rows(self) -> list[Row]:
        """Return all rows."""
        case, found = self._case, self._found
        touched = found.added | found.moved | found.changed.keys()
        here = [node for node in (case.plan.root, *case.plan.walk()) if node in touched]
        gone = [node for node in self._before.walk() if node in found.dropped]
        return [*map(self._row, here), *map(self._gone, gone)]

    def _row(self, node: NodeId) -> Row:
        case, found = self._case, self._found
        is_root = node == case.plan.root
        number = case.say("comparison.of_plan") if is_root else case.number(node)
        first = cell(number, Mark(node, "1"), role="number")
        if node in found.added:
            words = cell(case.say("comparison.added"), bold=True)
            return Row((first, words, cell(""), self._name(case.plan, node, Mark(node, "2"))), node)
        keys = self._ordered(node)
        old, new = self._values(self._before, node, keys), self._values(case.plan, node, keys)
        if not keys:
            old, new = (self._name(plan, node) for plan in (self._before, case.plan))
        return Row((first, self._what(node), old, new), node)

    def _what(self, node: NodeId) -> Cell:
        """Return what happened: changed, moved from where it was, or both."""
        case, found = self._case, self._found
        said: list[Para] = []
        if node in found.changed:
            said.append(Para(case.say("comparison.changed"), "cell", bold=True))
        if node in found.moved:
            old = full_number(self._before, self._old, node)
            name = "comparison.moved_from" if old else "comparison.moved"
            said.append(Para(case.say(name, number=old), "cell", bold=not said))
        return tuple(said)

    def _ordered(self, node: NodeId) -> list[str]:
        changed = self._found.changed.get(node, [])
        return [key for key in kind_of(self._case.plan.nodes[node].kind).fields if key in changed]

    def _values(self, plan: Plan, node: NodeId, keys: list[str]) -> Cell:
        """Return the fields that differ, each with its caption before it."""
        labels = self._case.words.labels
        held = plan.nodes[node]
        said: list[Para] = []
        for key in keys:
            text = self._shown(plan, held, key)
            empty = self._case.say("words.none")
            lead = f"{labels.field(held.kind, key)}:"
            said.append(Para(text or empty, "fact_cell", lead=lead))
        return tuple(said) or cell("")

    def _shown(self, plan: Plan, held: Node, key: str) -> Text:
        """Return a value as paper shows it: dates and numbers in full."""
        value, formats = held.get(key), self._case.words.formats
        match field_of(held.kind, key).type:
            case "rich":
                return rich(value)
            case "date":
                return formats.date(value)
            case "number":
                return formats.amount(value) if key == "amount" else formats.number(value)
            case _:
                return shown(plan, held.id, key, self._case.words.labels)

    def _gone(self, node: NodeId) -> Row:
        words = cell(self._case.say("comparison.dropped"), bold=True)
        first = cell(full_number(self._before, self._old, node), role="number")
        return Row((first, words, self._name(self._before, node), cell("")))

    def _name(self, plan: Plan, node: NodeId, mark: Mark | None = None) -> Cell:
        held = plan.nodes[node]
        key = kind_of(held.kind).title
        value = held.get(key)
        text = rich(value) if field_of(held.kind, key).type == "rich" else value
        return cell(text, mark)
