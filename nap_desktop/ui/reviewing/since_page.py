"""What moved between an earlier review and this one, and how many measures have each status."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nap_desktop.plan import reviews
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look
from nap_desktop.ui.reviewing.words import moved_rows, review_name, status_cell
from nap_desktop.ui.widgets.rows_view import Cell, Row, RowsView
from nap_desktop.ui.widgets.side_text import SideText


class SincePage(QWidget):
    """The measures whose status is another than in an earlier review.

    item_asked: a person wants to see a measure in the plan.
    """

    item_asked = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self.name = bridge, ""
        self.earlier = QComboBox(self)
        self.sentence = SideText("", "muted", self)
        heads = (self.tr("No."), self.tr("Measure"), self.tr("Before"), self.tr("Now"))
        self.rows = RowsView(self.tr("Measures that moved"), heads, (1,), self)
        self._caption = QLabel(self.tr("&Compared with"), self)
        self._caption.setBuddy(self.earlier)
        self.earlier.setAccessibleName(self.tr("Compared with"))
        self.earlier.setMaximumWidth(look().px(300))
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self._caption)
        bar.addWidget(self.earlier)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addLayout(bar)
        column.addWidget(self.sentence)
        column.addWidget(self.rows, 1)
        self.earlier.activated.connect(self._show_rows)
        self.rows.opened.connect(lambda: self.item_asked.emit(self.rows.node))

    def show_review(self, name: str) -> None:
        """Compare a review with the one before it, or with the one that was chosen."""
        plan = self._bridge.plan
        shown = self.earlier.currentData() if name == self.name else None
        self.name = name
        self.earlier.clear()
        for one in reviews.reviews(plan):
            if one.name != name:
                self.earlier.addItem(review_name(one.name), one.name)
        before = reviews.before(plan, name)
        at = self.earlier.findData(before if shown is None else shown)
        self.earlier.setCurrentIndex(max(at, 0) if self.earlier.count() else -1)
        self._show_rows()

    def _show_rows(self, *_: object) -> None:
        plan, earlier = self._bridge.plan, self.earlier.currentData()
        has_other = self.earlier.count() > 0
        for widget in (self._caption, self.earlier, self.rows):
            widget.setVisible(has_other)
        if not has_other:
            self.rows.show_rows([])
            self.sentence.setText(
                self.tr("This is the first review, so there is nothing to compare it with.")
            )
            return
        found = reviews.moved(plan, earlier, self.name)
        form = self.tr("{count} of {all} measures have another status than in “{review}”.")
        count, all_ = len(found), len(plan.of_kind("measure"))
        self.sentence.setText(form.format(count=count, all=all_, review=review_name(earlier)))
        self.rows.show_rows(moved_rows(plan, found))


class SummaryPage(QWidget):
    """How many measures have each status, in this review and in the one before; with its rule."""

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        heads = (self.tr("Status"), self.tr("This review"), self.tr("The review before"))
        self.rows = RowsView(self.tr("Measures by status"), heads, (0,), self)
        self.rule = SideText("", "muted", self)
        self.notes = SideText("", "", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.rows, 1)
        column.addWidget(self.notes)
        column.addWidget(self.rule)

    def show_review(self, name: str) -> None:
        """Count a review."""
        plan = self._bridge.plan
        earlier = reviews.before(plan, name)
        now = dict(reviews.counts(plan, name))
        then = dict(reviews.counts(plan, earlier)) if earlier is not None else {}
        shown = [code for code in (*reviews.STATUSES, "") if code in now or code in then]
        rows = [
            Row(code or "none", (status_cell(code), Cell(str(now.get(code, 0))), _then(then, code)))
            for code in shown
        ]
        total = sum(now.values())
        sum_then = Cell(str(sum(then.values())) if then else "–")
        rows.append(Row("sum", (Cell(self.tr("All measures")), Cell(str(total)), sum_then)))
        self.rows.show_rows(rows)
        self.rule.setText(
            self.tr("How this is counted: every measure of the plan counts once, all alike, under"
                    " the status that this review gave it. The lines add up to the number of"
                    " measures, {count}. Nothing is weighed and no percentage is formed.")
            .format(count=total)
        )  # fmt: skip
        self.notes.setText(self._noted(plan, name))

    def _noted(self, plan: Plan, name: str) -> str:
        entries = [reviews.entry_of(plan, one, name) for one in plan.of_kind("measure")]
        held: list[NodeId] = [one for one in entries if one]
        obstacles = sum(bool(plan.get(one, "obstacle")) for one in held)
        help_needed = sum(bool(plan.get(one, "need")) for one in held)
        evidence = sum(bool(plan.get(one, "evidence")) for one in held)
        form = self.tr(
            "Measures with evidence: {evidence}. With an obstacle: {obstacle}."
            " With help needed: {help}."
        )
        return form.format(evidence=evidence, obstacle=obstacles, help=help_needed)


def _then(counts: dict[str, int], code: str) -> Cell:
    return Cell(str(counts.get(code, 0)) if counts else "–")
