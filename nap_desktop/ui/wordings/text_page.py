"""One wording: its text, what it may hold, how it reads, and the way back to the program's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from nap_desktop.base.errors import NapError
from nap_desktop.services import pack_wordings
from nap_desktop.services.pack_wordings import Entry
from nap_desktop.ui.messages import sentence
from nap_desktop.ui.widgets.dialog import Warn
from nap_desktop.ui.widgets.flow import FlowLayout
from nap_desktop.ui.widgets.side_text import SidePage, SideText
from nap_desktop.ui.widgets.tips import plain_tip
from nap_desktop.ui.wordings.names import part_name

_CHARACTERS_READ = 4_000  # of a wording that are shown as they read

Reading = Callable[[str, str], str]


class TextPage(QWidget):
    """Shows a wording to be changed.

    changed: name and text of the wording, empty where the program's own is back.
    """

    changed = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._lang = ""
        self._read: Reading | None = None
        self._filling = False
        self.heading = SideText("", "strong", self)
        self.state = SideText("", "caption", self)
        self.text = QPlainTextEdit(self)
        self.warning = Warn(self)
        self.back_button = QPushButton(self.tr("&Back to the program’s wording"), self)
        self.facts = SidePage(self)
        self.reads = SideText("", "", self)
        self._lay_out()
        self.text.textChanged.connect(self._on_typed)
        self.back_button.clicked.connect(self._go_back)

    def _lay_out(self) -> None:
        self.text.setAccessibleName(self.tr("Text of the wording"))
        self.text.setTabChangesFocus(True)
        self.back_button.setAutoDefault(False)
        self.back_button.setProperty("role", "link")
        head = QHBoxLayout()
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.heading)
        titles.addWidget(self.state)
        head.addLayout(titles, 1)
        head.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        column.setContentsMargins(0 if mirrored else 14, 0, 14 if mirrored else 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.text, 3)
        column.addWidget(self.warning)
        self.facts.setAccessibleName(self.tr("What the wording may hold, and how it reads"))
        self.facts.column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self.facts, 3)

    @property
    def name(self) -> str:
        """The name of the wording that is shown; empty for none."""
        return self._entry.name if self._entry else ""

    def _text(self) -> str:
        """Return the text as it is written; Qt's own way would lose the spaces that do not break."""
        return self.text.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_nothing(self) -> None:
        """Show that no wording is chosen."""
        self._entry = None
        self._fill("")
        self.heading.setText(self.tr("Choose a wording"))
        self.state.setText("")
        self.text.setEnabled(False)
        self.back_button.hide()
        self.facts.clear()
        self.warning.tell("")

    def show_entry(self, lang: str, entry: Entry, text: str, read: Reading) -> None:
        """Show a wording; `read` gives how a text (name, text) reads with the facts of the plan."""
        is_same = (self._lang, self.name) == (lang, entry.name)
        self._lang, self._entry, self._read = lang, entry, read
        self.text.setEnabled(True)
        self.heading.setText(part_name(entry.part))
        if not is_same or self._text() != text:
            self._fill(text)
        self._show_facts(entry)
        self._show_state()

    def _fill(self, text: str) -> None:
        self._filling = True
        self.text.setPlainText(text)
        self._filling = False

    def _show_facts(self, entry: Entry) -> None:
        """Show the placeholders as buttons: those of this wording first."""
        self.facts.clear()
        self.reads = SideText("", "", self.facts)
        for caption, names in (
            (self.tr("Filled in here; click to insert"), entry.facts),
            (self.tr("Known in every wording"), entry.common),
        ):
            if names:
                self.facts.add(SideText(caption, "caption"), 6)
                self.facts.add(self._chips(names))
            if names is entry.facts:
                self.facts.add(SideText(self.tr("How it reads in this plan"), "caption"), 6)
                self.facts.add(self.reads)

    def _chips(self, names: tuple[str, ...]) -> QWidget:
        holder = QWidget()
        policy = holder.sizePolicy()
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        flow = FlowLayout(holder)
        for name in names:
            chip = QPushButton("{" + name + "}", holder)
            chip.setProperty("role", "chip")
            chip.setAutoDefault(False)
            chip.setAccessibleName(self.tr("Insert {name}").format(name=name))
            chip.setToolTip(plain_tip(self._fact(name)))
            chip.clicked.connect(partial(self.insert, name))
            flow.addWidget(chip)
        return holder

    def _fact(self, name: str) -> str:
        """Return what a placeholder stands for in this plan; empty if only its document knows."""
        held = "{" + name + "}"
        told = self._reading(held)
        return "" if told == held else told

    def insert(self, name: str, *_: object) -> None:
        """Put a placeholder where the cursor is."""
        self.text.insertPlainText("{" + name + "}")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self) -> None:
        if not self._filling and self._entry is not None:
            text = self._text()
            same = text.strip() == self._entry.text.strip() or not text.strip()
            self.changed.emit(self._entry.name, "" if same else text)
            self._show_state()

    def _go_back(self) -> None:
        if self._entry is not None:
            self.text.setPlainText(self._entry.text)

    def _show_state(self) -> None:
        """Say whose wording it is, what is wrong with it, and how it reads."""
        if self._entry is None:
            return
        text = self._text()
        is_own = text.strip() != self._entry.text.strip()
        self.state.setText(
            self.tr("● Changed for this plan") if is_own else self.tr("The program’s wording")
        )
        self.back_button.setVisible(is_own)
        error = pack_wordings.problem(self._lang, self.name, text)
        broken = self._complaint(error) if error is not None else ""
        if not text.strip():
            broken = self.tr("An empty text means the program’s wording.")
        self.warning.tell(broken)
        cannot = self.tr("It cannot be filled in yet.")
        self.reads.setText(cannot if error is not None else self._reading(text))

    def _complaint(self, error: NapError) -> str:
        """Return what is wrong, told by the placeholder where there is one."""
        placeholder = str(error.facts.get("placeholder", ""))
        if placeholder == "braces":
            return self.tr("A brace is not closed: a placeholder looks like {title}.")
        if not placeholder:
            return sentence(error)
        return self.tr("{placeholder} cannot be filled in here: choose one of those below.").format(
            placeholder=placeholder if placeholder == "{}" else "{" + placeholder + "}"
        )

    def _reading(self, text: str) -> str:
        """Return how a text reads with the facts of the plan; empty if it cannot be filled in."""
        if self._read is None:
            return ""
        try:
            return self._read(self.name, text[:_CHARACTERS_READ])
        except NapError:
            return ""
