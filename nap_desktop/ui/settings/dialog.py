"""The settings: who one is, the looks and language of the screen, where plans live, backups."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.base.errors import NapError
from nap_desktop.ui.language import NAMES
from nap_desktop.ui.look import SCALES, THEMES, look
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.settings.backups import RestoreDialog
from nap_desktop.ui.settings.choice import SettingsActs, SettingsChoice
from nap_desktop.ui.widgets import times
from nap_desktop.ui.widgets.dialog import ActDialog, Warn
from nap_desktop.ui.widgets.side_text import SidePage, SideText, overline


class SettingsDialog(ActDialog):
    """Choice in, choice out; looks are shown at once, and Cancel brings the old ones back."""

    def __init__(
        self, choice: SettingsChoice, acts: SettingsActs, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self._before = choice
        self._acts = acts
        self.setWindowTitle(self.tr("Settings"))
        self.act_button.setText(self.tr("&Keep"))
        self.name = QLineEdit(choice.name, self)
        self.institution = QLineEdit(choice.institution, self)
        self.theme = QComboBox(self)
        self.scale = QComboBox(self)
        self.language = QComboBox(self)
        self.language_note = SideText("", "caption", self)
        self.folder_button = QPushButton(self.tr("&Open folder"), self)
        self.backup_button = QPushButton(self.tr("&Back up now"), self)
        self.restore_button = QPushButton(self.tr("&Restore…"), self)
        self.backups = SideText("", "", self)
        self.warning = Warn(self)
        self.page = SidePage(self)
        self._fill()
        self._lay_out()
        self._connect()
        self._show_backups()
        self._show_language()

    def _fill(self) -> None:
        names = {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "contrast": self.tr("High contrast"),
        }
        for theme in THEMES:
            self.theme.addItem(names[theme], theme)
        for scale in SCALES:
            self.scale.addItem(f"{round(scale * 100)}\u00a0%", scale)
        for code in self._acts.languages:
            self.language.addItem(NAMES.get(code, code), code)
        self.theme.setCurrentIndex(max(self.theme.findData(self._before.theme), 0))
        self.language.setCurrentIndex(max(self.language.findData(self._before.language), 0))
        nearest = min(SCALES, key=lambda scale: abs(scale - self._before.scale))
        self.scale.setCurrentIndex(SCALES.index(nearest))

    def _lay_out(self) -> None:
        self.resize(min(look().px(560), 900), min(look().px(620), 680))
        self.name.setPlaceholderText(self.tr("Not needed; empty is fine"))
        self._add_part(
            self.tr("On your own edits and comments"),
            (self.tr("&Name"), self.name),
            (self.tr("&Institution"), self.institution),
        )
        self._add_part(
            self.tr("Screen"),
            (self.tr("&Theme"), self.theme),
            (self.tr("Text si&ze"), self.scale),
            (self.tr("&Language"), self.language),
        )
        self.page.add(self.language_note)
        self._add_library()
        self._add_backups()
        self.column.addWidget(self.warning)
        self.column.addWidget(self.page, 1)

    def _add_part(self, title: str, *fields: tuple[str, QWidget]) -> None:
        self.page.add(overline(title), 14 if self.page.column.count() else 0)
        holder = QWidget()
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for caption, field in fields:
            label = QLabel(caption)
            label.setBuddy(field)
            field.setAccessibleName(caption.replace("&", ""))
            form.addRow(label, field)
        self.page.add(holder)

    def _add_library(self) -> None:
        self.page.add(overline(self.tr("Where your plans are")), 14)
        self.page.add(self._beside(SideText(str(self._acts.library)), self.folder_button))

    def _add_backups(self) -> None:
        self.page.add(overline(self.tr("Backups")), 14)
        self.page.add(self._beside(self.backups, self.backup_button, self.restore_button))

    def _beside(self, text: SideText, *buttons: QPushButton) -> QWidget:
        """Return a text with the buttons that belong to it below."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(text)
        row = QHBoxLayout()
        for button in buttons:
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return holder

    def _connect(self) -> None:
        self.theme.currentIndexChanged.connect(self._preview)
        self.scale.currentIndexChanged.connect(self._preview)
        self.language.currentIndexChanged.connect(self._show_language)
        self.folder_button.clicked.connect(self._open_folder)
        self.backup_button.clicked.connect(self._back_up)
        self.restore_button.clicked.connect(self._restore)
        self.rejected.connect(self._take_back)

    @property
    def choice(self) -> SettingsChoice:
        """What is chosen now."""
        return SettingsChoice(
            " ".join(self.name.text().split()),
            " ".join(self.institution.text().split()),
            self.theme.currentData(),
            self.scale.currentData(),
            self.language.currentData() or self._before.language,
        )

    def _preview(self) -> None:
        look().show(self.theme.currentData(), self.scale.currentData())

    def _take_back(self) -> None:
        """Bring the old looks back; nothing else has happened yet."""
        if (look().theme, look().scale) != (self._before.theme, self._before.scale):
            look().show(self._before.theme, self._before.scale)

    def _show_language(self) -> None:
        other = self.choice.language != self._before.language
        self.language_note.setText(self.tr("Used from the next start on.") if other else "")
        self.language_note.setVisible(other)

    def _show_backups(self) -> None:
        cards = self._try(self._acts.backups) or []
        self.restore_button.setEnabled(bool(cards))
        if not cards:
            self.backups.setText(self.tr("None yet. One is made by itself when something changed."))
            return
        last = times.in_words(cards[0].at)
        text = self.tr("{count} backups, each verified. The last: {time}.")
        self.backups.setText(text.format(count=len(cards), time=last))

    def _open_folder(self) -> None:
        self._try(lambda: self._acts.open_folder(self._acts.library.parent))

    def _back_up(self) -> None:
        if self._try(lambda: (self._acts.back_up(),)) is not None:
            self._show_backups()

    def _restore(self) -> None:
        acts = self._acts
        cards = self._try(acts.backups)
        path = RestoreDialog.ask(cards, acts.verify, acts.plans_in, self) if cards else None
        if path is not None and self._try(lambda: (acts.restore(path),)) is not None:
            self.accept()

    def _try(self, act: Callable[[], object]):
        """Return what an act gives; None, and a sentence in the dialog, if it fails."""
        self.warning.tell("")
        try:
            return act()
        except (NapError, OSError) as error:
            self.warning.tell(sentence(error))
            return None

    @classmethod
    def ask(
        cls, choice: SettingsChoice, acts: SettingsActs, parent: QWidget | None = None
    ) -> SettingsChoice | None:
        """Return what the person chose, or None if they thought better of it."""
        dialog = cls(choice, acts, parent)
        try:
            return dialog.choice if dialog.exec() else None
        finally:
            dialog.deleteLater()
