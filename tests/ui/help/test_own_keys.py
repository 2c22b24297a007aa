"""Keys of one's own: who wears which, who loses one, what is remembered."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QKeySequence

from nap_desktop.ui.help.change_keys import ChangeKeysDialog
from nap_desktop.ui.help.keys_sheet import groups, on_paper
from nap_desktop.ui.help.own_keys import OwnKeys, entries


def test_nothing_is_remembered_of_keys_that_are_as_at_first() -> None:
    keys = OwnKeys({})
    keys.give("export", "Ctrl+E")

    assert keys.kept() == {} and not keys.is_own("export")


def test_a_key_is_taken_from_the_act_that_wore_it() -> None:
    keys = OwnKeys({})

    assert keys.give("find", "Ctrl+E") == ["export"]
    assert keys.of("find") == "Ctrl+E" and keys.of("export") == ""
    assert keys.kept() == {"find": "Ctrl+E", "export": ""}


def test_of_several_keys_only_the_one_is_lost() -> None:
    keys = OwnKeys({})
    first, *others = keys.of("redo").split(";")

    keys.give("find", first)

    assert others and keys.of("redo").split(";") == others


def test_an_act_gets_its_first_key_back_from_whoever_has_it() -> None:
    keys = OwnKeys({"find": "Ctrl+E", "export": ""})

    assert keys.as_at_first("export") == ["find"]
    assert keys.of("export") == "Ctrl+E" and keys.of("find") == ""


def test_acts_of_another_version_are_passed_over() -> None:
    assert OwnKeys({"no such act": "Ctrl+E"}).kept() == {}


def test_no_two_acts_wear_the_same_key_at_first() -> None:
    worn = [key.casefold() for _, entry in entries() for key in entry.keys.split(";") if key]

    assert len(worn) == len(set(worn))


@pytest.fixture
def dialog(qtbot: Any) -> ChangeKeysDialog:
    made = ChangeKeysDialog({})
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_key_that_is_pressed_is_given_and_the_loser_is_named(dialog: ChangeKeysDialog) -> None:
    dialog.choose("find")
    dialog.key.setKeySequence(QKeySequence("Ctrl+E"))
    dialog.key.editingFinished.emit()

    assert dialog.keys == {"find": "Ctrl+E", "export": ""}
    assert "Export" in dialog.note.text()


def test_all_keys_come_back(dialog: ChangeKeysDialog) -> None:
    dialog.choose("find")
    dialog.none_button.click()
    assert dialog.keys == {"find": ""}

    dialog.all_button.click()

    assert dialog.keys == {}


def test_the_list_is_narrowed_by_names_and_by_keys(dialog: ChangeKeysDialog) -> None:
    dialog.search.setText("ctrl+shift+e")

    shown = [item.text(0) for item in dialog._items() if not item.isHidden()]
    assert shown == ["Make the pack"]


def test_the_sheet_shows_keys_of_ones_own() -> None:
    shown = {name: key for _, rows in groups({"export": "F12"}) for name, key in rows}

    assert shown["Export"] == "F12" and shown["Print"] == "Ctrl+P"


def test_the_printed_sheet_holds_every_key(qtbot: Any) -> None:
    words = on_paper(groups({})).toPlainText()

    for title, rows in groups({}):
        assert title in words
        assert all(name in words and key in words for name, key in rows)
