"""The colours of paper on the screen: as printed, or their lightness turned on a dark ground."""

from __future__ import annotations

from PySide6.QtGui import QColor

from nap_desktop.ui.look import Tokens
from nap_desktop.ui.paper.letters import LINK
from nap_desktop.ui.paper.paint import Tint

_DARK = 0.5  # lightness of the ground below which paper is dark


class Colours:
    """The colours of one theme."""

    def __init__(self, tokens: Tokens) -> None:
        ground, ink = QColor(tokens.panel), QColor(tokens.text)
        self.is_dark = ground.lightnessF() < _DARK
        self.paper = ground if self.is_dark else QColor("#FFFFFF")
        self.edge = QColor(tokens.line if self.is_dark else tokens.outline)
        self.desk = QColor(tokens.ground)
        self._lowest = ground.lightnessF()
        self._range = ink.lightnessF() - self._lowest

    @property
    def tint(self) -> Tint:
        """What gives the colour on the screen for one that is printed."""
        return self._turned if self.is_dark else _as_printed

    @property
    def link(self) -> str:
        """The colour of links, as six hexadecimal signs."""
        return self.tint(LINK).name().removeprefix("#")

    def _turned(self, name: str) -> QColor:
        """Return a colour of the same hue, as light on dark paper as it is dark on white paper."""
        printed = QColor(f"#{name}")
        light = self._lowest + (1 - printed.lightnessF()) * self._range
        hue, strength = max(printed.hslHueF(), 0.0), min(printed.hslSaturationF(), 0.6)
        return QColor.fromHslF(hue, strength, min(light, 1.0))


def _as_printed(name: str) -> QColor:
    return QColor(f"#{name}")
