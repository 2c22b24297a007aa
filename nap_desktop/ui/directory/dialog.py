"""The directory: a window of its own beside the plan, in which bodies are named, merged, removed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan import directory, edits
from nap_desktop.plan.ids import NodeId, new_id
from nap_desktop.plan.labels import body_name
from nap_desktop.plan.tree import Branch, Node
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.directory.form import BodyForm
from nap_desktop.ui.directory.merge_dialog import MergeDialog
from nap_desktop.ui.directory.rows import rows
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.beside import BesideDialog
from nap_desktop.ui.widgets.empty import Empty
from nap_desktop.ui.widgets.rows_view import RowsView
from nap_desktop.ui.widgets.side_text import SideText

_FORM = 400  # px that the form has at least, however large its text


class DirectoryDialog(BesideDialog):
    """All bodies of the plan; what is changed here is changed in every place that names them."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, "", parent)
        self.setWindowTitle(self.tr("Directory of bodies"))
        self.search = QLineEdit(self)
        self.new_button = QPushButton(self.tr("&New body"), self)
        self.merge_button = QPushButton(self.tr("&Merge into…"), self)
        self.delete_button = QPushButton(self.tr("&Delete"), self)
        self.alike_button = QPushButton(self)
        self.rows = RowsView(self.tr("Bodies"), self._heads(), (1,), self, (4, 3, 2))
        self.nothing = SideText(self.tr("No body has these words in its names."), "muted", self)
        self.form = BodyForm(bridge.plan.get(bridge.plan.root, "language") or "en", self)
        self.empty = Empty(self)
        self.stack = QStackedWidget(self)
        self._named: dict[NodeId, list[directory.Place]] = {}
        self._alike: list[tuple[NodeId, NodeId]] = []
        self._lay_out()
        self._connect()
        self.begin()
        self.rows.setFocus()

    def _heads(self) -> tuple[str, ...]:
        return (
            self.tr("Short form"),
            self.tr("Name"),
            self.tr("Kind"),
            self.tr("Leads"),
            self.tr("Takes part"),
        )

    def _lay_out(self) -> None:
        self.setMinimumSize(720, 460)
        self.fit(1120, 660)
        self.search.setPlaceholderText(self.tr("Search names"))
        self.search.setAccessibleName(self.tr("Search names"))
        self.search.setClearButtonEnabled(True)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.search, 1)
        for button in (self.new_button, self.merge_button, self.delete_button):
            button.setAutoDefault(False)
            bar.addWidget(button)
        self.alike_button.setProperty("role", "link")
        self.alike_button.setAutoDefault(False)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        panes.addWidget(self.rows)
        panes.addWidget(self.form)
        panes.setStretchFactor(0, 1)
        self.form.setMinimumWidth(min(look().px(320), _FORM))
        panes.setSizes([680, 380])
        shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(bar)
        column.addWidget(self.alike_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.nothing)
        column.addWidget(panes, 1)
        self.stack.addWidget(shown)
        self.stack.addWidget(self.empty)
        self.column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show_rows)
        self.search.returnPressed.connect(self.rows.setFocus)
        self.new_button.clicked.connect(self.add_body)
        self.empty.button.clicked.connect(self.add_body)
        self.merge_button.clicked.connect(lambda: self.merge(self.rows.node))
        self.delete_button.clicked.connect(self.remove)
        self.alike_button.clicked.connect(lambda: self.merge(self._alike[0][1], self._alike[0][0]))
        self.rows.chosen.connect(self._show_body)
        self.rows.opened.connect(self._write)
        self.rows.deleted.connect(self.remove)
        self.form.item_asked.connect(self.item_asked)

    def follow(self) -> None:
        """Show the directory as it is now."""
        plan = self.bridge.plan
        self._named = directory.places(plan)
        self._alike = directory.alike(plan)
        self.stack.setCurrentIndex(0 if plan.bodies else 1)
        self.empty.say(
            self.tr("The plan names no body yet. A body that is typed into a measure joins the"
                    " directory by itself."),
            self.tr("New body"),
        )  # fmt: skip
        self.alike_button.setVisible(bool(self._alike))
        if self._alike:
            names = [body_name(plan, body).replace("&", "&&") for body in self._alike[0]]
            text = self.tr("“{one}” and “{other}” look alike. Make them one?")
            self.alike_button.setText(text.format(one=names[0], other=names[1]))
        self._show_rows()

    def _show_rows(self) -> None:
        shown = rows(self.bridge.plan, self._named, self.search.text())
        self.rows.show_rows(shown)
        self.nothing.setVisible(not shown)
        self._show_body(self.rows.node)

    def _show_body(self, body: NodeId) -> None:
        self.form.show_body(self.bridge, body, self._named.get(body, ()))
        self.delete_button.setEnabled(bool(body))
        self.merge_button.setEnabled(bool(body) and len(self.bridge.plan.bodies) > 1)

    def _write(self) -> None:
        if self.rows.node:
            self.form.field("name").setFocus(Qt.FocusReason.OtherFocusReason)

    # Acts.

    def add_body(self) -> None:
        """Add a body and let its name be typed."""
        plan = self.bridge.plan
        made = Branch(Node(new_id(), "body", {"kind": "agency"}))
        self.search.clear()
        if self.bridge.do(self.tr("Add a body"), edits.insert(plan, [made], plan.root)):
            self.rows.choose(made.node.id)
            self._write()

    def remove(self) -> None:
        """Delete the chosen body; every place that names it loses it, and Undo brings all back."""
        body = self.rows.node
        if body:
            name = self.tr("Delete {body}").format(body=body_name(self.bridge.plan, body))
            self.bridge.do(name.strip(), lambda plan: edits.delete(plan, [body]))

    def merge(self, gone: NodeId, into: NodeId = "") -> None:
        """Ask which body takes the place of another, and let it."""
        self.flush()
        dialog = MergeDialog(self.bridge.plan, gone, into, self)
        chosen = dialog.into if dialog.exec() else ""
        dialog.deleteLater()
        if not chosen:
            return
        name = self.tr("Merge {body}").format(body=body_name(self.bridge.plan, gone))
        if self.bridge.do(name, lambda plan: directory.merge(plan, chosen, gone)):
            self.rows.choose(chosen)

    def flush(self) -> bool:
        """Keep what is typed; return whether nothing waits any more."""
        return self.form.flush()
