"""The centre of the plan window: the chosen item, to read and to write."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QStackedLayout, QVBoxLayout, QWidget

from nap_desktop.framework.templates import as_given
from nap_desktop.plan import edits
from nap_desktop.plan.change import Change, InsertNode, MoveNode, RemoveNode, SetField
from nap_desktop.plan.checks import Finding
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels, title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.schema import kind_of
from nap_desktop.plan.tree import Plan
from nap_desktop.services.hints import findings_at
from nap_desktop.services.open_plan import Applied
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.editor.kind_form import KindForm
from nap_desktop.ui.editor.page import FormPage
from nap_desktop.ui.editor.pending import Pending
from nap_desktop.ui.editor.wording import wording_changes
from nap_desktop.ui.look import look


class Editor(QWidget):
    """Shows one item and keeps what is typed.

    node_requested:    the id of an item that is to be chosen.
    pending:           whether text waits to be kept.
    provision_clicked: the code of a provision of which more is wanted.
    next_wanted:       another item like this one is to be written (Ctrl+Enter).
    left:              the keyboard is to go back to the outline (Escape).
    """

    node_requested = Signal(str)
    pending = Signal(bool)
    provision_clicked = Signal(str)
    next_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge: Bridge | None = None
        self._node: NodeId | None = None
        self._form: KindForm | None = None
        self._forms: dict[str, KindForm] = {}
        self._folded: dict[str, dict[str, bool]] = {}
        self._elsewhere: list[Finding] = []
        self._scale = look().scale
        self._pending = Pending(self)
        self._renumber = QTimer(self, singleShot=True, interval=0)
        self._reveal = QTimer(self, singleShot=True, interval=0)
        self._set_up()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._ask_for_next)
        self._pending.waits.connect(self.pending)
        self._renumber.timeout.connect(self._show_place)
        self._reveal.timeout.connect(self._show_cursor)
        look().changed.connect(self._on_look)

    def _set_up(self) -> None:
        self.setProperty("role", "ground")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Fields of the chosen item"))
        self._empty = QLabel(
            self.tr("Choose an item on the left, or press Enter there to begin one.")
        )
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(40, 40, 40, 40)
        self._scroll = FormPage(self)
        column = QVBoxLayout(self)  # what else belongs to the item is put below
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._scroll)

    # What is shown.

    def show_plan(self, bridge: Bridge | None) -> None:
        """Show items of the plan behind a bridge from now on; nothing for None."""
        if self._bridge is not None:
            self.flush()
            self._bridge.applied.disconnect(self._follow)
            self._bridge.replaced.disconnect(self._replace)
            self._bridge.refused.disconnect(self._replace)
            self._bridge.about_to_act.disconnect(self.flush)
        self._bridge = bridge
        self._node = None
        self._pending.use(bridge)
        self._elsewhere = []
        if bridge is not None:
            bridge.applied.connect(self._follow)
            bridge.replaced.connect(self._replace)
            bridge.refused.connect(self._replace)
            bridge.about_to_act.connect(self.flush)
        self._stack.setCurrentWidget(self._empty)

    def show_node(self, node: NodeId | None) -> None:
        """Show an item; the plan's own fields for None."""
        bridge = self._bridge
        if bridge is None:
            return
        if not self.flush():
            self._pending.freeze()
        node = node or bridge.plan.root
        if node not in bridge.plan.nodes:
            self._show_nothing()
            return
        self._node = node
        self._use_form(bridge.plan.nodes[node].kind)
        self._fill()
        self._scroll.verticalScrollBar().setValue(0)
        self._stack.setCurrentWidget(self._scroll)

    def _show_nothing(self) -> None:
        self._node = None
        self._stack.setCurrentWidget(self._empty)

    def _use_form(self, kind: str) -> None:
        form = self._forms.get(kind)
        if form is None:
            form = self._forms[kind] = self._make_form(kind)
        if form is not self._form:
            if self._form is not None:
                if self._form.isAncestorOf(QApplication.focusWidget() or self):
                    self.setFocus()  # else the keyboard would go on to the next pane
                self._form.hide()
            form.show()
            self._form = form

    def _make_form(self, kind: str) -> KindForm:
        form = KindForm(kind, labels(), self._scroll.middle)
        self._scroll.column.addWidget(form)
        for field in form.fields.values():
            field.typed.connect(self._on_typed)
            field.decided.connect(self._on_decided)
            field.left.connect(self._on_left)
        form.folded_by_hand.connect(self._on_folded)
        form.provision_clicked.connect(self.provision_clicked)
        if form.steps is not None:
            form.steps.chosen.connect(self.node_requested)
            form.steps.wanted.connect(self._add_step)
        return form

    def _fill(self) -> None:
        if self._form is None or self._bridge is None or self._node is None:
            return
        plan, node = self._bridge.plan, self._node
        number = numbers(plan).get(node, "")
        seen = self._pending.seen(plan, node)
        self._form.fill(seen, node, number, self._folded.get(self._form.kind, {}))
        self._show_findings(seen)

    # Writing.

    def _on_typed(self, key: str) -> None:
        form, node = self._form, self._node
        if form is not None and node is not None:
            field = form.fields[key]
            self._pending.put(node, key, self.tr("Typing"), lambda: field.maker(node))
            self._reveal.start()

    def _on_decided(self, key: str) -> None:
        form, node = self._form, self._node
        if form is None or node is None:
            return
        make = form.fields[key].maker(node)
        name = self.tr("Change {field}").format(field=form.fields[key].caption)
        self._pending.put(node, key, name, lambda: make)
        self._pending.flush()

    def _on_left(self, key: str) -> None:
        self._pending.flush()

    def flush(self) -> bool:
        """Keep all that is typed now; return whether nothing waits any more."""
        if self._form is not None and self._node is not None:
            for field in self._form.fields.values():
                field.settle()
        return self._pending.flush()

    def insert_wording(self, fields: Mapping[str, str]) -> bool:
        """Fill the measure shown from a wording, as one step; return whether it is kept.

        Text is put after what is there; other fields are filled only where they are empty.
        """
        bridge, node = self._bridge, self._node
        if bridge is None or node is None or bridge.plan.nodes[node].kind != "measure":
            return False
        return bridge.do(
            self.tr("Insert wording"), lambda plan: wording_changes(plan, node, fields)
        )

    def split_here(self) -> bool:
        """Divide the text that names the item at the cursor; what follows becomes a new item."""
        bridge, node, form = self._bridge, self._node, self._form
        if bridge is None or node is None or form is None or node not in bridge.plan.parents:
            return False
        kind = bridge.plan.nodes[node].kind
        paragraph, offset = form.fields[kind_of(kind).title].cursor_place()
        made: list[Change] = []

        def divide(plan: Plan) -> list[Change]:
            made.extend(edits.split(plan, node, paragraph, offset))
            return made

        kept = bridge.do(self.tr("Split"), divide)
        if kept:
            self._go_to_new(made)
        return kept

    def _add_step(self) -> None:
        bridge, node = self._bridge, self._node
        if bridge is None or node is None:
            return
        made: list[Change] = []

        def add(plan: Plan) -> list[Change]:
            made.extend(edits.add(plan, "step", node))
            return made

        if bridge.do(self.tr("Add step"), add):
            self._go_to_new(made)

    def _go_to_new(self, made: list[Change]) -> None:
        """Choose the item that changes have made, ready to be typed into."""
        new = next((change.node for change in made if isinstance(change, InsertNode)), None)
        if new is not None:
            self.node_requested.emit(new.id)
            if self._node == new.id:
                self.focus_field(kind_of(new.kind).title)

    # Following the plan.

    def _follow(self, applied: Applied) -> None:
        if self._node is None or self._form is None:
            return
        plan = applied.plan
        if self._node not in plan.nodes:
            self._show_nothing()
            return
        match applied.change:
            case SetField(_, "protected"):
                self._fill()
            case SetField(node, key):
                self._follow_field(plan, node, key)
            case InsertNode(node, parent) | RemoveNode(node, parent):
                self._follow_tree(plan, node.kind, parent)
            case MoveNode(_, old, _, new):
                self._follow_tree(plan, "", old)
                self._follow_tree(plan, "", new)

    def _follow_field(self, plan: Plan, node: NodeId, key: str) -> None:
        form, shown = self._form, self._node
        if form is None or shown is None:
            return
        if node == shown:
            if not self._pending.has(node, key):
                form.show_field(plan, node, key)
            form.follow_field(plan, node, key)
            self._show_findings(plan)
        elif plan.nodes[node].kind == "body":
            form.show_bodies(plan, shown)
        elif plan.parents.get(node) == shown:
            self._follow_tree(plan, plan.nodes[node].kind, shown)
        elif node == plan.root and key == "levels":
            self._renumber.start()

    def _follow_tree(self, plan: Plan, kind: str, parent: NodeId) -> None:
        form, shown = self._form, self._node
        if form is None or shown is None:
            return
        if kind == "body":
            form.show_bodies(plan, shown)
            return
        self._renumber.start()
        if parent == shown:
            form.header.show_state(plan, shown)
            if form.steps is not None:
                form.steps.show_steps(plan, shown)

    def _replace(self, _: object) -> None:
        if self._bridge is None or self._node is None:
            return
        if self._node in self._bridge.plan.nodes:
            self._fill()
        else:
            self._show_nothing()

    def _show_place(self) -> None:
        plan = self._bridge.plan if self._bridge is not None else None
        if plan is not None and self._form is not None and self._node in plan.nodes:
            number = numbers(plan).get(self._node, "")
            self._form.header.show_place(plan, self._node, number)

    # Hints and going to a field.

    def show_findings(self, findings: list[Finding]) -> None:
        """Show hints that need a look at the whole plan, too (two measures with the same words)."""
        self._elsewhere = [one for one in findings if one.code == "duplicate_text"]
        if self._bridge is not None and self._node in self._bridge.plan.nodes:
            self._show_findings(self._bridge.plan)

    def _show_findings(self, plan: Plan) -> None:
        if self._form is None or self._node is None:
            return
        found = findings_at(plan, self._node)
        found += [one for one in self._elsewhere if one.node == self._node]
        begun = bool(title(plan, self._node)) and self._node not in as_given(plan)
        self._form.show_findings(found, begun)

    def focus_field(self, key: str) -> None:
        """Unfold, scroll to and focus a field."""
        form = self._form
        if form is None or key not in form.fields:
            return
        form.unfold_for(key)
        field = form.fields[key]
        field.focus()
        self._reveal.start()

    def edit_of(self, key: str) -> QWidget | None:
        """Return the widget in which a field is written; None if the form has no such field."""
        form = self._form
        return form.fields[key].focusProxy() if form is not None and key in form.fields else None

    def reveal_field(self, key: str) -> None:
        """Show a field; the keyboard goes along if it was in the form."""
        form, focus = self._form, self.focusWidget()
        if form is None or key not in form.fields:
            return
        if focus is not None and focus.hasFocus() and self.isAncestorOf(focus):
            if not form.fields[key].isAncestorOf(focus):
                self.focus_field(key)
            return
        form.unfold_for(key)
        QTimer.singleShot(0, form.fields[key], partial(self._scroll.show_field, form.fields[key]))

    def write_on(self, key: str) -> None:
        """Focus a field with the cursor behind its last letter."""
        self.focus_field(key)
        if self._form is not None and key in self._form.fields:
            self._form.fields[key].go_to_end()

    def _show_cursor(self) -> None:
        """Scroll to where the keyboard is, once the form has its size."""
        self._scroll.show_cursor(self.focusWidget())

    def focus_first(self) -> None:
        """Bring the keyboard to the first field."""
        if self._form is not None and self._node is not None:
            self._form.first().focus()

    def _ask_for_next(self) -> None:
        if self._node is not None:
            self.next_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the outline with Escape, unless a field had a use for it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _on_folded(self, group: str, folded: bool) -> None:
        if self._form is not None and self._bridge is not None and self._node is not None:
            self._folded.setdefault(self._form.kind, {})[group] = folded

    def _on_look(self) -> None:
        """Make the forms anew where sizes changed."""
        if look().scale == self._scale:
            return
        self._scale = look().scale
        if not self.flush():
            self._pending.freeze()
        for form in self._forms.values():
            self._scroll.column.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._forms, self._form = {}, None
        self._scroll.follow_look()
        if self._node is not None:
            self.show_node(self._node)
