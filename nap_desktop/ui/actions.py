"""All menus, tool bar entries and shortcuts, in one table."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from nap_desktop.ui.look import icon, look


@dataclass(frozen=True, slots=True)
class Entry:
    """One action: its name in the code, its words, keys, icon, and whether it needs an open plan."""

    name: str
    text: str
    keys: str = ""
    icon: str = ""
    needs_plan: bool = True
    checkable: bool = False


_ = QT_TRANSLATE_NOOP
SEPARATOR = Entry("", "")

MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        _("actions", "&File"),
        (
            Entry("new_plan", _("actions", "&New plan…"), "Ctrl+N", "plus", False),
            Entry("shelf", _("actions", "&Plans"), "Ctrl+Shift+O", "home", False),
            Entry("sample", _("actions", "Open the &sample plan"), "", "", False),
            SEPARATOR,
            Entry("export", _("actions", "Export to &Word…"), "Ctrl+E", "word"),
            Entry("save_version", _("actions", "Save a &version…"), "Ctrl+Shift+S", "versions"),
            Entry("versions", _("actions", "Ve&rsions…")),
            SEPARATOR,
            Entry("settings", _("actions", "Se&ttings…"), "Ctrl+,", "settings", False),
            SEPARATOR,
            Entry("close_plan", _("actions", "&Close the plan"), "Ctrl+W"),
            Entry("quit", _("actions", "&Quit"), "Ctrl+Q", "", False),
        ),
    ),
    (
        _("actions", "&Edit"),
        (
            Entry("undo", _("actions", "&Undo"), "Ctrl+Z", "undo"),
            Entry("redo", _("actions", "&Redo"), "Ctrl+Y;Ctrl+Shift+Z", "redo"),
            SEPARATOR,
            Entry("cut", _("actions", "Cu&t"), "Ctrl+X"),
            Entry("copy", _("actions", "&Copy"), "Ctrl+C"),
            Entry("paste", _("actions", "&Paste"), "Ctrl+V"),
            Entry("duplicate", _("actions", "&Duplicate"), "Ctrl+D"),
            Entry("delete", _("actions", "De&lete")),
            SEPARATOR,
            Entry("rename", _("actions", "Re&name"), "F2"),
            Entry("split", _("actions", "&Split at the cursor"), "Ctrl+Alt+Return"),
            Entry("join", _("actions", "&Join with the one above"), "Ctrl+Alt+Backspace"),
            SEPARATOR,
            Entry("find", _("actions", "&Find in the outline"), "Ctrl+F", "search"),
        ),
    ),
    (
        _("actions", "&Insert"),
        (
            Entry("add_section", _("actions", "&Section"), "Ctrl+Alt+1", "section"),
            Entry("add_objective", _("actions", "&Objective"), "Ctrl+Alt+2", "objective"),
            Entry("add_measure", _("actions", "&Measure"), "Ctrl+Alt+3", "measure"),
            Entry("add_step", _("actions", "S&tep"), "Ctrl+Alt+4"),
            SEPARATOR,
            Entry("comment", _("actions", "&Comment"), "Ctrl+Alt+M", "comment"),
        ),
    ),
    (
        _("actions", "&Plan"),
        (
            Entry("details", _("actions", "Title, period and &approval"), "Ctrl+Shift+P"),
            Entry("next_finding", _("actions", "&Next hint"), "F8", "warning"),
            SEPARATOR,
            Entry("outdent", _("actions", "&Promote"), "Alt+Left"),
            Entry("indent", _("actions", "&Demote"), "Alt+Right"),
            Entry("move_up", _("actions", "Move &up"), "Alt+Up"),
            Entry("move_down", _("actions", "Move d&own"), "Alt+Down"),
        ),
    ),
    (
        _("actions", "&View"),
        (
            Entry("toggle_fold", _("actions", "&Fold or unfold"), "Ctrl+."),
            Entry("fold_all", _("actions", "Fold &all"), "Ctrl+Shift+."),
            Entry("unfold_all", _("actions", "&Unfold all"), "Ctrl+Shift+,"),
            SEPARATOR,
            Entry("side", _("actions", "&Guidance and comments"), "F9", "guidance", True, True),
            Entry("next_pane", _("actions", "Go to the &next pane"), "F6"),
            SEPARATOR,
            Entry("larger", _("actions", "&Larger text"), "Ctrl++;Ctrl+=", "", False),
            Entry("smaller", _("actions", "&Smaller text"), "Ctrl+-", "", False),
            Entry("normal_size", _("actions", "N&ormal text size"), "Ctrl+0", "", False),
            Entry("dark", _("actions", "&Dark"), "", "", False, True),
            Entry("full_screen", _("actions", "Full s&creen"), "F11", "", False, True),
        ),
    ),
    (
        _("actions", "&Help"),
        (
            Entry("keys", _("actions", "&Keys"), "F1", "", False),
            Entry("about", _("actions", "&About NAP Desktop"), "", "", False),
        ),
    ),
)

# Acts of the outline that its own keys stand for too: there they must not be taken twice.
OUTLINE_KEYS = frozenset({"indent", "outdent", "move_up", "move_down"})


class Actions(QObject):
    """The window's actions by name, and its menus."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._made: dict[str, QAction] = {}
        self._entries: dict[str, Entry] = {}
        for title, entries in MENUS:
            menu = window.menuBar().addMenu(QCoreApplication.translate("actions", title))
            self._fill(menu, entries)
        look().changed.connect(self._recolour)
        self._recolour()

    def _fill(self, menu: QMenu, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            if not entry.name:
                menu.addSeparator()
                continue
            action = QAction(QCoreApplication.translate("actions", entry.text), self)
            action.setShortcuts([QKeySequence(keys) for keys in entry.keys.split(";") if keys])
            action.setCheckable(entry.checkable)
            menu.addAction(action)
            self._made[entry.name] = action
            self._entries[entry.name] = entry

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def names(self) -> list[str]:
        """Return the names of all actions."""
        return list(self._made)

    def show_whether_open(self, is_open: bool) -> None:
        """Offer what needs an open plan only while one is open."""
        for name, entry in self._entries.items():
            self._made[name].setEnabled(is_open or not entry.needs_plan)

    def _recolour(self) -> None:
        for name, entry in self._entries.items():
            if entry.icon:
                colour = "on_accent" if name == "export" else "text"
                self._made[name].setIcon(icon(entry.icon, colour))


def keys_in_words() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each menu's title and its actions with their keys, for the sheet of keys."""
    sheet: list[tuple[str, list[tuple[str, str]]]] = []
    for title, entries in MENUS:
        rows = [
            (
                QCoreApplication.translate("actions", entry.text).replace("&", "").rstrip("…"),
                " / ".join(
                    QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
                    for keys in entry.keys.split(";")
                ),
            )
            for entry in entries
            if entry.keys
        ]
        if rows:
            sheet.append((QCoreApplication.translate("actions", title).replace("&", ""), rows))
    return sheet
