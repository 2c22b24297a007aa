"""The dialog in which a person gives the acts of the menus other keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QColor, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from nap_desktop.ui.actions import native, plain, words
from nap_desktop.ui.help.own_keys import OwnKeys, entries
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.dialog import ActDialog
from nap_desktop.ui.widgets.side_text import SideText

_NAME = Qt.ItemDataRole.UserRole


class ChangeKeysDialog(ActDialog):
    """Choice in, choice out: `keys` are those that differ from the first ones."""

    def __init__(self, held: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._keys = OwnKeys(held)
        self.setWindowTitle(self.tr("Change keys"))
        self.act_button.setText(self.tr("&Keep"))
        self.search = QLineEdit(self)
        self.list = QTreeWidget(self)
        self.key = QKeySequenceEdit(self)
        self.none_button = QPushButton(self.tr("&No key"), self)
        self.first_button = QPushButton(self.tr("As at f&irst"), self)
        self.all_button = QPushButton(self.tr("&All as at first"), self)
        self.note = SideText("", "caption", self)
        self._set_up()
        self._lay_out()
        self._fill()
        self._connect()
        self._on_chosen()

    @property
    def keys(self) -> dict[str, str]:
        """The acts whose keys differ from the first ones, and their keys parted by ";"."""
        return self._keys.kept()

    def _set_up(self) -> None:
        self.search.setPlaceholderText(self.tr("Search acts and keys"))
        self.search.setAccessibleName(self.tr("Search acts and keys"))
        self.search.setClearButtonEnabled(True)
        self.list.setAccessibleName(self.tr("Acts and their keys"))
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([self.tr("Act"), self.tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(14)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.key.setMaximumSequenceLength(1)
        self.key.setAccessibleName(self.tr("The new key of the act"))
        for button in (self.none_button, self.first_button, self.all_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        self.resize(look().px(600), min(look().px(640), 700))
        self.column.addWidget(self.search)
        self.column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.key, 1)
        row.addWidget(self.none_button)
        row.addWidget(self.first_button)
        self.column.addLayout(row)
        self.column.addWidget(self.note)
        self.buttons.insertWidget(0, self.all_button)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.key.editingFinished.connect(self._on_key)
        self.none_button.clicked.connect(lambda: self._give(""))
        self.first_button.clicked.connect(self._as_at_first)
        self.all_button.clicked.connect(self._all_as_at_first)

    # The list.

    def _fill(self) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        for title, entry in entries():
            if title not in groups:
                group = QTreeWidgetItem(self.list, [words(title).replace("&", "")])
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                group.setFirstColumnSpanned(True)
                group.setFont(0, look().font(13, bold=True))
                group.setSizeHint(0, QSize(0, look().px(34)))
                groups[title] = group
            item = QTreeWidgetItem(groups[title], [plain(entry.text)])
            item.setData(0, _NAME, entry.name)
            item.setSizeHint(0, QSize(0, look().px(26)))
        self.list.expandAll()
        self.list.setCurrentItem(self.list.topLevelItem(0).child(0))
        self._show_keys()

    def _items(self) -> list[QTreeWidgetItem]:
        items: list[QTreeWidgetItem] = []
        for place in range(self.list.topLevelItemCount()):
            top = self.list.topLevelItem(place)
            items.extend(filter(None, map(top.child, range(top.childCount()))))
        return items

    def _show_keys(self) -> None:
        accent, text = QColor(look().tokens.accent), QColor(look().tokens.text)
        for item in self._items():
            name = item.data(0, _NAME)
            item.setText(1, native(self._keys.of(name)))
            item.setForeground(1, QBrush(accent if self._keys.is_own(name) else text))

    def _narrow(self, wanted: str) -> None:
        sought = wanted.casefold().split()
        for item in self._items():
            held = f"{item.text(0)} {item.text(1)}".casefold()
            item.setHidden(not all(word in held for word in sought))
        for row in range(self.list.topLevelItemCount()):
            top = self.list.topLevelItem(row)
            hidden = [top.child(child).isHidden() for child in range(top.childCount())]
            top.setHidden(all(hidden))

    # One act.

    @property
    def name(self) -> str:
        """The act that is chosen; "" for none."""
        item = self.list.currentItem()
        return str(item.data(0, _NAME) or "") if item is not None else ""

    def choose(self, name: str) -> None:
        """Choose an act by its name."""
        for item in self._items():
            if item.data(0, _NAME) == name:
                self.list.setCurrentItem(item)

    def _on_chosen(self, *_: object) -> None:
        chosen = bool(self.name)
        for widget in (self.key, self.none_button, self.first_button):
            widget.setEnabled(chosen)
        self._show_key()
        self.note.setText(self.tr("Press the new key in the field below the list."))

    def _show_key(self) -> None:
        keys = self._keys.of(self.name).split(";")[0] if self.name else ""
        self.key.setKeySequence(QKeySequence(keys))

    def _on_key(self) -> None:
        pressed = self.key.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if pressed and pressed not in self._keys.of(self.name).split(";"):
            self._give(pressed)

    def _give(self, key: str) -> None:
        if self.name:
            self._tell(self._keys.give(self.name, key))

    def _as_at_first(self) -> None:
        if self.name:
            self._tell(self._keys.as_at_first(self.name))
            self._on_chosen()

    def _all_as_at_first(self) -> None:
        self._keys.all_as_at_first()
        self._tell([])
        self._on_chosen()

    def _tell(self, losers: list[str]) -> None:
        """Show the keys as they are now, and name the acts that lost one."""
        self._show_keys()
        self._show_key()
        names = {entry.name: plain(entry.text) for _, entry in entries()}
        lost = ", ".join(f"“{names[one]}”" for one in losers)
        self.note.setText(self.tr("{acts} lost this key.").format(acts=lost) if losers else "")
