"""Clauses from the window: keep an item as one, look for one, put it into the plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nap_desktop.base.errors import NapError
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.services.clauses import Clauses

if TYPE_CHECKING:
    from nap_desktop.ui.clauses.dialog import ClausesDialog
    from nap_desktop.ui.main_window import MainWindow


class ClauseLibraryActs(QObject):
    """The acts of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @property
    def kept(self) -> Clauses:
        """The clauses beside the library."""
        return Clauses.beside(Path(self._window.library.path))

    def show(self, *_: object) -> None:
        """Show the clauses beside the plan."""
        from nap_desktop.ui.clauses.dialog import ClauseActs, ClausesDialog

        acts = ClauseActs(
            self.kept, self._other_plans, self._window.library.load, self._here, self._put
        )
        make = lambda bridge: ClausesDialog(bridge, acts, self._window)  # noqa: E731
        self._window.acts.beside.show("clauses", make)

    def keep(self, *_: object) -> None:
        """Keep the item shown, with all below it, as a clause."""
        window = self._window
        bridge = window.bridge
        if bridge is None or not window.flush():
            return
        node = self._here()
        if node == bridge.plan.root:
            window.bar.tell(self.tr("Choose an item of the plan first."))
            return
        try:
            made = self.kept.keep(bridge.plan, node)
        except (NapError, OSError) as error:
            window.tell_failure(error)
            return
        self._refresh()
        window.bar.tell(
            self.tr("“{name}” is among the clauses now.").format(
                name=made.name or labels().get("words", "untitled")
            ),
            self.tr("Undo"),
            lambda: self._forget(made.id),
        )

    def _forget(self, id: str) -> None:
        try:
            self.kept.delete(id)
        except (NapError, OSError) as error:
            self._window.tell_failure(error)
        self._refresh()

    def _refresh(self) -> None:
        dialog = self._window.acts.beside.open.get("clauses")
        if dialog is not None:
            shown: ClausesDialog = dialog  # type: ignore[assignment]
            shown.show_source()

    def _other_plans(self) -> list[tuple[NodeId, str]]:
        bridge = self._window.bridge
        own = bridge.plan.root if bridge is not None else ""
        untitled = labels().get("words", "untitled_plan")
        cards = self._window.library.cards()
        return [(card.id, card.title or untitled) for card in cards if card.id != own]

    def _here(self) -> NodeId:
        views, bridge = self._window.views, self._window.bridge
        if views is None or bridge is None:
            return ""
        return views.node if views.node in bridge.plan.nodes else bridge.plan.root

    def _put(self, node: NodeId) -> None:
        """Show an item that came in, in the draft, and leave the keyboard where it is."""
        page = self._window.page
        if page is not None:
            page.outline.view.choose(node)
            page.show_node(node)
