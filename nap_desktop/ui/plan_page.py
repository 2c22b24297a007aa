"""The plan under work: outline, editor and side panes, joined.

The outline is there with the first paint of the window; editor and side panes are made right after
it, or when they are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nap_desktop.plan.change import Change, SetField
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.schema import codes, join_codes
from nap_desktop.plan.steps import KeptStep
from nap_desktop.plan.tree import DISCUSSION, Plan
from nap_desktop.services.open_plan import Applied
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.first_paint import after_first_paint
from nap_desktop.ui.outline.panel import OutlinePanel
from nap_desktop.ui.panes import Panes
from nap_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from nap_desktop.plan.checks import Finding
    from nap_desktop.services.hints import Looked
    from nap_desktop.ui.editor.form import Editor
    from nap_desktop.ui.guidance.pages import Offer
    from nap_desktop.ui.item_finding import ItemFinding
    from nap_desktop.ui.side_pane import HistoryOf, SidePane

_SIDE_PAUSE = 40  # ms; who goes down the outline with the arrow does not wait for the guidance
_CHECK_PAUSE = 700  # ms without a change before the hints are looked for again


class PlanPage(QWidget):
    """Three panes on one plan; whatever is chosen in the outline is shown in the others.

    findings_changed: how many open hints there are now; `findings` and `left` hold them.
    told:             a sentence about what happened, and whether Undo fits.
    waiting:          text waits to be kept.
    side_shown:       whether there is room for the side panes now.
    completed:        the item shown can be typed into.
    acts_asked:       an act of the window ("group.method words") and what it is given, if anything.
    """

    findings_changed = Signal(int)
    told = Signal(str, bool)
    waiting = Signal(bool)
    side_shown = Signal(bool)
    completed = Signal()
    acts_asked = Signal(str, object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.bridge: Bridge | None = None
        self.findings: list[Finding] = []
        self.left: list[Finding] = []  # hints that are left as they are
        self._walked: Finding | None = None  # the hint that was gone to last
        self._node: NodeId | None = None
        self._history_of: HistoryOf = _no_history
        self._side_pause = QTimer(self, singleShot=True, interval=_SIDE_PAUSE)
        self._check_pause = QTimer(self, singleShot=True, interval=_CHECK_PAUSE)
        self.outline = OutlinePanel(self)
        self.panes = Panes(self.outline, self)
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)

    def _connect(self) -> None:
        self.outline.chosen.connect(self.show_node)
        self.outline.open.connect(self._write)
        self.outline.view.typed.connect(self._on_title_typed)
        self.outline.told.connect(self.told)
        self.panes.side_shown.connect(self.side_shown)
        self._side_pause.timeout.connect(self._show_side)
        self._check_pause.timeout.connect(self._look_for_findings)

    @property
    def editor(self) -> Editor:
        """The form of the item shown; made at first use, or after the first paint."""
        made = self.panes.editor
        if made is None:
            from nap_desktop.ui.editor.form import Editor

            made = Editor(self)
            made.node_requested.connect(self.outline.view.choose)
            made.next_wanted.connect(self._write_next)
            made.left.connect(self.outline.view.setFocus)
            made.pending.connect(self.waiting)
            made.provision_clicked.connect(self._show_provision)
            self.panes.put_editor(made)
            made.show_plan(self.bridge)
            if self._node is not None:
                made.show_node(self._node)
        return made

    @property
    def side(self) -> SidePane:
        """Guidance, comments, review and history of the item shown; made at first use."""
        made = self.panes.side
        if made is None:
            from nap_desktop.ui.side_pane import SidePane

            made = SidePane(self._history_of_node, self)
            made.wording_chosen.connect(self._use_wording)
            made.provision_chosen.connect(self._add_provision)
            made.told.connect(self.told)
            made.past_asked.connect(lambda wish: self.acts_asked.emit("past.take", wish))
            made.all_asked.connect(lambda: self.acts_asked.emit("below.show history", None))
            made.currentChanged.connect(self._show_side)
            self.panes.put_side(made)
            made.show_plan(self.bridge)
        return made

    def showEvent(self, event: QShowEvent) -> None:
        """Let the editor and the side panes follow once the outline is on the screen."""
        super().showEvent(event)
        if self.panes.editor is None:
            after_first_paint(self, self._complete)

    def _complete(self) -> None:
        if self.bridge is not None and self.editor is not None:
            self.completed.emit()
        self._side_pause.start()

    # Opening and closing.

    def show_plan(
        self,
        bridge: Bridge | None,
        history_of: HistoryOf,
        folded: set[NodeId],
        node: NodeId | None = None,
    ) -> None:
        """Show the plan behind a bridge with `node` chosen, its first item if there is none such."""
        self._history_of = history_of
        self.bridge = bridge
        self._node = None
        for pane in (self.panes.editor, self.panes.side):
            if pane is not None:
                pane.show_plan(bridge)
        self.outline.show_plan(bridge, folded)
        if "finding" in self.__dict__:
            self.finding.follow()
        if bridge is None:
            return
        bridge.applied.connect(self._on_applied)
        bridge.replaced.connect(self._on_replaced)
        chosen = node if node in bridge.plan.nodes else next(bridge.plan.walk(), None)
        self.outline.view.choose(chosen or bridge.plan.root)
        self.show_node(chosen or bridge.plan.root)
        self._check_pause.start()

    def flush(self) -> bool:
        """Keep pending text now; return whether nothing waits any more."""
        self.outline.view.keep_line()
        return self.panes.editor is None or self.panes.editor.flush()

    @property
    def node(self) -> NodeId:
        """The id of the item that is shown."""
        return self._node or ""

    def show_node(self, node: NodeId) -> None:
        """Show an item in the editor and in the side pane."""
        if self.bridge is None or node == self._node or node not in self.bridge.plan.nodes:
            return
        self._node = node
        if self.panes.editor is not None:
            self.panes.editor.show_node(node)
            self._side_pause.start()
        if "finding" in self.__dict__:
            self.finding.follow()

    def show_details(self) -> None:
        """Show the plan's own form: title, period, approval."""
        if self.bridge is not None:
            self.outline.view.choose(self.bridge.plan.root)
            self.show_node(self.bridge.plan.root)

    def _show_side(self, *_: object) -> None:
        if self.bridge is not None and self.panes.editor is not None and self.panes.shows_side:
            self.side.show_node(self._node)

    def _write(self, node: NodeId) -> None:
        """Let the text of an item be typed."""
        if self.bridge is None or node not in self.bridge.plan.nodes:
            return
        self.show_node(node)
        kind = self.bridge.plan.nodes[node].kind
        self.editor.write_on("heading" if kind in ("section", "objective") else "text")

    def _write_next(self) -> None:
        """Add an item like the one shown below it and let its form be typed into."""
        if node := self.outline.acts.insert_next():
            self._write(node)

    def _on_title_typed(self) -> None:
        self.waiting.emit(True)

    # What comes from the guidance.

    def _use_wording(self, offer: Offer) -> None:
        """Put a wording to start from into the measure shown, or into a new measure."""
        if self.bridge is None:
            return
        if self.bridge.plan.nodes[self.node].kind != "measure":
            self.outline.acts.insert("measure")
        if self.bridge.plan.nodes[self.node].kind == "measure":
            self.editor.insert_wording(offer.fields())

    def _add_provision(self, code: str) -> None:
        if self.bridge is None or self.bridge.plan.nodes[self.node].kind != "measure":
            return
        from nap_desktop.plan import edits

        node = self.node
        held = codes(self.bridge.plan.get(node, "provisions"))
        value = join_codes([*held, code])
        self.bridge.do(
            self.tr("Add provision"),
            lambda plan: edits.set_field(plan, node, "provisions", value),
        )

    def _show_provision(self, code: str) -> None:
        self.side.bring_forward("guidance")
        self.side.guidance.show_provision(code)

    # Following the plan.

    def show_changed(self, changes: Sequence[Change]) -> None:
        """Select and show the items that changes were about, and the field if it was but one."""
        if self.bridge is None:
            return
        from nap_desktop.plan import edits
        from nap_desktop.ui.shown_at import shown_at

        plan = self.bridge.plan
        shown = list(dict.fromkeys(filter(None, (shown_at(plan, one) for one in changes))))
        if not shown:
            return
        keys = {one.key for one in changes if isinstance(one, SetField) and one.node == shown[0]}
        self.outline.show_again(edits.tops(plan, shown) or [plan.root])
        self.show_node(self.outline.view.current)
        if len(keys) == 1 and len(shown) == 1:
            self.editor.reveal_field(keys.pop())

    def _on_applied(self, applied: Applied) -> None:
        self._check_pause.start()
        if self._node not in applied.plan.nodes:
            self._node = None
            self.show_node(self.outline.view.current)

    def _on_replaced(self, _: object) -> None:
        self._check_pause.start()
        node, self._node = self._node, None
        if self.bridge is not None:
            known = node if node in self.bridge.plan.nodes else self.bridge.plan.root
            self.show_node(known or self.bridge.plan.root)

    def _look_for_findings(self) -> None:
        if self.bridge is not None:
            plan = self.bridge.plan
            self._tasks.start(lambda _: _findings(plan), self._show_findings)

    def _show_findings(self, looked: Looked) -> None:
        if self.bridge is None:
            return
        nodes = self.bridge.plan.nodes
        self.findings = [found for found in looked.findings if found.node in nodes]
        self.left = [found for found in looked.left if found.node in nodes]
        from nap_desktop.plan.checks import by_node

        self.outline.show_findings(by_node(self.findings))
        self.findings_changed.emit(len(self.findings))

    def walk_findings(self, way: int = 1) -> Finding | None:
        """Return the next open hint, or the one before for a `way` of -1; None if there is none."""
        if self.bridge is None or not self.findings:
            return None
        from nap_desktop.ui.walking import next_finding

        plan, found = self.bridge.plan, self.findings
        self._walked = next_finding(plan, found, self._walked, self.node, way)
        return self._walked

    def next_finding(self) -> None:
        """Go to the next hint, and to the field that it is about."""
        found = self.walk_findings()
        if found is not None:
            self.outline.view.choose(found.node)
            self.show_node(found.node)
            self.editor.focus_field(found.key)

    # The layout.

    def next_pane(self) -> None:
        """Move the keyboard to the next pane."""
        panes = (self.outline.view, self.editor, self.side)
        shown = [pane for pane in panes if pane.isVisibleTo(self)]
        focus = self.focusWidget()
        at = next(
            (n for n, pane in enumerate(shown) if pane.isAncestorOf(focus) or pane is focus), -1
        )
        target = shown[(at + 1) % len(shown)]
        if target is self.editor:
            self.editor.focus_first()
        elif target is self.side:
            self.side.tabBar().setFocus(Qt.FocusReason.TabFocusReason)
        else:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def show_side(self, shown: bool) -> None:
        """Show or hide the side panes; in a narrow window the outline makes room for them."""
        self.panes.show_side(shown)
        if shown:
            self._show_side()

    @cached_property
    def finding(self) -> ItemFinding:
        """Find and replace in the item shown; made at first use."""
        from nap_desktop.ui.item_finding import ItemFinding

        return ItemFinding(self, self._tasks)

    @property
    def is_finding(self) -> bool:
        """Whether something is sought in the item shown."""
        return "finding" in self.__dict__ and self.finding.bar.isVisible()

    def find(self) -> None:
        """Let words be typed: sought in the item while that is written, else in the outline."""
        focus = QApplication.focusWidget()
        if focus is not None and self.panes.editor is not None and self.editor.isAncestorOf(focus):
            self.finding.begin()
        else:
            self.outline.start_finding()

    def split(self) -> None:
        """Divide the item shown at the cursor."""
        self.editor.split_here()

    def comment(self) -> None:
        """Let a comment on the item shown be written."""
        self.show_side(True)
        self.side.bring_forward("comments")
        self._show_side()
        self.side.comments.write()

    def show_comment(self, comment: NodeId) -> None:
        """Show a comment in its thread, beside the item that it is about."""
        plan = self.bridge.plan if self.bridge else None
        if plan is None or comment not in plan.nodes:
            return
        above = (comment, *plan.ancestors(comment))
        item = next(node for node in above if plan.slot(node) != DISCUSSION)
        self.outline.view.choose(item)
        self.show_node(item)
        self.show_side(True)
        self.side.bring_forward("comments")
        self._show_side()
        self.side.comments.show_thread(comment)

    def show_progress(self) -> None:
        """Show how the item stands in its reviews."""
        self.show_side(True)
        self.side.bring_forward("review")
        self.side.review.setFocus(Qt.FocusReason.OtherFocusReason)

    def _history_of_node(self, node: NodeId) -> Sequence[KeptStep]:
        return self._history_of(node)


def _findings(plan: Plan) -> Looked:
    from nap_desktop.services.hints import looked

    return looked(plan)


def _no_history(_: NodeId) -> Sequence[KeptStep]:
    return ()
