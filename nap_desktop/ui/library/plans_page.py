"""The page of all plans: search, open, rename, duplicate, to the bin."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nap_desktop.plan import edits
from nap_desktop.services.library import OpenLibrary, PlanCard
from nap_desktop.ui.library.attempt import attempt
from nap_desktop.ui.library.delegate import CardDelegate
from nap_desktop.ui.library.model import CardsModel
from nap_desktop.ui.library.places import PlaceList
from nap_desktop.ui.look import icon, look

_PAUSE = 120  # ms


class CardList(QListView):
    """The rows; knows plans by their cards."""

    pressed_key = Signal(str)

    def __init__(self, model: CardsModel, for_bin: bool = False) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(CardDelegate(self, for_bin))
        self.setProperty("role", "open")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        look().changed.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Enter, Delete, F2 and Ctrl+D."""
        names = {
            Qt.Key.Key_Return: "open",
            Qt.Key.Key_Enter: "open",
            Qt.Key.Key_Delete: "delete",
            Qt.Key.Key_F2: "rename",
        }
        name = names.get(Qt.Key(event.key()), "")
        if name and self.currentIndex().isValid():
            self.pressed_key.emit(name)
            return
        super().keyPressEvent(event)


class PlansPage(QWidget):
    """All plans that are not in the bin, the one edited last first."""

    open_requested = Signal(str)
    export_requested = Signal(str)
    sample_requested = Signal()
    import_requested = Signal()
    place_requested = Signal(str, str, str)
    new_requested = Signal(str)
    told = Signal(str, object)
    failed = Signal(object)

    def __init__(self, library: OpenLibrary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._model = CardsModel(self)
        self.list = CardList(self._model)
        self.search = QLineEdit(self)
        self.places = PlaceList(self)
        self._new = QPushButton(self.tr("New plan…"), self)
        self._sample = QPushButton(self.tr("Open the sample"), self)
        self._import = QPushButton(self.tr("From a previous plan…"), self)
        self._empty = QWidget(self)
        self._empty_text = QLabel(self._empty)
        self._empty_button = QPushButton(self.tr("Open the sample plan"), self._empty)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        heading = QLabel(self.tr("Plans"), self)
        heading.setProperty("role", "title")
        self._new.setProperty("role", "primary")
        self.search.setPlaceholderText(self.tr("Search titles, States and texts"))
        self.search.setAccessibleName(self.tr("Search the plans"))
        self.search.setClearButtonEnabled(True)
        self._mark = self.search.addAction(
            icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.list.setAccessibleName(self.tr("Plans"))
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(heading)
        top.addStretch(1)
        top.addWidget(self._sample)
        top.addWidget(self._import)
        top.addWidget(self._new)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 12)
        column.setSpacing(14)
        column.addLayout(top)
        column.addWidget(self.search)
        column.addWidget(self._make_empty(), 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.places, 2)

    def _make_empty(self) -> QWidget:
        self._empty_text.setProperty("role", "muted")
        self._empty_text.setWordWrap(True)
        self._empty_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self._empty)
        column.setContentsMargins(0, 60, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._empty_text)
        column.addWidget(self._empty_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return self._empty

    def _connect(self) -> None:
        self._new.clicked.connect(self._ask_new)
        self._sample.clicked.connect(self.sample_requested)
        self._import.clicked.connect(self.import_requested)
        self._empty_button.clicked.connect(self.sample_requested)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self.list.setFocus)
        self.places.place_requested.connect(self.place_requested)
        self._pause.timeout.connect(self.refresh)
        self.list.doubleClicked.connect(self._open)
        self.list.pressed_key.connect(self._act)
        self.list.customContextMenuRequested.connect(self._show_menu)
        look().changed.connect(self._on_look)

    def refresh(self) -> None:
        """Show what the library holds, or what of it is searched for."""
        words = self.search.text().strip()
        chosen = self._model.card(self.list.currentIndex())
        cards = self._library.search(words) if words else self._library.cards()
        self._model.show_cards(cards)
        row = self._model.row_of(chosen.id) if chosen else 0
        self.list.setCurrentIndex(self._model.index(max(row, 0), 0))
        self._empty.setVisible(not cards)
        self._empty_button.setVisible(not words)
        self._sample.setVisible(bool(cards or words))
        self.search.setVisible(bool(cards or words))
        self.list.setVisible(bool(cards))
        self.places.show_places(self._library.texts.find(words) if words else [])
        self._empty_text.setText(
            self.tr("No plan holds these words.")
            if words
            else self.tr("There is no plan yet. Make a new one, or look at the sample plan first.")
        )

    def _on_typed(self) -> None:
        self._pause.start()

    def _ask_new(self) -> None:
        self.new_requested.emit("")

    @property
    def _card(self) -> PlanCard | None:
        return self._model.card(self.list.currentIndex())

    def _open(self, _: QModelIndex | None = None) -> None:
        if card := self._card:
            self.open_requested.emit(card.id)

    def _export(self) -> None:
        if card := self._card:
            self.export_requested.emit(card.id)

    def _act(self, name: str) -> None:
        acts = {"open": self._open, "delete": self._to_bin, "rename": self._rename}
        acts[name]()

    def _rename(self) -> None:
        card = self._card
        if card is None:
            return
        title, chosen = QInputDialog.getText(
            self, self.tr("Rename the plan"), self.tr("Title:"), text=card.title
        )
        if not chosen:
            return
        attempt(self, lambda: self._put_title(card.id, " ".join(title.split())))

    def _put_title(self, plan: str, title: str) -> None:
        opened = self._library.open_plan(plan)
        opened.do(self.tr("Rename"), edits.set_field(opened.plan, plan, "title", title))
        self.refresh()

    def _duplicate(self) -> None:
        card = self._card
        if card is not None:
            title = self.tr("{title} (copy)").format(title=card.title)
            attempt(self, lambda: self._library.duplicate(card.id, title))
            self.refresh()

    def _to_bin(self) -> None:
        card = self._card
        if card is None or not attempt(self, lambda: self._library.bin(card.id)):
            return
        self.refresh()
        back = _Back(self, card.id)
        self.told.emit(self.tr("“{title}” is in the bin.").format(title=card.title), back)

    def bring_back(self, plan: str) -> None:
        """Take a plan out of the bin."""
        attempt(self, lambda: self._library.bring_back(plan))
        self.refresh()

    def _show_menu(self, where: QPoint) -> None:
        if self._card is None:
            return
        menu = QMenu(self)
        for text, act, keys in (
            (self.tr("Open"), self._open, "Return"),
            (self.tr("Rename…"), self._rename, "F2"),
            (self.tr("Duplicate"), self._duplicate, ""),
            (self.tr("Export…"), self._export, ""),
            (self.tr("To the bin"), self._to_bin, "Del"),
        ):
            action = menu.addAction(text)
            action.triggered.connect(act)
            if keys:
                action.setShortcut(QKeySequence(keys))
        menu.exec(self.list.viewport().mapToGlobal(where))
        menu.deleteLater()

    def _on_look(self) -> None:
        self._mark.setIcon(icon("search", "muted"))


class _Back:
    """Takes one plan out of the bin when it is called."""

    def __init__(self, page: PlansPage, plan: str) -> None:
        self._page = page
        self._plan = plan

    def __call__(self) -> None:
        self._page.bring_back(self._plan)
