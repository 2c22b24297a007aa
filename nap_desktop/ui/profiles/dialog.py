"""Makes and changes kinds of documents of a person's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QScrollArea, QTabWidget, QWidget

from nap_desktop.base.errors import NapError
from nap_desktop.services.profile_choices import Choices
from nap_desktop.ui.look import look
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.profiles.page_page import PagePage
from nap_desktop.ui.profiles.parts_page import PartsPage
from nap_desktop.ui.profiles.table_page import TablePage
from nap_desktop.ui.widgets.dialog import ActDialog, Warn
from nap_desktop.ui.widgets.side_text import SideText

_WIDE, _HIGH = 780, 690  # at 100 %
_MARGIN = 70  # of the screen that the dialog leaves free


@dataclass(frozen=True, slots=True)
class ProfileActs:
    """What the editor can have done; `keep` and `delete` may raise NapError.

    is_taken:   whether a title is that of another profile than the one named.
    free_title: a title with a number if it is taken.
    keep:       keeps data under the name it holds, a new one if that is empty; returns the name.
    """

    choices: Choices
    is_taken: Callable[[str, str], bool]
    free_title: Callable[[str], str]
    keep: Callable[[dict[str, Any]], str]
    delete: Callable[[str], object]


class ProfileDialog(ActDialog):
    """Changes a profile of a person's own (`own`), or makes a new one of any other.

    kept: the name under which it was kept, also after one was deleted; empty before.
    """

    def __init__(
        self, data: dict[str, Any], own: bool, acts: ProfileActs, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self._data = data
        self._acts = acts
        self._name = data["name"] if own else ""
        self.kept = ""
        self.deleted = ""
        title = data["title"] if own else self._copied(data["title"])
        self.title = QLineEdit(title, self)
        self.intro = SideText("", "muted", self)
        self.parts = PartsPage(data, acts.choices, self)
        self.table = TablePage(data, acts.choices, self)
        self.page = PagePage(data, acts.choices, self)
        self.tabs = QTabWidget(self)
        self.warning = Warn(self)
        self.copy_button = QPushButton(self.tr("Make a cop&y"), self)
        self.delete_button = QPushButton(self.tr("De&lete"), self)
        self._lay_out()
        self._connect()
        self._show_whether_own()
        self.check()

    def _copied(self, title: str) -> str:
        return self._acts.free_title(self.tr("{title}, our own").format(title=title))

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Kind of document"))
        self.act_button.setText(self.tr("&Keep"))
        self.title.setMaxLength(self._acts.choices.longest)
        self.column.addWidget(self.intro)
        self.add_field(self.tr("Na&me"), self.title)
        self.column.addSpacing(8)
        for page, words in (
            (self.parts, self.tr("Parts")),
            (self.table, self.tr("Tables of measures")),
            (self.page, self.tr("Pages and marks")),
        ):
            self.tabs.addTab(_scrolling(page), words)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.column.addWidget(self.tabs, 1)
        self.column.addWidget(self.warning)
        for place, button in enumerate((self.delete_button, self.copy_button)):
            button.setAutoDefault(False)
            self.buttons.insertWidget(place, button)
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(
            min(look().px(_WIDE), screen.width() - _MARGIN),
            min(look().px(_HIGH), screen.height() - _MARGIN),
        )

    def _connect(self) -> None:
        self.title.textChanged.connect(self.check)
        for page in (self.parts, self.table, self.page):
            page.changed.connect(self.check)
        self.copy_button.clicked.connect(self._copy)
        self.delete_button.clicked.connect(self._delete)
        self.title.selectAll()
        self.title.setFocus()

    def _show_whether_own(self) -> None:
        own = bool(self._name)
        self.delete_button.setVisible(own)
        self.copy_button.setVisible(own)
        self.intro.setVisible(not own)
        self.intro.setText(
            self.tr("This makes a kind of document of your own; the one it starts from stays.")
        )

    @property
    def data(self) -> dict[str, Any]:
        """The profile as it is chosen now; its name is empty if it is to be a new one."""
        chosen = {**self._data, **self.parts.data, **self.table.data, **self.page.data}
        return {**chosen, "name": self._name, "title": " ".join(self.title.text().split())}

    def check(self) -> None:
        """Say what is wrong; nothing that is can be kept."""
        fault = self._fault()
        self.warning.tell(fault)
        self.act_button.setEnabled(not fault)

    def _fault(self) -> str:
        title = " ".join(self.title.text().split())
        if not title:
            return self.tr("Give it a name.")
        if self._acts.is_taken(title, self._name):
            return self.tr("There is a kind of document of this name already. Choose another.")
        return self.parts.fault or self.table.fault or self.page.fault

    def accept(self) -> None:
        """Keep it and close; a failure is told, and the dialog stays."""
        if not self.act_button.isEnabled():
            return
        try:
            self.kept = self._acts.keep(self.data)
        except (NapError, OSError) as error:
            self.warning.tell(sentence(error))
            return
        super().accept()

    def _copy(self) -> None:
        """Go on with a copy; what it was made of stays as it was kept."""
        self._name = ""
        self.title.setText(self._copied(self.title.text().strip() or self._data["title"]))
        self._show_whether_own()
        self.title.setFocus()
        self.check()

    def _delete(self) -> None:
        """Delete it; all of it still stands in the dialog, so that it can be kept again."""
        try:
            self._acts.delete(self._name)
        except (NapError, OSError) as error:
            self.warning.tell(sentence(error))
            return
        self.deleted, self._name = self._name, ""
        self._show_whether_own()
        self.intro.setText(self.tr("It is deleted. “Keep” brings it back as it stands here."))
        self.leave_button.setText(self.tr("Close"))
        self.check()
        self.leave_button.setFocus()


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
