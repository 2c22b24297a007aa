"""Asks how a plan leaves the program, and shows its first pages as they will be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
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
from nap_desktop.ui.word.target_field import TargetField

_WIDE, _HIGH = 1120, 680  # at 100 %
_MARGIN = 70  # of the screen that the dialog leaves free
_FORM = 430

Make = Callable[[ExportChoice], Document]
Check = Callable[[Path], str]


class ExportDialog(ActDialog):
    """Choice in, choice out; knows no plan, writes nothing.

    preview:    gives the document of a choice; called beside the window, so it may be slow.
    letterhead: gives what is to be known of a letterhead, one sentence, empty if it is fine.
    """

    def __init__(
        self,
        choice: ExportChoice,
        parent: QWidget | None = None,
        *,
        offer: ExportOffer | None = None,
        preview: Make | None = None,
        letterhead: Check | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self._choice = choice
        self._offer = offer or ExportOffer()
        self._make = preview
        self._check_letterhead = letterhead
        self.setWindowTitle(self.tr("Export"))
        self.act_button.setText(self.tr("&Export"))
        self.profile = _combo(self._offer.profiles, choice.profile, self)
        self.subject = QComboBox(self)
        self.language = _combo(self._offer.languages, choice.lang, self)
        self.format = _combo(self._formats(), choice.format, self)
        self.letterhead = QComboBox(self)
        self.letterhead_note = Warn(self)
        self.by_libreoffice = QCheckBox(self.tr("Made by &LibreOffice from the Word file"), self)
        self.label = QLineEdit(choice.draft_label, self)
        self.watermark = QLineEdit(choice.watermark, self)
        self.target_field = TargetField(choice.target, choice.format, self)
        self.target, self.dated = self.target_field.line, self.target_field.dated
        self.warning = self.target_field.warning
        self.leaving = Leaving(self)
        self.preview = Preview(self) if preview is not None else None
        self._lay_out()
        self._connect()
        self._show_letterheads(choice.letterhead)
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
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        fields = (
            (self.tr("&Document"), self.profile, len(self._offer.profiles) > 0),
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
            grid.addWidget(self._caption(caption, field), 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._form.addLayout(grid)
        self.subject.setAccessibleName(self.tr("The part of the plan that it is about"))
        self._form.addWidget(self.subject)
        self._form.addWidget(self.letterhead_note)
        self._form.addWidget(self.by_libreoffice)
        self._add_texts()

    def _add_texts(self) -> None:
        self.label.setPlaceholderText(self.tr("Second draft, for the opinions of ministries…"))
        self._label_caption = self._add(
            self.tr("What this draft is &called, on the cover and on each page"), self.label
        )
        self.watermark.setPlaceholderText(self.tr("None"))
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
        for combo in (self.profile, self.subject, self.language):
            combo.currentIndexChanged.connect(self._show_preview)
        self.letterhead.activated.connect(self._choose_letterhead)
        self.label.textChanged.connect(self._show_preview)
        self.watermark.textChanged.connect(self._show_preview)
        self.by_libreoffice.toggled.connect(self._show_preview)
        self.target_field.checked.connect(self.act_button.setEnabled)
        self.target_field.check()

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
            letterhead=self._letterhead(),
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
        self.by_libreoffice.setChecked(self._choice.by_libreoffice)
        for widget in (self.label, self.watermark, self.letterhead, self.profile, self.subject):
            widget.setEnabled(paged)
        self.target_field.use(form)
        self.leaving.show_for(form)
        self._show_preview()

    def _follow_profile(self) -> None:
        """Offer the bodies or the sections where the kind of document is about one of them."""
        subjects = self._offer.subjects.get(_chosen(self.profile, ""), ())
        with QSignalBlocker(self.subject):
            self.subject.clear()
            for key, words in subjects:
                self.subject.addItem(words, key)
            self.subject.setCurrentIndex(max(self.subject.findData(self._choice.subject), 0))
        self.subject.setVisible(bool(subjects))

    # Letterheads.

    def _show_letterheads(self, chosen: Path | None) -> None:
        with QSignalBlocker(self.letterhead):
            self.letterhead.clear()
            self.letterhead.addItem(self.tr("None: the program’s own look"), None)
            known = list(self._offer.letterheads or ())
            for path in [*([chosen] if chosen and chosen not in known else []), *known]:
                self.letterhead.addItem(path.stem, path)
                self.letterhead.setItemData(
                    self.letterhead.count() - 1, str(path), Qt.ItemDataRole.ToolTipRole
                )
            self.letterhead.addItem(self.tr("Choose a file…"), "choose")
            at = next(
                (n for n in range(self.letterhead.count()) if self._held(n) == chosen and chosen), 0
            )
            self.letterhead.setCurrentIndex(at)
        self._tell_of_letterhead()

    def _held(self, place: int) -> Path | None:
        found = self.letterhead.itemData(place)
        return found if isinstance(found, Path) else None

    def _letterhead(self) -> Path | None:
        return self._held(self.letterhead.currentIndex())

    def _choose_letterhead(self, place: int) -> None:
        if self.letterhead.itemData(place) != "choose":
            self._choice = replace(self._choice, letterhead=self._held(place))
            self._tell_of_letterhead()
            self._show_preview()
            return
        found, _ = QFileDialog.getOpenFileName(
            self, self.tr("Letterhead"), "", self.tr("Word files (*.docx *.dotx)")
        )
        chosen = Path(found) if found else self._choice.letterhead
        self._choice = replace(self._choice, letterhead=chosen)
        self._show_letterheads(chosen)
        self._show_preview()

    def _tell_of_letterhead(self) -> None:
        path = self._letterhead()
        said = self._check_letterhead(path) if path and self._check_letterhead else ""
        self.letterhead_note.tell(said)

    # Pages.

    def _show_preview(self) -> None:
        if self.preview is None or self._make is None:
            return
        paged = self._chosen_format() in PAGED
        self.preview.show_document(partial(self._make, self.choice) if paged else None)

    def done(self, result: int) -> None:
        """Close; what is drawn beside the window is given up first."""
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
    ) -> ExportChoice | None:
        """Return what the person chose, or None if they thought better of it."""
        dialog = cls(choice, parent, offer=offer, preview=preview, letterhead=letterhead)
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
