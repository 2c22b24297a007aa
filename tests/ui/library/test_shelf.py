"""The shelf: plans are found, renamed, put into the bin and brought back; a new plan is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nap_desktop.framework.templates import templates
from nap_desktop.services.library import OpenLibrary
from nap_desktop.ui.library.model import CardsModel, period
from nap_desktop.ui.library.new_plan_dialog import NewPlanChoice, NewPlanDialog
from nap_desktop.ui.library.shelf import Shelf
from nap_desktop.ui.library.template_list import BLANK
from tests.storage.libraries import opened

PLANS, TEMPLATES, BIN = range(3)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[OpenLibrary]:
    with opened(tmp_path / "plans.nap") as found:
        yield found


@pytest.fixture
def shelf(qtbot: Any, library: OpenLibrary) -> Shelf:
    made = Shelf(library)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def titles(shelf: Shelf) -> list[str]:
    model = shelf.plans.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_model_of_plans_keeps_the_rules_of_qt(qtmodeltester: Any, library: OpenLibrary) -> None:
    for name in ("One", "Two"):
        library.new_plan(name, state="Exampleland", period_start="2027", period_end="2031")
    model = CardsModel()
    model.show_cards(library.cards())

    qtmodeltester.check(model)

    assert period(model.card(model.index(0, 0))) == "2027–2031"


def test_an_empty_library_says_what_to_do_next(shelf: Shelf) -> None:
    assert shelf.plans._empty.isVisible() and shelf.plans._empty_button.isVisible()
    assert not shelf.plans.list.isVisible() and not shelf.plans.search.isVisible()


def test_a_new_plan_appears_by_itself(shelf: Shelf, library: OpenLibrary) -> None:
    library.new_plan("Appears")

    assert titles(shelf) == ["Appears"] and not shelf.plans._empty.isVisible()


def test_words_narrow_the_list_and_none_is_said(
    shelf: Shelf, library: OpenLibrary, qtbot: Any
) -> None:
    for name in ("Export control", "Borders"):
        library.new_plan(name)

    QTest.keyClicks(shelf.plans.search, "bord")
    qtbot.waitUntil(lambda: titles(shelf) == ["Borders"])
    QTest.keyClicks(shelf.plans.search, "zzz")

    qtbot.waitUntil(lambda: shelf.plans._empty.isVisible())
    assert not shelf.plans._empty_button.isVisible()


def test_a_plan_goes_into_the_bin_and_comes_back_with_the_bar(
    shelf: Shelf, library: OpenLibrary
) -> None:
    library.new_plan("Plan")
    told: list[tuple[str, Any]] = []
    shelf.told.connect(lambda text, back: told.append((text, back)))

    QTest.keyClick(shelf.plans.list, Qt.Key.Key_Delete)
    assert titles(shelf) == [] and "Plan" in told[0][0]

    told[0][1]()
    assert titles(shelf) == ["Plan"]


def test_a_plan_comes_back_from_the_page_of_the_bin(shelf: Shelf, library: OpenLibrary) -> None:
    library.bin(library.new_plan("Plan"))
    shelf.show_page(BIN)
    assert shelf.bin.list.model().rowCount() == 1

    QTest.keyClick(shelf.bin.list, Qt.Key.Key_Return)

    assert shelf.bin.list.model().rowCount() == 0
    shelf.show_page(PLANS)
    assert titles(shelf) == ["Plan"]


def test_enter_opens_the_chosen_plan(shelf: Shelf, library: OpenLibrary, qtbot: Any) -> None:
    plan = library.new_plan("Plan")

    with qtbot.waitSignal(shelf.open_requested) as wanted:
        QTest.keyClick(shelf.plans.list, Qt.Key.Key_Return)

    assert wanted.args == [plan]


def test_every_template_is_listed_and_shown(shelf: Shelf) -> None:
    shelf.show_page(TEMPLATES)
    page = shelf.templates

    assert page.list.count() == len(templates()) == 5
    for row in range(5):
        page.list.setCurrentRow(row)
        assert page.preview.topLevelItemCount() > 0


def test_a_new_plan_needs_a_title_and_a_period_in_order(qtbot: Any) -> None:
    dialog = NewPlanDialog(NewPlanChoice())
    qtbot.addWidget(dialog)
    assert not dialog.make.isEnabled()

    dialog.title.setText("Plan")
    assert dialog.make.isEnabled()

    dialog.end.setText("2020")
    assert not dialog.make.isEnabled() and dialog.hint.text()
    dialog.end.setText("soon")
    assert not dialog.make.isEnabled() and "2027" in dialog.hint.text()


@pytest.mark.parametrize("template", [*(one.id for one in templates()), BLANK])
def test_a_new_plan_is_what_was_chosen(qtbot: Any, template: str) -> None:
    dialog = NewPlanDialog(NewPlanChoice("Title", "Exampleland", "2027", "2030", "fr", template))
    qtbot.addWidget(dialog)

    plan = dialog.choice.plan()

    root = plan.nodes[plan.root]
    facts = [root.get(key) for key in ("title", "state", "period_start", "language")]
    assert facts == ["Title", "Exampleland", "2027", "fr"]
    assert bool(plan.under(plan.root)) == (template != BLANK)
