"""The form of one body: its names in each language, its kind, how to reach it, where it is named."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nap_desktop.plan import edits
from nap_desktop.plan.change import Change
from nap_desktop.plan.directory import Place
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import body_name, labels, title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.schema import field_of
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.language import NAMES
from nap_desktop.ui.widgets.entry_form import EntryForm
from nap_desktop.ui.widgets.side_text import SideText, hairline, overline
from nap_desktop.ui.widgets.tips import plain_tip

_MOST_PLACES = 60
_LONGEST = 46  # letters of a place that fit beside each other


class BodyForm(EntryForm):
    """What is known of one body.

    item_asked: a person wants to see a place that names it.
    """

    item_asked = Signal(str)

    def __init__(self, own: str, parent: QWidget) -> None:
        """`own` is the language of the plan."""
        super().__init__("body", "", parent)
        self._step = self.tr("Edit a body")
        self.setAccessibleName(self.tr("The chosen body"))
        self.heading = SideText("", "heading", self)
        self.places = QWidget(self)
        self._places_column = QVBoxLayout(self.places)
        self._shown: tuple[NodeId, tuple[tuple[str, NodeId], ...]] = ("", ())
        self._lay_out(own)

    def _lay_out(self, own: str) -> None:
        kinds = field_of("body", "kind").choices
        offers = [("", None, ""), *((labels().choice("kind", code), None, code) for code in kinds)]
        self.add(self.heading)
        self.add(self.line("name"), 6)
        self.add(self.side_by_side(self.line("short"), self._kind_choice(offers)), 6)
        self.add(self.rich("contact", 2, 5), 6)
        self.add(SideText(self.tr("The contact stays on this laptop."), "caption", self))
        self.add(self.warning)
        self.add(hairline(self), 10)
        self.add(overline(self.tr("Where it is named"), self), 4)
        self._places_column.setContentsMargins(0, 0, 0, 0)
        self._places_column.setSpacing(2)
        self.add(self.places)
        self.add(hairline(self), 10)
        self.add(overline(self.tr("Name in other languages"), self), 4)
        for lang, name in NAMES.items():
            if lang != own:
                self.add(self.line(f"name@{lang}", name), 2)

    def _kind_choice(self, offers: Sequence[tuple[str, None, str]]) -> QWidget:
        return self.choice("kind", self.tr("Change the kind of a body"), offers, _set_kind)

    def show_body(self, bridge: Bridge, body: NodeId, places: Sequence[Place]) -> None:
        """Show a body and the places that name it; nothing for none."""
        self.show_node(bridge, body)
        self.widget().setVisible(bool(body))
        if not body:
            return
        self.heading.setText(body_name(bridge.plan, body) or self.tr("Without a name"))
        self._show_places(bridge.plan, body, places)

    def _show_places(self, plan: Plan, body: NodeId, places: Sequence[Place]) -> None:
        printed = numbers(plan)
        lines = tuple((_words(plan, place, printed), place.node) for place in places)
        if (body, lines) == self._shown:
            return
        self._shown = (body, lines)
        while (item := self._places_column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not lines:
            self._places_column.addWidget(SideText(self.tr("Nowhere yet."), "muted"))
        for words, node in lines[:_MOST_PLACES]:
            self._places_column.addWidget(self._place_button(words, node))
        if len(lines) > _MOST_PLACES:
            more = self.tr("and in %n more place(s)", "", len(lines) - _MOST_PLACES)
            self._places_column.addWidget(SideText(more, "muted"))

    def _place_button(self, words: str, node: NodeId) -> QPushButton:
        short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        button = QPushButton(short.replace("&", "&&"))
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(words)
        button.setToolTip(plain_tip(words))
        button.setProperty("role", "link")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.item_asked.emit(node))
        return button


def _words(plan: Plan, place: Place, printed: dict[NodeId, str]) -> str:
    """Return a place in words: the field, and the number and title of the item."""
    kind = plan.nodes[place.node].kind
    number = printed.get(place.node, "")
    named = f"{number} {title(plan, place.node)}".strip()
    return f"{labels().field(kind, place.key)}: {named}"


def _set_kind(plan: Plan, node: NodeId, kind: str) -> list[Change]:
    return edits.set_field(plan, node, "kind", kind)
