"""Earlier plans from the window: choose a file, read it beside the window, correct, finish."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nap_desktop.base.calm import lasting, let_go
from nap_desktop.base.errors import NapError
from nap_desktop.plan.labels import labels
from nap_desktop.ui.acts.reading import ReadingActs

if TYPE_CHECKING:
    from nap_desktop.base.progress import Progress
    from nap_desktop.services.importing import Reading
    from nap_desktop.ui.importing.choice import ImportChoice
    from nap_desktop.ui.importing.dialog import ImportDialog

_SHAPES = "import shapes"


class ImportActs(ReadingActs):
    """The imports of one window; corrections are remembered for documents made alike."""

    def question(self) -> tuple[str, str]:
        """Return the title of the dialog that asks for a file, and the words for its "{kinds}"."""
        return self.tr("From a previous plan"), self.tr("Plans ({kinds})")

    def open(self, path: Path, progress: Progress) -> Reading:
        """Return the document that is read; the collector leaves it alone until it is let go."""
        from nap_desktop.services.importing import open_document

        with lasting():
            return open_document(path, progress)

    def let_go(self) -> None:
        """Let the collector look at everything again."""
        let_go()

    def show_read(self, reading: Reading) -> None:
        """Show what comes of a document, and keep what a person makes of it."""
        dialog = self.dialog(reading)
        choice = dialog.choice if dialog.exec() else None
        dialog.deleteLater()
        let_go()
        if choice is not None:
            self.finish(choice)

    def dialog(self, reading: Reading) -> ImportDialog:
        """Return the dialog for a document that was read."""
        from nap_desktop.ui.importing.dialog import ImportDialog

        bridge = self._window.bridge
        into = ""
        if bridge is not None:
            into = bridge.plan.get(bridge.plan.root, "title") or labels().get(
                "words", "untitled_plan"
            )
        held = dict(self._window.settings.get(_SHAPES, {}))
        dialog = ImportDialog(reading, self._window.tasks, into, held, self._window)
        dialog.remembered.connect(lambda kept: self._window.settings.put(_SHAPES, kept))
        return dialog

    # What becomes of it: one step, taken back by one Undo.

    def finish(self, choice: ImportChoice) -> None:
        """Keep what a person chose, and remember the corrections."""
        self._remember(choice.reading)
        act = {
            "plan": self._keep_plan,
            "template": self._keep_template,
            "successor": self._keep_successor,
            "rows": self._add_rows,
        }[choice.kind]
        try:
            act(choice.reading)
        except (NapError, OSError) as error:
            self._window.tell_failure(error)

    def _remember(self, reading: Reading) -> None:
        from nap_desktop.services.importing import choices_data
        from nap_desktop.services.remembered import with_choices

        data = choices_data(reading.choices, any_place=True)
        if not any(data.values()):
            return
        source, held = reading.source, self._window.settings.get(_SHAPES, {})
        name = Path(source.name).stem
        self._window.settings.put(_SHAPES, with_choices(held, source.shape, name, data))

    def _keep_plan(self, reading: Reading) -> None:
        from nap_desktop.services.importing import finished, keep_plan

        library = self._window.library
        id = keep_plan(library, finished(reading))
        self._window.open_plan(id)
        self._window.tell_with_act(
            self.tr("“{name}” is among the plans now.").format(name=reading.source.name),
            lambda: self._window.acts.files.remove_again(id),
        )

    def _keep_template(self, reading: Reading) -> None:
        self._window.acts.templates.save(reading.draft.plan)

    def _keep_successor(self, reading: Reading) -> None:
        from nap_desktop.services.importing import finished, keep_plan

        library = self._window.library
        old = keep_plan(library, finished(reading))
        new = self._window.acts.templates.successor_of(library.load(old))
        if new is None:
            library.remove_for_good(old)
            return
        self._window.tell_with_act(
            self.tr("The plan that follows “{name}” is begun.").format(name=reading.source.name),
            lambda: self._window.acts.files.remove_again(new, old),
        )

    def _add_rows(self, reading: Reading) -> None:
        from nap_desktop.services.importing import finished, rows_into, twins
        from nap_desktop.ui.importing.twins import ask_twins

        bridge = self._window.bridge
        if bridge is None:
            return
        found = twins(bridge.plan, reading.draft)
        without = ask_twins(bridge.plan, reading.draft.plan, found, self._window) if found else []
        if without is None:
            return
        draft = finished(reading)
        if bridge.do(self.tr("Add rows"), lambda plan: rows_into(plan, draft, without)):
            self._window.bar.tell(
                self.tr("The rows are at the end of the plan."),
                self.tr("Undo"),
                bridge.undo,
                until_next_step=True,
            )
