"""What the doctor says of one letterhead, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from nap_desktop.services.letterhead import Remark
from nap_desktop.ui.look import icon, look
from nap_desktop.ui.widgets.side_text import SidePage, SideText, overline


class FindingView(SidePage):
    """Shows a name and what was found, grouped by who mends it; all of it as plain text."""

    def say(self, sentence: str) -> None:
        """Show one sentence alone."""
        self.clear()
        self.add(SideText(sentence, "muted"))

    def show_failure(self, name: str, sentence: str) -> None:
        """Show why a file cannot be a letterhead."""
        self.clear()
        self.add(SideText(name, "heading"))
        self.add(_marked("warning", "attention", sentence), 6)

    def show_remarks(self, name: str, remarks: Sequence[Remark], kept: bool) -> None:
        """Show what was found in a letterhead; `kept`: it has been mended and is in use."""
        self.clear()
        self.add(SideText(name, "heading"))
        if not remarks:
            fine = self.tr("Nothing is missing or odd: it can be used as it is.")
            self.add(_marked("check", "accent", fine), 6)
            return
        told = [one for one in remarks if not one.is_odd]
        mended = [one for one in remarks if one.is_odd and one.repairable]
        by_hand = [one for one in remarks if one.is_odd and not one.repairable]
        for caption, found, mark in (
            (self.tr("To be changed in Word"), by_hand, "warning"),
            (self.tr("Set right in the copy that is kept"), mended, "check"),
            (self.tr("Good to know"), told, "guidance"),
        ):
            self._add_group(caption, found, mark)
        if by_hand and not kept:
            self.add(SideText(self.tr("It can be kept all the same."), "muted"), 12)
        self.verticalScrollBar().setValue(0)

    def _add_group(self, caption: str, remarks: Sequence[Remark], mark: str) -> None:
        if not remarks:
            return
        self.add(overline(f"{caption} · {len(remarks)}"), 12)
        colour = "attention" if mark == "warning" else "muted"
        for remark in remarks:
            self.add(_marked(mark, colour, remark.words), 2)


def _marked(mark: str, colour: str, sentence: str) -> QWidget:
    """Return a sentence with a mark before it."""
    holder = QWidget()
    sign = QLabel(holder)
    sign.setPixmap(icon(mark, colour).pixmap(look().px(16)))
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(SideText(sentence), 1)
    return holder
