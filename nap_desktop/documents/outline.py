"""The outline of a plan as headings, prose and tables: as it stands, as prose, as an action plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nap_desktop.documents.blocks import Block, Heading, Mark, Para
from nap_desktop.documents.profile import Profile
from nap_desktop.documents.tables import Tables
from nap_desktop.documents.texts import rich
from nap_desktop.documents.wording import Wording
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan


class Outline:
    """Walks the outline of one plan in the manner of a profile."""

    def __init__(self, plan: Plan, profile: Profile, words: Wording, tables: Tables) -> None:
        self._plan = plan
        self._profile = profile
        self._words = words
        self._tables = tables

    def whole(self) -> Iterable[Block]:
        """Give all of it: headings, prose, and the measures as tables where they stand."""
        return self._below(self._plan.root, 1)

    def branch(self, node: NodeId) -> Iterable[Block]:
        """Give one section or objective with all below it; for a measure its row alone."""
        if self._plan.nodes[node].kind == "measure":
            return self._tables.beside(self._plan.parents[node], [node])
        return self._branch(node, 1, self._plan.depth(node))

    def narrative(self) -> Iterable[Block]:
        """Give headings and prose without any measure."""
        for node in self._plan.walk():
            if self._plan.nodes[node].kind in ("section", "objective"):
                depth = self._plan.depth(node)
                yield self._heading(node, depth + 1, depth)
                yield from self._prose(node)
                yield from self._where_measures_stand(node)

    def _where_measures_stand(self, node: NodeId) -> Iterable[Block]:
        """Give the numbers of the measures right below an item, to be found in the action plan."""
        direct = [one for one in self._plan.under(node) if self._is_measure(one)]
        found = self._words.get("values", "comma").join(
            filter(None, map(self._tables.number, direct))
        )
        if found and "action_plan" in self._profile.parts:
            yield Para(found, "body", lead=self._words.get("parts", "see"))

    def action_plan(self) -> Iterable[Block]:
        """Give all measures, one table for each chapter, with a line above each group."""
        root = self._plan.root
        direct = [node for node in self._plan.under(root) if self._is_measure(node)]
        yield from self._tables.grouped("", direct, root)
        for node in self._plan.under(root):
            if below := self.measures(node):
                yield from self._tables.grouped(self._tables.named(node), below, node)

    def measures(self, node: NodeId) -> list[NodeId]:
        """Return the measures below an item, in reading order."""
        return [one for one in self._plan.walk(node) if self._is_measure(one)]

    def _is_measure(self, node: NodeId) -> bool:
        return self._plan.nodes[node].kind == "measure"

    def _below(self, parent: NodeId, level: int, depth: int = 0) -> Iterable[Block]:
        """Give what stands below a node; measures side by side become one table."""
        together: list[NodeId] = []
        for node in self._plan.under(parent):
            if self._is_measure(node):
                together.append(node)
                continue
            yield from self._table(parent, together)
            together = []
            yield from self._branch(node, level, depth)
        yield from self._table(parent, together)

    def _table(self, parent: NodeId, together: Sequence[NodeId]) -> Iterable[Block]:
        if self._profile.tables == "parent" or parent == self._plan.root:
            return self._tables.beside(parent, together)
        return self._tables.plain(self._tables.named(parent), together)

    def _branch(self, node: NodeId, level: int, depth: int) -> Iterable[Block]:
        yield self._heading(node, level, depth)
        yield from self._prose(node)
        if self._is_one_table(node):
            name = self._tables.named(node)
            yield from self._tables.grouped(name, self.measures(node), node, caption=False)
        else:
            yield from self._below(node, level + 1, depth + 1)

    def _is_one_table(self, node: NodeId) -> bool:
        """Return whether all measures below a node stand in one table."""
        match self._profile.tables:
            case "task":
                return self._plan.nodes[node].kind == "objective" and not self._has_prose(node)
            case "chapter":
                return bool(self.measures(node)) and not self._has_prose(node)
            case _:
                return False

    def _has_prose(self, node: NodeId) -> bool:
        """Return whether something below a node would be lost if only its measures were shown."""
        return any(
            next(iter(self._prose(one)), None) is not None or not self.measures(one)
            for one in self._plan.walk(node)
            if self._plan.nodes[one].kind in ("section", "objective")
        )

    def _heading(self, node: NodeId, level: int, depth: int) -> Heading:
        number = self._tables.number(node, depth)
        return Heading(level, number, self._plan.get(node, "heading"), Mark(node))

    def _prose(self, node: NodeId) -> Iterable[Block]:
        held = self._plan.nodes[node]
        if "text" in self._profile.prose and (text := held.get("text")):
            yield Para(rich(text), "body", Mark(node, "b"))
        if "indicator" in self._profile.prose and (indicator := held.get("indicator")):
            lead = self._words.get("values", "indicator")
            yield Para(rich(indicator), "body", Mark(node, "i"), lead)
