"""The measure being drafted, in large type: its number, its words, and below them who and when."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels, shown, title_in_full
from nap_desktop.plan.numbering import level_name, numbers
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.entry_form import EntryForm
from nap_desktop.ui.widgets.side_text import SideText

_TEXT, _FACTS = 26, 18  # px at 100 %
_KEYS = ("lead", "partners", "start", "end", "deadline", "funding", "result")


class LargeMeasure(EntryForm):
    """The text of one measure or step, to be typed; its other fields, to be read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("measure", "", parent)
        self._step = self.tr("Edit a measure")
        self.setAccessibleName(self.tr("The measure being drafted"))
        self.heading = SideText("", "title", self)
        self.text = self.rich("text", 3, 14)
        self.facts = SideText("", "", self)
        self.column.setContentsMargins(40, 28, 40, 28)
        self.add(self.heading)
        self.add(self.text, 8)
        self.add(self.facts, 16)
        look().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.field("text").setFont(look().font(_TEXT))
        self.facts.setFont(look().font(_FACTS))

    def show_item(self, bridge: Bridge, node: NodeId) -> None:
        """Show an item: the text of a measure or a step, the heading of any other."""
        plan = bridge.plan
        held = plan.nodes[node]
        typed = held.kind in ("measure", "step")
        kind = level_name(plan, held.kind) or labels().kind(held.kind)
        number = numbers(plan).get(node, "")
        words = "" if typed else title_in_full(plan, node)
        self.heading.setText(f"{kind} {number} {words}".strip())
        self.text.setVisible(typed)
        self.show_node(bridge if typed else None, node if typed else "")
        lines = [
            f"{labels().field(held.kind, key)}: {value}"
            for key in _KEYS
            if typed and key in held.fields and (value := shown(plan, node, key, labels()))
        ]
        self.facts.setText("\n".join(lines))
        self.facts.setVisible(bool(lines))
