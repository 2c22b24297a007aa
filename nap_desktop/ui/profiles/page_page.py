"""Paper, language and what stands on every page: marking, state of the draft, watermark."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from nap_desktop.services.profile_choices import Choices
from nap_desktop.ui.profiles.fields import add, combo, note
from nap_desktop.ui.profiles.words import pairs

_PLANS_OWN, _NONE, _WORDS = "plan", "", "words"


class PagePage(QWidget):
    """Gives the keys `paper`, `language`, `pages`, `marking`, `draft` and `watermark`."""

    changed = Signal()

    def __init__(
        self, data: dict[str, Any], choices: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        kind = data["marking"] if data["marking"] in (_PLANS_OWN, _NONE) else _WORDS
        self.paper = combo(pairs("papers", choices.papers), data["paper"], self)
        languages = (("", self.tr("As the plan")), *choices.languages)
        self.language = combo(languages, data["language"], self)
        self.pages = QSpinBox(self)
        self.pages.setRange(0, 99)
        self.pages.setSpecialValueText(self.tr("Any number"))
        self.pages.setValue(data["pages"])
        self.draft = QCheckBox(self.tr("State of the &draft and its date on each page"), self)
        self.draft.setChecked(data["draft"])
        self.marking_kind = combo(
            (
                (_PLANS_OWN, self.tr("The plan’s own")),
                (_NONE, self.tr("None")),
                (_WORDS, self.tr("These words:")),
            ),
            kind,
            self,
        )
        self.marking = QLineEdit(data["marking"] if kind == _WORDS else "", self)
        self.watermark = QLineEdit(data["watermark"], self)
        for line in (self.marking, self.watermark):
            line.setMaxLength(choices.longest)
        self.pages.lineEdit().setTextMargins(6, 0, 6, 0)
        self._lay_out()
        self.marking_kind.currentIndexChanged.connect(self._follow_marking)
        self.marking.textChanged.connect(self.changed)
        self._follow_marking()

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(4)
        add(left, self.tr("Pa&per"), self.paper)
        add(left, self.tr("Lan&guage of its own words"), self.language)
        left.addWidget(note(self.tr("The text stays in the language in which it was written.")))
        add(left, self.tr("Pages &at most"), self.pages)
        left.addWidget(
            note(self.tr("Where there is no room, fewer measures stand under “What comes first”."))
        )
        add(right, self.tr("Mark&ing on each page"), self.marking_kind)
        right.addWidget(self.marking)
        add(right, self.tr("&Watermark behind the text"), self.watermark)
        right.addSpacing(8)
        right.addWidget(self.draft)
        for column in (left, right):
            column.addStretch(1)
        self.marking.setAccessibleName(self.tr("Words of the marking"))
        self.watermark.setPlaceholderText(self.tr("None"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 12, 2, 2)
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addLayout(right, 1)

    def _follow_marking(self) -> None:
        self.marking.setVisible(self.marking_kind.currentData() == _WORDS)
        self.changed.emit()

    @property
    def data(self) -> dict[str, Any]:
        """What is chosen now."""
        kind = self.marking_kind.currentData()
        return {
            "paper": self.paper.currentData(),
            "language": self.language.currentData() or "",
            "pages": self.pages.value(),
            "draft": self.draft.isChecked(),
            "marking": _tidy(self.marking.text()) if kind == _WORDS else kind,
            "watermark": _tidy(self.watermark.text()),
        }

    @property
    def fault(self) -> str:
        """What is wrong, in one sentence; empty if nothing is."""
        said = self.data["marking"]
        if self.marking_kind.currentData() == _WORDS and said in (_PLANS_OWN, _NONE):
            return self.tr("Write the words of the marking, or choose none.")
        return ""


def _tidy(text: str) -> str:
    return " ".join(text.split())
