"""One event: title, days, place, people, agenda, elements agreed, next steps."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from nap_desktop.plan.happened import Happened
from nap_desktop.ui.widgets.entry_form import EntryForm
from nap_desktop.ui.widgets.side_text import SideText, hairline, overline


class EventForm(EntryForm):
    """The fields of an event, what happened in the plan meanwhile, and the note on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("event", "", parent)
        self._step = self.tr("Edit the record of an event")
        self.setAccessibleName(self.tr("The chosen event"))
        self.happened = SideText("", "", self)
        self.note_button = QPushButton(self.tr("Draft the &information note…"), self)
        self.note_button.setAutoDefault(False)
        self.add(self.line("title"))
        self.add(self.side_by_side(self.date("start"), self.date("end")), 6)
        self.add(self.warning)
        self.add(self.line("place"), 6)
        self.add(self.rich("organisers", 1), 6)
        self.add(self.rich("participants", 2), 6)
        self.add(self.rich("background", 1), 6)
        self.add(self.rich("agenda", 2), 6)
        self.add(self.rich("agreed", 3), 6)
        self.add(self.rich("next", 2), 6)
        self.add(self.line("contact"), 6)
        self.add(hairline(self), 8)
        self.add(overline(self.tr("In the plan on these days"), self))
        self.add(self.happened)
        self.add(self.note_button, 6)

    def tell(self, found: Happened) -> None:
        """Say what happened in the plan in the days of the event."""
        if not found:
            self.happened.setText(self.tr("The history of the plan holds no change of these days."))
            return
        form = self.tr(
            "Items added: {added}; changed: {changed}; moved: {moved}; removed: {removed}."
            " Statuses noted: {noted}. Comments: {comments}."
        )
        self.happened.setText(
            form.format(
                added=len(found.added),
                changed=len(found.changed),
                moved=len(found.moved),
                removed=len(found.removed),
                noted=len(found.noted),
                comments=found.comments,
            )
        )
