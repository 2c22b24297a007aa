"""The review of a plan: a window beside it on which measure after measure is noted."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan import reviews
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.dates import print_date
from nap_desktop.plan.tree import REVIEWS
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look
from nap_desktop.ui.reviewing.measures_page import MeasuresPage
from nap_desktop.ui.reviewing.opening_dialog import OpenReviewDialog, ReviewChoice
from nap_desktop.ui.reviewing.review_form import ReviewForm
from nap_desktop.ui.reviewing.since_page import SincePage, SummaryPage
from nap_desktop.ui.reviewing.words import review_name
from nap_desktop.ui.widgets.beside import BesideDialog
from nap_desktop.ui.widgets.empty import Empty
from nap_desktop.ui.widgets.side_text import SideText


class ReviewingDialog(BesideDialog):
    """One review of the plan at a time.

    report_asked: a progress report of the review of this name is wanted.
    """

    report_asked = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, "", parent)
        self.setWindowTitle(self.tr("Review of the plan"))
        self._today = datetime.date.today
        self.review = QComboBox(self)
        self.state = SideText("", "muted", self)
        self.open_button = QPushButton(self.tr("&Open a review…"), self)
        self.close_button = QPushButton(self)
        self.report_button = QPushButton(self.tr("Progress &report…"), self)
        self.measures = MeasuresPage(bridge, self)
        self.since = SincePage(bridge, self)
        self.summary = SummaryPage(bridge, self)
        self.form = ReviewForm(self)
        self.tabs = self.quiet_tabs(self, self.tr("Parts of the review"))
        self.empty = Empty(self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.begin()
        self.measures.rows.setFocus()

    def _lay_out(self) -> None:
        self.setMinimumSize(720, 460)
        self.fit(1120, 640)
        self.review.setAccessibleName(self.tr("Review"))
        self.review.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.review.setMaximumWidth(look().px(340))
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.review)
        bar.addWidget(self.state, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.report_button, self.close_button, self.open_button):
            button.setAutoDefault(False)
            bar.addWidget(button)
        self.tabs.addTab(self.measures, self.tr("Measures"))
        self.tabs.addTab(self.since, self.tr("Since the review before"))
        self.tabs.addTab(self.summary, self.tr("Summary"))
        self.tabs.addTab(self.form, self.tr("The review"))
        shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.tabs, 1)
        self.empty.say(
            self.tr("No review of this plan yet. Open one, and note measure by measure how it"
                    " stands, what shows it, what stands in the way and what help is needed."),
            self.tr("Open a review…"),
        )  # fmt: skip
        self.stack.addWidget(shown)
        self.stack.addWidget(self.empty)
        self.column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.review.activated.connect(self._on_review)
        self.open_button.clicked.connect(self.open_review)
        self.empty.button.clicked.connect(self.open_review)
        self.close_button.clicked.connect(self.close_or_open_again)
        self.report_button.clicked.connect(lambda: self.report_asked.emit(self.name))
        self.measures.item_asked.connect(self.item_asked)
        self.measures.left.connect(self.close)
        self.since.item_asked.connect(self.item_asked)

    # Showing.

    @property
    def name(self) -> str:
        """The name of the review that is shown; empty if there is none."""
        return self.review.currentData() or ""

    def follow(self) -> None:
        """Show the plan as it is now."""
        plan = self.bridge.plan
        known, shown = reviews.reviews(plan), self.review.currentData()
        here = self._shown_now(known)
        self.review.clear()
        for one in known:
            self.review.addItem(review_name(one.name), one.name)
        names = [one.name for one in known]
        if known:
            wanted = here.name if here else shown if shown in names else names[-1]
            self.review.setCurrentIndex(names.index(wanted))
        self.stack.setCurrentIndex(0 if known else 1)
        self._show_review(known)

    def _shown_now(self, known: list[reviews.Review]) -> reviews.Review | None:
        """Return the review whose form is shown, whatever its name is by now."""
        return next((one for one in known if one.node and one.node == self.form.node), None)

    def _on_review(self, *_: object) -> None:
        self.flush()
        self._show_review(reviews.reviews(self.bridge.plan))

    def _show_review(self, known: list[reviews.Review]) -> None:
        review = next((one for one in known if one.name == self.name), None)
        if review is None:
            self.form.show_node(self.bridge, "")
            return
        plan = self.bridge.plan
        closed = plan.get(review.node, "closed") if review.node else ""
        self.form.show_node(self.bridge, review.node)
        self.tabs.setTabVisible(3, bool(review.node))
        self.close_button.setVisible(bool(review.node))
        self.close_button.setText(
            self.tr("Open it &again") if closed else self.tr("&Close the review")
        )
        form = self.tr("Closed on {day}. Open it again to change it.")
        self.state.setText(form.format(day=print_date(closed)) if closed else "")
        at = review.at or self._today().isoformat()
        self.measures.show_review(review.name, at, bool(closed))
        self.since.show_review(review.name)
        self.summary.show_review(review.name)

    # Acts.

    def open_review(self, *_: object) -> None:
        """Ask for a review and open it."""
        today = self._today()
        form = self.tr("Review {year}")
        wish = ReviewChoice(form.format(year=today.year), today.isoformat())
        taken = [one.name for one in reviews.reviews(self.bridge.plan)]
        choice = OpenReviewDialog.ask(wish, taken, self)
        if choice is not None:
            self.keep_review(choice)

    def keep_review(self, choice: ReviewChoice) -> None:
        """Open a review and show it."""
        people = rich_text.rich(choice.participants)
        done = self.bridge.do(
            self.tr("Open {name}").format(name=choice.name),
            lambda plan: reviews.open_review(
                plan, choice.name, choice.start, choice.end, choice.place, people
            ),
        )
        if done:
            self.review.setCurrentIndex(self.review.findData(choice.name))
            self._on_review()
            self.tabs.setCurrentIndex(0)
            self.measures.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_or_open_again(self, *_: object) -> None:
        """Close the review that is shown today, or open it again."""
        node, day = self.form.node, self._today().isoformat()
        plan = self.bridge.plan
        if node not in plan.under(plan.root, REVIEWS):
            return
        if plan.get(node, "closed"):
            name = self.tr("Open {name} again").format(name=self.name)
            self.bridge.do(name, lambda plan: reviews.open_again(plan, node))
        else:
            name = self.tr("Close {name}").format(name=self.name)
            self.bridge.do(name, lambda plan: reviews.close_review(plan, node, day))

    def flush(self) -> bool:
        """Keep what is typed; return whether nothing waits any more."""
        return self.measures.flush() & self.form.flush()
