"""The letterheads of a person: kept ones, and a file that is looked at before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
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

from nap_desktop.base.errors import NapError
from nap_desktop.services.letterhead import Card
from nap_desktop.ui.letterheads.doctor import Doctor, Found
from nap_desktop.ui.letterheads.finding_view import FindingView
from nap_desktop.ui.look import look
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.tasks import Tasks
from nap_desktop.ui.widgets.dialog import ActDialog, Warn
from nap_desktop.ui.widgets.drops import WordDrops
from nap_desktop.ui.widgets.tips import plain_tip

_WIDE, _HIGH = 800, 560  # at 100 %
_MARGIN = 70  # of the screen that the dialog leaves free
_LONGEST = 80  # letters of a name
_CARD = Qt.ItemDataRole.UserRole


class LetterheadsDialog(ActDialog):
    """A list of what is kept, and beside it what the doctor says; files can be dropped on it."""

    def __init__(self, doctor: Doctor, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._doctor = doctor
        self._file: Path | None = None  # looked at, not kept yet
        self._undoing: Callable[[], Card] | None = None
        self._wish = 0
        self._tasks = Tasks(self)
        self.kept = QWidget(self)
        self.list = QListWidget(self)
        self.view = FindingView(self)
        self.language = QComboBox(self)
        self.name = QLineEdit(self)
        self.name_caption = QLabel(self.tr("&Name under which it is kept"), self)
        self.warning = Warn(self)
        self.told = QLabel(self)
        self.undo_button = QPushButton(self.tr("&Undo"), self)
        self.choose_button = QPushButton(self.tr("Choose a &file…"), self)
        self.remove_button = QPushButton(self.tr("&Remove"), self)
        self.rename_button = QPushButton(self.tr("Re&name"), self)
        self.copy_button = QPushButton(self.tr("Mended copy &as…"), self)
        self._lay_out()
        self._connect()
        self._tell("")
        self.refresh()

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Letterheads"))
        self.act_button.setText(self.tr("&Mend and keep"))
        self.leave_button.setText(self.tr("Close"))
        self.list.setProperty("role", "checks")
        self.list.setAccessibleName(self.tr("Letterheads that are kept"))
        self.list.setEditTriggers(
            QListWidget.EditTrigger.EditKeyPressed | QListWidget.EditTrigger.DoubleClicked
        )
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for code, words in self._doctor.languages:
            self.language.addItem(words, code)
        self._fill_kept()
        panes = QHBoxLayout()
        panes.setSpacing(16)
        panes.addWidget(self.kept, 2)
        panes.addLayout(self._looked_at(), 3)
        self.column.addLayout(panes, 1)
        self.column.addWidget(self.warning)
        self.column.addLayout(self._said())
        for button in (self.choose_button, self.copy_button, *self._of_kept):
            button.setAutoDefault(False)
        self.buttons.insertWidget(0, self.choose_button)
        self.buttons.insertWidget(3, self.copy_button)
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(
            min(look().px(_WIDE), screen.width() - _MARGIN),
            min(look().px(_HIGH), screen.height() - _MARGIN),
        )

    def _fill_kept(self) -> None:
        column = QVBoxLayout(self.kept)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(_caption(self.tr("&Kept letterheads"), self.list))
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        for button in self._of_kept:
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    @property
    def _of_kept(self) -> tuple[QPushButton, QPushButton]:
        """The buttons for what is kept."""
        return self.rename_button, self.remove_button

    def _looked_at(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self.language_caption = _caption(self.tr("For documents &in"), self.language)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.language_caption)
        row.addWidget(self.language)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self.view.setAccessibleName(self.tr("What the file lacks"))
        self.name.setMaxLength(_LONGEST)
        self.name.setAccessibleName(self.tr("Name under which it is kept"))
        self.name_caption.setProperty("role", "caption")
        self.name_caption.setBuddy(self.name)
        column.addWidget(self.name_caption)
        column.addWidget(self.name)
        return column

    def _said(self) -> QHBoxLayout:
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.undo_button.setProperty("role", "link")
        self.undo_button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.told)
        row.addWidget(self.undo_button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        WordDrops(self, self.look_at)
        self.list.currentItemChanged.connect(self._show_kept)
        self.list.itemClicked.connect(self._show_kept)
        self.language.currentIndexChanged.connect(self._examine)
        self.name.textChanged.connect(self._show_acts)
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(self._remove)
        self.rename_button.clicked.connect(lambda: self.list.editItem(self.list.currentItem()))
        self.list.itemChanged.connect(self._rename)
        self.copy_button.clicked.connect(self._copy)
        self.undo_button.clicked.connect(self._undo)

    # What is shown.

    def refresh(self, wanted: str = "") -> None:
        """Read what is kept, and show one of them, the first if none is named."""
        with QSignalBlocker(self.list):
            self.list.clear()
            for card in self._doctor.cards():
                item = QListWidgetItem(card.name)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                item.setData(_CARD, card)
                item.setToolTip(plain_tip(str(card.path)))
                self.list.addItem(item)
                if card.name == wanted:
                    self.list.setCurrentItem(item)
            if self.list.currentRow() < 0:
                self.list.setCurrentRow(0)
        self.kept.setVisible(self.list.count() > 0)
        self._show_kept()

    @property
    def card(self) -> Card | None:
        """The letterhead that is chosen among those kept; None if there is none."""
        item = self.list.currentItem()
        return item.data(_CARD) if item else None

    def look_at(self, path: Path) -> None:
        """Show what is missing or odd in a file that is not kept yet."""
        self._file = path
        self.name.setText(path.stem[:_LONGEST])
        self._tell("")
        self._examine()

    def _show_kept(self, *_: object) -> None:
        self._file = None
        self._examine()

    def _examine(self, *_: object) -> None:
        """Look into the file, else into the chosen letterhead, beside the window."""
        self._wish += 1
        self.warning.tell("")
        self._show_acts(False)
        card = self.card
        path = self._file or (card.path if card else None)
        if path is None:
            self.view.say(self._empty())
            return
        self.view.say(self.tr("Looking into {name}…").format(name=path.name))
        work = partial(_examined, self._doctor, path, self.language.currentData(), self._wish)
        self._tasks.start(lambda _: work(), self._show_found)

    def _empty(self) -> str:
        return self.tr(
            "No letterhead is kept yet. Drop a Word file with the header of your ministry here,"
            " or choose one: you see what is missing or odd before anything is kept."
        )

    def _show_found(self, found: tuple[int, Found | NapError]) -> None:
        wish, remarks = found
        if wish != self._wish:
            return
        if isinstance(remarks, NapError):
            self.view.show_failure(self._shown_name(), sentence(remarks))
        else:
            self.view.show_remarks(self._shown_name(), remarks, self._file is None)
        self._show_acts(not isinstance(remarks, NapError))

    def _shown_name(self) -> str:
        card = self.card
        return self._file.name if self._file else card.name if card else ""

    def _show_acts(self, usable: object = True) -> None:
        """Offer what can be done with what is shown; a file that cannot be used is not kept."""
        new = self._file is not None
        fine = usable if isinstance(usable, bool) else self.act_button.property("usable")
        self.act_button.setProperty("usable", fine)
        for widget in (self.name, self.name_caption, self.act_button):
            widget.setVisible(new)
        self.act_button.setEnabled(bool(fine and self.name.text().strip()))
        self.copy_button.setVisible(new)
        self.copy_button.setEnabled(bool(fine))
        shown = new or self.card is not None
        for about in (self.language, self.language_caption):
            about.setVisible(shown)
        for button in self._of_kept:
            button.setEnabled(self.card is not None and not new)
        self.choose_button.setDefault(not shown)
        self.act_button.setDefault(new)

    def _tell(self, words: str, undoing: Callable[[], Card] | None = None) -> None:
        """Say what was done, with a way back if there is one."""
        self._undoing = undoing
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.undo_button.setVisible(undoing is not None)

    # What can be done.

    def _choose(self) -> None:
        found, _ = QFileDialog.getOpenFileName(
            self, self.tr("Letterhead"), "", self.tr("Word files (*.docx *.dotx *.docm *.dotm)")
        )
        if found:
            self.look_at(Path(found))

    def accept(self) -> None:
        """Keep a mended copy of the file; the dialog stays."""
        if self._file is None or not self.act_button.isEnabled():
            return
        name = " ".join(self.name.text().split())
        self._work(partial(self._doctor.keep, self._file, name), self._has_kept)

    def _has_kept(self, card: Card) -> None:
        self.refresh(card.name)
        self._tell(self.tr("“{name}” is kept. Exports can wear it.").format(name=card.name))
        self.list.setFocus()

    def _copy(self) -> None:
        if self._file is None:
            return
        wished = self._file.with_name(
            self.tr("{name} mended").format(name=self._file.stem) + ".docx"
        )
        found, _ = QFileDialog.getSaveFileName(
            self, self.tr("Mended copy"), str(wished), self.tr("Word files (*.docx)")
        )
        if not found:
            return
        target = Path(found)
        if target.suffix.casefold() != ".docx":
            target = target.with_name(f"{target.name}.docx")
        self._work(partial(self._repaired, self._file, target), self._has_copied)

    def _repaired(self, path: Path, target: Path) -> Path:
        self._doctor.repair(path, target)
        return target

    def _has_copied(self, target: Path) -> None:
        self._show_acts(True)
        self._tell(self.tr("A mended copy is in {name}.").format(name=target.name))

    def _remove(self) -> None:
        card = self.card
        if card is not None:
            self._work(lambda: (card.name, self._doctor.remove(card.name)), self._has_removed)

    def _has_removed(self, removed: tuple[str, bytes]) -> None:
        self.refresh()
        undoing = partial(self._doctor.bring_back, *removed)
        self._tell(self.tr("“{name}” is removed.").format(name=removed[0]), undoing)

    def _rename(self, item: QListWidgetItem) -> None:
        """Give a letterhead the name that was written into the list; an empty one is none."""
        card: Card = item.data(_CARD)
        wanted = " ".join(item.text().split())[:_LONGEST]
        if not wanted or wanted == card.name:
            with QSignalBlocker(self.list):
                item.setText(card.name)
            return
        work = partial(self._doctor.rename, card.name, wanted)
        self._work(lambda: (card.name, work()), self._has_renamed)

    def _has_renamed(self, found: tuple[str, Card]) -> None:
        before, card = found
        self.refresh(card.name)
        undoing = partial(self._doctor.rename, card.name, before)
        told = self.tr("“{before}” is now called “{name}”.")
        self._tell(told.format(before=before, name=card.name), undoing)
        self.list.setFocus()

    def _undo(self) -> None:
        if self._undoing is not None:
            self._work(self._undoing, self._has_brought_back)

    def _has_brought_back(self, card: Card) -> None:
        self._tell("")
        self.refresh(card.name)
        self.list.setFocus()

    def _work(self, act: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do an act beside the window; a failure is told in the dialog."""
        self.warning.tell("")
        for button in (self.act_button, self.copy_button, *self._of_kept):
            button.setEnabled(False)
        self._tasks.start(lambda _: act(), done, self._failed)

    def _failed(self, error: Exception | None) -> None:
        self._show_acts(True)
        self._show_names()
        if error is not None:
            self.warning.tell(sentence(error))

    def _show_names(self) -> None:
        """Show the names of what is kept, whatever was written over them."""
        with QSignalBlocker(self.list):
            for row in range(self.list.count()):
                item = self.list.item(row)
                item.setText(item.data(_CARD).name)

    def done(self, result: int) -> None:
        """Close; what is under way is waited for."""
        self._wish += 1
        self._tasks.finish()
        super().done(result)


def _examined(doctor: Doctor, path: Path, lang: str, wish: int) -> tuple[int, Found | NapError]:
    """Return what was found for a wish, or why the file cannot be used."""
    try:
        return wish, doctor.examine(path, lang)
    except NapError as error:
        return wish, error


def _caption(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "caption")
    label.setBuddy(field)
    return label
