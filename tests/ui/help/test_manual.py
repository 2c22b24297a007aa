"""The manual and the tour: found by words, led by links, nothing loaded from elsewhere."""

from __future__ import annotations

import re
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from nap_desktop.services import manual
from nap_desktop.services.manual import pages
from nap_desktop.ui.actions import plain
from nap_desktop.ui.help.manual import Manual
from nap_desktop.ui.help.own_keys import entries
from nap_desktop.ui.help.tour import Stop, Tour

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]*)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
_ACT = re.compile(r"\*\*([A-Z][^*]+)\*\* \(.*?((?:Ctrl|Alt|Shift)\+[^\s,);]+|F\d+)")


@pytest.fixture
def window(qtbot: Any) -> Manual:
    made = Manual()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.id)
def test_every_link_leads_to_a_page_and_every_picture_is_there(page: manual.Page) -> None:
    ids = {f"{one.id}.md" for one in pages()}

    assert page.text.startswith("# ") and page.title
    assert set(_LINK.findall(page.text)) <= ids
    for told, name in _PICTURE.findall(page.text):
        assert told and manual.picture(name)[:4] == b"\x89PNG"


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.id)
def test_keys_that_the_manual_names_are_those_of_the_menus(page: manual.Page) -> None:
    known = {plain(entry.text): entry.keys for _, entry in entries()}
    for name, key in _ACT.findall(page.text):
        act = name.rstrip("…")
        if act in known:
            assert key.replace("Enter", "Return") in known[act].split(";"), (act, key)


def test_all_pages_have_ids_of_their_own() -> None:
    assert len({page.id for page in pages()}) == len(pages()) >= 12


def test_a_language_without_a_manual_gets_the_english_one() -> None:
    assert pages("mn") == pages()


def test_pages_are_found_by_words_in_any_case(window: Manual) -> None:
    window.search.setText("PERMANENT")
    window._show_list()

    assert window.page_id == "drafting"
    assert window.page.extraSelections()[0].cursor.selectedText().casefold() == "permanent"


def test_words_that_no_page_holds_are_told(window: Manual) -> None:
    window.search.setText("zebra crossing")
    window._show_list()

    assert window.nothing.isVisible() and window.list.count() == 0


def test_a_link_leads_to_its_page(window: Manual) -> None:
    window.page.anchorClicked.emit(QUrl("earlier.md"))

    assert window.page_id == "earlier"


@pytest.mark.parametrize("name", ["http://example.org/a.png", "//host/share/a.png",
                                  "file:///etc/passwd", "../../icons/bold.svg", "plan.png"])  # fmt: skip
def test_nothing_is_loaded_but_the_manuals_own_pictures(window: Manual, name: str) -> None:
    assert window.page.loadResource(2, QUrl(name)) is None


def test_the_marks_are_walked_by_keys(window: Manual) -> None:
    window.search.setText("undo")
    window._on_enter()
    places = []
    for _ in range(3):
        places.append(window.page.textCursor().position())
        QTest.keyClick(window, Qt.Key.Key_F3)

    assert len(set(places)) >= 1 and window.page.extraSelections()


@pytest.fixture
def room(qtbot: Any) -> QWidget:
    made = QWidget()
    made.resize(1000, 700)
    qtbot.addWidget(made)
    made.show()
    return made


def _tour(room: QWidget) -> Tour:
    first, second = QWidget(room), QWidget(room)
    first.setGeometry(0, 0, 250, 700)
    second.setGeometry(0, 670, 1000, 30)
    for part in (first, second):
        part.show()
    stops = [
        Stop("One", "The first", lambda: first),
        Stop("Two", "The second", lambda: second),
        Stop("Three", "What is nowhere", lambda: None),
    ]
    return Tour(stops, room)


def test_the_card_stands_beside_what_it_tells_about(room: QWidget) -> None:
    tour = _tour(room)

    for place in range(3):
        tour.show_stop(place)
        assert room.rect().contains(tour.geometry())
        if place < 2:
            assert not tour.ring.geometry().intersects(tour.geometry())


def test_keys_walk_the_tour_and_escape_ends_it(room: QWidget, qtbot: Any) -> None:
    tour = _tour(room)
    QTest.keyClick(tour, Qt.Key.Key_Right)
    QTest.keyClick(tour, Qt.Key.Key_Right)
    assert tour.place == 2
    QTest.keyClick(tour, Qt.Key.Key_Left)
    assert tour.place == 1

    with qtbot.waitSignal(tour.over):
        QTest.keyClick(tour, Qt.Key.Key_Escape)


def test_the_last_button_ends_the_tour(room: QWidget, qtbot: Any) -> None:
    tour = _tour(room)
    tour.next_button.click()
    tour.next_button.click()

    with qtbot.waitSignal(tour.over):
        tour.next_button.click()
