"""The sheet of keys and the "about" box."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nap_desktop import __version__
from nap_desktop.ui.actions import keys_in_words

_COLUMNS = 2


def _tr(text: str) -> str:
    return QCoreApplication.translate("help_sheet", text)


def show_keys(parent: QWidget) -> None:
    """Show all keys on one sheet."""
    _show(keys_sheet(parent))


def show_about(parent: QWidget, library: Path) -> None:
    """Show the version, the licence and where the plans are."""
    _show(about(parent, library))


def _show(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()


def keys_sheet(parent: QWidget) -> QDialog:
    """Return the sheet of all keys."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_tr("Keys"))
    sheet = QWidget(dialog)
    grid = QGridLayout(sheet)
    grid.setContentsMargins(24, 20, 24, 20)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(6)
    groups = [(_tr("In the outline"), _outline_keys()), *keys_in_words()]
    rows = [0] * _COLUMNS
    for title, keys in groups:
        column = rows.index(min(rows))
        rows[column] = _fill(grid, title, keys, rows[column], column * 3)
    grid.setColumnMinimumWidth(2, 28)
    area = QScrollArea(dialog)
    area.setWidgetResizable(True)
    area.setWidget(sheet)
    buttons = QDialogButtonBox(dialog)
    buttons.addButton(_tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    column_box = QVBoxLayout(dialog)
    column_box.addWidget(area)
    column_box.addWidget(buttons)
    dialog.resize(820, 680)
    return dialog


def _fill(grid: QGridLayout, title: str, keys: list[tuple[str, str]], row: int, column: int) -> int:
    heading = QLabel(title)
    heading.setProperty("role", "overline")
    grid.addWidget(heading, row, column, 1, 2)
    for name, key in keys:
        row += 1
        grid.addWidget(QLabel(name), row, column)
        shown = QLabel(key)
        shown.setProperty("role", "muted")
        grid.addWidget(shown, row, column + 1)
    grid.setRowMinimumHeight(row + 1, 14)
    return row + 2


def _outline_keys() -> list[tuple[str, str]]:
    return [
        (_tr("New item below"), "Enter"),
        (_tr("Write its text"), _tr("Space")),
        (_tr("Demote / promote"), "Tab / Shift+Tab"),
        (_tr("Delete"), "Del"),
        (_tr("Select several"), "Shift+↑ / Shift+↓"),
    ]


def about(parent: QWidget, library: Path) -> QDialog:
    """Return the box that tells the version, the licence and where the plans are."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_tr("About NAP Desktop"))
    box = QVBoxLayout(dialog)
    box.setContentsMargins(28, 24, 28, 20)
    box.setSpacing(10)
    for text, role in (
        (_tr("NAP Desktop {version}").format(version=__version__), "title"),
        (_tr("Draft a voluntary National Implementation Action Plan for resolution 1540 (2004). "
             "Offline: nothing leaves this computer unless you export it."), "muted"),
        (_tr("Your plans are kept in {path}").format(path=library), ""),
        (_tr("Apache License 2.0. Qt is used under the LGPL 3; the Noto fonts under the SIL Open "
             "Font License 1.1."), "caption"),
    ):  # fmt: skip
        label = QLabel(text, dialog)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.addWidget(label)
    buttons = QDialogButtonBox(dialog)
    buttons.addButton(_tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    box.addWidget(buttons)
    dialog.setMinimumWidth(460)
    return dialog
