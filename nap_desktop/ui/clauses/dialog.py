"""The clause library: a window of its own beside the plan, from which items are put into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QSplitter,
    QWidget,
)

from nap_desktop.base.errors import NapError
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels
from nap_desktop.plan.tree import Plan
from nap_desktop.services import clauses
from nap_desktop.services.clauses import Clause, Clauses
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.clauses.preview import ClausePreview
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.widgets.beside import BesideDialog
from nap_desktop.ui.widgets.rows_view import Cell, Row, RowsView
from nap_desktop.ui.widgets.side_text import SideText

_PAUSE = 80  # ms
OWN, START = "own", "start"


@dataclass(frozen=True, slots=True)
class ClauseActs:
    """What the library of clauses needs of the window.

    kept: the clauses of one's own. plans: id and title of the other plans. load: one of them.
    here: the item after which a clause is put in. put: shows an item that came in.
    """

    kept: Clauses
    plans: Callable[[], list[tuple[NodeId, str]]]
    load: Callable[[NodeId], Plan]
    here: Callable[[], NodeId]
    put: Callable[[NodeId], object]


class ClausesDialog(BesideDialog):
    """Searches clauses and puts the chosen one after the item that the plan shows."""

    def __init__(self, bridge: Bridge, acts: ClauseActs, parent: QWidget | None = None) -> None:
        super().__init__(bridge, "", parent)
        self._acts = acts
        self._all: list[Clause] = []
        self._shown: dict[str, Clause] = {}
        self._deleted: Clause | None = None
        self.setWindowTitle(self.tr("Clauses"))
        self.search = QLineEdit(self)
        self.sources = QComboBox(self)
        self.rows = RowsView(self.tr("Clauses"), self._heads(), (0,), self, (2,))
        self.preview = ClausePreview(self)
        self.nothing = SideText("", "muted", self)
        self.rename_button = QPushButton(self.tr("&Rename…"), self)
        self.delete_button = QPushButton(self.tr("&Delete"), self)
        self.back_button = QPushButton(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._fill_sources()
        self._connect()
        self.begin()
        self.show_source()
        self.search.setFocus()

    def _heads(self) -> tuple[str, ...]:
        return (self.tr("Clause"), self.tr("Kind"), self.tr("From"))

    def _lay_out(self) -> None:
        self.setMinimumSize(720, 460)
        self.fit(1060, 640)
        self.search.setPlaceholderText(self.tr("Search words, provisions and bodies"))
        self.search.setAccessibleName(self.tr("Search the clauses"))
        self.search.setClearButtonEnabled(True)
        self.sources.setAccessibleName(self.tr("Where the clauses are from"))
        self.sources.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.sources.setMinimumContentsLength(24)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.sources)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        panes.addWidget(self.rows)
        panes.addWidget(self.preview)
        panes.setStretchFactor(0, 1)
        self.preview.setMinimumWidth(300)
        panes.setSizes([640, 380])
        self.column.addLayout(bar)
        self.column.addWidget(self.nothing)
        self.column.addWidget(panes, 1)
        self.back_button.hide()
        self.back_button.setProperty("role", "link")
        for button in (self.back_button, self.rename_button, self.delete_button):
            button.setAutoDefault(False)
            self.buttons.insertWidget(1, button)
        self.act_button.setText(self.tr("&Insert"))
        self.act_button.setAutoDefault(False)
        self.act_button.show()
        self.act_button.clicked.disconnect()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.search.returnPressed.connect(self.rows.setFocus)
        self._pause.timeout.connect(self._show_rows)
        self.sources.activated.connect(self.show_source)
        self.rows.chosen.connect(self._show_chosen)
        self.rows.opened.connect(self.put_in)
        self.rows.deleted.connect(self.delete)
        self.act_button.clicked.connect(self.put_in)
        self.rename_button.clicked.connect(self.rename)
        self.delete_button.clicked.connect(self.delete)
        self.back_button.clicked.connect(self.bring_back)

    # What is offered.

    def _fill_sources(self) -> None:
        self.sources.addItem(self.tr("All clauses"), "")
        self.sources.addItem(self.tr("Clauses of my own"), OWN)
        self.sources.addItem(self.tr("Starting wordings"), START)
        for id, title in self._acts.plans():
            self.sources.addItem(self.tr("Plan: {title}").format(title=title), id)

    def show_source(self, *_: object) -> None:
        """Offer the clauses of the source that is chosen."""
        source = self.sources.currentData()
        found: list[Clause] = []
        self.warning.tell("")
        try:
            if source in ("", OWN):
                found += self._acts.kept.own()
            if source in ("", START):
                found += clauses.starting()
            if source not in ("", OWN, START):
                found = clauses.of_plan(self._acts.load(source))
        except (NapError, OSError) as error:
            found += clauses.starting() if source == "" else ()
            self.warning.tell(sentence(error))
        self._all = found
        self._show_rows()

    def _show_rows(self) -> None:
        found = clauses.matching(self._all, self.search.text())
        self._shown = {one.id: one for one in found}
        self.rows.show_rows([self._row(one) for one in found])
        self._show_chosen()
        self.nothing.setVisible(not found)
        self.nothing.setText(
            self.tr("No clause holds these words.")
            if self._all
            else self.tr("Nothing is here yet. Choose an item in the plan, then Insert and"
                         " “Keep as a clause”.")
        )  # fmt: skip

    def _row(self, one: Clause) -> Row:
        source = one.source or self.tr("Starting wordings")
        name = one.name or labels().get("words", "untitled")
        return Row(one.id, (Cell(name), Cell(labels().kind(one.kind)), Cell(source)))

    @property
    def clause(self) -> Clause | None:
        """The clause that is chosen."""
        return self._shown.get(self.rows.node)

    def _show_chosen(self, *_: object) -> None:
        clause = self.clause
        self.preview.show_clause(clause)
        self.act_button.setEnabled(clause is not None)
        for button in (self.rename_button, self.delete_button):
            button.setEnabled(clause is not None and clause.own)

    # Acts.

    def put_in(self) -> None:
        """Put the chosen clause right after the item that the plan shows."""
        clause = self.clause
        if clause is None:
            return
        before = set(self.bridge.plan.nodes)
        here = self._acts.here()
        done = self.bridge.do(
            self.tr("Insert a clause"), lambda plan: clauses.insert(plan, clause, here)
        )
        new = [node for node in self.bridge.plan.walk() if node not in before]
        if done and new:
            self._acts.put(new[0])
        elif done:
            self.warning.tell(
                self.tr("A {kind} has no place there. Choose another item in the plan first.")
                .format(kind=labels().kind(clause.kind).lower())
            )  # fmt: skip

    def rename(self) -> None:
        """Ask for another name of a clause of one's own."""
        clause = self.clause
        if clause is None or not clause.own:
            return
        name, chosen = QInputDialog.getText(
            self, self.tr("Rename the clause"), self.tr("Name:"), text=clause.name
        )
        if chosen and name.strip():
            self._try(lambda: self._acts.kept.rename(clause.id, name))

    def delete(self) -> None:
        """Delete a clause of one's own; a button brings it back."""
        clause = self.clause
        if clause is None or not clause.own:
            return
        self._try(lambda: self._acts.kept.delete(clause.id))
        self._deleted = clause
        name = clause.name if len(clause.name) <= 40 else clause.name[:39] + "…"
        self.back_button.setText(self.tr("Bring “{name}” back").format(name=name))
        self.back_button.show()

    def bring_back(self) -> None:
        """Keep the clause again that was deleted last."""
        clause, self._deleted = self._deleted, None
        self.back_button.hide()
        if clause is not None:
            self._try(lambda: self._acts.kept.put_back(clause))
            self.rows.choose(clause.id)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (NapError, OSError) as error:
            self.warning.tell(sentence(error))
            return
        self.show_source()

    def follow(self) -> None:
        """Nothing here depends on the plan."""

    def flush(self) -> bool:
        """Nothing waits here."""
        return True
