"""All menus, tool bar entries and shortcuts, in one table."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
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


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return the text; lupdate finds the texts of the menus by this name."""
    return text


SEPARATOR = Entry("", "")

MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("actions", "&File"),
        (
            Entry("new_plan", QT_TRANSLATE_NOOP("actions", "&New plan…"), "Ctrl+N", "plus", False),
            Entry("shelf", QT_TRANSLATE_NOOP("actions", "&Plans"), "Ctrl+Shift+O", "home", False),
            Entry("sample", QT_TRANSLATE_NOOP("actions", "Open the &sample plan"), "", "", False),
            SEPARATOR,
            Entry("export", QT_TRANSLATE_NOOP("actions", "&Export…"), "Ctrl+E", "word"),
            Entry("print", QT_TRANSLATE_NOOP("actions", "Pr&int…"), "Ctrl+P"),
            Entry("pack", QT_TRANSLATE_NOOP("actions", "&Make the pack…"), "Ctrl+Shift+E"),
            Entry("wordings", QT_TRANSLATE_NOOP("actions", "Wo&rdings of the pack…")),
            Entry("letterheads", QT_TRANSLATE_NOOP("actions", "&Letterheads…"), "", "", False),
            SEPARATOR,
            Entry(
                "settings", QT_TRANSLATE_NOOP("actions", "Se&ttings…"), "Ctrl+,", "settings", False
            ),
            SEPARATOR,
            Entry("close_plan", QT_TRANSLATE_NOOP("actions", "&Close the plan"), "Ctrl+W"),
            Entry("quit", QT_TRANSLATE_NOOP("actions", "&Quit"), "Ctrl+Q", "", False),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("actions", "&Edit"),
        (
            Entry("undo", QT_TRANSLATE_NOOP("actions", "&Undo"), "Ctrl+Z", "undo"),
            Entry("redo", QT_TRANSLATE_NOOP("actions", "&Redo"), "Ctrl+Y;Ctrl+Shift+Z", "redo"),
            SEPARATOR,
            Entry("cut", QT_TRANSLATE_NOOP("actions", "Cu&t"), "Ctrl+X"),
            Entry("copy", QT_TRANSLATE_NOOP("actions", "&Copy"), "Ctrl+C"),
            Entry("paste", QT_TRANSLATE_NOOP("actions", "&Paste"), "Ctrl+V"),
            Entry("duplicate", QT_TRANSLATE_NOOP("actions", "&Duplicate"), "Ctrl+D"),
            Entry("delete", QT_TRANSLATE_NOOP("actions", "De&lete\tDel")),
            SEPARATOR,
            Entry("rename", QT_TRANSLATE_NOOP("actions", "Re&name"), "F2"),
            Entry("split", QT_TRANSLATE_NOOP("actions", "&Split at the cursor"), "Ctrl+Alt+Return"),
            Entry(
                "join",
                QT_TRANSLATE_NOOP("actions", "&Join with the one above"),
                "Ctrl+Alt+Backspace",
            ),
            SEPARATOR,
            Entry("find", QT_TRANSLATE_NOOP("actions", "&Find in the outline"), "Ctrl+F", "search"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("actions", "&Insert"),
        (
            Entry("add_section", QT_TRANSLATE_NOOP("actions", "&Section"), "Ctrl+Alt+1", "section"),
            Entry(
                "add_objective",
                QT_TRANSLATE_NOOP("actions", "&Objective"),
                "Ctrl+Alt+2",
                "objective",
            ),
            Entry("add_measure", QT_TRANSLATE_NOOP("actions", "&Measure"), "Ctrl+Alt+3", "measure"),
            Entry("add_step", QT_TRANSLATE_NOOP("actions", "S&tep"), "Ctrl+Alt+4"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("actions", "&Plan"),
        (
            Entry(
                "details",
                QT_TRANSLATE_NOOP("actions", "Title, period and &approval"),
                "Ctrl+Shift+P",
            ),
            SEPARATOR,
            Entry("outdent", QT_TRANSLATE_NOOP("actions", "&Promote"), "Alt+Left"),
            Entry("indent", QT_TRANSLATE_NOOP("actions", "&Demote"), "Alt+Right"),
            Entry("move_up", QT_TRANSLATE_NOOP("actions", "Move &up"), "Alt+Up"),
            Entry("move_down", QT_TRANSLATE_NOOP("actions", "Move d&own"), "Alt+Down"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("actions", "&Review"),
        (
            Entry("comment", QT_TRANSLATE_NOOP("actions", "&Comment"), "Ctrl+Alt+M", "comment"),
            Entry("progress", QT_TRANSLATE_NOOP("actions", "&Progress of the item")),
            Entry("next_finding", QT_TRANSLATE_NOOP("actions", "&Next hint"), "F8", "warning"),
            SEPARATOR,
            Entry("concurrence", QT_TRANSLATE_NOOP("actions", "C&oncurrence…"), "Ctrl+Shift+C"),
            Entry("add_remark", QT_TRANSLATE_NOOP("actions", "Add a &remark of a body…")),
            SEPARATOR,
            Entry(
                "save_version",
                QT_TRANSLATE_NOOP("actions", "&Save a version…"),
                "Ctrl+Shift+S",
                "versions",
            ),
            Entry("versions", QT_TRANSLATE_NOOP("actions", "&Versions…")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("actions", "&View"),
        (
            Entry("toggle_fold", QT_TRANSLATE_NOOP("actions", "&Fold or unfold"), "Ctrl+."),
            Entry("fold_all", QT_TRANSLATE_NOOP("actions", "Fold &all"), "Ctrl+Shift+."),
            Entry("unfold_all", QT_TRANSLATE_NOOP("actions", "&Unfold all"), "Ctrl+Shift+,"),
            SEPARATOR,
            Entry(
                "side",
                QT_TRANSLATE_NOOP("actions", "&Guidance and comments"),
                "F9",
                "guidance",
                True,
                True,
            ),
            Entry("next_pane", QT_TRANSLATE_NOOP("actions", "Go to the &next pane"), "F6"),
            SEPARATOR,
            Entry(
                "larger", QT_TRANSLATE_NOOP("actions", "&Larger text"), "Ctrl++;Ctrl+=", "", False
            ),
            Entry("smaller", QT_TRANSLATE_NOOP("actions", "&Smaller text"), "Ctrl+-", "", False),
            Entry(
                "normal_size",
                QT_TRANSLATE_NOOP("actions", "N&ormal text size"),
                "Ctrl+0",
                "",
                False,
            ),
            Entry("dark", QT_TRANSLATE_NOOP("actions", "&Dark"), "", "", False, True),
            Entry(
                "full_screen", QT_TRANSLATE_NOOP("actions", "Full s&creen"), "F11", "", False, True
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("actions", "&Help"),
        (
            Entry("keys", QT_TRANSLATE_NOOP("actions", "&Keys"), "F1", "", False),
            Entry("about", QT_TRANSLATE_NOOP("actions", "&About NAP Desktop"), "", "", False),
        ),
    ),
)

# Acts of the outline that its own keys stand for too: there they must not be taken twice.
OUTLINE_KEYS = frozenset({"indent", "outdent", "move_up", "move_down"})


def words(text: str) -> str:
    """Return a text of the menus in the language of the screen."""
    return QCoreApplication.translate("actions", text)


# What the context menu of the outline offers; an empty name is a line.
_OUTLINE_MENU = [
    "add_section",
    "add_objective",
    "add_measure",
    "add_step",
    "",
    "rename",
    "cut",
    "copy",
    "paste",
    "duplicate",
    "delete",
    "",
    "outdent",
    "indent",
    "move_up",
    "move_down",
    "join",
    "",
    "comment",
]


class Actions(QObject):
    """The window's actions by name, and its menus."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._made: dict[str, QAction] = {}
        self._entries: dict[str, Entry] = {}
        for title, entries in MENUS:
            menu = window.menuBar().addMenu(words(title))
            self._fill(menu, entries)
        look().changed.connect(self._recolour)
        self._recolour()

    def _fill(self, menu: QMenu, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            if not entry.name:
                menu.addSeparator()
                continue
            action = QAction(words(entry.text), self)
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

    def outline_menu(self) -> list[QAction | None]:
        """Return the actions of the outline's context menu in order; None is a line."""
        return [self._made[name] if name else None for name in _OUTLINE_MENU]

    def show_whether_open(self, is_open: bool) -> None:
        """Offer what needs an open plan only while one is open."""
        for name, entry in self._entries.items():
            self._made[name].setEnabled(is_open or not entry.needs_plan)

    def _recolour(self) -> None:
        for name, entry in self._entries.items():
            if entry.icon:
                self._made[name].setIcon(icon(entry.icon))


def keys_in_words() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each menu's title and its actions with their keys, for the sheet of keys."""
    sheet: list[tuple[str, list[tuple[str, str]]]] = []
    for title, entries in MENUS:
        rows = [
            (
                words(entry.text).replace("&", "").rstrip("…"),
                " / ".join(
                    QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
                    for keys in entry.keys.split(";")
                ),
            )
            for entry in entries
            if entry.keys
        ]
        if rows:
            sheet.append((words(title).replace("&", ""), rows))
    return sheet
