"""Asks what a template keeps of a plan, and what its author says on each section."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.framework.template_making import KEEPABLE, USUAL, TemplateWish
from nap_desktop.plan.ids import NodeId
from nap_desktop.plan.labels import title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.dialog import ActDialog

_NodeRole = Qt.ItemDataRole.UserRole + 1


class SaveTemplateDialog(ActDialog):
    """Left what is kept, right the guidance of the author for each section and objective."""

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Make a template of the plan"))
        self.act_button.setText(self.tr("Keep the template"))
        self._plan = plan
        self.name = QLineEdit(plan.get(plan.root, "title"), self)
        self.summary = QLineEdit(self)
        self.ticks: dict[str, QCheckBox] = {}
        self.sections = QListWidget(self)
        self.guidance = QPlainTextEdit(self)
        self._said: dict[NodeId, str] = {}
        self._shown: NodeId = ""
        self._lay_out()
        self._fill()
        self.sections.currentItemChanged.connect(self._on_section)
        self.guidance.textChanged.connect(self._on_typed)
        self.name.textChanged.connect(self._show_whether_complete)
        self.sections.setCurrentRow(0)
        self._show_whether_complete()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("&What it is for"), self.summary)
        caption = QLabel(self.tr("Headings and the columns of the table are kept. Keep also:"))
        caption.setWordWrap(True)
        ticks = QGridLayout()
        for at, key in enumerate(KEEPABLE):
            box = QCheckBox(self._words(key), self)
            box.setChecked(key in USUAL)
            self.ticks[key] = box
            ticks.addWidget(box, at // 2, at % 2)
        rest = QLabel(
            self.tr(
                "What is not kept becomes a placeholder where it stands in a text, such as [State]."
            )
        )
        rest.setProperty("role", "caption")
        rest.setWordWrap(True)
        said = QLabel(self.tr("What you say to those who fill in a section"))
        said.setProperty("role", "overline")
        said.setBuddy(self.guidance)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.sections, 2)
        row.addWidget(self.guidance, 3)
        self.sections.setAccessibleName(self.tr("Sections"))
        self.guidance.setTabChangesFocus(True)
        self.guidance.setPlaceholderText(
            self.tr("What belongs here, what to think of, an example…")
        )
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(caption)
        column.addLayout(ticks)
        column.addWidget(rest)
        column.addSpacing(6)
        column.addWidget(said)
        column.addLayout(row, 1)
        self.column.addLayout(column)
        self.resize(look().px(760), look().px(620))

    def _words(self, key: str) -> str:
        return {
            "texts": self.tr("texts of sections"),
            "measures": self.tr("measures"),
            "steps": self.tr("steps of measures"),
            "state": self.tr("the name of the State"),
            "bodies": self.tr("bodies"),
            "dates": self.tr("dates"),
            "amounts": self.tr("amounts and funding"),
            "wordings": self.tr("wordings of the pack"),
        }[key]

    def _fill(self) -> None:
        printed = numbers(self._plan)
        for node in self._plan.walk():
            if self._plan.nodes[node].kind in ("section", "objective"):
                words = f"{printed[node]} {title(self._plan, node)}".strip()
                item = QListWidgetItem("    " * self._plan.depth(node) + words)
                item.setData(_NodeRole, node)
                self.sections.addItem(item)

    def _on_section(self, item: QListWidgetItem | None) -> None:
        self._shown = item.data(_NodeRole) if item is not None else ""
        self.guidance.setEnabled(bool(self._shown))
        self.guidance.setPlainText(self._said.get(self._shown, ""))

    def _on_typed(self) -> None:
        if self._shown:
            self._said[self._shown] = self.guidance.toPlainText()

    def _show_whether_complete(self) -> None:
        self.act_button.setEnabled(bool(self.name.text().strip()))

    @property
    def wish(self) -> TemplateWish:
        """What the template is to be."""
        keep = frozenset(key for key, box in self.ticks.items() if box.isChecked())
        return TemplateWish(self.name.text(), self.summary.text(), keep, dict(self._said))
