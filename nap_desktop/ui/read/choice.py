"""Which document of the plan is read: the kind of document, and what it is about."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from nap_desktop.plan.labels import body_name, title
from nap_desktop.plan.numbering import numbers
from nap_desktop.plan.tree import Plan
from nap_desktop.services.profiles import ProfileCard
from nap_desktop.ui.look import look

_LETTERS = 22  # that the boxes have room for, where there is any
_NARROWEST = 110  # px
_WIDEST = 560  # px of their lists


class DocumentChoice(QWidget):
    """Two small boxes: the kind of document; the body or section, where it is about one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.profile = QComboBox(self)
        self.subject = QComboBox(self)
        self._scopes: dict[str, str] = {}
        self.profile.setAccessibleName(self.tr("Kind of document"))
        self.profile.setToolTip(self.tr("Kind of document"))
        self.subject.setAccessibleName(self.tr("The part of the plan that it is about"))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        for box in (self.profile, self.subject):
            box.setMinimumContentsLength(_LETTERS)
            box.setMinimumWidth(look().px(_NARROWEST))
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            across.addWidget(box, 1)
        self.profile.activated.connect(self.changed)
        self.subject.activated.connect(self.changed)

    @property
    def chosen(self) -> tuple[str, str]:
        """The name of the profile, and the id of what it is about; empty for the whole plan."""
        name = str(self.profile.currentData() or "full")
        is_part = self._scopes.get(name, "plan") != "plan"
        return name, str(self.subject.currentData() or "") if is_part else ""

    def offer(self, cards: list[ProfileCard], profile: str, subject: str, plan: Plan) -> None:
        """Offer kinds of documents and choose one of them; the first if it is not among them."""
        usable = [card for card in cards if card.fault is None]
        self._scopes = {card.name: card.scope for card in usable}
        with QSignalBlocker(self.profile):
            self.profile.clear()
            for card in usable:
                self.profile.addItem(card.title, card.name)
            self.profile.setCurrentIndex(max(self.profile.findData(profile), 0))
        _widen(self.profile)
        self.follow(plan, subject)

    def follow(self, plan: Plan, subject: str = "") -> None:
        """Offer the bodies or sections that the plan has now."""
        scope = self._scopes.get(str(self.profile.currentData()), "plan")
        offered = subjects(plan, scope)
        wanted = subject or str(self.subject.currentData() or "")
        self.subject.setVisible(scope != "plan")
        with QSignalBlocker(self.subject):
            self.subject.clear()
            for node, words in offered:
                self.subject.addItem(words, node)
            self.subject.setCurrentIndex(max(self.subject.findData(wanted), 0))
        _widen(self.subject)


def _widen(box: QComboBox) -> None:
    """Give the list of a box the room that its longest words need, within reason."""
    wanted = box.view().sizeHintForColumn(0) + look().px(30)
    box.view().setMinimumWidth(min(wanted, look().px(_WIDEST)))


def subjects(plan: Plan, scope: str) -> list[tuple[str, str]]:
    """Return what a document of a scope may be about: pairs of id and words."""
    if scope == "body":
        return [(body, body_name(plan, body)) for body in plan.bodies]
    if scope != "section":
        return []
    printed = numbers(plan)
    nodes = (node for node in plan.walk() if plan.nodes[node].kind in ("section", "objective"))
    return [(node, f"{printed[node]} {title(plan, node)}".strip()) for node in nodes]
