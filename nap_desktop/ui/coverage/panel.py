"""Beside the coverage: what stands in the current cell, its measures, its laws, where it stands."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from nap_desktop.framework.coverage import line_of
from nap_desktop.plan.coverage import DISCUSSED, NOT_APPLICABLE, UNCLEAR, Cell
from nap_desktop.plan.labels import labels
from nap_desktop.plan.text import clean_line
from nap_desktop.services.coverage import EMPTY, Coverage
from nap_desktop.ui.coverage import words
from nap_desktop.ui.coverage.law_form import LawForm
from nap_desktop.ui.coverage.lists import LawList, MeasureList
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.flow import FlowLayout
from nap_desktop.ui.widgets.line import Line
from nap_desktop.ui.widgets.side_text import SidePage, SideText, overline

_STANDINGS = ("", DISCUSSED, UNCLEAR, NOT_APPLICABLE)


class CellPanel(SidePage):
    """Shows one cell, and takes what is entered there.

    started:   a measure is wanted here. opened: a measure is to be edited.
    stood:     where the cell stands, and the reason. cited: the fields of a new law.
    changed:   an entry and the fields of its law. removed: an entry.
    """

    started = Signal()
    opened = Signal(str)
    stood = Signal(str, str)
    cited = Signal(dict)
    changed = Signal(str, dict)
    removed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The chosen cell"))
        self._cell: Cell | None = None
        self._coverage: Coverage | None = None
        self._reason_before = ""
        self.where = overline("", self)
        self.heading = SideText("", "heading", self)
        self.state = SideText("", "muted", self)
        self.measures = MeasureList(self)
        self.start = QPushButton(self.tr("Start a measure here"), self)
        self.laws = LawList(self)
        self.form = LawForm(self)
        self.chips: dict[str, QPushButton] = {}
        self.reason = Line(self)
        self._group = QButtonGroup(self)
        self.body = QWidget(self)
        self._lay_out()
        self._connect()

    def sizeHint(self) -> QSize:
        """Return a width in which a law can be read."""
        return QSize(look().px(320), look().px(400))

    def _lay_out(self) -> None:
        for widget in (self.where, self.heading, self.state):
            self.add(widget)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._standings())
        self.reason.setAccessibleName(self.tr("Reason or remark"))
        self.reason.setPlaceholderText(self.tr("Reason or remark"))
        column.addWidget(self.reason)
        column.addSpacing(10)
        column.addWidget(overline(self.tr("Measures"), self))
        column.addWidget(self.measures)
        column.addWidget(self.start)
        column.addSpacing(10)
        column.addWidget(overline(self.tr("Laws cited"), self))
        column.addWidget(self.laws)
        column.addWidget(self.form)
        self.add(self.body, 6)

    def _standings(self) -> QWidget:
        holder = QWidget(self)
        holder.setAccessibleName(labels().field("entry", "standing"))
        flow = FlowLayout(holder)
        for code in _STANDINGS:
            said = words.standing(code) if code else self.tr("Nothing entered")
            chip = QPushButton(said[:1].upper() + said[1:], holder)
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.clicked.connect(lambda _=False, code=code: self._on_chip(code))
            self._group.addButton(chip)
            self.chips[code] = chip
            flow.addWidget(chip)
        return holder

    def _connect(self) -> None:
        self.measures.opened.connect(self.opened)
        self.start.clicked.connect(self.started)
        self.laws.chosen.connect(self.form.show_law)
        self.laws.removed.connect(self.removed)
        self.form.kept.connect(self._on_law)
        self.form.left.connect(lambda: self.form.show_law(None))
        self.reason.left.connect(self.keep_reason)
        self.reason.returnPressed.connect(self.keep_reason)

    @property
    def cell(self) -> Cell | None:
        """The cell that is shown."""
        return self._cell

    # -- showing --

    def show_cell(self, coverage: Coverage | None, cell: Cell | None) -> None:
        """Show what stands in a cell; what was typed for another is kept before."""
        if cell != self._cell:
            self.flush()
            self.form.show_law(None)
        self._coverage, self._cell = coverage, cell
        line = line_of(cell.place) if cell else None
        self.body.setVisible(cell is not None and coverage is not None)
        if coverage is None or cell is None or line is None:
            self.where.setText("")
            self.heading.setText(self.tr("No cell is chosen"))
            self.state.setText(self.tr("The form does not ask for this category here."))
            return
        self.where.setText(words.place(line, cell).upper())
        self.heading.setText(words.title(line))
        self.state.setText(words.in_full(coverage.state(cell) if coverage else EMPTY))
        self.measures.show_measures(coverage, cell)
        laws = coverage.laws_of(cell)
        self.laws.show_laws(laws)
        if self.form.node and self.form.node not in {law.id for law in laws}:
            self.form.show_law(None)
        self._show_standing(coverage, cell)

    def _show_standing(self, coverage: Coverage, cell: Cell) -> None:
        entry = coverage.entry_of(cell)
        now = entry.get("standing") if entry else ""
        self.chips[now].setChecked(True)
        reason = entry.get("reason") if entry else ""
        if reason != self._reason_before or not self.reason.hasFocus():
            self.reason.setText(reason)
            self.reason.setCursorPosition(0)
        self._reason_before = reason
        self.reason.setVisible(bool(now))

    # -- what is entered --

    def _on_chip(self, code: str) -> None:
        reason = clean_line(self.reason.text()) if code else ""
        self._reason_before = reason
        self.stood.emit(code, reason)
        if code == NOT_APPLICABLE and not reason:
            self.reason.setFocus()

    def keep_reason(self) -> None:
        """Keep the reason if it was changed."""
        reason = clean_line(self.reason.text())
        entry = self._coverage.entry_of(self._cell) if self._coverage and self._cell else None
        if entry is not None and reason != self._reason_before:
            self._reason_before = reason
            self.stood.emit(entry.get("standing"), reason)

    def _on_law(self) -> None:
        law = self.form.law()
        if law is not None:
            self._keep_law(law)
            self.form.lines["law_title"].setFocus()

    def _keep_law(self, law: dict[str, str]) -> None:
        node = self.form.node
        self.form.show_law(None)
        if node:
            self.changed.emit(node, law)
        else:
            self.cited.emit(law)

    def flush(self) -> None:
        """Keep what was typed and not kept yet."""
        self.keep_reason()
        if self._cell is not None and self.form.is_changed:
            law = self.form.law_anyhow()
            if any(law.values()):
                self._keep_law(law)

    def write(self) -> None:
        """Bring the keyboard to the law."""
        self.form.lines["law_title"].setFocus()
        self.ensureWidgetVisible(self.form)
