"""Cards of plans as a Qt list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from nap_desktop.plan.dates import print_date
from nap_desktop.plan.labels import labels
from nap_desktop.services.library import PlanCard
from nap_desktop.ui.widgets.times import in_words

CardRole = Qt.ItemDataRole.UserRole + 1


class CardsModel(QAbstractListModel):
    """Plans, one a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[PlanCard] = []

    def show_cards(self, cards: Sequence[PlanCard]) -> None:
        """Show these cards."""
        self.beginResetModel()
        self._cards = list(cards)
        self.endResetModel()

    def card(self, index: QModelIndex) -> PlanCard | None:
        """Return the card of a row; None for no row."""
        return self._cards[index.row()] if index.isValid() else None

    def row_of(self, plan: str) -> int:
        """Return the row of a plan; -1 if it is not shown."""
        return next((row for row, card in enumerate(self._cards) if card.id == plan), -1)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many plans are shown."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, the card, or a sentence for those who listen."""
        card = self.card(index)
        if card is None:
            return None
        title = card.title or labels().get("words", "untitled_plan")
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.ToolTipRole:
                return title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(
                    filter(None, (title, card.state, period(card), self.measures(card)))
                )
            case _ if role == CardRole:
                return card
        return None

    def measures(self, card: PlanCard) -> str:
        """Return how many measures a plan has, in words."""
        return self.tr("%n measure(s)", "", card.measures)


def period(card: PlanCard) -> str:
    """Return a plan's period as people write it: "2027–2031", "Q2 2027–June 2031"."""
    return "–".join(filter(None, map(print_date, (card.period_start, card.period_end))))


def edited(card: PlanCard) -> str:
    """Return when and by whom a plan was last edited, in words."""
    return " · ".join(filter(None, (in_words(card.edited), card.editor)))
