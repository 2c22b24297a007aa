"""Changes the name of a template, what it is for, and what its author says on each section."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from nap_desktop.framework.templates import StarterTemplate
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.dialog import ActDialog

_IdRole = Qt.ItemDataRole.UserRole + 1


class DescribeDialog(ActDialog):
    """A form, and the sections with the guidance of each."""

    def __init__(self, template: StarterTemplate, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Name and guidance of the template"))
        self.act_button.setText(self.tr("Keep"))
        self.name = QLineEdit(template.name, self)
        self.summary = QLineEdit(template.summary, self)
        self.sections = QListWidget(self)
        self.guidance = QPlainTextEdit(self)
        self._said: dict[str, str] = {}
        self._shown = ""
        self._lay_out()
        self._fill(template.data["items"], 0)
        self.sections.currentItemChanged.connect(self._on_section)
        self.guidance.textChanged.connect(self._on_typed)
        self.name.textChanged.connect(lambda words: self.act_button.setEnabled(bool(words.strip())))
        self.sections.setCurrentRow(0)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("&What it is for"), self.summary)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.sections, 2)
        row.addWidget(self.guidance, 3)
        self.sections.setAccessibleName(self.tr("Sections"))
        self.guidance.setAccessibleName(self.tr("What you say to those who fill in a section"))
        self.guidance.setTabChangesFocus(True)
        self.column.addLayout(form)
        self.column.addLayout(row, 1)
        self.resize(look().px(760), look().px(520))

    def _fill(self, items: list[dict[str, Any]], depth: int) -> None:
        for one in items:
            heading = one["fields"].get("heading")
            if heading:
                item = QListWidgetItem("    " * depth + str(heading))
                item.setData(_IdRole, one["id"])
                self.sections.addItem(item)
                self._said[one["id"]] = one.get("guidance", {}).get("text", "")
            self._fill(one.get("items", []), depth + 1)

    def _on_section(self, item: QListWidgetItem | None) -> None:
        self._shown = item.data(_IdRole) if item is not None else ""
        self.guidance.setEnabled(bool(self._shown))
        self.guidance.setPlainText(self._said.get(self._shown, ""))

    def _on_typed(self) -> None:
        if self._shown:
            self._said[self._shown] = self.guidance.toPlainText()

    @property
    def words(self) -> tuple[str, str, dict[str, str]]:
        """Name, summary, and guidance by item."""
        return self.name.text(), self.summary.text(), dict(self._said)
