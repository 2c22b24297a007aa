"""What is done with kinds of documents from the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from nap_desktop.services.profiles import Profiles
    from nap_desktop.ui.profiles.dialog import ProfileDialog


class ProfileActs(QObject):
    """Makes, changes and deletes a person's own kinds of documents."""

    def __init__(self, profiles: Profiles, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profiles = profiles

    def change(self, name: str, parent: QWidget) -> str:
        """Let a person change a profile or make one of it; return the one to go on with.

        Raises NapError of a profile that cannot be read.
        """
        dialog = self.dialog(name, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.kept or ("" if dialog.deleted else name)

    def dialog(self, name: str, parent: QWidget | None = None) -> ProfileDialog:
        """Return the editor of a profile. Raises NapError of one that cannot be read."""
        from nap_desktop.services.profile_choices import choices
        from nap_desktop.ui.profiles import dialog

        profiles = self._profiles
        own = any(card.name == name and card.own for card in profiles.cards())
        acts = dialog.ProfileActs(
            choices=choices(),
            is_taken=profiles.is_taken,
            free_title=profiles.free_title,
            keep=self._keep,
            delete=profiles.delete,
        )
        return dialog.ProfileDialog(profiles.data(name), own, acts, parent)

    def _keep(self, data: dict[str, Any]) -> str:
        name = data["name"] or self._profiles.free_name(data["title"])
        return self._profiles.save({**data, "name": name}).name
