"""The history of a whole plan: told step by step, and each of them a way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton

from nap_desktop.plan import edits
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.tree import Plan
from nap_desktop.services.library import OpenLibrary
from nap_desktop.services.past import Which
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.history.plan_model import PAGE, StepsModel
from nap_desktop.ui.history.plan_panel import PlanHistoryPanel
from nap_desktop.ui.history.telling import Known, gathered
from nap_desktop.ui.history.wishes import Wish
from tests.plan.plans import START, grow
from tests.storage.libraries import opened


class Kept:
    """A plan that is kept in a library, and the panel on its history."""

    def __init__(self, library: OpenLibrary, qtbot: Any) -> None:
        library.add_plan(grow(START))
        self.library = library
        self.bridge = Bridge(library.open_plan("plan"))
        self.panel = PlanHistoryPanel(library.past)
        qtbot.addWidget(self.panel)
        self.panel.resize(1100, 260)
        self.wishes: list[Wish] = []
        self.panel.asked.connect(self.wishes.append)
        self.panel.show_plan(self.bridge)
        self.panel.show()

    def do(self, name: str, make: Callable[[Plan], Any], author: str = "Anna") -> None:
        self.bridge.sign(author)
        assert self.bridge.do(name, make)

    def buttons(self) -> list[QPushButton]:
        """Return what can be pressed in the page of the chosen step."""
        QApplication.processEvents()  # a new widget is shown with the next event
        page = self.panel.page.widget()
        return [one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]

    def told(self) -> list[str]:
        model = self.panel.model
        return [model.index(row, 2).data() for row in range(model.rowCount())]


@pytest.fixture
def kept(tmp_path: Path, qtbot: Any) -> Any:
    with opened(tmp_path / "plans.nap") as library:
        yield Kept(library, qtbot)


def test_steps_are_told_newest_first_and_the_list_follows_the_plan(kept: Kept, qtbot: Any) -> None:
    QAbstractItemModelTester(kept.panel.model, QAbstractItemModelTester.FailureReportingMode.QtTest)
    kept.do("Title", lambda plan: edits.set_field(plan, "plan", "title", "One"))
    kept.do("Delete", lambda plan: edits.delete(plan, ["B"]), "Boris")

    qtbot.waitUntil(lambda: kept.told() == ["Delete", "Title"])

    model = kept.panel.model
    assert [model.index(0, column).data() for column in (1, 3)] == ["Boris", "B"]
    kept.bridge.undo()
    qtbot.waitUntil(lambda: kept.told() == ["Title"])


def test_a_deleted_branch_is_told_by_its_top_and_can_be_brought_back(kept: Kept) -> None:
    kept.do("Delete", lambda plan: edits.delete(plan, ["B"]))
    kept.panel.refresh()

    (button,) = kept.buttons()
    button.click()

    assert kept.wishes == [Wish("item", 0, kept.wishes[0].at, "B")]


def test_a_field_can_be_brought_back_only_while_it_says_something_else(kept: Kept) -> None:
    kept.do("Text", lambda plan: edits.set_field(plan, "C", "text", rich_text.rich("Other")))
    kept.panel.refresh()
    (button,) = kept.buttons()
    button.click()
    (wish,) = kept.wishes
    assert (wish.act, wish.node, wish.key, rich_text.plain(wish.value)) == (
        "value",
        "C",
        "text",
        "C",
    )

    kept.do("Back", lambda plan: edits.set_field(plan, "C", "text", rich_text.rich("C")))
    kept.panel.refresh()
    kept.panel.list.selectRow(1)
    assert not kept.buttons()


def test_people_and_days_narrow_the_list_and_nothing_found_is_said(kept: Kept) -> None:
    kept.do("Title", lambda plan: edits.set_field(plan, "plan", "title", "One"))
    kept.do("Title again", lambda plan: edits.set_field(plan, "plan", "title", "Two"), "Boris")
    panel = kept.panel
    panel.refresh()

    def choose(box: Any, words: str) -> None:
        box.setCurrentIndex(box.findText(words))
        box.activated.emit(box.currentIndex())

    choose(panel.filters.person, "Boris")
    assert kept.told() == ["Title again"]
    choose(panel.filters.time, "Since this morning")
    assert kept.told() == ["Title again"]
    panel.filters.show_all()
    assert kept.told() == ["Title again", "Title"]


def test_a_time_in_which_nothing_was_done_is_said(kept: Kept, monkeypatch: Any) -> None:
    monkeypatch.setattr("nap_desktop.services.open_plan.now", lambda: "2020-01-01T10:00:00Z")
    kept.do("Title", lambda plan: edits.set_field(plan, "plan", "title", "One"))
    panel = kept.panel
    panel.refresh()
    panel.filters.time.setCurrentIndex(1)
    panel.filters.changed.emit()
    assert panel.model.rowCount() == 0 and panel.empty.isVisible()

    panel.everything.click()

    assert kept.told() == ["Title"] and not panel.empty.isVisible()


def test_the_last_step_has_nothing_to_be_brought_back_to(kept: Kept) -> None:
    kept.do("Title", lambda plan: edits.set_field(plan, "plan", "title", "One"))
    kept.do(
        "Title again", lambda plan: edits.set_field(plan, "plan", "summary", rich_text.rich("x"))
    )
    kept.panel.refresh()
    assert not kept.panel.back_button.isEnabled()

    kept.panel.list.selectRow(1)
    kept.panel.back_button.click()
    kept.panel.compare_button.click()

    assert [(wish.act, wish.number) for wish in kept.wishes] == [("plan", 1), ("compare", 1)]


def test_enter_goes_to_the_item(kept: Kept, qtbot: Any) -> None:
    kept.do("Text", lambda plan: edits.set_field(plan, "C", "text", rich_text.rich("Other")))
    kept.panel.refresh()

    with qtbot.waitSignal(kept.panel.goes) as went:
        QTest.keyClick(kept.panel.list, Qt.Key.Key_Return)

    assert went.args == ["C", ""]


def test_a_plan_without_steps_says_why(kept: Kept) -> None:
    kept.panel.refresh()

    assert kept.panel.empty.isVisible() and not kept.panel.list.isVisible()
    assert not kept.panel.back_button.isEnabled()


def test_older_steps_are_read_as_the_list_is_scrolled(kept: Kept) -> None:
    for number in range(PAGE + 5):
        key = ("start", "end")[number % 2]
        year = str(2027 + number)
        kept.do("Dates", lambda plan, k=key, y=year: edits.set_field(plan, "C", k, y))
    model = StepsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.QtTest)
    model.show(kept.bridge.plan, kept.library.past("plan").steps, Which())
    first = model.rowCount()

    while model.canFetchMore(model.index(-1, -1)):
        model.fetchMore(model.index(-1, -1))

    assert first == PAGE and model.rowCount() == PAGE + 5 and model.is_whole


def test_what_is_gone_is_named_as_it_was_last(kept: Kept) -> None:
    kept.do("Text", lambda plan: edits.set_field(plan, "C", "text", rich_text.rich("Renamed")))
    kept.do("Delete", lambda plan: edits.delete(plan, ["A"]))
    rows = gathered(kept.library.past("plan").steps(Which()))

    known = Known(kept.bridge.plan, rows)

    assert [known.name(node) for node in known.items(rows[1])] == ["Renamed"]
    assert [about.name for about in known.tell(rows[0])] == ["A"]
