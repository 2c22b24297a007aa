"""Wordings of the pack: changed for one plan, checked while typing, kept as one step."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from nap_desktop.plan.change import apply_all
from nap_desktop.plan.tree import Plan
from nap_desktop.plan.wordings import own_wordings, set_wording
from nap_desktop.services import pack_wordings
from nap_desktop.services.pack import languages, wordings_for
from nap_desktop.ui.bridge import Bridge
from nap_desktop.ui.wordings.dialog import WordingsDialog
from nap_desktop.ui.wordings.model import WordingsModel
from nap_desktop.ui.wordings.names import order_of, part_name

ADOPT = "act.adopt"


@pytest.fixture
def dialog(qtbot: Any, bridge: Bridge) -> WordingsDialog:
    made = WordingsDialog(bridge, languages(), "en")
    qtbot.addWidget(made)
    made.show()
    made.choose(ADOPT)
    return made


def text_of(name: str, lang: str = "en") -> str:
    entries = pack_wordings.entries(Plan.empty(), lang)
    return next(entry.text for entry in entries if entry.name == name)


# Values.


@pytest.mark.parametrize("lang", languages())
def test_every_wording_of_the_program_is_offered_and_whole(lang: str) -> None:
    entries = pack_wordings.entries(Plan.empty(), lang)

    assert len(entries) == len(wordings_for(Plan.empty(), lang).texts)
    assert [one.name for one in entries if pack_wordings.problem(lang, one.name, one.text)] == []


def test_a_wording_tells_its_own_placeholders_first(sample: Plan) -> None:
    (entry,) = (one for one in pack_wordings.entries(sample, "en") if one.name == "act.reports")

    assert "executors_clause" in entry.facts and "reports_due" in entry.facts
    assert "title" in entry.common and not set(entry.facts) & set(entry.common)


def test_a_wording_reads_with_the_facts_of_the_plan(sample: Plan) -> None:
    read = pack_wordings.reading(sample, "en", "act.reports", "{state}, see {executors_clause}")

    assert read == "Exampleland, see {executors_clause}"


def test_texts_of_two_languages_are_kept_side_by_side(sample: Plan) -> None:
    plan = apply_all(sample, pack_wordings.keep(sample, "en", {ADOPT: "Yes.", "act.place": "A"}))
    plan = apply_all(plan, pack_wordings.keep(plan, "fr", {ADOPT: "Oui."}))
    plan = apply_all(plan, pack_wordings.keep(plan, "en", {"act.place": ""}))

    assert own_wordings(plan, "en") == {ADOPT: "Yes."} and own_wordings(plan, "fr")[ADOPT] == "Oui."


def test_every_part_has_a_name_and_a_place() -> None:
    parts = {entry.part for entry in pack_wordings.entries(Plan.empty(), "en")}

    assert len({part_name(part) for part in parts}) == len(parts)
    assert len({order_of(part) for part in parts}) == len(parts)


# The list.


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: Any, qapp: Any, sample: Plan) -> None:
    model = WordingsModel()
    qtmodeltester.check(model)
    entries = pack_wordings.entries(sample, "en")

    model.show(entries, {})
    qtmodeltester.check(model)
    model.set_own(ADOPT, "Approved.")
    model.show(entries, {ADOPT: "Approved."}, "letter")
    qtmodeltester.check(model)


def test_the_search_narrows_the_list_and_keeps_the_documents(dialog: WordingsDialog) -> None:
    dialog.search.setText("ceases to have effect")

    model = dialog.model
    assert model.rowCount() == 1 and model.rowCount(model.index(0, 0)) == 1
    assert dialog.page.name == "act.repeal"
    dialog.search.setText("nothing reads like this")
    assert model.rowCount() == 0 and not dialog.page.text.isEnabled()


# Changing.


def test_what_is_kept_is_one_step_and_can_be_undone(dialog: WordingsDialog, bridge: Bridge) -> None:
    dialog.page.text.setPlainText("Approved: {title}.")
    dialog.choose("act.place")
    dialog.page.text.setPlainText("In {place}")

    dialog.act_button.click()

    assert own_wordings(bridge.plan, "en") == {
        ADOPT: "Approved: {title}.", "act.place": "In {place}"
    }  # fmt: skip
    assert wordings_for(bridge.plan, "en").texts[ADOPT] == "Approved: {title}."
    assert not dialog.isVisible()
    bridge.undo()
    assert own_wordings(bridge.plan, "en") == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Approved: {titel}.", "{titel}"),
        ("Approved: {title.", "brace"),
        ("Approved: {}.", "{}"),
        ("Approved: {title!r}.", "{title}"),
        ("Approved: {title.__class__}.", "{title.__class__}"),
    ],
)
def test_a_placeholder_that_cannot_be_filled_in_is_named_at_once(
    dialog: WordingsDialog, text: str, said: str
) -> None:
    dialog.page.text.setPlainText(text)

    assert said in dialog.page.warning.text.text() and dialog.page.warning.isVisible()
    assert not dialog.act_button.isEnabled()
    dialog.choose("act.place")
    assert ADOPT in dialog.warning.text.text() and dialog.warning.isVisible()
    dialog.choose(ADOPT)
    dialog.page.text.setPlainText("Approved: {title}.")
    assert dialog.act_button.isEnabled() and not dialog.page.warning.isVisible()


def test_a_placeholder_is_put_where_the_cursor_is(dialog: WordingsDialog) -> None:
    page = dialog.page
    page.text.setPlainText("AB")
    QTest.keyClick(page.text, Qt.Key.Key_Right)
    (chip,) = (
        one for one in page.findChildren(QPushButton)
        if one.text() == "{state}" and one.isVisibleTo(page)
    )  # fmt: skip

    chip.click()

    assert page.text.toPlainText() == "A{state}B"
    assert page.reads.text() == "AExamplelandB"


def test_the_way_back_to_the_wording_of_the_program(dialog: WordingsDialog, bridge: Bridge) -> None:
    bridge.do("x", lambda plan: set_wording(plan, "en", ADOPT, "Mine."))
    dialog._show_language()
    dialog.choose(ADOPT)
    assert dialog.page._text() == "Mine." and dialog.page.back_button.isVisible()

    dialog.page.back_button.click()
    assert dialog.page._text() == text_of(ADOPT)
    assert not dialog.page.back_button.isVisible()
    dialog.act_button.click()

    assert own_wordings(bridge.plan, "en") == {}


def test_a_wording_that_came_broken_can_be_mended(dialog: WordingsDialog, bridge: Bridge) -> None:
    bridge.do("x", lambda plan: set_wording(plan, "en", ADOPT, "Approved: {titel}."))
    dialog._show_language()
    dialog.choose(ADOPT)
    assert dialog.page.warning.isVisible()

    dialog.page.text.setPlainText("Approved: {title}.")
    dialog.act_button.click()

    assert wordings_for(bridge.plan, "en").texts[ADOPT] == "Approved: {title}."


def test_the_text_of_another_language_waits_while_one_is_shown(
    dialog: WordingsDialog, bridge: Bridge
) -> None:
    dialog.page.text.setPlainText("Approved.")
    dialog.language.setCurrentIndex(dialog.language.findData("fr"))
    dialog.language.activated.emit(dialog.language.currentIndex())
    assert dialog.page._text() == text_of(ADOPT, "fr")
    dialog.page.text.setPlainText("Approuvé.")

    dialog.act_button.click()

    assert own_wordings(bridge.plan, "en") == {ADOPT: "Approved."}
    assert own_wordings(bridge.plan, "fr") == {ADOPT: "Approuvé."}


def test_spaces_that_do_not_break_are_kept(dialog: WordingsDialog, bridge: Bridge) -> None:
    dialog.page.text.setPlainText("No.\u00a0{act_number}\nof {act_date}")

    dialog.act_button.click()

    assert own_wordings(bridge.plan, "en")[ADOPT] == "No.\u00a0{act_number}\nof {act_date}"


def test_changes_are_not_lost_with_one_key(dialog: WordingsDialog, bridge: Bridge) -> None:
    dialog.page.text.setPlainText("Approved.")

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and dialog.warning.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible() and own_wordings(bridge.plan, "en") == {}


def test_a_full_disk_keeps_the_dialog_open(
    dialog: WordingsDialog, bridge: Bridge, memory: Any
) -> None:
    memory.full = True
    dialog.page.text.setPlainText("Approved.")

    dialog.act_button.click()
    assert dialog.isVisible() and dialog.warning.isVisible()
    memory.full = False
    dialog.act_button.click()

    assert own_wordings(bridge.plan, "en") == {ADOPT: "Approved."}
