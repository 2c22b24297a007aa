"""The tool bar of the plan window: where one goes, what one takes back, what one adds, what leaves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from nap_desktop.ui.actions import Actions
from nap_desktop.ui.look import icon, look

_LEFT = ("shelf", "", "undo", "redo", "", "add_section", "add_objective", "add_measure")
_WITH_WORDS = ("add_section", "add_objective", "add_measure", "side")


class ToolBar(QToolBar):
    """One row of buttons; the main act, the export, stands out at its end.

    Where there is no room for all words, the buttons that have an icon show just that.
    """

    def __init__(self, acts: Actions, window: QMainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Tools"))
        self.setObjectName("tools")
        self.setMovable(False)
        self.setIconSize(QSize(18, 18))
        self.toggleViewAction().setEnabled(False)
        self._fill(acts, _LEFT)
        self._add_spring()
        self._add_views(acts.views())
        self._add_spring()
        self._fill(acts, ("side",))
        self._worded = [self.widgetForAction(acts[name]) for name in _WITH_WORDS]
        self._needs = 0  # px that the row takes with all words; measured when it is shown
        self._main = self._main_button(acts["export"])
        self.addWidget(self._main)
        look().changed.connect(self._recolour)
        self._recolour()

    def _add_spring(self) -> None:
        spring = QWidget(self)
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spring)

    def _add_views(self, views: list[QAction]) -> None:
        """Add one button for each view of the plan, as words; a single view needs no choice."""
        for act in views if len(views) > 1 else ():
            self.addAction(act)
            button = self.widgetForAction(act)
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
                button.setProperty("role", "view")

    def _main_button(self, act: QAction) -> QToolButton:
        """Return the button of the main act: on the accent it wants an icon of its own colour."""
        button = QToolButton(self)
        button.setProperty("role", "primary")
        button.setText(self.tr("Export"))
        button.setToolTip(act.toolTip())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(act.trigger)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._needs:
            self._show_words(True)
            self._needs = self.sizeHint().width()
        self._show_words(self._needs <= self.width())

    def _show_words(self, shown: bool) -> None:
        style = Qt.ToolButtonStyle
        for button in self._worded:
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(
                    style.ToolButtonTextBesideIcon if shown else style.ToolButtonIconOnly
                )

    def _recolour(self) -> None:
        self._needs = 0
        self._main.setIcon(icon("word", "on_accent"))

    def _fill(self, acts: Actions, names: tuple[str, ...]) -> None:
        for name in names:
            if not name:
                self.addSeparator()
                continue
            self.addAction(acts[name])
            button = self.widgetForAction(acts[name])
            if name in _WITH_WORDS and isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
