"""The letterheads of a person: kept ones, and a file that is looked at before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
from nap_desktop.services.letterhead import Card, Remark
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

Found = Sequence[Remark]


@dataclass(frozen=True, slots=True)
class Doctor:
    """What the dialog can have done; each may raise NapError. All but `cards` may be slow.

    languages: pairs of code and words, the first of them is checked for at first.
    examine:   what is missing or odd in a file, for documents in a language.
    keep:      keeps a mended copy under a name. repair: writes one to a path.
    remove:    returns what `bring_back` takes, with the name, to undo it.
    """

    languages: Sequence[tuple[str, str]]
    cards: Callable[[], Sequence[Card]]
    examine: Callable[[Path, str], Found]
    keep: Callable[[Path, str], Card]
    repair: Callable[[Path, Path], object]
    remove: Callable[[str], bytes]
    bring_back: Callable[[str, bytes], Card]


class LetterheadsDialog(ActDialog):
    """A list of what is kept, and beside it what the doctor says; files can be dropped on it."""

    def __init__(self, doctor: Doctor, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._doctor = doctor
        self._file: Path | None = None  # looked at, not kept yet
        self._removed: tuple[str, bytes] | None = None
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
        for button in (self.choose_button, self.copy_button, self.remove_button):
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
        column.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeading)

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
        self.copy_button.clicked.connect(self._copy)
        self.undo_button.clicked.connect(self._undo)

    # What is shown.

    def refresh(self, wanted: str = "") -> None:
        """Read what is kept, and show one of them, the first if none is named."""
        with QSignalBlocker(self.list):
            self.list.clear()
            for card in self._doctor.cards():
                item = QListWidgetItem(card.name)
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
        self.remove_button.setEnabled(self.card is not None and not new)
        self.choose_button.setDefault(not shown)
        self.act_button.setDefault(new)

    def _tell(self, words: str, removed: tuple[str, bytes] | None = None) -> None:
        self._removed = removed
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.undo_button.setVisible(removed is not None)

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
        self._tell(self.tr("“{name}” is removed.").format(name=removed[0]), removed)

    def _undo(self) -> None:
        if self._removed is not None:
            self._work(partial(self._doctor.bring_back, *self._removed), self._has_brought_back)

    def _has_brought_back(self, card: Card) -> None:
        self._tell("")
        self.refresh(card.name)
        self.list.setFocus()

    def _work(self, act: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do an act beside the window; a failure is told in the dialog."""
        self.warning.tell("")
        for button in (self.act_button, self.copy_button, self.remove_button):
            button.setEnabled(False)
        self._tasks.start(lambda _: act(), done, self._failed)

    def _failed(self, error: Exception | None) -> None:
        self._show_acts(True)
        if error is not None:
            self.warning.tell(sentence(error))

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
