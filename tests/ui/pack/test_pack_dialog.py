"""The pack's dialog: which documents, for whom, where to, and what they come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nap_desktop.base.errors import NapError
from nap_desktop.plan.tree import Plan
from nap_desktop.services.pack import PackChoice, documents, languages, write_pack
from nap_desktop.services.pack_preview import PackPreview, preview
from nap_desktop.ui.pack.choice import (
    PackOffer,
    PackWish,
    free_name,
    remembered,
    with_remembered,
)
from nap_desktop.ui.pack.dialog import PackDialog
from nap_desktop.ui.pack.words import document_name, reason

PAPERS = (("plan", "Plan"), ("act", "Draft act"), ("letter", "Cover letter"))
FOUND = PackPreview(PAPERS, {"comparison": "no_previous_plan"})


def offer(found: PackPreview | Exception = FOUND, **given: Any) -> PackOffer:
    usual = PackOffer(
        ("plan", "act", "letter", "comparison"),
        ("en", "fr"),
        (("version 1", "Draft 1"), ("plan 2", "Old plan")),
        (("/kept/ministry.docx", "Ministry"),),
        lambda path: "" if "ministry" in path else "It has no room.",
        lambda wish, tell: tell(wish, found),
    )
    return replace(usual, **given)


def dialog(qtbot: Any, wish: PackWish, made: PackOffer | None = None) -> PackDialog:
    shown = PackDialog(wish, made or offer())
    qtbot.addWidget(shown)
    shown.show()
    return shown


def names(made: PackDialog) -> list[str]:
    return [made.files.item(row).text() for row in range(made.files.count())]


def test_the_files_are_named_before_they_are_made(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, PackWish(tmp_path, "Pack"))

    assert names(made) == ["01 Plan.docx", "02 Draft act.docx", "03 Cover letter.docx"]


def test_space_leaves_a_document_out_and_the_others_move_up(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, PackWish(tmp_path, "Pack"))
    made.documents.setCurrentRow(1)

    QTest.keyClick(made.documents, Qt.Key.Key_Space)

    assert made.choice.left_out == {"act"}
    assert names(made) == ["01 Plan.docx", "02 Cover letter.docx"]


def test_a_document_with_nothing_to_show_says_why(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, PackWish(tmp_path, "Pack"))

    assert made.documents.item(3).text().endswith(reason("no_previous_plan"))
    assert "\n" not in made.documents.item(0).text()


def test_no_document_means_no_pack(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, PackWish(tmp_path, "Pack"))
    everything, nothing = made.documents.buttons()

    nothing.click()
    assert not made.act_button.isEnabled() and made.warning.isVisible()
    everything.click()

    assert made.act_button.isEnabled() and not made.warning.isVisible()


def broken_folders(folder: Path) -> list[tuple[str, str]]:
    (folder / "file").write_text("x", "utf-8")
    (folder / "there").mkdir()
    return [
        ("", "Pack"),
        ("relative", "Pack"),
        (str(folder / "unplugged"), "Pack"),
        (str(folder / "file"), "Pack"),
        (str(folder), "there"),
        (str(folder), "  "),
    ]


@pytest.mark.parametrize("case", range(6))
def test_a_folder_that_will_not_do_is_told_in_one_sentence(
    qtbot: Any, tmp_path: Path, case: int
) -> None:
    folder, name = broken_folders(tmp_path)[case]
    made = dialog(qtbot, PackWish(tmp_path, "Pack"))
    assert made.act_button.isEnabled()

    made.folder.setText(folder)
    made.name.setText(name)

    assert made.warning.text.text().endswith(".") and not made.act_button.isEnabled()


def test_what_stands_in_the_way_is_told(qtbot: Any, tmp_path: Path) -> None:
    error = NapError("bad_wording", wording="act.adopt", placeholder="titel")

    made = dialog(qtbot, PackWish(tmp_path, "Pack"), offer(error))

    assert "act.adopt" in made.warning.text.text() and not made.act_button.isEnabled()


def test_an_answer_for_another_language_is_passed_over(qtbot: Any, tmp_path: Path) -> None:
    asked: list[tuple[PackWish, Callable[[PackWish, PackPreview | Exception], None]]] = []
    made = dialog(
        qtbot, PackWish(tmp_path, "Pack"), offer(preview=lambda *call: asked.append(call))
    )
    made.language.setCurrentIndex(1)
    (first, tell), (second, _) = asked
    assert (first.lang, second.lang) == ("en", "fr")

    tell(first, FOUND)
    assert names(made) == []
    tell(second, FOUND)

    assert len(names(made)) == 3


def test_a_letterhead_is_one_that_is_kept_or_any_file(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, PackWish(tmp_path, "Pack"))
    assert made.choice.letterhead == "" and not made.letterhead.note.isVisible()

    made.letterhead.list.setCurrentIndex(1)
    assert made.choice.letterhead == "/kept/ministry.docx"
    made.letterhead.choose("/elsewhere/odd.docx")

    assert made.choice.letterhead == "/elsewhere/odd.docx"
    assert made.letterhead.note.text() == "It has no room."


def test_the_choice_is_tidy(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, PackWish(tmp_path, "Pack", previous="plan 2"))
    made.sent_to.setText("  Cabinet   Office ")
    made.language.setCurrentIndex(1)

    assert made.choice == PackWish(
        tmp_path, "Pack", "fr", previous="plan 2", sent_to="Cabinet Office"
    )


def test_the_language_of_the_wordings_is_told_where_it_is_not_the_plans(
    qtbot: Any, tmp_path: Path
) -> None:
    own = dialog(qtbot, PackWish(tmp_path, "Pack"))
    assert not own.language_note.isVisible()
    own.language.setCurrentIndex(1)
    assert "are in French" in own.language_note.text() and own.language_note.isVisible()

    made = dialog(qtbot, PackWish(tmp_path, "Pack"), offer(own="ar"))
    told = made.language_note.text()
    assert told.startswith("The program has no wordings in Arabic") and "are in English" in told


def test_a_review_and_the_name_of_a_draft_can_be_chosen(qtbot: Any, tmp_path: Path) -> None:
    none = dialog(qtbot, PackWish(tmp_path, "Pack"))
    assert not none.review.isEnabled() and none.choice.review == ""

    made = dialog(qtbot, PackWish(tmp_path, "Pack"), offer(reviews=("Second", "First")))
    made.review.setCurrentIndex(2)
    made.label.setText("  Second   draft ")

    assert (made.choice.review, made.choice.draft_label) == ("First", "Second draft")
    again = with_remembered(
        PackWish(tmp_path, "Pack"), remembered(made.choice), offer(reviews=("First",))
    )
    assert (again.review, again.draft_label) == ("First", "Second draft")
    gone = with_remembered(PackWish(tmp_path, "Pack"), remembered(made.choice), offer())
    assert gone.review == ""


def test_what_is_remembered_comes_back_as_far_as_it_is_still_there(tmp_path: Path) -> None:
    wish = PackWish(tmp_path, "Old name", "fr", frozenset({"act"}), "plan 2", "", "Cabinet")
    usual = PackWish(Path("/elsewhere"), "New name", previous="version 1")

    assert with_remembered(usual, remembered(wish), offer()) == replace(wish, name="New name")
    kept = {"lang": "xx", "previous": "plan 9", "left_out": ["x"], "folder": str(tmp_path / "no")}
    assert with_remembered(usual, kept, offer()) == usual
    assert with_remembered(usual, {}, offer()) == usual


def test_a_pack_of_the_same_day_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "Pack").mkdir()
    (tmp_path / "Pack (2)").mkdir()

    assert free_name(tmp_path, "Pack") == "Pack (3)"
    assert free_name(tmp_path, "Other") == "Other"


@pytest.mark.parametrize("key", documents())
def test_every_document_has_a_name_on_the_screen(key: str) -> None:
    assert document_name(key) not in ("", key)


def test_the_preview_names_the_files_that_are_then_written(sample: Plan, tmp_path: Path) -> None:
    wanted = ("plan", "act", "assistance", "checklist")

    found = preview(sample, PackChoice(lang="fr"))
    receipt = write_pack(sample, tmp_path, PackChoice(lang="fr", documents=wanted))

    assert found.file_names(wanted) == [file.name for file in receipt.files]
    assert found.empty == {"comparison": "no_previous_plan"}


def test_an_empty_plan_tells_a_reason_for_every_document_it_lacks() -> None:
    found = preview(Plan.empty(), PackChoice())

    general = reason("a reason that nobody knows")
    assert {"finance", "assistance", "comparison"} <= set(found.empty)
    assert general not in {reason(code) for code in found.empty.values()}
    assert "en" in languages()
