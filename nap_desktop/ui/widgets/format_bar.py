"""The small bar beside a caption: marks, link and lists of the text that is being typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from nap_desktop.ui.look import icon, look
from nap_desktop.ui.widgets import rich_marks
from nap_desktop.ui.widgets.rich_edit import RichEdit

_ICONS = {
    "bold": "bold", "italic": "italic", "underline": "underline", "link": "link",
    "bullet": "bullets", "number": "numbers",
}  # fmt: skip


class FormatBar(QWidget):
    """Six small buttons; the keyboard stays in the text, which has keys for them."""

    def __init__(self, edit: RichEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for name, words in self._names().items():
            button = self._buttons[name] = self._button(name, words)
            row.addWidget(button)
        edit.entered.connect(self._show)
        edit.left.connect(self._leave)
        edit.cursorPositionChanged.connect(self._follow)
        edit.currentCharFormatChanged.connect(self._follow)
        edit.link_wanted.connect(self.ask_link)
        look().changed.connect(self._on_look)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(False)
        self.setSizePolicy(policy)
        self.hide()

    def _names(self) -> dict[str, str]:
        return {
            "bold": self.tr("Bold (Ctrl+B)"),
            "italic": self.tr("Italic (Ctrl+I)"),
            "underline": self.tr("Underline (Ctrl+U)"),
            "link": self.tr("Link (Ctrl+K)"),
            "bullet": self.tr("Bulleted list"),
            "number": self.tr("Numbered list"),
        }

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "mark")
        button.setIcon(icon(_ICONS[name], "muted"))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self._act, name))
        self._size(button)
        return button

    def _size(self, button: QToolButton) -> None:
        button.setIconSize(QSize(look().px(14), look().px(14)))
        button.setFixedSize(look().px(22), look().px(20))

    def _act(self, name: str, *_: object) -> None:
        if name == "link":
            self.ask_link()
        elif name in ("bullet", "number"):
            rich_marks.toggle_list(self._edit, "bullet" if name == "bullet" else "number")
        else:
            rich_marks.toggle(self._edit, name)
        self._follow()

    def _show(self) -> None:
        self._follow()
        self.show()

    def _leave(self) -> None:
        self.hide()

    def _follow(self, *_: object) -> None:
        if not self._edit.hasFocus():
            return
        for name, button in self._buttons.items():
            held = (
                bool(rich_marks.link_at(self._edit))
                if name == "link"
                else rich_marks.has(self._edit, name)
            )
            button.setChecked(held)

    def ask_link(self) -> None:
        """Let an address be typed in a small frame below the cursor."""
        asker = LinkAsker(self._edit)
        asker.show_at_cursor()

    def _on_look(self) -> None:
        for name, button in self._buttons.items():
            button.setIcon(icon(_ICONS[name], "muted"))
            self._size(button)


class LinkAsker(QFrame):
    """Asks for the address of a link; Enter takes it, an empty one takes the link away."""

    def __init__(self, edit: RichEdit) -> None:
        super().__init__(edit, Qt.WindowType.Popup)
        self._edit = edit
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.address = QLineEdit(rich_marks.link_at(edit), self)
        self.address.setPlaceholderText(self.tr("https://…, Enter"))
        self.address.setAccessibleName(self.tr("Address of the link"))
        self.address.setMinimumWidth(look().px(300))
        self.address.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 6, 6)
        row.addWidget(self.address)
        self.address.returnPressed.connect(self._take)

    def show_at_cursor(self) -> None:
        """Show the frame right below the words."""
        below = self._edit.cursorRect().bottomLeft() + QPoint(0, 6)
        self.move(self._edit.viewport().mapToGlobal(below))
        self.show()
        self.address.setFocus()
        self.address.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _take(self) -> None:
        rich_marks.set_link(self._edit, with_scheme(self.address.text()))
        self.close()


def with_scheme(address: str) -> str:
    """Return what a person typed as an address that a rich text may hold; empty for none."""
    tidy = address.strip()
    if not tidy or tidy.lower().startswith(("http://", "https://", "mailto:")):
        return tidy
    if "@" in tidy and "/" not in tidy:
        return f"mailto:{tidy}"
    return "" if ":" in tidy.split("/")[0] else f"https://{tidy}"
