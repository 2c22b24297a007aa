"""The parts of a document: which, in which order, and what the cover and the sections say."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from nap_desktop.services.profile_choices import Choices
from nap_desktop.ui.profiles.fields import add, combo, note
from nap_desktop.ui.profiles.ordered import OrderedChecks
from nap_desktop.ui.profiles.words import pairs
from nap_desktop.ui.widgets.side_text import overline


class PartsPage(QWidget):
    """Gives the keys `parts`, `scope`, `facts`, `prose`, `approval` and `blanks`."""

    changed = Signal()

    def __init__(
        self, data: dict[str, Any], choices: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self.parts = OrderedChecks(self.tr("Parts of the document"), parent=self)
        self.scope = combo(pairs("scopes", choices.scopes), data["scope"], self)
        self.facts = _boxes(self, pairs("facts", choices.facts), data["facts"])
        self.prose = _boxes(self, pairs("prose", choices.prose), data["prose"])
        self.approval = QCheckBox(self.tr("Box “Approved by …”"), self)
        self.blanks = QCheckBox(self.tr("Blanks for what is not known yet"), self)
        self.approval.setChecked(data["approval"])
        self.blanks.setChecked(data["blanks"])
        self._lay_out()
        self._fill_parts(tuple(data["parts"]))
        self.parts.changed.connect(self.changed)
        self.scope.currentIndexChanged.connect(self._follow_scope)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(4)
        add(left, self.tr("&Parts, in their order"), self.parts, 1)
        add(right, self.tr("It is a&bout"), self.scope)
        self._add_boxes(right, self.tr("On the cover"), (self.approval, self.blanks))
        self._add_boxes(right, "", tuple(self.facts.values()))
        self._add_boxes(right, self.tr("Of sections and objectives"), tuple(self.prose.values()))
        right.addWidget(note(self.tr("Facts are shown where the plan says them.")))
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 12, 2, 2)
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addLayout(right, 1)

    def _add_boxes(self, column: QVBoxLayout, caption: str, boxes: tuple[QCheckBox, ...]) -> None:
        if caption:
            column.addSpacing(10)
            column.addWidget(overline(caption))
        for box in boxes:
            column.addWidget(box)

    def _fill_parts(self, ticked: tuple[str, ...]) -> None:
        """Offer the parts that say something in a document about what was chosen."""
        about_body = self.scope.currentData() == "body"
        hidden = () if about_body else self._choices.of_bodies
        offered = tuple(part for part in self._choices.parts if part not in hidden)
        self.parts.fill(pairs("parts", offered), [part for part in ticked if part in offered])

    def _follow_scope(self) -> None:
        self._fill_parts(self.parts.keys)
        self.changed.emit()

    @property
    def data(self) -> dict[str, Any]:
        """What is chosen now."""
        return {
            "parts": list(self.parts.keys),
            "scope": self.scope.currentData(),
            "facts": [key for key, box in self.facts.items() if box.isChecked()],
            "prose": [key for key, box in self.prose.items() if box.isChecked()],
            "approval": self.approval.isChecked(),
            "blanks": self.blanks.isChecked(),
        }

    @property
    def fault(self) -> str:
        """What is wrong, in one sentence; empty if nothing is."""
        return "" if self.parts.keys else self.tr("Tick at least one part of the document.")


def _boxes(
    parent: QWidget, items: tuple[tuple[str, str], ...], ticked: list[str]
) -> dict[str, QCheckBox]:
    made = {key: QCheckBox(words, parent) for key, words in items}
    for key, box in made.items():
        box.setChecked(key in ticked)
    return made
