"""The export dialog: where the file goes, and what there is to know before."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel

from nap_desktop.plan import edits
from nap_desktop.plan.change import apply_all
from nap_desktop.plan.tree import Plan
from nap_desktop.services.paper import Document, composed
from nap_desktop.services.word_export import Wish
from nap_desktop.ui.look import look
from nap_desktop.ui.word.export_choice import FORMATS, suggested_name
from nap_desktop.ui.word.export_dialog import ExportChoice, ExportDialog, ExportOffer

DAY = datetime.date(2026, 11, 24)
EVERYTHING = ExportOffer(
    profiles=(("full", "Full draft"), ("decree", "Annex to a decree")),
    languages=(("en", "English"), ("fr", "français")),
    formats=FORMATS,
    letterheads=(),
    libreoffice=True,
)


def named(title: str) -> str:
    plan = Plan.empty()
    return suggested_name(apply_all(plan, edits.set_field(plan, plan.root, "title", title)), DAY)


def dialog(
    qtbot: Any, target: Path, offer: ExportOffer | None = None, **given: Any
) -> ExportDialog:
    made = ExportDialog(ExportChoice(target, **given), offer=offer)
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


def test_each_field_has_a_name_and_a_key(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx", offer=EVERYTHING)

    for field in (made.profile, made.language, made.format, made.letterhead, made.label):
        assert field.accessibleName() and field.isVisible()
    captions = [label.text() for label in made.findChildren(QLabel) if "&" in label.text()]
    buttons = [made.act_button.text(), made.dated.text(), made.target_field.browse.text()]
    keys = [text[text.index("&") + 1].lower() for text in (*captions, *buttons)]
    assert len(keys) == len(set(keys))


def test_what_there_is_to_choose_is_chosen(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx", offer=EVERYTHING)

    made.profile.setCurrentIndex(1)
    made.language.setCurrentIndex(1)
    made.format.setCurrentIndex(1)
    made.by_libreoffice.setChecked(True)

    choice = made.choice
    assert (choice.profile, choice.lang, choice.format) == ("decree", "fr", "pdf")
    assert choice.by_libreoffice and choice.target == tmp_path / "plan.pdf"


def test_what_is_not_offered_is_not_asked(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx", offer=ExportOffer(formats=("docx", "pdf")))

    for field in (made.profile, made.language, made.letterhead, made.by_libreoffice):
        assert not field.isVisible()
    made.format.setCurrentIndex(1)
    assert not made.by_libreoffice.isVisible()


def test_libreoffice_is_only_for_pdf(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx", offer=EVERYTHING, by_libreoffice=True)
    assert not made.by_libreoffice.isVisible() and not made.choice.by_libreoffice

    made.format.setCurrentIndex(1)

    assert made.by_libreoffice.isVisible() and made.choice.by_libreoffice


def test_a_letterhead_is_chosen_and_checked(qtbot: Any, tmp_path: Path) -> None:
    recent = tmp_path / "ministry.docx"
    made = ExportDialog(
        ExportChoice(tmp_path / "plan.docx"),
        offer=ExportOffer(letterheads=(recent,)),
        letterhead=lambda path: f"{path.stem} lacks a font.",
    )
    qtbot.addWidget(made)
    made.show()
    assert made.choice.letterhead is None and made.letterhead_note.isHidden()

    made.letterhead.setCurrentIndex(1)
    made.letterhead.activated.emit(1)

    assert made.choice.letterhead == recent
    assert "lacks a font" in made.letterhead_note.text.text()


def test_it_tells_what_leaves_and_what_stays(qtbot: Any, tmp_path: Path) -> None:
    made = dialog(qtbot, tmp_path / "plan.docx", offer=EVERYTHING)

    for word in ("private notes", "comments", "history", "the text", "list of bodies"):
        assert word in made.leaving.text
    made.format.setCurrentIndex(2)
    assert "the text" not in made.leaving.text and "private notes" in made.leaving.text


def test_a_file_that_is_open_in_word_is_told_and_another_name_offered(
    qtbot: Any, tmp_path: Path
) -> None:
    (tmp_path / "plan.docx").touch()
    (tmp_path / "~$an.docx").touch()
    made = dialog(qtbot, tmp_path / "plan.docx")
    assert "open in another program" in made.warning.text.text()

    made.target_field.other.click()

    assert made.choice.target == tmp_path / "plan (2).docx"
    assert made.warning.isHidden() and not made.target_field.other.isVisible()


def test_the_preview_follows_the_choice(qtbot: Any, tmp_path: Path, sample: Plan) -> None:
    asked: list[ExportChoice] = []

    def make(choice: ExportChoice) -> Document:
        asked.append(choice)
        return composed(sample, Wish(draft_label=choice.draft_label))

    made = ExportDialog(
        ExportChoice(tmp_path / "plan.docx"), offer=ExportOffer(formats=FORMATS), preview=make
    )
    qtbot.addWidget(made)
    made.show()
    assert made.preview is not None
    qtbot.waitUntil(lambda: made.preview.pages.count > 0, timeout=10_000)

    with qtbot.waitSignal(made.preview.shown, timeout=10_000):
        made.label.setText("Third draft")
    assert asked[-1].draft_label == "Third draft"

    made.format.setCurrentIndex(2)
    assert made.preview.pages.count == 0
    made.reject()


def test_it_fits_small_screens_and_large_letters(qtbot: Any, tmp_path: Path, sample: Plan) -> None:
    for scale in (1.0, 1.5):
        look().show("light", scale)
        made = ExportDialog(
            ExportChoice(tmp_path / "plan.docx"),
            offer=EVERYTHING,
            preview=lambda _: composed(sample),
        )
        qtbot.addWidget(made)
        hint = made.minimumSizeHint()
        assert hint.width() <= 1024 and hint.height() <= 700, (scale, hint)
        made.reject()
    look().show("light", 1.0)
