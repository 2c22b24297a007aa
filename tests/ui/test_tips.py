"""Tips show what people wrote letter by letter."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import Qt, QTextDocument

from nap_desktop.ui.widgets.tips import plain_tip

UI = Path(__file__).resolve().parents[2] / "nap_desktop" / "ui"
_OWN_WORDS = re.compile(
    r'setToolTip\((self\.tr\(|"|plain_tip\(|times\.|words\)|act\.toolTip)'
    r"|setToolTip\((0|column), plain_tip"
)


def test_a_name_that_looks_like_html_is_shown_as_it_is() -> None:
    name = '<img src="file:///etc/hostname">Ministry & Co'

    shown = QTextDocument()
    shown.setHtml(plain_tip(name))

    assert Qt.mightBeRichText(plain_tip(name)) and shown.toPlainText() == name
    assert plain_tip("") == ""


def test_every_tip_is_our_own_words_or_plain() -> None:
    said = [
        line.strip()
        for path in UI.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if "setToolTip(" in line
    ]

    assert len(said) > 20
    assert [line for line in said if not _OWN_WORDS.search(line)] == []
