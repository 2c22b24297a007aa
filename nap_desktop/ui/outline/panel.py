"""The left pane: the filter box above the outline."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from nap_desktop.plan.change import InsertNode
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.services.open_plan import Applied
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.outline.model import OutlineModel
from nap_desktop.ui.outline.view import OutlineView

if TYPE_CHECKING:
    from nap_desktop.plan.checks import Finding
    from nap_desktop.ui.outline.acts import OutlineActs
    from nap_desktop.ui.outline.filter import Found, Haystack
    from nap_desktop.ui.outline.typing import TitleTyping

_CHOOSE_PAUSE = 250  # ms without a key before the first match is shown: its form is slow to fill
_FILTER_PAUSE = 60  # ms; shorter than a fast typist's pause between two keys


class OutlinePanel(QWidget):
    """Shows the plan behind a bridge and follows it.

    chosen: the id of the item that became the current one (the root's for none).
    open:   the id of an item that wants to be edited in the middle.
    told:   a sentence about what happened, and whether Undo fits.
    """

    chosen = Signal(str)
    open = Signal(str)
    told = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = OutlineModel(parent=self)
        self.view = OutlineView(self.model, self)
        self.filter = QLineEdit(self)
        self._empty = QLabel(self)
        self._bridge: Bridge | None = None
        self._words = labels()
        self._haystack: Haystack | None = None
        self._findings: dict[NodeId, list[Finding]] = {}
        self._added: set[NodeId] = set()
        self._pause = QTimer(self, singleShot=True, interval=_FILTER_PAUSE)
        self._matches: set[NodeId] = set()
        self._choose_soon = QTimer(self, singleShot=True, interval=_CHOOSE_PAUSE)
        self._menu_actions: list[QAction | None] = []
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        self.filter.setPlaceholderText(
            self.tr("Filter: title, number, body, “3(d)”, “no lead body”")
        )
        self.filter.setAccessibleName(self.tr("Filter the outline"))
        words = self.tr(
            "Words, “phrases” and fields, all of which must fit:\n"
            'lead:customs   body:"Ministry of Justice"   no:lead\n'
            "has:comment   comment:cost   status:completed\n"
            "kind:measure   kind:legislative   priority:high\n"
            "provision:3d   end:<2028   end:2027..2029   text:licence\n"
            "Escape shows everything again."
        )
        self.filter.setToolTip(words)
        self.filter.setClearButtonEnabled(True)
        self._search_mark = self.filter.addAction(
            icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 4, 0)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_typed)
        self.filter.returnPressed.connect(self._go_to_match)
        self._pause.timeout.connect(self._filter)
        self._choose_soon.timeout.connect(self._choose_match)
        self.view.chosen.connect(self.chosen)
        self.view.asked.connect(self._act)
        self.view.line_left.connect(lambda way, is_new: self.typing.go_on(way, is_new))
        self.view.lines_pasted.connect(lambda text, is_new: self.typing.paste(text, is_new))
        self.model.dropped.connect(lambda *given: self.acts.drop(*given))
        self.model.dropped_text.connect(lambda *given: self.acts.drop_data(*given))
        self.model.renamed.connect(lambda *given: self.acts.rename(*given))
        self.view.doubleClicked.connect(self._on_double_click)
        self.view.customContextMenuRequested.connect(self._show_menu)
        for changed in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            changed.connect(self._show_whether_empty)
        look().changed.connect(self._on_look)

    # What people do to the outline is imported when they do it first.

    @cached_property
    def acts(self) -> OutlineActs:
        """What is done to the items."""
        from nap_desktop.ui.outline.acts import OutlineActs

        acts = OutlineActs(self.view, self)
        acts.told.connect(self.told)
        acts.written.connect(self._write)
        acts.show_plan(self._bridge)
        return acts

    @cached_property
    def typing(self) -> TitleTyping:
        """What follows when a title was typed in its row."""
        from nap_desktop.ui.outline.typing import TitleTyping

        typing = TitleTyping(self.view, self.acts, self)
        typing.open.connect(self.open)
        typing.show_plan(self._bridge)
        return typing

    def show_plan(self, bridge: Bridge | None, folded: set[NodeId] = frozenset()) -> None:  # type: ignore[assignment]
        """Show the plan behind a bridge, unfolded but for `folded`; nothing for None."""
        if self._bridge is not None:
            self._bridge.applied.disconnect(self._follow)
            self._bridge.replaced.disconnect(self._replace)
            self._bridge.about_to_act.disconnect(self.view.keep_line)
        self._bridge = bridge
        for made in ("acts", "typing"):
            if made in self.__dict__:
                getattr(self, made).show_plan(bridge)
        self._findings = {}
        self._haystack = None
        if bridge is None:
            return
        bridge.applied.connect(self._follow)
        bridge.replaced.connect(self._replace)
        bridge.about_to_act.connect(self.view.keep_line)
        self.filter.clear()
        self.model.show_only(None)
        self.model.show_plan(bridge.plan)
        self.view.unfold_all_but(folded)

    def show_findings(self, findings: dict[NodeId, list[Finding]]) -> None:
        """Mark the items that have hints."""
        self._findings = findings
        self.model.show_findings(findings, self._sentence)

    def show_again(self, nodes: list[NodeId]) -> None:
        """Select items and scroll to them, without the filter if it hides one."""
        hidden = any(not self.model.index_of(node).isValid() for node in nodes)
        if hidden and self.model.is_filtered:
            self.filter.clear()
            self._filter()
        self.view.choose_all(nodes)

    def use_menu(self, actions: list[QAction | None]) -> None:
        """Offer these actions on the right mouse button; None is a line between them."""
        self._menu_actions = actions

    def start_finding(self) -> None:
        """Let the filter be typed."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _sentence(self, finding: Finding) -> str:
        return self._words.get("findings", finding.code).format_map(_Facts(finding.facts))

    def _follow(self, applied: Applied) -> None:
        if self.model.is_filtered and isinstance(applied.change, InsertNode):
            # what is added while a filter is on stays in sight until other words are typed
            self._added |= {applied.change.node.id, *applied.plan.ancestors(applied.change.node.id)}
            self.model.show_also(self._added)
        self.model.follow(applied)
        if self.model.is_filtered:
            self._pause.start()

    def _replace(self, plan: object) -> None:
        if self._bridge is not None:
            self.model.show_plan(self._bridge.plan)
            self.show_findings({})
            self._filter()

    def _on_typed(self) -> None:
        self._added.clear()
        self._pause.start()

    def _filter(self) -> None:
        if self.view.line is not None:
            self._pause.start()  # the rows stay while a title is typed
            return
        if self._haystack is None:
            from nap_desktop.ui.outline.filter import Haystack

            self._haystack = Haystack(self._words)
        plan, typed = self.model.plan, self.filter.text()
        found = self._haystack.matching(plan, self.model.numbers, self._findings, typed)
        was_filtered = self.model.is_filtered
        self.model.show_only(None if found is None else found.shown | self._added)
        self._show_whether_empty()
        if found is not None:
            self._choose_a_match(found)
        elif was_filtered:
            self.view.scrollTo(self.view.currentIndex())

    def _choose_a_match(self, found: Found) -> None:
        """Let the first match be the current item if the one that was is out of sight."""
        self._matches = found.items
        if self.view.currentIndex().isValid():
            self.view.scrollTo(self.view.currentIndex())
        elif self.filter.hasFocus():
            self._choose_soon.start()
        else:
            self._choose_match()

    def _choose_match(self) -> None:
        self._choose_soon.stop()
        if self.model.is_filtered and not self.view.currentIndex().isValid():
            walk = self.model.plan.walk()
            if first := next((node for node in walk if node in self._matches), None):
                self.view.choose(first)

    def _go_to_match(self) -> None:
        """Go on to the items, once they are those that fit what is typed."""
        if self._pause.isActive():
            self._pause.stop()
            self._filter()
        self._choose_match()
        self.view.setFocus()

    def _show_whether_empty(self, *_: object) -> None:
        if self.model.rowCount():
            self._empty.hide()
            return
        filtered = self.model.is_filtered
        self._empty.setText(
            self.tr("Nothing matches. Fields: lead:customs, no:lead, end:<2028, status:completed")
            if filtered
            else self.tr("The plan is empty. Press Enter for its first section.")
        )
        self._empty.show()

    def _act(self, name: str) -> None:
        if name == "open":
            self.open.emit(self.view.current)
            return
        acts = {
            "new": self.typing.next,
            "indent": self.acts.indent,
            "outdent": self.acts.outdent,
            "delete": self.acts.delete,
            "move_up": self.acts.move_up,
            "move_down": self.acts.move_down,
        }
        acts[name]()

    def _write(self, node: NodeId) -> None:
        """Let a new item be typed where the keyboard is: in its row, or else in its form."""
        if self.view.hasFocus() or self.view.line is not None:
            self.view.type_title(node)
        else:
            self.open.emit(node)

    def _on_double_click(self) -> None:
        self.view.rename()

    def _show_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        for action in self._menu_actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        menu.exec(self.view.viewport().mapToGlobal(where))
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape in the filter box show everything again."""
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
            self._filter()
            self.view.setFocus()
            return
        if event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            self._go_to_match()
            return
        super().keyPressEvent(event)

    def _on_look(self) -> None:
        self._search_mark.setIcon(icon("search", "muted"))


class _Facts(dict[str, str]):
    """Facts for a sentence; a fact that is missing shows as a dash instead of failing."""

    def __missing__(self, key: str) -> str:
        return "–"
