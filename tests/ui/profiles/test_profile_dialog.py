"""The editor for kinds of documents: what is chosen is what a profile holds; nothing broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nap_desktop.services.profiles import Profiles
from nap_desktop.ui.acts.profiles import ProfileActs
from nap_desktop.ui.look import look
from nap_desktop.ui.profiles.dialog import ProfileDialog
from nap_desktop.ui.profiles.ordered import OrderedChecks

SHIPPED = ("full", "decree", "strategy", "summary", "body", "section", "submission", "worksheet")


@pytest.fixture
def profiles(tmp_path: Path) -> Profiles:
    return Profiles(tmp_path / "profiles")


def editor(qtbot: Any, profiles: Profiles, name: str = "full") -> ProfileDialog:
    made = ProfileActs(profiles).dialog(name)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("name", SHIPPED)
def test_a_copy_that_nobody_changed_is_as_its_origin(
    qtbot: Any, profiles: Profiles, name: str
) -> None:
    made = editor(qtbot, profiles, name)

    made.act_button.click()

    before, after = profiles.data(name), profiles.data(made.kept)
    for data in (before, after):
        del data["name"], data["title"]
    if before["columns"] and before["columns"][0]["field"] != "number":
        before["columns"].insert(0, {"field": "number", "width": 6.0})  # as the document has it
    assert after == before and made.kept not in SHIPPED


def test_parts_are_ticked_and_put_in_order(qtbot: Any, profiles: Profiles) -> None:
    made = editor(qtbot, profiles, "section")
    parts = made.parts.parts
    parts.tick("signatures")
    parts.choose("signatures")
    while parts.up.isEnabled():
        parts.up.click()

    assert made.data["parts"] == ["signatures", "title", "outline"]
    parts.choose("title")
    QTest.keyClick(parts.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert made.data["parts"] == ["signatures", "outline", "title"]


def test_a_document_without_parts_cannot_be_kept(qtbot: Any, profiles: Profiles) -> None:
    made = editor(qtbot, profiles, "section")
    for part in ("title", "outline"):
        made.parts.parts.tick(part, False)

    assert not made.act_button.isEnabled() and "at least one part" in made.warning.text.text()
    made.accept()
    assert not made.kept
    made.parts.parts.tick("title")
    assert made.act_button.isEnabled() and made.warning.isHidden()


def test_parts_about_a_body_are_offered_for_a_body_only(qtbot: Any, profiles: Profiles) -> None:
    made = editor(qtbot, profiles, "body")
    assert made.data["parts"] == ["title", "led", "joined"]

    made.parts.scope.setCurrentIndex(made.parts.scope.findData("plan"))

    assert made.data["parts"] == ["title"] and made.data["scope"] == "plan"


def test_columns_have_an_order_and_widths(qtbot: Any, profiles: Profiles) -> None:
    made = editor(qtbot, profiles)
    table = made.table
    assert made.data["columns"] == [] and not table.columns.isEnabled()

    table.plans_own.click()
    for key in ("result", "provisions", "means", "who"):
        table.columns.tick(key, False)
    table.columns.tick("risks")
    table.columns.choose("risks")
    while table.columns.up.isEnabled():
        table.columns.up.click()
    table.share.setValue(40)

    assert [(one["field"], one["width"]) for one in made.data["columns"]] == [
        ("number", 6.0), ("risks", 40.0), ("text", 32.0), ("when", 9.0),
    ]  # fmt: skip
    assert dict(table.strip.shares)["Risks"] == 46
    made.accept()
    assert profiles.load(made.kept).columns[1] == ("risks", 40.0)


def test_number_and_measure_are_in_every_table(qtbot: Any, profiles: Profiles) -> None:
    made = editor(qtbot, profiles, "decree")
    columns = made.table.columns
    columns.choose("number")
    assert not columns.up.isEnabled() and not columns.down.isEnabled()
    for key in ("number", "text"):
        columns.tick(key, False)
    columns.choose("text")

    assert columns.keys[:2] == ("number", "text") and not columns.up.isEnabled()


def test_more_columns_than_a_table_takes_are_refused(qtbot: Any, profiles: Profiles) -> None:
    made = editor(qtbot, profiles, "decree")
    for key in ("lead", "partners", "start", "end", "priority", "kind", "amount"):
        made.table.columns.tick(key)

    assert "12 columns at most" in made.warning.text.text() and not made.act_button.isEnabled()


def test_marks_of_the_page_are_kept(qtbot: Any, profiles: Profiles) -> None:
    made = editor(qtbot, profiles)
    page = made.page
    assert not page.marking.isVisibleTo(page)

    page.marking_kind.setCurrentIndex(2)
    assert "words of the marking" in made.warning.text.text()
    page.marking.setText("  FOR   OFFICIAL USE ")
    page.watermark.setText("COPY")
    page.draft.setChecked(False)
    page.language.setCurrentIndex(page.language.findData("ru"))
    page.paper.setCurrentIndex(page.paper.findData("upright"))
    page.pages.setValue(3)
    made.accept()

    kept = profiles.load(made.kept)
    assert (kept.marking, kept.watermark, kept.draft) == ("FOR OFFICIAL USE", "COPY", False)
    assert (kept.language, kept.paper, kept.pages) == ("ru", "upright", 3)


def test_a_name_that_is_taken_is_told(qtbot: Any, profiles: Profiles) -> None:
    made = editor(qtbot, profiles)

    made.title.setText(" full  DRAFT ")
    assert "of this name already" in made.warning.text.text() and not made.act_button.isEnabled()
    made.title.setText(" ")
    assert "Give it a name" in made.warning.text.text()
    made.title.setText("Нацплан")
    assert made.act_button.isEnabled()
    made.accept()

    assert profiles.data(made.kept)["title"] == "Нацплан"


def test_one_of_ones_own_is_renamed_not_doubled(qtbot: Any, profiles: Profiles) -> None:
    first = editor(qtbot, profiles)
    first.accept()
    count = len(profiles.cards())

    again = editor(qtbot, profiles, first.kept)
    assert again.title.text() == "Full draft, our own"
    again.title.setText("Our draft")
    again.accept()

    assert again.kept == first.kept and len(profiles.cards()) == count
    assert profiles.data(first.kept)["title"] == "Our draft"


def test_a_copy_of_ones_own_leaves_it_as_it_was(qtbot: Any, profiles: Profiles) -> None:
    first = editor(qtbot, profiles)
    first.accept()

    again = editor(qtbot, profiles, first.kept)
    again.copy_button.click()
    again.page.watermark.setText("COPY")
    again.accept()

    assert again.kept != first.kept and profiles.load(first.kept).watermark == ""


def test_what_is_deleted_can_be_kept_again(qtbot: Any, profiles: Profiles) -> None:
    first = editor(qtbot, profiles)
    assert not first.delete_button.isVisible()
    first.accept()
    again = editor(qtbot, profiles, first.kept)
    title = again.title.text()

    again.delete_button.click()
    assert len(profiles.cards()) == len(SHIPPED) and again.deleted == first.kept
    assert "brings it back" in again.intro.text() and not again.delete_button.isVisible()
    again.accept()

    assert profiles.data(again.kept)["title"] == title


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(
    qtbot: Any, tmp_path: Path
) -> None:
    (tmp_path / "profiles").write_text("a file, no folder")
    made = editor(qtbot, Profiles(tmp_path / "profiles"))

    made.accept()

    assert made.isVisible() and not made.kept and "profiles" in made.warning.text.text()


def test_rows_that_are_dragged_stand_where_they_were_dropped(qtbot: Any) -> None:
    made = OrderedChecks("Columns", ("a",))
    qtbot.addWidget(made)
    made.fill([(key, key.upper()) for key in "abcd"], "abc")

    top = made.list.rootIndex()
    assert made.list.model().moveRow(top, 2, top, 0)
    with qtbot.waitSignal(made.changed):
        pass

    assert made.keys == ("a", "c", "b"), "what stands first for good stays first"


def test_the_editor_fits_small_screens_and_large_letters(qtbot: Any, profiles: Profiles) -> None:
    for scale in (1.0, 1.5):
        look().show("light", scale)
        hint = editor(qtbot, profiles).minimumSizeHint()
        assert hint.width() <= 1024 and hint.height() <= 700, (scale, hint)
    look().show("light", 1.0)
