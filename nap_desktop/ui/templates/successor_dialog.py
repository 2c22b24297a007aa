"""Asks what the plan that follows another carries over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from nap_desktop.plan.dates import first_day, last_day, parse_date
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import labels, title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.reviews import last_status, reviews
from nap_desktop.plan.successor import (
    CLEAR,
    KEEP,
    SHIFT,
    SuccessorWish,
    unfinished,
)
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.dialog import ActDialog
from nap_desktop.ui.widgets.side_text import SideText

_NodeRole = Qt.ItemDataRole.UserRole + 1
_ALL, _UNFINISHED, _CHOSEN = range(3)


class SuccessorDialog(ActDialog):
    """Title and period of the new plan, and the measures of the old one to be carried over."""

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("The plan that follows"))
        self.act_button.setText(self.tr("Begin the plan"))
        self._plan = plan
        self._unfinished = unfinished(plan)
        start, end = _next_period(plan)
        self.title = QLineEdit(plan.get(plan.root, "title"), self)
        self.start = QLineEdit(start, self)
        self.end = QLineEdit(end, self)
        self.dates = QComboBox(self)
        self.progress = QCheckBox(self.tr("Take along what the reviews said"), self)
        self.which = QButtonGroup(self)
        self.measures = QTreeWidget(self)
        self.hint = QLabel(self)
        self._lay_out()
        self._fill()
        self._connect()
        self._show_which(_UNFINISHED)
        self._show_whether_complete()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("&Title"), self.title)
        row = QHBoxLayout()
        row.addWidget(self.start)
        row.addWidget(QLabel(self.tr("to")))
        row.addWidget(self.end)
        self.start.setAccessibleName(self.tr("Period from"))
        self.end.setAccessibleName(self.tr("Period to"))
        form.addRow(self.tr("Period from"), row)
        for words, manner in (
            (self.tr("Dates of measures move with the period"), SHIFT),
            (self.tr("Dates of measures are left empty"), CLEAR),
            (self.tr("Dates of measures stay as they are"), KEEP),
        ):
            self.dates.addItem(words, manner)
        form.addRow(self.tr("&Dates"), self.dates)
        self.progress.setChecked(True)
        form.addRow("", self.progress)
        choices = QHBoxLayout()
        for place, words in enumerate(
            (
                self.tr("All measures"),
                self.tr("Those not completed"),
                self.tr("Those ticked"),
            )
        ):
            button = QRadioButton(words, self)
            self.which.addButton(button, place)
            choices.addWidget(button)
        choices.addStretch(1)
        self.hint.setProperty("role", "attention")
        self.hint.setWordWrap(True)
        self.measures.setHeaderHidden(True)
        self.measures.setAccessibleName(self.tr("Measures to carry over"))
        self.column.addLayout(form)
        self.column.addWidget(self.hint)
        self.column.addLayout(choices)
        self.column.addWidget(SideText(self._rule(), "muted", self))
        self.column.addWidget(self.measures, 1)
        self.resize(look().px(720), look().px(620))

    def _rule(self) -> str:
        """Return what decides whether a measure is completed."""
        known = reviews(self._plan)
        if not known:
            return self.tr("The plan was never reviewed, so no measure counts as completed.")
        form = self.tr(
            "What counts is the status that the last review gave a measure; the latest is"
            " “{review}”. Completed and dropped measures stay behind."
        )
        return form.format(review=known[-1].name)

    def _fill(self) -> None:
        printed = numbers(self._plan)
        made: dict[NodeId, QTreeWidgetItem] = {}
        words = labels()
        for node in self._plan.walk():
            kind = self._plan.nodes[node].kind
            if kind == "step":
                continue
            text = f"{printed[node]} {title(self._plan, node)}".strip()
            if kind == "measure" and (status := last_status(self._plan, node)):
                text += f"  ({words.choice('status', status)})"
            item = QTreeWidgetItem([text])
            item.setData(0, _NodeRole, node if kind == "measure" else "")
            above = made.get(self._plan.parents[node])
            if above is not None:
                above.addChild(item)
            else:
                self.measures.addTopLevelItem(item)
            made[node] = item
            if kind != "measure":
                flags = (
                    item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
                )
                item.setFlags(flags)
        for node, item in made.items():
            if self._plan.nodes[node].kind == "measure":
                item.setCheckState(0, _tick(node in self._unfinished))
        self.measures.expandAll()

    def _connect(self) -> None:
        self.which.idClicked.connect(self._show_which)
        self.measures.itemClicked.connect(lambda *_: self._show_which(_CHOSEN, keep=True))
        for line in (self.title, self.start, self.end):
            line.textChanged.connect(self._show_whether_complete)

    def _show_which(self, which: int, keep: bool = False) -> None:
        self.which.button(which).setChecked(True)
        if keep or which == _CHOSEN:
            return
        for item in self._items():
            node = item.data(0, _NodeRole)
            item.setCheckState(0, _tick(which == _ALL or node in self._unfinished))

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        stack = [self.measures.topLevelItem(at) for at in range(self.measures.topLevelItemCount())]
        while stack:
            item = stack.pop()
            if item is None:
                continue
            if item.data(0, _NodeRole):
                found.append(item)
            stack += [item.child(at) for at in range(item.childCount())]
        return found

    def _show_whether_complete(self, *_: object) -> None:
        start, end = parse_date(self.start.text()), parse_date(self.end.text())
        hint = ""
        if not start or not end:
            hint = self.tr("Write years such as 2027, or dates.")
        elif (begins := first_day(start)) and (ends := last_day(end)) and begins > ends:
            hint = self.tr("The period ends before it begins.")
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.act_button.setEnabled(not hint and bool(self.title.text().strip()))

    @property
    def wish(self) -> SuccessorWish:
        """What the new plan is to be."""
        checked = Qt.CheckState.Checked
        chosen = frozenset(
            item.data(0, _NodeRole) for item in self._items() if item.checkState(0) == checked
        )
        every = self.which.checkedId() == _ALL
        return SuccessorWish(
            self.title.text().strip(),
            parse_date(self.start.text()) or "",
            parse_date(self.end.text()) or "",
            None if every else chosen,
            self.dates.currentData(),
            self.progress.isChecked(),
        )


def _tick(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


def _next_period(plan: Plan) -> tuple[str, str]:
    """Return the period of the same length that begins after the plan's."""
    root = plan.nodes[plan.root]
    start, end = first_day(root.get("period_start")), last_day(root.get("period_end"))
    if not start or not end or end < start:
        return "", ""
    return str(end.year + 1), str(end.year + 1 + end.year - start.year)
