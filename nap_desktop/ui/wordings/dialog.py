"""Changes the wordings of the pack for one plan; all that is kept is one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.base.errors import NapError
from nap_desktop.plan.change import Change, apply_all
from nap_desktop.plan.labels import labels
from nap_desktop.plan.tree import Plan
from nap_desktop.services import pack_wordings
from nap_desktop.services.pack_wordings import Entry
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.look import look
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.widgets.dialog import ActDialog, Warn
from nap_desktop.ui.wordings.model import WordingsModel
from nap_desktop.ui.wordings.text_page import TextPage


class WordingsDialog(ActDialog):
    """Left the wordings by document, right the text of one with what it may hold."""

    def __init__(
        self, bridge: Bridge, languages: Sequence[str], lang: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self._bridge = bridge
        self._texts: dict[tuple[str, str], str] = {}  # changed here: (language, name) -> text
        self._entries: list[Entry] = []
        self._was_asked = False
        self.setWindowTitle(self.tr("Wordings of the pack"))
        self.act_button.setText(self.tr("&Keep"))
        self.language = QComboBox(self)
        for code in languages:
            self.language.addItem(labels().choice("language", code), code)
        self.language.setCurrentIndex(max(self.language.findData(lang), 0))
        self.search = QLineEdit(self)
        self.tree = QTreeView(self)
        self.model = WordingsModel(self)
        self.page = TextPage(self)
        self.warning = Warn(self)
        self._lay_out()
        self._connect()
        self._show_language()
        self.tree.setFocus()

    def _lay_out(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(
            min(look().px(1000), room.width() - 40), min(look().px(630), room.height() - 70)
        )
        self.language.setAccessibleName(self.tr("Language of the wordings"))
        self.search.setPlaceholderText(self.tr("Search the wordings"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Wordings by document"))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setIndentation(look().px(14))
        self.tree.setProperty("role", "wordings")
        left = QWidget(self)
        column = QVBoxLayout(left)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        column.setContentsMargins(14 if mirrored else 0, 0, 0 if mirrored else 14, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.language)
        row.addWidget(self.search, 1)
        column.addLayout(row)
        column.addWidget(self.tree, 1)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        panes.addWidget(self.page)
        panes.setHandleWidth(1)
        panes.setSizes([look().px(370), look().px(580)])
        panes.setStretchFactor(1, 1)
        self.page.setMinimumWidth(look().px(360))
        self.column.addWidget(panes, 1)
        self.column.addWidget(self.warning)

    def _connect(self) -> None:
        self.language.activated.connect(self._show_language)
        self.search.textChanged.connect(self._filter)
        self.tree.selectionModel().currentChanged.connect(self._show_current)
        self.tree.activated.connect(self._write)
        self.page.changed.connect(self._on_changed)
        self._bridge.not_saved.connect(self.warning.tell)

    # Showing.

    @property
    def lang(self) -> str:
        """The language of the wordings that are shown."""
        return self.language.currentData()

    def _show_language(self, *_: object) -> None:
        try:
            self._entries = pack_wordings.entries(self._bridge.plan, self.lang)
        except NapError as error:
            self.warning.tell(sentence(error))
            self._entries = []
        self._filter()

    def _own(self) -> dict[str, str]:
        """Return the texts of this language that stand in the place of the program's."""
        kept = {entry.name: entry.mine for entry in self._entries if entry.mine}
        here = {name: text for (lang, name), text in self._texts.items() if lang == self.lang}
        return {name: text for name, text in (kept | here).items() if text}

    def _filter(self, *_: object) -> None:
        name = self.page.name
        self.model.show(self._entries, self._own(), self.search.text())
        if self.search.text().strip():
            self.tree.expandAll()
        index = self.model.index_of(name)
        if not index.isValid():
            index = self.model.first()
        if index.isValid():
            self.tree.setExpanded(index.parent(), True)
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)
        self._show_current()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the wording that is chosen, and with its document where there is room."""
        super().showEvent(event)
        current = self.tree.currentIndex()
        self.tree.scrollTo(current.parent(), QTreeView.ScrollHint.PositionAtTop)
        self.tree.scrollTo(current)

    def choose(self, name: str) -> None:
        """Show one wording."""
        index = self.model.index_of(name)
        if index.isValid():
            self.tree.setExpanded(index.parent(), True)
            self.tree.setCurrentIndex(index)

    def _show_current(self, *_: object) -> None:
        entry = self.model.entry(self.tree.currentIndex())
        if entry is None:
            self.page.show_nothing()
            return
        text = self._own().get(entry.name, "")
        read = partial(pack_wordings.reading, self._bridge.plan, self.lang)
        self.page.show_entry(self.lang, entry, text or entry.text, read)
        self._show_whether_whole()

    def _write(self, *_: object) -> None:
        self.page.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # Changing.

    def _on_changed(self, name: str, text: str) -> None:
        """Take over a text; empty for the program's own."""
        self._texts[self.lang, name] = text
        self.model.set_own(name, text)
        self._was_asked = False
        self._show_whether_whole()

    def _show_whether_whole(self) -> None:
        broken = self.broken()
        self.warning.tell(sentence(broken[1]) if broken and broken[0] != self.page.name else "")
        self.act_button.setEnabled(not broken)

    def broken(self) -> tuple[str, NapError] | None:
        """Return the first wording that cannot be filled in, and why; None if all can."""
        for (lang, name), text in self._texts.items():
            error = pack_wordings.problem(lang, name, text) if text else None
            if error is not None:
                return name, error
        return None

    @property
    def is_changed(self) -> bool:
        """Whether something here differs from what the plan holds."""
        return bool(self._changes(self._bridge.plan))

    def _changes(self, plan: Plan) -> list[Change]:
        changes: list[Change] = []
        for (lang, name), text in self._texts.items():
            made = pack_wordings.keep(plan, lang, {name: text})
            plan = apply_all(plan, made)
            changes += made
        return changes

    def accept(self) -> None:
        """Keep all that was changed as one step; stay if that fails."""
        if self.broken() is not None:
            return
        if not self.is_changed or self._bridge.do(self.tr("Change wordings"), self._changes):
            super().accept()

    def reject(self) -> None:
        """Leave; once it is said that changes would be lost."""
        if self.is_changed and not self._was_asked:
            self._was_asked = True
            self.warning.tell(
                self.tr(
                    "Your changes are not kept yet. Keep them, or leave once more without them."
                )
            )
            return
        super().reject()
