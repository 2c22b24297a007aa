"""The source of the item shown: its words as they stood in the document, with their place."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.text import Paragraph, decode
from nap_desktop.plan.tree import ORIGINALS, Node, Plan
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.side_text import SidePage, SideText, hairline


def has_originals(plan: Plan | None, node: NodeId | None) -> bool:
    """Return whether an item keeps the words that it came from."""
    return plan is not None and node is not None and bool(plan.under(node, ORIGINALS))


class SourcePanel(QWidget):
    """Shows each place that one item came from; the words can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge: Bridge | None = None
        self._node: NodeId | None = None
        self._shown: tuple[Node, ...] | None = None
        self.page = SidePage(self)
        self.page.setAccessibleName(self.tr("Source"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        look().changed.connect(self._show_anew)

    def show_plan(self, bridge: Bridge | None) -> None:
        """Follow the plan behind a bridge; nothing is shown for None."""
        if self._bridge is not None:
            self._bridge.history_changed.disconnect(self._follow)
        self._bridge = bridge
        if bridge is not None:
            bridge.history_changed.connect(self._follow)
        self.show_node(None)

    def show_node(self, node: NodeId | None) -> None:
        """Show where an item came from."""
        self._node = node
        self._follow()

    def _show_anew(self) -> None:
        self._shown = None
        self._follow()

    def _follow(self, _: object = None) -> None:
        plan = self._bridge.plan if self._bridge is not None else None
        found: tuple[Node, ...] = ()
        if plan is not None and has_originals(plan, self._node):
            found = tuple(plan.nodes[one] for one in plan.under(self._node or "", ORIGINALS))
        if found == self._shown:
            return
        self._shown = found
        self.page.clear()
        if not found:
            self.page.add(SideText(self.tr("This item was not imported."), "muted"))
        for at, one in enumerate(found):
            if at:
                self.page.add(hairline(), above=8)
            self._show(one)

    def _show(self, one: Node) -> None:
        self.page.add(SideText(one.get("document"), "caption"))
        self.page.add(SideText(self._place(one), "caption"))
        for paragraph in decode(one.get("text")).paragraphs:
            self._paragraph(paragraph)

    def _place(self, one: Node) -> str:
        """Return a place in words: "Borders · table 3, row 12"."""
        if table := one.get("table"):
            where = self.tr("table {table}, row {row}").format(table=table, row=one.get("row"))
        else:
            where = self.tr("paragraph {number}").format(number=one.get("paragraph"))
        return " · ".join(filter(None, (one.get("heading"), where)))

    def _paragraph(self, paragraph: Paragraph) -> None:
        head = "".join(span.text for span in paragraph.spans if span.bold).rstrip(": ")
        words = "".join(span.text for span in paragraph.spans if not span.bold)
        is_left = any(span.italic for span in paragraph.spans)
        if head:
            said = self.tr("{column} (left out)").format(column=head) if is_left else head
            self.page.add(SideText(said, "caption"), above=6)
        elif is_left:
            self.page.add(SideText(self.tr("Left out"), "caption"), above=6)
        text = _Words(words, "muted" if is_left else "small")
        self.page.add(text)


class _Words(SideText):
    """Words of a document, from the side where their language begins."""

    def _align(self) -> None:
        side = (
            Qt.AlignmentFlag.AlignRight if _is_turned(self.text()) else Qt.AlignmentFlag.AlignLeft
        )
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)

    def setText(self, text: str) -> None:
        """Show a text from its own side."""
        super().setText(text)
        self._align()


def _is_turned(text: str) -> bool:
    """Return whether a text is read from right to left, by its first letter."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"
