"""The preview shows the first pages of the last wish, and never makes the window wait."""

from __future__ import annotations

import threading
from typing import Any

from nap_desktop.base.errors import NapError
from nap_desktop.plan.tree import Plan
from nap_desktop.services.paper import Document, Para, composed
from nap_desktop.ui.look import look
from nap_desktop.ui.paper.preview import MOST, Preview
from nap_desktop.ui.paper.sheets import Sheets
from tests.ui.paper.pages import LOREM, document


def preview(qtbot: Any) -> Preview:
    look()
    made = Preview()
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    return made


def test_the_first_pages_of_the_sample_are_shown(qtbot: Any, sample: Plan) -> None:
    made = preview(qtbot)

    with qtbot.waitSignal(made.shown, timeout=10_000):
        made.show_document(lambda: composed(sample))

    assert made.pages.count == MOST
    count = len(list(Sheets(composed(sample))))
    assert made.note.text() == f"The first {MOST} of {count} pages"
    picture = made.pages.picture(1)
    colours = {picture.pixelColor(x, y).name() for x in range(60, 400) for y in range(60, 300)}
    assert len(colours) > 3


def test_a_short_document_is_shown_whole(qtbot: Any) -> None:
    made = preview(qtbot)

    with qtbot.waitSignal(made.shown, timeout=10_000):
        made.show_document(lambda: document(Para("one")))

    assert made.pages.count == 1 and made.note.text().startswith("1 page")


def test_the_last_wish_counts(qtbot: Any) -> None:
    made = preview(qtbot)
    asked: list[str] = []

    def wish(name: str) -> Document:
        asked.append(name)
        return document(Para(name))

    with qtbot.waitSignal(made.shown, timeout=10_000):
        for name in ("first", "second", "third"):
            made.show_document(lambda name=name: wish(name))

    assert asked == ["third"]


def test_documents_are_made_beside_the_window(qtbot: Any) -> None:
    made = preview(qtbot)
    threads: list[int] = []

    def slow() -> Document:
        threads.append(threading.get_ident())
        return document(*(Para(LOREM) for _ in range(50)))

    with qtbot.waitSignal(made.shown, timeout=10_000):
        made.show_document(slow)

    assert threads and threads[0] != threading.get_ident()


def test_a_document_that_cannot_be_made_is_told(qtbot: Any) -> None:
    made = preview(qtbot)

    def fails() -> Document:
        raise NapError("no_such_plan", plan="P")

    made.show_document(fails)

    qtbot.waitUntil(lambda: "no plan" in made.note.text(), timeout=10_000)
    assert made.pages.count == 0


def test_a_table_has_no_pages(qtbot: Any) -> None:
    made = preview(qtbot)

    made.show_document(None)

    assert made.pages.count == 0 and made.note.text()
