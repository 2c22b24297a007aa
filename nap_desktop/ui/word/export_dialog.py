"""Asks how a plan leaves the program, and shows its first pages as they will be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.services.paper import Document
from nap_desktop.ui.look import look
from nap_desktop.ui.paper.preview import Preview
from nap_desktop.ui.widgets.dialog import ActDialog, Warn
from nap_desktop.ui.widgets.side_text import SideText, hairline
from nap_desktop.ui.word.export_choice import (
    PAGED,
    ExportChoice,
    ExportOffer,
    Format,
    suggested_name,
)
from nap_desktop.ui.word.leaving import Leaving
from nap_desktop.ui.word.letterhead_field import Check, LetterheadField
from nap_desktop.ui.word.target_field import TargetField

_WIDE, _HIGH = 1120, 680  # at 100 %
_MARGIN = 70  # of the screen that the dialog leaves free
_FORM = 430

Make = Callable[[ExportChoice], Document]
Change = Callable[[str], tuple[str, ExportOffer] | None]


class ExportDialog(ActDialog):
    """Choice in, choice out; knows no plan, writes nothing.

    preview:    gives the document of a choice; called beside the window, so it may be slow.
    letterhead: gives what is to be known of a letterhead, empty if it is fine, and whether it
                can be used; called beside the window.
    change:     lets a person change a kind of document; gives the one to go on with, and what
                there is to choose from then; None if nothing came of it.
    """

    def __init__(
        self,
        choice: ExportChoice,
        parent: QWidget | None = None,
        *,
        offer: ExportOffer | None = None,
        preview: Make | None = None,
        letterhead: Check | None = None,
        change: Change | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self._choice = choice
        self._offer = offer or ExportOffer()
        self._make = preview
        self._change = change
        self.setWindowTitle(self.tr("Export"))
        self.act_button.setText(self.tr("&Export"))
        self.profile = _combo(self._offer.profiles, choice.profile, self)
        self.change_button = QPushButton(self.tr("Cha&nge…"), self)
        self.subject = _combo((), "", self)
        self.subject_note = Warn(self)
        self.language = _combo(self._offer.languages, choice.lang, self)
        self.format = _combo(self._formats(), choice.format, self)
        self.letterhead = LetterheadField(letterhead, self)
        self.pages_note = SideText("", "caption", self)
        self.by_libreoffice = QCheckBox(self.tr("Made by &LibreOffice from the Word file"), self)
        self.label = QLineEdit(choice.draft_label, self)
        self.watermark = QLineEdit(choice.watermark, self)
        self.target_field = TargetField(choice.target, choice.format, self)
        self.target, self.dated = self.target_field.line, self.target_field.dated
        self.warning = self.target_field.warning
        self.leaving = Leaving(self)
        self.preview = Preview(self) if preview is not None else None
        self.by_libreoffice.setChecked(choice.by_libreoffice)
        self._lay_out()
        self._connect()
        self.letterhead.offer(self._offer.letterheads or (), choice.letterhead, choice.lang)
        self._follow_profile()
        self._follow_format()

    def _formats(self) -> tuple[tuple[str, str], ...]:
        words = {
            "docx": self.tr("Word (.docx)"),
            "pdf": self.tr("PDF (.pdf)"),
            "xlsx": self.tr("Excel table of measures (.xlsx)"),
            "csv": self.tr("Plain table of measures (.csv)"),
        }
        return tuple((form, words[form]) for form in self._offer.formats)

    def _lay_out(self) -> None:
        form = QWidget(self)
        self._form = QVBoxLayout(form)
        self._form.setContentsMargins(0, 0, 6, 0)
        self._form.setSpacing(6)
        self._fill()
        scroll = QScrollArea(self)
        scroll.setWidget(form)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        across = QHBoxLayout()
        across.setSpacing(22)
        across.addWidget(scroll, 0 if self.preview else 1)
        if self.preview is not None:
            scroll.setFixedWidth(look().px(_FORM))
            across.addWidget(self.preview, 1)
        self.column.addLayout(across, 1)
        self._resize()

    def _resize(self) -> None:
        screen = QGuiApplication.primaryScreen().availableGeometry()
        width = min(look().px(_WIDE), screen.width() - _MARGIN)
        if self.preview is None:
            width = min(look().px(_FORM + 80), width)
        self.resize(width, min(look().px(_HIGH), screen.height() - _MARGIN))

    def _fill(self) -> None:
        asks_profile = bool(self._offer.profiles)
        row = QHBoxLayout()
        row.addWidget(self.profile, 1)
        row.addWidget(self.change_button)
        caption = self._caption(self.tr("&Document"), self.profile)
        self._form.addWidget(caption)
        self._form.addLayout(row)
        for widget in (caption, self.profile):
            widget.setVisible(asks_profile)
        self.change_button.setVisible(asks_profile and self._change is not None)
        self.change_button.setAutoDefault(False)
        self.change_button.setAccessibleName(self.tr("Change this kind of document, or make one"))
        self.subject.setAccessibleName(self.tr("The part of the plan that it is about"))
        self._form.addWidget(self.subject)
        self._form.addWidget(self.subject_note)
        self._fill_grid()
        self._form.addWidget(self.letterhead.note)
        self._form.addWidget(self.by_libreoffice)
        self._form.addWidget(self.pages_note)
        self._add_texts()

    def _fill_grid(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        fields = (
            (self.tr("&Format"), self.format, True),
            (self.tr("Lan&guage of its own words"), self.language, len(self._offer.languages) > 1),
            (self.tr("Le&tterhead"), self.letterhead, self._offer.letterheads is not None),
        )
        shown = [(caption, field) for caption, field, asked in fields if asked]
        for caption, field, asked in fields:
            field.setAccessibleName(caption.replace("&", ""))
            field.setVisible(asked)
        for place, (caption, field) in enumerate(shown):
            row, column = divmod(place, 2)
            across = 2 if place == len(shown) - 1 and not column else 1
            grid.addWidget(self._caption(caption, field), 3 * row, column)
            grid.addWidget(field, 3 * row + 1, column, 1, across)
            grid.setRowMinimumHeight(3 * row + 2, 3)  # air before the next row
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._form.addSpacing(6)
        self._form.addLayout(grid)

    def _add_texts(self) -> None:
        self.label.setPlaceholderText(self.tr("Second draft, for the opinions of ministries…"))
        self._label_caption = self._add(
            self.tr("What this draft is &called, on the cover and on each page"), self.label
        )
        self._add(self.tr("&Watermark behind the text"), self.watermark)
        if self._choice.marking:
            text = self.tr("Marking on each page: {marking}").format(marking=self._choice.marking)
            self._form.addWidget(SideText(text, "caption"))
        self._add(self.tr("&Save as"), self.target_field).setBuddy(self.target)
        self._form.addSpacing(8)
        self._form.addWidget(hairline(self))
        self._form.addSpacing(4)
        self._form.addWidget(self.leaving)
        self._form.addStretch(1)

    def _caption(self, caption: str, field: QWidget) -> QLabel:
        label = QLabel(caption, self)
        label.setProperty("role", "caption")
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(caption.replace("&", ""))
        return label

    def _add(self, caption: str, field: QWidget) -> QLabel:
        self._form.addSpacing(6)
        label = self._caption(caption, field)
        self._form.addWidget(label)
        self._form.addWidget(field)
        return label

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(self._follow_format)
        self.profile.currentIndexChanged.connect(self._follow_profile)
        self.subject.currentIndexChanged.connect(self._keep_subject)
        self.language.currentIndexChanged.connect(self._follow_language)
        for combo in (self.profile, self.subject, self.language):
            combo.currentIndexChanged.connect(self._show_preview)
        self.change_button.clicked.connect(self._change_profile)
        self.letterhead.chosen.connect(self._show_pages_note)
        self.letterhead.checked.connect(self._show_whether_complete)
        self.label.textChanged.connect(self._show_preview)
        self.watermark.textChanged.connect(self._show_preview)
        self.by_libreoffice.toggled.connect(self._show_pages_note)
        self.target_field.checked.connect(self._show_whether_complete)

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now; the file's name always ends as those of its format do."""
        return replace(
            self._choice,
            target=self.target_field.path,
            draft_label=" ".join(self.label.text().split()),
            watermark=" ".join(self.watermark.text().split()),
            profile=_chosen(self.profile, self._choice.profile),
            subject=_chosen(self.subject, ""),
            lang=_chosen(self.language, self._choice.lang),
            letterhead=self.letterhead.path,
            format=self._chosen_format(),
            by_libreoffice=self._asks_libreoffice() and self.by_libreoffice.isChecked(),
        )

    def _chosen_format(self) -> Format:
        found = self.format.currentData()
        return found if found in self._offer.formats else "docx"

    def _asks_libreoffice(self) -> bool:
        return self._offer.libreoffice and self._chosen_format() == "pdf"

    def _follow_format(self) -> None:
        form = self._chosen_format()
        paged = form in PAGED
        self.by_libreoffice.setVisible(self._asks_libreoffice())
        for widget in (
            *(self.label, self.watermark, self.letterhead, self.profile, self.subject),
            self.change_button,
        ):
            widget.setEnabled(paged)
        self.target_field.use(form)
        self._show_pages_note()
        self._show_whether_complete()
        self._show_preview()

    def _follow_profile(self) -> None:
        """Offer the bodies or the sections where the kind of document is about one of them."""
        profile = _chosen(self.profile, "")
        subjects = self._offer.subjects.get(profile, ())
        with QSignalBlocker(self.subject):
            self.subject.clear()
            for key, words in subjects:
                self.subject.addItem(words, key)
            self.subject.setCurrentIndex(max(self.subject.findData(self._choice.subject), 0))
        self.subject.setVisible(bool(subjects))
        language, watermark = self._offer.own.get(profile, ("", ""))
        if self.language.count():
            self.language.setItemText(0, language or self._offer.languages[0][1])
        self.watermark.setPlaceholderText(watermark or self.tr("None"))
        self._show_whether_complete()

    def _keep_subject(self) -> None:
        self._choice = replace(self._choice, subject=_chosen(self.subject, ""))

    def _follow_language(self) -> None:
        self.letterhead.check_for(_chosen(self.language, ""))

    def _change_profile(self) -> None:
        """Let the kind of document be changed, and go on with what came of it."""
        found = self._change(_chosen(self.profile, "")) if self._change is not None else None
        if found is None:
            return
        key, self._offer = found
        with QSignalBlocker(self.profile):
            self.profile.clear()
            for name, words in self._offer.profiles:
                self.profile.addItem(words, name)
            self.profile.setCurrentIndex(max(self.profile.findData(key), 0))
        self._follow_profile()
        self._show_preview()
        self.profile.setFocus()

    def _show_whether_complete(self, *_: object) -> None:
        """Let it be exported when all that the file needs is chosen; say what is missing."""
        paged = self._chosen_format() in PAGED
        subjects = self._offer.subjects.get(_chosen(self.profile, ""))
        self.leaving.show_for(self._chosen_format(), subjects is not None)
        lacks = paged and subjects is not None and not subjects
        said = self.tr("This document is about a part that the plan does not have yet.")
        self.subject_note.tell(said if lacks else "")
        fine = self.letterhead.usable or not paged
        self.letterhead.note.setVisible(paged and bool(self.letterhead.note.text.text()))
        self.act_button.setEnabled(self.target_field.is_possible and fine and not lacks)

    def _show_pages_note(self, *_: object) -> None:
        """Say where the letterhead is not seen."""
        chosen = self.letterhead.path is not None
        said = ""
        if chosen and self._chosen_format() == "docx":
            said = self.tr("The preview shows the text without the letterhead; the file wears it.")
        elif chosen and self._chosen_format() == "pdf":
            by_other = self._asks_libreoffice() and self.by_libreoffice.isChecked()
            said = "" if by_other else self._without_letterhead()
        self.pages_note.setText(said)
        self.pages_note.setVisible(bool(said))

    def _without_letterhead(self) -> str:
        if self._offer.libreoffice:
            return self.tr("The program’s own PDF has no letterhead; one by LibreOffice has.")
        return self.tr("The program’s own PDF has no letterhead; a Word file has.")

    # Pages.

    def _show_preview(self) -> None:
        if self.preview is None or self._make is None:
            return
        paged = self._chosen_format() in PAGED
        self.preview.show_document(partial(self._make, self.choice) if paged else None)

    def done(self, result: int) -> None:
        """Close; what is done beside the window is given up first."""
        self.letterhead.stop()
        if self.preview is not None:
            self.preview.stop()
        super().done(result)

    @classmethod
    def ask(
        cls,
        choice: ExportChoice,
        parent: QWidget | None = None,
        *,
        offer: ExportOffer | None = None,
        preview: Make | None = None,
        letterhead: Check | None = None,
        change: Change | None = None,
    ) -> ExportChoice | None:
        """Return what the person chose, or None if they thought better of it."""
        dialog = cls(
            choice, parent, offer=offer, preview=preview, letterhead=letterhead, change=change
        )
        try:
            return dialog.choice if dialog.exec() else None
        finally:
            dialog.deleteLater()


def _combo(items: tuple[tuple[str, str], ...], chosen: str, parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    for key, words in items:
        combo.addItem(words, key)
    combo.setCurrentIndex(max(combo.findData(chosen), 0) if items else -1)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    return combo


def _chosen(combo: QComboBox, usual: str) -> str:
    found = combo.currentData()
    return found if isinstance(found, str) else usual


__all__ = ["ExportChoice", "ExportDialog", "ExportOffer", "suggested_name"]
