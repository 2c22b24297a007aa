"""What a clause holds: each field that says something, item below item."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nap_desktop.plan.labels import labels, shown, title_in_full
from nap_desktop.plan.schema import kind_of
from nap_desktop.plan.tree import Plan
from nap_desktop.services.clauses import Clause, as_plan
from nap_desktop.ui.widgets.side_text import SidePage, SideText, hairline, overline

_MOST_ITEMS = 40


class ClausePreview(SidePage):
    """Shows one clause, to be read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The chosen clause"))
        self._id = ""

    def show_clause(self, clause: Clause | None) -> None:
        """Show a clause; nothing for None."""
        wanted = clause.id if clause else ""
        if wanted == self._id:
            return
        self._id = wanted
        self.clear()
        self.verticalScrollBar().setValue(0)
        if clause is None:
            return
        plan = as_plan(clause)
        items = list(plan.walk())
        for place, node in enumerate(items[:_MOST_ITEMS]):
            self._add_item(plan, node, place)
        if len(items) > _MOST_ITEMS:
            more = self.tr("and %n more item(s)", "", len(items) - _MOST_ITEMS)
            self.add(SideText(more, "muted"), 8)
        if clause.source:
            self.add(hairline(), 10)
            self.add(SideText(self.tr("From: {plan}").format(plan=clause.source), "caption"), 4)

    def _add_item(self, plan: Plan, node: str, place: int) -> None:
        held = plan.nodes[node]
        words = labels()
        if place:
            self.add(hairline(), 10)
        self.add(overline(words.kind(held.kind)), 6 if place else 0)
        self.add(SideText(title_in_full(plan, node), "heading" if not place else ""))
        for key, field in kind_of(held.kind).fields.items():
            value = shown(plan, node, key, words)
            if value and key != kind_of(held.kind).title and not field.settings:
                self.add(SideText(words.field(held.kind, key), "caption"), 6)
                self.add(SideText(value))
