"""Asks what to do with measures that a plan has already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import title_in_full
from nap_desktop.plan.tree import Plan
from nap_desktop.services.importing import Twin
from nap_desktop.ui.importing.words import tr
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.dialog import ActDialog
from nap_desktop.ui.widgets.tips import plain_tip


class TwinsDialog(ActDialog):
    """A list with a tick for each measure that is to come in all the same."""

    def __init__(
        self, plan: Plan, incoming: Plan, found: Sequence[Twin], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Measures that the plan has already"), tr("Add the rows"), parent)
        self._found = found
        text = QLabel(
            tr(
                "These measures say what the plan says already. Tick those that are to be added too."
            )
        )
        text.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Measures that the plan has already"))
        self.list.setProperty("role", "checks")
        self.list.setWordWrap(True)
        for one in found:
            words = f"{title_in_full(incoming, one.incoming)}\n= {title_in_full(plan, one.held)}"
            item = QListWidgetItem(words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setToolTip(plain_tip(words))
            self.list.addItem(item)
        self.column.addWidget(text)
        self.column.addWidget(self.list, 1)
        self.resize(look().px(640), look().px(420))

    @property
    def without(self) -> list[NodeId]:
        """The measures that are not to come in."""
        ticked = Qt.CheckState.Checked
        return [
            one.incoming
            for row, one in enumerate(self._found)
            if self.list.item(row).checkState() != ticked
        ]


def ask_twins(
    plan: Plan, incoming: Plan, found: Sequence[Twin], parent: QWidget | None = None
) -> list[NodeId] | None:
    """Ask, and return the measures that stay out; None if nothing is to be added."""
    dialog = TwinsDialog(plan, incoming, found, parent)
    without = dialog.without if dialog.exec() else None
    dialog.deleteLater()
    return without
