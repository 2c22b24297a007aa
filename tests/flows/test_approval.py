"""A plan is frozen as approved, only read, opened to change on purpose, and frozen again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nap_desktop.plan.approval import Approval, is_protected
from nap_desktop.ui.approval.dialog import ApprovalChoice
from nap_desktop.ui.look import look
from tests.flows.desk import Desk

GIVEN = Approval("Cabinet of Ministers", "Resolution", "340", "2026-12-24")


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.act("sample")
    yield made
    made.close()
    look().show("light", 1.0)


def strip_of(desk: Desk) -> Any:
    assert desk.window.views is not None
    return desk.window.views.protection.strip


def freeze(desk: Desk) -> None:
    assert desk.window.acts.approval.keep(ApprovalChoice(GIVEN))


def test_frozen_through_the_dialog_with_a_scan(desk: Desk, tmp_path: Path) -> None:
    scan = tmp_path / "act.pdf"
    scan.write_bytes(b"%PDF-1.4\n")

    def use(dialog: Any) -> None:
        dialog.authority.setText("Cabinet of Ministers")
        dialog.day.setText("no date")
        assert not dialog.act_button.isEnabled()
        dialog.day.setText("24.12.2026")
        dialog.number.setText("340")
        dialog.type.setText("Resolution")
        dialog.attach(scan)
        dialog.act_button.click()

    desk.in_dialog("approve", use)

    root = desk.plan.nodes[desk.plan.root]
    assert root.get("phase") == "approved" and root.get("act_date") == "2026-12-24"
    assert root.get("act_scan") == "act.pdf"
    versions = desk.library.versions.list(desk.plan.root)
    assert "24 December 2026" in versions[0].name and "340" in versions[0].name
    kept = desk.library.versions.load(versions[0].id)
    assert kept == desk.plan
    strip = strip_of(desk)
    assert strip.isVisible() and "Cabinet of Ministers on 24 December 2026" in strip.words.text()
    assert "24 December 2026" in desk.window.status._phase.text()

    desk.window.acts.approval.save_scan_to(tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == scan.read_bytes()


def test_fields_are_only_read_until_it_is_decided_otherwise(desk: Desk) -> None:
    page = desk.window.page
    assert page is not None
    measure = desk.plan.of_kind("measure")[3]
    page.outline.view.choose(measure)
    page.show_node(measure)
    fields: Any = page.editor._form.fields  # type: ignore[union-attr]
    freeze(desk)

    assert fields["text"].edit.isReadOnly() and not fields["priority"].isEnabled()
    assert not fields["lead"].isEnabled()
    assert not fields["note"].edit.isReadOnly()
    before = desk.plan.get(measure, "text")
    QTest.keyClicks(fields["text"].edit, "words")
    page.flush()
    assert desk.plan.get(measure, "text") == before

    strip_of(desk).change.click()
    assert not fields["text"].edit.isReadOnly() and fields["priority"].isEnabled()
    assert "can be changed" in strip_of(desk).words.text()
    desk.act("undo")
    assert is_protected(desk.plan) and fields["text"].edit.isReadOnly()


def test_what_would_change_items_is_refused_with_a_way_on(desk: Desk) -> None:
    freeze(desk)
    measures = desk.plan.of_kind("measure")
    page = desk.window.page
    assert page is not None
    page.outline.view.choose(measures[2])
    desk.key(Qt.Key.Key_Delete)
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert desk.plan.of_kind("measure") == measures
    assert "approved" in desk.window.bar.text
    desk.window.bar._action.click()
    desk.key(Qt.Key.Key_Delete)
    assert len(desk.plan.of_kind("measure")) == len(measures) - 1
    strip_of(desk).protect.click()
    assert is_protected(desk.plan)


def test_undo_takes_the_freezing_back(desk: Desk) -> None:
    before = desk.plan
    freeze(desk)
    desk.act("undo")

    assert desk.plan == before and not strip_of(desk).isVisible()


def test_the_bar_belongs_to_the_plan_that_is_open(desk: Desk) -> None:
    freeze(desk)
    approved = desk.plan.root
    desk.window.open_plan(desk.library.new_plan("Fresh"))
    assert not strip_of(desk).isVisible()
    desk.window.open_plan(approved)
    assert strip_of(desk).isVisible()
    desk.window.show_shelf()
    assert not strip_of(desk).isVisible()


def test_a_file_that_is_no_scan_stops_everything(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "act.pdf"
    path.write_bytes(b"no PDF")
    before = desk.plan

    assert not desk.window.acts.approval.keep(replace(ApprovalChoice(GIVEN), scan=path))
    assert desk.plan is before and "act.pdf" in desk.window.bar.text


def test_a_review_is_opened_from_the_bar(desk: Desk) -> None:
    freeze(desk)
    strip_of(desk).review.click()

    assert desk.window.acts.review.shown("review").isVisible()
