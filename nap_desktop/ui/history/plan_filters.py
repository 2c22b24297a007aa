"""Of whom and of when the steps of a plan are told."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from nap_desktop.plan.dates import print_date
from nap_desktop.services.past import Which, on_day, since

_MOST_DAYS = 60  # that can be chosen one by one


class StepFilters(QWidget):
    """Two lists to choose from; `changed` tells that another choice was made."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = QComboBox(self)
        self.person.setAccessibleName(self.tr("Of whom"))
        self.time = QComboBox(self)
        self.time.setAccessibleName(self.tr("Since when"))
        self.count = QLabel(self)
        self.count.setProperty("role", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(8)
        for box in (self.time, self.person):
            box.setProperty("role", "cell-filter")
            box.setMinimumContentsLength(14)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            row.addWidget(box)
            box.activated.connect(self.changed)
        row.addWidget(self.count)
        row.addStretch(1)

    @property
    def which(self) -> Which:
        """The steps that are wanted."""
        time: object = self.time.currentData()
        which = Which()
        if isinstance(time, datetime.date):
            which = on_day(time)
        elif time == "today":
            which = since(datetime.date.today())
        elif time == "week":
            which = since(datetime.date.today() - datetime.timedelta(days=6))
        author = self.person.currentData()
        return which._replace(author=author)

    def narrow(self) -> bool:
        """Return whether less than everything is wanted."""
        return self.which != Which()

    def show_all(self) -> None:
        """Want everything."""
        self.person.setCurrentIndex(0)
        self.time.setCurrentIndex(0)
        self.changed.emit()

    def offer(self, authors: Sequence[str], days: Sequence[datetime.date]) -> None:
        """Offer people and days to choose; what is chosen stays."""
        people: list[tuple[str, object]] = [(self.tr("Everybody"), None)]
        people += [(author or self.tr("No name"), author) for author in authors]
        _fill(self.person, people)
        times: list[tuple[str, object]] = [
            (self.tr("All times"), None),
            (self.tr("Since this morning"), "today"),
            (self.tr("Last seven days"), "week"),
        ]
        times += [(print_date(day.isoformat()), day) for day in days[:_MOST_DAYS]]
        _fill(self.time, times)


def _fill(box: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    """Show entries in a list if they differ from those shown, and choose what was chosen."""
    if [box.itemData(row) for row in range(box.count())] == [data for _, data in entries]:
        return
    chosen = box.currentData()
    box.clear()
    for words, data in entries:
        box.addItem(words, data)
    rows = [row for row, (_, data) in enumerate(entries) if data == chosen]
    box.setCurrentIndex(rows[0] if rows else 0)
