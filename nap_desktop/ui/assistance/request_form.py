"""One request: its subject and measures, what is needed, of whom it was asked, what came back."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from nap_desktop.plan.tree import Plan
from nap_desktop.ui.assistance.words import bodies, categories, kinds, measures
from nap_desktop.ui.widgets.chips import Thing
from nap_desktop.ui.widgets.entry_form import EntryForm
from nap_desktop.ui.widgets.side_text import hairline, overline


class RequestForm(EntryForm):
    """The fields of a request; texts can be written anew, whatever the measures say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("request", "", parent)
        self._step = self.tr("Edit a request")
        self._chosen = self.tr("Change a request")
        self.setAccessibleName(self.tr("The chosen request"))
        self.export_button = QPushButton(self.tr("&Word file of this request…"), self)
        self.export_button.setAutoDefault(False)
        self._lay_out()

    def _lay_out(self) -> None:
        chosen = self._chosen
        self.add(self.line("title"))
        self.add(self.many("measures", chosen, measures), 6)
        self.add(self.many("assistance_kind", chosen, kinds), 6)
        self.add(self.many("provisions", chosen, _provisions), 6)
        self.add(self.many("categories", chosen, categories), 6)
        self.add(self.rich("background", 2), 6)
        self.add(self.rich("need", 2), 6)
        self.add(self.rich("result", 1), 6)
        self.add(self.rich("received", 1), 6)
        self.add(self.many("beneficiary", chosen, bodies), 6)
        self.add(self.line("time"), 6)
        self.add(self.many("provider", chosen, bodies), 6)
        self.add(self.rich("contact", 2), 6)
        self.add(self.flag("circulate", chosen), 6)
        self.add(self.flag("publish", chosen))
        self.add(self.export_button, 8)
        self.add(hairline(self), 8)
        self.add(overline(self.tr("What became of it"), self))
        self.add(self.many("asked_of", chosen, bodies), 4)
        self.add(self.side_by_side(self.date("asked"), self.line("reference")), 6)
        self.add(self.date("answered"), 6)
        self.add(self.warning)
        self.add(self.rich("answer_text", 2), 6)


def _provisions(_: Plan) -> list[Thing]:
    from nap_desktop.framework.provisions import provisions

    return [Thing(one.code, one.label) for one in provisions()]
