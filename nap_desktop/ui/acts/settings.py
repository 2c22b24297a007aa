"""What is done with settings and backups from the window, and what helps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from nap_desktop.ui import language
from nap_desktop.ui.look import look

if TYPE_CHECKING:
    from nap_desktop.ui.main_window import MainWindow


class SettingActs(QObject):
    """The settings of one window; the dialog is made when it is asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show(self, *_: object) -> None:
        """Show the settings, and keep what the person chose."""
        from nap_desktop.ui.settings.dialog import SettingsDialog

        if self._window.page is not None:
            self._window.flush()
        choice = SettingsDialog.ask(self.choice(), self.acts(), self._window)
        if choice is not None:
            self.keep(choice)

    def show_keys(self, *_: object) -> None:
        """Show all keys on one sheet."""
        from nap_desktop.ui.help.keys_sheet import KeysSheet

        dialog = KeysSheet(self._window.settings.get("keys", {}), self._window)
        dialog.exec()
        dialog.deleteLater()

    def change_keys(self, *_: object) -> None:
        """Let a person give the acts other keys; all windows wear them at once."""
        from nap_desktop.ui.help.change_keys import ChangeKeysDialog

        dialog = ChangeKeysDialog(self._window.settings.get("keys", {}), self._window)
        keys = dialog.keys if dialog.exec() else None
        dialog.deleteLater()
        if keys is None:
            return
        self._window.settings.put("keys", keys)
        for window in self._window.windows.all():
            window.actions_by_name.wear(keys)

    def show_about(self, *_: object) -> None:
        """Show the version, the licence and where the plans are."""
        from nap_desktop.ui.help.about import show_about

        show_about(self._window, Path(self._window.library.path))

    def choice(self) -> Any:
        """Return what is set now."""
        from nap_desktop.ui.settings.choice import SettingsChoice

        wishes = self._window.settings
        return SettingsChoice(
            wishes.get("name", ""),
            wishes.get("institution", ""),
            wishes.get("theme", "system"),
            look().scale,
            wishes.get("language", "") or language.known()[0],
        )

    def acts(self) -> Any:
        """Return what the settings show and can have done."""
        from nap_desktop.services.backup import plans_in
        from nap_desktop.ui.settings.choice import SettingsActs

        library = self._window.library
        return SettingsActs(
            library=Path(library.path),
            languages=language.known(),
            backups=library.backups.list,
            back_up=library.backups.make,
            restore=self.restore,
            open_folder=_open_folder,
            plans_in=plans_in,
            verify=library.backups.verify,
        )

    def keep(self, choice: Any) -> None:
        """Keep what was chosen: the looks at once, the language from the next start on."""
        self.sign(choice.name, choice.institution)
        self._window.acts.looks.use(choice.theme, choice.scale)
        self._window.settings.put("language", choice.language)

    def sign(self, name: str, institution: str) -> None:
        """Put a name and an institution on the edits and comments from now on."""
        settings, bridge = self._window.settings, self._window.bridge
        settings.put("name", name)
        settings.put("institution", institution)
        author = ", ".join(filter(None, (name, institution)))
        self._window.library.author = author
        if bridge is not None:
            bridge.sign(author)

    def restore(self, backup: Path) -> None:
        """Put a backup in the library's place and show its plans. Raises NapError, OSError."""
        if self._window.windows.leave_plans():
            self._window.library.backups.restore(backup)
            self._window.bar.tell(
                self.tr("The backup is in place. What you had before is a backup now.")
            )


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
