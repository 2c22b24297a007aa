"""The page of the bin: plans that were put away, for 30 days."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget

from nap_desktop.services.library import OpenLibrary
from nap_desktop.ui.library.attempt import attempt
from nap_desktop.ui.library.model import CardsModel
from nap_desktop.ui.library.plans_page import CardList


class BinPage(QWidget):
    """Plans in the bin, the one put there last first."""

    told = Signal(str, object)
    failed = Signal(object)

    def __init__(self, library: OpenLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._model = CardsModel(self)
        self.list = CardList(self._model, for_bin=True)
        self._back = QPushButton(self.tr("Bring back"), self)
        self._remove = QPushButton(self.tr("Remove for good…"), self)
        self._note = QLabel(self)
        self._set_up()
        self._back.clicked.connect(self._bring_back)
        self._remove.clicked.connect(self._remove_for_good)
        self.list.pressed_key.connect(self._act)
        self.list.doubleClicked.connect(self._bring_back)

    def _set_up(self) -> None:
        heading = QLabel(self.tr("Bin"), self)
        heading.setProperty("role", "title")
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Plans in the bin"))
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(heading)
        top.addStretch(1)
        top.addWidget(self._remove)
        top.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 12)
        column.setSpacing(14)
        column.addLayout(top)
        column.addWidget(self._note)
        column.addWidget(self.list, 1)
        column.setAlignment(self._note, Qt.AlignmentFlag.AlignTop)

    def refresh(self) -> None:
        """Show what is in the bin now."""
        cards = self._library.binned()
        self._model.show_cards(cards)
        self.list.setCurrentIndex(self._model.index(0, 0))
        for button in (self._back, self._remove):
            button.setEnabled(bool(cards))
        self._note.setText(
            self.tr("Plans stay here for 30 days; then they are removed for good.")
            if cards
            else self.tr("The bin is empty. Plans that you delete stay here for 30 days.")
        )

    def _act(self, name: str) -> None:
        acts = {"open": self._bring_back, "delete": self._remove_for_good}
        if name in acts:
            acts[name]()

    def _bring_back(self, *_: object) -> None:
        card = self._model.card(self.list.currentIndex())
        if card is not None and attempt(self, lambda: self._library.bring_back(card.id)):
            self.refresh()
            self.told.emit(
                self.tr("“{title}” is among the plans again.").format(title=card.title), None
            )

    def _remove_for_good(self) -> None:
        card = self._model.card(self.list.currentIndex())
        if card is None or not self._is_sure(card.title):
            return
        attempt(self, lambda: self._library.remove_for_good(card.id))
        self.refresh()

    def _is_sure(self, title: str) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Remove for good"))
        box.setText(self.tr("Remove “{title}” for good?").format(title=title))
        box.setInformativeText(
            self.tr("Its texts, history and versions go. Backups made before still hold it.")
        )
        remove = box.addButton(self.tr("Remove for good"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        chosen = box.clickedButton() is remove
        box.deleteLater()
        return chosen
