"""Asks what goes into the pack, for whom, and where its folder is made."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan.labels import labels
from nap_desktop.services.file_names import safe_name
from nap_desktop.services.pack_preview import PackPreview
from nap_desktop.ui.look import look
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.pack.choice import PackOffer, PackWish, free_name
from nap_desktop.ui.pack.document_list import DocumentList
from nap_desktop.ui.pack.letterhead_field import LetterheadField
from nap_desktop.ui.widgets.dialog import ActDialog, Warn
from nap_desktop.ui.widgets.side_text import SideText
from nap_desktop.ui.widgets.tips import plain_tip
from nap_desktop.ui.widgets.words import by_content


class PackDialog(ActDialog):
    """Choice in, choice out; writes nothing."""

    def __init__(self, wish: PackWish, offer: PackOffer, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._wish, self._offer = wish, offer
        self._preview: PackPreview | None = None
        self._trouble = ""
        self.setWindowTitle(self.tr("Make the pack"))
        self.act_button.setText(self.tr("&Make the pack"))
        self.documents = DocumentList(offer.documents, wish.left_out, self)
        self.language = QComboBox(self)
        self.language_note = SideText("", "caption", self)
        self.previous = QComboBox(self)
        self.review = QComboBox(self)
        self.label = QLineEdit(wish.draft_label, self)
        self.letterhead = LetterheadField(offer, wish.letterhead, self)
        self.with_pdf = QCheckBox(
            self.tr("A &PDF beside each Word file, in the program’s look"), self
        )
        self.with_pdf.setChecked(wish.with_pdf)
        self.sent_to = QLineEdit(wish.sent_to, self)
        self.folder = QLineEdit(str(wish.folder), self)
        self.name = QLineEdit(wish.name, self)
        self.warning = Warn(self)
        self.files = QListWidget(self)
        self.files_caption = QLabel(self)
        self._fill()
        self._lay_out()
        self._connect()
        self.documents.setFocus()
        self._show_language()
        self._ask_preview()

    def _fill(self) -> None:
        for code in self._offer.languages:
            self.language.addItem(labels().choice("language", code), code)
        self.language.setCurrentIndex(max(self.language.findData(self._wish.lang), 0))
        self.previous.addItem(self.tr("Nothing"), "")
        for code, called in self._offer.previous:
            self.previous.addItem(called, code)
        self.previous.setCurrentIndex(max(self.previous.findData(self._wish.previous), 0))
        self.review.addItem(self.tr("The latest"), "")
        for name in self._offer.reviews:
            self.review.addItem(name, name)
        self.review.setCurrentIndex(max(self.review.findData(self._wish.review), 0))
        self.review.setEnabled(bool(self._offer.reviews))
        for box in (self.previous, self.review):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.label.setPlaceholderText(self.tr("Draft of today’s date"))
        self.sent_to.setPlaceholderText(self.tr("Cabinet Office, for the meeting of…"))
        self.files.setAccessibleName(self.tr("Files of the pack"))
        self.files.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.files.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.files.setProperty("role", "open")
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.folder.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.folder.setCursorPosition(0)

    def _lay_out(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(look().px(900), room.width() - 40), min(look().px(620), room.height() - 70))
        panes = QHBoxLayout()
        panes.setSpacing(24)
        panes.addLayout(self._left(), 5)
        panes.addLayout(self._right(), 6)
        self.column.addLayout(panes, 1)
        self.column.addWidget(self.warning)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        head = QHBoxLayout()
        caption = QLabel(self.tr("&Documents"), self)
        caption.setProperty("role", "caption")
        caption.setBuddy(self.documents)
        head.addWidget(caption, 1)
        for button in self.documents.buttons():
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(self.documents, 1)
        kept = self.tr(
            "The text is kept as a version, so that you can always see what went out. Private notes"
            " and comments stay on this laptop."
        )
        column.addWidget(SideText(kept, "caption", self))
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addLayout(self._field(self.tr("&Language"), self.language), 2)
        first.addLayout(self._field(self.tr("&Compared with"), self.previous), 3)
        first.addLayout(self._field(self.tr("Report on &review"), self.review), 3)
        column.addLayout(first)
        column.addWidget(self.language_note)
        field = self._field(self.tr("L&etterhead"), self.letterhead, self.letterhead.list)
        column.addLayout(field)
        second = QHBoxLayout()
        second.setSpacing(10)
        second.addLayout(self._field(self.tr("Sent &to"), self.sent_to), 1)
        second.addLayout(self._field(self.tr("What this draft &is called"), self.label), 1)
        column.addLayout(second)
        row = self._with_button(self.folder, self._browse)
        column.addLayout(self._field(self.tr("In the &folder"), row, self.folder))
        column.addLayout(self._field(self.tr("&Name of the pack’s own folder"), self.name))
        column.addWidget(self.with_pdf)
        self.files_caption.setProperty("role", "caption")
        column.addSpacing(6)
        column.addWidget(self.files_caption)
        column.addWidget(self.files, 1)
        return column

    def _field(self, caption: str, widget: QWidget, named: QWidget | None = None) -> QVBoxLayout:
        named = named or widget
        label = QLabel(caption, self)
        label.setProperty("role", "caption")
        label.setBuddy(named)
        named.setAccessibleName(caption.replace("&", ""))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(widget)
        return column

    def _with_button(self, line: QLineEdit, act: object) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(line, 1)
        button = QPushButton(self.tr("Choose…"), self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        row.addWidget(button)
        return holder

    def _connect(self) -> None:
        self.documents.changed.connect(self._show_files)
        self.language.currentIndexChanged.connect(self._ask_preview)
        self.language.currentIndexChanged.connect(self._show_language)
        self.previous.currentIndexChanged.connect(self._ask_preview)
        for line in (self.folder, self.name):
            line.textChanged.connect(self._show_whether_complete)

    # What is chosen.

    @property
    def choice(self) -> PackWish:
        """What is chosen now."""
        return replace(
            self._wish,
            folder=Path(self.folder.text().strip()).expanduser(),
            name=" ".join(self.name.text().split()),
            lang=self.language.currentData(),
            left_out=self.documents.left_out,
            previous=self.previous.currentData() or "",
            letterhead=self.letterhead.path,
            sent_to=" ".join(self.sent_to.text().split()),
            with_pdf=self.with_pdf.isChecked(),
            review=self.review.currentData() or "",
            draft_label=" ".join(self.label.text().split()),
        )

    # What it comes to.

    def _show_language(self, *_: object) -> None:
        """Say in which language the program's sentences are, where it is not the plan's."""
        own, chosen = self._offer.own, self.language.currentData()
        names = {
            "own": labels().choice("language", own),
            "chosen": labels().choice("language", chosen),
        }
        told = ""
        if own not in self._offer.languages:
            told = self.tr(
                "The program has no wordings in {own}. Letters, act and tables are in {chosen}; the"
                " plan, its summary and the copy for the Committee are in {own}."
            )
        elif own != chosen:
            told = self.tr(
                "Letters, act, headings and tables are in {chosen}; what the plan says stays in"
                " {own} where it is not translated."
            )
        self.language_note.setText(told.format(**names))
        self.language_note.setVisible(bool(told))

    def _ask_preview(self, *_: object) -> None:
        self.files_caption.setText(self.tr("Looking at what the plan holds…"))
        self._offer.preview(self.choice, self._show_preview)

    def _show_preview(self, wish: PackWish, found: PackPreview | Exception) -> None:
        """Show what a wish comes to, unless another language or plan was chosen meanwhile."""
        if (wish.lang, wish.previous) != (self.choice.lang, self.choice.previous):
            return
        is_trouble = isinstance(found, Exception)
        self._trouble = sentence(found) if isinstance(found, Exception) else ""
        self._preview = None if is_trouble else found  # type: ignore[assignment]
        self.documents.show_empty(self._preview.empty if self._preview else {})
        self._show_files()

    def _show_files(self) -> None:
        chosen = set(self._offer.documents) - self.documents.left_out
        names = self._preview.file_names(chosen) if self._preview else []
        self.files.clear()
        for name in names:
            item = QListWidgetItem(by_content(name))
            item.setToolTip(plain_tip(name))
            self.files.addItem(item)
        count = len(names)
        self.files_caption.setText(
            self.tr("%n file(s) and a receipt with their checksums", "", count)
        )
        self._show_whether_complete()

    def _show_whether_complete(self) -> None:
        finding = self._finding()
        self.warning.tell(finding)
        self.act_button.setEnabled(not finding and self.files.count() > 0)

    def _finding(self) -> str:
        """Return what stands in the way; empty if nothing does."""
        folder, name = self.choice.folder, self.choice.name
        if self._trouble:
            return self._trouble
        if not folder.is_absolute():
            return self.tr("Say in which folder the pack is to be made.")
        if not folder.is_dir():
            return self.tr("The folder {path} is not there.").format(path=folder)
        if not os.access(folder, os.W_OK):
            return self.tr("Nothing can be written in {path}.").format(path=folder)
        if not name:
            return self.tr("Give the pack’s own folder a name.")
        if (folder / safe_name(name)).exists():
            return self.tr("There is a folder of this name already. Give the pack another name.")
        if self._preview is not None and not self.files.count():
            return self.tr("Choose a document that has something to show.")
        return ""

    def _browse(self) -> None:
        found = QFileDialog.getExistingDirectory(
            self, self.tr("In which folder the pack is made"), str(self.choice.folder)
        )
        if found:
            self.folder.setText(found)
            self.name.setText(free_name(Path(found), self.choice.name))
