"""The field for a letterhead: those that are kept, any other file, and what there is to know of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from nap_desktop.ui.tasks import Tasks
from nap_desktop.ui.widgets.dialog import Warn
from nap_desktop.ui.widgets.drops import WordDrops
from nap_desktop.ui.widgets.tips import plain_tip

# What is to be known of a letterhead for documents in a language, and whether it can be used.
Check = Callable[[Path, str], tuple[str, bool]]
_CHOOSE = "choose"


class LetterheadField(QComboBox):
    """A box to choose from; a Word file that is dropped on it is chosen.

    chosen: another one is chosen. usable: whether a file can be written with it; told by `note`.
    """

    chosen = Signal()
    checked = Signal()

    def __init__(self, check: Check | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check = check
        self._known: list[Path] = []
        self._path: Path | None = None
        self._lang = ""
        self._wish = 0
        self._tasks = Tasks(self)
        self.usable = True
        self.note = Warn(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        WordDrops(self, self.use)
        self.activated.connect(self._take)

    def offer(self, known: tuple[Path, ...], chosen: Path | None, lang: str) -> None:
        """Show those that are kept, and one of them or another chosen."""
        self._known = list(known)
        self._lang = lang
        self._show(chosen)

    @property
    def path(self) -> Path | None:
        """The letterhead that is chosen; None for the program's own look."""
        return self._path

    def use(self, path: Path) -> None:
        """Choose a file; nothing while no letterhead can be chosen."""
        if self.isEnabled():
            self._show(path)
            self.chosen.emit()

    def check_for(self, lang: str) -> None:
        """Look anew whether it is fit for documents in a language."""
        if lang != self._lang:
            self._lang = lang
            self._look()

    def _show(self, chosen: Path | None) -> None:
        self._path = chosen
        others = [chosen] if chosen and chosen not in self._known else []
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self.tr("None: the program’s own look"), None)
            for path in [*others, *self._known]:
                self.addItem(path.stem, path)
                last = self.count() - 1
                self.setItemData(last, plain_tip(str(path)), Qt.ItemDataRole.ToolTipRole)
                if path == chosen:
                    self.setCurrentIndex(last)
            self.addItem(self.tr("Choose a file…"), _CHOOSE)
        self._look()

    def _take(self, place: int) -> None:
        held = self.itemData(place)
        if held == _CHOOSE:
            found, _ = QFileDialog.getOpenFileName(
                self, self.tr("Letterhead"), "", self.tr("Word files (*.docx *.dotx *.docm *.dotm)")
            )
            self._show(Path(found) if found else self._path)
        else:
            self._path = held if isinstance(held, Path) else None
            self._look()
        self.chosen.emit()

    def _look(self) -> None:
        """Look into the file beside the window; what was said of another is taken back."""
        self._wish += 1
        self.usable = True
        self.note.tell("")
        if self._path is None or self._check is None:
            self.checked.emit()
            return
        work = partial(_looked, self._check, self._path, self._lang, self._wish)
        self._tasks.start(lambda _: work(), self._tell)

    def _tell(self, found: tuple[int, str, bool]) -> None:
        wish, said, usable = found
        if wish == self._wish:
            self.usable = usable
            self.note.tell(said)
            self.checked.emit()

    def stop(self) -> None:
        """Wait for what is under way and forget it."""
        self._wish += 1
        self._tasks.finish()


def _looked(check: Check, path: Path, lang: str, wish: int) -> tuple[int, str, bool]:
    said, usable = check(path, lang)
    return wish, said, usable
