"""The program's looks: named tokens per theme, one palette, one small style sheet, fonts and icons."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QStyleFactory

from nap_desktop.base import shipped

THEMES = ("system", "light", "dark", "contrast")
SCALES = (0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class Tokens(NamedTuple):
    """The colours of one theme, by what they are for."""

    ground: str
    panel: str
    field: str
    line: str
    hover: str
    text: str
    muted: str
    faint: str
    accent: str
    soft_accent: str
    on_accent: str
    attention: str
    soft_attention: str
    outline: str  # the border of inputs, dark enough to be seen (WCAG 2.2, 1.4.11)


LIGHT = Tokens(
    ground="#F4F6F8", panel="#FFFFFF", field="#FFFFFF", line="#DFE4EA", hover="#EEF2F6",
    text="#17212B", muted="#5B6773", faint="#6E7985", accent="#0B5C9E", soft_accent="#E3EEF8",
    on_accent="#FFFFFF", attention="#8F5600", soft_attention="#FFF3DC", outline="#C3CBD4",
)  # fmt: skip
DARK = Tokens(
    ground="#14191F", panel="#1B222A", field="#202932", line="#2C3640", hover="#242E38",
    text="#E6EBF0", muted="#9BA8B5", faint="#8593A0", accent="#6CB2EE", soft_accent="#1E3A52",
    on_accent="#0F161D", attention="#E3A84A", soft_attention="#3A2E17", outline="#42505D",
)  # fmt: skip
CONTRAST = Tokens(
    ground="#000000", panel="#000000", field="#000000", line="#FFFFFF", hover="#303030",
    text="#FFFFFF", muted="#FFFFFF", faint="#D8D8D8", accent="#7CC4FF", soft_accent="#003A66",
    on_accent="#000000", attention="#FFD24A", soft_attention="#3B2F00", outline="#FFFFFF",
)  # fmt: skip


class Look(QObject):
    """The theme and the size in use; `changed` tells whoever paints by hand."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.theme = "system"
        self.scale = 1.0
        self.tokens = LIGHT
        app.setStyle(QStyleFactory.create("Fusion"))
        load_fonts()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def show(self, theme: str, scale: float) -> None:
        """Use a theme of THEMES at a size (1.0 is 13 px body text)."""
        self.theme = theme if theme in THEMES else "system"
        self.scale = min(max(scale, SCALES[0]), SCALES[-1])
        self.tokens = self._tokens_in_use()
        font = QFont(self._app.font())
        font.setFamilies(["Noto Sans", "Noto Naskh Arabic", "Segoe UI", "Helvetica Neue", "Arial"])
        font.setPixelSize(self.px(13))
        self._app.setFont(font)
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens, self.scale))
        icon_pixmap.cache_clear()
        self.changed.emit()

    def px(self, size: float) -> int:
        """Return a length given at 100 % in pixels at the size in use."""
        return max(1, round(size * self.scale))

    def font(self, size: int, bold: bool = False) -> QFont:
        """Return the program's font at a size given at 100 %."""
        font = QFont(self._app.font())
        font.setPixelSize(self.px(size))
        font.setBold(bold)
        return font

    def _tokens_in_use(self) -> Tokens:
        if self.theme == "system":
            dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return {"dark": DARK, "contrast": CONTRAST}.get(self.theme, LIGHT)

    def _follow_system(self) -> None:
        if self.theme == "system" and self.tokens != self._tokens_in_use():
            self.show(self.theme, self.scale)


def look() -> Look:
    """Return the look of the running application; made at first use."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a look needs an application")
    found = app.findChild(Look)
    if found is None:
        found = Look(app)
        found.show("light", 1.0)
    return found


@cache
def load_fonts() -> None:
    """Load the fonts that come with the program; without them the system's own are used."""
    for name in shipped.names("fonts", ".ttf"):
        QFontDatabase.addApplicationFont(str(shipped.folder() / name))


def icon(name: str, colour: str = "text") -> QIcon:
    """Return one of the program's icons, drawn in the colours of the theme in use."""
    tokens = look().tokens
    return QIcon(_Drawn(name, getattr(tokens, colour), tokens.outline))


class _Drawn(QIconEngine):
    """An icon that is drawn when it is shown, in the size in which it is shown."""

    def __init__(self, name: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        self._disabled = disabled

    def clone(self) -> QIconEngine:
        """Return another of the same."""
        return _Drawn(self._name, self._colour, self._disabled)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon in a size in device pixels."""
        colour = self._disabled if mode == QIcon.Mode.Disabled else self._colour
        return icon_pixmap(self._name, colour, max(1, min(size.width(), size.height())))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon in the middle of a place."""
        side = min(rect.width(), rect.height())
        place = QRect(0, 0, side, side)
        place.moveCenter(rect.center())
        sharp = round(side * sharpness(painter))
        painter.drawPixmap(place, self.pixmap(QSize(sharp, sharp), mode, state))


def sharpness(painter: QPainter) -> float:
    """Return how many pixels of the device there are to one of the program, unless it is scaled.

    The device itself would say so too, but PySide6 makes every kind of device first, which takes
    longer than all painting.
    """
    return abs(painter.deviceTransform().m11())


@cache
def icon_pixmap(name: str, colour: str, size: int) -> QPixmap:
    """Return one icon as a square picture of `size` pixels in one colour."""
    from PySide6.QtSvg import QSvgRenderer

    svg = shipped.text(f"icons/{name}.svg").replace("currentColor", colour)
    picture = QPixmap(QSize(size, size))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    return picture


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a theme."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, tokens.ground), (role.WindowText, tokens.text), (role.Base, tokens.field),
        (role.AlternateBase, tokens.hover), (role.Text, tokens.text), (role.Button, tokens.panel),
        (role.ButtonText, tokens.text), (role.ToolTipBase, tokens.panel),
        (role.ToolTipText, tokens.text), (role.PlaceholderText, tokens.faint),
        (role.Highlight, tokens.accent), (role.HighlightedText, tokens.on_accent),
        (role.Link, tokens.accent), (role.LinkVisited, tokens.accent), (role.Mid, tokens.line),
        (role.Light, tokens.panel), (role.Midlight, tokens.hover), (role.Dark, tokens.outline),
        (role.Shadow, tokens.outline), (role.BrightText, tokens.attention),
        (role.Accent, tokens.accent),
    ):  # fmt: skip
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.faint))
    return made


def style_sheet(tokens: Tokens, scale: float) -> str:
    """Return the one style sheet, its tokens and lengths filled in."""
    sheet = shipped.text("look/look.qss")
    for name in sorted(Tokens._fields, key=len, reverse=True):
        sheet = sheet.replace(f"@{name};", f"{getattr(tokens, name)};")
        sheet = sheet.replace(f"@{name} ", f"{getattr(tokens, name)} ")
    check = "check-dark" if tokens.on_accent != "#FFFFFF" else "check-light"
    sheet = sheet.replace("@icons", (shipped.folder() / "look").as_posix()).replace("@check", check)
    for size in range(40, 0, -1):
        sheet = sheet.replace(f"@{size}px", f"{max(1, round(size * scale))}px")
    return sheet
