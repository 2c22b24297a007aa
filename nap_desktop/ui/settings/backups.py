"""Lets a backup be chosen that takes the library's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from nap_desktop.base.errors import NapError
from nap_desktop.services.backup import BackupCard
from nap_desktop.ui.look import look
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.settings.choice import size_in_words
from nap_desktop.ui.widgets import times
from nap_desktop.ui.widgets.dialog import ActDialog, Warn
from nap_desktop.ui.widgets.side_text import SideText
from nap_desktop.ui.widgets.tips import plain_tip
from nap_desktop.ui.widgets.two_lines import SECOND, TwoLines


class RestoreDialog(ActDialog):
    """Shows the backups; the chosen one is verified before it can be brought back.

    verify:   raises NapError if a backup is not whole.
    plans_in: returns the titles of the plans that a backup holds.
    """

    def __init__(
        self,
        cards: Sequence[BackupCard],
        verify: Callable[[Path], object] | None = None,
        plans_in: Callable[[Path], Sequence[str]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self._verify = verify
        self._plans_in = plans_in
        self.setWindowTitle(self.tr("Restore a backup"))
        self.act_button.setText(self.tr("&Bring back"))
        self.resize(min(look().px(520), 860), min(look().px(440), 640))
        self.list = QListWidget(self)
        self.about = SideText("", "muted", self)
        self.warning = Warn(self)
        self._lay_out()
        for card in cards:
            self.list.addItem(_row(card))
        self.list.currentItemChanged.connect(self._look_into)
        self.list.itemActivated.connect(self._activate)
        self.list.setCurrentRow(0)
        self._look_into()

    def _lay_out(self) -> None:
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setAccessibleName(self.tr("Backups, newest first"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        intro = self.tr(
            "The backup takes the place of all plans that you have now. What you have now becomes"
            " a backup first, so you can come back to it."
        )
        self.column.addWidget(SideText(intro))
        self.column.addSpacing(6)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.about)
        self.column.addWidget(self.warning)

    @property
    def choice(self) -> Path | None:
        """The backup that is chosen; None if there is none."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole).path if item else None

    def _look_into(self, *_: object) -> None:
        """Verify the chosen backup and say what it holds."""
        path = self.choice
        self.warning.tell("")
        self.act_button.setEnabled(False)
        if path is None:
            self.about.setText(self.tr("There is no backup yet."))
            return
        try:
            if self._verify is not None:
                self._verify(path)
            plans = list(self._plans_in(path)) if self._plans_in is not None else []
        except (NapError, OSError) as error:
            self.about.setText("")
            self.warning.tell(sentence(error))
            return
        self.about.setText(self._holds(plans))
        self.act_button.setEnabled(True)

    def _holds(self, plans: list[str]) -> str:
        verified = self.tr("Verified: whole and readable.") if self._verify is not None else ""
        if not plans:
            return verified
        shown = "; ".join(plans[:5]) + ("; …" if len(plans) > 5 else "")
        holds = self.tr("Plans ({count}): {titles}").format(count=len(plans), titles=shown)
        return f"{verified} {holds}".strip()

    def _activate(self, _: QListWidgetItem) -> None:
        """Let a double click choose, but not yet bring back: it replaces everything."""
        self.act_button.setFocus()

    @classmethod
    def ask(
        cls,
        cards: Sequence[BackupCard],
        verify: Callable[[Path], object] | None = None,
        plans_in: Callable[[Path], Sequence[str]] | None = None,
        parent: QWidget | None = None,
    ) -> Path | None:
        """Return the backup that the person chose, or None if they thought better of it."""
        dialog = cls(cards, verify, plans_in, parent)
        try:
            return dialog.choice if dialog.exec() else None
        finally:
            dialog.deleteLater()


def _row(card: BackupCard) -> QListWidgetItem:
    full, words = times.in_full(card.at), times.in_words(card.at)
    item = QListWidgetItem(full)
    size = size_in_words(card.size)
    second = size if words == full else f"{words} · {size}"
    item.setData(SECOND, second)
    item.setData(Qt.ItemDataRole.UserRole, card)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {second}")
    item.setToolTip(plain_tip(str(card.path)))
    return item
