"""Three panes side by side: the outline, and where editor and side panes stand once they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from nap_desktop.ui.look import look

if TYPE_CHECKING:
    from nap_desktop.ui.editor.form import Editor
    from nap_desktop.ui.side_pane import SidePane

_EDITOR, _SIDE = 1, 2
_NARROW = 1100  # px at 100 %; three panes need more


class Panes(QSplitter):
    """The widths of the panes, and whether there is room for all of them.

    editor, side: None until they are made; their ground is there from the beginning.
    side_shown:   whether there is room for the side panes now.
    """

    side_shown = Signal(bool)

    def __init__(self, outline: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor: Editor | None = None
        self.side: SidePane | None = None
        self._outline = outline
        self._wants_side = True
        self._is_narrow = False
        for pane in (outline, _ground("ground", self), _ground("panel", self)):
            self.addWidget(pane)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for place, (width, stretch) in enumerate(((220, 2), (380, 6), (250, 2))):
            self.widget(place).setMinimumWidth(width)
            self.setStretchFactor(place, stretch)
        self.lay_out()

    def lay_out(self) -> None:
        """Give the panes the widths that they have at first."""
        self.setSizes([330, 700, 330])

    def put_editor(self, editor: Editor) -> None:
        """Let the editor stand in the middle."""
        self.editor = editor
        self._put(_EDITOR, editor)

    def put_side(self, side: SidePane) -> None:
        """Let the side panes stand at the end."""
        self.side = side
        self._put(_SIDE, side)

    def _put(self, place: int, pane: QWidget) -> None:
        """Put a pane on its ground, as wide and as visible as that was."""
        widths, hidden = self.sizes(), self.widget(place).isHidden()
        ground = self.replaceWidget(place, pane)
        pane.setMinimumWidth(max(pane.minimumWidth(), ground.minimumWidth()))
        pane.setHidden(hidden)
        self.setStretchFactor(place, 6 if place == _EDITOR else 2)
        self.setSizes(widths)
        ground.deleteLater()

    @property
    def shows_side(self) -> bool:
        """Whether the side panes are to be seen."""
        return self.widget(_SIDE).isVisibleTo(self)

    def show_side(self, shown: bool) -> None:
        """Show or hide the side panes; in a narrow window the outline makes room for them."""
        self._wants_side = shown
        self.widget(_SIDE).setVisible(shown)
        self._outline.setHidden(shown and self._is_narrow)
        self.side_shown.emit(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the side panes out where there is no room for three, until they are asked for."""
        super().resizeEvent(event)
        narrow = event.size().width() < look().px(_NARROW)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.widget(_SIDE).setVisible(self._wants_side and not narrow)
            self._outline.show()
            self.side_shown.emit(self.shows_side)

    def layout_state(self) -> str:
        """Return the widths of the panes as text for the settings."""
        return bytes(self.saveState().toBase64().data()).decode()

    def restore_layout(self, state: str) -> None:
        """Give the panes the widths that they had."""
        if state:
            self.restoreState(QByteArray.fromBase64(state.encode()))


def _ground(role: str, parent: QWidget) -> QWidget:
    """Return the bare ground on which a pane will stand."""
    ground = QWidget(parent)
    ground.setProperty("role", role)
    ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return ground
