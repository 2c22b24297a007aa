"""The templates as a list with summaries, a person's own first, and the outline of one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from nap_desktop.framework.templates import StarterTemplate, template
from nap_desktop.services.templates import TemplateCard, Templates
from nap_desktop.ui.look import look
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.widgets.tips import plain_tip

_IdRole = Qt.ItemDataRole.UserRole + 1
_SummaryRole = Qt.ItemDataRole.UserRole + 2
BLANK = ""


class TemplateList(QListWidget):
    """Names with their summaries; `chosen` is the id of the current one, BLANK for none."""

    def __init__(
        self, with_blank: bool, kept: Templates | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._with_blank = with_blank
        self.kept = kept or Templates.none()
        self.setProperty("role", "open")
        self.setAccessibleName(self.tr("Templates"))
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        look().changed.connect(self.scheduleDelayedItemsLayout)

    def fill(self) -> None:
        """Read the templates; the one that is chosen stays so."""
        cards = self.kept.cards()
        if cards == self._cards:
            return
        self._cards, chosen = cards, self.chosen
        self.clear()
        for one in cards:
            self._add(one.id, one.name, self._summary(one), one.summary)
        if self._with_blank:
            summary = self.tr("Nothing but a title. You build the outline.")
            self._add(BLANK, self.tr("Blank plan"), summary, summary)
        self.setCurrentRow(0)
        self.choose(chosen)

    _cards: Sequence[TemplateCard] = ()

    def _summary(self, card: TemplateCard) -> str:
        if card.fault is not None:
            return sentence(card.fault)
        own = self.tr("Your own.") if card.own else ""
        return " ".join(filter(None, (own, _first_sentence(card.summary) if card.summary else "")))

    @property
    def card(self) -> TemplateCard | None:
        """The card of the current template; None for a blank plan."""
        return next((one for one in self._cards if one.id == self.chosen), None)

    def template(self) -> StarterTemplate | None:
        """Return the current template; None for a blank plan or a file that cannot be used."""
        card = self.card
        if card is None or card.fault is not None:
            return None
        return self.kept.load(card.id) if card.own else template(card.id)

    def _add(self, id: str, name: str, summary: str, in_full: str) -> None:
        item = QListWidgetItem(name)
        item.setData(_IdRole, id)
        item.setData(_SummaryRole, summary)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, in_full)
        item.setToolTip(plain_tip(in_full))
        self.addItem(item)

    @property
    def chosen(self) -> str:
        """The id of the current template."""
        item = self.currentItem()
        return item.data(_IdRole) if item else BLANK

    def choose(self, id: str) -> None:
        """Make a template the current one."""
        for row in range(self.count()):
            if self.item(row).data(_IdRole) == id:
                self.setCurrentRow(row)


def _first_sentence(text: str) -> str:
    return text.split(". ")[0].rstrip(".") + "."


class _Delegate(QStyledItemDelegate):
    """Draws a name in bold above its summary, wrapped."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Return the height that the wrapped summary needs."""
        width = self.parent().viewport().width() - 28
        return QSize(width, self._summary_rect(QRect(0, 0, width, 10_000), index).bottom() + 16)

    def _summary_rect(self, inner: QRect, index: QModelIndex) -> QRect:
        metrics = QFontMetrics(look().font(12))
        top = inner.top() + look().px(12) + QFontMetrics(look().font(13, bold=True)).height()
        place = QRect(inner.left(), top, inner.width(), 10_000)
        return metrics.boundingRect(place, Qt.TextFlag.TextWordWrap, index.data(_SummaryRole))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one template."""
        tokens = look().tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = option.rect.adjusted(1, 2, -1, -2)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(tokens.soft_accent))
            painter.setPen(QPen(QColor(tokens.accent), 1.4))
        else:
            hovered = option.state & QStyle.StateFlag.State_MouseOver
            painter.setBrush(QColor(tokens.hover if hovered else tokens.panel))
            painter.setPen(QColor(tokens.line))
        painter.drawRoundedRect(card, 8, 8)
        inner = option.rect.adjusted(14, 0, -14, 0)
        side = Qt.AlignmentFlag.AlignLeft
        bold = look().font(13, bold=True)
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        name = QRect(
            inner.left(), inner.top() + look().px(10), inner.width(), QFontMetrics(bold).height()
        )
        painter.drawText(name, side, index.data())
        painter.setFont(look().font(12))
        painter.setPen(QColor(tokens.muted))
        place = self._summary_rect(inner, index)
        place.setWidth(inner.width())
        painter.drawText(place, int(side) | Qt.TextFlag.TextWordWrap, index.data(_SummaryRole))
        painter.restore()


class TemplatePreview(QTreeWidget):
    """The headings of one template, to look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Outline of the template"))
        self.setHeaderHidden(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIndentation(16)
        self.setViewportMargins(6, 8, 6, 8)

    def show_template(self, shown: StarterTemplate | None) -> None:
        """Show the outline of a template; nothing for None."""
        self.clear()
        if shown is None:
            return
        line: list[QTreeWidgetItem] = []
        for depth, heading in shown.preview:
            item = QTreeWidgetItem([heading])
            item.setToolTip(0, plain_tip(heading))
            del line[depth:]
            if line:
                line[-1].addChild(item)
            else:
                item.setFont(0, look().font(13, bold=True))
                self.addTopLevelItem(item)
            line.append(item)
        self.expandAll()
