"""The measures, steps or bodies of a plan as the rows of a sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from nap_desktop.documents.sheets.columns import CODE, Column, columns
from nap_desktop.documents.sheets.printing import Printer, Value
from nap_desktop.documents.wording import Wording
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import Node, Plan


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet as values: its columns, and for each item, in reading order, a value in each."""

    kind: str
    columns: tuple[Column, ...]
    nodes: tuple[NodeId, ...]
    rows: tuple[tuple[Value, ...], ...]


def table(
    kind: str,
    plan: Plan,
    words: Wording,
    keys: Collection[str] | None = None,
    private: bool = False,
) -> Table:
    """Return the table of all measures, steps or bodies; arguments as those of `columns`."""
    shown = columns(kind, plan, words, keys, private)
    printer = Printer(words, names(plan))
    places = Places(plan)
    nodes = items(plan, kind)
    rows = tuple(
        tuple(_cell(column, plan.nodes[node], printer, places) for column in shown)
        for node in nodes
    )
    return Table(kind, shown, nodes, rows)


def items(plan: Plan, kind: str) -> tuple[NodeId, ...]:
    """Return all items of a kind, in reading order."""
    return plan.bodies if kind == "body" else tuple(plan.of_kind(kind))


def names(plan: Plan) -> dict[NodeId, str]:
    """Return the name of every body of the directory."""
    return {body: body_name(plan, body) for body in plan.bodies}


class Places:
    """Tells where the items of one plan belong: their numbers, sections and measures."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._numbers = numbers(plan)
        self._paths: dict[NodeId, str] = {plan.root: ""}

    def number(self, node: NodeId) -> str:
        """Return an item's printed number; empty if it has none."""
        return self._numbers.get(node, "")

    def place(self, node: NodeId) -> str:
        """Return the path of a measure's sections, or the code of a step's measure."""
        parent = self._plan.parents[node]
        held = self._plan.nodes[parent]
        return held.get(CODE) if held.kind == "measure" else self.path(parent)

    def path(self, section: NodeId) -> str:
        """Return numbers and headings from the outermost section to this one."""
        found = self._paths.get(section)
        if found is None:
            above = self.path(self._plan.parents[section])
            heading = self._plan.get(section, "heading")
            own = " ".join(filter(None, (self.number(section), heading)))
            found = self._paths[section] = " › ".join(filter(None, (above, own)))
        return found

    def sections(self) -> Iterator[NodeId]:
        """Give all items that measures may stand in, in reading order, the plan itself first."""
        yield self._plan.root
        for node in self._plan.walk():
            if self._plan.nodes[node].kind in ("section", "objective"):
                yield node


def _cell(column: Column, node: Node, printer: Printer, places: Places) -> Value:
    match column.key:
        case "@id":
            return node.id
        case "@number":
            return places.number(node.id)
        case "@place":
            return places.place(node.id)
    value = node.get(column.key)
    if column.field is None or column.role == "code":
        return value
    return printer.shown(column.field, value)
