"""The form of one kind: made once from the schema, filled again for each item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nap_desktop.plan.approval import is_kept, is_protected
from nap_desktop.plan.checks import Finding
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels, shown
from nap_desktop.plan.schema import codes, field_of
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.editor.bodies_field import BodiesField
from nap_desktop.ui.editor.choice_fields import VocabularyField
from nap_desktop.ui.editor.field_edit import FieldEdit
from nap_desktop.ui.editor.field_factory import make_field
from nap_desktop.ui.editor.group_view import GroupView
from nap_desktop.ui.editor.header import Header
from nap_desktop.ui.editor.layout import groups, title_key
from nap_desktop.ui.editor.rows import GUTTER, Hints
from nap_desktop.ui.editor.steps_view import StepsView
from nap_desktop.ui.look import look

_FEW = 3  # codes of the framework that a summary names; more are counted
_NO_LINE_BEFORE = {"measured", "when", "means", "assistance", "notes"}
_QUIET_UNTIL_BEGUN = {"no_lead_body", "no_text", "empty_section"}


class KindForm(QWidget):
    """All fields of a kind.

    folded_by_hand: the group, and whether it is folded now.
    provision_clicked: the code of a provision whose chip was clicked.
    """

    folded_by_hand = Signal(str, bool)
    provision_clicked = Signal(str)

    def __init__(self, kind: str, words: Labels, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind, self._words = kind, words
        self.fields: dict[str, FieldEdit] = {}
        self._hints: dict[str, Hints] = {}
        self._groups: list[GroupView] = []
        self.header = self._make_header()
        self.steps = StepsView(words, self) if kind == "measure" else None
        self._build()

    def _make_header(self) -> Header:
        key = title_key(self.kind)
        field = make_field(self.kind, field_of(self.kind, key), self._words, self) if key else None
        header = Header(self.kind, self._words, field, self)
        if field is not None:
            self.fields[key] = field
            self._hints[key] = header.hints
        return header

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.header)
        for place, group in enumerate(groups(self.kind)):
            if place and group.name not in _NO_LINE_BEFORE and not group.apart:
                column.addLayout(self._hairline())
            view = GroupView(self.kind, group, self._words, self)
            view.folded_by_hand.connect(self.folded_by_hand)
            self._groups.append(view)
            self.fields.update(view.fields)
            self._hints.update(view.hints)
            if view.naming is not None:
                self.header.take(view.naming.hints, view.naming.bar)
            column.addWidget(view)
        if self.steps is not None:
            column.addWidget(self.steps)
        column.addStretch(1)
        for field in self.fields.values():
            field.hinted.connect(self._on_hint)
            if isinstance(field, VocabularyField) and field.field.vocabulary == "provisions":
                field.chosen.connect(self.provision_clicked)

    def _hairline(self) -> QHBoxLayout:
        line = QFrame(self)
        line.setProperty("role", "hairline")
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(0)
        row.addSpacing(look().px(GUTTER))
        row.addWidget(line)
        return row

    # Filling.

    def fill(self, plan: Plan, node: NodeId, number: str, folded: Mapping[str, bool]) -> None:
        """Show an item; `folded` holds what the person folded and unfolded."""
        for field in self.fields.values():
            field.show_value(plan, node, fresh=True)
        self.header.show_place(plan, node, number)
        self.header.show_state(plan, node)
        if self.steps is not None:
            self.steps.show_steps(plan, node)
            self.steps.lock(is_protected(plan))
        self._lock(plan)
        for view in self._groups:
            self._show_gate(view, plan, node)
            view.fold(self._is_folded(view, plan, node, folded))
            self._summarise(view, plan, node)

    def _lock(self, plan: Plan) -> None:
        """Let fields only be read where the plan is protected."""
        protected = is_protected(plan)
        for key, field in self.fields.items():
            field.lock(protected and is_kept(self.kind, key))

    def _is_folded(
        self, view: GroupView, plan: Plan, node: NodeId, folded: Mapping[str, bool]
    ) -> bool:
        if not view.group.folding:
            return False
        if view.id in folded:
            return folded[view.id]
        return not view.group.unfolded

    def _show_gate(self, view: GroupView, plan: Plan, node: NodeId) -> None:
        if view.group.folding == "gate":
            view.open_gate(any(plan.get(node, key) for key in view.group.keys))

    def show_field(self, plan: Plan, node: NodeId, key: str) -> None:
        """Show the plan's value of one field, if it is another than that shown."""
        if key in self.fields:
            self.fields[key].show_value(plan, node, fresh=False)

    def follow_field(self, plan: Plan, node: NodeId, key: str) -> None:
        """Show what hangs on one field: the top, a summary, a gate, what may be picked."""
        self.header.show_state(plan, node)
        for view in self._groups:
            if key in view.group.keys:
                was_open = view.gate_is_open
                self._show_gate(view, plan, node)
                if view.gate_is_open and not was_open:
                    view.fold(False)
                self._summarise(view, plan, node)
        if key == "provisions" and "rows" in self.fields:
            self.fields["rows"].show_value(plan, node, fresh=False)
        if key == "deadline":
            for other in ("start", "end"):
                self.fields[other].show_value(plan, node, fresh=False)

    def show_bodies(self, plan: Plan, node: NodeId) -> None:
        """Show the names of bodies anew."""
        for field in self.fields.values():
            if isinstance(field, BodiesField):
                field.show_names(plan)
        for view in self._groups:
            self._summarise(view, plan, node)

    def _summarise(self, view: GroupView, plan: Plan, node: NodeId) -> None:
        if view.group.folding:
            parts = (self._in_short(plan, node, key) for key in view.group.keys)
            view.tell(" · ".join(filter(None, parts)))

    def _in_short(self, plan: Plan, node: NodeId, key: str) -> str:
        field = self.fields[key].field
        held = plan.get(node, key)
        if field.type == "flag":
            return ""
        if field.vocabulary and len(codes(held)) > _FEW:
            return f"{len(codes(held))} {self._words.field(self.kind, key).lower()}"
        return " ".join(shown(plan, node, key, self._words)[:200].split())

    # Hints.

    def show_findings(self, findings: Iterable[Finding], begun: bool) -> None:
        """Show hints beside the fields they lead to; some wait until the item is begun."""
        said: dict[str, list[str]] = {}
        for finding in findings:
            if begun or finding.code not in _QUIET_UNTIL_BEGUN:
                words = self._words.get("findings", finding.code)
                said.setdefault(finding.key, []).append(words.format_map(_Facts(finding.facts)))
        for key, hints in self._hints.items():
            hints.say(f"check {key}", "\n".join(said.get(key, ())))

    def _on_hint(self, key: str, words: str) -> None:
        if key in self._hints:
            self._hints[key].say(f"typed {key}", words)

    # Going to a field.

    def unfold_for(self, key: str) -> None:
        """Unfold the group of a field."""
        for view in self._groups:
            if key in view.group.keys:
                view.open_gate(True)
                view.fold(False)

    def first(self) -> FieldEdit:
        """Return the first field."""
        return next(iter(self.fields.values()))


class _Facts(dict[str, str]):
    """Facts for a sentence; one that is missing shows as a dash."""

    def __missing__(self, key: str) -> str:
        return "–"
