"""The right half of the versions: what is known of one, and what changed since."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from nap_desktop.ui.versions.changes import Changes, Told
from nap_desktop.ui.widgets.difference import as_html, as_words, difference, replaced
from nap_desktop.ui.widgets.side_text import SidePage, SideText, hairline, overline

_AT_MOST = 100  # of each sort; more is for the comparison on paper


class ChangesView(SidePage):
    """Shows one version, or what changed since it."""

    def say(self, sentence: str) -> None:
        """Show one sentence alone."""
        self.clear()
        self.add(SideText(sentence, "muted"))

    def show_version(self, name: str, about: str, reason: str) -> None:
        """Show what is known of a version."""
        self.clear()
        self.add(SideText(name, "heading"))
        self.add(SideText(about, "muted"))
        if reason:
            self.add(SideText(reason), 6)

    def show_changes(self, name: str, changes: Changes) -> None:
        """Show what was added, removed, moved and changed."""
        self.clear()
        self.add(SideText(name, "heading"))
        if not changes.count:
            self.add(SideText(self.tr("Nothing has changed since."), "muted"))
        for caption, told in (
            (self.tr("Added"), changes.added),
            (self.tr("Removed"), changes.removed),
            (self.tr("Moved"), changes.moved),
            (self.tr("Changed"), changes.changed),
        ):
            if told:
                self._add_sort(caption, told)
        self.verticalScrollBar().setValue(0)

    def _add_sort(self, caption: str, told: tuple[Told, ...]) -> None:
        self.add(overline(f"{caption} · {len(told)}"), 12)
        for number, one in enumerate(told[:_AT_MOST]):
            repeats = number > 0 and told[number - 1].name == one.name
            if number and not repeats and (one.before or one.after):
                self.add(hairline(), 2)
            self._add(one, repeats)
        if len(told) > _AT_MOST:
            more = self.tr("… and {count} more").format(count=len(told) - _AT_MOST)
            self.add(SideText(more, "muted"))

    def _add(self, told: Told, repeats: bool) -> None:
        if not repeats:
            self.add(SideText(told.name))
        if told.caption:
            self.add(SideText(told.caption, "caption"))
        if told.before or told.after:
            self.add(self._difference(told))

    def _difference(self, told: Told) -> QWidget:
        compared = difference if told.is_text else replaced
        pieces = compared(told.before, told.after)
        label = SideText("", "small")
        label.setTextFormat(Qt.TextFormat.RichText)
        QLabel.setText(label, as_html(pieces))
        words = as_words(pieces, self.tr("removed: {text}"), self.tr("added: {text}"))
        label.setAccessibleName(words)
        return label
