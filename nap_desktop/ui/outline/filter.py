"""Which items of a plan match what is typed into the filter box."""

from __future__ import annotations

from typing import NamedTuple

from nap_desktop.plan.checks import Finding
from nap_desktop.plan.folding import folded
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels, body_name
from nap_desktop.plan.lines import words as lines_of
from nap_desktop.plan.schema import codes, kind_of
from nap_desktop.plan.tree import Node, Plan
from nap_desktop.services.filtering import sought

_SEARCHED = ("rich", "line", "bodies", "codes", "choice")


class Found(NamedTuple):
    """The items that match, and those with all above them."""

    items: set[NodeId]
    shown: set[NodeId]


class Haystack:
    """What can be found in each item, kept until the item changes."""

    def __init__(self, words: Labels) -> None:
        self._words = words
        self._found: dict[NodeId, tuple[object, str]] = {}
        self._said: dict[NodeId, tuple[object, str]] = {}
        self._bodies: tuple[Node, ...] = ()
        self._plan: Plan | None = None
        self._rows: list[tuple[NodeId, Node, str]] = []

    def matching(
        self, plan: Plan, numbers: dict[NodeId, str], hints: dict[NodeId, list[Finding]], typed: str
    ) -> Found | None:
        """Return the items that pass a filter (`services/filtering.py`); None if it asks for nothing.

        Words are sought in: number, code, texts, names of bodies, provisions ("3(d)"), words of
        choices, and the sentences of hints ("no lead body").
        """
        wanted = sought(typed, self._words)
        if not wanted:
            return None
        items: set[NodeId] = set()
        shown: set[NodeId] = {plan.root}
        also = [(word, self._said_beside(word, numbers, hints)) for word in wanted.words]
        for node, held, hay in self._rows_of(plan):
            for word, beside in also:
                if word not in hay and node not in beside:
                    break
            else:
                if all(test(plan, held) for test in wanted.tests):
                    items.add(node)
                    while node not in shown:
                        shown.add(node)
                        node = plan.parents[node]
        return Found(items, shown)

    def _rows_of(self, plan: Plan) -> list[tuple[NodeId, Node, str]]:
        """Return all items in reading order with what can be found in them."""
        if self._plan is not plan:
            self._forget_old_names(plan)
            self._rows = [(node, plan.nodes[node], self._of(plan, node)) for node in plan.walk()]
            self._plan = plan
        return self._rows

    def _said_beside(
        self, word: str, numbers: dict[NodeId, str], hints: dict[NodeId, list[Finding]]
    ) -> set[NodeId]:
        """Return the items whose number begins so, or whose hints say so."""
        found = {node for node, number in numbers.items() if number.startswith(word)}
        found.update(node for node in hints if word in self._hints_of(node, hints))
        return found

    def _hints_of(self, node: NodeId, hints: dict[NodeId, list[Finding]]) -> str:
        """Return the sentences of an item's hints; kept as long as they are the same."""
        found = hints.get(node)
        if not found:
            return ""
        known = self._said.get(node)
        if known is None or known[0] is not found:
            known = self._said[node] = (found, _hints(self._words, found))
        return known[1]

    def _forget_old_names(self, plan: Plan) -> None:
        """Read all anew when a body has another name: other items say it."""
        bodies = tuple(plan.nodes[body] for body in plan.bodies)
        if len(bodies) != len(self._bodies) or any(
            one is not other for one, other in zip(bodies, self._bodies, strict=True)
        ):
            self._bodies = bodies
            self._found.clear()

    def _of(self, plan: Plan, node: NodeId) -> str:
        held = plan.nodes[node]
        known = self._found.get(node)
        if known is not None and known[0] is held:
            return known[1]
        hay = self._gather(plan, node)
        self._found[node] = (held, hay)
        return hay

    def _gather(self, plan: Plan, node: NodeId) -> str:
        held = plan.nodes[node]
        parts: list[str] = []
        for key, value in held.fields.items():
            field = kind_of(held.kind).fields.get(key.split("@")[0])
            if field is None or field.type not in _SEARCHED:
                continue
            if field.type == "rich":
                parts.append(lines_of(value))
            elif field.type == "bodies":
                parts += [
                    f"{body_name(plan, body)} {plan.get(body, 'short')}"
                    for body in codes(value)
                    if body in plan.nodes
                ]
            elif key == "provisions":
                parts += [provision_words(code) for code in codes(value)]
            elif field.choices:
                parts += [self._words.choice(key, code) for code in codes(value)]
            else:
                parts.append(value)
        return folded(" \n".join(parts)).text + " \n"


def provision_words(code: str) -> str:
    """Return the ways in which people type a provision: "OP3d", "OP 3 (d)", "3(d)", "3d"."""
    bare = code.removeprefix("OP")
    if bare[-1:].isalpha():
        number, letter = bare[:-1], bare[-1]
        return f"{code} op {number} ({letter}) {number}({letter})"
    return f"{code} op {bare}"


def _hints(words: Labels, findings: list[Finding]) -> str:
    said = " ".join(
        words.get("findings", finding.code) + " " + finding.code.replace("_", " ")
        for finding in findings
    )
    return folded(said).text
