"""The export dialog: where the file goes, and what there is to know before."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from nap_desktop.plan import edits
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.tree import Plan
from nap_desktop.ui.word.export_dialog import ExportChoice, ExportDialog, suggested_name

DAY = datetime.date(2026, 11, 24)


def named(title: str) -> str:
    plan = Plan.empty()
    return suggested_name(apply_all(plan, edits.set_field(plan, plan.root, "title", title)), DAY)


def dialog(qtbot: Any, target: Path, **given: str) -> ExportDialog:
    made = ExportDialog(ExportChoice(target, **given))
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_name_is_made_of_title_and_day() -> None:
    assert named("Plan of A/B: 2027–2031") == "Plan of A B 2027–2031 2026-11-24.docx"


def test_long_titles_and_marks_that_cannot_be_seen_do_no_harm() -> None:
    name = named("\u202eplan " * 200)

    assert len(name) < 120 and "\u202e" not in name


def test_an_empty_plan_has_a_name_too() -> None:
    assert suggested_name(Plan.empty(), DAY) == "Untitled plan 2026-11-24.docx"


def test_the_choice_ends_as_word_files_do(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "a.docx")

    made.target.setText(str(tmp_path / "plan v2.1"))
    made.label.setText("  Second   draft ")

    assert made.choice == ExportChoice(tmp_path / "plan v2.1.docx", "Second draft")


def test_a_file_that_is_there_is_told(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx")
    assert made.warning.isHidden()
    (tmp_path / "old.docx").touch()

    made.target.setText(str(tmp_path / "old"))

    assert "replaced" in made.warning.text.text() and made.act_button.isEnabled()


def test_export_waits_for_a_folder_that_is_there(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx")

    for wrong in (tmp_path / "no" / "plan.docx", tmp_path, Path("plan.docx"), Path()):
        made.target.setText(str(wrong))
        assert not made.act_button.isEnabled(), wrong


def test_the_day_comes_and_goes_with_its_box(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan 2026-11-24.docx")
    assert made.dated.isChecked()

    made.dated.click()
    assert made.choice.target.name == "plan.docx"
    made.dated.click()

    assert made.choice.target.name == f"plan {datetime.date.today().isoformat()}.docx"
