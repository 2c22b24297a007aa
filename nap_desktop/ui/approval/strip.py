"""The bar above an approved plan: who approved it when, and what can be done now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QPushButton, QToolBar

from nap_desktop.plan.approval import Approval, approval, is_protected
from nap_desktop.plan.dates import print_date
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.widgets.words import by_content


class ApprovedStrip(QToolBar):
    """One sentence and a few buttons; hidden while the plan is not approved.

    review_asked: a review is to be opened or gone on with. act_asked: the act is to be noted anew.
    scan_asked: the scan of the act is to be seen. change_asked, protect_asked: the items are to
    be changed all the same, or no longer.
    """

    review_asked = Signal()
    act_asked = Signal()
    scan_asked = Signal()
    change_asked = Signal()
    protect_asked = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Approval"))
        self.setObjectName("approval")
        self.setMovable(False)
        self.toggleViewAction().setEnabled(False)
        self.words = QLabel(self)
        self.review = QPushButton(self.tr("Open a review"), self)
        self.act = QPushButton(self.tr("The act…"), self)
        self.scan = QPushButton(self.tr("Show the scan"), self)
        self.change = QPushButton(self.tr("Change it anyway"), self)
        self.protect = QPushButton(self.tr("Protect it again"), self)
        self._lay_out()
        for button, signal in (
            (self.review, self.review_asked),
            (self.act, self.act_asked),
            (self.scan, self.scan_asked),
            (self.change, self.change_asked),
            (self.protect, self.protect_asked),
        ):
            button.clicked.connect(signal)

    def _lay_out(self) -> None:
        frame = QFrame(self)
        frame.setProperty("role", "bar")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 0, 6, 0)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        for button in (self.review, self.scan, self.act, self.change, self.protect):
            button.setProperty("role", "link")
            row.addWidget(button)
        self.addWidget(frame)

    def show_plan(self, plan: Plan) -> None:
        """Show how a plan stands; nothing for one that is not approved."""
        protected = is_protected(plan)
        is_approved = protected or plan.get(plan.root, "phase") == "approved"
        self.setVisible(is_approved)
        if not is_approved:
            return
        held = approval(plan)
        first = self._said(held)
        if protected:
            second = self.tr("Its items are only to be read.")
        else:
            second = self.tr("Its items can be changed.")
        self.words.setText(f"{first} {second}")
        self.words.setAccessibleName(self.words.text())
        self.scan.setVisible(bool(held.act_scan))
        self.change.setVisible(protected)
        self.protect.setVisible(not protected)

    def _said(self, held: Approval) -> str:
        day, act = (
            print_date(held.act_date),
            " ".join(filter(None, (held.act_type, held.act_number))),
        )
        who = by_content(held.approving_authority)
        if who and day:
            sentence = self.tr("Approved by {who} on {day}").format(who=who, day=day)
        elif who or day:
            sentence = self.tr("Approved: {what}").format(what=who or day)
        else:
            sentence = self.tr("Approved")
        return f"{sentence} ({by_content(act)})." if act else f"{sentence}."
