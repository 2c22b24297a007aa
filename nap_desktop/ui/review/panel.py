"""How the measure shown stands: one entry per review, read and written."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.review.entries import (
    STATUSES,
    Entry,
    add,
    change,
    entries,
    read,
    review_names,
    standing,
)
from nap_desktop.ui.review.entry_view import EntryView
from nap_desktop.ui.review.form import EntryForm
from nap_desktop.ui.widgets.side_text import SidePage, SideText, hairline, overline
from nap_desktop.ui.widgets.status_mark import Mark


class ReviewPanel(QWidget):
    """Shows the entries of one measure; each act is one undo step.

    told: a sentence about what happened, and whether Undo fits.
    """

    told = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge: Bridge | None = None
        self._node: NodeId | None = None
        self._shown: object = None
        self._forms: dict[NodeId, EntryForm] = {}  # what is half written, by measure
        self.page = SidePage(self)
        self.page.setAccessibleName(self.tr("Review"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def show_plan(self, bridge: Bridge | None) -> None:
        """Follow the plan behind a bridge; nothing is shown for None."""
        if self._bridge is not None:
            self._bridge.history_changed.disconnect(self._follow)
        for measure in list(self._forms):
            self._forms.pop(measure).deleteLater()
        self._bridge = bridge
        if bridge is not None:
            bridge.history_changed.connect(self._follow)
        self.show_node(None)

    def show_node(self, node: NodeId | None) -> None:
        """Show how an item stands; what is half written for another waits there."""
        self._node = node
        self._shown = None
        self._follow()

    @property
    def form(self) -> EntryForm | None:
        """The form that is open for the item shown; None if none is."""
        return self._forms.get(self._node or "")

    @property
    def has_drafts(self) -> bool:
        """Whether a form is open with words that are not kept yet."""
        return bool(self._forms)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what happened while the panel was hidden."""
        super().showEvent(event)
        self._follow()

    @property
    def _plan(self) -> Plan | None:
        """The plan, if it holds the item shown."""
        if self._bridge is None or self._node not in self._bridge.plan.nodes:
            return None
        return self._bridge.plan

    @property
    def _is_measure(self) -> bool:
        plan = self._plan
        return bool(plan and self._node and plan.nodes[self._node].kind == "measure")

    def _follow(self, _: object = None) -> None:
        """Build again what differs from what is shown; nothing while hidden."""
        if not self.isVisible():
            return
        plan, node, found = self._plan, self._node, None
        if plan is not None and node is not None:
            found = entries(plan, node) if self._is_measure else standing(plan, node)
        if found is None or found != self._shown:
            self._shown = found
            self._build()

    def _build(self) -> None:
        self._put_forms_aside()
        self.page.clear()
        plan, node = self._plan, self._node
        if plan is None or node is None:
            return
        if self._is_measure:
            self._add_entries(plan, node)
        else:
            self._add_standing(plan, node)

    def _put_forms_aside(self) -> None:
        for form in self._forms.values():
            self.page.column.removeWidget(form)
            form.hide()
            form.setParent(self)

    def _add_entries(self, plan: Plan, node: NodeId) -> None:
        form = self._forms.get(node)
        found = entries(plan, node)
        if not found and form is None:
            text = self.tr(
                "No review yet. An entry says how the measure stands and what is missing."
            )
            self.page.add(SideText(text, "muted"))
        if form is None:
            self._add_button()
        elif not form.node:
            self._show_form(form)
        for number, (entry_id, entry) in enumerate(found):
            if number:
                self.page.add(hairline(), 4)
            if form is not None and form.node == entry_id:
                self._show_form(form)
            else:
                view = EntryView(entry_id, entry)
                view.asked.connect(self._act)
                self.page.add(view, 4)

    def _show_form(self, form: EntryForm) -> None:
        self.page.add(form)
        form.show()

    def _add_button(self) -> None:
        button = QPushButton(self.tr("Add an entry"))
        button.clicked.connect(self.write)
        self.page.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _add_standing(self, plan: Plan, node: NodeId) -> None:
        """Say in words how the measures below an item stand; no share, no score."""
        found = standing(plan, node)
        if not found:
            text = self.tr("Reviews are kept with each measure. Choose one in the outline.")
            self.page.add(SideText(text, "muted"))
            return
        self.page.add(overline(self.tr("Measures here, as last reviewed")))
        for status in (*STATUSES, ""):
            if found[status]:
                self.page.add(self._count(status, found[status]))

    def _count(self, status: str, count: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        number, mark = QLabel(str(count)), Mark(holder)
        number.setMinimumWidth(number.fontMetrics().horizontalAdvance("0000"))
        number.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        words = labels().choice("status", status) if status else self.tr("No review yet")
        mark.tell(words, status)
        row.addWidget(number)
        row.addWidget(mark)
        row.addStretch(1)
        return holder

    def write(self) -> None:
        """Open the form for a new entry of the measure shown, or go on with the one that is open."""
        plan, node = self._plan, self._node
        if plan is None or node is None or not self._is_measure:
            return
        reviews = review_names(plan)
        month = datetime.date.today().isoformat()[:7]
        begun = Entry(review=reviews[0] if reviews else "", at=month, status="under_way")
        self._open(EntryForm("", begun, reviews, self))

    def _act(self, act: str, entry: NodeId) -> None:
        plan = self._plan
        if plan is None or entry not in plan.nodes:
            return
        if act == "edit":
            self._open(EntryForm(entry, read(plan, entry), review_names(plan), self))
        elif self._do(self.tr("Delete review entry"), lambda now: edits.delete(now, [entry])):
            self.told.emit(self.tr("Review entry deleted."), True)

    def _open(self, form: EntryForm) -> None:
        """Open a form unless one is open already, which then stays: words may stand in it."""
        node = self._node or ""
        if node in self._forms:
            form.deleteLater()
        else:
            form.kept.connect(self._keep)
            form.left.connect(self._leave)
            self._forms[node] = form
            self._build()
        self._forms[node].write()

    def _keep(self, entry: Entry) -> None:
        form, node = self.form, self._node
        if form is None or node is None:
            return
        if form.node:
            kept = self._do(self.tr("Edit review entry"), lambda now: change(now, form.node, entry))
        else:
            kept = self._do(self.tr("Add review entry"), lambda now: add(now, node, entry))
        if kept:
            self._leave()

    def _do(self, name: str, make: Callable[[Plan], Sequence[Change]]) -> bool:
        return self._bridge is not None and self._bridge.do(name, make)

    def _leave(self) -> None:
        form = self._forms.pop(self._node or "", None)
        if form is not None:
            self.page.column.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._build()
