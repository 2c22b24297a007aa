"""Templates of one's own and the plan that follows another, from the window."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from nap_desktop.base.errors import NapError
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.tree import Plan

if TYPE_CHECKING:
    from nap_desktop.services.templates import TemplateCard, Templates
    from nap_desktop.ui.main_window import MainWindow


class TemplateActs(QObject):
    """The acts of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @property
    def kept(self) -> Templates:
        """The templates beside the library."""
        from nap_desktop.services.templates import Templates

        return Templates.beside(Path(self._window.library.path))

    def save_open_plan(self, *_: object) -> None:
        """Make a template of the plan that is open."""
        self._window.flush()
        if self._window.bridge is not None:
            self.save(self._window.bridge.plan)

    def save(self, plan: Plan) -> None:
        """Ask what a template keeps of a plan, and keep it."""
        from nap_desktop.framework.template_making import make_template
        from nap_desktop.ui.templates.save_dialog import SaveTemplateDialog

        dialog = SaveTemplateDialog(plan, self._window)
        wish = dialog.wish if dialog.exec() else None
        dialog.deleteLater()
        if wish is None:
            return
        try:
            card = self.kept.keep(make_template(plan, wish, datetime.date.today()))
        except NapError as error:
            self._window.tell_failure(error)
            return
        self._tell_kept(card)

    def begin_successor(self, *_: object) -> None:
        """Begin the plan that follows the one that is open."""
        self._window.flush()
        if self._window.bridge is None:
            return
        new = self.successor_of(self._window.bridge.plan)
        if new is not None:
            self._window.tell_with_act(
                self.tr("The plan that follows is begun."),
                lambda: self._window.acts.files.remove_again(new),
            )

    def successor_of(self, plan: Plan) -> NodeId | None:
        """Ask, keep the plan that follows another and open it; return its id, None for no wish."""
        from nap_desktop.plan.successor import successor
        from nap_desktop.ui.templates.successor_dialog import SuccessorDialog

        dialog = SuccessorDialog(plan, self._window)
        wish = dialog.wish if dialog.exec() else None
        dialog.deleteLater()
        if wish is None:
            return None
        new = self._window.library.add_plan(successor(plan, wish))
        self._window.open_plan(new)
        return new

    def show_fates(self, *_: object) -> None:
        """Show what became of the plan that the open one follows."""
        from nap_desktop.plan.successor import PREVIOUS
        from nap_desktop.ui.templates.fates_dialog import FatesDialog

        window = self._window
        if window.bridge is None:
            return
        window.flush()
        plan = window.bridge.plan
        before = plan.get(plan.root, PREVIOUS)
        if not before or not window.library.has_plan(before):
            window.bar.tell(self.tr("This plan follows none that is among your plans."))
            return
        dialog = FatesDialog(window.library.load(before), plan, window)
        dialog.item_asked.connect(self._show_item)
        dialog.exec()
        dialog.deleteLater()

    def _show_item(self, node: NodeId) -> None:
        if self._window.views is not None:
            self._window.views.edit(node)

    # Files to hand on.

    def _kinds(self) -> str:
        return self.tr("Templates (*.naptemplate)")

    def take_in(self, *_: object) -> None:
        """Ask for a template that somebody handed on, and keep it."""
        path, _kind = QFileDialog.getOpenFileName(
            self._window,
            self.tr("A template to take in"),
            _documents(),
            self._kinds(),
        )
        if path:
            self.take_in_file(Path(path))

    def take_in_file(self, path: Path) -> None:
        """Keep a template that somebody handed on."""
        try:
            card = self.kept.take_in(path)
        except NapError as error:
            self._window.tell_failure(error)
            return
        self._tell_kept(card)

    def _tell_kept(self, card: TemplateCard) -> None:
        self._window.tell_with_act(
            self.tr("“{name}” is among the templates now.").format(name=card.name),
            lambda: self.delete(card.id),
        )
        self._window.shelf.templates.refresh()

    def hand_on(self, id: str) -> None:
        """Write a template to a file."""
        from nap_desktop.services.templates import ENDING, write_file

        try:
            made = self.kept.load(id)
            usual = str(Path(_documents()) / f"{made.name[:60]}{ENDING}")
            path, _kind = QFileDialog.getSaveFileName(
                self._window,
                self.tr("Hand the template on"),
                usual,
                self._kinds(),
            )
            if path:
                write_file(made, Path(path))
        except NapError as error:
            self._window.tell_failure(error)

    def change(self, id: str) -> None:
        """Change name, summary and guidance of a template of one's own."""
        from nap_desktop.ui.templates.describe_dialog import DescribeDialog

        try:
            dialog = DescribeDialog(self.kept.load(id), self._window)
            if dialog.exec():
                self.kept.describe(id, *dialog.words)
            dialog.deleteLater()
        except NapError as error:
            self._window.tell_failure(error)
        self._window.shelf.templates.refresh()

    def delete(self, id: str) -> None:
        """Delete a template of one's own; the bar takes it back."""
        try:
            content = self.kept.delete(id)
        except NapError as error:
            self._window.tell_failure(error)
            return
        self._window.shelf.templates.refresh()
        self._window.tell_with_act(
            self.tr("The template is deleted."), lambda: self._put_back(id, content)
        )

    def _put_back(self, id: str, content: bytes) -> None:
        self.kept.put_back(id, content)
        self._window.shelf.templates.refresh()


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
