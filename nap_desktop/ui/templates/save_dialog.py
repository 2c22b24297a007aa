"""Asks what a template keeps of a plan, and what its author says on each section."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.framework.template_making import KEEPABLE, USUAL, TemplateWish
from nap_desktop.plan.labels import title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.look import look
from nap_desktop.ui.templates.guidance_fields import GuidanceFields, Section
from nap_desktop.ui.widgets.dialog import ActDialog


class SaveTemplateDialog(ActDialog):
    """Left what is kept, right the guidance of the author for each section and objective."""

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Make a template of the plan"))
        self.act_button.setText(self.tr("Keep the template"))
        self.name = QLineEdit(plan.get(plan.root, "title"), self)
        self.summary = QLineEdit(self)
        self.ticks: dict[str, QCheckBox] = {}
        self.guidance = GuidanceFields(_sections(plan), self)
        self._lay_out()
        self.name.textChanged.connect(self._show_whether_complete)
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
        said.setBuddy(self.guidance.list)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(caption)
        column.addLayout(ticks)
        column.addWidget(rest)
        column.addSpacing(6)
        column.addWidget(said)
        column.addWidget(self.guidance, 1)
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

    def _show_whether_complete(self) -> None:
        self.act_button.setEnabled(bool(self.name.text().strip()))

    @property
    def wish(self) -> TemplateWish:
        """What the template is to be."""
        keep = frozenset(key for key, box in self.ticks.items() if box.isChecked())
        return TemplateWish(self.name.text(), self.summary.text(), keep, dict(self.guidance.said))


def _sections(plan: Plan) -> list[Section]:
    printed = numbers(plan)
    return [
        Section(node, plan.depth(node), f"{printed[node]} {title(plan, node)}".strip())
        for node in plan.walk()
        if plan.nodes[node].kind in ("section", "objective")
    ]
