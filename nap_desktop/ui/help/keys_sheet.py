"""All keys on one sheet, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.ui.actions import keys_in_words

_COLUMNS = 2

Groups = list[tuple[str, list[tuple[str, str]]]]


def _tr(text: str) -> str:
    return QCoreApplication.translate("keys_sheet", text)


def groups(own_keys: Mapping[str, str]) -> Groups:
    """Return what can be done by key: a title, and names beside keys, group by group."""
    return [(_tr("In the outline"), _outline_keys()), *keys_in_words(own_keys)]


class KeysSheet(QDialog):
    """Every act beside its keys; `print_button` puts the same on paper."""

    def __init__(self, own_keys: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = groups(own_keys)
        self.print_button = QPushButton(self.tr("&Print…"), self)
        self.setWindowTitle(self.tr("Keys"))
        self._lay_out()
        self.print_button.clicked.connect(self._print)
        self.resize(820, 680)

    def _lay_out(self) -> None:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(self._sheet())
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.print_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(area)
        column.addWidget(buttons)

    def _sheet(self) -> QWidget:
        sheet = QWidget(self)
        grid = QGridLayout(sheet)
        grid.setContentsMargins(24, 20, 24, 20)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        rows = [0] * _COLUMNS
        for title, keys in self._groups:
            column = rows.index(min(rows))
            rows[column] = _fill(grid, title, keys, rows[column], column * 3)
        grid.setColumnMinimumWidth(2, 28)
        return sheet

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.tr("Print the keys"))
        if dialog.exec():
            on_paper(self._groups).print_(printer)
        dialog.deleteLater()


def on_paper(groups: Groups) -> QTextDocument:
    """Return the keys as one page of black words: two columns, group below group."""
    columns: list[list[str]] = [[] for _ in range(_COLUMNS)]
    for title, keys in groups:
        shortest = min(columns, key=len)
        shortest.append(f"<tr><td colspan='2'><b>{escape(title)}</b></td></tr>")
        shortest += [
            f"<tr><td width='62%'>{escape(name)}</td><td width='38%'>{escape(key)}</td></tr>"
            for name, key in keys
        ]
        shortest.append("<tr><td colspan='2'>&nbsp;</td></tr>")
    cells = "".join(
        f"<td width='50%'><table width='96%' cellpadding='1'>{''.join(rows)}</table></td>"
        for rows in columns
    )
    document = QTextDocument()
    document.setDefaultStyleSheet("p, td { color: black; font-size: 9pt }")
    title = escape(_tr("Keys of NAP Desktop"))
    document.setHtml(
        f"<p style='font-size: 14pt'><b>{title}</b></p><table width='100%'><tr>{cells}</tr></table>"
    )
    return document


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
