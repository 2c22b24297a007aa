"""What is done with letterheads from the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nap_desktop.plan.labels import labels
from nap_desktop.plan.schema import field_of

if TYPE_CHECKING:
    from nap_desktop.ui.letterheads.dialog import LetterheadsDialog
    from nap_desktop.ui.main_window import MainWindow


class LetterheadActs(QObject):
    """The letterheads of one window; the dialog is made when it is asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show(self, *_: object) -> None:
        """Show the letterheads that are kept."""
        if self._window.page is not None:
            self._window.flush()
        dialog = self.dialog()
        dialog.exec()
        dialog.deleteLater()

    def dialog(self) -> LetterheadsDialog:
        """Return the dialog; it checks for the language of the open plan at first."""
        from nap_desktop.services.letterhead import Letterheads, examine, repair
        from nap_desktop.ui.letterheads.dialog import LetterheadsDialog
        from nap_desktop.ui.letterheads.doctor import Doctor

        kept = Letterheads(self._window.library.path)
        bridge = self._window.bridge
        own = bridge.plan.get(bridge.plan.root, "language") if bridge else ""
        codes = sorted(field_of("plan", "language").choices, key=lambda code: code != own)
        doctor = Doctor(
            languages=[(code, labels().choice("language", code)) for code in codes],
            cards=kept.cards,
            examine=examine,
            keep=kept.add,
            repair=repair,
            remove=kept.remove,
            bring_back=kept.bring_back,
            rename=kept.rename,
        )
        return LetterheadsDialog(doctor, self._window)
