"""Lines that understand what people type: dates and numbers; what they do not is said, not lost."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change
from nap_desktop.plan.dates import first_day, last_day, parse_date, print_date
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import Labels, grouped
from nap_desktop.plan.schema import Field, kind_of, number
from nap_desktop.plan.text import clean_line
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.editor.field_edit import FieldEdit
from nap_desktop.ui.editor.pending import Make
from nap_desktop.ui.widgets.bubble import Bubble
from nap_desktop.ui.widgets.line import Line

WORDING = "deadline"  # the field for a time that is no date: "permanent"


class ForgivingField(FieldEdit):
    """A line whose words stand for a value; the printed form is shown when nobody types."""

    def __init__(self, kind: str, field: Field, words: Labels, parent: QWidget) -> None:
        super().__init__(kind, field, words, parent)
        self.line = Line(self)
        self._value = ""
        self._node: NodeId = ""
        self._not_understood: dict[NodeId, str] = {}
        self.hold(self.line)
        self.line.textEdited.connect(self._on_typed)
        self.line.entered.connect(self._on_entered)
        self.line.left.connect(self._on_left)
        self.line.returnPressed.connect(self._on_left)

    def parse(self, text: str) -> str | None:
        """Return the canonical value of what was typed; None if it has none."""
        raise NotImplementedError

    def print(self, value: str) -> str:
        """Return a value as people read it."""
        raise NotImplementedError

    def complaint(self) -> str:
        """Return the hint on what was not understood."""
        raise NotImplementedError

    def show_value(self, plan: Plan, node: NodeId, fresh: bool) -> None:
        """Show the value, or the words that were not understood when the item was left."""
        value = plan.get(node, self.key)
        if not fresh and value == self._value:
            return
        self._node, self._value = node, value
        odd = self._not_understood.get(node, "") if fresh else ""
        if not fresh:
            self._not_understood.pop(node, None)
        self.line.setText(odd or self.print(value))
        self.line.setCursorPosition(0)
        self._say(self.complaint() if odd else "")

    def value(self) -> str:
        """Return the value last understood."""
        return self._value

    def _on_entered(self) -> None:
        self.line.selectAll()

    def _on_typed(self, text: str) -> None:
        parsed = self.parse(text)
        self._say("")
        if parsed is None:
            self._not_understood[self._node] = clean_line(text)
            return
        self._not_understood.pop(self._node, None)
        self._value = parsed
        self.tell_typed()

    def _on_left(self) -> None:
        self.settle()
        self.tell_left()

    def settle(self) -> None:
        """Show the printed form, or say that the words were not understood."""
        if self._node in self._not_understood:
            self._say(self.complaint())
        elif self.line.text() != self.print(self._value):
            self.line.setText(self.print(self._value))

    def _say(self, hint: str) -> None:
        if self.line.property("invalid") != bool(hint):
            self.line.setProperty("invalid", bool(hint))
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)
        self.hinted.emit(self.key, hint)


class NumberField(ForgivingField):
    """An amount, its thousands set apart."""

    def parse(self, text: str) -> str | None:
        """Return the number; None if there is none."""
        try:
            return number(clean_line(text))
        except ValueError:
            return None

    def print(self, value: str) -> str:
        """Return the number with its thousands set apart."""
        return grouped(value) if value else ""

    def complaint(self) -> str:
        """Return the hint on what is no number."""
        return self.tr("This is not a number; it is not kept.")


class DateField(ForgivingField):
    """A date as precise as it was typed; other words go to the field for wordings, if there is one."""

    def __init__(self, kind: str, field: Field, words: Labels, parent: QWidget) -> None:
        super().__init__(kind, field, words, parent)
        self._has_wording = WORDING in kind_of(kind).fields and field.group == "when"
        self._wording_before = ""
        self._moving = ""
        self._bubble = Bubble(self)
        self.line.setToolTip(self.tr("2027, Q2 2027, June 2027 or 30.06.2027"))

    def show_value(self, plan: Plan, node: NodeId, fresh: bool) -> None:
        """Show the date."""
        super().show_value(plan, node, fresh)
        if self._has_wording:
            self._wording_before = plan.get(node, WORDING)
        if fresh:
            self._bubble.hide()

    def parse(self, text: str) -> str | None:
        """Return the date; None if it is a wording."""
        return parse_date(clean_line(text))

    def print(self, value: str) -> str:
        """Return the date as it is written."""
        return print_date(value, self.words.lang)

    def complaint(self) -> str:
        """Return the hint on what is no date."""
        return self.tr("No date. Write 2027, Q2 2027, June 2027 or 30.06.2027.")

    def _on_typed(self, text: str) -> None:
        super()._on_typed(text)
        self._explain(text)

    def _explain(self, text: str) -> None:
        value = self.parse(text)
        if not text.strip():
            self._bubble.hide()
        elif value is None:
            words = self.tr("goes to “{field}”").format(field=self._wording_caption())
            self._bubble.say(words if self._takes_wordings() else self.tr("not yet a date"))
        else:
            self._bubble.say(self._meaning(value))

    def _meaning(self, value: str) -> str:
        first, last = first_day(value), last_day(value)
        if first is None or last is None:
            return ""
        start = print_date(first.isoformat(), self.words.lang)
        if first == last:
            return start
        end = print_date(last.isoformat(), self.words.lang)
        if first.year == last.year:
            start = start.removesuffix(f" {first.year}")
        return self.tr("means {start} to {end}").format(start=start, end=end)

    def _wording_caption(self) -> str:
        return self.words.field(self.kind, WORDING).lower()

    def _takes_wordings(self) -> bool:
        return self._has_wording and not self._wording_before

    def settle(self) -> None:
        """Let a wording go where wordings belong."""
        self._bubble.hide()
        odd = self._not_understood.get(self._node, "")
        if not odd or not self._takes_wordings():
            super().settle()
            return
        del self._not_understood[self._node]
        self._moving, self._value = odd, ""
        self.line.clear()
        self.tell_decided()
        self._moving = ""

    def maker(self, node: NodeId) -> Make:
        """Return what sets the date, and the wording where one was typed instead."""
        key, value, moving = self.key, self._value, self._moving

        def make(plan: Plan) -> list[Change]:
            changes = edits.set_field(plan, node, key, value)
            if moving:
                changes += edits.set_field(plan, node, WORDING, moving)
            return changes

        return make

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hide the bubble with Escape."""
        self._bubble.hide()
        super().keyPressEvent(event)
