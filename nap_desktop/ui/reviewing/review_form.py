"""What is to be known of a review as a whole: its name, days, place, participants, findings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nap_desktop.plan import reviews
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.widgets.entry_form import EntryForm


class ReviewForm(EntryForm):
    """The fields of one review; another name goes to all its entries."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("review", "", parent)
        self._step = self.tr("Edit the review")
        self.setAccessibleName(self.tr("The review as a whole"))
        self.add(self.line("name"))
        self.add(self.side_by_side(self.date("start"), self.date("end")), 6)
        self.add(self.warning)
        self.add(self.line("place"), 6)
        self.add(self.rich("participants", 3), 6)
        self.add(self.rich("text", 4), 6)

    def changes(self, plan: Plan, node: NodeId, key: str, value: str) -> Sequence[Change]:
        """Rename the review everywhere; set any other field."""
        if key == "name":
            return reviews.rename(plan, node, value)
        return super().changes(plan, node, key, value)
