"""What one review finds of one measure: status, evidence, obstacle, help needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from nap_desktop.plan import edits, reviews
from nap_desktop.plan.change import Change
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import Node, Plan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.reviewing.words import named, review_name, short_names, status_words
from nap_desktop.ui.widgets.clamped import ClampedText
from nap_desktop.ui.widgets.entry_form import EntryForm
from nap_desktop.ui.widgets.side_text import SideText
from nap_desktop.ui.widgets.status_mark import status_icon


class FindingForm(EntryForm):
    """Shows a measure (`node`) in one review; the entry is made with the first word."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("progress", "", parent)
        self._step = self.tr("Note in the review")
        self.setAccessibleName(self.tr("The chosen measure"))
        self.review, self.at = "", ""
        self.heading = ClampedText(13, 4, self)
        self.place = SideText("", "muted", self)
        self.before = SideText("", "muted", self)
        self.item_button = QPushButton(self.tr("Show it in the &plan"), self)
        self._lay_out()

    def _lay_out(self) -> None:
        self.item_button.setProperty("role", "link")
        self.item_button.setAutoDefault(False)
        offers = [(status_words(code), status_icon(code), code) for code in ("", *reviews.STATUSES)]
        self.add(self.place)
        self.add(self.heading)
        self.add(self.before)
        self.add(self.choice("status", self.tr("Change the status"), offers, self.changes), 6)
        self.add(self.rich("text", 2), 6)
        self.add(self.rich("evidence", 1), 6)
        self.add(self.side_by_side(self.line("evidence_number"), self.date("evidence_date")), 6)
        self.add(self.warning)
        self.add(self.rich("obstacle", 1), 6)
        self.add(self.rich("need", 1), 6)
        self.add(self.item_button, 8)

    def held(self, plan: Plan) -> Node:
        """Return the entry of the measure in the review, or one that says nothing yet."""
        entry = reviews.entry_of(plan, self.node, self.review)
        return plan.nodes[entry] if entry else Node("", "progress")

    def changes(self, plan: Plan, node: NodeId, key: str, value: str) -> Sequence[Change]:
        """Note it in the entry of the measure; an entry of which nothing is left goes."""
        made = reviews.note(plan, node, self.review, self.at, key, value)
        entry = reviews.entry_of(plan, node, self.review)
        if entry and not value and _says_only(plan.nodes[entry], key):
            return edits.delete(plan, [entry])
        return made

    def show_finding(self, bridge: Bridge, measure: NodeId, review: str, at: str) -> None:
        """Show a measure in a review, whose entries bear the day `at`; nothing for none."""
        if review != self.review:
            self.flush()
            self.review = review
        self.at = at
        plan = bridge.plan
        known = measure in plan.nodes
        self.widget().setVisible(known)
        if known:
            lead = short_names(plan, plan.get(measure, "lead"))
            number = numbers(plan).get(measure, "")
            self.place.setText(" · ".join(filter(None, (number, lead))))
            self.heading.tell(named(plan, measure))
            self._tell_before(plan, measure)
        self.show_node(bridge, measure)

    def _tell_before(self, plan: Plan, measure: NodeId) -> None:
        earlier = reviews.before(plan, self.review)
        status = reviews.status_in(plan, measure, earlier) if earlier is not None else ""
        form = self.tr("{review}: {status}")
        words = form.format(review=review_name(earlier or ""), status=status_words(status))
        self.before.setText(words if status else "")
        self.before.setVisible(bool(status))

    def lock(self, locked: bool) -> None:
        """Let what is shown only be read."""
        for key in reviews.ALL_SAID:
            self.field(key).setEnabled(not locked)

    @property
    def status(self) -> QComboBox:
        """The list of statuses."""
        box = self.field("status")
        assert isinstance(box, QComboBox)
        return box


def _says_only(entry: Node, key: str) -> bool:
    return all(one == key or not entry.get(one) for one in reviews.ALL_SAID)
