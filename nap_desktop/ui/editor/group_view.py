"""One group of a form: its rows, and the line to which they fold."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nap_desktop.plan.labels import Labels
from nap_desktop.plan.schema import field_of, kind_of
from nap_desktop.ui.editor.field_edit import FieldEdit
from nap_desktop.ui.editor.field_factory import make_field
from nap_desktop.ui.editor.fold import FoldLine
from nap_desktop.ui.editor.layout import Group, Row, has_group_caption, width_of
from nap_desktop.ui.editor.rows import GAP, GUTTER, AboveCell, Caption, Hints, LeftLabel
from nap_desktop.ui.look import look


class GroupView(QWidget):
    """Makes the fields of a group and shows them, or one line in their place.

    folded_by_hand: the group, and whether it is folded now.
    """

    folded_by_hand = Signal(str, bool)

    def __init__(self, kind: str, group: Group, words: Labels, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind, self.group, self._words = kind, group, words
        self.fields: dict[str, FieldEdit] = {}
        self.hints: dict[str, Hints] = {}
        self.id = group.name + ("+" if group.apart else "")
        self.folded = False
        self._open_gate = True
        self._summary, self._empty = "", True
        self._line: FoldLine | None = None
        self._sign: FoldLine | None = None
        self._rows: list[QWidget] = []
        self.naming: AboveCell | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._build()

    def caption(self) -> str:
        """Return the name of the group for people."""
        if self.group.apart:
            return self.tr("More on the basis")
        return self._words.get("groups", self.group.name)

    def _build(self) -> None:
        folding = self.group.folding
        if folding:
            self._line = FoldLine(self.caption(), self)
            self._line.clicked.connect(self._toggle)
            self._column.addWidget(self._line)
        if folding in ("line", "gate"):
            self._sign = FoldLine(self.caption(), self, small=True)
            self._sign.clicked.connect(self._toggle)
        for place, row in enumerate(self.group.rows):
            made = self._above(row) if row.above else self._left(row, first=place == 0)
            self._rows.append(made)
            self._column.addWidget(made)

    def _field(self, key: str) -> FieldEdit:
        made = make_field(self.kind, field_of(self.kind, key), self._words, self)
        self.fields[key] = made
        return made

    def _above(self, row: Row) -> QWidget:
        """Return fields with their captions above them, side by side."""
        holder = QWidget(self)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addSpacing(look().px(GUTTER))
        for place, key in enumerate(row.keys):
            field = self._field(key)
            names = key == kind_of(self.kind).title
            cell = AboveCell(field, holder, captioned=not names)
            if names:
                self.naming = cell
            self.hints[key] = cell.hints
            line.addSpacing(look().px(12) if place else 0)
            line.addWidget(cell, 1)
        return holder

    def _left(self, row: Row, first: bool) -> QWidget:
        """Return fields side by side with one caption left of them, and their hints below."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(0)
        self._put_sign(line, first)
        fields = [self._field(key) for key in row.keys]
        label = LeftLabel(self._row_caption(row), fields[0], holder)
        many = fields[0].field.type in ("bodies", "codes")
        line.addWidget(
            label, 0, Qt.AlignmentFlag.AlignTop if many else Qt.AlignmentFlag.AlignVCenter
        )
        if many:
            label.setContentsMargins(0, 2 if fields[0].field.choices else 4, 0, 0)
        line.addSpacing(8)
        for place, field in enumerate(fields):
            if place:
                self._put_between(line, field, holder)
            width = width_of(field.field)
            if width:
                field.setFixedWidth(look().px(width))
            line.addWidget(field, 0 if width else 1)
        hints = Hints(holder)
        hints.setFixedHeight(look().px(28 if many else 20))
        line.addWidget(
            hints, 0, Qt.AlignmentFlag.AlignTop if many else Qt.AlignmentFlag.AlignVCenter
        )
        if all(width_of(field.field) for field in fields):
            line.addStretch(1)
        column.addLayout(line)
        self.hints.update(dict.fromkeys(row.keys, hints))
        return holder

    def _put_sign(self, line: QHBoxLayout, first: bool) -> None:
        if first and self._sign is not None:
            line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            line.addSpacing(look().px(GUTTER))

    def _row_caption(self, row: Row) -> str:
        if has_group_caption(row) or (self.group.folding == "gate" and row is self.group.rows[0]):
            return self._words.get("groups", self.group.name)
        return self._words.field(self.kind, row.keys[0])

    def _put_between(self, line: QHBoxLayout, field: FieldEdit, holder: QWidget) -> None:
        """Put the caption of a further field of a row before it, or into it."""
        line.addSpacing(GAP)
        inner = field.findChild(QLineEdit)
        if inner is not None and field.field.type in ("number", "line"):
            inner.setPlaceholderText(field.caption)
            return
        key = "end" if field.key.endswith("end") else ""
        words = self._words.field("measure", key) if key else field.caption
        line.addWidget(Caption(words.lower() if key else words, field, "muted", holder))
        line.addSpacing(GAP)

    # Folding.

    def fold(self, folded: bool) -> None:
        """Show one line, or the rows."""
        self.folded = folded and bool(self.group.folding)
        self._show_parts()

    @property
    def gate_is_open(self) -> bool:
        """Whether the rows behind the first one are wanted."""
        return self._open_gate

    def open_gate(self, opened: bool) -> None:
        """Show the rows behind the first one or not."""
        if opened != self._open_gate:
            self._open_gate = opened
            self._show_parts()

    def _show_parts(self) -> None:
        kind = self.group.folding
        folded = self.folded and (kind != "gate" or self._open_gate)
        if self._line is not None:
            self._line.setVisible(folded or kind == "title")
            self._line.tell(folded, self._summary, self._empty)
        if self._sign is not None:
            self._sign.setEnabled(self._open_gate)
        for place, row in enumerate(self._rows):
            behind = kind == "gate" and place > 0 and not self._open_gate
            row.setVisible(not folded and not behind)

    def tell(self, summary: str) -> None:
        """Say in short what the group holds."""
        self._empty = not summary
        if self._empty:
            captions = (self._words.field(self.kind, key) for key in self.group.keys)
            summary = ", ".join(captions)
        self._summary = summary
        if self._line is not None:
            self._line.tell(self.folded, summary, self._empty)
        if self._sign is not None:
            self._sign.tell(False, summary, self._empty)

    def _toggle(self) -> None:
        self.fold(not self.folded)
        if self.folded and self._line is not None:
            self._line.setFocus()
        elif self._sign is not None and self._sign.isVisibleTo(self):
            self._sign.setFocus()
        self.folded_by_hand.emit(self.id, self.folded)
