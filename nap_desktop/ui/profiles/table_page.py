"""The tables of measures: which columns, in which order, how wide, and what stands at the foot."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from nap_desktop.services.profile_choices import Choices
from nap_desktop.ui.profiles.fields import add, combo
from nap_desktop.ui.profiles.ordered import OrderedChecks
from nap_desktop.ui.profiles.widths import Widths
from nap_desktop.ui.profiles.words import pairs

_NEW = 12  # the width that a column has at first


class TablePage(QWidget):
    """Gives the keys `columns`, `tables`, `steps`, `codes` and `footnotes`."""

    changed = Signal()

    def __init__(
        self, data: dict[str, Any], choices: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self._words = dict(choices.columns)
        own = {entry["field"]: float(entry["width"]) for entry in data["columns"]}
        usual = dict(choices.usual_columns)
        shown = own or usual
        self._widths = {key: usual.get(key, float(_NEW)) for key in self._words} | shown
        self.plans_own = QCheckBox(self.tr("The columns that the plan itself &names"), self)
        self.plans_own.setChecked(not own)
        self.columns = OrderedChecks(self.tr("Columns of the tables"), choices.always, self)
        self.share = QSpinBox(self)
        self.strip = Widths(self)
        self.tables = combo(pairs("tables", choices.tables), data["tables"], self)
        self.steps = QCheckBox(self.tr("&Steps below their measures"), self)
        self.codes = QCheckBox(self.tr("&Codes of measures, such as M-0042"), self)
        self.footnotes = OrderedChecks(self.tr("At the foot of the page"), parent=self)
        self.steps.setChecked(data["steps"])
        self.codes.setChecked(data["codes"])
        self.share.setRange(choices.narrowest, choices.widest)
        self.share.lineEdit().setTextMargins(6, 0, 6, 0)
        self._lay_out()
        self.columns.fill(choices.columns, tuple(shown))
        self.footnotes.fill(choices.footnotes, data["footnotes"])
        self._connect()
        self._follow_owner()

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(4)
        left.addWidget(self.plans_own)
        add(left, self.tr("C&olumns, in their order"), self.columns, 1)
        add(right, self.tr("&Width of the chosen column, beside the others"), self.share)
        right.addSpacing(4)
        right.addWidget(self.strip)
        add(right, self.tr("&Tables"), self.tables)
        right.addSpacing(4)
        right.addWidget(self.steps)
        right.addWidget(self.codes)
        add(right, self.tr("At the &foot of the page, as notes"), self.footnotes, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 12, 2, 2)
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.columns.changed.connect(self._follow_columns)
        self.columns.chosen.connect(self._show_width)
        self.footnotes.changed.connect(self.changed)
        self.share.valueChanged.connect(self._keep_width)
        self.plans_own.toggled.connect(self._follow_owner)

    def _follow_owner(self) -> None:
        """Let columns be chosen only where they are the document's own."""
        own = not self.plans_own.isChecked()
        for widget in (self.columns, self.share, self.strip):
            widget.setEnabled(own)
        self.strip.setVisible(own)
        self._follow_columns()

    def _follow_columns(self) -> None:
        self._show_width()
        self._show_strip()
        self.changed.emit()

    def _show_width(self, *_: object) -> None:
        key = self.columns.key
        with QSignalBlocker(self.share):
            self.share.setValue(round(self._widths.get(key, _NEW)))
        ticked = key in self.columns.keys
        self.share.setEnabled(ticked and not self.plans_own.isChecked())
        self._show_strip()

    def _keep_width(self, width: int) -> None:
        if self.columns.key:
            self._widths[self.columns.key] = float(width)
        self._show_strip()
        self.changed.emit()

    def _show_strip(self) -> None:
        keys = self.columns.keys
        shown = [(self._words[key], self._widths[key]) for key in keys]
        at = keys.index(self.columns.key) if self.columns.key in keys else -1
        self.strip.show_columns(shown, at)
        told = dict(zip(keys, self.strip.shares, strict=True))
        for key in self._words:
            self.columns.note(key, f"{told[key][1]}\u00a0%" if key in told else "")

    @property
    def data(self) -> dict[str, Any]:
        """What is chosen now; no columns where they are the plan's own."""
        own = () if self.plans_own.isChecked() else self.columns.keys
        return {
            "columns": [{"field": key, "width": self._widths[key]} for key in own],
            "tables": self.tables.currentData(),
            "steps": self.steps.isChecked(),
            "codes": self.codes.isChecked(),
            "footnotes": list(self.footnotes.keys),
        }

    @property
    def fault(self) -> str:
        """What is wrong, in one sentence; empty if nothing is."""
        most = self._choices.most_columns
        if not self.plans_own.isChecked() and len(self.columns.keys) > most:
            return self.tr("A table takes {most} columns at most.").format(most=most)
        return ""
