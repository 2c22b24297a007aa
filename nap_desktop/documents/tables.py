"""Which measures stand in one table, and what is said above it and above each group of rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nap_desktop.documents.blocks import Grid, Mark, Para, Row
from nap_desktop.documents.measures import Measures
from nap_desktop.documents.wording import Wording
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import title
from nap_desktop.plan.numbering import level_name
from nap_desktop.plan.tree import Plan

MOST_ROWS = 120  # a table of 2,000 rows takes LibreOffice four times as long as twenty of 100


class Tables:
    """Makes the tables of one plan."""

    def __init__(
        self, plan: Plan, numbers: dict[NodeId, str], words: Wording, measures: Measures
    ) -> None:
        self._plan = plan
        self._numbers = numbers
        self._words = words
        self._measures = measures

    def beside(self, parent: NodeId, measures: Sequence[NodeId]) -> Iterable[Grid]:
        """Give the table of measures that stand side by side; several if they are many."""
        rows = [self._measures.row(node) for node in measures]
        return self.cut(self._caption(parent), rows)

    def plain(self, name: str, measures: Sequence[NodeId]) -> Iterable[Grid]:
        """Give a table without a caption, below a heading that names it."""
        rows = [self._measures.row(node) for node in measures]
        return self.cut("", rows, self._items_of(name))

    def grouped(
        self, name: str, measures: Sequence[NodeId], top: NodeId, caption: bool = True
    ) -> Iterable[Grid]:
        """Give one table with a line above each group of measures that have the same parent.

        measures: in reading order, all below `top`, whose own measures need no line.
        """
        rows: list[Row] = []
        last = top
        for node in measures:
            parent = self._plan.parents[node]
            if parent != last:
                rows.append(self._group(parent))
                last = parent
            rows.append(self._measures.row(node))
        said = name or self._words.get("tables", "items")
        return self.cut(said if caption else "", rows, self._items_of(said))

    def cut(self, caption: str, rows: Sequence[Row], title: str = "") -> Iterable[Grid]:
        """Give tables of at most MOST_ROWS rows; those after the first say that they go on."""
        for start in range(0, len(rows), MOST_ROWS):
            part = tuple(rows[start : start + MOST_ROWS])
            if not start:
                yield self._measures.grid(caption, part, title)
                continue
            again = self._words.get("tables", "continued", caption=caption or title)
            yield self._measures.grid(again, part)

    def named(self, node: NodeId) -> str:
        """Return number and heading of an item on one line."""
        number, name = self.number(node), title(self._plan, node)
        if not number:
            return name
        return self._words.get("tables", "group", number=number, name=name).strip()

    def number(self, node: NodeId, depth: int | None = None) -> str:
        """Return the number before a heading; that of an objective with the name of its level."""
        number, kind = self._numbers.get(node, ""), self._plan.nodes[node].kind
        depth = self._plan.depth(node) if depth is None else depth
        name = level_name(self._plan, kind, depth) if kind == "objective" else ""
        if not number or not name:
            return number
        return self._words.get("headings", "named", name=name, number=number)

    def _group(self, node: NodeId) -> Row:
        if node == self._plan.root:
            return Row(((Para(self._words.get("tables", "items"), "group"),),), span=True)
        return Row(((Para(self.named(node), "group", Mark(node, "g")),),), span=True)

    def _items_of(self, name: str) -> str:
        items = self._words.get("tables", "items")
        return self._words.get("tables", "items_of", items=items, name=name) if name else items

    def _caption(self, parent: NodeId) -> str:
        number = self._numbers.get(parent, "")
        key = "caption" if number else "caption_plain"
        items = self._words.get("tables", "items")
        return self._words.get("tables", key, items=items, number=number)
