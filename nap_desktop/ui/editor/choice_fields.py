"""Fields in which people choose: one of a few, several of a few, yes or no, several of a vocabulary."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QSizePolicy, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels
from nap_desktop.plan.schema import Field, codes, join_codes
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.editor import vocabulary
from nap_desktop.ui.editor.field_edit import FieldEdit
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.widgets.chips import ChipRow
from nap_desktop.ui.widgets.flow import FlowLayout
from nap_desktop.ui.widgets.picker import Picker


class CalmCombo(QComboBox):
    """A box of choices that the wheel does not change unless the keyboard is here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceField(FieldEdit):
    """One of a few codes, or none."""

    def __init__(self, kind: str, field: Field, words: Labels, parent: QWidget) -> None:
        super().__init__(kind, field, words, parent)
        self.combo = CalmCombo(self)
        self.combo.addItem("–", "")
        for code in field.choices:
            self.combo.addItem(words.choice(field.key, code), code)
        self.hold(self.combo)
        self.combo.activated.connect(self.tell_decided)

    def show_value(self, plan: Plan, node: NodeId, fresh: bool) -> None:
        """Show the choice; a code that the schema does not know is added."""
        value = plan.get(node, self.key)
        place = self.combo.findData(value)
        if place < 0:
            self.combo.addItem(value, value)
            place = self.combo.count() - 1
        self.combo.setCurrentIndex(place)

    def value(self) -> str:
        """Return the code."""
        return str(self.combo.currentData() or "")


class ChoicesField(FieldEdit):
    """Several of a few codes, each with a check box."""

    def __init__(self, kind: str, field: Field, words: Labels, parent: QWidget) -> None:
        super().__init__(kind, field, words, parent)
        self._boxes: dict[str, QCheckBox] = {}
        self._others: list[str] = []
        flow = FlowLayout(self, gap=14)
        for code in field.choices:
            box = QCheckBox(words.choice(field.key, code), self)
            box.setAccessibleDescription(self.caption)
            box.clicked.connect(self.tell_decided)
            flow.addWidget(box)
            self._boxes[code] = box
        self.setFocusProxy(next(iter(self._boxes.values())))

    def show_value(self, plan: Plan, node: NodeId, fresh: bool) -> None:
        """Check what the plan holds; what the schema does not know is kept aside."""
        held = codes(plan.get(node, self.key))
        self._others = [code for code in held if code not in self._boxes]
        for code, box in self._boxes.items():
            box.setChecked(code in held)

    def value(self) -> str:
        """Return the codes in the schema's order."""
        held = [code for code, box in self._boxes.items() if box.isChecked()]
        return join_codes([*held, *self._others])


class FlagField(FieldEdit):
    """Yes or no."""

    def __init__(self, kind: str, field: Field, words: Labels, parent: QWidget) -> None:
        super().__init__(kind, field, words, parent)
        self.box = QCheckBox(self.caption, self)
        self.hold(self.box, stretch=False)
        self.box.clicked.connect(self.tell_decided)

    def show_value(self, plan: Plan, node: NodeId, fresh: bool) -> None:
        """Check the box or not."""
        with QSignalBlocker(self.box):
            self.box.setChecked(bool(plan.get(node, self.key)))

    def value(self) -> str:
        """Return "1" or nothing."""
        return "1" if self.box.isChecked() else ""


class AddButton(QPushButton):
    """The quiet button behind chips.

    backed: Backspace or the arrow to the chips was pressed; True for Backspace.
    """

    backed = Signal(bool)

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setProperty("role", "add")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._on_look()
        look().changed.connect(self._on_look)

    def _on_look(self) -> None:
        self.setIcon(icon("plus", "muted"))
        self.setIconSize(QSize(look().px(12), look().px(12)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that lead to the chips."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        to_chips = Qt.Key.Key_Right if mirrored else Qt.Key.Key_Left
        if event.key() in (Qt.Key.Key_Backspace, to_chips):
            self.backed.emit(event.key() == Qt.Key.Key_Backspace)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class VocabularyField(FieldEdit):
    """Several codes of a list that the framework keeps, as chips.

    chosen: the code of a chip that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, kind: str, field: Field, words: Labels, parent: QWidget) -> None:
        super().__init__(kind, field, words, parent)
        self._codes: list[str] = []
        self._plan: Plan | None = None
        self._node: NodeId = ""
        self._picker: Picker | None = None
        self._add = AddButton(self.tr("Add"), self)
        self._row = ChipRow(self._add, accent=field.vocabulary == "provisions", parent=self)
        self.hold(self._row)
        self._row.setAccessibleName(self.caption)
        self._add.setAccessibleName(self.tr("Add to {field}").format(field=self.caption))
        self.setFocusProxy(self._add)
        self._add.clicked.connect(self._pick)
        self._add.backed.connect(self._on_backed)
        self._row.removed.connect(self._toggle)
        self._row.clicked.connect(self.chosen)

    def show_value(self, plan: Plan, node: NodeId, fresh: bool) -> None:
        """Show a chip for each code."""
        self._plan, self._node = plan, node
        held = codes(plan.get(node, self.key))
        if held != self._codes or fresh:
            self._codes = held
            self._show()

    def _show(self) -> None:
        self._row.show_things(
            [vocabulary.thing(self.field.vocabulary, code) for code in self._codes]
        )

    def value(self) -> str:
        """Return the codes."""
        return join_codes(self._codes)

    def _toggle(self, code: str) -> None:
        if code in self._codes:
            self._codes = [held for held in self._codes if held != code]
        else:
            self._codes = vocabulary.in_order(self.field.vocabulary, [*self._codes, code])
        self._show()
        self.tell_decided()

    def _on_backed(self, backspace: bool) -> None:
        if backspace:
            self._row.remove_last()
        else:
            self._row.focus_last()

    def _pick(self) -> None:
        if self._picker is None:
            self._picker = Picker(self, self.caption)
            self._picker.toggled.connect(self._toggle)
        name = self.field.vocabulary
        near = vocabulary.near(name, self._plan, self._node) if self._plan else frozenset()
        self._picker.offer(
            vocabulary.things(name),
            self._codes,
            near,
            self.tr("Only what belongs to the provisions of this measure"),
        )
        self._picker.pop_up(self._add)
