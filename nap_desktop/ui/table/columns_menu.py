"""The menus that choose what the table shows: its columns, the height of rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

FIRST = ("text", "lead", "start", "end", "provisions", "priority", "funding", "result", "indicator")


def columns_menu(
    menu: QMenu,
    known: Sequence[tuple[str, str]],
    shown: Sequence[str],
    choose: Callable[[list[str]], object],
) -> None:
    """Fill a menu with all columns (key, caption), those shown checked; one always stays."""
    for key, words in known:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(key in shown)
        action.setEnabled(key not in shown or len(shown) > 1)
        action.triggered.connect(lambda on, key=key: choose(_with(shown, key, on)))
        menu.addAction(action)


def _with(shown: Sequence[str], key: str, on: bool) -> list[str]:
    """Return the columns with one more at the end, or without one."""
    return [*shown, key] if on else [one for one in shown if one != key]


def lines_menu(menu: QMenu, lines: int, choose: Callable[[int], object], parent: QWidget) -> None:
    """Fill a menu with the heights of rows, in lines of text."""
    for count in (1, 2, 3):
        action = QAction(parent.tr("%n lines", "", count), menu)
        action.setCheckable(True)
        action.setChecked(count == lines)
        action.triggered.connect(lambda _, count=count: choose(count))
        menu.addAction(action)
