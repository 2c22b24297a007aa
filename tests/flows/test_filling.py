"""Whole stories of forms that come back: read, looked at, entered in one step, taken back by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from nap_desktop.documents.incoming.form.read import read_form
from nap_desktop.plan import coverage as entered
from nap_desktop.plan.coverage import Cell, entries
from nap_desktop.services.form_filling import DIFFERS, FormReading, open_form
from nap_desktop.ui.coverage.view import CoverageView
from nap_desktop.ui.filling.dialog import FillingDialog
from tests.documents.incoming import forms
from tests.documents.incoming.museum import document, line, table
from tests.flows.desk import Desk

MAN = Cell("II.NW.01.MAN", "N", "framework")


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.act("sample")
    yield made
    made.close()


@pytest.fixture
def dialog(desk: Desk, qtbot: Any) -> FillingDialog:
    bridge = desk.window.bridge
    assert bridge is not None
    bridge.do("Cite", lambda plan: entered.clear(plan, entries(plan)))
    bridge.do("Cite", lambda plan: entered.cite(plan, MAN, law_title="Firearms Act"))
    source = forms.one_weapon()
    made = desk.window.acts.filling.dialog(
        FormReading(source.name, read_form(source), source.characters)
    )
    assert made is not None
    qtbot.addWidget(made)
    made.show()
    return made


def test_new_cells_are_filled_and_those_of_the_plan_kept(desk: Desk, dialog: FillingDialog) -> None:
    before = desk.plan
    desk.window.acts.filling.fill(dialog.choice)

    held = entries(desk.plan)
    assert [one.get("law_title") for one in held[MAN]] == ["Firearms Act"]
    assert len(held) == 6
    assert desk.window.views is not None and isinstance(desk.window.views.front, CoverageView)

    desk.act("undo")
    assert desk.plan == before


def test_a_cell_is_written_over_where_it_is_ticked(desk: Desk, dialog: FillingDialog) -> None:
    item = next(item for item, one in dialog._items() if one.state == DIFFERS)
    assert item.text(4) == "≠ The plan's is kept"
    item.setCheckState(0, Qt.CheckState.Checked)
    assert item.text(4) == "≠ Written over"

    desk.window.acts.filling.fill(dialog.choice)

    titles = [one.get("law_title") for one in entries(desk.plan)[MAN]]
    assert titles == ["Penal Code, art. 12", "Atomic Energy Act"]


def test_what_is_unticked_is_left_as_it_is(desk: Desk, dialog: FillingDialog) -> None:
    for item, one in dialog._items():
        if one.cell.column == "enforcement":
            item.setCheckState(0, Qt.CheckState.Unchecked)

    desk.window.acts.filling.fill(dialog.choice)

    assert not any(cell.column == "enforcement" for cell in entries(desk.plan))


def test_what_goes_nowhere_is_listed_with_the_reason(dialog: FillingDialog) -> None:
    told = [dialog.unread.item(at).text() for at in range(dialog.unread.count())]

    assert "4 | keep as pets | X | Zoo Act  (no row of the checklist)" in told


def test_the_list_shows_what_a_person_asks_for(dialog: FillingDialog) -> None:
    dialog.shown.setCurrentIndex(2)

    shown = [one.cell for item, one in dialog._items() if not item.isHidden()]
    assert shown == [MAN]


def test_a_document_that_is_no_form_says_so(desk: Desk, qtbot: Any) -> None:
    source = document(line("Minutes"), table(["Name", "Post"], ["A", "B"]))
    made = desk.window.acts.filling.dialog(FormReading("x", read_form(source), source.characters))
    assert made is not None
    qtbot.addWidget(made)

    assert not made.act_button.isEnabled() and "No row of this form" in made.summary.text()


def test_a_file_is_read_beside_the_window(desk: Desk, tmp_path: Path, qtbot: Any) -> None:
    bridge = desk.window.bridge
    assert bridge is not None
    bridge.do("Cite", lambda plan: entered.cite(plan, MAN, law_title="Firearms Act"))
    from nap_desktop.services.coverage_annex import export_annex

    export_annex(desk.plan, tmp_path / "annex.docx")
    reading = open_form(tmp_path / "annex.docx")
    made = desk.window.acts.filling.dialog(reading)
    assert made is not None
    qtbot.addWidget(made)

    assert not made.choice.chosen and made.tree.topLevelItemCount() > 0
