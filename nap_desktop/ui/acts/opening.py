"""Files that come in from the window: chosen, dropped on it, or handed over by the system."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMenu

from nap_desktop.base.errors import NapError
from nap_desktop.plan.labels import labels
from nap_desktop.ui.acts.reading import ENDINGS, FOLDER
from nap_desktop.ui.widgets.drops import one_file

if TYPE_CHECKING:
    from nap_desktop.services.library import PlanCard
    from nap_desktop.ui.main_window import MainWindow

PLAN_ENDING = ".json"
TEMPLATE_ENDING = ".naptemplate"
_MOST_RECENT = 9  # each has a digit as its key


class OpeningActs(QObject):
    """The acts of one window that take a file in; each kind goes its own way."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def choose(self, *_: object) -> None:
        """Ask for a file and take it in."""
        settings = self._window.settings
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = settings.get(FOLDER, QStandardPaths.writableLocation(documents))
        endings = (*ENDINGS, PLAN_ENDING[1:], TEMPLATE_ENDING[1:])
        kinds = " ".join(f"*.{ending}" for ending in endings)
        path, _kind = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open a file"),
            folder,
            self.tr("Plans and templates ({kinds})").format(kinds=kinds),
        )
        if path:
            settings.put(FOLDER, str(Path(path).parent))
            self.open_file(Path(path))

    def open_file(self, path: Path) -> None:
        """Take a file in: a plan is opened, a template kept, an earlier plan read and shown."""
        ending = path.suffix.casefold()
        if ending == PLAN_ENDING:
            self._open_plan(path)
        elif ending == TEMPLATE_ENDING:
            self._window.acts.templates.take_in_file(path)
        else:
            self._window.acts.importing.read(path)

    def _open_plan(self, path: Path) -> None:
        from nap_desktop.services.open_json import read_plan

        try:
            id = self._window.library.take_in(read_plan(path))
        except (NapError, OSError) as error:
            self._window.tell_failure(error)
            return
        self._window.open_plan(id)
        self._window.tell_with_act(
            self.tr("“{name}” is among the plans now.").format(name=path.name),
            lambda: self._window.acts.files.remove_again(id),
        )

    @staticmethod
    def to_open(mime: QMimeData) -> Path | None:
        """Return the file that is dragged if it is one, of a kind that the program takes in."""
        path = one_file(mime)
        ending = path.suffix.casefold() if path is not None else ""
        is_known = ending in (PLAN_ENDING, TEMPLATE_ENDING) or ending[1:] in ENDINGS
        return path if is_known else None

    # Plans that were edited last.

    def fill_recent(self, menu: QMenu) -> None:
        """Put the plans that were edited last into a menu, each with a digit as its key."""
        menu.clear()
        try:
            cards = self._window.library.cards()[:_MOST_RECENT]
        except NapError as error:
            self._window.tell_failure(error)
            return
        for place, card in enumerate(cards, 1):
            act = menu.addAction(f"&{place}  {_title(card)}")
            act.triggered.connect(lambda _=False, id=card.id: self._window.open_plan(id))
        if not cards:
            menu.addAction(self.tr("There is no plan yet")).setEnabled(False)


def _title(card: PlanCard) -> str:
    """Return a plan's title as a line of a menu, where an ampersand would be a key."""
    title = card.title or labels().get("words", "untitled_plan")
    return (title if len(title) <= 70 else title[:69] + "…").replace("&", "&&")
