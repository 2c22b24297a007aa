"""Asks which body takes the place of another."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from nap_desktop.plan import directory
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name
from nap_desktop.plan.tree import CONCURRENCE, Plan
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.dialog import ActDialog
from nap_desktop.ui.widgets.side_text import SideText


class MergeDialog(ActDialog):
    """Choice in, choice out: `into` is the body that stays."""

    def __init__(self, plan: Plan, gone: NodeId, into: NodeId, parent: QWidget) -> None:
        super().__init__("", "", parent)
        self._plan = plan
        self._gone = gone
        self.setWindowTitle(self.tr("Merge two bodies"))
        self.act_button.setText(self.tr("&Merge"))
        self.setMinimumWidth(look().px(460))
        self.question = SideText("", "", self)
        self.choice = QComboBox(self)
        self.outcome = SideText("", "caption", self)
        self._fill(into)
        self.column.addWidget(self.question)
        self.add_field(self.tr("Body that &stays"), self.choice)
        self.column.addWidget(self.outcome)
        self.choice.currentIndexChanged.connect(self._tell)
        self._tell()

    @property
    def into(self) -> NodeId:
        """The body that takes the place of the other."""
        return str(self.choice.currentData() or "")

    def _fill(self, into: NodeId) -> None:
        plan = self._plan
        name = body_name(plan, self._gone) or self.tr("The body without a name")
        self.question.setText(
            self.tr("“{name}” leaves the directory. Where it is named, another takes its place.")
            .format(name=name)
        )  # fmt: skip
        likely = {other: None for pair in directory.alike(plan) for other in pair
                  if self._gone in pair and other != self._gone}  # fmt: skip
        others = [body for body in plan.bodies if body != self._gone and body not in likely]
        for body in (*likely, *others):
            self.choice.addItem(body_name(plan, body) or self.tr("Without a name"), body)
        self.choice.setCurrentIndex(max(self.choice.findData(into), 0))

    def _tell(self) -> None:
        """Say in how many places it is named, and what of its concurrence has no place."""
        plan = self._plan
        count = len(directory.places(plan).get(self._gone, ()))
        lines = [self.tr("It is named in %n place(s).", "", count)]
        rounds = {plan.get(entry, "round") for entry in plan.under(self.into, CONCURRENCE)}
        twice = [e for e in plan.under(self._gone, CONCURRENCE) if plan.get(e, "round") in rounds]
        if twice:
            lines.append(
                self.tr("Both were asked in %n round(s); what the body that stays answered there"
                        " is kept.", "", len(twice))
            )  # fmt: skip
        self.outcome.setText(" ".join(lines))
