"""The window's actions, made from the table of the menus, with the keys that a person wants."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from nap_desktop.plan.labels import labels
from nap_desktop.plan.numbering import level_name
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.menus import MENUS, OUTLINE_MENU, Entry

_DRAFT = "draft"
_VIEW = "views.bring "  # what the act of an action that shows a view of the plan begins with


def words(text: str) -> str:
    """Return a text of the menus in the language of the screen."""
    return QCoreApplication.translate("actions", text)


class Actions(QObject):
    """The window's actions by name, and its menus.

    asked:   the act of an action that was chosen, and whether it is checked now.
    filling: the act that fills a menu which is about to be seen, and the menu.
    """

    asked = Signal(str, bool)
    filling = Signal(str, object)

    def __init__(self, window: QMainWindow, own_keys: Mapping[str, str]) -> None:
        super().__init__(window)
        self._made: dict[str, QAction] = {}
        self._entries: dict[str, Entry] = {}
        self._views = QActionGroup(self)
        for title, entries in MENUS:
            self._fill(window.menuBar().addMenu(words(title)), entries)
        self.wear(own_keys)
        look().changed.connect(self._on_look)
        self._on_look()

    def _fill(self, menu: QMenu, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            if not entry.name:
                menu.addSeparator()
                continue
            if entry.is_menu:
                self._add_menu(menu, entry)
                continue
            action = QAction(words(entry.text), self)
            action.setCheckable(entry.checkable)
            action.triggered.connect(lambda on, act=entry.act: self.asked.emit(act, on))
            if entry.act.startswith(_VIEW):
                self._views.addAction(action)
            menu.addAction(action)
            self._made[entry.name] = action
            self._entries[entry.name] = entry

    def _add_menu(self, menu: QMenu, entry: Entry) -> None:
        """Add a menu that is filled each time it is opened."""
        opened = menu.addMenu(words(entry.text))
        opened.aboutToShow.connect(lambda: self.filling.emit(entry.act, opened))
        self._made[entry.name] = opened.menuAction()
        self._entries[entry.name] = entry

    def wear(self, own_keys: Mapping[str, str]) -> None:
        """Give each action its keys: a person's own, parted by ";", or those of the table."""
        for name, entry in self._entries.items():
            keys = str(own_keys.get(name, entry.keys))
            self._made[name].setShortcuts([QKeySequence(one) for one in keys.split(";") if one])

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def names(self) -> list[str]:
        """Return the names of all actions."""
        return list(self._made)

    def acts(self) -> list[str]:
        """Return what all actions call."""
        return [entry.act for entry in self._entries.values()]

    def views(self) -> list[QAction]:
        """Return the actions that show the views of a plan, in order; one of them is checked."""
        return self._views.actions()

    def outline_menu(self) -> list[QAction | None]:
        """Return the actions of the outline's context menu in order; None is a line."""
        return [self._made[name] if name else None for name in OUTLINE_MENU]

    def name_levels(self, plan: Plan) -> None:
        """Call the actions that add an item as a plan calls its levels."""
        for kind in ("section", "objective", "measure", "step"):
            self._made[f"add_{kind}"].setText(level_name(plan, kind) or labels().kind(kind))

    def show_view(self, name: str) -> None:
        """Check the action of the view that is shown, and offer the draft's panes beside it alone."""
        self._made["side"].setEnabled(name == _DRAFT)
        for made, entry in self._entries.items():
            if entry.act == _VIEW + name:
                self._made[made].setChecked(True)

    def show_whether_open(self, is_open: bool) -> None:
        """Offer what needs an open plan only while one is open."""
        for name, entry in self._entries.items():
            self._made[name].setEnabled(is_open or not entry.needs_plan)

    def _on_look(self) -> None:
        self._made["dark"].setChecked(look().theme == "dark")
        for name, entry in self._entries.items():
            if entry.icon:
                self._made[name].setIcon(icon(entry.icon))


def plain(text: str) -> str:
    """Return a text of the menus without its key, its dots and what stands after a tab."""
    return words(text).replace("&", "").partition("\t")[0].rstrip("…")


def native(keys: str) -> str:
    """Return keys, parted by ";", as this system writes them."""
    form = QKeySequence.SequenceFormat.NativeText
    return " / ".join(QKeySequence(one).toString(form) for one in keys.split(";") if one)


def keys_in_words(own_keys: Mapping[str, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each menu's title and its actions with their keys, for the sheet of keys."""
    sheet: list[tuple[str, list[tuple[str, str]]]] = []
    for title, entries in MENUS:
        keys = {entry: str(own_keys.get(entry.name, entry.keys)) for entry in entries}
        rows = [(plain(entry.text), native(held)) for entry, held in keys.items() if held]
        if rows:
            sheet.append((words(title).replace("&", ""), rows))
    return sheet
