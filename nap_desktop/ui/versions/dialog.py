"""The versions of a plan: what was kept, by whom, why, and what changed since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QWidget,
)

from nap_desktop.base.errors import NapError
from nap_desktop.plan.tree import Plan
from nap_desktop.services.versions import VersionCard
from nap_desktop.ui.look import look
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.versions.changes import changes_between
from nap_desktop.ui.versions.changes_view import ChangesView
from nap_desktop.ui.versions.save_dialog import SaveVersionDialog, VersionChoice
from nap_desktop.ui.widgets import times
from nap_desktop.ui.widgets.dialog import ActDialog, Warn
from nap_desktop.ui.widgets.tips import plain_tip
from nap_desktop.ui.widgets.two_lines import SECOND, TwoLines


@dataclass(frozen=True, slots=True)
class VersionActs:
    """What the dialog can have done; each may raise NapError or OSError.

    versions: all versions, newest first. load: the content of one, by its id.
    now:      the plan as it is. save: keeps a version. copy: makes a plan of a version's id.
    bring:    lets the whole plan be what a version says. beside: shows a version beside the plan.
    """

    versions: Callable[[], Sequence[VersionCard]]
    load: Callable[[str], Plan]
    now: Callable[[], Plan]
    save: Callable[[VersionChoice], object]
    copy: Callable[[str], object]
    bring: Callable[[str], object]
    beside: Callable[[str], object]


class VersionsDialog(ActDialog):
    """Shows the versions of one plan; "Close" ends it, nothing in a version can be altered."""

    def __init__(self, acts: VersionActs, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._acts = acts
        self.setWindowTitle(self.tr("Versions"))
        self.list = QListWidget(self)
        self.view = ChangesView(self)
        self.warning = Warn(self)
        self.save_button = QPushButton(self.tr("&Save a version…"), self)
        self.more_button = QPushButton(self.tr("&More"), self)
        self.compare_button = QPushButton(self.tr("&What changed since"), self)
        self.beside_button = QPushButton(self.tr("Side &by side…"), self)
        self._menu = QMenu(self.more_button)
        self.bring_action = self._menu.addAction(self.tr("Bring the whole &plan back"))
        self.copy_action = self._menu.addAction(self.tr("Copy as &new plan"))
        self._lay_out()
        self.list.currentItemChanged.connect(self._show_version)
        self.list.itemActivated.connect(self._compare)
        self.save_button.clicked.connect(self._save)
        self.copy_action.triggered.connect(self._copy)
        self.bring_action.triggered.connect(self._bring)
        self.compare_button.clicked.connect(self._compare)
        self.beside_button.clicked.connect(self._beside)
        self.refresh()

    def _lay_out(self) -> None:
        self.resize(min(look().px(820), 1000), min(look().px(540), 680))
        self.act_button.hide()
        self.leave_button.setText(self.tr("Close"))
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setAccessibleName(self.tr("Versions of this plan"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self.list, 2)
        panes.addWidget(self.view, 3)
        self.column.addWidget(self.warning)
        self.column.addLayout(panes, 1)
        self.more_button.setMenu(self._menu)
        row = (self.save_button, self.more_button, self.compare_button, self.beside_button)
        for place, button in enumerate(row):
            button.setAutoDefault(False)
            self.buttons.insertWidget(place if button is self.save_button else place + 1, button)

    def refresh(self) -> None:
        """Read the versions again and choose the newest."""
        self.list.clear()
        for card in self._try(self._acts.versions) or ():
            self.list.addItem(_row(card))
        self.list.setCurrentRow(0)
        self._show_version()

    @property
    def version(self) -> VersionCard | None:
        """The version that is chosen; None if there is none."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def _show_version(self, *_: object) -> None:
        card = self.version
        for button in (self.more_button, self.compare_button, self.beside_button):
            button.setEnabled(card is not None)
        if card is None:
            self.view.say(
                self.tr("No versions yet. Save one before the plan goes out for opinions.")
            )
            return
        plan = self._try(lambda: self._acts.load(card.id))
        count = len(plan.of_kind("measure")) if plan is not None else 0
        about = [
            self.tr("{count} measures").format(count=count),
            times.in_full(card.at),
            card.author,
        ]
        self.view.show_version(card.name, " · ".join(filter(None, about)), card.reason)

    def _compare(self, *_: object) -> None:
        card = self.version
        if card is None:
            return
        before, after = self._try(lambda: self._acts.load(card.id)), self._try(self._acts.now)
        if before is not None and after is not None:
            name = self.tr("Since “{name}”").format(name=card.name)
            self.view.show_changes(name, changes_between(before, after))

    def _save(self) -> None:
        choice = SaveVersionDialog.ask(self)
        if choice is not None:
            self._try(lambda: self._acts.save(choice))
            self.refresh()

    def _copy(self) -> None:
        card = self.version
        if card is not None and self._try(lambda: (self._acts.copy(card.id),)) is not None:
            self.accept()

    def _bring(self, *_: object) -> None:
        card = self.version
        if card is not None and self._try(lambda: (self._acts.bring(card.id),)) is not None:
            self.accept()

    def _beside(self, *_: object) -> None:
        card = self.version
        if card is not None:
            self.accept()
            self._acts.beside(card.id)

    def _try(self, act: Callable[[], object]):
        """Return what an act gives; None, and a sentence in the dialog, if it fails."""
        self.warning.tell("")
        try:
            return act()
        except (NapError, OSError) as error:
            self.warning.tell(sentence(error))
            return None


def _row(card: VersionCard) -> QListWidgetItem:
    item = QListWidgetItem(card.name)
    second = " · ".join(filter(None, (times.in_words(card.at), card.author)))
    item.setData(SECOND, second)
    item.setData(Qt.ItemDataRole.UserRole, card)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{card.name}, {second}")
    item.setToolTip(plain_tip(card.reason))
    return item
