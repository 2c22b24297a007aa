"""Changes the name of a template, what it is for, and what its author says on each section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from nap_desktop.framework.templates import StarterTemplate
from nap_desktop.ui.look import look
from nap_desktop.ui.templates.guidance_fields import GuidanceFields, Section
from nap_desktop.ui.widgets.dialog import ActDialog


class DescribeDialog(ActDialog):
    """A form, and the sections with the guidance of each."""

    def __init__(self, template: StarterTemplate, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Name and guidance of the template"))
        self.act_button.setText(self.tr("Keep"))
        self.name = QLineEdit(template.name, self)
        self.summary = QLineEdit(template.summary, self)
        self.guidance = GuidanceFields(_sections(template.data["items"], 0), self)
        form = QFormLayout()
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("&What it is for"), self.summary)
        self.column.addLayout(form)
        self.column.addWidget(self.guidance, 1)
        self.resize(look().px(760), look().px(520))
        self.name.textChanged.connect(lambda words: self.act_button.setEnabled(bool(words.strip())))

    @property
    def words(self) -> tuple[str, str, dict[str, str]]:
        """Name, summary, and guidance by item."""
        return self.name.text(), self.summary.text(), dict(self.guidance.said)


def _sections(items: list[dict[str, Any]], depth: int) -> Iterator[Section]:
    for one in items:
        if heading := one["fields"].get("heading"):
            yield Section(one["id"], depth, str(heading), one.get("guidance", {}).get("text", ""))
        yield from _sections(one.get("items", []), depth + 1)
