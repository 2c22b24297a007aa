"""The plan while it is being put together: items, bodies, findings, and what became of each line."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from nap_desktop.documents.incoming.interpret.draft import Choices, Draft, Found, Role
from nap_desktop.documents.incoming.interpret.item import Item, canonical, paragraphs
from nap_desktop.documents.incoming.interpret.memory import Log, Memory
from nap_desktop.documents.incoming.interpret.words import folded, tidy
from nap_desktop.documents.incoming.source import Line, Remark, Source, count
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.inserting import MEASURE_CODE
from nap_desktop.plan.tree import DIRECTORY, DISCUSSION, OUTLINE, PROGRESS, Node, Plan

_SPACE = uuid.UUID("6f1c3f0e-1540-4c3b-9d0e-2004b0540154")
_MOST = 20_000  # names that are kept apart from their short forms


class _Open(NamedTuple):
    """A log that is being written."""

    takes: dict[str, tuple[int, Role]]
    found: list[Found]
    bodies: list[tuple[str, str, NodeId]]


class Growing:
    """A draft that is being made of one source with a person's choices."""

    def __init__(self, source: Source, choices: Choices, memory: Memory | None = None) -> None:
        self.memory = memory or Memory()
        self._log: _Open | None = None
        self._is_quiet = False
        self.source = source
        self.choices = choices
        self.root = Item(self._id("plan"), "plan", "")
        self.findings: list[Found] = []
        self._same: list[Found] = []  # told last: a measure that is told again names bodies first
        self.roles: dict[str, Role] = {}
        self.headers: dict[str, Mapping[int, str]] = {}
        self._at_place: dict[str, Item] = {}
        self._bodies: dict[str, NodeId] = {}
        self._said: dict[str, NodeId] = {}
        self._names: dict[NodeId, str] = {}
        self._short: dict[NodeId, str] = {}
        self._placed: set[str] = set()
        self._count = 0
        self._comments = {one.id: one for one in source.comments}
        self._notes = dict(source.notes)

    def _id(self, *parts: str) -> NodeId:
        return self.memory.kept(("id", *parts), lambda: self._new_id(parts))

    def _new_id(self, parts: tuple[str, ...]) -> NodeId:
        return str(uuid.uuid5(_SPACE, "\n".join((self.source.name, self.source.shape, *parts))))

    def item(self, kind: str, place: str, parent: Item, sign: str = "") -> Item:
        """Return a new item below another; the same place gives the same id at each reading."""
        made = Item(self._id(kind, place, sign), kind, place)
        self.put(made, parent)
        return made

    def put(self, item: Item, parent: Item) -> None:
        """Put an item below another; it is found by its place from now on."""
        parent.adopt(item)
        self._at_place[item.place] = item

    def at_place(self, place: str) -> Item | None:
        """Return the item that a row or line made before; None for none."""
        return self._at_place.get(place)

    def tell(self, code: str, place: str, node: NodeId = "", **facts: str) -> None:
        """Note a finding."""
        found = Found(code, place, facts, node)
        if not self._is_quiet:
            self.findings.append(found)
        if self._log is not None:
            self._log.found.append(found)

    # What one measure was read as, to be kept and told again.

    def record(self, quietly: bool = False) -> None:
        """Log all that is noted from now on, until `stop`; quietly: note it nowhere else."""
        self._log, self._is_quiet = _Open({}, [], []), quietly

    def stop(self) -> Log:
        """Return what was noted since `record`, and log no more."""
        log = self._log or _Open({}, [], [])
        self._log, self._is_quiet = None, False
        return Log(log.takes, tuple(log.found), tuple(log.bodies))

    def retell(self, log: Log) -> bool:
        """Note again what a log holds; False, and nothing noted, if a body now has another id."""
        if any(self.body(name, place) != id for name, place, id in log.bodies):
            return False
        self.note(log)
        return True

    def note(self, log: Log) -> None:
        """Note the lines and findings of a log."""
        self.findings += log.found
        takes = log.takes
        if self._placed.isdisjoint(takes):
            self._placed.update(takes)
            for place, (size, role) in takes.items():
                self._count += size
                self.roles[place] = role
        else:
            for place, (size, role) in takes.items():
                self._take(place, size, role)

    # What becomes of lines.

    def take(self, line: Line, node: NodeId, role: str, why: str = "") -> None:
        """Note that the text of a line is in the plan."""
        size, made = count(line.text), Role(role, node, why)
        if self._log is not None:
            self._log.takes.setdefault(line.place, (size, made))
        if not self._is_quiet:
            self._take(line.place, size, made)

    def _take(self, place: str, size: int, role: Role) -> None:
        if place not in self._placed:
            self._placed.add(place)
            self._count += size
            self.roles[place] = role

    def leave(self, line: Line, why: str) -> None:
        """Note that the text of a line is not in the plan, and why."""
        if line.place not in self._placed and line.text.strip():
            self.roles[line.place] = Role("left_out", "", why)
            self.tell("left_out", line.place, text=_on_one_line(line.text), reason=why)

    def hang(self, line: Line, item: Item) -> None:
        """Put the comments and notes of a line on an item."""
        if line.comments:
            known = (one for one in line.comments if one in self._comments)
            item.comments = (*item.comments, *known)
        for note in line.notes:
            for below in self._notes.pop(note, ()):
                if isinstance(below, Line):
                    key = "note" if item.kind == "measure" else "text"
                    item.write("summary" if item.kind == "plan" else key, paragraphs([below]))
                    self.take(below, item.id, "field", "note")

    # Bodies.

    def body(self, name: str, place: str) -> NodeId:
        """Return the id of a body by any of its names; one that is not known joins the directory."""
        found = self._said.get(name)
        if found is None:
            found = self._said[name] = self._known_body(name, place)
        if self._log is not None:
            self._log.bodies.append((name, place, found))
        return found

    def _known_body(self, said: str, place: str) -> NodeId:
        full, short = _with_short(self.choices.bodies.get(folded(said), said))
        key = folded(full)
        found = self._bodies.get(key)
        if found is None:
            found = self._bodies[key] = self._id("body", key)
            self._names[found] = full
        elif self._names[found] != full:
            facts = {"name": full, "body": self._names[found]}
            self._same.append(Found("same_body", place, facts))
        if short:
            self._bodies.setdefault(folded(short), found)
            self._short.setdefault(found, short)
        return found

    def bodies(self, names: Iterable[str], place: str) -> list[NodeId]:
        """Return the ids of bodies by name."""
        return [self.body(name, place) for name in names]

    # The end.

    def finish(self) -> Draft:
        """Return the draft: what nobody took is told, and the plan is put together."""
        for id, blocks in self._notes.items():
            for block in blocks:
                if isinstance(block, Line):
                    self.leave(block, "note_without_place" if id else "note")
        for one in self.source.left_out:
            self.tell("left_out", one.place, text=_on_one_line(one.text), reason=one.reason)
        for change in self.source.tracked:
            self.tell(
                "tracked", change.place, text=change.text, kind=change.kind, author=change.author
            )
        nodes: dict[NodeId, Node] = {}
        children: dict[tuple[NodeId, str], tuple[NodeId, ...]] = {}
        parents: dict[NodeId, NodeId] = {}
        numbers: dict[NodeId, str] = {}
        self._plant(self.root, nodes, children, parents, numbers)
        self._plant_bodies(nodes, children, parents)
        used = set(self._comments) - set(self._hung)
        for id in sorted(used):
            self._on_plan(self._comments[id], nodes, children, parents)
        plan = Plan(self.root.id, nodes, children, parents)
        found = (*self.findings, *self._same)
        placed = self._count + sum(count(one.text) for one in self.source.comments)
        return Draft(plan, found, self.roles, numbers, placed, self.headers)

    _hung: tuple[str, ...] = ()

    def _plant(
        self,
        root: Item,
        nodes: dict[NodeId, Node],
        children: dict[tuple[NodeId, str], tuple[NodeId, ...]],
        parents: dict[NodeId, NodeId],
        numbers: dict[NodeId, str],
    ) -> None:
        """Turn items into nodes, parents first."""
        code = 0
        hung: list[str] = []
        stack = [root]
        while stack:
            item = stack.pop()
            if item.kind == "measure":
                code += 1
                item.fields["code"] = MEASURE_CODE.format(code)
            nodes[item.id] = Node(item.id, item.kind, canonical(item))
            if item.number:
                numbers[item.id] = item.number
            if item.children:
                below = tuple(child.id for child in item.children)
                children[item.id, OUTLINE] = below
                parents |= dict.fromkeys(below, item.id)
            for at, entry in enumerate(item.progress):
                made = self._id("progress", item.id, str(at))
                nodes[made] = Node(made, "progress", entry)
                children[item.id, PROGRESS] = (*children.get((item.id, PROGRESS), ()), made)
                parents[made] = item.id
            for id in dict.fromkeys(item.comments):
                hung.append(id)
                self._comment(self._comments[id], item.id, nodes, children, parents)
            stack += reversed(item.children)
        if code:
            fields = {**nodes[root.id].fields, "next_code": str(code + 1)}
            nodes[root.id] = Node(root.id, "plan", fields)
        self._hung = tuple(hung)

    def _comment(
        self,
        remark: Remark,
        node: NodeId,
        nodes: dict[NodeId, Node],
        children: dict[tuple[NodeId, str], tuple[NodeId, ...]],
        parents: dict[NodeId, NodeId],
    ) -> None:
        made = self._id("comment", remark.id)
        text = rich_text.rich(remark.text)
        fields = {"author": tidy(remark.author), "at": tidy(remark.at), "text": text}
        nodes[made] = Node(made, "comment", {key: one for key, one in fields.items() if one})
        key = (node, DISCUSSION)
        children[key] = (*children.get(key, ()), made)
        parents[made] = node

    def _on_plan(self, remark: Remark, *grown: Any) -> None:
        """Put a comment on the plan itself whose place is gone."""
        self._comment(remark, self.root.id, *grown)

    def _plant_bodies(
        self,
        nodes: dict[NodeId, Node],
        children: dict[tuple[NodeId, str], tuple[NodeId, ...]],
        parents: dict[NodeId, NodeId],
    ) -> None:
        from nap_desktop.documents.incoming.interpret.bodies import is_international

        for id, name in self._names.items():
            fields = {"name": rich_text.clean_line(name)}
            if short := self._short.get(id):
                fields["short"] = rich_text.clean_line(short)
            if is_international(name):
                fields["kind"] = "organisation"
            nodes[id] = Node(id, "body", fields)
            parents[id] = self.root.id
        if self._names:
            children[self.root.id, DIRECTORY] = tuple(self._names)


def _on_one_line(text: str) -> str:
    """Return a text whose every character but white space still counts."""
    return " ".join(text.split())


@lru_cache(_MOST)
def _with_short(name: str) -> tuple[str, str]:
    """Return the name and the short form that stands behind it in brackets."""
    head, bracket, tail = name.rpartition(" (")
    short = tail.rstrip(")")
    is_short = 2 <= len(short) <= 12 and " " not in short and sum(map(str.isupper, short)) >= 2
    if bracket and tail.endswith(")") and is_short:
        return head.strip(), short
    return name.strip("«»“”\"' "), ""
