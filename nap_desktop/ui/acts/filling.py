"""Fills the coverage of the open plan from a form: choose, read beside the window, look, one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nap_desktop.ui.acts.reading import ReadingActs

if TYPE_CHECKING:
    from nap_desktop.base.progress import Progress
    from nap_desktop.services.form_filling import FormReading
    from nap_desktop.ui.filling.dialog import FillChoice, FillingDialog


class FillingActs(ReadingActs):
    """The forms of one window; one at a time."""

    def question(self) -> tuple[str, str]:
        """Return the title of the dialog that asks for a file, and the words for its "{kinds}"."""
        return self.tr("Fill the coverage from a form"), self.tr("Forms ({kinds})")

    def open(self, path: Path, progress: Progress) -> FormReading:
        """Return the form that is read."""
        from nap_desktop.services.form_filling import open_form

        return open_form(path, progress)

    def show_read(self, reading: FormReading) -> None:
        """Show what a form would fill, and fill what a person chose."""
        dialog = self.dialog(reading)
        if dialog is None:
            return
        choice = dialog.choice if dialog.exec() else None
        dialog.deleteLater()
        if choice is not None:
            self.fill(choice)

    def dialog(self, reading: FormReading) -> FillingDialog | None:
        """Return the dialog for a form that was read; None if the plan was closed meanwhile."""
        from nap_desktop.services.form_filling import proposals
        from nap_desktop.ui.filling.dialog import FillingDialog

        bridge = self._window.bridge
        if bridge is None:
            return None
        return FillingDialog(reading, proposals(bridge.plan, reading.form), self._window)

    def fill(self, choice: FillChoice) -> None:
        """Enter what was chosen in one step, and show the coverage."""
        from nap_desktop.services.form_filling import fill

        window, bridge = self._window, self._window.bridge
        if bridge is None:
            return
        if bridge.do(
            self.tr("Fill the coverage"), lambda plan: fill(plan, choice.chosen, choice.overwrite)
        ):
            if window.views is not None:
                window.views.bring("coverage")
            window.bar.tell(
                self.tr("The coverage is filled: {count} cells.").format(count=len(choice.chosen)),
                self.tr("Undo"),
                bridge.undo,
                until_next_step=True,
            )
