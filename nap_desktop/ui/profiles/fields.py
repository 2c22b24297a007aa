"""Small pieces that the pages of the editor are made of."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from nap_desktop.ui.widgets.side_text import SideText

Pairs = Iterable[tuple[str, str]]


def combo(items: Pairs, chosen: str, parent: QWidget) -> QComboBox:
    """Return a box with pairs of key and words, one of them chosen."""
    made = QComboBox(parent)
    for key, words in items:
        made.addItem(words, key)
    made.setCurrentIndex(max(made.findData(chosen), 0))
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(10)
    return made


def add(column: QVBoxLayout, caption: str, field: QWidget, stretch: int = 0) -> None:
    """Add a field below its caption, which is its name and its key as well."""
    label = QLabel(caption)
    label.setProperty("role", "caption")
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(caption.replace("&", ""))
    if column.count():
        column.addSpacing(8)
    column.addWidget(label)
    column.addWidget(field, stretch)


def note(text: str) -> SideText:
    """Return a quiet sentence below a field."""
    return SideText(text, "caption")
