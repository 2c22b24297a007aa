"""The list that is searched by typing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from nap_desktop.ui.editor import vocabulary
from nap_desktop.ui.look import look
from nap_desktop.ui.widgets.picker import Picker

# the offscreen platform says these of every window that pops up
pytestmark = pytest.mark.qt_log_ignore("does not support", "grabbing the")


@pytest.fixture
def picker(qtbot: QtBot) -> Picker:
    look().show("light", 1.0)
    button = QPushButton("Add")
    made = Picker(button, "Provisions")
    qtbot.addWidget(button)
    button.show()
    made.offer(vocabulary.things("provisions"), [])
    made.pop_up(button)
    return made


def offered(picker: Picker) -> list[str]:
    model = picker.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("typed", ["3(d)", "3 (d)", "3d", "OP3d", "op 3 (d)", "3 d"])
def test_a_provision_is_found_as_people_type_it(picker: Picker, typed: str) -> None:
    picker.search.setText(typed)

    assert len(offered(picker)) >= 1
    assert any("3" in words and "(d)" in words for words in offered(picker)[:1])


def test_words_in_any_order_are_found(picker: Picker) -> None:
    picker.search.setText("export control")
    there = offered(picker)
    picker.search.setText("control export")

    assert there and offered(picker) == there


def test_nothing_found_is_said_in_a_small_window(picker: Picker) -> None:
    high = picker.height()
    picker.search.setText("zebra")

    assert offered(picker) == []
    assert picker.nothing.isVisible() and not picker.list.isVisible()
    assert picker.height() < high / 2
