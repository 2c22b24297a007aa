"""The greeting at the first start: what this is, who writes, in which language, and two ways on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan.text import clean_line
from nap_desktop.ui.language import NAMES


@dataclass(frozen=True, slots=True)
class FirstChoice:
    """Who writes, the language of the screen (its code), and what is opened now."""

    name: str = ""
    institution: str = ""
    language: str = ""
    opens_sample: bool = False
    starts_plan: bool = False


class FirstStart(QDialog):
    """Shown once; `languages` are the codes that the screen knows, `spoken` the one in use."""

    def __init__(
        self,
        parent: QWidget | None = None,
        languages: Sequence[str] = ("en",),
        spoken: str = "en",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Welcome"))
        self.name = QLineEdit()
        self.institution = QLineEdit()
        self.language = QComboBox()
        self.language_note = QLabel()
        self.sample = QPushButton(self.tr("Open the sample plan"))
        self.start = QPushButton(self.tr("Start a plan"))
        self._way = ""
        self._spoken = spoken
        for code in languages:
            self.language.addItem(NAMES.get(code, code), code)
        self.language.setCurrentIndex(max(self.language.findData(spoken), 0))
        self._set_up()
        self._show_language()
        self.language.currentIndexChanged.connect(self._show_language)
        self.sample.clicked.connect(self._go_to_sample)
        self.start.clicked.connect(self._go_to_plan)
        self.name.returnPressed.connect(self.institution.setFocus)
        self.institution.returnPressed.connect(self.sample.setFocus)

    def _set_up(self) -> None:
        heading = QLabel(self.tr("Welcome to NAP Desktop"))
        heading.setProperty("role", "title")
        words = QLabel(
            self.tr(
                "Here you draft your State's voluntary action plan for resolution 1540 (2004) as an "
                "outline, with the framework beside it, and hand it in as a Word document. "
                "Everything is kept at once in one file on this computer. "
                "Nothing ever goes over a network."
            )
        )
        words.setWordWrap(True)
        caption = QLabel(self.tr("It signs your edits and comments; you may leave it empty."))
        caption.setProperty("role", "caption")
        caption.setWordWrap(True)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(self.tr("Your &name"), self.name)
        form.addRow(self.tr("&Institution"), self.institution)
        form.addRow("", caption)
        form.addRow(self.tr("&Language of the screen"), self.language)
        form.addRow("", self.language_note)
        self.language_note.setProperty("role", "caption")
        for button in (self.sample, self.start):
            button.setAutoDefault(False)  # Enter in a field goes on to the next
        self.sample.setProperty("role", "primary")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.start)
        row.addWidget(self.sample)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(16)
        for widget in (heading, words):
            column.addWidget(widget)
        column.addLayout(form)
        column.addSpacing(8)
        column.addLayout(row)
        self.setMinimumWidth(540)

    def _show_language(self) -> None:
        other = self.language.currentData() != self._spoken
        self.language_note.setText(self.tr("Used from the next start on.") if other else "")

    def _go_to_sample(self) -> None:
        self._way = "sample"
        self.accept()

    def _go_to_plan(self) -> None:
        self._way = "plan"
        self.accept()

    @property
    def choice(self) -> FirstChoice:
        """What is chosen now."""
        return FirstChoice(
            clean_line(self.name.text()),
            clean_line(self.institution.text()),
            self.language.currentData() or self._spoken,
            self._way == "sample",
            self._way == "plan",
        )

    @classmethod
    def ask(
        cls, languages: Sequence[str], spoken: str, parent: QWidget | None = None
    ) -> FirstChoice | None:
        """Return what the person chose, or None if they closed the greeting."""
        dialog = cls(parent, languages, spoken)
        try:
            return dialog.choice if dialog.exec() else None
        finally:
            dialog.deleteLater()
