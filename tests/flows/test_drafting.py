"""Whole stories through the real window and a real file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nap_desktop.framework.templates import templates
from nap_desktop.plan import text as rich_text
from nap_desktop.plan.labels import title
from nap_desktop.services.word_export import export_word
from tests.flows.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()


def from_template(desk: Desk) -> str:
    """Open a new plan from the decree table and return its id."""
    template = next(one for one in templates() if one.id == "decree-table")
    plan_id = desk.library.add_plan(template.plan("National plan", "Exampleland", "2027", "2031"))
    desk.window.open_plan(plan_id)
    return plan_id


def test_thirty_measures_by_keyboard_come_back_after_a_restart(desk: Desk) -> None:
    plan_id = from_template(desk)
    page = desk.window.page
    assert page is not None
    page.outline.view.choose(desk.plan.of_kind("objective")[0])
    had = len(desk.plan.of_kind("measure"))

    desk.window.actions_by_name["add_measure"].trigger()
    for number in range(30):
        desk.type(f"Measure number {number + 1}")
        if number < 29:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.flush()
    before = desk.plan
    desk.close()

    desk.open()
    desk.window.open_plan(plan_id)
    assert desk.plan == before
    titles = [title(before, node) for node in before.of_kind("measure")]
    assert len(titles) == had + 30
    assert all(f"Measure number {n + 1}" in titles for n in range(30))


def test_every_act_is_undone_also_after_a_restart(desk: Desk) -> None:
    plan_id = from_template(desk)
    begin = desk.plan
    page = desk.window.page
    assert page is not None
    page.outline.view.choose(desk.plan.of_kind("objective")[1])

    desk.window.actions_by_name["add_measure"].trigger()
    desk.type("Register all sources")
    page.outline.view.setFocus()
    desk.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    desk.window.actions_by_name["duplicate"].trigger()
    desk.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    desk.key(Qt.Key.Key_Delete)
    desk.close()

    desk.open()
    desk.window.open_plan(plan_id)
    assert desk.plan != begin
    while desk.window.bridge and desk.window.bridge.history.next_undo:
        desk.window.actions_by_name["undo"].trigger()
    assert desk.plan == begin


def test_saved_is_said_only_after_the_text_is_kept(desk: Desk, qtbot: Any) -> None:
    from_template(desk)
    page = desk.window.page
    assert page is not None and desk.window.bridge is not None
    page.outline.view.choose(desk.plan.of_kind("measure")[0])
    page.editor.focus_field("text")

    desk.type(" and more")
    assert "Saved" not in desk.window.status._saved.text()

    qtbot.waitSignal(desk.window.bridge.saved, timeout=5_000).wait()
    assert "Saved" in desk.window.status._saved.text()
    node = desk.plan.of_kind("measure")[0]
    assert "and more" in rich_text.plain(desk.plan.get(node, "text"))


def test_the_sample_opens_exports_and_says_nothing_private(desk: Desk, tmp_path: Path) -> None:
    desk.window.acts.files.open_sample()
    target = tmp_path / "sample.docx"

    export_word(desk.plan, target)

    with zipfile.ZipFile(target) as file:
        everything = b"".join(file.read(name) for name in file.namelist()).decode(
            "utf-8", "replace"
        )
    measure = desk.plan.of_kind("measure")[0]
    assert title(desk.plan, measure)[:30] in everything
    notes = [rich_text.plain(node.get("note")) for node in desk.plan.nodes.values()]
    assert not any(note in everything for note in notes if note)


def test_a_second_open_of_the_same_library_is_refused_kindly(desk: Desk, tmp_path: Path) -> None:
    import subprocess
    import sys

    found = subprocess.run(
        [sys.executable, "-m", "nap_desktop.cli", "--library", str(tmp_path / "plans.nap"), "list"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert found.returncode == 1
    assert len(found.stderr.strip().splitlines()) == 1
    assert "Traceback" not in found.stderr
