"""The field for ministries, agencies and partners: chips that complete from the plan's directory."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.labels import Labels, body_name
from nap_desktop.plan.schema import Field, codes, join_codes
from nap_desktop.plan.text import clean_line
from nap_desktop.plan.tree import Branch, Node, Plan
from nap_desktop.ui.editor.field_edit import FieldEdit
from nap_desktop.ui.editor.pending import Make
from nap_desktop.ui.widgets.chips import ChipRow, Thing
from nap_desktop.ui.widgets.suggest import SuggestLine

_LONG = 30  # letters of a name beyond which the short form is shown
_ABROAD = ("international", "assistance_from")
_MINISTRY = ("minist", "минист")


class BodiesField(FieldEdit):
    """Several bodies; a name that the directory does not hold makes a new body, as one step."""

    def __init__(self, kind: str, field: Field, words: Labels, parent: QWidget) -> None:
        super().__init__(kind, field, words, parent)
        self._plan: Plan | None = None
        self._ids: list[NodeId] = []
        self._made: dict[NodeId, Node] = {}
        self._shown: list[Thing] = []
        self.line = SuggestLine(self._fitting, self)
        self.line.setProperty("role", "adder")
        self.line.invitation = self.tr("Add")
        self.line.setMinimumWidth(70)
        self._row = ChipRow(self.line, parent=self)
        self.hold(self._row)
        self.line.setAccessibleName(self.caption)
        self.line.setToolTip(self.tr("A name or short form; Enter takes it or makes a new body"))
        self.setFocusProxy(self.line)
        self.line.taken.connect(self._take)
        self.line.backed.connect(self._on_backed)
        self.line.left.connect(self.tell_left)
        self._row.removed.connect(self._remove)

    def lock(self, locked: bool) -> None:
        """Let the bodies only be read; no name can be added then."""
        self.setEnabled(not locked)
        self.line.setVisible(not locked)

    def show_value(self, plan: Plan, node: NodeId, fresh: bool) -> None:
        """Show a chip for each body."""
        self._plan = plan
        self._ids = codes(plan.get(node, self.key))
        self._made = {body: made for body, made in self._made.items() if body not in plan.nodes}
        if fresh:
            self.line.clear()
        self._show()

    def show_names(self, plan: Plan) -> None:
        """Show the names that the directory holds now; which bodies are chosen stays.

        A step that makes a body and chooses it tells of the body first, while the plan's own
        value is still the old one.
        """
        self._plan = plan
        self._show()

    def _show(self) -> None:
        things = [self._thing(body) for body in self._ids]
        if things != self._shown:
            self._shown = things
            self._row.show_things(things)

    def _thing(self, body: NodeId) -> Thing:
        made = self._made.get(body)
        name = made.get("name") if made else body_name(self._plan, body) if self._plan else ""
        if not name:
            return Thing(body, self.tr("Not in the directory"))
        short = self._plan.get(body, "short") if self._plan and not made else ""
        if len(name) > _LONG and short:
            return Thing(body, short, name)
        return Thing(body, name, short)

    def value(self) -> str:
        """Return the ids."""
        return join_codes(self._ids)

    def _fitting(self, words: str) -> Sequence[Thing]:
        """Return the bodies whose name or short form has these letters, beginnings first."""
        if self._plan is None:
            return ()
        wanted = words.casefold()
        found: list[tuple[int, Thing]] = []
        for body in self._plan.bodies:
            name, short = self._plan.get(body, "name"), self._plan.get(body, "short")
            rank = _rank(wanted, name.casefold(), short.casefold())
            if rank is not None and body not in self._ids:
                found.append((rank, Thing(body, name or short, short)))
        return [thing for _, thing in sorted(found, key=lambda pair: pair[0])]

    def _take(self, body: str, words: str) -> None:
        if body:
            self._ids.append(body)
        elif known := self._chosen_already(words):
            self._ids = [*(held for held in self._ids if held != known), known]
        else:
            made = _new_body(clean_line(words), self.key)
            self._made[made.id] = made
            self._ids.append(made.id)
        self._show()
        self.tell_decided()

    def _chosen_already(self, words: str) -> NodeId:
        """Return the body of this name that has a chip already; empty if none has."""
        wanted = words.casefold()
        for body in self._ids:
            thing = self._thing(body)
            if wanted in (thing.text.casefold(), thing.more.casefold()):
                return body
        return ""

    def maker(self, node: NodeId) -> Make:
        """Return what sets the bodies, and makes the one that is new."""
        key, ids = self.key, tuple(self._ids)
        made = [Branch(self._made[body]) for body in ids if body in self._made]

        def make(plan: Plan) -> list[Change]:
            new = [one for one in made if one.node.id not in plan.nodes]
            changes = edits.insert(plan, new, plan.root)
            return [*changes, *edits.set_field(plan, node, key, join_codes(ids))]

        return make

    def settle(self) -> None:
        """Take the name that is typed."""
        if self.line.text().strip():
            self.line.settle()

    def _remove(self, body: str) -> None:
        self._ids = [held for held in self._ids if held != body]
        self._show()
        self.tell_decided()

    def _on_backed(self, backspace: bool) -> None:
        if backspace:
            self._row.remove_last()
        else:
            self._row.focus_last()


def _rank(wanted: str, name: str, short: str) -> int | None:
    """Return how well a body fits: 0 best; None if it does not."""
    if wanted in (name, short):
        return 0
    if name.startswith(wanted) or short.startswith(wanted):
        return 1
    if f" {wanted}" in name:
        return 2
    return 3 if wanted in name else None


def _new_body(name: str, key: str) -> Node:
    """Return a new body, its kind guessed from its name and from the field it was typed into."""
    kind = "organisation" if key in _ABROAD else "agency"
    if name.casefold().startswith(_MINISTRY):
        kind = "ministry"
    return Node(new_id(), "body", {"name": name, "kind": kind})
